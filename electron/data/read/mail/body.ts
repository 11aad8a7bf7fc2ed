// What a message says and carries, from its parts: one text, one HTML and the attachments. postal-mime makes HTML of
// text and text of HTML by its own rules and shows attached messages as if they were this one.
import type { MailAttachment } from "../../../domain/mail/record.ts";
import { decodeBytes } from "./charset.ts";
import { escapeHtml } from "./entities.ts";
import { unflow } from "./flowed.ts";
import { header, readHeaders } from "./headers.ts";
import { type Tag, walkHtml } from "./htmlTags.ts";
import { htmlToText } from "./htmlText.ts";
import { limits } from "./limits.ts";
import { attachmentName } from "./names.ts";
import { structured } from "./params.ts";
import { tidy } from "./tidy.ts";
import { decodeTransfer } from "./transfer.ts";
import { mimeTree, type Part } from "./tree.ts";
import { decodeWords } from "./words.ts";

/** Something to say about a message; the reader adds where it stands. */
export type Say = (code: string, params?: Record<string, string | number>) => void;

export interface Body {
  text: string;
  html: string | null;
  attachments: MailAttachment[];
}

/** One piece of the body, in one or two forms. */
interface Unit {
  plain: string | null;
  html: string | null;
}

/** Text of a part is decoded from at most this many bytes: more than any text that is kept. */
const longestSource = 4 * 1024 * 1024;
/** Other forms of a text that is there already. */
const doubles = new Set(["text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"]);

/** Texts that are data; others of an unknown kind are read as plain text (RFC 2046, section 4.1.4). */
const files = new Set([
  "html",
  "calendar",
  "vcard",
  "x-vcard",
  "directory",
  "csv",
  "xml",
  "rtf",
  "rfc822-headers",
  ...[...doubles].map((type) => type.slice(5)),
]);

class Collector {
  readonly attachments: MailAttachment[] = [];
  readonly #say: Say;
  readonly #nested: boolean;
  #left = 0;

  constructor(say: Say, nested: boolean) {
    this.#say = say;
    this.#nested = nested;
  }

  units(bytes: Buffer, part: Part, parent: Part | null): Unit[] {
    // Parts without a delimiter in sight: what stands there is all there is.
    if (part.multipart !== "" && part.children.length === 0 && part.from < part.to)
      return [{ plain: this.#text(bytes, part), html: null }];
    if (part.multipart === "alternative") return [this.#alternative(bytes, part)];
    if (part.multipart !== "") return part.children.flatMap((child) => this.units(bytes, child, part));
    const { value } = part.type;
    const disposition = structured(header(part.headers, "content-disposition"));
    const name = disposition.params.get("filename") ?? part.type.params.get("name") ?? "";
    const isFirst = parent === null || parent.children[0] === part;
    const shown = disposition.value !== "attachment" && (name === "" || isFirst);
    if (shown && value === "text/plain") return [{ plain: this.#text(bytes, part), html: null }];
    if (shown && isFirst && name === "" && value.startsWith("text/") && !files.has(value.slice(5)))
      return [{ plain: this.#text(bytes, part), html: null }];
    if (shown && value === "text/html") return [{ plain: null, html: this.#text(bytes, part) }];
    if (value === "message/rfc822" || value === "message/global")
      return this.#message(
        bytes,
        part,
        name,
        disposition.value !== "attachment" && parent?.multipart !== "report",
      );
    if (part.from < part.to || name !== "") this.#attach(bytes, part, name);
    return [];
  }

  /** Of several forms of the same thing one text and one HTML; what is neither is carried along. */
  #alternative(bytes: Buffer, part: Part): Unit {
    const all = part.children
      .filter((child) => !doubles.has(child.type.value))
      .map((child) => this.units(bytes, child, child.multipart === "" ? null : part));
    const written = all.filter((units) => units.length > 0);
    const withHtml = written.findLast((units) => units.some((unit) => unit.html !== null));
    const plain = written.find(
      (units) => units.every((unit) => unit.html === null) && plainOf(units).trim() !== "",
    );
    return {
      plain: plain ? plainOf(plain) : withHtml ? null : plainOf(written[0] ?? []),
      html: withHtml ? htmlOf(withHtml) : null,
    };
  }

  #text(bytes: Buffer, part: Part): string {
    let to = part.to;
    if (to - part.from > longestSource) {
      const line = bytes.lastIndexOf(10, part.from + longestSource);
      to = line > part.from ? line + 1 : part.from + longestSource;
      this.#say("mail-text-cut", { limit: limits.text });
    }
    const encoding = header(part.headers, "content-transfer-encoding").toLowerCase();
    const { bytes: content, sound } = decodeTransfer(bytes.subarray(part.from, to), encoding);
    if (!sound) this.#say("mail-bad-base64", { name: part.type.value });
    const isHtml = part.type.value === "text/html";
    let declared = part.type.params.get("charset") ?? "";
    if (declared === "" && isHtml)
      declared =
        /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)/i.exec(content.toString("latin1", 0, 2048))?.[1] ?? "";
    const { text, instead } = decodeBytes(content, declared);
    if (instead) this.#say("mail-charset", { declared: declared.slice(0, 60) || "-", used: instead });
    if (isHtml || part.type.params.get("format")?.toLowerCase() !== "flowed") return text;
    return unflow(text.replace(/\r\n?/g, "\n"), part.type.params.get("delsp")?.toLowerCase() === "yes");
  }

  #attach(bytes: Buffer, part: Part, name: string, fallback?: string): Buffer | null {
    if (this.attachments.length >= limits.attachments) {
      this.#left++;
      return null;
    }
    const encoding = header(part.headers, "content-transfer-encoding").toLowerCase();
    const { bytes: content, sound } = decodeTransfer(bytes.subarray(part.from, part.to), encoding);
    const type = part.type.value.slice(0, 100);
    const given = attachmentName(name, type, fallback ?? (type === "text/calendar" ? "invite" : undefined));
    if (!sound) this.#say("mail-bad-base64", { name: given });
    const id = header(part.headers, "content-id").trim().replace(/^<|>$/g, "");
    this.attachments.push({
      name: given,
      type,
      bytes: content,
      contentId: id === "" ? null : id.slice(0, 998),
      inline: false,
    });
    return content;
  }

  /** A message in this one is kept whole as a file; its text can be read below, one level deep, unless it is a report's evidence. */
  #message(bytes: Buffer, part: Part, name: string, readable: boolean): Unit[] {
    const encoding = header(part.headers, "content-transfer-encoding").toLowerCase();
    const preview = decodeTransfer(
      bytes.subarray(part.from, Math.min(part.to, part.from + 64 * 1024)),
      encoding,
    ).bytes;
    const { headers } = readHeaders(preview, 0, preview.length);
    const subject = decodeWords(header(headers, "subject"));
    const kept = this.#attach(bytes, part, name, subject || "message");
    if (!kept || !readable || this.#nested) return [];
    const tree = mimeTree(kept);
    const inner = new Collector(() => {}, true);
    const text = textOf(inner.units(kept, tree.root, null));
    const lines = ["From", "Date", "Subject", "To", "Cc"].flatMap((field) => {
      const value = header(tree.root.headers, field.toLowerCase());
      return value === "" ? [] : [`${field}: ${decodeWords(value)}`];
    });
    return [{ plain: `\n${lines.join("\n")}\n\n${text}`, html: null }];
  }

  /** Says at the end what was left out. */
  close(): void {
    if (this.#left > 0)
      this.#say("mail-too-many-attachments", { count: this.#left, limit: limits.attachments });
  }
}

const unitText = (unit: Unit): string =>
  unit.plain !== null && (unit.html === null || unit.plain.trim() !== "")
    ? unit.plain
    : htmlToText(unit.html ?? "", limits.text);

const plainOf = (units: readonly Unit[]): string => units.map((unit) => unit.plain ?? "").join("\n");

/** Units until there is more text than is kept: a message may have a hundred thousand. */
function textOf(units: readonly Unit[]): string {
  const pieces: string[] = [];
  let length = 0;
  for (const unit of units) {
    if (length > limits.text) break;
    const text = unitText(unit);
    pieces.push(text);
    length += text.length + 1;
  }
  return tidy(pieces.join("\n"));
}

const htmlOf = (units: readonly Unit[]): string =>
  units
    .map(
      (unit) => unit.html ?? `<div style="white-space: pre-wrap">${escapeHtml(tidy(unit.plain ?? ""))}</div>`,
    )
    .join("\n");

/** Marks the attachments that the HTML shows as pictures in its text. */
function markInline(html: string, attachments: readonly MailAttachment[]): void {
  if (!attachments.some(({ contentId }) => contentId !== null)) return;
  const shown = new Set<string>();
  const onTag = ({ name, attributes }: Tag): void => {
    const id =
      name === "img" ? /(?:^|[\s"'/])src\s*=\s*["']?\s*cid:([^"'\s>)]+)/i.exec(attributes)?.[1] : undefined;
    if (id !== undefined) shown.add(id.replace(/%40/g, "@").toLowerCase());
  };
  walkHtml(html, () => true, onTag);
  for (const attachment of attachments)
    attachment.inline = attachment.contentId !== null && shown.has(attachment.contentId.toLowerCase());
}

/** The body of a message whose parts are known. */
export function readBody(bytes: Buffer, root: Part, say: Say): Body {
  const collector = new Collector(say, false);
  const units = collector.units(bytes, root, null);
  collector.close();
  let text = textOf(units);
  if (text.length > limits.text) {
    text = text.slice(0, limits.text).toWellFormed().trimEnd();
    say("mail-text-cut", { limit: limits.text });
  }
  let html = units.some((unit) => unit.html !== null) ? htmlOf(units) : null;
  if (html !== null && html.length > limits.html) {
    html = null;
    say("mail-html-too-long", { length: limits.html });
  }
  if (html !== null) markInline(html, collector.attachments);
  return { text, html, attachments: collector.attachments };
}
