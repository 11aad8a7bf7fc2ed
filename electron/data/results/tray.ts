// Accounts of reports that no partner has yet: they wait, with proposals, and count all the while.
import { UserError } from "../../domain/errors.ts";
import type { WriteContext } from "../context.ts";
import { usable } from "../records.ts";
import type { Reader } from "../store.ts";
import { AccountMatcher, linkAccount, networkItem, type Proposal } from "./accounts.ts";

export interface Waiting {
  network: string;
  externalId: string;
  name: string;
  site: string | null;
  programs: string[];
  /** Rows of reports. */
  rows: number;
  proposals: Proposal[];
}

interface Row {
  networkKey: string;
  network: string;
  externalId: string;
  name: string;
  site: string | null;
  programs: string;
  rows: number;
}

const from = `FROM result_account a JOIN program g ON g.id = a.programId
  WHERE a.partnerId IS NULL AND g.deletedAt IS NULL
    AND (EXISTS (SELECT 1 FROM result_summary s WHERE s.accountId = a.id) OR EXISTS (SELECT 1 FROM result_order_row o WHERE o.accountId = a.id))
    AND (?1 IS NULL OR instr(lower(a.name || ' ' || a.externalId || ' ' || ifnull(a.site, '')), ?1) > 0)`;
const count = `(SELECT count(*) FROM result_summary s WHERE s.accountId = a.id) + (SELECT count(*) FROM result_order_row o WHERE o.accountId = a.id)`;

/** Those with the most rows first. */
export function waiting(
  db: Reader,
  q: string | undefined,
  limit: number,
  offset: number,
): { rows: Waiting[]; total: number } {
  const text = q?.trim().toLowerCase() || null;
  const rows = db.all<Row>(
    `SELECT a.networkKey, g.network, a.externalId, max(a.name) AS name, max(a.site) AS site, json_group_array(DISTINCT g.name) AS programs, sum(${count}) AS rows
     ${from} GROUP BY a.networkKey ORDER BY rows DESC, name LIMIT ?2 OFFSET ?3`,
    text,
    limit,
    offset,
  );
  const matcher = new AccountMatcher(db);
  return {
    rows: rows.map(({ networkKey: _, programs, ...row }) => ({
      ...row,
      programs: JSON.parse(programs) as string[],
      proposals: matcher.proposals(row),
    })),
    total: db.value<number>(`SELECT count(DISTINCT a.networkKey) ${from}`, text)!,
  };
}

/** Accounts by network and id, as `waiting` lists them. */
export const waitingCount = (db: Reader): number =>
  db.value<number>("SELECT count(DISTINCT networkKey) FROM result_account WHERE partnerId IS NULL")!;

/**
 * Gives a partner the network's id, and with it all rows that its accounts have or will have.
 * @returns how many rows those are now
 * @throws UserError `network-id-taken` when another partner has it
 */
export function link(
  context: WriteContext,
  network: string,
  externalId: string,
  partnerId: number,
): { rows: number } {
  const { db, now } = context;
  const partner = usable<{ id: number; uid: string }>(context, "partner", partnerId);
  const { key } = networkItem(network, externalId);
  const other = db.get<{ id: number; name: string }>(
    "SELECT p.id, p.name FROM partner_set s JOIN partner p ON p.id = s.ownerId WHERE s.kind = 'networkId' AND s.key = ? AND p.id <> ?",
    key,
    partnerId,
  );
  if (other) throw new UserError("network-id-taken", { name: other.name, id: externalId });
  linkAccount(db, partner, network, externalId, now());
  const rows = db.value<number | null>(
    `SELECT sum(${count}) FROM result_account a WHERE a.networkKey = ? AND a.partnerId = ?`,
    key,
    partnerId,
  );
  return { rows: rows ?? 0 };
}
