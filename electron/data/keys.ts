// What is derived from a record's own fields in code, because SQLite here folds no accents: the keys for sorting and matching.
import { foldKey } from "../domain/text/fold.ts";
import { companyKey, nameKey } from "../domain/text/names.ts";
import type { RecordTable } from "./headings.ts";
import type { Bind } from "./store.ts";

/** The values to write, with the derived columns that they bring along. */
export function withKeys(table: RecordTable, values: Record<string, Bind>): Record<string, Bind> {
  const name = table === "partner" ? values.name : table === "contact" ? values.fullName : undefined;
  if (typeof name !== "string") return values;
  return {
    ...values,
    sortKey: foldKey(name),
    matchKey: table === "partner" ? companyKey(name) : nameKey(name),
  };
}
