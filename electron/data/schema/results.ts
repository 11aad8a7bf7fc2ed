// Imported numbers: what the reports said (journalled per batch), and what is worked out of it (derived, made anew where it went stale).
// Days are whole days since 1970-01-01, amounts 1/100,000 of the currency's unit: two million rows are compared and summed here (decisions/0010).
// Piece by piece: the package's index loads its query builders as well, which costs each start 0.4 s and 150 MB.
import { sql } from "drizzle-orm/sql/sql";
import { check } from "drizzle-orm/sqlite-core/checks";
import { integer } from "drizzle-orm/sqlite-core/columns/integer";
import { text } from "drizzle-orm/sqlite-core/columns/text";
import { index, uniqueIndex } from "drizzle-orm/sqlite-core/indexes";
import { primaryKey } from "drizzle-orm/sqlite-core/primary-keys";
import { sqliteTable } from "drizzle-orm/sqlite-core/table";
import { orderStatuses } from "../../domain/reports/record.ts";
import { partner, program } from "./records.ts";

const number = () => integer().notNull().default(0);

/** Impressions and clicks, then orders, value and commission of each status: the columns of a summary and of every sum of them. */
const numbers = () => ({
  impressions: number(),
  clicks: number(),
  uniqueClicks: number(),
  pendingOrders: number(),
  pendingValue: number(),
  pendingCommission: number(),
  approvedOrders: number(),
  approvedValue: number(),
  approvedCommission: number(),
  paidOrders: number(),
  paidValue: number(),
  paidCommission: number(),
  declinedOrders: number(),
  declinedValue: number(),
  declinedCommission: number(),
});

/** Network fee and margin of these rows, × 10,000: sums of amount × basis points stay whole numbers. */
const money = () => ({ fee4: number(), margin4: number() });

// Journalled per batch: each row carries the batch that wrote it last, and what a batch found there is in `result_before`.

/** A partner as its network knows it, in one program. `networkKey` is the key of the partner's network id, which `partnerId` follows. */
export const resultAccount = sqliteTable(
  "result_account",
  {
    id: integer().primaryKey(),
    programId: integer()
      .notNull()
      .references(() => program.id),
    externalId: text().notNull(),
    networkKey: text().notNull(),
    name: text().notNull(),
    site: text(),
    email: text(),
    partnerId: integer().references(() => partner.id),
    batchId: integer().notNull(),
  },
  (t) => [
    uniqueIndex("result_account_once").on(t.programId, t.networkKey),
    index("result_account_key").on(t.networkKey),
    index("result_account_partner").on(t.partnerId),
  ],
);

/**
 * A row of a summary. `counts` is worked out: 1 its clicks count, 2 its orders count (docs/product.md: exactly one source for each
 * program, partner and day). A table without rowid; its primary key is in the migration's text.
 */
export const resultSummary = sqliteTable(
  "result_summary",
  {
    fromDay: integer().notNull(),
    programId: integer().notNull(),
    accountId: integer()
      .notNull()
      .references(() => resultAccount.id),
    toDay: integer().notNull(),
    kindId: integer().notNull(),
    part: text().notNull(),
    currency: text().notNull(),
    ...numbers(),
    counts: integer().notNull(),
    batchId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programId, t.fromDay, t.accountId, t.toDay, t.kindId, t.part] }),
    index("result_summary_account").on(t.accountId, t.fromDay),
    index("result_summary_long")
      .on(t.programId, t.fromDay)
      .where(sql`toDay > fromDay`),
    check("result_summary_days", sql`${t.toDay} >= ${t.fromDay} AND ${t.counts} BETWEEN 0 AND 3`),
  ],
);

/** One row of an order list: a first report, or a correction of an earlier one. */
export const resultOrderRow = sqliteTable(
  "result_order_row",
  {
    id: integer().primaryKey(),
    programId: integer().notNull(),
    externalId: text().notNull(),
    accountId: integer()
      .notNull()
      .references(() => resultAccount.id),
    orderKey: text().notNull(),
    at: integer().notNull(),
    day: integer().notNull(),
    status: text().notNull(),
    currency: text().notNull(),
    value: integer().notNull(),
    commission: integer().notNull(),
    /** As first reported: a later download may say 0 for an order that is declined by then. */
    firstValue: integer().notNull(),
    firstCommission: integer().notNull(),
    correction: integer().notNull(),
    batchId: integer().notNull(),
  },
  (t) => [
    uniqueIndex("result_order_row_once").on(t.programId, t.externalId),
    index("result_order_row_order").on(t.accountId, t.orderKey),
    check(
      "result_order_row_status",
      sql`${t.status} IN (${sql.raw(orderStatuses.map((status) => `'${status}'`).join(", "))})`,
    ),
  ],
);

/** Days that an import covers completely with order rows, or with summaries. */
export const resultCover = sqliteTable(
  "result_cover",
  {
    id: integer().primaryKey(),
    programId: integer().notNull(),
    kindId: integer().notNull(),
    orders: integer().notNull(),
    fromDay: integer().notNull(),
    toDay: integer().notNull(),
    batchId: integer().notNull(),
  },
  (t) => [index("result_cover_program").on(t.programId, t.fromDay)],
);

// Bookkeeping of the journal.

/** Which report a summary row comes from. */
export const resultKind = sqliteTable("result_kind", {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
});

/** What a batch found where it wrote: `old` is the row, null where there was none since an earlier import was undone. */
export const resultBefore = sqliteTable(
  "result_before",
  {
    id: integer().primaryKey(),
    batchId: integer().notNull(),
    of: text().notNull(),
    key: text().notNull(),
    old: text(),
  },
  (t) => [index("result_before_batch").on(t.batchId), index("result_before_key").on(t.of, t.key)],
);

// Derived: made anew for the programs in `result_stale`.

/** An order: the sums of its rows. Without a first report (`orphan`) it counts with its amounts, not as an order. `counts`: 2 on days that are not complete. */
export const resultOrder = sqliteTable(
  "result_order",
  {
    id: integer().primaryKey(),
    programId: integer().notNull(),
    accountId: integer().notNull(),
    orderKey: text().notNull(),
    at: integer().notNull(),
    day: integer().notNull(),
    status: text().notNull(),
    currency: text().notNull(),
    value: integer().notNull(),
    commission: integer().notNull(),
    firstValue: integer().notNull(),
    firstCommission: integer().notNull(),
    orphan: integer().notNull(),
    counts: integer().notNull(),
  },
  (t) => [
    uniqueIndex("result_order_once").on(t.accountId, t.orderKey),
    index("result_order_day").on(t.programId, t.day),
    index("result_order_account").on(t.accountId, t.day),
  ],
);

/** What finer reports already say of a longer period: negative numbers beside its summary rows, so that no day counts twice. */
export const resultLess = sqliteTable(
  "result_less",
  {
    id: integer().primaryKey(),
    programId: integer().notNull(),
    accountId: integer().notNull(),
    fromDay: integer().notNull(),
    toDay: integer().notNull(),
    currency: text().notNull(),
    ...numbers(),
  },
  (t) => [
    index("result_less_program").on(t.programId, t.fromDay),
    index("result_less_account").on(t.accountId),
  ],
);

/** Sums by program and day of what counts and is known by day. */
export const resultProgramDay = sqliteTable(
  "result_program_day",
  {
    day: integer().notNull(),
    programId: integer().notNull(),
    currency: text().notNull(),
    ...numbers(),
  },
  (t) => [primaryKey({ columns: [t.day, t.programId, t.currency] })],
);

/** Sums by account and month; months count from the year 0. */
export const resultAccountMonth = sqliteTable(
  "result_account_month",
  {
    month: integer().notNull(),
    programId: integer().notNull(),
    accountId: integer().notNull(),
    currency: text().notNull(),
    ...numbers(),
    ...money(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.programId, t.accountId, t.currency] }),
    index("result_account_month_account").on(t.accountId, t.month),
  ],
);

const window = () => ({
  clicks: number(),
  impressions: number(),
  orders: number(),
  value: number(),
  commission: number(),
  pendingOrders: number(),
  declinedOrders: number(),
  declinedValue: number(),
  ...money(),
  clicksBefore: number(),
  impressionsBefore: number(),
  ordersBefore: number(),
  valueBefore: number(),
  commissionBefore: number(),
  pendingOrdersBefore: number(),
  declinedOrdersBefore: number(),
  declinedValueBefore: number(),
  fee4Before: number(),
  margin4Before: number(),
});

/** The last 7, 30, 90 and 365 days of numbers beside the same number of days before them, by account. */
export const resultWindow = sqliteTable(
  "result_window",
  { days: integer().notNull(), accountId: integer().notNull(), currency: text().notNull(), ...window() },
  (t) => [
    primaryKey({ columns: [t.days, t.accountId, t.currency] }),
    index("result_window_account").on(t.accountId),
  ],
);

/** The same by partner; `who` is the partner's id, or minus the account's where no partner is known. */
export const partnerWindow = sqliteTable(
  "partner_window",
  { days: integer().notNull(), currency: text().notNull(), who: integer().notNull(), ...window() },
  (t) => [
    primaryKey({ columns: [t.days, t.currency, t.who] }),
    index("partner_window_value").on(t.days, t.currency, t.value),
  ],
);

/** What has to be worked out anew: a whole program, or one account of it (0: all). */
export const resultStale = sqliteTable(
  "result_stale",
  { programId: integer().notNull(), accountId: integer().notNull().default(0) },
  (t) => [primaryKey({ columns: [t.programId, t.accountId] })],
);
