// The payout check over orders that were paid by a plain reckoning of the terms: no difference, and exactly the ones that are changed.
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  option,
  record,
  subarray,
} from "fast-check";
import { expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import { orderHeader, useReports } from "../testingReports.ts";

const { host, program, run, csv } = useReports();

const FIRST = numberOfDay("2026-04-20");
const order = record({
  day: integer({ min: 0, max: 120 }),
  cents: integer({ min: 1, max: 30_000 }),
  status: constantFrom("approved", "approved", "approved", "pending", "paid", "declined"),
});
type Order = { day: number; cents: number; status: string };

const pers = constantFrom("month" as const, "quarter" as const, "year" as const);
const drawnTerms = record({
  rate: integer({ min: 0, max: 2_000 }),
  each: option(integer({ min: 1, max: 900 }), { nil: null }),
  tiers: option(
    record({
      by: constantFrom("orders" as const, "value" as const),
      per: pers,
      isMarginal: boolean(),
      steps: array(record({ more: integer({ min: 1, max: 12 }), rate: integer({ min: 0, max: 3_000 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { nil: null },
  ),
  cap: option(record({ orders: integer({ min: 1, max: 25 }), per: pers }), { nil: null }),
});
type Drawn = typeof drawnTerms extends { generate: (...all: never[]) => { value: infer T } } ? T : never;

/** Thresholds in orders, or in hundreds of euros of value. */
const stepsOf = ({ tiers }: Drawn) => {
  let from = 0;
  return (tiers?.steps ?? []).map(({ more, rate }) => ({ from: (from += more), rate }));
};
const termsOf = (drawn: Drawn): object => {
  const { rate, each, tiers, cap } = drawn;
  return {
    currency: "EUR",
    basis: each === null ? "percent" : "hybrid",
    rateBp: rate,
    ...(each !== null && { perAction: (each / 100).toFixed(2) }),
    ...(tiers && {
      tiers: {
        by: tiers.by,
        per: tiers.per,
        mode: tiers.isMarginal ? "marginal" : "retroactive",
        steps: stepsOf(drawn).map((step) => ({
          from: tiers.by === "orders" ? String(step.from) : `${step.from * 100}.00`,
          rateBp: step.rate,
        })),
      },
    }),
    ...(cap && { cap: { by: "orders", atMost: String(cap.orders), per: cap.per } }),
  };
};

/** "2026-05", "2026-2" (a quarter) or "2026". */
const periodOf = (day: number, per: "month" | "quarter" | "year"): string => {
  const [year, month] = dayOfNumber(FIRST + day).split("-") as [string, string];
  return per === "month"
    ? `${year}-${month}`
    : per === "year"
      ? year
      : `${year}-${Math.ceil(Number(month) / 3)}`;
};

/** Cents due for each order, in the order in which they came. */
function dueOf(drawn: Drawn, orders: readonly Order[]): number[] {
  const { rate, each, tiers, cap } = drawn;
  const steps = stepsOf(drawn);
  const due = orders.map(() => 0);
  const inTime = orders
    .map((one, at) => ({ ...one, at }))
    .filter(({ status }) => status !== "declined")
    .toSorted((a, b) => a.day - b.day || a.cents - b.cents);
  const size = ({ cents }: { cents: number }) => (tiers?.by === "value" ? cents / 10_000 : 1);
  for (const one of inTime) {
    const inPeriod = (per: "month" | "quarter" | "year") =>
      inTime.filter(({ day }) => periodOf(day, per) === periodOf(one.day, per));
    const place = (per: "month" | "quarter" | "year") => inPeriod(per).findIndex(({ at }) => at === one.at);
    if (cap && place(cap.per) >= cap.orders) continue;
    const sum = (all: { cents: number }[]) =>
      tiers?.by === "value" ? all.reduce((whole, { cents }) => whole + cents, 0) / 10_000 : all.length;
    const rateAt = (x: number) => steps.findLast(({ from }) => from <= x)?.rate ?? rate;
    let bp = rate;
    if (tiers && !tiers.isMarginal) {
      const total = sum(inPeriod(tiers.per));
      bp = steps.findLast(({ from }) => from < total)?.rate ?? rate;
    } else if (tiers) {
      // The mean rate over the stretch that the order covers, piece by piece.
      const low = sum(inPeriod(tiers.per).slice(0, place(tiers.per)));
      const high = low + size(one);
      const edges = [low, ...steps.map(({ from }) => from).filter((x) => x > low && x < high), high];
      bp = 0;
      for (const [at, edge] of edges.slice(0, -1).entries())
        bp += (rateAt(edge) * (edges[at + 1]! - edge)) / (high - low);
    }
    // Whole cents, half away from zero; the tiny rest takes the error out of halves.
    due[one.at] = Math.floor((one.cents * bp) / 10_000 + (each ?? 0) + 0.5 + 1e-7);
  }
  return due;
}

const text = (cents: number): string => (cents / 100).toFixed(2);

test(
  "what was paid by the terms differs nowhere, and what was not is found to the cent",
  { timeout: 180_000 },
  async () => {
    let count = 0;
    const law = asyncProperty(
      drawnTerms,
      array(order, { minLength: 1, maxLength: 40 }),
      integer({ min: 0, max: 40 }),
      subarray([0, 3, 7, 11, 18], { minLength: 0 }),
      async (drawn, orders, late, changed) => {
        const ref = `N${count++}`;
        const programId = await program("in-house", "EUR", { name: `Northfield ${ref}` });
        const { id: partnerId } = await host().call<{ id: number }>("partners.create", { name: ref });
        await host().call("partners.link", { network: "in-house", externalId: ref, partnerId });
        const due = dueOf(drawn, orders);
        const paid = due.map((cents, at) => (changed.includes(at) ? cents + 1 + at : cents));
        const lines = orders.map(
          ({ day, cents, status }, at) =>
            `${ref}-${at},${dayOfNumber(FIRST + day)},${ref},${ref},${status},${text(cents)},${text(paid[at]!)},EUR`,
        );
        await run(csv(`${ref}.csv`, [orderHeader, ...lines]), { program: programId });
        // They begin in the middle: what came before counts for tiers and caps, and is not checked.
        const from = dayOfNumber(FIRST + late);
        await host().call("agreements.create", { partnerId, programId, terms: termsOf(drawn), from });
        const found = await host().call<{
          rows: { externalId: string; paid: string; due: string }[];
          paid: string;
          due: string;
          checked: number;
          unchecked: number;
        }>("agreements.check", { partnerId, programId, from: "2026-04-01", to: "2026-09-30" });
        const isChecked = (at: number) => orders[at]!.day >= late;
        const isPaid = (at: number) => isChecked(at) && orders[at]!.status !== "declined";
        expect(
          Object.fromEntries(found.rows.map((row) => [row.externalId, `${row.paid} ${row.due}`])),
        ).toEqual(
          Object.fromEntries(
            changed
              .filter((at) => at < orders.length && isPaid(at))
              .map((at) => [`${ref}-${at}`, `${text(paid[at]!)} ${text(due[at]!)}`]),
          ),
        );
        const sum = (all: readonly number[]) =>
          text(all.reduce((whole, cents, at) => (isPaid(at) ? whole + cents : whole), 0));
        expect([found.paid, found.due]).toEqual([sum(paid), sum(due)]);
        expect(found.checked).toBe(orders.filter((_, at) => isChecked(at)).length);
        expect(found.checked + found.unchecked).toBe(orders.length);
      },
    );
    await assert(law, { numRuns: 40 });
  },
);
