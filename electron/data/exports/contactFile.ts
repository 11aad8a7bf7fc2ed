// The text of a file of contacts, part by part, with progress and cancel: cards as they come, a table once its columns are counted.
import { googleHeader, googleRow, groupCounts } from "../../domain/contacts/writeGoogleCsv.ts";
import { writeVcard, type VcardVersion } from "../../domain/contacts/writeVcard.ts";
import type { WrittenPerson } from "../../domain/contacts/written.ts";
import { fileName } from "../../domain/contacts/fileName.ts";
import { UserError } from "../../domain/errors.ts";
import type { JobContext } from "../context.ts";
import { doNotContactAmong, wantedIds, writtenPeople, type Wanted } from "./people.ts";

export type ContactFile = { is: "vcard"; version: VcardVersion } | { is: "csv" };

export interface Told {
  /** People in the file. */
  count: number;
  /** Those among them who asked not to be contacted. */
  doNotContact: number;
}

/** People between two looks at whether it was cancelled. */
const STEP = 200;

/** A cancel is a message: let it in. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Gives the text of the file to `put`, part by part. @throws UserError `nobody-to-save`, `cancelled` */
export async function contactFile(
  context: JobContext,
  wanted: Wanted,
  file: ContactFile,
  put: (text: string) => void,
): Promise<Told> {
  const { db, now, workspace } = context;
  const ids = wantedIds(db, wanted);
  if (ids.length === 0) throw new UserError("nobody-to-save");
  const rev = new Date(now()).toISOString();
  const rows: WrittenPerson[] = [];
  let count = 0;
  let due = 0;
  for (const person of writtenPeople(db, ids, file.is === "vcard" ? workspace : null)) {
    if (file.is === "vcard") put(writeVcard(person, file.version, rev));
    else rows.push(person);
    count++;
    // A photo takes as long as many people without one.
    due += person.photo ? STEP / 10 : 1;
    if (due < STEP && count < ids.length) continue;
    due = 0;
    context.checkpoint();
    context.progress(count, ids.length, "writing");
    await breathe();
  }
  if (file.is === "csv") {
    const counts = groupCounts(rows);
    put(googleHeader(counts));
    for (const row of rows) put(googleRow(row, counts));
  }
  context.checkpoint();
  return { count, doNotContact: doNotContactAmong(db, ids) };
}

/** The name of the file: of the one person or partner in it, or of all. */
export function contactFileName(context: JobContext, { ids, partnerIds }: Wanted, file: ContactFile): string {
  const { db, words } = context;
  const all = words("ui.exports.fileName");
  const one = (sql: string, id: number) => db.value<string>(sql, id) ?? all;
  const name =
    ids?.length === 1 && !partnerIds?.length
      ? one("SELECT fullName FROM contact WHERE id = ?", ids[0]!)
      : partnerIds?.length === 1 && !ids?.length
        ? one("SELECT name FROM partner WHERE id = ?", partnerIds[0]!)
        : all;
  return fileName(name, file.is === "csv" ? "csv" : "vcf", all);
}
