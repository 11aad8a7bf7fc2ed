// Names of records: UUIDv7 for what is new, UUIDv5 for what has a natural key, so that the same thing made twice is one record.
import { randomFillSync } from "node:crypto";
import { v5, v7 } from "uuid";

const NAMESPACE = "6f0d9c1e-6b0e-5c1d-9a53-0c5a1e8f4b27";

// Randomness is drawn for many uids at once: an import makes tens of thousands.
const pool = new Uint8Array(16 * 256);
let drawn = pool.length;

/** A fresh uid that sorts by the time it was made. */
export function newUid(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 16;
  return v7({ random: pool.subarray(drawn - 16, drawn) });
}

/** The uid of a record with a natural key, e.g. `naturalUid("membership", partnerUid, programUid)`. */
export const naturalUid = (kind: string, ...parts: string[]): string =>
  v5([kind, ...parts].join("\n"), NAMESPACE);

/** The first client and the first program are the same records in every workspace. */
export const firstClientUid = naturalUid("client", "first");
export const firstProgramUid = naturalUid("program", "first");

export const membershipUid = (partnerUid: string, programUid: string): string =>
  naturalUid("membership", partnerUid, programUid);
