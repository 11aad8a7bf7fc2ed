// Taking records out for good: from the trash (a tombstone stays), or as the undo of what made them (nothing stays).
import { setTables, type RecordTable } from "./headings.ts";
import type { Reader, Writer } from "./store.ts";

/** Children first, so that no reference is left open on the way. */
export const deleteOrder: RecordTable[] = [
  "participant",
  "interaction",
  "membership",
  "contact",
  "partner",
  "own_field",
  "program",
  "client",
  "colleague",
];

/** Deletes the row and its set rows; what refers to it must be gone already. */
export function deleteRow(db: Writer, table: RecordTable, id: number): void {
  if (table === "partner" || table === "contact")
    db.run(`DELETE FROM ${setTables[table]} WHERE ownerId = ?`, id);
  db.run(`DELETE FROM ${table} WHERE id = ?`, id);
}

/** Removes every trace of a record from the log, or keeps a tombstone where a shared file has carried it away. */
export function forget(db: Writer, table: RecordTable, uid: string): void {
  db.run("DELETE FROM change WHERE uid = ?", uid);
  db.run("DELETE FROM field_stamp WHERE uid = ?", uid);
  if (db.value("SELECT 1 FROM exported WHERE uid = ?", uid) !== undefined) bury(db, table, uid);
}

function bury(db: Writer, table: RecordTable, uid: string): void {
  db.run(
    `INSERT OR IGNORE INTO tombstone (uid, "of", clock, device, author) SELECT ?, ?, clock, device, ifnull(author, '') FROM stamp`,
    uid,
    table,
  );
}

interface Doomed {
  table: RecordTable;
  id: number;
  uid: string;
}

const rows = (db: Reader, table: RecordTable, where: string, ...params: number[]): Doomed[] =>
  db
    .all<{ id: number; uid: string }>(`SELECT id, uid FROM ${table} WHERE ${where}`, ...params)
    .map((row) => ({ table, ...row }));

/** A record and its children: people and memberships of a partner, talks that nobody else took part in. */
export function withChildren(db: Reader, table: RecordTable, id: number): Doomed[] {
  const own = rows(db, table, "id = ?", id);
  if (table === "partner") {
    const people = rows(db, "contact", "partnerId = ?", id).flatMap((each) =>
      withChildren(db, "contact", each.id),
    );
    const memberships = rows(db, "membership", "partnerId = ?", id);
    return [...own, ...people, ...memberships, ...talks(db, "partnerId", id)];
  }
  if (table === "contact") return [...own, ...talks(db, "contactId", id)];
  if (table === "interaction") return [...own, ...rows(db, "participant", "interactionId = ?", id)];
  return own;
}

/** The participations of a partner or a person, and the talks that would be left without anyone. */
function talks(db: Reader, column: "partnerId" | "contactId", id: number): Doomed[] {
  const parts = rows(db, "participant", `${column} = ?`, id);
  const alone = rows(
    db,
    "interaction",
    `id IN (SELECT interactionId FROM participant WHERE ${column} = ?)
     AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.interactionId = interaction.id AND p.${column} IS NOT ?)`,
    id,
    id,
  ).flatMap((each) => withChildren(db, "interaction", each.id));
  return [...parts, ...alone];
}

/** Purges a record with its children: blanks their values in the log and leaves a tombstone for each. @returns how many */
export function purge(db: Writer, table: RecordTable, id: number): number {
  const doomed = new Map(withChildren(db, table, id).map((each) => [each.uid, each]));
  const ordered = [...doomed.values()].toSorted(
    (a, b) => deleteOrder.indexOf(a.table) - deleteOrder.indexOf(b.table),
  );
  for (const { table: of, id: row, uid } of ordered) {
    if (of === "contact")
      db.run("UPDATE participant SET contactId = NULL WHERE contactId = ? AND partnerId IS NOT NULL", row);
    deleteRow(db, of, row);
    db.run("DELETE FROM change WHERE uid = ? AND field LIKE 'set:%'", uid);
    db.run("UPDATE change SET old = NULL, new = NULL WHERE uid = ?", uid);
    db.run("DELETE FROM import_memory WHERE uid = ?", uid);
    bury(db, of, uid);
  }
  return ordered.length;
}
