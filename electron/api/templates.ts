// Templates: texts with merge fields, filled for somebody, handed to the mail program, a copy kept.
import { z } from "zod";
import { keepCopy, recipientOf, type Recipient } from "../data/templates/writing.ts";
import { ownTemplateFields, templateValues } from "../data/templates/values.ts";
import type { ReadContext } from "../data/context.ts";
import { newUid } from "../data/ids.ts";
import { insertRecord, live, updateRecord, uidOf } from "../data/records.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import type { Reader } from "../data/store.ts";
import { UserError } from "../domain/errors.ts";
import { templateFields } from "../domain/templates/fields.ts";
import { draft, fill as filled, unknownFields, type Texts } from "../domain/templates/fill.ts";
import { mailtoOf } from "../domain/templates/mailto.ts";
import { foldKey } from "../domain/text/fold.ts";
import { read, write as writing } from "./call.ts";
import { Id, Locale, Name, Short, TimeZone } from "../domain/fields.ts";

const Body = z.string().max(100_000);
const About = {
  contactId: Id.optional(),
  partnerId: Id.optional(),
  programId: Id.optional(),
  /** BCP 47 and IANA: how days are written, and where the day begins. */
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
};

interface Row extends Texts {
  id: number;
  uid: string;
  name: string;
  createdAt: number;
}

export const list = read(z.object({}), ({ db }) => ({
  rows: db
    .all<Row>("SELECT id, uid, name, subject, body, createdAt FROM template WHERE deletedAt IS NULL")
    .toSorted((a, b) => (foldKey(a.name) < foldKey(b.name) ? -1 : 1)),
}));

/** Makes a template, or changes the one with this id. `unknown` are its fields that do not exist (yet). */
export const save = writing(
  z.object({ id: Id.optional(), name: Name, subject: Short, body: Body }),
  (context, { id, ...texts }) => {
    const { db, batchId } = context;
    const known = { ...templateValues(context, {}, {}) };
    const unknown = unknownFields(texts, known)
      .filter(({ why }) => why === "no-such-field")
      .map(({ field }) => field);
    if (id !== undefined) {
      live(db, "template", id);
      updateRecord(db, "template", id, texts, batchId);
      return { id, uid: uidOf(db, "template", id), unknown, batchId };
    }
    const uid = newUid();
    const made = insertRecord(db, "template", { uid, ...texts, createdAt: context.now() });
    return { id: made, uid, unknown, batchId };
  },
);

const One = z.object({ id: Id });
export const trash = writing(One, (context, { id }) => trashRecord(context, "template", id));
export const restore = writing(One, (context, { id }) => restoreRecord(context, "template", id));
export const purge = writing(One, (context, { id }) => purgeRecord(context, "template", id));

/** What can stand in braces, in the order in which it is offered. */
export const fields = read(z.object({}), ({ db }) => ({
  rows: [...templateFields, ...ownTemplateFields(db).map(({ name }) => ({ name, group: "own" as const }))],
}));

const shownRecipient = (to: Recipient | null) =>
  to && {
    contactId: to.contactId ?? null,
    name: to.name,
    address: to.address,
    doNotContact: to.doNotContact,
  };

function textsOf(
  db: Reader,
  input: { id?: number | undefined; subject?: string | undefined; body?: string | undefined },
): Texts {
  if (input.id === undefined) return { subject: input.subject ?? "", body: input.body ?? "" };
  const { subject, body } = live<Row>(db, "template", input.id);
  return { subject, body };
}

type Whom = {
  contactId?: number | undefined;
  partnerId?: number | undefined;
  programId?: number | undefined;
};
type Look = { locale?: string | undefined; timeZone?: string | undefined };

/** The values for a recipient: a person stands for their partner, a partner for its only person. */
const valuesFor = (context: ReadContext, about: Whom & Look, to: Recipient | null) =>
  templateValues(
    context,
    {
      contactId: about.contactId ?? to?.contactId,
      partnerId: about.partnerId ?? to?.partnerId,
      programId: about.programId,
    },
    about,
  );

/**
 * A template, or a text, filled for somebody. `subject` and `body` have nothing in braces: `unknown` says what was left out of them
 * and why. `draft` has those fields still standing, to be filled by hand. `to` is null where it is nobody yet. `fits` is false where
 * the body is too long for `mailto`, which then is without it.
 */
export const fill = read(
  z.object({ id: Id.optional(), subject: Short.optional(), body: Body.optional(), ...About }),
  (context, input) => {
    const { contactId, partnerId } = input;
    const to =
      contactId === undefined && partnerId === undefined
        ? null
        : recipientOf(context.db, { contactId, partnerId });
    const texts = textsOf(context.db, input);
    const values = valuesFor(context, input, to);
    const { subject, body, unknown } = filled(texts, values);
    return {
      to: shownRecipient(to),
      subject,
      body,
      unknown,
      draft: draft(texts, values),
      ...mailtoOf({ to: to?.address ?? "", subject, body }),
    };
  },
);

/**
 * Keeps a copy of a message as sent and gives the address for the mail program. The texts are template texts: what is known is put
 * in, and one field without a value refuses it all. `anyway` writes to somebody who asked not to be contacted.
 * @throws UserError `fields-left`, `no-email`, `which-person-to`, `do-not-contact`, `nothing-written`
 */
export const write = writing(
  z.object({
    ...About,
    subject: Short,
    body: Body,
    templateId: Id.optional(),
    to: Short.optional(),
    anyway: z.boolean().default(false),
  }),
  (context, input) => {
    const { db, batchId } = context;
    const to = recipientOf(db, input);
    if (!to) throw new UserError("which-person-to", {}, { field: "contactId" });
    const address =
      input.to === undefined
        ? to.address
        : to.addresses.find((each) => each.toLowerCase() === input.to!.toLowerCase());
    if (!address || to.contactId === undefined)
      throw new UserError("no-email", { name: to.name }, { field: "to" });
    if (to.doNotContact && !input.anyway)
      throw new UserError("do-not-contact", { name: to.name }, { field: "contactId" });
    const values = valuesFor(context, input, to);
    const { subject, body, unknown } = filled(input, values);
    if (unknown.length > 0)
      throw new UserError(
        "fields-left",
        { count: unknown.length, fields: unknown.map(({ field }) => field).join(", ") },
        { field: "body" },
      );
    if (subject === "" && body.trim() === "") throw new UserError("nothing-written", {}, { field: "body" });
    const template =
      input.templateId === undefined
        ? null
        : (db.value<string>("SELECT name FROM template WHERE id = ?", input.templateId) ?? null);
    const copy = keepCopy(context, {
      to: { contactId: to.contactId, partnerId: to.partnerId, name: to.name, address },
      me: values["my name"] ?? "",
      subject,
      body,
      template,
    });
    return { ...copy, batchId, to: address, subject, body, ...mailtoOf({ to: address, subject, body }) };
  },
);
