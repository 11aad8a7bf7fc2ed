// Taking records out for good: from the trash (a tombstone stays), or as the undo of what made them (nothing stays).
import { vectorOf } from "./exchange/known.ts";
import { referencesOf, setTables, type RecordTable } from "./headings.ts";
import type { Bind, Reader, Writer } from "./store.ts";

/** Children first, so that no reference is left open on the way. */
export const deleteOrder: RecordTable[] = [
  "task",
  "promise",
  "agreement",
  "negotiation_part",
  "negotiation_limit",
  "offer",
  "negotiation",
  "initiative",
  "participant",
  "attachment",
  "interaction",
  "membership",
  "contact",
  "partner",
  "own_field",
  "template",
  "ignored_sender",
  "exchange_rate",
  "program_money",
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

/**
 * Removes a record with every trace of it from the log, but for a tombstone where a shared file has carried it away: the undo of an
 * import, which is a change like any other.
 */
export function remove(db: Writer, table: RecordTable, id: number, uid: string): void {
  const death = wasExported(db, uid) ? obituary(db, table, id, uid) : null;
  deleteRow(db, table, id);
  for (const log of ["change", "field_stamp", "seen", "tombstone"])
    db.run(`DELETE FROM ${log} WHERE uid = ?`, uid);
  if (death) bury(db, table, uid, death);
}

/**
 * Removes a record as if it had never been made: what a shared file brought, or a batch that did not finish. What was known of it
 * before, one that was purged once among it, stays as it was.
 * @param made the log's row of its making
 */
export function unmake(db: Writer, table: RecordTable, id: number, uid: string, made: number): void {
  const before = db.get<Record<string, Bind>>("SELECT * FROM tombstone WHERE uid = ?", uid);
  deleteRow(db, table, id);
  db.run("DELETE FROM change WHERE uid = ? AND id >= ?", uid, made);
  for (const log of ["field_stamp", "tombstone"]) db.run(`DELETE FROM ${log} WHERE uid = ?`, uid);
  if (db.value("SELECT 1 FROM change WHERE uid = ? LIMIT 1", uid) === undefined)
    db.run("DELETE FROM seen WHERE uid = ?", uid);
  if (!before) return;
  const columns = Object.keys(before);
  db.run(
    `INSERT INTO tombstone (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ...Object.values(before),
  );
}

/** All that was made until an export of everything has left, and what one of chosen partners named. */
const wasExported = (db: Reader, uid: string): boolean =>
  db.value(
    `SELECT 1 FROM exported e WHERE e.uid = ?1 OR (e.uid = '*' AND e.at >= (SELECT min(clock) FROM change WHERE uid = ?1)) LIMIT 1`,
    uid,
  ) !== undefined;

interface Obituary {
  seen: string;
  /** Of a talk with somebody who has no partner: that person's. */
  partnerUid: string | null;
}

/** What has to be known before the record is gone: what had been seen of it, and whose it was. */
function obituary(db: Reader, table: RecordTable, id: number, uid: string): Obituary {
  const through: Partial<Record<RecordTable, string>> = {
    partner: "SELECT uid FROM partner WHERE id = ?",
    offer:
      "SELECT p.uid FROM offer t JOIN negotiation n ON n.id = t.negotiationId JOIN partner p ON p.id = n.partnerId WHERE t.id = ?",
    negotiation_part:
      "SELECT p.uid FROM negotiation_part t JOIN negotiation n ON n.id = t.negotiationId JOIN partner p ON p.id = n.partnerId WHERE t.id = ?",
    interaction:
      "SELECT ifnull(p.uid, c.uid) FROM participant q LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId WHERE q.interactionId = ? ORDER BY p.id IS NULL, q.id LIMIT 1",
    attachment:
      "SELECT ifnull(p.uid, c.uid) FROM attachment t JOIN participant q ON q.interactionId = t.interactionId LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId WHERE t.id = ? ORDER BY p.id IS NULL, q.id LIMIT 1",
  };
  const direct = referencesOf(table).partnerId
    ? `SELECT p.uid FROM ${table} t JOIN partner p ON p.id = t.partnerId WHERE t.id = ?`
    : null;
  const text = through[table] ?? direct;
  return {
    seen: JSON.stringify(Object.fromEntries(vectorOf(db, uid))),
    partnerUid: text === null ? null : (db.value<string>(text, id) ?? null),
  };
}

function bury(db: Writer, table: RecordTable, uid: string, { seen, partnerUid }: Obituary): void {
  db.run(
    `INSERT OR REPLACE INTO tombstone (uid, "of", clock, device, author, seen, partnerUid)
     SELECT ?, ?, clock, device, ifnull(author, ''), ?, ? FROM stamp`,
    uid,
    table,
    seen,
    partnerUid,
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

/** A record and its children: people and memberships of a partner, and talks that nobody else took part in. */
function withChildren(db: Reader, table: RecordTable, id: number): Doomed[] {
  const own = rows(db, table, "id = ?", id);
  if (table === "interaction") return [...own, ...ofTalk(db, id)];
  if (table === "negotiation") return [...own, ...ofNegotiation(db, id)];
  if (table === "contact") return [...own, ...talks(db, null, [id])];
  if (table !== "partner") return own;
  const people = rows(db, "contact", "partnerId = ?", id);
  const memberships = rows(db, "membership", "partnerId = ?", id);
  const talked = talks(
    db,
    id,
    people.map((each) => each.id),
  );
  return [...own, ...people, ...memberships, ...talked, ...concerning(db, id)];
}

/** What is to be done, was promised, negotiated and agreed with a partner. */
const concerning = (db: Reader, partner: number): Doomed[] => [
  ...(["task", "promise", "agreement"] as const).flatMap((table) =>
    rows(db, table, "partnerId = ?", partner),
  ),
  ...rows(db, "negotiation", "partnerId = ?", partner).flatMap((each) => [
    each,
    ...ofNegotiation(db, each.id),
  ]),
];

/** Its rounds, limits, people and talks. */
const ofNegotiation = (db: Reader, id: number): Doomed[] =>
  (["negotiation_part", "negotiation_limit", "offer"] as const).flatMap((table) =>
    rows(db, table, "negotiationId = ?", id),
  );

/** Records that only mention what goes: they stay without it. */
const mentions: Partial<Record<RecordTable, readonly [RecordTable, string][]>> = {
  contact: [
    ["task", "contactId"],
    ["promise", "contactId"],
    ["negotiation_part", "contactId"],
  ],
  interaction: [
    ["promise", "interactionId"],
    ["negotiation_part", "interactionId"],
  ],
  offer: [["agreement", "offerId"]],
  negotiation: [["task", "negotiationId"]],
};

/** Who took part in a talk, and its files. */
const ofTalk = (db: Reader, id: number): Doomed[] => [
  ...rows(db, "participant", "interactionId = ?", id),
  ...rows(db, "attachment", "interactionId = ?", id),
];

/** The participations that stand for nobody else than the doomed, and the talks that would be left without anyone. */
function talks(db: Reader, partner: number | null, persons: number[]): Doomed[] {
  const people = "(SELECT value FROM json_each((SELECT people FROM doomed)))";
  const given = `WITH doomed (partner, people) AS (SELECT ?, ?), part AS (SELECT p.id, p.uid, p.interactionId FROM participant p, doomed d
    WHERE (p.partnerId = d.partner OR p.contactId IN ${people})
      AND (p.partnerId IS NULL OR p.partnerId IS d.partner) AND (p.contactId IS NULL OR p.contactId IN ${people}))`;
  const find = (table: RecordTable, text: string): Doomed[] =>
    db
      .all<{ id: number; uid: string }>(`${given} ${text}`, partner, JSON.stringify(persons))
      .map(({ id, uid }) => ({ table, id, uid }));
  const alone = `SELECT id, uid FROM interaction WHERE id IN (SELECT interactionId FROM part)
    AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.interactionId = interaction.id AND p.id NOT IN (SELECT id FROM part))`;
  const doomed = find("interaction", alone);
  return [
    ...find("participant", "SELECT id, uid FROM part"),
    ...doomed,
    ...doomed.flatMap(({ id }) => rows(db, "attachment", "interactionId = ?", id)),
  ];
}

/** Purges a record with its children: blanks their values in the log and leaves a tombstone for each. @returns how many */
export function purge(db: Writer, table: RecordTable, id: number): number {
  const doomed = new Map(withChildren(db, table, id).map((each) => [each.uid, each]));
  const ordered = [...doomed.values()].toSorted(
    (a, b) => deleteOrder.indexOf(a.table) - deleteOrder.indexOf(b.table),
  );
  const deaths = new Map(ordered.map(({ table: of, id: row, uid }) => [uid, obituary(db, of, row, uid)]));
  for (const { table: of, id: row, uid } of ordered) {
    // Others took part in what is left: there the talk stays, without the doomed.
    if (of === "contact" || of === "partner")
      db.run(`UPDATE participant SET ${of}Id = NULL WHERE ${of}Id = ?`, row);
    for (const [table, column] of mentions[of] ?? [])
      db.run(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = ?`, row);
    deleteRow(db, of, row);
    db.run("DELETE FROM change WHERE uid = ? AND field LIKE 'set:%'", uid);
    db.run("UPDATE change SET old = NULL, new = NULL WHERE uid = ?", uid);
    db.run("DELETE FROM import_memory WHERE uid = ?", uid);
    db.run("UPDATE change SET was = NULL WHERE uid = ? AND field = '-'", uid);
    db.run("DELETE FROM seen WHERE uid = ?", uid);
    db.run("DELETE FROM conflict WHERE uid = ?", uid);
    bury(db, of, uid, deaths.get(uid)!);
  }
  return ordered.length;
}
