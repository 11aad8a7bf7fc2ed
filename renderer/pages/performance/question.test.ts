import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partnerTypes, tiers } from "../../../electron/domain/partner.ts";
import {
  comparisons,
  filterOf,
  measures,
  plainQuestion,
  rangeOf,
  readQuestion,
  spans,
  stepFor,
  steps,
  unfiltered,
  writeQuestion,
} from "./question.ts";

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const anyQuestion = fc.record({
  span: fc.constantFrom(...spans),
  from: orNull(fc.constantFrom("2026-01-01", "2024-02-29")),
  to: orNull(fc.constantFrom("2026-12-31")),
  compare: orNull(fc.constantFrom(...comparisons)),
  programId: orNull(fc.nat()),
  client: orNull(fc.nat()),
  type: orNull(fc.constantFrom(...partnerTypes)),
  tier: orNull(fc.constantFrom(...tiers)),
  tag: orNull(fc.string({ minLength: 1, unit: "grapheme" }).filter((tag) => tag !== "none")),
  currency: orNull(fc.constantFrom("EUR", "JPY")),
  measure: fc.constantFrom(...measures),
  by: orNull(fc.constantFrom(...steps)),
  view: orNull(fc.nat()),
});

test("a question comes back from its address, whatever a tag is called", () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const address = writeQuestion(question);
      expect(address).toMatch(/^[\w&=~!'()*-]+$/);
      expect(readQuestion(address)).toEqual({ ...question });
    }),
  );
});

test("an address of nonsense is the plain question", () => {
  expect(readQuestion("")).toEqual(plainQuestion);
  expect(readQuestion("span=ever&from=2026-13-01&tier=Z&programId=-1&currency=euro&tag=~E0~A4")).toEqual(
    plainQuestion,
  );
  expect(readQuestion("compare=none").compare).toBeNull();
});

describe("the days of a period", () => {
  const days = (span: (typeof spans)[number], today = "2026-11-23") =>
    rangeOf({ span, from: null, to: null }, today, "2026-10-31");
  test.each([
    ["last7", "2026-10-25", "2026-10-31"],
    ["last90", "2026-08-03", "2026-10-31"],
    ["thisMonth", "2026-11-01", "2026-11-23"],
    ["lastMonth", "2026-10-01", "2026-10-31"],
    ["thisQuarter", "2026-10-01", "2026-11-23"],
    ["thisYear", "2026-01-01", "2026-11-23"],
  ] as const)("%s", (span, from, to) => {
    expect(days(span)).toEqual({ from, to });
  });
  test("in January the month before is December", () => {
    expect(days("lastMonth", "2026-01-31")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
    expect(days("thisQuarter", "2026-01-31")).toEqual({ from: "2026-01-01", to: "2026-01-31" });
  });
  test("two days of one's own", () => {
    const between = { span: "between", from: "2026-02-01", to: "2026-02-28" } as const;
    expect(rangeOf(between, "2026-11-23", "2026-10-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  });
});

test("a long period is shown in longer steps", () => {
  expect(stepFor({ from: "2026-10-01", to: "2026-10-31" })).toBe("day");
  expect(stepFor({ from: "2026-08-03", to: "2026-10-31" })).toBe("week");
  expect(stepFor({ from: "2025-11-01", to: "2026-10-31" })).toBe("month");
});

test("only filters that are set are asked for", () => {
  expect(filterOf(plainQuestion)).toEqual({});
  const question = { ...plainQuestion, programId: 3, tag: "fashion" };
  expect(filterOf(question)).toEqual({ programId: 3, tag: "fashion" });
  expect(filterOf(unfiltered(question))).toEqual({});
});
