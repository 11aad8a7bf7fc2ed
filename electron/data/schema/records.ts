// The records of a workspace and their set rows: migrations, triggers and types come from here. Heading of each table: data/headings.ts.
// Piece by piece: the package's index loads its query builders as well, which costs each start 0.4 s and 150 MB.
import { sql } from "drizzle-orm/sql/sql";
import { check } from "drizzle-orm/sqlite-core/checks";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core/columns/common";
import { integer } from "drizzle-orm/sqlite-core/columns/integer";
import { text } from "drizzle-orm/sqlite-core/columns/text";
import { index, uniqueIndex } from "drizzle-orm/sqlite-core/indexes";
import { sqliteTable } from "drizzle-orm/sqlite-core/table";
import { directions, interactionKinds, participantRoles } from "../../domain/interaction.ts";
import type { Envelope } from "../../domain/mail/envelope.ts";
import { stages, tiers } from "../../domain/partner.ts";
import { feeKinds } from "../../domain/program.ts";

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
    /** Days after which an order's fate is usually decided. CHECKs of added columns are in the migration's text. */
    ripeningDays: integer().notNull().default(45),
    /** Whose days the reports have; null: the days as each file writes them. */
    timeZone: text(),
    /** Basis points. */
    targetRoiBp: integer(),
    /** `in-house`, or `agency` where the manager runs it for a client. */
    runBy: text(),
  },
  (t) => [index("program_client").on(t.clientId), check("program_currency", sql`length(${t.currency}) = 3`)],
);

/** What a program costs and earns from a day on: its margin and the network's fee. The first holds since ever (`0001-01-01`). */
export const programMoney = sqliteTable(
  "program_money",
  {
    id: id(),
    uid: uid(),
    programId: integer()
      .notNull()
      .references(() => program.id),
    fromOn: text().notNull(),
    marginBp: integer().notNull(),
    feeKind: text().notNull(),
    /** Basis points for the percent kinds, 1/100,000 of the program's currency for an order. */
    feeValue: integer().notNull(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    uniqueIndex("program_money_once")
      .on(t.programId, t.fromOn)
      .where(sql`deletedAt IS NULL`),
    check("program_money_day", day(t.fromOn)),
    check("program_money_margin", sql`${t.marginBp} BETWEEN 0 AND 10000`),
    check("program_money_fee", sql`${t.feeKind} IN (${list(feeKinds)}) AND ${t.feeValue} >= 0`),
  ],
);

/** One `base` is `rate` of `quote` on a day and until the next one that is given. */
export const exchangeRate = sqliteTable(
  "exchange_rate",
  {
    id: id(),
    uid: uid(),
    day: text().notNull(),
    base: text().notNull(),
    quote: text().notNull(),
    /** Decimal text. */
    rate: text().notNull(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    uniqueIndex("exchange_rate_once").on(t.base, t.quote, t.day),
    check("exchange_rate_day", day(t.day)),
    check(
      "exchange_rate_pair",
      sql`length(${t.base}) = 3 AND length(${t.quote}) = 3 AND ${t.base} <> ${t.quote}`,
    ),
  ],
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
    /** A meeting that lies ahead: no contact yet. 0 or 1, as `tray`: CHECKs of added columns are in the migration's text. */
    planned: integer().notNull().default(0),
    /** A message that matches nobody waits in the tray. */
    tray: integer().notNull().default(0),
    /** Name and address of who wrote a message: shown, and found by search. */
    sender: text(),
    envelope: text({ mode: "json" }).$type<Envelope>(),
    event: text({ mode: "json" }).$type<Record<string, unknown>>(),
    /** As it came; sanitised before anybody sees it. */
    html: text(),
  },
  (t) => [
    index("interaction_at").on(t.at),
    index("interaction_tray")
      .on(t.at)
      .where(sql`tray = 1`),
    index("interaction_planned")
      .on(t.at)
      .where(sql`planned = 1`),
    index("interaction_event")
      .on(t.at)
      .where(sql`event IS NOT NULL`),
    index("interaction_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    check("interaction_kind", sql`${t.kind} IN (${list(interactionKinds)})`),
    check("interaction_direction", sql`${t.direction} IN (${list(directions)})`),
  ],
);

/** A file of a message. Its bytes are in the attachments beside the workspace, or nowhere where the limit was reached. */
export const attachment = sqliteTable(
  "attachment",
  {
    id: id(),
    uid: uid(),
    interactionId: integer()
      .notNull()
      .references(() => interaction.id),
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    hash: text(),
    contentId: text(),
    /** A picture inside the text of the message. */
    inline: integer().notNull().default(0),
  },
  (t) => [
    index("attachment_interaction").on(t.interactionId),
    index("attachment_hash")
      .on(t.hash)
      .where(sql`hash IS NOT NULL`),
    check("attachment_size", sql`${t.bytes} >= 0 AND ${t.inline} IN (0, 1)`),
  ],
);

/** Whose mail is left out of every import. */
export const ignoredSender = sqliteTable("ignored_sender", {
  id: id(),
  uid: uid(),
  address: text().notNull(),
  createdAt: integer().notNull(),
  deletedAt: integer(),
});

/** A text to write mails from, with merge fields in braces. */
export const template = sqliteTable(
  "template",
  {
    id: id(),
    uid: uid(),
    name: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [check("template_named", sql`length(trim(${t.name})) > 0`)],
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
