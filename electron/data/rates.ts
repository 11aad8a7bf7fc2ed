// Exchange rates by day: given by hand or loaded, and the one that holds on a day.
import type { Day } from "../domain/days.ts";
import { crossRate, inverseRate } from "../domain/exchange.ts";
import { naturalUid } from "./ids.ts";
import { insertRecord, updateRecord } from "./records.ts";
import type { Reader, Writer } from "./store.ts";

/** One `from` is `rate` of `to`. */
export interface GivenRate {
  on: Day;
  from: string;
  to: string;
  /** Decimal text as `readRate` gives it. */
  rate: string;
}

export type RateChange = "created" | "changed" | "unchanged";

interface Kept {
  id: number;
  rate: string;
  deletedAt: number | null;
}

const kept = (db: Reader, { on, from, to }: Omit<GivenRate, "rate">): Kept | undefined =>
  db.get<Kept>(
    "SELECT id, rate, deletedAt FROM exchange_rate WHERE base = ? AND quote = ? AND day = ?",
    from,
    to,
    on,
  );

/** What writing a rate would do. */
export function rateChange(db: Reader, given: GivenRate): RateChange {
  const there = kept(db, given);
  if (!there || there.deletedAt !== null) return "created";
  return there.rate === given.rate ? "unchanged" : "changed";
}

/** Writes a rate; one that was dropped before is the same record again. */
export function writeRate(
  { db, now, batchId }: { db: Writer; now: () => number; batchId: number },
  given: GivenRate,
): { id: number; change: RateChange } {
  const { on, from, to, rate } = given;
  const change = rateChange(db, given);
  const there = kept(db, given);
  if (there) {
    if (change !== "unchanged")
      updateRecord(db, "exchange_rate", there.id, { rate, deletedAt: null }, batchId);
    return { id: there.id, change };
  }
  const uid = naturalUid("rate", from, to, on);
  const values = { uid, day: on, base: from, quote: to, rate, createdAt: now() };
  return { id: insertRecord(db, "exchange_rate", values), change };
}

/** A rate and the day it was given for. */
export interface FoundRate {
  rate: string;
  on: Day;
}

const latest = (db: Reader, from: string, to: string, day: Day): FoundRate | undefined =>
  db.get<FoundRate>(
    `SELECT rate, day AS "on" FROM exchange_rate WHERE base = ? AND quote = ? AND day <= ? AND deletedAt IS NULL
     ORDER BY day DESC LIMIT 1`,
    from,
    to,
    day,
  );

/** The latest of the pair itself, whichever way round it was given; the direct one where both are of the same day. */
function ofPair(db: Reader, from: string, to: string, day: Day): FoundRate | null {
  const direct = latest(db, from, to, day);
  const other = latest(db, to, from, day);
  if (direct && (!other || direct.on >= other.on)) return direct;
  return other ? { rate: inverseRate(other.rate), on: other.on } : null;
}

/** The currency that the central bank's table is based on: only through it two others meet. */
const HUB = "EUR";

/**
 * The rate that holds on a day: the latest given on or before it, or the inverse of one given the other way round. A pair that was
 * never given goes through the euro where both legs are known, and then has the older day of the two. Null where nothing is known.
 */
export function rateOn(db: Reader, from: string, to: string, day: Day): FoundRate | null {
  if (from === to) return { rate: "1", on: day };
  const own = ofPair(db, from, to, day);
  if (own || from === HUB || to === HUB) return own;
  const [a, b] = [ofPair(db, HUB, from, day), ofPair(db, HUB, to, day)];
  if (!a || !b) return null;
  return { rate: crossRate(a.rate, b.rate), on: a.on < b.on ? a.on : b.on };
}
