// Terms over imported numbers: the worked fixture of docs/product.md to the cent, and the terms that made the orders.
import { assert, asyncProperty, constantFrom, integer } from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { amountText, minorUnit } from "../domain/amount.ts";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import { payout } from "../domain/terms/payout.ts";
import type { ReplayRow } from "../domain/terms/replayRow.ts";
import type { Terms } from "../domain/terms/terms.ts";
import { dailyHeader, orderHeader, useReports } from "../testingReports.ts";
import { makeKestrel, percent } from "../testingTerms.ts";

const { host, program, run, csv } = useReports();

interface Replayed {
  rows: ReplayRow[];
  ripe: { through: string; shareBp: number | null };
  orders: number;
  clicks: number;
  against: object | null;
  lacks: string[];
}

let programId: number;
let partnerId: number;
beforeEach(async () => {
  ({ programId, partnerId } = await makeKestrel({ host, program }));
});

const WINDOW = { from: "2026-07-01", to: "2026-09-28" };
const replay = (terms: object[], days: object = WINDOW) =>
  host().call<Replayed>("negotiations.replay", { partnerId, programId, ...days, terms });
const clicksOnly = (clicks: number[]): string[] => [
  dailyHeader,
  ...clicks.map(
    (count, at) => `${dayOfNumber(numberOfDay(WINDOW.from) + at)},K1,Kestrel,,${count},0,0.00,0.00,EUR`,
  ),
];
/** 90 days, 40,000 clicks, 800 orders of which every tenth is declined. */
const fixtureOrders = (): string[] => [
  orderHeader,
  ...Array.from({ length: 800 }, (_, at) => {
    const day = dayOfNumber(numberOfDay(WINDOW.from) + (at % 90));
    return `T${at},${day},K1,Kestrel,${at % 10 === 3 ? "declined" : "approved"},60.00,4.80,EUR`;
  }),
];
const importFixture = async () => {
  await run(csv("clicks.csv", clicksOnly(Array.from({ length: 90 }, (_, at) => (at < 40 ? 445 : 444)))), {
    program: programId,
  });
  await run(csv("orders.csv", fixtureOrders()), { program: programId, complete: true });
};

describe("the worked fixture", () => {
  beforeEach(importFixture);

  test("comes out to the cent", async () => {
    await host().call("agreements.create", { partnerId, programId, terms: percent(800), from: "2026-01-01" });
    const offer = percent(1000, { flat: { amount: "500.00", per: "once", viaNetwork: false } });
    const flat = percent(800, { flat: { amount: "500.00", per: "once", viaNetwork: false } });
    const found = await replay([percent(800), offer, flat]);
    expect(found).toMatchObject({
      orders: 720,
      clicks: 40_000,
      ripe: { through: "2026-10-06", shareBp: 10_000 },
      lacks: [],
    });
    expect(found.rows[0]).toMatchObject({
      commission: "3456.00",
      networkFee: "1036.80",
      totalCost: "4492.80",
      netValue: "43200.00",
      roiBp: 23_654,
      roas: "9.6154",
      partnerEpc: "0.0864",
      extraCost: "0.00",
      uplift: { value: "0.00", bp: 0 },
    });
    expect(found.rows[1]).toMatchObject({
      commission: "4320.00",
      networkFee: "1296.00",
      totalCost: "6116.00",
      extraCost: "1623.20",
      roas: "7.0634",
      partnerEpc: "0.1205",
      uplift: { value: "7378.18", bp: 1708 },
    });
    expect(found.rows[1]!.roiBp).toBe(14_722);
    expect(found.rows[2]!.uplift).toMatchObject({ value: "2032.52" });
  });

  test("tiers by quarter are marginal or retroactive", async () => {
    const tiers = (mode: string) =>
      percent(800, { tiers: { by: "orders", per: "quarter", mode, steps: [{ from: "500", rateBp: 1000 }] } });
    const { rows } = await replay([tiers("marginal"), tiers("retroactive")]);
    expect(rows.map(({ commission }) => commission)).toEqual(["3720.00", "4320.00"]);
  });

  test("orders before the window count for the tiers of their quarter and for nothing else", async () => {
    const later = { from: "2026-09-01", to: "2026-09-28" };
    const terms = percent(800, {
      tiers: { by: "orders", per: "quarter", mode: "marginal", steps: [{ from: "300", rateBp: 1000 }] },
    });
    const { rows, orders } = await replay([terms, percent(1000)], later);
    expect(orders).toBeLessThan(300);
    expect(rows[0]!.commission).toBe(rows[1]!.commission);
  });

  test("without terms in force the first row is what others are held against", async () => {
    const { rows, against } = await replay([percent(1000), percent(800)]);
    expect(against).toBeNull();
    expect(rows.map(({ extraCost }) => extraCost)).toEqual(["0.00", "-1123.20"]);
  });

  test("wrong terms are refused at their field, and so are days the wrong way round", async () => {
    const ask = (terms: object[], days: object = WINDOW) =>
      host().refused("negotiations.replay", { partnerId, programId, ...days, terms });
    expect(await ask([percent(800), percent(10_001)])).toMatch(/^terms-/);
    expect(await ask([percent(800)], { from: "2026-09-02", to: "2026-09-01" })).toBe("ends-before");
    expect(await ask([])).toBe("bad-input");
    expect(await ask([percent(800)], { from: "0001-01-01", to: "9999-12-31" })).toBe("window-too-long");
  });

  test("windows say which is enough, and a sample says the same as the replay", async () => {
    const { rows } = await host().call<{
      rows: { days: number; orders: number; tooLittle: boolean; lacks: string[] }[];
    }>("negotiations.windows", { partnerId, programId });
    expect(rows.map(({ days, orders, tooLittle }) => [days, orders, tooLittle])).toEqual([
      [30, 171, false],
      [90, 657, false],
      [180, 720, false],
      [365, 720, false],
    ]);
    const sample = await host().call<{
      orders: number;
      clicks: number;
      value: string;
      sample: { reversal: number };
    }>("negotiations.sample", { partnerId, programId, ...WINDOW });
    expect(sample).toMatchObject({
      orders: 720,
      clicks: 40_000,
      value: "43200.00",
      sample: { reversal: 0.1 },
    });
    expect(structuredClone(sample)).toEqual(sample);
  });

  test("the mean partner stands in, and says that it does", async () => {
    const other = (await host().call<{ id: number }>("partners.create", { name: "Kite" })).id;
    expect(await replay([percent(800)]).then(({ orders }) => orders)).toBe(720);
    const found = await host().call<object>("negotiations.standIn", { programId });
    expect(found).toMatchObject({
      of: "program",
      partners: 1,
      orders: 720,
      clicks: 40_000,
      value: "43200.00",
    });
    expect(await host().call("negotiations.standIn", { programId, type: "cashback" })).toBeNull();
    const { rows, lacks } = await host().call<Replayed>("negotiations.replay", {
      partnerId: other,
      programId,
      ...WINDOW,
      terms: [percent(800)],
    });
    expect(lacks).toEqual(["none"]);
    expect(rows[0]).toMatchObject({
      commission: "0.00",
      roiBp: null,
      roas: null,
      partnerEpc: null,
      uplift: null,
    });
  });
});

test("days count where no order rows do", async () => {
  await run(
    csv("days.csv", [
      dailyHeader,
      ...Array.from(
        { length: 90 },
        (_, at) => `${dayOfNumber(numberOfDay(WINDOW.from) + at)},K1,Kestrel,,100,8,480.00,38.40,EUR`,
      ),
    ]),
    { program: programId },
  );
  const { rows, orders, clicks } = await replay([percent(800)]);
  expect({ orders, clicks }).toEqual({ orders: 720, clicks: 9_000 });
  expect(rows[0]).toMatchObject({ commission: "3456.00", partnerEpc: "0.384" });
});

test("few orders, and one that is most of all, are said", async () => {
  const one = (at: number, value: string): string =>
    `T${at},2026-08-0${at},K1,Kestrel,approved,${value},1.00,EUR`;
  await run(csv("o.csv", [orderHeader, one(1, "60.00"), one(2, "9000.00"), one(3, "60.00")]), {
    program: programId,
    complete: true,
  });
  const { lacks } = await replay([percent(800)]);
  expect(lacks).toEqual(["few", "oneOrder"]);
  expect((await replay([percent(800)], { from: "2026-10-01", to: "2026-11-10" })).lacks).toEqual([
    "none",
    "later",
  ]);
});

test("only declined orders give nothing to divide by, and say so", async () => {
  await run(csv("o.csv", [orderHeader, "T1,2026-08-01,K1,Kestrel,declined,60.00,0.00,EUR"]), {
    program: programId,
  });
  const { rows, lacks, ripe } = await replay([percent(800)]);
  expect(lacks).toContain("onlyDeclined");
  expect(ripe.shareBp).toBe(10_000);
  expect(rows[0]).toMatchObject({ commission: "0.00", roiBp: null, effectiveRateBp: null });
});

test(
  "the terms under which orders were made give exactly their commissions",
  { timeout: 60_000 },
  async () => {
    const terms: Terms[] = [
      percent(735) as Terms,
      percent(815, {
        tiers: {
          by: "orders",
          per: "month",
          mode: "marginal",
          steps: [
            { from: "7", rateBp: 933 },
            { from: "15", rateBp: 1217 },
          ],
        },
      }) as Terms,
      percent(700, {
        tiers: {
          by: "value",
          per: "quarter",
          mode: "retroactive",
          steps: [{ from: "2500.00", rateBp: 1111 }],
        },
      }) as Terms,
      percent(900, { cap: { by: "commission", atMost: "111.11", per: "month" } }) as Terms,
      { currency: "EUR", basis: "hybrid", rateBp: 333, perAction: "1.25" },
    ];
    const first = numberOfDay("2026-01-01");
    let turn = 0;
    const law = asyncProperty(
      integer({ min: 1, max: 90 }),
      integer({ min: 1, max: 2 ** 30 }),
      constantFrom(...terms),
      async (count, seed, made) => {
        const name = `K${++turn}`;
        const partner = (await host().call<{ id: number }>("partners.create", { name: `Made ${name}` })).id;
        await host().call("partners.link", {
          network: "in-house",
          externalId: `X${name}`,
          partnerId: partner,
        });
        let state = seed;
        const draw = (below: number): number => {
          state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
          return Math.floor((state / 2_147_483_648) * below);
        };
        const orders = Array.from({ length: count }, (_, at) => ({
          day: first + draw(200),
          value: (1 + draw(40_000)) * 1_000,
          // Each of its own, so that their order in time is not left to chance.
          at,
          status: draw(5) === 0 ? 3 : 1,
        })).toSorted((a, b) => a.day - b.day || a.value - b.value);
        const columns = {
          day: orders.map(({ day }) => day),
          value: orders.map(({ value }) => value),
          status: orders.map(({ status }) => status),
        };
        const due = payout(made, columns, { from: first, to: first + 199, unit: minorUnit("EUR") }).due;
        const lines = orders.map(
          ({ day, value, status }, at) =>
            `${name}-${at},${dayOfNumber(day)},X${name},Made ${name},${status === 3 ? "declined" : "approved"},${amountText(value, "EUR")},${amountText(due[at]!, "EUR")},EUR`,
        );
        await run(csv(`${name}.csv`, [orderHeader, ...lines]), { program: programId });
        const { rows } = await host().call<Replayed>("negotiations.replay", {
          partnerId: partner,
          programId,
          from: dayOfNumber(first),
          to: dayOfNumber(first + 199),
          terms: [made],
        });
        expect(rows[0]!.commission).toBe(
          amountText(
            due.reduce((a, b) => a + b, 0n),
            "EUR",
          ),
        );
      },
    );
    await assert(law, { numRuns: 15 });
  },
);

describe("whatever the sources", () => {
  test("facts hold what the totals of the same days hold", { timeout: 60_000 }, async () => {
    const day = (offset: number): string => dayOfNumber(numberOfDay("2026-06-01") + offset);
    // A report of August, days that are finer in it, orders that are complete in July, and some that are not.
    await run(
      csv("august.csv", [
        "Start Date,End Date,Partner ID,Partner,Clicks,Orders,Sale Amount,Commission,Currency",
        "2026-08-01,2026-08-31,K1,Kestrel,3100,62,6200.00,496.00,EUR",
      ]),
      { program: programId },
    );
    await run(
      csv("days.csv", [
        dailyHeader,
        ...Array.from({ length: 80 }, (_, at) => `${day(at)},K1,Kestrel,,${40 + at},2,150.00,12.00,EUR`),
      ]),
      { program: programId },
    );
    const order = (at: number, on: string): string =>
      `T${at},${on},K1,Kestrel,${["approved", "pending", "declined"][at % 3]},${40 + at}.00,3.20,EUR`;
    await run(
      csv("july.csv", [
        orderHeader,
        ...Array.from({ length: 40 }, (_, at) =>
          order(at, `2026-07-${String(1 + (at % 31)).padStart(2, "0")}`),
        ),
      ]),
      { program: programId, complete: true, overlap: "keep" },
    );
    await run(
      csv("later.csv", [
        orderHeader,
        ...Array.from({ length: 40 }, (_, at) => order(100 + at, day(70 + 2 * at))),
      ]),
      { program: programId, overlap: "keep" },
    );
    const kinds = "SELECT sum(toDay > fromDay), sum(toDay = fromDay) FROM result_summary WHERE counts > 0";
    expect(host().store.arrays(kinds)).toEqual([[1, expect.any(Number)]]);
    expect(host().store.column("SELECT DISTINCT counts FROM result_order ORDER BY counts")).toEqual([
      0, 1, 2,
    ]);
    const law = asyncProperty(integer({ min: 0, max: 170 }), integer({ min: 0, max: 170 }), async (a, b) => {
      const days = { from: day(Math.min(a, b)), to: day(Math.max(a, b)) };
      const found = await host().call<{
        orders: number;
        declinedOrders: number;
        clicks: number;
        value: string;
      }>("negotiations.sample", { partnerId, programId, ...days });
      const { rows } = await host().call<{
        rows: { partnerId: number; orders: number; declinedOrders: number; clicks: number; value: string }[];
      }>("performance.totals", { ...days, by: ["partner"] });
      const { orders, declinedOrders, clicks, value } = rows.find((row) => row.partnerId === partnerId) ?? {
        orders: 0,
        declinedOrders: 0,
        clicks: 0,
        value: "0.00",
      };
      expect(found).toMatchObject({ orders, declinedOrders, clicks, value });
    });
    await assert(law, { numRuns: 60 });
  });
});
