// The worked fixture of the definitions, to the cent, and what must hold of any sums.
import { assert, bigInt, constantFrom, integer, property, record, type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { amountUnits } from "../amount.ts";
import { fee4Of, margin4Of, moneyOn, priced, type Fee } from "./fee.ts";
import { nothing, partnerEpc, plus, shown, type Sums } from "./totals.ts";

const EUR = 100_000n;

/** 90 days, 40,000 clicks, 800 orders of which 80 reversed, AOV 60.00: commission at a rate in basis points. */
const ninetyDays = (rateBp: bigint): Sums =>
  priced(
    {
      ...nothing("EUR"),
      clicks: 40_000n,
      approvedOrders: 720n,
      approvedValue: 43_200n * EUR,
      approvedCommission: (43_200n * EUR * rateBp) / 10_000n,
      declinedOrders: 80n,
      declinedValue: 4_800n * EUR,
    },
    { marginBp: 3500, networkFee: { kind: "percentOfCommission", value: 3000 } },
  );

describe("the worked fixture", () => {
  test("at 8 %", () => {
    expect(shown(ninetyDays(800n))).toMatchObject({
      orders: 720,
      value: "43200.00",
      commission: "3456.00",
      networkFee: "1036.80",
      cost: "4492.80",
      crBp: 180,
      aov: "60.00",
      epc: "0.0864",
      effectiveRateBp: 800,
      roas: "9.6154",
      roiBp: 23_654,
      ecpa: "6.24",
      reversalBp: 1000,
      decidedBp: 10_000,
      ctrBp: null,
    });
  });

  test("the offer: 10 % and 500.00 paid directly, without a fee on it", () => {
    const flat = 500n * EUR;
    const offer = ninetyDays(1000n);
    expect(shown(offer, flat)).toMatchObject({
      value: "43200.00",
      commission: "4320.00",
      networkFee: "1296.00",
      cost: "6116.00",
      roas: "7.0634",
      roiBp: 14_722,
    });
    expect(partnerEpc(offer, flat)).toBe("0.1205");
    expect(amountUnits(shown(offer, flat).cost)! - amountUnits(shown(ninetyDays(800n)).cost)!).toBe(
      amountUnits("1623.20"),
    );
  });
});

test("nothing is said of nothing", () => {
  const none = shown(nothing("JPY"));
  expect(none).toMatchObject({ clicks: 0, orders: 0, value: "0", cost: "0" });
  const { ctrBp, crBp, aov, epc, effectiveRateBp, roas, roiBp, ecpa, reversalBp, decidedBp } = none;
  expect([ctrBp, crBp, aov, epc, effectiveRateBp, roas, roiBp, ecpa, reversalBp, decidedBp]).toEqual(
    Array(10).fill(null),
  );
});

test("pending counts as an order and in what is expected, never in the reversal rate or the cost of an approved order", () => {
  const some = {
    ...nothing("EUR"),
    pendingOrders: 50n,
    approvedOrders: 20n,
    paidOrders: 10n,
    declinedOrders: 10n,
  };
  const money = { pendingCommission: 50n * EUR, approvedCommission: 30n * EUR, declinedCommission: 7n * EUR };
  expect(shown({ ...some, ...money })).toMatchObject({
    orders: 80,
    commission: "80.00",
    cost: "80.00",
    reversalBp: 2500,
    ecpa: "2.66667",
    decidedBp: 4444,
    declinedCommission: "7.00",
  });
});

test("by less than nothing nothing is divided: a correction whose order is not there", () => {
  const alone = { ...nothing("EUR"), approvedValue: -500n * EUR, approvedCommission: -40n * EUR };
  expect(shown(alone)).toMatchObject({
    value: "-500.00",
    cost: "-40.00",
    effectiveRateBp: null,
    roas: null,
    roiBp: null,
    ecpa: null,
  });
});

test("where a part has no margin, the whole has no ROI; two currencies are never added", () => {
  const unknown = priced({ ...nothing("EUR"), approvedValue: EUR, approvedCommission: EUR }, null);
  expect(shown(unknown)).toMatchObject({ networkFee: "0.00", cost: "1.00", roas: "1.0000", roiBp: null });
  expect(shown(plus(unknown, ninetyDays(800n))).roiBp).toBeNull();
  const idle = priced({ ...nothing("EUR"), clicks: 5n }, null);
  expect(shown(plus(idle, ninetyDays(800n))).roiBp).toBe(23_654);
  expect(() => plus(nothing("EUR"), nothing("USD"))).toThrow("EUR and USD");
});

const amount = bigInt({ min: -(10n ** 12n), max: 10n ** 15n });
const count = bigInt({ min: 0n, max: 10n ** 9n });
const someRows = record({
  pendingOrders: count,
  approvedOrders: count,
  paidOrders: count,
  declinedOrders: count,
  pendingValue: amount,
  approvedValue: amount,
  paidValue: amount,
  declinedValue: amount,
  pendingCommission: amount,
  approvedCommission: amount,
  paidCommission: amount,
  declinedCommission: amount,
  clicks: count,
}).map((rows) => ({ ...nothing("EUR"), ...rows }));
const someFee: Arbitrary<Fee> = record({
  kind: constantFrom("percentOfCommission", "percentOfSales", "perOrder"),
  value: integer({ min: 0, max: 10_000 }),
});
/** The units of decimal text beyond what a single amount may be. */
const unitsOf = (text: string): bigint => {
  const [whole, part = ""] = text.split(".");
  return BigInt(`${whole}${part.padEnd(5, "0")}`);
};

describe("fees and margins", () => {
  test("of a sum are the sum of those of its parts, so that rollups may be added in any order", () => {
    assert(
      property(someRows, someRows, someFee, integer({ min: 0, max: 10_000 }), (a, b, fee, margin) => {
        const both = plus(a, b);
        expect(fee4Of(both, fee)).toBe(fee4Of(a, fee) + fee4Of(b, fee));
        expect(margin4Of(both, margin)).toBe(margin4Of(a, margin) + margin4Of(b, margin));
      }),
    );
  });

  test("do not depend on what is declined", () => {
    assert(
      property(someRows, someFee, count, amount, (rows, fee, declinedOrders, declinedValue) => {
        expect(fee4Of({ ...rows, declinedOrders, declinedValue }, fee)).toBe(fee4Of(rows, fee));
      }),
    );
  });

  test("the cost is commission and fee, to the last digit", () => {
    assert(
      property(someRows, someFee, (rows, networkFee) => {
        const { cost, commission, networkFee: fee } = shown(priced(rows, { marginBp: 0, networkFee }));
        expect(unitsOf(cost)).toBe(unitsOf(commission) + unitsOf(fee));
      }),
    );
  });

  test.each([
    ["percentOfCommission", 3000, "30.00"],
    ["percentOfSales", 250, "50.00"],
    ["perOrder", 150_000, "6.00"],
  ] as const)("%s", (kind, value, fee) => {
    const rows = {
      ...nothing("EUR"),
      approvedOrders: 4n,
      approvedValue: 2000n * EUR,
      approvedCommission: 100n * EUR,
    };
    expect(shown(priced(rows, { marginBp: 0, networkFee: { kind, value } })).networkFee).toBe(fee);
  });
});

test("the entry that holds on a day is the latest that began on or before it, in whatever order they are given", () => {
  const rows = [{ from: "2026-07-01" }, { from: "0001-01-01" }, { from: "2026-10-01" }];
  const from = (day: string) => moneyOn(day, rows)?.from;
  expect([from("2020-01-01"), from("2026-06-30"), from("2026-07-01"), from("2026-10-01")]).toEqual([
    "0001-01-01",
    "0001-01-01",
    "2026-07-01",
    "2026-10-01",
  ]);
  expect(moneyOn("2026-06-30", rows.slice(0, 1))).toBeNull();
});
