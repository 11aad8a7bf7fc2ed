// What is due under terms: worked numbers to the cent, and what must hold of any orders.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, minorUnit } from "../amount.ts";
import { numberOfDay } from "../reports/dayNumber.ts";
import { payout, type PayoutWindow } from "./payout.ts";
import type { Orders } from "./rows.ts";
import { parseTerms, type Terms } from "./terms.ts";

const EUR = 100_000;
const day = numberOfDay;
const quarter = { from: day("2026-07-01"), to: day("2026-09-30") };
const terms = (more: Partial<Terms>): Terms =>
  parseTerms({ currency: "EUR", basis: "percent", rateBp: 800, ...more });
const text = (units: bigint) => amountText(units, "EUR");

/** `count` orders of one value, spread over a quarter. */
const alike = (count: number, value = 60 * EUR): Orders => ({
  day: Array.from({ length: count }, (_, at) => quarter.from + (at % 90)),
  value: Array.from({ length: count }, () => value),
});
const tiers = (mode: "marginal" | "retroactive", by: "orders" | "value" = "orders", from = "500") =>
  terms({ tiers: { by, per: "quarter", mode, steps: [{ from, rateBp: 1000 }] } });
const due = (given: Terms, orders: Orders, window: PayoutWindow = quarter) =>
  text(payout(given, orders, window).total);

describe("worked numbers", () => {
  test("8 % to 500 orders, 10 % above, on 720 orders of 60.00", () => {
    expect(due(tiers("marginal"), alike(720))).toBe("3720.00");
    expect(due(tiers("retroactive"), alike(720))).toBe("4320.00");
    expect(due(terms({}), alike(720))).toBe("3456.00");
  });
  test("500 begins with the 501st order; the highest step must be exceeded", () => {
    expect(
      payout(tiers("marginal"), alike(501), quarter).due.filter((each) => each === 600_000n),
    ).toHaveLength(1);
    expect(due(tiers("retroactive"), alike(500))).toBe("2400.00");
    expect(due(tiers("retroactive"), alike(501))).toBe("3006.00");
  });
  test("a step by value splits an order across it", () => {
    // 100.00 at 8 % and 20.00 at 10 %: the second order of 60.00 is split 40.00 / 20.00.
    expect(payout(tiers("marginal", "value", "100.00"), alike(2), quarter).due).toEqual([480_000n, 520_000n]);
  });
  test("an amount for each order is split in the same shares", () => {
    const given = terms({
      basis: "perSale",
      rateBp: undefined,
      perAction: "6.00",
      tiers: { by: "value", per: "month", mode: "marginal", steps: [{ from: "90.00", perAction: "9.00" }] },
    });
    expect(
      payout(given, { day: [quarter.from, quarter.from], value: [60 * EUR, 60 * EUR] }, quarter).due,
    ).toEqual([600_000n, 750_000n]);
  });
  test("tiers begin anew with each calendar period", () => {
    const given = terms({
      tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "1", rateBp: 1000 }] },
    });
    const orders = {
      day: ["2026-07-30", "2026-07-31", "2026-08-01", "2026-08-02"].map(day),
      value: [EUR, EUR, EUR, EUR],
    };
    expect(payout(given, orders, quarter).due).toEqual([8_000n, 10_000n, 8_000n, 10_000n]);
  });
  test("orders before the window count for its tiers and caps, and nothing is due for them", () => {
    const half = { from: day("2026-08-15"), to: day("2026-09-30") };
    const whole = payout(tiers("marginal"), alike(720), quarter);
    const { due: parts, commission } = payout(tiers("marginal"), alike(720), half);
    const inHalf = (at: number) => quarter.from + (at % 90) >= half.from;
    expect(parts).toEqual(whole.due.map((each, at) => (inHalf(at) ? each : 0n)));
    expect(commission).toBeLessThan(whole.commission);
  });
  test("declined orders earn nothing and do not count; pending ones count", () => {
    const orders = { ...alike(720), status: Array.from({ length: 720 }, (_, at) => (at < 220 ? 3 : at % 3)) };
    const { orders: counted, value, total } = payout(tiers("retroactive"), orders, quarter);
    expect([counted, text(value), text(total)]).toEqual([500, "30000.00", "2400.00"]);
  });
  test("a correction without its order takes its share back and is no order", () => {
    const orders = { day: [quarter.from, quarter.from], value: [60 * EUR, -10 * EUR] };
    const { due, orders: counted } = payout(terms({ basis: "hybrid", perAction: "1.00" }), orders, quarter);
    expect([due, counted]).toEqual([[580_000n, -80_000n], 1]);
  });
  test("each order is rounded half away from zero to 1/100,000", () => {
    const orders = { day: [0, 0, 0, 0].map(() => quarter.from), value: [6, 7, -6, -7], at: [0, 1, 2, 3] };
    expect(payout(terms({ rateBp: 750 }), orders, quarter).due).toEqual([0n, 1n, 0n, -1n]);
    expect(payout(terms({ rateBp: 2500 }), { day: [quarter.from], value: [2] }, quarter).due).toEqual([1n]);
  });
  test("or to whole cents, once, where a network pays them", () => {
    const paid = (value: number, rateBp: number, currency = "EUR") =>
      payout(
        terms({ rateBp, currency }),
        { day: [quarter.from], value: [value] },
        { ...quarter, unit: minorUnit(currency) },
      ).due[0];
    expect([paid(59.99 * EUR, 800), paid(-59.99 * EUR, 800)]).toEqual([480_000n, -480_000n]);
    // 4.794995: to 1/100,000 first it would be 4.79500, and then 4.80.
    expect(paid(9_589_990, 500)).toBe(479_000n);
    expect(paid(12_345 * EUR, 333, "JPY")).toBe(41_100_000n);
    const counts = { day: [quarter.from], count: [333] };
    const each = parseTerms({ currency: "EUR", basis: "perMille", perAction: "2.00" });
    expect(payout(each, alike(0), { ...quarter, impressions: counts, unit: 1_000 }).total).toBe(67_000n);
  });
  test("values near the largest stay exact", () => {
    const orders = { day: [quarter.from], value: [8_999_999_999_999_999] };
    expect(payout(terms({ rateBp: 3333 }), orders, quarter).due).toEqual([2_999_700_000_000_000n]);
    const large = terms({ basis: "hybrid", rateBp: 10_000, perAction: "90000000000.00" });
    expect(payout(large, orders, quarter).due).toEqual([17_999_999_999_999_999n]);
  });
  test("days of which only sums are known are split by their orders", () => {
    const days = {
      day: [quarter.from, quarter.from + 1],
      value: [24_000 * EUR, 19_200 * EUR],
      orders: [400, 320],
    };
    expect(due(tiers("marginal"), days)).toBe("3720.00");
    expect(due(tiers("retroactive"), days)).toBe("4320.00");
    expect(due(terms({ cap: { by: "orders", atMost: "500", per: "quarter" } }), days)).toBe("2400.00");
  });
});

describe("the parts beside the rate", () => {
  const none: Orders = { day: [], value: [] };
  test("a cap of orders pays the first, one of commission cuts in order of time", () => {
    expect(due(terms({ cap: { by: "orders", atMost: "700", per: "quarter" } }), alike(720))).toBe("3360.00");
    const { due: parts } = payout(
      terms({ cap: { by: "commission", atMost: "12.00", per: "month" } }),
      alike(3),
      quarter,
    );
    expect(parts).toEqual([480_000n, 480_000n, 240_000n]);
  });
  test.each([
    ["once", "500.00", quarter, "500.00"],
    ["month", "300.00", quarter, "900.00"],
    ["quarter", "900.00", quarter, "900.00"],
    ["quarter", "920.00", { from: day("2026-07-01"), to: day("2026-07-10") }, "100.00"],
    ["year", "365.00", { from: day("2026-12-22"), to: day("2027-01-10") }, "20.00"],
    ["once", "500.00", { ...quarter, once: false }, "0.00"],
  ] as const)("a flat fee per %s of %s", (per, amount, window, expected) => {
    expect(due(terms({ flat: { amount, per, viaNetwork: false } }), none, window)).toBe(expected);
  });
  test("a bonus is due on the day that reaches the goal, once in each period", () => {
    const bonus = { amount: "100.00", when: { by: "orders", atLeast: "2", per: "month" } } as const;
    const orders = {
      day: ["2026-07-01", "2026-07-31", "2026-08-15", "2026-09-01", "2026-09-02"].map(day),
      value: [0, 0, 0, 0, 0],
    };
    const { bonus: sum, months } = payout(terms({ bonus }), orders, quarter);
    expect([text(sum), months.map((month) => text(month.bonus))]).toEqual([
      "200.00",
      ["100.00", "0.00", "100.00"],
    ]);
  });
  test("a bonus that a correction took away again is not due", () => {
    const bonus = { amount: "100.00", when: { by: "value", atLeast: "50.00", per: "month" } } as const;
    const orders = { day: [quarter.from, quarter.from + 1], value: [50 * EUR, -EUR] };
    expect(payout(terms({ bonus }), orders, quarter).bonus).toBe(0n);
  });
  test("clicks, impressions and leads", () => {
    const counts = { day: [quarter.from, quarter.from + 40], count: [1500, 2500] };
    const each = (basis: Terms["basis"], perAction: string) =>
      parseTerms({
        currency: "EUR",
        basis,
        perAction,
        cap: { by: "commission", atMost: "700.00", per: "month" },
      });
    const all = { ...quarter, clicks: counts, impressions: counts, leads: counts };
    expect(due(each("perClick", "0.25"), alike(2), all)).toBe("1000.00");
    expect(due(each("perMille", "2.00"), alike(2), all)).toBe("8.00");
    expect(due(each("perLead", "0.10"), alike(2), all)).toBe("400.00");
    expect(due(each("perLead", "5.00"), alike(2))).toBe("10.00");
    expect(payout(each("perClick", "0.25"), alike(2), all).parts).toMatchObject({
      clicks: 100_000_000n,
      orders: 0n,
    });
  });
});

const someOrders = fc.array(
  fc.record({
    day: fc.integer({ min: day("2026-01-01"), max: day("2026-12-31") }),
    value: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 * EUR })),
    status: fc.constantFrom(0, 1, 2, 3),
  }),
  { maxLength: 60 },
);
type Row = { day: number; value: number; status: number };
const columns = (rows: readonly Row[]): Orders => ({
  day: rows.map((row) => row.day),
  value: rows.map((row) => row.value),
  status: rows.map((row) => row.status),
});
const rates = fc
  .array(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 4 })
  .map((all) => all.toSorted((a, b) => a - b));
const per = fc.constantFrom("month", "quarter", "year" as const);
/** Terms whose tiers rise. */
const risingTerms = (mode: "marginal" | "retroactive") =>
  fc
    .tuple(rates, fc.constantFrom("orders", "value" as const), per, per, fc.boolean(), fc.boolean())
    .map(([[own, ...more], by, tierPer, capPer, isHybrid, isCapped]): Terms =>
      parseTerms({
        currency: "EUR",
        basis: isHybrid ? "hybrid" : "percent",
        ...(isHybrid && { perAction: "1.50" }),
        rateBp: own,
        tiers: {
          by,
          per: tierPer,
          mode,
          steps: more.map((rateBp, at) => ({
            from: by === "orders" ? String(at * 3 + 2) : `${at * 250 + 100}.50`,
            rateBp,
          })),
        },
        ...(isCapped && { cap: { by: "commission", atMost: "75.00", per: capPer } }),
        bonus: { amount: "20.00", when: { by, atLeast: "7", per: tierPer } },
      }),
    );
const anyTerms = fc.oneof(risingTerms("marginal"), risingTerms("retroactive"));
const year = { from: day("2026-01-01"), to: day("2026-12-31") };

describe("of any orders", () => {
  test("pay-out never falls as orders rise", () => {
    fc.assert(
      fc.property(anyTerms, someOrders, someOrders, (given, rows, more) => {
        const before = payout(given, columns(rows), year).total;
        expect(payout(given, columns([...rows, ...more]), year).total).toBeGreaterThanOrEqual(before);
      }),
    );
  });
  test("marginal is never more than retroactive where steps rise", () => {
    fc.assert(
      fc.property(risingTerms("marginal"), someOrders, (given, rows) => {
        const retroactive = parseTerms({ ...given, tiers: { ...given.tiers, mode: "retroactive" } });
        const orders = columns(rows);
        expect(payout(given, orders, year).commission).toBeLessThanOrEqual(
          payout(retroactive, orders, year).commission,
        );
      }),
    );
  });
  test("splitting the list at the end of a period changes nothing", () => {
    fc.assert(
      fc.property(anyTerms, someOrders, (given, rows) => {
        const monthly = parseTerms({
          ...given,
          tiers: given.tiers && { ...given.tiers, per: "quarter" },
          bonus: given.bonus && { ...given.bonus, when: { ...given.bonus.when, per: "month" } },
          cap: given.cap && { ...given.cap, per: "month" },
          flat: { amount: "100.01", per: "year", viaNetwork: false },
        });
        const edge = day("2026-06-30");
        const first = columns(rows.filter((row) => row.day <= edge));
        const second = columns(rows.filter((row) => row.day > edge));
        const whole = payout(monthly, columns(rows), year);
        const a = payout(monthly, first, { from: year.from, to: edge });
        const b = payout(monthly, second, { from: edge + 1, to: year.to });
        expect(a.total + b.total).toBe(whole.total);
        expect([...a.months, ...b.months]).toEqual(whole.months);
      }),
    );
  });
  test("how the list is sorted changes nothing beyond time", () => {
    fc.assert(
      fc.property(
        anyTerms,
        someOrders.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        (given, [rows, shuffled]) => {
          expect(payout(given, columns(shuffled), year).months).toEqual(
            payout(given, columns(rows), year).months,
          );
        },
      ),
    );
  });
  test("one step at 0 is the plain rate", () => {
    fc.assert(
      fc.property(
        someOrders,
        fc.constantFrom("orders", "value" as const),
        fc.constantFrom("marginal", "retroactive" as const),
        (rows, by, mode) => {
          const given = terms({
            rateBp: 300,
            tiers: { by, mode, per: "month", steps: [{ from: "0", rateBp: 900 }] },
          });
          expect(payout(given, columns(rows), year).due).toEqual(
            payout(terms({ rateBp: 900 }), columns(rows), year).due,
          );
        },
      ),
    );
  });
  test("the whole is the sum of its parts, by order and by month", () => {
    fc.assert(
      fc.property(anyTerms, someOrders, (given, rows) => {
        const found = payout(given, columns(rows), year);
        const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);
        expect(sum(found.due)).toBe(found.commission);
        expect(sum(Object.values(found.parts))).toBe(found.commission);
        expect(sum(found.months.map((month) => month.total))).toBe(found.total);
        expect(found.total).toBe(found.commission + found.flat + found.bonus);
      }),
    );
  });
});
