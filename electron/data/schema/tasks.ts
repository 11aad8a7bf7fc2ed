// Tasks, promises, what was agreed and until when, and the times at which somebody is to be reminded. No CHECK spans two columns of a
// logged record: undo and merge write them one by one.
// Piece by piece: the package's index loads its query builders as well, which costs each start 0.4 s and 150 MB.
import { sql } from "drizzle-orm/sql/sql";
import { check } from "drizzle-orm/sqlite-core/checks";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core/columns/common";
import { integer } from "drizzle-orm/sqlite-core/columns/integer";
import { real } from "drizzle-orm/sqlite-core/columns/real";
import { text } from "drizzle-orm/sqlite-core/columns/text";
import { index, uniqueIndex } from "drizzle-orm/sqlite-core/indexes";
import { sqliteTable } from "drizzle-orm/sqlite-core/table";
import {
  holds,
  initiativeKinds,
  outcomes,
  promiseOutcomes,
  promisers,
  type CheckItem,
} from "../../domain/tasks/task.ts";
import type { Reminding } from "../../domain/reminders/definitions.ts";
import type { Terms } from "../../domain/terms/shape.ts";
import { negotiation, offer } from "./negotiations.ts";
import { contact, interaction, partner, program } from "./records.ts";

const id = () => integer().primaryKey();
const uid = () => text().notNull().unique();
const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(", "));
const among = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} IS NULL OR ${column} IN (${list(values)})`;
const day = (column: AnySQLiteColumn) =>
  sql`${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

/** Something that is planned with several partners: an event, a contest, a season. */
export const initiative = sqliteTable(
  "initiative",
  {
    id: id(),
    uid: uid(),
    name: text().notNull(),
    kind: text(),
    startsOn: text(),
    endsOn: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    check("initiative_named", sql`length(trim(${t.name})) > 0`),
    check("initiative_kind", among(t.kind, initiativeKinds)),
    check("initiative_starts", day(t.startsOn)),
    check("initiative_ends", day(t.endsOn)),
  ],
);

export const task = sqliteTable(
  "task",
  {
    id: id(),
    uid: uid(),
    title: text().notNull(),
    partnerId: integer().references(() => partner.id),
    contactId: integer().references(() => contact.id),
    programId: integer().references(() => program.id),
    initiativeId: integer().references(() => initiative.id),
    /** The day on the wall of `timeZone`; with `dueTime` a moment, without it a day wherever the manager is. */
    dueOn: text(),
    dueTime: text(),
    timeZone: text(),
    /** Derived: the instant of the three above. */
    dueAt: integer(),
    startOn: text(),
    priority: integer().notNull().default(4),
    effortMinutes: integer(),
    /** Whom it waits for. */
    waitingFor: text(),
    checklist: text({ mode: "json" }).$type<CheckItem[]>(),
    note: text(),
    /** An RRULE, or `after:<days>`. */
    repeat: text(),
    /** The first task of a series, and the day it was due: counts and intervals are counted from there. */
    seriesUid: text(),
    seriesFrom: text(),
    remind: text({ mode: "json" }).$type<Reminding[]>().notNull().default([]),
    /** The day for which somebody planned to do it. */
    plannedOn: text(),
    hold: text(),
    /** Where it was dragged to: it stands there as if this were its score. */
    holdScore: real(),
    holdUntil: text(),
    holdReason: text(),
    closedAt: integer(),
    outcome: text(),
    outcomeReason: text(),
    /** What it was born of (domain/tasks/task.ts); one open task for each. */
    source: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
    negotiationId: integer().references(() => negotiation.id),
  },
  (t) => [
    index("task_partner").on(t.partnerId),
    index("task_negotiation").on(t.negotiationId),
    index("task_contact").on(t.contactId),
    index("task_initiative").on(t.initiativeId),
    index("task_open")
      .on(t.dueOn, t.id)
      .where(sql`closedAt IS NULL AND deletedAt IS NULL`),
    index("task_due")
      .on(t.dueOn)
      .where(sql`dueOn IS NOT NULL AND deletedAt IS NULL`),
    index("task_closed")
      .on(t.closedAt)
      .where(sql`closedAt IS NOT NULL`),
    index("task_planned")
      .on(t.plannedOn)
      .where(sql`plannedOn IS NOT NULL AND closedAt IS NULL`),
    index("task_trash")
      .on(t.deletedAt)
      .where(sql`deletedAt IS NOT NULL`),
    // Not unique: undo and merge write field by field, and pass through two open ones. data/tasks/born keeps it to one.
    index("task_born")
      .on(t.source)
      .where(sql`source IS NOT NULL AND closedAt IS NULL AND deletedAt IS NULL`),
    check("task_titled", sql`length(trim(${t.title})) > 0`),
    check("task_due_day", day(t.dueOn)),
    check("task_due_time", sql`${t.dueTime} IS NULL OR ${t.dueTime} GLOB '[0-2][0-9]:[0-5][0-9]'`),
    check("task_starts", day(t.startOn)),
    check("task_planned_day", day(t.plannedOn)),
    check("task_priority", sql`${t.priority} BETWEEN 1 AND 4`),
    check("task_effort", sql`${t.effortMinutes} IS NULL OR ${t.effortMinutes} BETWEEN 1 AND 100000`),
    check("task_hold", among(t.hold, holds)),
    check("task_hold_day", day(t.holdUntil)),
    check("task_outcome", among(t.outcome, outcomes)),
  ],
);

/** What we or they said would be done. */
export const promise = sqliteTable(
  "promise",
  {
    id: id(),
    uid: uid(),
    partnerId: integer()
      .notNull()
      .references(() => partner.id),
    contactId: integer().references(() => contact.id),
    interactionId: integer().references(() => interaction.id),
    by: text().notNull(),
    text: text().notNull(),
    dueOn: text(),
    outcome: text(),
    settledOn: text(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    index("promise_partner").on(t.partnerId),
    index("promise_contact").on(t.contactId),
    index("promise_interaction").on(t.interactionId),
    check("promise_said", sql`length(trim(${t.text})) > 0`),
    check("promise_by", sql`${t.by} IN (${list(promisers)})`),
    check("promise_due", day(t.dueOn)),
    check("promise_settled", day(t.settledOn)),
    check("promise_outcome", among(t.outcome, promiseOutcomes)),
  ],
);

/** What was agreed with a partner for a program, in words, and from when until when it holds. */
export const agreement = sqliteTable(
  "agreement",
  {
    id: id(),
    uid: uid(),
    partnerId: integer()
      .notNull()
      .references(() => partner.id),
    programId: integer()
      .notNull()
      .references(() => program.id),
    text: text().notNull(),
    fromOn: text().notNull(),
    toOn: text(),
    noticeDays: integer(),
    createdAt: integer().notNull(),
    deletedAt: integer(),
    /** What `text` says, as one value; null where it was only noted in words. */
    terms: text({ mode: "json" }).$type<Terms>(),
    /** The accepted offer it comes from. */
    offerId: integer().references(() => offer.id),
    /** The day on which a fee of it is due. CHECKs of added columns are in the migration's text. */
    feeOn: text(),
  },
  (t) => [
    index("agreement_partner").on(t.partnerId),
    index("agreement_offer").on(t.offerId),
    index("agreement_ends")
      .on(t.toOn)
      .where(sql`toOn IS NOT NULL AND deletedAt IS NULL`),
    check("agreement_from", day(t.fromOn)),
    check("agreement_to", day(t.toOn)),
    check("agreement_notice", sql`${t.noticeDays} IS NULL OR ${t.noticeDays} BETWEEN 0 AND 3650`),
  ],
);

// Bookkeeping: not logged, not shared, not undone.

/**
 * A time at which somebody is to be reminded. Waiting ones are worked out from `task.remind` whenever their task changes; those that
 * fired stay as the journal.
 */
export const reminder = sqliteTable(
  "reminder",
  {
    id: id(),
    taskId: integer().notNull(),
    taskUid: text().notNull(),
    /** As it was then. */
    title: text().notNull(),
    /** Which definition of the task it comes from (domain/reminders/definitions.ts). */
    slot: text().notNull(),
    dueAt: integer().notNull(),
    /** 'YYYY-MM-DDTHH:MM' where it follows the clock of wherever the manager is. */
    wall: text(),
    firedAt: integer(),
    outcome: text(),
    detail: text(),
    clickedAt: integer(),
    snoozedTo: integer(),
  },
  (t) => [
    uniqueIndex("reminder_once").on(t.taskId, t.slot, t.dueAt),
    index("reminder_waiting")
      .on(t.dueAt)
      .where(sql`firedAt IS NULL`),
    index("reminder_floating")
      .on(t.wall)
      .where(sql`firedAt IS NULL AND wall IS NOT NULL`),
    index("reminder_fired")
      .on(t.firedAt)
      .where(sql`firedAt IS NOT NULL`),
    check("reminder_outcome", sql`(${t.firedAt} IS NULL) = (${t.outcome} IS NULL)`),
  ],
);

/** What Today showed and somebody put away: a mail that needs no answer, a partner who was thanked. */
export const dismissal = sqliteTable("dismissal", { key: text().primaryKey(), at: integer().notNull() });

// Derived.

/** Tasks whose reminders, and sources whose task, have to be worked out anew. */
export const taskStale = sqliteTable("task_stale", { of: text().notNull(), id: integer().notNull() }, (t) => [
  uniqueIndex("task_stale_once").on(t.of, t.id),
]);

/** A partner's margin over the last 90 ripe days and how its net value fell; amounts 1/100,000 of the currency's unit. */
export const partnerStake = sqliteTable("partner_stake", {
  partnerId: integer().primaryKey(),
  currency: text().notNull(),
  margin: integer().notNull(),
  /** How much less of the value of the 30 days before came in the last 30, basis points; 0 where it did not fall. */
  dropBp: integer().notNull(),
});
