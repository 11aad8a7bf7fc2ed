// Single values and set rows of two records that become one.
import { isChoice, mergedFields, mergedValue, type Choices } from "../../domain/duplicates/merge.ts";
import { UserError } from "../../domain/errors.ts";
import { nameKey } from "../../domain/text/names.ts";
import type { SetOwner } from "../headings.ts";
import { updateRecord } from "../records.ts";
import { aliasItem, dropItem, putItem, type SetItem } from "../sets.ts";
import type { Bind, Reader, Writer } from "../store.ts";
import type { Pair } from "./moves.ts";

type Row = Record<string, string | number | null>;
const nameField = { partner: "name", contact: "fullName" } as const;

export const rowOf = (db: Reader, of: SetOwner, id: number): Row =>
  db.get<Row>(`SELECT * FROM ${of} WHERE id = ?`, id)!;

/** @throws UserError `unknown-field` */
export function checkChoices(of: SetOwner, choices: Choices): void {
  for (const field of Object.keys(choices))
    if (!isChoice(of, field)) throw new UserError("unknown-field", { field }, { field: `fields.${field}` });
}

/** The parts of a name go with the name they spell. */
function nameParts(keep: Row, drop: Row, choices: Choices): Choices {
  if (choices.name) return choices;
  if (choices.fullName) return { ...choices, name: choices.fullName };
  const same = nameKey(String(keep.fullName)) === nameKey(String(drop.fullName));
  return same ? choices : { ...choices, name: "keep" };
}

/** @returns the name it has now, and the other one */
export function mergeFields(
  db: Writer,
  of: SetOwner,
  { keep, drop }: Pair,
  given: Choices,
  batchId: number,
): { name: string; other: string } {
  const [mine, theirs] = [rowOf(db, of, keep.id), rowOf(db, of, drop.id)];
  const choices = of === "contact" ? nameParts(mine, theirs, given) : given;
  const set: Record<string, Bind> = {};
  for (const field of mergedFields[of]) {
    const [a = null, b = null] = [mine[field], theirs[field]];
    const value = mergedValue(field, a, b, choices[field]);
    if (value !== a) set[field] = value;
  }
  updateRecord(db, of, keep.id, set, batchId);
  const chosen = String(set[nameField[of]] ?? mine[nameField[of]]);
  const [first, second] = [String(mine[nameField[of]]), String(theirs[nameField[of]])];
  return { name: chosen, other: chosen === first ? second : first };
}

const itemsOf = (db: Reader, of: SetOwner, id: number): SetItem[] =>
  db.all<SetItem>(
    `SELECT kind, key, value, label, preferred, match FROM ${of}_set WHERE ownerId = ? ORDER BY id`,
    id,
  );

/**
 * All rows of both are kept, both spellings of the name among them. An own field that both have is the kept one's unless the
 * choice says otherwise. A network's id leaves the dropped partner, because the results follow whoever has it.
 */
export function mergeSets(
  db: Writer,
  of: SetOwner,
  { keep, drop }: Pair,
  names: { name: string; other: string },
  choices: Choices,
): void {
  const mine = itemsOf(db, of, keep.id);
  const there = new Set(mine.map(({ kind, key }) => `${kind}:${key}`));
  const preferred = new Set(mine.filter((item) => item.preferred === 1).map(({ kind }) => kind));
  const has = (item: SetItem) => there.has(`${item.kind}:${item.key}`);
  const put = (item: SetItem) => {
    putItem(db, of, keep.id, preferred.has(item.kind) ? { ...item, preferred: 0 } : item);
    there.add(`${item.kind}:${item.key}`);
  };
  for (const item of itemsOf(db, of, drop.id)) {
    if (item.kind === "own") {
      const choice = choices[`own:${item.key}`];
      if (choice === "drop" || (choice === undefined && !has(item))) put(item);
      continue;
    }
    if (item.kind === "alias" && item.value === names.name) continue;
    if (!has(item)) put(item);
    if (item.kind === "networkId") dropItem(db, of, drop.id, item.kind, item.key);
  }
  for (const [field, choice] of Object.entries(choices)) {
    const uid = /^own:(.+)$/.exec(field)?.[1];
    if (uid === undefined || choice === "keep") continue;
    const given = db.value(
      `SELECT 1 FROM ${of}_set WHERE ownerId = ? AND kind = 'own' AND key = ?`,
      drop.id,
      uid,
    );
    if (given === undefined) dropItem(db, of, keep.id, "own", uid);
  }
  const other = aliasItem(of, names.other);
  if (names.other.trim() !== names.name.trim() && !has(other)) put(other);
}
