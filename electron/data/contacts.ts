// Making, changing and listing people: one place for the calls, the import and the example.
import { UserError } from "../domain/errors.ts";
import { foldKey } from "../domain/text/fold.ts";
import { importingUids } from "./importing.ts";
import type { WriteContext } from "./context.ts";
import { newUid } from "./ids.ts";
import { insertRecord, live, updateRecord, usable } from "./records.ts";
import { writeOwn } from "./partners.ts";
import { aliasItem, itemsByOwner, replaceSet, setItem } from "./sets.ts";
import type { Bind, Reader } from "./store.ts";

export interface LabelledGiven {
  value: string;
  label?: string | null | undefined;
  preferred?: boolean | undefined;
}
export interface ContactGiven {
  partnerId?: number | null | undefined;
  fullName?: string | undefined;
  name?: Record<string, string> | null | undefined;
  role?: string | null | undefined;
  timeZone?: string | null | undefined;
  language?: string | null | undefined;
  birthday?: string | null | undefined;
  note?: string | null | undefined;
  doNotContact?: boolean | undefined;
  photo?: string | null | undefined;
  emails?: LabelledGiven[] | undefined;
  phones?: LabelledGiven[] | undefined;
  links?: LabelledGiven[] | undefined;
  tags?: string[] | undefined;
  own?: Record<string, string | null> | undefined;
  /** Other spellings of the name. */
  aliases?: string[] | undefined;
}

const kinds = [
  ["emails", "email"],
  ["phones", "phone"],
  ["links", "link"],
] as const;

function writeSets(context: WriteContext, id: number, given: ContactGiven): void {
  const { db, region } = context;
  for (const [name, kind] of kinds) {
    const values = given[name];
    if (!values) continue;
    const items = values.map((each) => setItem(kind, { ...each, region }));
    // Several preferred ones would say nothing: the first one holds.
    const chosen = items.find((item) => item.preferred);
    for (const item of items) item.preferred = item === chosen ? 1 : 0;
    replaceSet(db, "contact", id, kind, items);
  }
  if (given.tags)
    replaceSet(
      db,
      "contact",
      id,
      "tag",
      given.tags.map((value) => setItem("tag", { value })),
    );
  if (given.aliases)
    replaceSet(
      db,
      "contact",
      id,
      "alias",
      given.aliases.map((value) => aliasItem("contact", value)),
    );
  if (given.own) writeOwn(db, "contact", id, given.own);
}

const columns = (given: ContactGiven): Record<string, Bind | undefined> => ({
  partnerId: given.partnerId,
  fullName: given.fullName,
  name: given.name === undefined ? undefined : given.name === null ? null : JSON.stringify(given.name),
  role: given.role === "" ? null : given.role,
  timeZone: given.timeZone === "" ? null : given.timeZone,
  language: given.language === "" ? null : given.language,
  birthday: given.birthday === "" ? null : given.birthday,
  note: given.note === "" ? null : given.note,
  photo: given.photo,
  doNotContact: given.doNotContact === undefined ? undefined : Number(given.doNotContact),
});

const defined = (values: Record<string, Bind | undefined>): Record<string, Bind> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    Bind
  >;

/** Makes a person; without a partner they stand on their own. */
export function makeContact(
  context: WriteContext,
  given: ContactGiven & { fullName: string; uid?: string },
): { id: number; uid: string } {
  if (given.partnerId) usable(context, "partner", given.partnerId);
  const uid = given.uid ?? newUid();
  const id = insertRecord(context.db, "contact", {
    uid,
    createdAt: context.now(),
    ...defined(columns(given)),
  });
  writeSets(context, id, given);
  return { id, uid };
}

export function changeContact(context: WriteContext, id: number, set: ContactGiven): void {
  live(context.db, "contact", id);
  if (set.partnerId) usable(context, "partner", set.partnerId);
  updateRecord(context.db, "contact", id, columns(set), context.batchId);
  writeSets(context, id, set);
}

interface Bare {
  id: number;
  uid: string;
  partnerId: number | null;
  partner: string | null;
  fullName: string;
  role: string | null;
  birthday: string | null;
  note: string | null;
  timeZone: string | null;
  language: string | null;
  doNotContact: number;
  photo: string | null;
}
export const bareContact = `SELECT c.id, c.uid, c.partnerId, p.name AS partner, c.fullName, c.role, c.birthday, c.note, c.timeZone, c.language,
    c.doNotContact, c.photo FROM contact c LEFT JOIN partner p ON p.id = c.partnerId`;

/** Rows as lists show them. */
export function contactRows(db: Reader, rows: Bare[]) {
  const items = itemsByOwner(
    db,
    "contact",
    rows.map((row) => row.id),
  );
  const importing = importingUids(db, "contact");
  return rows.map(({ photo, doNotContact, ...row }) => {
    const own = items.get(row.id) ?? [];
    const of = (kind: string) => own.filter((item) => item.kind === kind).map((item) => item.value);
    return {
      ...row,
      doNotContact: doNotContact === 1,
      hasPhoto: photo !== null,
      emails: of("email"),
      phones: of("phone"),
      links: of("link"),
      tags: of("tag"),
      importing: importing.has(row.uid),
    };
  });
}

const sorts: Record<string, string> = {
  fullName: "c.sortKey",
  name: "c.sortKey",
  partner: "p.sortKey",
  role: "c.role",
  birthday: "c.birthday",
  createdAt: "c.createdAt",
};

export interface ContactListInput {
  partnerId?: number | null | undefined;
  search?: string | undefined;
  sort?: { by: string; desc?: boolean | undefined } | undefined;
  limit: number;
  offset: number;
}

export function listContacts(db: Reader, input: ContactListInput) {
  const where = ["c.deletedAt IS NULL", "(c.partnerId IS NULL OR p.deletedAt IS NULL)"];
  const params: Bind[] = [];
  if (input.partnerId === null) where.push("c.partnerId IS NULL");
  else if (input.partnerId !== undefined) {
    where.push("c.partnerId = ?");
    params.push(input.partnerId);
  }
  for (const word of (input.search ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 8)) {
    const like = `%${foldKey(word).replace(/[\\%_]/g, "\\$&")}%`;
    where.push(
      `(c.sortKey LIKE ? ESCAPE '\\' OR p.sortKey LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM contact_set v WHERE v.ownerId = c.id AND v.key LIKE ? ESCAPE '\\'))`,
    );
    params.push(like, like, like);
  }
  const by = sorts[input.sort?.by ?? "fullName"];
  if (!by) throw new UserError("unknown-field", { field: input.sort!.by });
  const way = input.sort?.desc ? "DESC" : "ASC";
  const from = `WHERE ${where.join(" AND ")}`;
  const rows = db.all<Bare>(
    `${bareContact} ${from} ORDER BY ${by} ${way} NULLS LAST, c.id ${way} LIMIT ? OFFSET ?`,
    ...params,
    input.limit,
    input.offset,
  );
  const total = db.value<number>(
    `SELECT count(*) FROM contact c LEFT JOIN partner p ON p.id = c.partnerId ${from}`,
    ...params,
  )!;
  return { rows: contactRows(db, rows), total };
}
