// How much hangs on a record: what a merge would move.
import type { Kind } from "../../domain/duplicates/facts.ts";
import type { Reader } from "../store.ts";

export interface Hanging {
  people: number;
  talks: number;
  tasks: number;
  promises: number;
  negotiations: number;
  agreements: number;
  /** Rows of reports. */
  results: number;
}

const live = (table: string, column: string) =>
  `(SELECT count(*) FROM ${table} WHERE ${column} = ?1 AND deletedAt IS NULL)`;
const talks = (column: string) =>
  `(SELECT count(DISTINCT q.interactionId) FROM participant q JOIN interaction i ON i.id = q.interactionId
    WHERE q.${column} = ?1 AND i.deletedAt IS NULL)`;
const results = `(SELECT count(*) FROM result_summary s JOIN result_account a ON a.id = s.accountId WHERE a.partnerId = ?1)
  + (SELECT count(*) FROM result_order_row o JOIN result_account a ON a.id = o.accountId WHERE a.partnerId = ?1)`;

const texts: Record<Kind, string> = {
  partner: `SELECT ${live("contact", "partnerId")} AS people, ${talks("partnerId")} AS talks, ${live("task", "partnerId")} AS tasks,
    ${live("promise", "partnerId")} AS promises, ${live("negotiation", "partnerId")} AS negotiations,
    ${live("agreement", "partnerId")} AS agreements, ${results} AS results`,
  contact: `SELECT 0 AS people, ${talks("contactId")} AS talks, ${live("task", "contactId")} AS tasks, ${live("promise", "contactId")} AS promises,
    (SELECT count(*) FROM negotiation_part q JOIN negotiation n ON n.id = q.negotiationId
      WHERE q.contactId = ?1 AND q.deletedAt IS NULL AND n.deletedAt IS NULL) AS negotiations, 0 AS agreements, 0 AS results`,
};

/** Counts of what would move; a record that is not there counts nothing. */
export const hangingOn = (db: Reader, kind: Kind, id: number): Hanging => db.get<Hanging>(texts[kind], id)!;
