// What the tables themselves would refuse, seen before anything is written: a value that has to be there, a reference that leads nowhere,
// two records that exclude each other. The preview says it then, and a merge has not begun.
import { UserError } from "../../domain/errors.ts";
import type { SharedName } from "../../domain/sharing/columns.ts";
import { neededOf, referencesOf } from "../headings.ts";
import type { Reader } from "../store.ts";
import { ownersOf, owning } from "./hanging.ts";
import type { Given } from "./lines.ts";

/** By which records of a table exclude each other, and whether those in the trash do. */
const once: Partial<Record<SharedName, { key: readonly string[]; trash: boolean }>> = {
  exchange_rate: { key: ["base", "quote", "day"], trash: true },
  program_money: { key: ["programId", "fromOn"], trash: false },
};

export class Rules {
  readonly #db: Reader;
  /** Records of the file that are made, by table and uid, and those that were looked up and are here. */
  readonly #there = new Set<string>();
  /** Of the file, by key: whose it is. */
  readonly #keys = new Map<string, string>();

  constructor(db: Reader) {
    this.#db = db;
  }

  #isThere(table: string, uid: string): boolean {
    const key = `${table} ${uid}`;
    if (this.#there.has(key)) return true;
    const found = this.#db.value(`SELECT 1 FROM ${table} WHERE uid = ?`, uid) !== undefined;
    if (found) this.#there.add(key);
    return found;
  }

  /** Whether what it hangs on was deleted for good here: then it goes with that, and nothing of it is written. */
  #follows({ table, values }: Given): boolean {
    return ownersOf(table, values).some(
      (uid) =>
        !owning.some((each) => this.#isThere(each, uid)) &&
        this.#db.value("SELECT 1 FROM tombstone WHERE uid = ?", uid) !== undefined,
    );
  }

  /** Of a record that is to be made. @throws UserError `shared-inconsistent` */
  made(record: Given): void {
    const { table, uid, values } = record;
    const references = referencesOf(table);
    const leads = (column: string): boolean => {
      const value = values.get(column);
      return typeof value === "string" && this.#isThere(references[column]!, value);
    };
    const lacks =
      neededOf(table).some(
        ({ column, given }) => (!given && !values.has(column)) || (references[column] && !leads(column)),
      ) ||
      (table === "participant" && !leads("partnerId") && !leads("contactId"));
    if (lacks && !this.#follows(record)) throw new UserError("shared-inconsistent", { line: record.line });
    this.#there.add(`${table} ${uid}`);
  }

  /** Of any record. @throws UserError `shared-inconsistent` where another one stands in its place, here or in the file */
  alone({ table, uid, values, line }: Given): void {
    const rule = once[table];
    if (!rule || (!rule.trash && (values.get("deletedAt") ?? null) !== null)) return;
    const parts = rule.key.map((column) => values.get(column) ?? null);
    if (parts.includes(null)) return;
    const key = JSON.stringify([table, ...parts]);
    const references = referencesOf(table);
    const where = rule.key.map((column) =>
      references[column]
        ? `"${column}" = (SELECT id FROM ${references[column]} WHERE uid = ?)`
        : `"${column}" = ?`,
    );
    const other = this.#db.value(
      `SELECT 1 FROM ${table} WHERE ${where.join(" AND ")} AND uid <> ?${rule.trash ? "" : " AND deletedAt IS NULL"}`,
      ...parts,
      uid,
    );
    if (other !== undefined || (this.#keys.get(key) ?? uid) !== uid)
      throw new UserError("shared-inconsistent", { line });
    this.#keys.set(key, uid);
  }
}
