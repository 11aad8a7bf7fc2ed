// Messages as they are read: a whole thread with its texts, sanitised HTML and files.
import type { Envelope } from "../domain/mail/envelope.ts";
import type { Direction, InteractionKind } from "../domain/interaction.ts";
import { UserError } from "../domain/errors.ts";
import { bytesOf, photoUrl } from "./attachments.ts";
import { safeHtml } from "./mailHtml.ts";
import type { Reader } from "./store.ts";
import { threadOf } from "./threads.ts";

export interface FileRow {
  id: number;
  name: string;
  type: string;
  bytes: number;
  /** Its bytes are here; without, the limit was reached when it came. */
  kept: boolean;
}

export interface Message {
  id: number;
  uid: string;
  kind: InteractionKind;
  at: number;
  direction: Direction;
  /** Name and address, as one text. */
  from: string;
  to: string[];
  cc: string[];
  subject: string;
  text: string;
  /** Sanitised: no script, no style, nothing from elsewhere. Only where the message has HTML. */
  html?: string;
  attachments: FileRow[];
  tray: boolean;
}

interface Row {
  id: number;
  uid: string;
  kind: InteractionKind;
  at: number;
  direction: Direction;
  sender: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  envelope: string | null;
  tray: number;
}
interface StoredFile {
  id: number;
  interactionId: number;
  name: string;
  type: string;
  bytes: number;
  hash: string | null;
  contentId: string | null;
  inline: number;
}

/** Longest inline picture that is shown within a message, in bytes. */
const PICTURE = 2 * 1024 * 1024;

const shown = ({ name, address }: { name: string; address: string }): string =>
  name ? `${name} <${address}>` : address;

/**
 * The thread of an interaction, oldest first; a talk that is no message comes alone.
 * @throws UserError `missing-interaction`
 */
export function readThread(db: Reader, workspace: string, id: number): Message[] {
  if (db.value("SELECT 1 FROM interaction WHERE id = ?", id) === undefined)
    throw new UserError("missing-interaction", { id });
  const ids = JSON.stringify(threadOf(db, id));
  const rows = db.all<Row>(
    `SELECT id, uid, kind, at, direction, sender, subject, text, html, envelope, tray FROM interaction
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY at, id`,
    ids,
  );
  const files = db.all<StoredFile>(
    `SELECT id, interactionId, name, type, bytes, hash, contentId, inline FROM attachment
     WHERE interactionId IN (SELECT value FROM json_each(?)) ORDER BY id`,
    ids,
  );
  return rows.map((row) =>
    messageOf(
      row,
      files.filter((file) => file.interactionId === row.id),
      workspace,
    ),
  );
}

function messageOf(row: Row, files: StoredFile[], workspace: string): Message {
  const envelope = row.envelope === null ? null : (JSON.parse(row.envelope) as Envelope);
  const { sender, html: raw, envelope: _, subject, tray, ...plain } = row;
  const inText = new Set<number>();
  const html =
    raw === null
      ? null
      : safeHtml(raw, (contentId) => {
          const found = picture(files, contentId, workspace);
          if (found) inText.add(found.id);
          return found && found.url;
        });
  return {
    ...plain,
    from: sender ?? "",
    to: envelope?.to.map(shown) ?? [],
    cc: envelope?.cc.map(shown) ?? [],
    subject: subject ?? "",
    ...(html !== null && { html }),
    attachments: files
      // A picture that its text cannot show is at least a file.
      .filter((file) => file.inline === 0 || !inText.has(file.id))
      .map(({ id, name, type, bytes, hash }) => ({ id, name, type, bytes, kept: hash !== null })),
    tray: tray === 1,
  };
}

function picture(
  files: StoredFile[],
  contentId: string,
  workspace: string,
): { id: number; url: string } | null {
  const wanted = contentId.toLowerCase();
  const file = files.find((each) => each.contentId?.toLowerCase() === wanted);
  if (!file?.hash || file.bytes > PICTURE) return null;
  const url = photoUrl(workspace, file.hash);
  return url === null ? null : { id: file.id, url };
}

/** A file's name, type and bytes. @throws UserError `missing-attachment`, `attachment-not-kept` */
export function fileBytes(
  db: Reader,
  workspace: string,
  id: number,
): { name: string; type: string; bytes: Uint8Array } {
  const row = db.get<{ name: string; type: string; hash: string | null }>(
    "SELECT name, type, hash FROM attachment WHERE id = ?",
    id,
  );
  if (!row) throw new UserError("missing-attachment", { id });
  const bytes = row.hash === null ? null : bytesOf(workspace, row.hash);
  if (!bytes) throw new UserError("attachment-not-kept", { name: row.name });
  return { name: row.name, type: row.type, bytes };
}
