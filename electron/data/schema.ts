// The tables of a workspace, once: migrations, triggers and types come from here. Heading of each table: data/headings.ts.
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import { directions, interactionKinds, participantRoles } from "../domain/interaction.ts";
import { stages, tiers } from "../domain/partner.ts";

const id = () => integer().primaryKey();
const uid = () => text().notNull().unique();
const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(", "));
const day = (column: AnySQLiteColumn) =>
  sql`${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

export const colleague = sqliteTable("colleague", {
  id: id(),
  uid: uid(),
  name: text().notNull(),
});

export const client = sqliteTable("client", {
  id: id(),
  uid: uid(),
  name: text().notNull(),
  createdAt: integer().notNull(),
  deletedAt: integer(),
});

export const program = sqliteTable(
  "program",
  {
    id: id(),
    uid: uid(),
    clientId: integer()
      .notNull()
      .references(() => client.id),
    name: text().notNull(),
    network: text().notNull(),
    currency: text().notNull(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [index("program_client").on(t.clientId), check("program_currency", sql`length(${t.currency}) = 3`)],
);

export const partner = sqliteTable(
  "partner",
  {
    id: id(),
    uid: uid(),
    name: text().notNull(),
    country: text(),
    tier: text(),
    ownerUid: text().references(() => colleague.uid),
    nextContactOn: text(),
    cadenceDays: integer(),
    privateNote: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
    // Derived from `name` by data/keys.ts, because SQLite here folds no accents: for sorting, and for matching companies.
    sortKey: text().notNull(),
    matchKey: text().notNull(),
  },
  (t) => [
    index("partner_name")
      .on(t.sortKey, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_match").on(t.matchKey),
    index("partner_country")
      .on(t.country, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_tier")
      .on(t.tier, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_owner")
      .on(t.ownerUid, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_next")
      .on(t.nextContactOn, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_created")
      .on(t.createdAt, t.id)
      .where(sql`deletedAt IS NULL`),
    index("partner_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    check("partner_named", sql`length(trim(${t.name})) > 0`),
    check("partner_tier_known", sql`${t.tier} IS NULL OR ${t.tier} IN (${list(tiers)})`),
    check("partner_next_day", day(t.nextContactOn)),
    check("partner_cadence", sql`${t.cadenceDays} IS NULL OR ${t.cadenceDays} BETWEEN 1 AND 3650`),
  ],
);

export const membership = sqliteTable(
  "membership",
  {
    id: id(),
    uid: uid(),
    partnerId: integer()
      .notNull()
      .references(() => partner.id),
    programId: integer()
      .notNull()
      .references(() => program.id),
    stage: text().notNull(),
    lostReason: text(),
    joinedOn: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    uniqueIndex("membership_once")
      .on(t.partnerId, t.programId)
      .where(sql`deletedAt IS NULL`),
    index("membership_program").on(t.programId, t.stage),
    check("membership_stage", sql`${t.stage} IN (${list(stages)})`),
    check("membership_joined", day(t.joinedOn)),
  ],
);

export const contact = sqliteTable(
  "contact",
  {
    id: id(),
    uid: uid(),
    partnerId: integer().references(() => partner.id),
    fullName: text().notNull(),
    name: text({ mode: "json" }).$type<Record<string, string>>(),
    role: text(),
    timeZone: text(),
    language: text(),
    birthday: text(),
    note: text(),
    photo: text(),
    doNotContact: integer().notNull().default(0),
    createdAt: integer().notNull(),
    deletedAt: integer(),
    sortKey: text().notNull(),
    matchKey: text().notNull(),
  },
  (t) => [
    index("contact_partner").on(t.partnerId),
    index("contact_name")
      .on(t.sortKey, t.id)
      .where(sql`deletedAt IS NULL`),
    index("contact_match").on(t.matchKey),
    index("contact_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    check("contact_named", sql`length(trim(${t.fullName})) > 0`),
    check(
      "contact_birthday",
      sql`${t.birthday} IS NULL OR ${t.birthday} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' OR ${t.birthday} GLOB '--[0-1][0-9]-[0-3][0-9]'`,
    ),
    check("contact_flag", sql`${t.doNotContact} IN (0, 1)`),
  ],
);

/** Rows of a record's sets. `key` is the normalised value that makes a value the same value; `match` is what import matches by. */
const setColumns = {
  id: id(),
  kind: text().notNull(),
  key: text().notNull(),
  value: text().notNull(),
  label: text(),
  preferred: integer().notNull().default(0),
  match: text(),
};

export const partnerSet = sqliteTable(
  "partner_set",
  {
    ...setColumns,
    ownerId: integer()
      .notNull()
      .references(() => partner.id),
  },
  (t) => [
    uniqueIndex("partner_set_once").on(t.ownerId, t.kind, t.key),
    index("partner_set_key").on(t.kind, t.key),
    index("partner_set_match")
      .on(t.kind, t.match)
      .where(sql`match IS NOT NULL`),
  ],
);

export const contactSet = sqliteTable(
  "contact_set",
  {
    ...setColumns,
    ownerId: integer()
      .notNull()
      .references(() => contact.id),
  },
  (t) => [
    uniqueIndex("contact_set_once").on(t.ownerId, t.kind, t.key),
    index("contact_set_key").on(t.kind, t.key),
    index("contact_set_match")
      .on(t.kind, t.match)
      .where(sql`match IS NOT NULL`),
  ],
);

export const ownField = sqliteTable(
  "own_field",
  {
    id: id(),
    uid: uid(),
    of: text().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    choices: text({ mode: "json" }).$type<string[]>(),
    position: integer().notNull().default(0),
    deletedAt: integer(),
  },
  (t) => [
    check("own_field_of", sql`${t.of} IN ('partner', 'contact')`),
    check("own_field_kind", sql`${t.kind} IN ('text', 'number', 'day', 'choice', 'yesno')`),
  ],
);

export const interaction = sqliteTable(
  "interaction",
  {
    id: id(),
    uid: uid(),
    kind: text().notNull(),
    at: integer().notNull(),
    direction: text().notNull(),
    subject: text(),
    text: text().notNull(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    index("interaction_at").on(t.at),
    index("interaction_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    check("interaction_kind", sql`${t.kind} IN (${list(interactionKinds)})`),
    check("interaction_direction", sql`${t.direction} IN (${list(directions)})`),
  ],
);

export const participant = sqliteTable(
  "participant",
  {
    id: id(),
    uid: uid(),
    interactionId: integer()
      .notNull()
      .references(() => interaction.id),
    partnerId: integer().references(() => partner.id),
    contactId: integer().references(() => contact.id),
    role: text().notNull(),
  },
  (t) => [
    index("participant_interaction").on(t.interactionId),
    index("participant_partner").on(t.partnerId, t.interactionId),
    index("participant_contact").on(t.contactId, t.interactionId),
    check("participant_someone", sql`${t.partnerId} IS NOT NULL OR ${t.contactId} IS NOT NULL`),
    check("participant_role", sql`${t.role} IN (${list(participantRoles)})`),
  ],
);

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
  },
  (t) => [primaryKey({ columns: [t.uid, t.field] })],
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
  },
  (t) => [check("stamp_one", sql`${t.id} = 1`)],
);

export const tombstone = sqliteTable("tombstone", {
  uid: text().primaryKey(),
  of: text().notNull(),
  clock: integer().notNull(),
  device: text().notNull(),
  author: text().notNull(),
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
  (t) => [primaryKey({ columns: [t.fingerprint, t.uid] }), index("import_memory_batch").on(t.batchId)],
);

export const mapping = sqliteTable("mapping", {
  fingerprint: text().primaryKey(),
  format: text().notNull(),
  columns: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
  usedAt: integer().notNull(),
});

export const view = sqliteTable("view", {
  id: id(),
  page: text().notNull(),
  name: text().notNull(),
  detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  position: integer().notNull().default(0),
});

export const setting = sqliteTable("setting", { key: text().primaryKey(), value: text().notNull() });
