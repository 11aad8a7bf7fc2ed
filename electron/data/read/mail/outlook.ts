// A message of Outlook (.msg) as a record, read by msgreader. Its transport headers are taken where it came over the
// internet; what was sent or kept inside of Exchange has properties instead.
import msgReader, { type FieldsData } from "@kenjiuno/msgreader";
import type { MailAttachment, MailItem } from "../../../domain/mail/record.ts";
import type { Say } from "./body.ts";
import { codePageName, decodeBytes } from "./charset.ts";
import { compoundNames } from "./compound.ts";
import { type Headers, readHeaders } from "./headers.ts";
import { htmlToText } from "./htmlText.ts";
import { limits } from "./limits.ts";
import { makeRecord, type Place } from "./message.ts";
import { attachmentName } from "./names.ts";
import { structured } from "./params.ts";
import { tidy } from "./tidy.ts";
import { readRtf, unpackRtf } from "./rtf.ts";

// A bundler gives the class, Node the module around it.
const Reader =
  "default" in msgReader ? (msgReader as unknown as { default: typeof msgReader }).default : msgReader;

/** Properties that msgreader has no name for, by tag: id and type as in [MS-OXPROPS]. */
const more: Readonly<Record<number, string>> = {
  0x1039: "references",
  0x1042: "in-reply-to",
  0x1035: "message-id",
};
/** Items of Outlook that are no mail. */
const noMail = /^ipm\.(?:contact|appointment|task|stickynote|activity|distlist)/i;

interface Opened {
  reader: InstanceType<typeof Reader>;
  fields: FieldsData;
  more: Map<string, string>;
}

function opened(bytes: Buffer, encoding: string): Opened {
  const reader = new Reader(new Uint8Array(bytes).buffer);
  const found = new Map<FieldsData, Map<string, string>>();
  reader.parserConfig = {
    ansiEncoding: encoding,
    propertyObserver: (fields, tag, raw) => {
      const name = more[tag >>> 16];
      if (name === undefined || !raw || (tag & 0xffff) === 0x0003 || raw.length <= 8) return;
      const text = Buffer.from(raw).toString((tag & 0xffff) === 0x001f ? "utf16le" : "latin1");
      const kept = found.get(fields) ?? new Map<string, string>();
      found.set(fields, kept.set(name, text.replace(/\0.*$/s, "")));
    },
  };
  const fields = reader.getFileData();
  return { reader, fields, more: found.get(fields) ?? new Map<string, string>() };
}

/** Opens it with the code page that it names for its texts; with the western one where that is not known. */
function open(bytes: Buffer): Opened {
  const western = opened(bytes, "windows-1252");
  const page = western.fields.messageCodepage ?? western.fields.internetCodepage;
  if (page === undefined || page === 1252 || page === 1200 || page < 100) return western;
  try {
    return opened(bytes, page === 65001 ? "utf8" : page === 20127 ? "windows-1252" : `cp${page}`);
  } catch {
    return western;
  }
}

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^[^\s/@]+@[^\s@]+$/.test(text.trim());
const named = (name: string | undefined, address: string): string => {
  const shown = (name ?? "")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/["\\]/g, "\\$&")
    .trim();
  return `"${shown}"${address === "" ? "" : ` <${address.trim()}>`}`;
};

function senderOf(fields: FieldsData): string {
  const address = [
    fields.senderSmtpAddress,
    fields.senderEmail,
    fields.sentRepresentingSmtpAddress,
    fields.creatorSMTPAddress,
    fields.lastModifierSMTPAddress,
  ].find(isAddress);
  return named(fields.senderName, address ?? "");
}

/** The headers: those of the transport, and what is missing there from the properties. */
function headersOf({ fields, more }: Opened): Headers {
  const transport = Buffer.from((fields.headers ?? "").trim(), "utf8");
  const { headers } = readHeaders(transport, 0, transport.length);
  const add = (name: string, values: (string | undefined)[]): void => {
    const given = values.filter((value) => value !== undefined && value !== "" && value !== '""') as string[];
    if (given.length > 0 && !headers.has(name)) headers.set(name, given);
  };
  add("from", [senderOf(fields)]);
  for (const kind of ["to", "cc", "bcc"] as const)
    add(
      kind,
      (fields.recipients ?? [])
        .filter((one) => one.recipType === kind)
        .map((one) => named(one.name, [one.smtpAddress, one.email].find(isAddress) ?? "")),
    );
  // The property is the subject as Outlook shows it, already decoded.
  if (fields.subject) headers.set("subject", [fields.subject]);
  add("date", [fields.clientSubmitTime ?? fields.messageDeliveryTime]);
  for (const [name, value] of more) add(name, [value]);
  if (/^report\..*\.ndr/i.test(fields.messageClass ?? ""))
    add("x-failed-recipients", [fields.subject ?? "-"]);
  return headers;
}

function attachmentsOf({ reader, fields }: Opened, html: string | null, say: Say): MailAttachment[] {
  const all = fields.attachments ?? [];
  if (all.length > limits.attachments)
    say("mail-too-many-attachments", { count: all.length - limits.attachments, limit: limits.attachments });
  return all.slice(0, limits.attachments).flatMap((one) => {
    const inner = one.innerMsgContent === true;
    const type = inner
      ? "application/vnd.ms-outlook"
      : (one.attachMimeTag ?? "application/octet-stream").toLowerCase();
    const given = one.fileName ?? one.fileNameShort ?? one.name ?? "";
    const name = attachmentName(inner && !/\.msg$/i.test(given) ? `${given || "message"}.msg` : given, type);
    try {
      const contentId = one.pidContentId?.replace(/^<|>$/g, "") || null;
      const inline =
        contentId !== null && html !== null && html.toLowerCase().includes(`cid:${contentId.toLowerCase()}`);
      return [{ name, type, bytes: Buffer.from(reader.getAttachment(one).content), contentId, inline }];
    } catch {
      say("mail-attachment-broken", { name });
      return [];
    }
  });
}

function htmlOf(fields: FieldsData, rtf: string | null): string | null {
  if (fields.bodyHtml) return fields.bodyHtml;
  if (fields.html && fields.html.length > 0)
    return decodeBytes(Buffer.from(fields.html), codePageName(fields.internetCodepage ?? 1252)).text;
  return rtf === null ? null : readRtf(rtf, true);
}

/** Reads a message of Outlook. What cannot be read is rejected with the reason. */
export function readOutlook(bytes: Buffer, place: Place): MailItem {
  const rejected = (code: string, raw = ""): MailItem => ({
    kind: "rejected",
    code,
    params: { offset: place.offset, entry: place.entry },
    line: place.line,
    raw,
  });
  if (compoundNames(bytes) === null) return rejected("mail-msg-broken");
  try {
    const found = open(bytes);
    const { fields } = found;
    if (fields.error) return rejected("mail-msg-broken");
    if (noMail.test(fields.messageClass ?? "")) return rejected("mail-msg-no-mail", fields.subject ?? "");
    const headers = headersOf(found);
    const type = structured(headers.get("content-type")?.[0] ?? "text/plain");
    const message = makeRecord(headers, type, place, (say) => {
      const rtf = fields.compressedRtf ? unpackRtf(fields.compressedRtf) : null;
      if (fields.compressedRtf && rtf === null && !fields.body) say("mail-rtf-broken");
      let html = htmlOf(fields, rtf);
      const attachments = attachmentsOf(found, html, say);
      let text = tidy(
        fields.body?.trim()
          ? fields.body
          : html !== null
            ? htmlToText(html, limits.text)
            : rtf !== null
              ? (readRtf(rtf, false) ?? "")
              : "",
      ).toWellFormed();
      if (text.length > limits.text) {
        text = text.slice(0, limits.text).toWellFormed();
        say("mail-text-cut", { limit: limits.text });
      }
      if (html !== null && html.length > limits.html) {
        html = null;
        say("mail-html-too-long", { length: limits.html });
      }
      return { text, html, attachments };
    });
    return { kind: "message", message };
  } catch {
    return rejected("mail-msg-broken");
  }
}
