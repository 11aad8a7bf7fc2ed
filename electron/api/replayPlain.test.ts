// A replay over imported orders against a plain reckoning of every field of its rows.
import { array, assert, asyncProperty, boolean, constantFrom, integer, option, record } from "fast-check";
import { expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import type { ReplayRow } from "../domain/terms/replayRow.ts";
import { dailyHeader, orderHeader, useReports } from "../testingReports.ts";

const { host, program, run, csv } = useReports();

const FIRST = numberOfDay("2026-05-01");
const DAYS = 150;
const order = record({
  day: integer({ min: 0, max: DAYS - 1 }),
  cents: integer({ min: 1, max: 40_000 }),
  status: constantFrom("approved", "approved", "paid", "pending", "declined"),
});
const drawnTerms = record({
  rate: integer({ min: 0, max: 30 }),
  flat: option(
    record({
      amount: integer({ min: 1, max: 900 }),
      per: constantFrom("once", "month", "quarter", "year"),
      viaNetwork: boolean(),
    }),
    { nil: null },
  ),
  bonus: option(
    record({
      amount: integer({ min: 1, max: 300 }),
      by: constantFrom("orders", "value"),
      atLeast: integer({ min: 1, max: 12 }),
      per: constantFrom("month", "quarter", "year"),
    }),
    { nil: null },
  ),
});
type Drawn = ReturnType<typeof drawnTerms.generate>["value"];
const termsOf = ({ rate, flat, bonus }: Drawn): object => ({
  currency: "EUR",
  basis: "percent",
  rateBp: rate * 100,
  ...(flat && { flat: { ...flat, amount: `${flat.amount}.00` } }),
  ...(bonus && {
    bonus: {
      amount: `${bonus.amount}.00`,
      when: {
        by: bonus.by,
        atLeast: bonus.by === "orders" ? String(bonus.atLeast) : `${bonus.atLeast * 50}.00`,
        per: bonus.per,
      },
    },
  }),
});

const fees = [
  { kind: "percentOfCommission", value: 3000 },
  { kind: "percentOfSales", value: 250 },
  { kind: "perOrder", value: "0.75" },
] as const;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
/** The first day of the calendar period of a day, and of the next one. */
function periodOf(day: number, per: keyof typeof MONTHS): [number, number] {
  const [year, month] = dayOfNumber(day).split("-").map(Number) as [number, number];
  const first = Math.floor((month - 1) / MONTHS[per]) * MONTHS[per];
  const at = (months: number) => Date.UTC(year, months, 1) / 86_400_000;
  return [at(first), at(first + MONTHS[per])];
}

interface Order {
  day: number;
  cents: number;
  status: string;
}
/** All in euros. */
function plain(drawn: Drawn, orders: readonly Order[], fee: (typeof fees)[number], from: number, to: number) {
  const live = orders.filter(({ status }) => status !== "declined");
  const inside = live.filter(({ day }) => day >= from && day <= to);
  const value = inside.reduce((sum, { cents }) => sum + cents, 0) / 100;
  const commission =
    inside.reduce((sum, { cents }) => sum + Math.floor((cents * drawn.rate) / 100 + 0.5), 0) / 100;
  let flat = 0;
  if (drawn.flat?.per === "once") flat = drawn.flat.amount;
  else if (drawn.flat)
    for (let day = from; day <= to; day++) {
      const [first, next] = periodOf(day, drawn.flat.per);
      flat += drawn.flat.amount / (next - first);
    }
  let bonus = 0;
  if (drawn.bonus) {
    const { per, by, atLeast, amount } = drawn.bonus;
    const counted = new Map<number, number>();
    const sorted = live.filter(({ day }) => day <= to).toSorted((a, b) => a.day - b.day || a.cents - b.cents);
    for (const { day, cents } of sorted) {
      const [first] = periodOf(day, per);
      const before = counted.get(first) ?? 0;
      const after = before + (by === "orders" ? 1 : cents / 5_000);
      counted.set(first, after);
      if (before < atLeast && after >= atLeast && day >= from) bonus += amount;
    }
  }
  const share = fee.kind === "percentOfCommission" ? 0.3 : 0;
  const networkFee =
    commission * share +
    (fee.kind === "percentOfSales" ? value * 0.025 : fee.kind === "perOrder" ? inside.length * 0.75 : 0) +
    (drawn.flat?.viaNetwork ? flat * share : 0);
  const totalCost = commission + flat + bonus + networkFee;
  const grows =
    value > 0 ? (commission + networkFee - (drawn.flat?.viaNetwork ? flat * share : 0)) / value : 0;
  return { value, commission, flat, bonus, networkFee, totalCost, leaves: 0.35 - grows };
}

test("every field is what a plain reckoning gives", { timeout: 180_000 }, async () => {
  let count = 0;
  const near = (text: string | null, wanted: number, digits = 2) => {
    expect(text).not.toBeNull();
    expect(Math.abs(Number(text) - wanted)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-4);
  };
  const law = asyncProperty(
    array(drawnTerms, { minLength: 1, maxLength: 3 }),
    array(order, { minLength: 0, maxLength: 40 }),
    constantFrom(...fees),
    option(integer({ min: 0, max: 20 }), { nil: null }),
    integer({ min: 0, max: 80 }),
    integer({ min: 0, max: 69 }),
    integer({ min: 0, max: 3 }),
    async (drawn, orders, fee, inForce, start, length, clicks) => {
      const ref = `N${count++}`;
      const programId = await program("in-house", "EUR", { name: `Northfield ${ref}`, networkFee: fee });
      const { id: partnerId } = await host().call<{ id: number }>("partners.create", { name: ref });
      await host().call("partners.link", { network: "in-house", externalId: ref, partnerId });
      const dated = orders.map((one) => ({ ...one, day: one.day + FIRST }));
      if (orders.length > 0)
        await run(
          csv(`${ref}.csv`, [
            orderHeader,
            ...dated.map(
              ({ day, cents, status }, at) =>
                `${ref}-${at},${dayOfNumber(day)},${ref},${ref},${status},${(cents / 100).toFixed(2)},1.00,EUR`,
            ),
          ]),
          { program: programId, complete: true },
        );
      const [from, to] = [FIRST + start, FIRST + start + length];
      if (clicks > 0)
        await run(
          csv(`${ref}-clicks.csv`, [
            dailyHeader,
            `${dayOfNumber(from)},${ref},${ref},,${clicks * 37},0,0.00,0.00,EUR`,
          ]),
          { program: programId },
        );
      const base: Drawn | null = inForce === null ? null : { rate: inForce, flat: null, bonus: null };
      if (base)
        await host().call("agreements.create", {
          partnerId,
          programId,
          terms: termsOf(base),
          from: "2026-01-01",
        });
      const found = await host().call<{ rows: ReplayRow[]; orders: number; clicks: number }>(
        "negotiations.replay",
        {
          partnerId,
          programId,
          from: dayOfNumber(from),
          to: dayOfNumber(to),
          terms: drawn.map(termsOf),
        },
      );
      const inside = dated.filter(({ day, status }) => day >= from && day <= to && status !== "declined");
      expect({ orders: found.orders, clicks: found.clicks }).toEqual({
        orders: inside.length,
        clicks: clicks * 37,
      });
      const against = plain(base ?? drawn[0]!, dated, fee, from, to);
      for (const [at, row] of found.rows.entries()) {
        const own = plain(drawn[at]!, dated, fee, from, to);
        for (const field of ["commission", "networkFee", "flat", "bonus", "totalCost"] as const)
          near(row[field], own[field], 4);
        near(row.netValue, own.value, 4);
        near(row.extraCost, own.totalCost - against.totalCost, 4);
        if (own.totalCost > 0.01) {
          expect(
            Math.abs(row.roiBp! - ((own.value * 0.35 - own.totalCost) / own.totalCost) * 10_000),
          ).toBeLessThan(1 + Math.abs(row.roiBp!) * 1e-4);
          near(row.roas, own.value / own.totalCost, 3);
        } else if (own.totalCost === 0) expect([row.roiBp, row.roas]).toEqual([null, null]);
        if (own.value > 0) near(String(row.effectiveRateBp), (own.commission / own.value) * 10_000, 0);
        else expect(row.effectiveRateBp).toBeNull();
        if (clicks > 0) near(row.partnerEpc, (own.commission + own.flat + own.bonus) / (clicks * 37), 4);
        else expect(row.partnerEpc).toBeNull();
        const extra = own.totalCost - against.totalCost;
        if (own.value === 0) expect(row.uplift).toBeNull();
        else if (!drawn[at]!.bonus && own.leaves > 0.001) near(row.uplift!.value, extra / own.leaves, 1);
        expect(JSON.stringify(row)).not.toMatch(/NaN|Infinity|-0\.00"/);
      }
    },
  );
  await assert(law, { numRuns: 30 });
});
