import { expect, test } from "vitest";
import { remindersOf } from "./remembered.ts";

const row = (id: number, slot: string, dueAt: number, firedAt: number | null = null) => ({
  id,
  slot,
  dueAt,
  firedAt,
  outcome: firedAt === null ? null : "shown",
  snoozedTo: null,
});

test("each definition has its row, one asked for later stands by itself, in the order of moments", () => {
  const list = remindersOf(
    [{ before: 15 }, { days: 1, time: "09:00" }],
    [row(1, "days:1@09:00", 100, 101), row(2, "snooze:7:50", 150), row(3, "before:15", 200)],
  );
  expect(list.map(({ at, place, waitsFor, firedAt }) => [at, place, waitsFor, firedAt])).toEqual([
    [100, 1, null, 101],
    [150, null, 150, null],
    [200, 0, 200, null],
  ]);
});

test("a definition that came and waits again can be taken away once, at the one that waits", () => {
  const list = remindersOf([{ before: 15 }], [row(1, "before:15", 100, 101), row(2, "before:15", 300)]);
  expect(list.map(({ place }) => place)).toEqual([null, 0]);
});

test("a definition without a moment stands last and waits for nothing", () => {
  const [only] = remindersOf([{ before: 15 }], []);
  expect(only).toMatchObject({ place: 0, waitsFor: null, firedAt: null });
});
