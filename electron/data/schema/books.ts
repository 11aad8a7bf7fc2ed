// What is kept beside the records: derived tables (kept by triggers, rebuilt at will) and bookkeeping (not logged, not shared, not undone).
// Piece by piece: the package's index loads its query builders as well, which costs each start 0.4 s and 150 MB.
import { sql } from "drizzle-orm/sql/sql";
import { check } from "drizzle-orm/sqlite-core/checks";
import { integer } from "drizzle-orm/sqlite-core/columns/integer";
import { text } from "drizzle-orm/sqlite-core/columns/text";
import { foreignKey } from "drizzle-orm/sqlite-core/foreign-keys";
import { index } from "drizzle-orm/sqlite-core/indexes";
import { primaryKey } from "drizzle-orm/sqlite-core/primary-keys";
import { sqliteTable } from "drizzle-orm/sqlite-core/table";
import { partner } from "./records.ts";

const id = () => integer().primaryKey();
const uid = () => text().notNull().unique();

// Derived: kept by triggers, rebuilt at will.

export const partnerSummary = sqliteTable(
  "partner_summary",
  {
    partnerId: integer()
      .primaryKey()
      .references(() => partner.id),
    stageRank: integer(),
    lastContactAt: integer(),
    people: integer().notNull().default(0),
  },
  (t) => [
    index("summary_stage").on(t.stageRank, t.partnerId),
    index("summary_last").on(t.lastContactAt, t.partnerId),
    index("summary_people").on(t.people, t.partnerId),
  ],
);

export const tally = sqliteTable("tally", { name: text().primaryKey(), rows: integer().notNull() });

// Bookkeeping: not logged, not shared, not undone.

export const batch = sqliteTable(
  "batch",
  {
    id: id(),
    uid: uid(),
    kind: text().notNull(),
    state: text().notNull(),
    author: text().notNull(),
    device: text().notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
    file: text(),
    undoes: integer(),
    detail: text({ mode: "json" }).$type<Record<string, unknown>>(),
  },
  (t) => [
    foreignKey({ columns: [t.undoes], foreignColumns: [t.id] }),
    index("batch_running")
      .on(t.state)
      .where(sql`state = 'running'`),
    index("batch_undoes")
      .on(t.undoes)
      .where(sql`undoes IS NOT NULL`),
    check("batch_state", sql`${t.state} IN ('running', 'done', 'undone')`),
    check("batch_kind", sql`${t.kind} IN ('edit', 'import', 'merge', 'example', 'undo', 'purge', 'upkeep')`),
  ],
);

/** One row per field that changed; `field` is `*` for a record made, `-` for one purged, `set:<kind>:<key>` for a set row. */
export const change = sqliteTable(
  "change",
  {
    id: id(),
    clock: integer().notNull(),
    batchId: integer()
      .notNull()
      .references(() => batch.id),
    of: text().notNull(),
    uid: text().notNull(),
    field: text().notNull(),
    old: text(),
    new: text(),
    // The field stamp that this change replaced, so that undo restores it: [clock, device, author] as JSON.
    was: text(),
  },
  (t) => [index("change_uid").on(t.uid, t.field), index("change_batch").on(t.batchId)],
);

/** A field's own stamp, only where it differs from its record's creation stamp. */
export const fieldStamp = sqliteTable(
  "field_stamp",
  {
    uid: text().notNull(),
    field: text().notNull(),
    clock: integer().notNull(),
    device: text().notNull(),
    author: text().notNull(),
    /** Of a stamp that was more than a day ahead of this machine: the clock at which it was received, by which it is ordered. */
    received: integer(),
  },
  (t) => [primaryKey({ columns: [t.uid, t.field] })],
);

/** What a merged file had seen of a record, as far as its stamps and the own log do not say so: part of the record's version vector. */
export const seen = sqliteTable(
  "seen",
  {
    uid: text().notNull(),
    device: text().notNull(),
    clock: integer().notNull(),
    batchId: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.uid, t.device, t.batchId] }), index("seen_batch").on(t.batchId)],
);

/** Two values of one field that were written without one another: what was kept, and what lost, for good. */
export const conflict = sqliteTable(
  "conflict",
  {
    id: id(),
    batchId: integer().notNull(),
    of: text().notNull(),
    uid: text().notNull(),
    field: text().notNull(),
    /** mine, theirs, both, or newest. */
    choice: text().notNull(),
    /** As the log writes values; of linked fields an object of them as JSON. */
    mine: text(),
    theirs: text(),
    /** [clock, device, author] as JSON. */
    mineBy: text().notNull(),
    theirsBy: text().notNull(),
  },
  (t) => [index("conflict_uid").on(t.uid, t.field), index("conflict_batch").on(t.batchId)],
);

/** Two partners or two people that somebody looked at and found to be two. */
export const notSame = sqliteTable(
  "not_same",
  {
    of: text().notNull(),
    /** The smaller uid first. */
    a: text().notNull(),
    b: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.a, t.b] }), check("not_same_of", sql`${t.of} IN ('partner', 'contact')`)],
);

/** One row: who writes now, in which batch, at which hybrid logical clock (ms × 1024 + counter). */
export const stamp = sqliteTable(
  "stamp",
  {
    id: integer().primaryKey(),
    device: text().notNull(),
    clock: integer().notNull(),
    author: text(),
    batchId: integer(),
    // Set for a chunk that only adds: its new partners, people and talks have ids above these. Their set rows need no log of their
    // own, and the search index is written once for all of them, because a trigger writes it out for every single row.
    bornPartner: integer(),
    bornContact: integer(),
    bornInteraction: integer(),
  },
  (t) => [check("stamp_one", sql`${t.id} = 1`)],
);

export const tombstone = sqliteTable("tombstone", {
  uid: text().primaryKey(),
  of: text().notNull(),
  clock: integer().notNull(),
  device: text().notNull(),
  author: text().notNull(),
  /** What had been seen of the record by then: its version vector as JSON, {device: clock}. */
  seen: text(),
  /** The partner that it hung on, so that a file of chosen partners carries it. */
  partnerUid: text(),
  /** The merge that brought it; its undo takes it away again. */
  batchId: integer(),
});

/** Records that left this workspace in a shared file: undoing their import keeps a tombstone. */
export const exported = sqliteTable("exported", { uid: text().primaryKey(), at: integer().notNull() });

/** Which source record became what: the same record again changes nothing. */
export const importMemory = sqliteTable(
  "import_memory",
  {
    fingerprint: text().notNull(),
    uid: text().notNull(),
    batchId: integer()
      .notNull()
      .references(() => batch.id),
  },
  (t) => [primaryKey({ columns: [t.fingerprint, t.uid] })],
);

export const mapping = sqliteTable("mapping", {
  fingerprint: text().primaryKey(),
  format: text().notNull(),
  columns: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
  usedAt: integer().notNull(),
  /** Of a report: what its files do not say and was asked once (program, currency …). */
  answers: text({ mode: "json" }).$type<Record<string, unknown>>(),
});

/** A report format that a person made, or was given in a file. */
export const reportFormat = sqliteTable("report_format", {
  id: id(),
  name: text().notNull().unique(),
  detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  createdAt: integer().notNull(),
});

export const view = sqliteTable("view", {
  id: id(),
  page: text().notNull(),
  name: text().notNull(),
  detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  position: integer().notNull().default(0),
});

export const setting = sqliteTable("setting", { key: text().primaryKey(), value: text().notNull() });
