// Who came, who went, and how much hangs on how few.
import { amountText, basisPoints } from "../../domain/amount.ts";
import { net, nothing, plus, type Sums } from "../../domain/metrics/totals.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import type { Reader } from "../store.ts";
import type { AccountOf } from "./totals.ts";
import { viewSums, type Converter, type Range, type Scope } from "./view.ts";

export interface Moved {
  partnerId: number | null;
  name: string;
  value: string;
  /** The last day on which it had an order. */
  lastDay: string | null;
}

export interface Movement {
  /** First order ever in these days. */
  fresh: Moved[];
  /** Orders in the days just before, none in these. */
  lost: Moved[];
  /** Orders earlier than that, none since. */
  dormant: Moved[];
  /** Share of the net value that the top n have; null without value. */
  concentration: { top: number; shareBp: number | null }[];
  /** Partners that joined and were active: by a click, by an order, by an order that was approved. */
  active: { by: "clicks" | "orders" | "approved"; active: number; joined: number; rateBp: number | null }[];
}

const EVER = -20_000;
const LISTED = 100;

/** Sums by partner; an account without one stands for itself. */
function byWho(
  db: Reader,
  scope: Scope,
  range: Range,
  converter: Converter,
  currencies: readonly string[],
  accounts: Map<number, AccountOf>,
): Map<number, Sums> {
  const found = new Map<number, Sums>();
  for (const { sum, sums } of viewSums(db, scope, range, ["account"], converter, currencies)) {
    const who = accounts.get(sum.accountId!)?.partnerId ?? -sum.accountId!;
    found.set(who, plus(found.get(who) ?? nothing(converter.currency), sums));
  }
  return found;
}

const ordered = (sums: Sums | undefined): boolean =>
  sums !== undefined && net(sums, "Orders") + sums.declinedOrders > 0n;

/** Partners with a membership that goes beyond talking (docs/product.md, "Words"). */
function joinedIn(db: Reader, { programs, accounts }: Scope): Set<number> {
  return new Set(
    db.column<number>(
      `SELECT DISTINCT m.partnerId FROM membership m JOIN partner p ON p.id = m.partnerId
       WHERE m.deletedAt IS NULL AND p.deletedAt IS NULL AND m.stage IN ('onboarded', 'active', 'key', 'dormant')
         ${programs ? "AND m.programId IN (SELECT value FROM json_each(?1))" : "AND ?1 IS NULL"}
         ${accounts ? "AND m.partnerId IN (SELECT partnerId FROM result_account WHERE id IN (SELECT value FROM json_each(?2)))" : "AND ?2 IS NULL"}`,
      programs ? JSON.stringify(programs) : null,
      accounts ? JSON.stringify(accounts) : null,
    ),
  );
}

export function movement(
  db: Reader,
  scope: Scope,
  { from, to }: Range,
  /** The days just before. */
  earlier: Range,
  converter: Converter,
  currencies: readonly string[],
  accounts: Map<number, AccountOf>,
): Movement {
  const of = (range: Range) => byWho(db, scope, range, converter, currencies, accounts);
  const now = of({ from, to });
  const before = of(earlier);
  const ever = of({ from: EVER, to: earlier.from - 1 });
  const { currency } = converter;
  const one = (who: number, sums: Sums): Moved => ({
    ...nameOf(db, who),
    value: amountText(net(sums, "Value"), currency),
    lastDay: lastOrder(db, who, to),
  });
  const list = (from: Map<number, Sums>, keep: (who: number) => boolean): Moved[] =>
    [...from]
      .filter(([who, sums]) => ordered(sums) && keep(who))
      .toSorted(([, a], [, b]) => (net(b, "Value") > net(a, "Value") ? 1 : -1))
      .slice(0, LISTED)
      .map(([who, sums]) => one(who, sums));
  const values = [...now.values()]
    .map((sums) => net(sums, "Value"))
    .toSorted((a, b) => (b > a ? 1 : b < a ? -1 : 0));
  const all = values.reduce((sum, value) => sum + value, 0n);
  const joined = joinedIn(db, scope);
  const active = (is: (sums: Sums) => boolean) =>
    [...now].filter(([who, sums]) => joined.has(who) && is(sums)).length;
  const definitions = [
    ["clicks", active((sums) => sums.clicks > 0n)],
    ["orders", active((sums) => net(sums, "Orders") > 0n)],
    ["approved", active((sums) => sums.approvedOrders + sums.paidOrders > 0n)],
  ] as const;
  return {
    fresh: list(now, (who) => !ordered(before.get(who)) && !ordered(ever.get(who))),
    lost: list(before, (who) => !ordered(now.get(who))),
    dormant: list(ever, (who) => !ordered(now.get(who)) && !ordered(before.get(who))),
    concentration: [1, 5, 10, 20].map((top) => ({
      top,
      shareBp: basisPoints(
        values.slice(0, top).reduce((sum, value) => sum + value, 0n),
        all > 0n ? all : 0n,
      ),
    })),
    active: definitions.map(([by, count]) => ({
      by,
      active: count,
      joined: joined.size,
      rateBp: basisPoints(BigInt(count), BigInt(joined.size)),
    })),
  };
}

const nameOf = (db: Reader, who: number): { partnerId: number | null; name: string } =>
  who > 0
    ? { partnerId: who, name: db.value<string>("SELECT name FROM partner WHERE id = ?", who) ?? "" }
    : { partnerId: null, name: db.value<string>("SELECT name FROM result_account WHERE id = ?", -who) ?? "" };

function lastOrder(db: Reader, who: number, to: number): string | null {
  const accounts = "SELECT id FROM result_account WHERE partnerId = ?1 OR id = -?1";
  const day = db.value<number | null>(
    `SELECT max(day) FROM (
       SELECT max(toDay) AS day FROM result_summary WHERE accountId IN (${accounts}) AND toDay <= ?2 AND counts >= 2 AND pendingOrders + approvedOrders + paidOrders + declinedOrders > 0
       UNION ALL SELECT max(day) FROM result_order WHERE accountId IN (${accounts}) AND day <= ?2)`,
    who,
    to,
  );
  return day === null || day === undefined ? null : dayOfNumber(day);
}
