import { expect, test } from "vitest";
import { isReplaced } from "./rounds.ts";

test("an offer without an answer is replaced by a later one of the same side alone", () => {
  const rounds = [
    { by: "them", answer: "countered" },
    { by: "us", answer: null },
    { by: "us", answer: null },
    { by: "them", answer: null },
  ] as const;
  expect(rounds.map((_, at) => isReplaced(rounds, at))).toEqual([false, true, false, false]);
});
