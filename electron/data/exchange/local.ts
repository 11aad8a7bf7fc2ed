// The records of a block of a file as this workspace has them.
import { sharedColumns, type SharedName } from "../../domain/sharing/columns.ts";
import type { Side } from "../../domain/sharing/compare.ts";
import { sameWrite, type Stamp } from "../../domain/sharing/stamps.ts";
import type { Value } from "../../domain/sharing/values.ts";
import type { SetItem } from "../sets.ts";
import type { Reader } from "../store.ts";
import { knownOf, type Known } from "./known.ts";
import type { Given } from "./lines.ts";
import { rowsByUid, type SharedRow } from "./rows.ts";

export interface Local extends Side {
  id: number;
  values: Map<string, Value>;
  sets: Map<string, SetItem>;
}

/** Rows and what is known of them; `side` is made only where a record has to be looked at closely. */
export class Locals {
  readonly rows: Map<string, SharedRow>;
  readonly #table: SharedName;
  readonly #known: Map<string, Known>;
  readonly #columns: string[];

  constructor(db: Reader, table: SharedName, uids: readonly string[]) {
    this.#table = table;
    this.rows = rowsByUid(db, table, uids);
    this.#known = this.rows.size > 0 ? knownOf(db, [...this.rows.keys()]) : new Map<string, Known>();
    this.#columns = sharedColumns(table);
  }

  side(uid: string): Local {
    const row = this.rows.get(uid)!;
    const { made, stamps, vector, left } = this.#known.get(uid)!;
    return {
      id: row.id,
      values: new Map(this.#columns.map((column, at) => [column, row.values[at] ?? null])),
      sets: new Map(row.sets.map((item) => [`set:${item.kind}:${item.key}`, item])),
      made,
      stamps,
      vector,
      left,
    };
  }

  /** The same writes with the same content, and nothing seen there that was not seen here: no more to be done. */
  same(record: Given): boolean {
    const row = this.rows.get(record.uid)!;
    const known = this.#known.get(record.uid)!;
    if (!sameWrite(known.made, record.made) || record.sets.size !== row.sets.length) return false;
    for (const [field, stamp] of record.stamps) {
      const own = known.stamps.get(field);
      if (!own || !sameWrite(own, stamp)) return false;
    }
    for (const [field, own] of known.stamps) {
      const shared = field.startsWith("set:") || record.values.has(field);
      if (shared && !record.stamps.has(field)) return false;
      if (isAbsent(own)) return false;
    }
    for (const [at, column] of this.#columns.entries())
      if (record.values.has(column) && record.values.get(column) !== row.values[at]) return false;
    for (const { kind, key, value, label, preferred } of row.sets) {
      const item = record.sets.get(`set:${kind}:${key}`);
      if (item?.value !== value || item.label !== label || item.preferred !== preferred) return false;
    }
    for (const [device, clock] of record.vector) if ((known.vector.get(device) ?? -1) < clock) return false;
    return true;
  }

  get table(): SharedName {
    return this.#table;
  }
}

/** The stamp of a field that the file which brought the record had left out. */
const isAbsent = ({ clock, device }: Stamp): boolean => clock === 0 && device === "";
