// What partners are worth: over which days, in which currency, and always as a fresh working-out gives it.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderHeader, useReports } from "../../../testingReports.ts";
import { sumsOf } from "../../results/ask.ts";
import { writeRate } from "../../rates.ts";
import { writeOnce } from "../../batches.ts";
import { stakesOf } from "./stakes.ts";
import { ripeSpans, workOutStakes } from "./work.ts";

const { host, program, run, csv } = useReports();

interface Made {
  id: number;
}
const partner = (name: string, externalId: string, network = "in-house") =>
  host().call<Made>("partners.create", { name, networkIds: [{ network, externalId }] });
const kept = () =>
  host().store.all<object>(
    "SELECT partnerId, currency, margin, dropBp FROM partner_stake ORDER BY partnerId",
  );
const fresh = () => {
  const { store, clock } = host();
  return workOutStakes(store, ripeSpans(store, clock.now), null, clock.now).toSorted(
    (a, b) => a.partnerId - b.partnerId,
  );
};
/** The same by the sums that the Performance page is made of. */
const bySums = () => {
  const { store, clock } = host();
  const found = new Map<string, bigint>();
  const owner = new Map(store.arrays<[number, number | null]>("SELECT id, partnerId FROM result_account"));
  for (const { programId, from, to } of ripeSpans(store, clock.now))
    for (const sum of sumsOf(store, { from, to, by: ["account", "currency"], programs: [programId] })) {
      const key = `${owner.get(sum.accountId!)} ${sum.currency}`;
      const margin = sum.margin4.reduce<bigint>((all, each) => all + (each ?? 0n), 0n);
      found.set(key, (found.get(key) ?? 0n) + margin);
    }
  return found;
};
const monthHeader = "From,To,Partner ID,Partner,Clicks,Orders,Sale Amount,Commission,Currency";
let files = 0;
const orders = (rows: (readonly [day: string, who: string, value: number, currency?: string])[]) =>
  csv(`orders-${++files}.csv`, [
    orderHeader,
    ...rows.map(
      ([day, who, value, currency = "EUR"], at) =>
        `T${files}-${at},${day},${who},${who},approved,${value}.00,1.00,${currency}`,
    ),
  ]);
const margins = () =>
  host().store.arrays<[string, string, number]>(
    "SELECT p.name, s.currency, s.margin / 100000.0 FROM partner_stake s JOIN partner p ON p.id = s.partnerId ORDER BY p.name",
  );

describe("a stake", () => {
  test("is the margin of the 90 days that are ripe, both ends in", async () => {
    // 20 November less 45 days of ripening.
    const id = await program("in-house", "EUR");
    await partner("Kite", "P1");
    await run(
      orders([
        ["2026-07-08", "P1", 1000],
        ["2026-07-09", "P1", 200],
        ["2026-08-15", "P1", 30],
        ["2026-10-06", "P1", 4],
        ["2026-10-07", "P1", 10_000],
      ]),
      { program: id },
    );
    expect(margins()).toEqual([["Kite", "EUR", 81.9]]);
    await host().call("programs.update", { id, set: { ripeningDays: 44 } });
    expect(margins()).toEqual([["Kite", "EUR", Math.round(10_034 * 35) / 100]]);
    expect(kept()).toEqual(fresh());
  });

  test("of a negotiation is the margin in its own program, else the partner's", async () => {
    const home = await program("in-house", "EUR");
    const second = await program("awin", "EUR");
    const third = await program("cj", "EUR");
    const { id: kite } = await host().call<Made>("partners.create", {
      name: "Kite",
      networkIds: ["in-house", "awin"].map((network) => ({ network, externalId: "P1" })),
    });
    await run(orders([["2026-08-15", "P1", 1000]]), { program: home });
    await run(orders([["2026-08-15", "P1", 200]]), { program: second });
    const stakes: number[] = [];
    for (const programId of [home, second, third]) {
      const { id } = await host().call<Made>("negotiations.create", {
        partnerId: kite,
        programId,
        subject: "Rate",
      });
      const { atStake } = await host().call<{ atStake: { amount: number } }>("negotiations.get", { id });
      stakes.push(atStake.amount);
      const task = await host().call<Made>("tasks.create", {
        title: "Ask for terms",
        partnerId: kite,
        negotiationId: id,
      });
      const { terms } = await host().call<{ terms: { code: string; label: string }[] }>("tasks.get", {
        id: task.id,
      });
      expect(terms.find(({ code }) => code === "money")?.label).toBe(`${atStake.amount} EUR a quarter`);
    }
    expect(stakes).toEqual([350, 70, 420]);
    const { rows } = await host().call<{ rows: { atStake: { amount: number } }[] }>("negotiations.list", {
      sort: { by: "atStake" },
    });
    expect(rows.map(({ atStake }) => atStake.amount)).toEqual([70, 350, 420]);
  });

  test("follows the day: read on a later one, it is of that day's ripe days", async () => {
    const id = await program("in-house", "EUR");
    const { id: kite } = await partner("Kite", "P1");
    await run(orders([["2026-10-07", "P1", 1000]]), { program: id });
    expect(margins()).toEqual([]);
    host().clock.now += 86_400_000;
    const read = () => stakesOf(host().store, new Set([kite]), host().clock.now).get(kite);
    expect(read()).toEqual({ amount: 350, currency: "EUR", compared: 350, dropBp: 0 });
    await host().call("tasks.create", { title: "Call", partnerId: kite, dueOn: "2026-11-21" });
    const { rows } = await host().call<{ rows: { terms: { label: string }[] }[] }>("tasks.today");
    expect(rows[0]!.terms.map(({ label }) => label)).toContain("350 EUR a quarter");
    // Any later change of results keeps all of them for the new day.
    await run(orders([["2026-10-08", "P2", 5]]), { program: id });
    expect(margins()).toEqual([["Kite", "EUR", 350]]);
  });

  test("is in the partner's largest currency alone, compared by the stored rate", async () => {
    const id = await program("in-house", "EUR");
    const { id: kite } = await partner("Kite", "P1");
    await run(
      orders([
        ["2026-09-01", "P1", 500],
        ["2026-09-01", "P1", 60_000, "JPY"],
      ]),
      { program: id },
    );
    // Without a rate sizes are taken as they are.
    expect(margins()).toEqual([["Kite", "JPY", 21_000]]);
    writeOnce(host().store, { kind: "edit", now: host().clock.now, authorName: "Mara" }, (batch) =>
      writeRate(
        { db: host().store, now: () => host().clock.now, batchId: batch.id },
        { on: "2026-11-01", from: "EUR", to: "JPY", rate: "160" },
      ),
    );
    await run(orders([["2026-09-02", "P1", 100, "JPY"]]), { program: id });
    expect(margins()).toEqual([["Kite", "EUR", 175]]);
    expect(stakesOf(host().store, new Set([kite]), host().clock.now).get(kite)).toMatchObject({
      amount: 175,
      compared: 175,
    });
  });

  test("is unknown where the program's money is", async () => {
    const id = await program("in-house", "EUR", { marginBp: undefined, networkFee: undefined });
    await partner("Kite", "P1");
    await run(orders([["2026-09-01", "P1", 500]]), { program: id });
    expect(margins()).toEqual([]);
  });

  test("tells how much came in the last 30 days of numbers less than in the 30 before", async () => {
    const id = await program("in-house", "EUR");
    for (const [name, who] of [
      ["Kite", "P1"],
      ["Merlin", "P2"],
    ] as const)
      await partner(name, who);
    await run(
      orders([
        ["2026-09-20", "P1", 200],
        ["2026-10-20", "P1", 150],
        ["2026-09-20", "P2", 100],
        ["2026-10-31", "P2", 120],
      ]),
      { program: id },
    );
    expect(host().store.column("SELECT dropBp FROM partner_stake ORDER BY partnerId")).toEqual([2500, 0]);
  });

  test("goes with the account to another partner, and with the import that is taken back", async () => {
    const id = await program("in-house", "EUR");
    const kite = await partner("Kite", "P1");
    const other = await partner("Merlin", "P2");
    const first = await run(orders([["2026-09-01", "P1", 500]]), { program: id });
    expect(margins()).toEqual([["Kite", "EUR", 175]]);
    const moved = [{ network: "in-house", externalId: "P1" }];
    await host().call("partners.update", { id: kite.id, set: { networkIds: [] } });
    await host().call("partners.update", { id: other.id, set: { networkIds: moved } });
    expect(margins()).toEqual([["Merlin", "EUR", 175]]);
    await host().call("imports.undo", { batchId: first.batchId });
    expect(kept()).toEqual([]);
  });
});

test("a month's report of a partner whom a complete list of orders does not know counts no more, for the stake as well", async () => {
  const id = await program("in-house", "EUR");
  await partner("Kite", "P1");
  await partner("Merlin", "P2");
  const month = csv("month.csv", [monthHeader, "2026-08-01,2026-08-31,P1,P1,10,2,180.00,1.00,EUR"]);
  await run(month, { program: id });
  // Where the last day of numbers moves on, everybody's are worked out.
  await run(orders([["2026-11-10", "P2", 5]]), { program: id });
  expect(margins()).toEqual([["Kite", "EUR", 63]]);
  const all = orders([
    ["2026-08-01", "P2", 100],
    ["2026-08-31", "P2", 100],
  ]);
  await run(all, { program: id, complete: true });
  expect(margins()).toEqual([["Merlin", "EUR", 70]]);
  expect(kept()).toEqual(fresh());
});

const days = [
  "2026-07-01",
  "2026-07-20",
  "2026-08-31",
  "2026-09-20",
  "2026-10-05",
  "2026-10-20",
  "2026-11-10",
];
const row = fc.tuple(
  fc.constantFrom(...days),
  fc.constantFrom("P1", "P2", "P3", "P4"),
  fc.integer({ min: 1, max: 900 }),
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant("orders" as const),
      on: fc.nat(1),
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("months" as const),
      on: fc.nat(1),
      rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant("undo" as const), nth: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("link" as const),
      id: fc.integer({ min: 1, max: 2 }),
      who: fc.constantFrom("P1", "P3", "P4"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("margin" as const),
      on: fc.nat(1),
      marginBp: fc.constantFrom(1000, 3333),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("ripening" as const),
      on: fc.nat(1),
      days: fc.constantFrom(30, 60),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function go(one: Step, programs: readonly number[], batches: number[]): Promise<void> {
  const call = (path: string, input: object) => host().call(path, input);
  const currency = (on: number) => (on === 0 ? "EUR" : "USD");
  switch (one.is) {
    case "orders": {
      const rows = one.rows.map(([day, who, value]) => [day, who, value, currency(one.on)] as const);
      const answers = { program: programs[one.on]!, complete: one.on === 0 };
      batches.push((await run(orders(rows), answers)).batchId);
      return;
    }
    case "months": {
      const lines = one.rows.map(([day, who, value]) => {
        const month = day.slice(0, 7);
        return `${month}-01,${month}-28,${who},${who},10,2,${value}.00,1.00,${currency(one.on)}`;
      });
      const file = csv(`months-${++files}.csv`, [monthHeader, ...lines]);
      const answers = { program: programs[one.on]!, overlap: "replace" };
      batches.push((await run(file, answers)).batchId);
      return;
    }
    case "undo": {
      const [batchId] = batches.splice(one.nth, 1);
      if (batchId !== undefined) await call("imports.undo", { batchId });
      return;
    }
    case "link": {
      const networkIds = [{ network: "in-house", externalId: one.who }];
      await call("partners.update", { id: one.id, set: { networkIds } }).catch(() => undefined);
      return;
    }
    case "margin":
      await call("programs.setMoney", {
        programId: programs[one.on]!,
        from: "2026-09-10",
        marginBp: one.marginBp,
      });
      return;
    case "ripening":
      await call("programs.update", { id: programs[one.on]!, set: { ripeningDays: one.days } });
  }
}

test("after any imports and undos they are those of a fresh start", { timeout: 120_000 }, async () => {
  const law = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
    const programs = [await program("in-house", "EUR"), await program("in-house", "USD")];
    for (const [name, who] of [
      ["Kite", "P1"],
      ["Merlin", "P2"],
    ] as const)
      await partner(name, who);
    const batches: number[] = [];
    for (const one of steps) {
      await go(one, programs, batches);
      expect({ after: one, is: kept() }).toEqual({ after: one, is: fresh() });
      // Each row is a sum of that currency, and who has a sum has a row.
      const sums = bySums();
      const rounded = (sum: bigint) => Number((sum + 5_000n) / 10_000n);
      for (const { partnerId, currency, margin } of fresh())
        expect([partnerId, currency, margin]).toEqual([
          partnerId,
          currency,
          rounded(sums.get(`${partnerId} ${currency}`) ?? 0n),
        ]);
      const worth = [...sums].filter(([, sum]) => rounded(sum) !== 0).map(([key]) => key.split(" ")[0]!);
      const rows = new Set(fresh().map(({ partnerId }) => String(partnerId)));
      expect(worth.filter((who) => who !== "null" && !rows.has(who))).toEqual([]);
    }
    // The next run starts with the same partners.
    for (const batchId of batches.toReversed()) await host().call("imports.undo", { batchId });
    expect(kept()).toEqual([]);
    for (const id of host().store.column<number>("SELECT id FROM partner"))
      await host().call("partners.purge", { id });
  });
  await expect(fc.assert(law, { numRuns: 25 })).resolves.toBeUndefined();
});
