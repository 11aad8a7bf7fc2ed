// One number for all that can be shared: two workspaces that hold the same have the same.
import { createHash } from "node:crypto";
import { sharedColumns, sharedNames } from "../../domain/sharing/columns.ts";
import type { Reader } from "../store.ts";
import { rowsOf } from "./rows.ts";
import { scopeOf } from "./scope.ts";
import { deadUids } from "./tombs.ts";

const hangsBy = ["partnerId", "negotiationId", "interactionId"];

/** Everything that may travel, one record a line, in the order of the digest. */
export function* linesOf(db: Reader, partnerIds: readonly number[] | undefined): Generator<string> {
  const scope = partnerIds ? scopeOf(db, partnerIds) : null;
  // One workspace still has the record in its trash, another one cannot name it any more.
  const dead = new Set<unknown>(deadUids(db, null));
  const chosen =
    scope &&
    new Set(
      db.column<string>(
        "SELECT uid FROM partner WHERE id IN (SELECT value FROM json_each(?))",
        JSON.stringify(partnerIds),
      ),
    );
  const gone = new Set(deadUids(db, chosen));
  for (const table of sharedNames) {
    const columns = sharedColumns(table);
    const trash = columns.indexOf("deletedAt");
    const owners = (table === "participant" ? ["interactionId"] : hangsBy).map((column) =>
      columns.indexOf(column),
    );
    const lines: [string, string][] = [];
    for (const block of rowsOf(db, table, scope))
      for (const { uid, values, sets } of block) {
        if (trash >= 0 && values[trash] !== null) continue;
        // Out of sight for good with what it hangs on, and gone where that was purged.
        if (owners.some((at) => at >= 0 && dead.has(values[at]))) {
          dead.add(uid);
          gone.add(uid);
          continue;
        }
        const items = sets.map(({ kind, key, value, label, preferred }) =>
          JSON.stringify([kind, key, value, label, preferred]),
        );
        const named = dead.size === 0 ? values : values.map((value) => (dead.has(value) ? null : value));
        lines.push([uid, JSON.stringify([table, uid, named, items.toSorted()])]);
      }
    lines.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (const [, line] of lines) yield line;
  }
  for (const uid of [...gone].toSorted()) yield `-${uid}`;
}

/**
 * SHA-256 (hex) over the live rows of every shared table by uid, each as JSON of its table, uid, shared columns (references as
 * uids) and set rows, and over the uids of what was deleted for good. Not in it: local ids, stamps, when a row was made here.
 * Source: issue "Shared partner files".
 */
export function digestOf(db: Reader, partnerIds: readonly number[] | undefined): string {
  const hash = createHash("sha256");
  for (const line of linesOf(db, partnerIds)) hash.update(`${line}\n`);
  return hash.digest("hex");
}
