// Mail that matches nobody: who waits, settling a sender's mail at once, senders that are ignored.
import { z } from "zod";
import { makeContact } from "../data/contacts.ts";
import { makePartner } from "../data/partners.ts";
import { live, updateRecord } from "../data/records.ts";
import {
  fromSender,
  ignore,
  partnerFor,
  personFor,
  settle,
  settleKnown,
  trayCount,
  unmatched as waiting,
} from "../data/tray.ts";
import { Id, Name, Page } from "../domain/fields.ts";
import { emailKey } from "../domain/text/email.ts";
import { read, write } from "./call.ts";

const Address = z
  .string()
  .max(400)
  .transform((text) => emailKey(text)?.key ?? text.trim().toLowerCase());

export const unmatched = read(
  z.object({ search: z.string().max(200).optional(), ...Page }),
  ({ db }, input) => waiting(db, input),
);

/** Messages in the tray, for the mark in the rail. */
export const waits = read(z.object({}), ({ db }) => ({ messages: trayCount(db) }));

export const sender = read(
  z.object({ address: Address, limit: z.int().min(1).max(50).default(5) }),
  ({ db }, { address, limit }) => ({ rows: fromSender(db, address, limit) }),
);

const As = z.union([
  z.strictObject({ contactId: Id }),
  z.strictObject({
    newContact: z.strictObject({ fullName: Name }),
    partnerId: Id.nullish(),
    newPartner: z.strictObject({ name: Name }).optional(),
  }),
  z.strictObject({ partnerId: Id }),
  z.literal("ignore"),
]);

/**
 * One choice for all mail of a sender: this person, a new person (alone, at a partner, at a new partner), the partner without
 * a person, or never again. `messages` left the tray by it.
 */
export const resolve = write(z.object({ address: Address, as: As }), (context, { address, as }) => {
  const { batchId } = context;
  if (as === "ignore") return { messages: ignore(context, address), batchId };
  if ("contactId" in as)
    return { messages: settle(context, address, personFor(context, as.contactId, address)), batchId };
  if (!("newContact" in as))
    return { messages: settle(context, address, partnerFor(context, as.partnerId)), batchId };
  const partnerId = as.newPartner ? makePartner(context, as.newPartner).id : as.partnerId;
  const { id } = makeContact(context, { ...as.newContact, partnerId });
  return {
    messages: settle(context, address, personFor(context, id, address)),
    contactId: id,
    partnerId: partnerId ?? null,
    batchId,
  };
});

/** All senders that belong to somebody by now, at once. */
export const resolveKnown = write(z.object({}), (context) => ({
  ...settleKnown(context),
  batchId: context.batchId,
}));

export const ignored = read(z.object({}), ({ db }) => ({
  rows: db.all<{ id: number; address: string; createdAt: number }>(
    "SELECT id, address, createdAt FROM ignored_sender WHERE deletedAt IS NULL ORDER BY address",
  ),
}));

export const stopIgnoring = write(z.object({ id: Id }), (context, { id }) => {
  live(context.db, "ignored_sender", id);
  updateRecord(context.db, "ignored_sender", id, { deletedAt: context.now() }, context.batchId);
  return { batchId: context.batchId };
});
