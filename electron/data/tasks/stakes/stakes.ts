// What a partner is worth in a quarter: the margin of its last 90 ripe days, and whether its results fall. Kept for a day, read by all.
import { settingOf, writeSetting } from "../../settings.ts";
import type { Reader, Writer } from "../../store.ts";
import { comparing, ripeSpans, workOutStakes, type RipeSpan, type StakeRow } from "./work.ts";

export interface Stake {
  /** Whole units of the currency, with cents. */
  amount: number;
  currency: string;
  /** The same in the currency that all partners are compared in; as it is where no rate is known. */
  compared: number;
  dropBp: number;
}

/** Which ripe days the kept ones are of. */
const KEY = "stakes";
const nameOf = (spans: readonly RipeSpan[]): string =>
  spans.map(({ programId, to }) => `${programId}:${to}`).join(" ");

const areOf = (db: Reader, spans: readonly RipeSpan[]): boolean =>
  (settingOf(db, KEY) ?? "") === nameOf(spans);

/** More partners than this are found sooner among all. */
const FEW = 500;

function keptOf(db: Reader, partners: ReadonlySet<number>): StakeRow[] {
  const some = partners.size < FEW;
  const rows = db.arrays<[number, string, number, number]>(
    `SELECT partnerId, currency, margin, dropBp FROM partner_stake${some ? " WHERE partnerId IN (SELECT value FROM json_each(?))" : ""}`,
    ...(some ? [JSON.stringify([...partners])] : []),
  );
  return rows.map(([partnerId, currency, margin, dropBp]) => ({ partnerId, currency, margin, dropBp }));
}

/** Of these partners; one without numbers has none. On another day than they were kept for they are worked out for these alone. */
export function stakesOf(db: Reader, partners: ReadonlySet<number>, now: number): Map<number, Stake> {
  if (partners.size === 0) return new Map();
  const spans = ripeSpans(db, now);
  const rows = areOf(db, spans) ? keptOf(db, partners) : workOutStakes(db, spans, [...partners], now);
  const stake = staking(db, now);
  return new Map(
    rows.filter(({ partnerId }) => partners.has(partnerId)).map((row) => [row.partnerId, stake(row)]),
  );
}

const staking = (db: Reader, now: number) => {
  const rate = comparing(db, now);
  return ({ currency, margin, dropBp }: StakeRow): Stake => {
    const amount = margin / 100_000;
    return { amount, currency, compared: amount * rate(currency), dropBp };
  };
};

/**
 * What hangs on open negotiations: the margin of their partner in their own program. A partner with numbers in that program alone, or in
 * others alone, has no row here: theirs is what the partner is worth (`stakesOf`).
 */
export function negotiationStakes(
  db: Reader,
  negotiations: ReadonlySet<number>,
  now: number,
): Map<number, Stake> {
  const found = new Map<number, Stake>();
  if (negotiations.size === 0) return found;
  const there = (is: string) =>
    `EXISTS (SELECT 1 FROM result_account a WHERE a.partnerId = n.partnerId AND a.programId ${is} n.programId)`;
  const rows = db.arrays<[id: number, partnerId: number, programId: number]>(
    `SELECT n.id, n.partnerId, n.programId FROM json_each(?) j CROSS JOIN negotiation n ON n.id = j.value
     WHERE n.closedAt IS NULL AND ${there("=")} AND ${there("<>")}`,
    JSON.stringify([...negotiations]),
  );
  if (rows.length === 0) return found;
  const stake = staking(db, now);
  for (const span of ripeSpans(db, now)) {
    const own = rows.filter(([, , programId]) => programId === span.programId);
    if (own.length === 0) continue;
    const worth = new Map(
      workOutStakes(db, [span], [...new Set(own.map(([, partnerId]) => partnerId))], now).map((row) => [
        row.partnerId,
        stake(row),
      ]),
    );
    for (const [id, partnerId] of own) {
      const one = worth.get(partnerId);
      if (one) found.set(id, one);
    }
  }
  return found;
}

const insert = `INSERT INTO partner_stake (partnerId, currency, margin, dropBp)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`;

/**
 * Inside a transaction: keeps what partners are worth now. All are made anew where the day has moved on since.
 * @param changed whose results changed; null: everybody's
 */
export function keepStakes(db: Writer, changed: readonly number[] | null, now: number): void {
  const spans = ripeSpans(db, now);
  const same = areOf(db, spans);
  const partners = same ? changed : null;
  if (partners === null) db.run("DELETE FROM partner_stake");
  else
    db.run(
      "DELETE FROM partner_stake WHERE partnerId IN (SELECT value FROM json_each(?))",
      JSON.stringify(partners),
    );
  const rows = workOutStakes(db, spans, partners, now);
  if (rows.length > 0)
    db.run(
      insert,
      JSON.stringify(
        rows.map(({ partnerId, currency, margin, dropBp }) => [partnerId, currency, margin, dropBp]),
      ),
    );
  if (!same) writeSetting(db, KEY, nameOf(spans));
}

/** Whether the day has moved on since they were kept. */
export const stakesAreOld = (db: Reader, now: number): boolean => !areOf(db, ripeSpans(db, now));
