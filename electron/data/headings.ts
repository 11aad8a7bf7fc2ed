// Every table under exactly one of four headings: what is logged, journalled per batch, derived, or bookkeeping.
import type { SQLiteTable } from "drizzle-orm/sqlite-core/table";
import { getTableName } from "drizzle-orm/table";
import { getTableColumns } from "drizzle-orm/utils";
import * as schema from "./schema/schema.ts";

/** Columns that are not a record's own fields: identity, birth, and what is derived (data/keys.ts, data/tasks/settle.ts). */
const notFields = new Set(["id", "uid", "createdAt", "sortKey", "matchKey", "dueAt"]);

/** A logged record: its table and, per reference column, the table whose uid stands in the log instead of a local id. */
interface Logged {
  table: SQLiteTable;
  references: Record<string, string>;
}

const logged = {
  colleague: { table: schema.colleague, references: {} },
  client: { table: schema.client, references: {} },
  program: { table: schema.program, references: { clientId: "client" } },
  program_money: { table: schema.programMoney, references: { programId: "program" } },
  exchange_rate: { table: schema.exchangeRate, references: {} },
  partner: { table: schema.partner, references: {} },
  membership: { table: schema.membership, references: { partnerId: "partner", programId: "program" } },
  contact: { table: schema.contact, references: { partnerId: "partner" } },
  own_field: { table: schema.ownField, references: {} },
  interaction: { table: schema.interaction, references: {} },
  attachment: { table: schema.attachment, references: { interactionId: "interaction" } },
  ignored_sender: { table: schema.ignoredSender, references: {} },
  template: { table: schema.template, references: {} },
  participant: {
    table: schema.participant,
    references: { interactionId: "interaction", partnerId: "partner", contactId: "contact" },
  },
  initiative: { table: schema.initiative, references: {} },
  task: {
    table: schema.task,
    references: {
      partnerId: "partner",
      contactId: "contact",
      programId: "program",
      initiativeId: "initiative",
      negotiationId: "negotiation",
    },
  },
  promise: {
    table: schema.promise,
    references: { partnerId: "partner", contactId: "contact", interactionId: "interaction" },
  },
  negotiation: { table: schema.negotiation, references: { partnerId: "partner", programId: "program" } },
  offer: { table: schema.offer, references: { negotiationId: "negotiation" } },
  negotiation_limit: { table: schema.negotiationLimit, references: { negotiationId: "negotiation" } },
  negotiation_part: {
    table: schema.negotiationPart,
    references: { negotiationId: "negotiation", contactId: "contact", interactionId: "interaction" },
  },
  agreement: {
    table: schema.agreement,
    references: { partnerId: "partner", programId: "program", offerId: "offer" },
  },
} satisfies Record<string, Logged>;

export type RecordTable = keyof typeof logged;
export const recordTables = Object.keys(logged) as RecordTable[];

/** Set rows are logged as fields of their owner: `set:<kind>:<key>`. */
export const setTables = { partner: "partner_set", contact: "contact_set" } as const;
export type SetOwner = keyof typeof setTables;

/** The logged fields of a record table, in the order of the schema. */
export const fieldsOf = (table: RecordTable): string[] =>
  Object.keys(getTableColumns(logged[table].table)).filter((column) => !notFields.has(column));

/** What a record cannot be without; `given`: the table has a value for where nothing is said. */
const needed = Object.fromEntries(
  recordTables.map((name) => [
    name,
    Object.entries(getTableColumns<SQLiteTable>(logged[name].table)).flatMap(
      ([column, { notNull, hasDefault }]) =>
        notNull && !notFields.has(column) ? [{ column, given: hasDefault }] : [],
    ),
  ]),
) as Record<RecordTable, { column: string; given: boolean }[]>;
export const neededOf = (table: RecordTable): readonly { column: string; given: boolean }[] => needed[table];

/** The reference columns of a record table: column → table. */
export const referencesOf = (table: RecordTable): Record<string, string> => logged[table].references;

export const headings = {
  logged: [...recordTables.map((name) => getTableName(logged[name].table)), ...Object.values(setTables)],
  journalled: ["result_account", "result_summary", "result_order_row", "result_cover"],
  derived: [
    "partner_summary",
    "tally",
    "value_search",
    "note_search",
    "interaction_search",
    "mail_ref",
    "mail_address",
    "result_order",
    "result_less",
    "result_program_day",
    "result_account_month",
    "result_window",
    "partner_window",
    "result_stale",
    "task_stale",
    "partner_stake",
  ],
  bookkeeping: [
    "batch",
    "change",
    "field_stamp",
    "stamp",
    "tombstone",
    "exported",
    "seen",
    "conflict",
    "not_same",
    "import_memory",
    "mapping",
    "report_format",
    "result_kind",
    "result_before",
    "view",
    "setting",
    "reminder",
    "dismissal",
    "__drizzle_migrations",
  ],
};
