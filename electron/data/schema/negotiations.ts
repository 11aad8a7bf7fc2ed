// Negotiations, their offers in rounds, and both sides' limits. No CHECK spans two columns of a logged record (schema/tasks.ts).
// Piece by piece: the package's index loads its query builders as well, which costs each start 0.4 s and 150 MB.
import { sql } from "drizzle-orm/sql/sql";
import { check } from "drizzle-orm/sqlite-core/checks";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core/columns/common";
import { integer } from "drizzle-orm/sqlite-core/columns/integer";
import { text } from "drizzle-orm/sqlite-core/columns/text";
import { index, uniqueIndex } from "drizzle-orm/sqlite-core/indexes";
import { sqliteTable } from "drizzle-orm/sqlite-core/table";
import { interactionKinds } from "../../domain/interaction.ts";
import { answers, certainties, sides, stages } from "../../domain/negotiation/stages.ts";
import type { Terms } from "../../domain/terms/shape.ts";
import { contact, interaction, partner, program } from "./records.ts";

const id = () => integer().primaryKey();
const uid = () => text().notNull().unique();
const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(", "));
const among = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} IS NULL OR ${column} IN (${list(values)})`;
const day = (column: AnySQLiteColumn) =>
  sql`${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

export const negotiation = sqliteTable(
  "negotiation",
  {
    id: id(),
    uid: uid(),
    partnerId: integer()
      .notNull()
      .references(() => partner.id),
    programId: integer()
      .notNull()
      .references(() => program.id),
    subject: text().notNull(),
    stage: text().notNull(),
    /** The day by which it has to be decided. */
    decideOn: text(),
    /** What we do when it fails. */
    fallback: text(),
    /** Private. */
    note: text(),
    outcomeReason: text(),
    closedAt: integer(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    index("negotiation_partner").on(t.partnerId),
    index("negotiation_program").on(t.programId),
    index("negotiation_stage")
      .on(t.stage)
      .where(sql`deletedAt IS NULL`),
    index("negotiation_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    check("negotiation_named", sql`length(trim(${t.subject})) > 0`),
    check("negotiation_stage_known", sql`${t.stage} IN (${list(stages)})`),
    check("negotiation_decide", day(t.decideOn)),
  ],
);

/** One round. */
export const offer = sqliteTable(
  "offer",
  {
    id: id(),
    uid: uid(),
    negotiationId: integer()
      .notNull()
      .references(() => negotiation.id),
    by: text().notNull(),
    at: integer().notNull(),
    channel: text(),
    terms: text({ mode: "json" }).$type<Terms>().notNull(),
    /** Why. */
    note: text(),
    answer: text(),
    answeredAt: integer(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    index("offer_negotiation").on(t.negotiationId, t.at),
    check("offer_by", sql`${t.by} IN (${list(sides)})`),
    check("offer_channel", among(t.channel, interactionKinds)),
    check("offer_answer", among(t.answer, answers)),
  ],
);

/** Private: never in a shared file, an export or a presentation. Values as they travel, by their lever. */
export const negotiationLimit = sqliteTable(
  "negotiation_limit",
  {
    id: id(),
    uid: uid(),
    negotiationId: integer()
      .notNull()
      .references(() => negotiation.id),
    side: text().notNull(),
    lever: text().notNull(),
    ideal: text().notNull(),
    walkAway: text().notNull(),
    step: text(),
    valuePerStep: text(),
    /** Where we know it from, and how sure we are. */
    source: text(),
    certainty: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    uniqueIndex("negotiation_limit_once").on(t.negotiationId, t.side, t.lever),
    check("negotiation_limit_side", sql`${t.side} IN (${list(sides)})`),
    check("negotiation_limit_certainty", among(t.certainty, certainties)),
  ],
);

/** Who takes part, and what was said about it. */
export const negotiationPart = sqliteTable(
  "negotiation_part",
  {
    id: id(),
    uid: uid(),
    negotiationId: integer()
      .notNull()
      .references(() => negotiation.id),
    contactId: integer().references(() => contact.id),
    interactionId: integer().references(() => interaction.id),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    index("negotiation_part_of").on(t.negotiationId),
    index("negotiation_part_contact").on(t.contactId),
    index("negotiation_part_interaction").on(t.interactionId),
  ],
);
