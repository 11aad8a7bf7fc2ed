// Pay-outs against a reckoning that is as plain as the rules: one order after the other, in fractions, rounded at the end.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { UNITS as EUR } from "../amount.ts";
import { dayOfNumber, numberOfDay } from "../reports/dayNumber.ts";
import { payout } from "./payout.ts";
import { parseTerms, type Terms } from "./terms.ts";

interface Order {
  day: number;
  value: number;
  status: number;
}

/** A calendar period as text: "2026-03", "2026-1" (a quarter), "2026". */
function periodName(day: number, per: "month" | "quarter" | "year"): string {
  const text = dayOfNumber(day);
  if (per === "month") return text.slice(0, 7);
  return per === "year"
    ? text.slice(0, 4)
    : `${text.slice(0, 4)}-${Math.floor((Number(text.slice(5, 7)) - 1) / 3)}`;
}

const decimal = (text: string | undefined): bigint => BigInt(Math.round(Number(text ?? "0") * EUR));
/** A fraction, rounded half away from zero. */
function rounded(part: bigint, whole: bigint): bigint {
  const twice = (part < 0n ? -part : part) * 2n + whole;
  return ((part < 0n ? -1n : 1n) * twice) / (2n * whole);
}

function plainly(terms: Terms, orders: readonly Order[]): bigint[] {
  const { tiers, cap } = terms;
  const due = orders.map(() => 0n);
  const counted = new Map<string, bigint>();
  const paid = new Map<string, bigint>();
  const whole = new Map<string, bigint>();
  const size = ({ value }: Order) => (tiers?.by === "orders" ? (value < 0 ? 0n : 1n) : BigInt(value));
  const name = ({ day }: Order) => periodName(day, tiers?.per ?? "year");
  const kept = orders
    .map((order, at) => ({ order, at }))
    .filter(({ order }) => order.status !== 3)
    .toSorted((a, b) => a.order.day - b.order.day || a.order.value - b.order.value || a.at - b.at);
  for (const { order } of kept) whole.set(name(order), (whole.get(name(order)) ?? 0n) + size(order));
  const steps = (tiers?.steps ?? []).map((step) => ({
    from: tiers?.by === "orders" ? BigInt(step.from) : decimal(step.from),
    rate: BigInt(step.rateBp ?? terms.rateBp ?? 0),
    each: step.perAction === undefined ? decimal(terms.perAction) : decimal(step.perAction),
  }));
  const own = { from: null, rate: BigInt(terms.rateBp ?? 0), each: decimal(terms.perAction) };
  /** What an order earns at one rate × 10,000. */
  const at = ({ rate, each }: { rate: bigint; each: bigint }, { value }: Order) =>
    BigInt(value) * rate + (value < 0 ? 0n : each * 10_000n);
  const rateAbove = (place: bigint) => steps.findLast(({ from }) => from <= place) ?? own;
  for (const { order, at: place } of kept) {
    const before = counted.get(name(order)) ?? 0n;
    const after = before + size(order);
    counted.set(name(order), after);
    let earned: bigint;
    if (tiers?.mode === "retroactive") {
      const total = whole.get(name(order))!;
      earned = rounded(at(steps.findLast(({ from }) => from === 0n || total > from) ?? own, order), 10_000n);
    } else {
      const [low, high] = before < after ? [before, after] : [after, before];
      const edges = [low, ...steps.map(({ from }) => from).filter((from) => from > low && from < high), high];
      let sum = 0n;
      for (const [index, edge] of edges.entries()) {
        const next = edges[index + 1];
        if (next !== undefined) sum += (next - edge) * at(rateAbove(edge), order);
      }
      earned =
        low === high ? rounded(at(rateAbove(low), order), 10_000n) : rounded(sum, (high - low) * 10_000n);
    }
    if (cap) {
      const key = periodName(order.day, cap.per);
      const used = paid.get(key) ?? 0n;
      if (cap.by === "orders") {
        const isOrder = order.value >= 0;
        if (isOrder && used >= BigInt(cap.atMost)) earned = 0n;
        paid.set(key, used + (isOrder ? 1n : 0n));
      } else {
        if (used + earned > decimal(cap.atMost)) earned = decimal(cap.atMost) - used;
        paid.set(key, used + earned);
      }
    }
    due[place] = earned;
  }
  return due;
}

const per = fc.constantFrom("month", "quarter", "year" as const);
const bp = fc.integer({ min: 0, max: 10_000 });
const amount = fc.integer({ min: 0, max: 900 }).map((cents) => (cents / 100).toFixed(2));
const someTerms = fc
  .record({
    basis: fc.constantFrom("percent", "perSale", "hybrid" as const),
    own: bp,
    each: amount,
    by: fc.constantFrom("orders", "value" as const),
    tierPer: per,
    mode: fc.constantFrom("marginal", "retroactive" as const),
    steps: fc.uniqueArray(fc.record({ from: fc.integer({ min: 0, max: 12 }), rate: bp, each: amount }), {
      selector: ({ from }) => from,
      maxLength: 4,
    }),
    cap: fc.option(
      fc.record({
        by: fc.constantFrom("orders", "commission" as const),
        most: fc.integer({ min: 1, max: 20 }),
        per,
      }),
    ),
  })
  .map(({ basis, own, each, by, tierPer, mode, steps, cap }): Terms => {
    const rates = (rateBp: number, perAction: string) => ({
      ...(basis !== "perSale" && { rateBp }),
      ...(basis !== "percent" && { perAction }),
    });
    return parseTerms({
      currency: "EUR",
      basis,
      ...rates(own, each),
      ...(steps.length > 0 && {
        tiers: {
          by,
          per: tierPer,
          mode,
          steps: steps
            .toSorted((a, b) => a.from - b.from)
            .map(({ from, rate, each }) => ({
              from: by === "orders" ? String(from) : (from * 33.33).toFixed(2),
              ...rates(rate, each),
            })),
        },
      }),
      ...(cap && {
        cap: { by: cap.by, atMost: cap.by === "orders" ? String(cap.most) : `${cap.most}.50`, per: cap.per },
      }),
    });
  });
const someOrders = fc.array(
  fc.record({
    day: fc.integer({ min: numberOfDay("2026-01-20"), max: numberOfDay("2026-08-10") }),
    value: fc.oneof(
      fc.integer({ min: 0, max: 90 * EUR }),
      fc.integer({ min: -20 * EUR, max: 400 }),
      fc.constant(0),
    ),
    status: fc.constantFrom(0, 1, 2, 3),
  }),
  { maxLength: 40 },
);

test("whatever the terms and the orders, each order is due what the plain rules say", () => {
  fc.assert(
    fc.property(someTerms, someOrders, (terms, orders) => {
      const columns = {
        day: orders.map(({ day }) => day),
        value: orders.map(({ value }) => value),
        status: orders.map(({ status }) => status),
      };
      const window = { from: numberOfDay("2026-01-01"), to: numberOfDay("2026-12-31") };
      expect(payout(terms, columns, window).due).toEqual(plainly(terms, orders));
    }),
    { numRuns: 300 },
  );
});
