// A partner of reports joined to one of ours, or made anew, said with its undo.
import { call } from "../../api/client.ts";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { Account } from "./useAccounts.ts";

export interface NewPartner {
  name: string;
  /** Empty: none. */
  website: string;
}

const linked = async ({ network, externalId }: Account, partnerId: number) =>
  await call((api) => api.partners.link, { network, externalId, partnerId });

/** All rows of the account belong to the partner, those to come too. */
export async function linkTo(account: Account, partnerId: number, name: string): Promise<boolean> {
  try {
    const { rows, batchId } = await linked(account, partnerId);
    sayWithUndo(t("ui.accounts.linked", { count: rows, name }), batchId);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** Two batches, since an undone link has to leave the account here although the partner goes to the trash. */
export async function linkToNew(account: Account, { name, website }: NewPartner): Promise<boolean> {
  try {
    const made = await call((api) => api.partners.create, {
      name,
      ...(website !== "" && { websites: [website] }),
    });
    const { rows, batchId } = await linked(account, made.id);
    sayWithUndo(t("ui.accounts.made", { count: rows, name }), batchId, made.batchId);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}
