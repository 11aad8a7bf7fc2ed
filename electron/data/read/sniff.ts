// What kind of file this is, by its bytes and never by its name: a table as text, a workbook, cards, or nothing we read.
import { UserError } from "../../domain/errors.ts";
import {
  decoderFor,
  findEncoding,
  knownEncoding,
  type TextEncoding,
  wideWithoutMark,
  byteOrderMark,
} from "./encoding.ts";
import { type FileStamp, largest, readHead, readWhole, type ReadWatch } from "./files.ts";
import { zipEntries } from "./zip.ts";

export type FileKind = "table" | "workbook" | "vcard";

export interface SniffedFile {
  kind: FileKind;
  stamp: FileStamp;
  /** Only text has one. */
  encoding: TextEncoding;
  /** The first bytes. */
  head: Buffer;
}

/** Enough for any lines above a header and the first rows. */
const headLength = 64 * 1024;

/** Files that people take for a table, by their first bytes; the word after them goes into the sentence. */
const signatures: readonly (readonly [string, string])[] = [
  ["%PDF", "pdf"],
  ["\x89PNG", "image"],
  ["\xff\xd8\xff", "image"],
  ["GIF8", "image"],
  ["BM", "image"],
  ["II*\0", "image"],
  ["MM\0*", "image"],
  ["RIFF", "image"],
  ["\xd0\xcf\x11\xe0", "old-office"],
  ["\x1f\x8b", "archive"],
  ["7z\xbc\xaf", "archive"],
  ["Rar!", "archive"],
  ["SQLite format 3", "database"],
  ["\x7fELF", "program"],
  ["MZ\x90", "program"],
  ["{\\rtf", "text-document"],
  ["!BDN", "outlook-mailbox"],
];

const textual: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html|table|head|body|meta)\b/i, "html"],
  [/^\s*<\?xml\b/i, "xml"],
  [/^\s*BEGIN:VCALENDAR/i, "calendar"],
  [/^From \S+ .*\d{4}\r?\n/, "mail"],
  [
    /^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|X-[\w-]+): [\s\S]*?^(?:Message-ID|Subject|Date): /im,
    "mail",
  ],
  [/^\s*(?:\{\s*"|\[\s*[{"\]])/, "json"],
];

const wrongKind = (file: string, kind: string): UserError =>
  new UserError("file-not-a-table", { file, kind });

/** A zip file is a workbook, or something else that is packed. */
async function packedKind(stamp: FileStamp): Promise<string> {
  const entries = zipEntries(await readWhole(stamp, largest.text));
  if (!entries) throw new UserError("file-zip-broken", { file: stamp.name });
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has("xl/workbook.xml")) return "workbook";
  if (has("xl/workbook.bin")) return "binary-workbook";
  if (has("word/document.xml")) return "text-document";
  if (has("mimetype")) return "open-document";
  return entries.some((entry) => entry.name.startsWith("Index/")) ? "numbers" : "archive";
}

/** Bytes that no text has: many NULs or other control characters. A few NULs are a fault of the exporting program. */
function binary(head: Buffer): boolean {
  const bytes = head.subarray(0, 16 * 1024);
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  return controls > bytes.length * 0.05;
}

/** Looks at a file and says what it is; throws a `UserError` for what cannot be read as contacts. */
export async function sniff(path: string, chosen?: string, watch: ReadWatch = {}): Promise<SniffedFile> {
  if (chosen !== undefined && !knownEncoding(chosen))
    throw new UserError("encoding-unknown", { encoding: chosen });
  const { stamp, head } = await readHead(path, headLength);
  const file = stamp.name;
  if (stamp.size === 0) throw new UserError("file-empty", { file });
  if (stamp.size > largest.text)
    throw new UserError("file-too-large", { file, limit: largest.text / 1024 / 1024 });
  const start = head.toString("latin1", 0, 16);
  const utf8 = { encoding: "utf-8", mark: 0, broken: false };
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) {
    const kind = await packedKind(stamp);
    if (kind !== "workbook") throw wrongKind(file, kind);
    return { kind: "workbook", stamp, encoding: utf8, head };
  }
  const known = signatures.find(([bytes]) => start.startsWith(bytes));
  if (known)
    throw wrongKind(
      file,
      known[1] === "old-office" && head.includes("EncryptedPackage", 0, "utf16le")
        ? "protected-workbook"
        : known[1],
    );
  const wide = byteOrderMark(head)?.encoding ?? wideWithoutMark(head);
  if ((wide === null || wide === "utf-8") && binary(head)) throw new UserError("file-binary", { file });
  const encoding = await findEncoding(stamp, head, chosen, watch);
  const text = headText(head, encoding);
  if (text.trim() === "") throw new UserError("file-empty", { file });
  if (/^\s*BEGIN:VCARD/i.test(text) || (/\.(?:vcf|vcard)$/i.test(file) && /^BEGIN:VCARD/im.test(text)))
    return { kind: "vcard", stamp, encoding, head };
  const other = textual.find(([pattern]) => pattern.test(text));
  if (other) throw wrongKind(file, other[1]);
  return { kind: "table", stamp, encoding, head };
}

/** The first bytes as text. */
export const headText = (head: Buffer, { encoding, mark }: TextEncoding): string =>
  decoderFor(encoding).decode(head.subarray(mark));
