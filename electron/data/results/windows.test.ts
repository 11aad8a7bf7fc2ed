// Ranges of days as months and days: whichever way, they are the same days.
import { assert, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { monthEnd, monthOfDay, monthStart, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { monthsAndDays, signedMonthsAndDays } from "./windows.ts";

const start = numberOfDay("2023-11-01");

/** How often each day is counted. */
function counted({ months, days }: ReturnType<typeof signedMonthsAndDays>): Map<number, number> {
  const times = new Map<number, number>();
  const add = (from: number, to: number, sign: number) => {
    for (let day = from; day <= to; day++) times.set(day, (times.get(day) ?? 0) + sign);
  };
  if (months)
    for (let month = months.from; month <= months.to; month++) add(monthStart(month), monthEnd(month), 1);
  for (const { from, to, sign } of days) add(from, to, sign);
  return new Map([...times].filter(([, count]) => count !== 0));
}

test.each([
  ["months and days", monthsAndDays],
  ["months less days", signedMonthsAndDays],
])("%s are the days asked for, each once", (_, split) => {
  assert(
    property(nat(500), nat(500), (first, length) => {
      const [from, to] = [start + first, start + first + length];
      const days = counted(split(from, to));
      expect([...days.values()].every((count) => count === 1)).toBe(true);
      expect([...days.keys()].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: length + 1 }, (_each, at) => from + at),
      );
    }),
  );
});

test("no more than half of a month is read by day at either end", () => {
  const { days } = signedMonthsAndDays(numberOfDay("2024-01-03"), numberOfDay("2024-03-28"));
  expect(days.map(({ from, to, sign }) => (to - from + 1) * sign)).toEqual([-2, -3]);
  expect(
    days.every(({ from }) => [0, 2].includes(monthOfDay(from) - monthOfDay(numberOfDay("2024-01-01")))),
  ).toBe(true);
});
