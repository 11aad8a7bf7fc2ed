// Exactly one source counts for each partner and day, whatever was imported and in whichever order.
import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { CLICK_NUMBERS, counting, statusAt, type OrderDay, type Period, type Piece } from "./counting.ts";
import { summaryNumbers } from "./record.ts";

const VALUE = statusAt("approved") + 1;

const numbers = (clicks: number, value: number): number[] =>
  summaryNumbers.map((name) => (name === "clicks" ? clicks : name === "approvedValue" ? value : 0));
const piece = (from: number, to: number, value: number, more: Partial<Piece> = {}): Piece => ({
  from,
  to,
  kind: 1,
  batch: 1,
  numbers: numbers(value * 10, value),
  ...more,
});
const order = (day: number, value: number): OrderDay => ({ day, numbers: numbers(0, value) });

/** What counts in all: pieces by their bits less what is taken off, and orders. */
function totals(
  pieces: Piece[],
  orders: OrderDay[] = [],
  complete: Period[] = [],
  covered = new Map<number, Period[]>(),
) {
  const { counts, orders: days, less } = counting(pieces, orders, complete, covered);
  let clicks = 0;
  let value = 0;
  for (const [at, { numbers: own }] of pieces.entries()) {
    if (counts[at]! & 1) clicks += own[1]! - (less[at]?.[1] ?? 0);
    if (counts[at]! & 2) value += own[VALUE]! - (less[at]?.[VALUE] ?? 0);
  }
  for (const [at, { numbers: own }] of orders.entries()) if (days[at]! > 0) value += own[VALUE]!;
  return { clicks, value, days };
}

describe("which source counts", () => {
  test("a summary alone counts whole", () => {
    expect(totals([piece(1, 31, 100)])).toMatchObject({ clicks: 1000, value: 100 });
  });

  test("an order list that is not complete never replaces a summary", () => {
    expect(totals([piece(1, 31, 100)], [order(3, 7), order(40, 5)])).toMatchObject({
      clicks: 1000,
      value: 105,
      days: [0, 2],
    });
  });

  test("complete orders count instead of the summary; its clicks stay", () => {
    const complete = [{ from: 1, to: 31 }];
    expect(totals([piece(1, 31, 100)], [order(3, 7), order(9, 80)], complete)).toMatchObject({
      clicks: 1000,
      value: 87,
      days: [1, 1],
    });
  });

  test("orders complete for some of its days leave the summary the rest", () => {
    const complete = [{ from: 1, to: 10 }];
    const pieces = [piece(1, 31, 100)];
    expect(totals(pieces, [order(3, 30)], complete).value).toBe(100);
    expect(counting(pieces, [order(3, 30)], complete, new Map()).less[0]![VALUE]).toBe(30);
  });

  test("days known finer are taken off the month, not added to it", () => {
    expect(
      totals([piece(1, 31, 100), piece(3, 3, 20, { kind: 2 }), piece(4, 4, 5, { kind: 2 })]),
    ).toMatchObject({
      clicks: 1000,
      value: 100,
    });
  });

  test("a month whose days are all known finer does not count", () => {
    const days = Array.from({ length: 31 }, (_, at) => piece(at + 1, at + 1, 4, { kind: 2 }));
    expect(totals([piece(1, 31, 100), ...days])).toMatchObject({ clicks: 31 * 40, value: 124 });
  });

  test("days on which a daily report has no row for the partner are days of nothing", () => {
    const covered = new Map([[2, [{ from: 1, to: 31 }]]]);
    expect(totals([piece(1, 31, 100), piece(7, 7, 90, { kind: 2 })], [], [], covered).value).toBe(90);
  });

  test("daily rows of a kind each count on their own day", () => {
    const covered = new Map([[1, [{ from: 1, to: 31 }]]]);
    expect(totals([piece(7, 7, 3), piece(9, 9, 4)], [], [], covered).value).toBe(7);
  });

  test("of two reports over the same period the later import counts", () => {
    expect(totals([piece(1, 31, 100), piece(1, 31, 90, { kind: 2, batch: 2 })]).value).toBe(90);
    expect(totals([piece(1, 31, 90, { kind: 2, batch: 2 }), piece(1, 31, 100)]).value).toBe(90);
  });

  test("parts of one report over one period are added", () => {
    expect(totals([piece(1, 31, 60), piece(1, 31, 40)]).value).toBe(100);
    expect(totals([piece(1, 31, 60), piece(1, 31, 40), piece(3, 3, 70, { kind: 2 })]).value).toBe(100);
  });

  test("more is never taken off than a longer report has", () => {
    expect(totals([piece(1, 31, 100), piece(3, 3, 120, { kind: 2 })]).value).toBe(120);
  });

  test("a period that overlaps a shorter one does not count, and is not split", () => {
    expect(totals([piece(1, 20, 100), piece(15, 40, 90, { kind: 2 })]).value).toBe(100);
  });
});

/** Periods of a tree: days, weeks of 7 and one month of 28 days. */
const periods: Period[] = [
  { from: 0, to: 27 },
  ...[0, 7, 14, 21].map((from) => ({ from, to: from + 6 })),
  ...Array.from({ length: 28 }, (_, day) => ({ from: day, to: day })),
];
const world = record({
  pieces: shuffledSubarray(periods).chain((chosen) =>
    array(integer({ min: 1, max: 50 }), { minLength: chosen.length, maxLength: chosen.length }).map(
      (values) =>
        chosen.map((period, at) =>
          piece(period.from, period.to, values[at]!, { kind: period.to - period.from }),
        ),
    ),
  ),
  orders: array(record({ day: integer({ min: 0, max: 27 }), value: integer({ min: 1, max: 50 }) }), {
    maxLength: 6,
  }),
  complete: constantFrom<Period[]>([], [{ from: 0, to: 27 }], [{ from: 0, to: 6 }], [{ from: 5, to: 9 }]),
});

describe("for any reports", () => {
  test("the order in which they were imported changes nothing", () => {
    assert(
      property(world, ({ pieces, orders, complete }) => {
        const days = orders.map(({ day, value }) => order(day, value));
        const there = totals(pieces, days, complete);
        const back = totals(pieces.toReversed(), days.toReversed(), complete);
        expect([back.clicks, back.value]).toEqual([there.clicks, there.value]);
      }),
    );
  });

  test("what counts in a period is at least its finest sources and at most all of its sources", () => {
    assert(
      property(world, ({ pieces }) => {
        const longest = Math.max(
          0,
          ...pieces.filter(({ from, to }) => from === 0 && to === 27).map(({ numbers: own }) => own[VALUE]!),
        );
        const days = pieces
          .filter(({ from, to }) => from === to)
          .reduce((sum, { numbers: own }) => sum + own[VALUE]!, 0);
        const all = pieces.reduce((sum, { numbers: own }) => sum + own[VALUE]!, 0);
        const { value } = totals(pieces);
        expect(value).toBeGreaterThanOrEqual(days);
        expect(value).toBeLessThanOrEqual(all);
        // With one day left to it the longest report still says what the whole comes to, unless the finer ones say more.
        if (pieces.some(({ from, to }) => from === 0 && to === 27) && daysOwned(pieces) < 28)
          expect(value).toBeGreaterThanOrEqual(longest);
      }),
    );
  });

  test("orders of complete days count all, and summaries' orders of those days not at all", () => {
    assert(
      property(world, ({ pieces, orders }) => {
        const days = orders.map(({ day, value }) => order(day, value));
        const { value } = totals(pieces, days, [{ from: 0, to: 27 }]);
        expect(value).toBe(orders.reduce((sum, each) => sum + each.value, 0));
      }),
    );
  });
});

/** Days of the month that shorter reports have. */
const daysOwned = (pieces: readonly Piece[]): number =>
  new Set(
    pieces
      .filter(({ from, to }) => to - from < 27)
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
  ).size;

test("clicks stand first among the numbers", () => {
  expect(summaryNumbers.slice(0, CLICK_NUMBERS)).toEqual(["impressions", "clicks", "uniqueClicks"]);
  expect(summaryNumbers[statusAt("declined")]).toBe("declinedOrders");
});
