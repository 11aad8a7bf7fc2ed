// Slots and alternatives of the example's texts.
import { describe, expect, test } from "vitest";
import { seeded } from "./random.ts";
import { fillSlots, freshText, slotsOf } from "./slots.ts";

const fill = (text: string, slots: Record<string, string> = {}): string => fillSlots(text, slots, seeded(1));

describe("fillSlots", () => {
  test("takes one of the alternatives and puts the values in", () => {
    expect(["Sent a pack.", "Posted a pack."]).toContain(fill("[Sent|Posted] a {thing}.", { thing: "pack" }));
  });
  test("a slot may stand inside an alternative", () => {
    expect(fill("[{a}|{a}]", { a: "Same" })).toBe("Same");
  });
  test("says 'an' before a vowel and begins with a capital", () => {
    expect(fill("a {thing}", { thing: "oat cleanser" })).toBe("An oat cleanser");
  });
  test("a slot without a value is a mistake", () => {
    expect(() => fill("{nothing}")).toThrow(/nothing/);
  });
  test("names its slots", () => {
    expect(slotsOf("{a} and [{b}|c]")).toEqual(["a", "b"]);
  });
});

test("freshText uses every alternative before it repeats one", () => {
  const used = new Map<string, number>();
  const random = seeded(3);
  const said = Array.from({ length: 3 }, () => freshText(["[one|two|three]"], {}, random, used));
  expect(new Set(said).size).toBe(3);
});
