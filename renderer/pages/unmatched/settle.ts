// One choice for all waiting mail of a sender, said with its undo.
import { call, type Api, type InputOf, type OutputOf } from "../../api/client.ts";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export type Sender = OutputOf<Api["mail"]["unmatched"]>["rows"][number];
/** What a choice needs to know of a sender. */
export type Waiting = Pick<Sender, "address" | "name"> & Partial<Pick<Sender, "proposal">>;
export type As = InputOf<Api["mail"]["resolve"]>["as"];

/** How a sender can be settled, each with its own form but the last, which is done at once. */
export const choices = ["person", "newPerson", "newPartner", "partner", "ignore"] as const;
export type Choice = (typeof choices)[number];

/** @param name whom the messages belong to from now on; not needed for ignoring */
export async function settle(address: string, as: As, name = ""): Promise<boolean> {
  try {
    const { messages, batchId } = await call((api) => api.mail.resolve, { address, as });
    const count = messages;
    sayWithUndo(
      as === "ignore"
        ? t("ui.said.tray.ignored", { count, address })
        : t("ui.said.tray.settled", { count, name }),
      batchId,
    );
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

export const nameOf = ({ name, address }: Waiting): string => name || address || t("ui.said.noAddress");

/** The proposal as a choice: the person where one has the address, else the partner. */
export const proposed = ({ proposal }: Sender): As | null => {
  if (!proposal) return null;
  if (proposal.contactId !== null) return { contactId: proposal.contactId };
  return proposal.partnerId === null ? null : { partnerId: proposal.partnerId };
};

/** Everybody whose address belongs to somebody by now, at once. */
export async function settleKnown(): Promise<void> {
  try {
    const { messages, batchId } = await call((api) => api.mail.resolveKnown, {});
    sayWithUndo(t("ui.said.tray.acceptedAll", { count: messages }), batchId);
  } catch (error) {
    sayError(error);
  }
}
