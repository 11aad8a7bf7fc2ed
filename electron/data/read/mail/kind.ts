// Which kind of mail file this is, by its bytes.
import type { MailFormat } from "../../../domain/mail/record.ts";
import { byteOrderMark } from "../encoding.ts";
import type { FileStamp } from "../files.ts";
import { holdsMail } from "./archive.ts";
import { isOutlookMessage } from "./compound.ts";
import { fromLineDate, isBareFromLine } from "./dates.ts";
import { readHeaders } from "./headers.ts";

/** Headers of which a mail has at least two; one alone may be the first line of a note. */
const known = [
  "received",
  "return-path",
  "delivered-to",
  "message-id",
  "mime-version",
  "from",
  "to",
  "subject",
  "date",
  "cc",
  "content-type",
  "reply-to",
  "in-reply-to",
  "x-gm-thrid",
  "dkim-signature",
  "sender",
  "content-transfer-encoding",
];
/** Headers that other files with `Name: value` lines do not have. */
const telling = new Set([
  "received",
  "return-path",
  "delivered-to",
  "message-id",
  "mime-version",
  "from",
  "content-type",
  "x-gm-thrid",
  "dkim-signature",
]);

function startOf(head: Buffer): number {
  const mark = byteOrderMark(head);
  let at = mark?.encoding === "utf-8" ? mark.mark : 0;
  while (at < head.length && (head[at] === 10 || head[at] === 13 || head[at] === 32)) at++;
  return at;
}

/** Whether a header block of a mail stands at the start. */
export function startsWithHeaders(bytes: Buffer): boolean {
  const at = startOf(bytes);
  if (/^begin:/i.test(bytes.toString("latin1", at, at + 6))) return false;
  const { headers } = readHeaders(bytes, at, bytes.length);
  const found = known.filter((name) => headers.has(name));
  return found.length >= 2 && found.some((name) => telling.has(name));
}

/** Whether the first line is the From line of a mbox; where the first message is Gmail's, that it is Takeout's. */
function mboxKind(head: Buffer): "mbox" | "takeout" | null {
  const at = startOf(head);
  const end = head.indexOf(10, at);
  const line = head.toString("latin1", at, end < 0 ? at + 400 : end);
  const bare = line.startsWith("From ") && isBareFromLine(line) && startsWithHeaders(head.subarray(end + 1));
  if (!bare && fromLineDate(line.trimEnd()) === null) return null;
  if (end < 0) return "mbox";
  return readHeaders(head, end + 1, head.length).headers.has("x-gm-thrid") ? "takeout" : "mbox";
}

/** How mailboxes are called; Thunderbird's have no ending. */
const mailboxName = /\.mbo?x$|^[^.]+$/i;

/** Whether a mailbox begins in the middle of a message, as the second part of a file that was cut does. */
function startsInside(name: string, head: Buffer): boolean {
  if (!mailboxName.test(name)) return false;
  for (let at = head.indexOf("\nFrom "); at >= 0; at = head.indexOf("\nFrom ", at + 1)) {
    const blank = head[at - 1] === 10 || (head[at - 1] === 13 && head[at - 2] === 10);
    const rest = head.subarray(at + 1);
    if (blank && mboxKind(rest) && startsWithHeaders(rest.subarray(rest.indexOf(10) + 1))) return true;
  }
  return false;
}

/**
 * The kind of a mail file, or null for a file that is none. `head` is its first bytes (64 kB are plenty); a zip is opened
 * to see whether mails are in it.
 */
export async function mailKind(stamp: FileStamp, head: Buffer): Promise<MailFormat | null> {
  const start = head.toString("latin1", 0, 8);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06"))
    return (await holdsMail(stamp.path)) ? "takeout" : null;
  if (start === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return (await isOutlookMessage(stamp, head)) ? "msg" : null;
  const kind = mboxKind(head);
  if (kind || startsInside(stamp.name, head)) return kind ?? "mbox";
  return startsWithHeaders(head) ? "eml" : null;
}
