// People: the list, the record, moving to another partner, photos, the trash.
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { attach, photoUrl } from "../data/attachments.ts";
import { bareContact, changeContact, contactRows, listContacts, makeContact } from "../data/contacts.ts";
import { contactFile, contactFileName, type ContactFile } from "../data/exports/contactFile.ts";
import { savedWhole } from "../data/exports/saving.ts";
import type { JobContext } from "../data/context.ts";
import { mergeRecords, unmergeRecords } from "../data/merging/merge.ts";
import { originOf } from "../data/origin.ts";
import { itemsOf } from "../data/sets.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import { UserError } from "../domain/errors.ts";
import { vcardVersions } from "../domain/contacts/writeVcard.ts";
import { aside, read, write } from "./call.ts";
import {
  Birthday,
  FilePath,
  Id,
  Job,
  Labelled,
  Long,
  Name,
  OwnValues,
  Page,
  Short,
  Sides,
  Sort,
} from "../domain/fields.ts";

const Facts = {
  partnerId: Id.nullish(),
  fullName: Name.optional(),
  name: z.record(z.string(), z.string()).nullish(),
  role: Short.nullish(),
  emails: z.array(Labelled).optional(),
  phones: z.array(Labelled).optional(),
  links: z.array(Labelled).optional(),
  tags: z.array(Short.min(1).max(100)).optional(),
  timeZone: Short.nullish(),
  language: Short.nullish(),
  birthday: Birthday.nullish(),
  note: Long.nullish(),
  doNotContact: z.boolean().optional(),
  own: OwnValues.optional(),
  aliases: z.array(Name).max(100).optional(),
};

export const create = write(z.object({ ...Facts, fullName: Name }), (context, input) => ({
  ...makeContact(context, input),
  batchId: context.batchId,
}));

export const update = write(
  z.object({ id: Id, set: z.strictObject({ ...Facts, photo: z.null().optional() }) }),
  (context, { id, set }) => {
    changeContact(context, id, set);
    return { batchId: context.batchId };
  },
);

export const list = read(
  z.object({
    partnerId: Id.nullish(),
    search: z.string().max(500).optional(),
    sort: Sort.optional(),
    ...Page,
  }),
  ({ db }, input) => listContacts(db, input),
);

export const get = read(z.object({ id: Id }), ({ db, workspace }, { id }) => {
  const bare = db.get<Parameters<typeof contactRows>[1][number]>(`${bareContact} WHERE c.id = ?`, id);
  if (!bare) throw new UserError("missing-contact", { id });
  const items = (kind: string) =>
    itemsOf(db, "contact", id, kind).map(({ value, label, preferred }) => ({
      value,
      label,
      preferred: preferred === 1,
    }));
  const own = itemsOf(db, "contact", id, "own").map((item) => [item.key, item.value]);
  const rest = db.get<{ name: string | null; deletedAt: number | null }>(
    "SELECT name, deletedAt FROM contact WHERE id = ?",
    id,
  )!;
  return {
    ...contactRows(db, [bare])[0]!,
    name: rest.name ? (JSON.parse(rest.name) as Record<string, string>) : {},
    deletedAt: rest.deletedAt,
    emailItems: items("email"),
    phoneItems: items("phone"),
    linkItems: items("link"),
    addresses: items("address"),
    aliases: itemsOf(db, "contact", id, "alias").map((item) => item.value),
    own: Object.fromEntries(own) as Record<string, string>,
    origin: originOf(db, bare.uid),
    photo: bare.photo ? photoUrl(workspace, bare.photo) : null,
  };
});

const PHOTO_LIMIT = 5 * 1024 * 1024;

export const setPhoto = write(z.object({ id: Id, file: FilePath }), (context, { id, file }) => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new UserError("file-missing", { file: path.basename(file) });
  if (found.size > PHOTO_LIMIT) throw new UserError("photo-too-large", { limit: PHOTO_LIMIT / 1024 / 1024 });
  const bytes = readFileSync(file);
  changeContact(context, id, { photo: attach(context.workspace, bytes) });
  return { batchId: context.batchId };
});

const One = z.object({ id: Id });
export const trash = write(One, (context, { id }) => trashRecord(context, "contact", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "contact", id));
export const purge = write(One, (context, { id }) => purgeRecord(context, "contact", id));

/** `fields`: whose value of fullName, name, partnerId, role, timeZone, language, birthday, note, photo, doNotContact, `own:<uid>` is kept. */
export const merge = write(
  z.object({ keep: Id, drop: Id, fields: Sides.default({}) }),
  (context, { keep, drop, fields }) => mergeRecords(context, "contact", keep, drop, fields),
);
export const unmerge = write(z.object({ batchId: Id }), (context, { batchId }) =>
  unmergeRecords(context, "contact", batchId),
);

/** Whom a file is to hold; everybody where neither is given. */
const Wanted = {
  ids: z.array(Id).max(100_000).optional(),
  partnerIds: z.array(Id).max(100_000).optional(),
  ...Job,
};
const Version = z.enum(vcardVersions).default("4.0");
type Whom = { ids?: number[] | undefined; partnerIds?: number[] | undefined };

/** Longer texts are for the calls that write them into a file: photos of thousands. */
const TEXT_LIMIT = 100_000_000;

async function asText(context: JobContext, wanted: Whom, file: ContactFile) {
  const parts: string[] = [];
  let length = 0;
  const told = await contactFile(context, wanted, file, (text) => {
    length += text.length;
    if (length > TEXT_LIMIT) throw new UserError("too-long-for-text");
    parts.push(text);
  });
  return { name: contactFileName(context, wanted, file), text: parts.join(""), ...told };
}

async function asFile(context: JobContext, target: string, wanted: Whom, file: ContactFile) {
  const { value, bytes } = await savedWhole(target, (put) => contactFile(context, wanted, file, put));
  return { name: path.basename(target), bytes, ...value };
}

/** vCard 4.0 (RFC 6350), or 3.0 for Apple Contacts and Outlook, as text. `count` people, `doNotContact` of them marked so. */
export const vcard = aside(z.object({ version: Version, ...Wanted }), (context, { version, ...wanted }) =>
  asText(context, wanted, { is: "vcard", version }),
);

/** A table in Google Contacts' header, as text. */
export const csv = aside(z.object(Wanted), (context, wanted) => asText(context, wanted, { is: "csv" }));

/** The same written into a file of the person's choice, however long: whole or not at all. */
export const saveVcard = aside(
  z.object({ file: FilePath, version: Version, ...Wanted }),
  (context, { file, version, ...wanted }) => asFile(context, file, wanted, { is: "vcard", version }),
);

export const saveCsv = aside(z.object({ file: FilePath, ...Wanted }), (context, { file, ...wanted }) =>
  asFile(context, file, wanted, { is: "csv" }),
);
