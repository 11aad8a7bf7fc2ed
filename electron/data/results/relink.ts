// When an import is taken back whose accounts later imports have rows of: they stay whose they were, as if those had matched them.
import { inNameOf } from "../batches.ts";
import type { Reader, Writer } from "../store.ts";
import { isMember, joinProgram, linkAccount, type ProgramOf } from "./accounts.ts";

interface Linked extends ProgramOf {
  accountId: number;
  externalId: string;
  partnerId: number;
  partnerUid: string;
}

/** The accounts with a partner in the programs that a batch has results of. */
export const linkedBefore = (db: Reader, batchId: number): Linked[] =>
  db.all<Linked>(
    `SELECT g.id, g.uid, g.name, g.network, g.currency, a.id AS accountId, a.externalId, p.id AS partnerId, p.uid AS partnerUid
     FROM result_account a JOIN program g ON g.id = a.programId JOIN partner p ON p.id = a.partnerId
     WHERE g.deletedAt IS NULL AND a.programId IN (SELECT programId FROM result_cover WHERE batchId = ?)`,
    batchId,
  );

/** After the batch was taken back: the accounts that still have rows. */
export function relink(db: Writer, linked: readonly Linked[], now: number): void {
  for (const { accountId, externalId, partnerId, partnerUid, ...program } of linked) {
    const partner = { id: partnerId, uid: partnerUid };
    const account = db.get<{ partnerId: number | null }>(
      "SELECT partnerId FROM result_account WHERE id = ? AND EXISTS (SELECT 1 FROM partner WHERE id = ?)",
      accountId,
      partnerId,
    );
    if (!account) continue;
    const lost = account.partnerId === null;
    if (!lost && (account.partnerId !== partnerId || isMember(db, partner, program))) continue;
    const batchId = db.value<number | null>(
      `SELECT min(batchId) FROM (SELECT batchId FROM result_summary WHERE accountId = ?1
         UNION ALL SELECT batchId FROM result_order_row WHERE accountId = ?1)`,
      accountId,
    );
    if (!batchId) continue;
    inNameOf(db, batchId, () => {
      if (lost) linkAccount(db, partner, program.network, externalId, now);
      else joinProgram(db, partner, program, now);
    });
  }
}
