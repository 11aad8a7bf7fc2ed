// One message as a record, from its bytes.
import type { Remark } from "../../../domain/contacts/record.ts";
import { automaticKind } from "../../../domain/mail/automatic.ts";
import type { MailAddress, MailRecord } from "../../../domain/mail/record.ts";
import { type Body, readBody, type Say } from "./body.ts";
import { mailDate, newestReceived } from "./dates.ts";
import { header, type Headers } from "./headers.ts";
import { madeUpId, ownId, references } from "./ids.ts";
import { labelsOf } from "./labels.ts";
import { limits } from "./limits.ts";
import type { Structured } from "./params.ts";
import { people } from "./people.ts";
import { mimeTree, type Tree } from "./tree.ts";
import { decodeWords } from "./words.ts";

/** Where a message stands and what its surroundings say about it. */
export interface Place {
  line: number;
  offset: number;
  entry: string;
  /** Instant of the From line. */
  fromLineAt: number | null;
  /** Time of the file, for a message that has none. */
  fileAt: number;
  /** Nothing follows it in the file: it may end too early. */
  last: boolean;
  /** Its rest was longer than the limit and skipped. */
  cut: boolean;
}

const all = (headers: Headers, name: string): string[] => headers.get(name) ?? [];

/** Whether the end of the bytes lies inside of the message: parts that never end, base64 that stops in a group of four. */
function endsEarly(bytes: Buffer, { root, unclosed }: Tree): boolean {
  if (unclosed) return true;
  const ended = bytes.length === 0 || bytes[bytes.length - 1] === 10;
  if (ended) return false;
  // Headers without an empty line below, and less than a line after them.
  const open = bytes[root.from - 1] === 10 && bytes[root.from - 2] !== 10 && bytes[root.from - 2] !== 13;
  if (root.from >= bytes.length || (open && bytes.indexOf(10, root.from) < 0)) return true;
  if (!/base64/i.test(header(root.headers, "content-transfer-encoding"))) return false;
  const tail = bytes.toString("latin1", root.from);
  return /^[a-z0-9+/=\s]*$/i.test(tail) && tail.replace(/\s+/g, "").length % 4 !== 0;
}

function deliveredTo(headers: Headers): string[] {
  const names = ["delivered-to", "x-original-to", "envelope-to", "x-delivered-to"];
  const found = people(names.flatMap((name) => all(headers, name))).map(({ address }) => address);
  return [...new Set(found)].filter((address) => address !== "").slice(0, 50);
}

/** A record from its headers and what `read` finds in the body; `read` is told where to say what is wrong. */
export function makeRecord(
  headers: Headers,
  type: Structured,
  place: Place,
  read: (say: Say) => Body,
): MailRecord {
  const { offset } = place;
  const problems: Remark[] = [];
  const say: Say = (code, params = {}) => {
    if (problems.some((one) => one.code === code && one.params["name"] === params["name"])) return;
    if (problems.length < 50) problems.push({ code, params: { ...params, offset } });
  };
  const text = (name: string): string => header(headers, name);
  const list = (name: string): MailAddress[] => {
    const found = people(headers.get(name));
    if (found.length > limits.people) say("mail-too-many-people", { name, limit: limits.people });
    return found.slice(0, limits.people);
  };
  const body = read(say);
  const from = people(headers.get("from"))[0] ?? people(headers.get("sender"))[0] ?? null;
  const to = list("to");
  const cc = list("cc");
  const subject = decodeWords(text("subject")).replace(/\s+/g, " ").trim().slice(0, 2_000).toWellFormed();
  let at = mailDate(text("date")) ?? newestReceived(all(headers, "received")) ?? place.fromLineAt;
  if (at === null) {
    say("mail-no-date");
    at = Math.floor(place.fileAt);
  }
  const addresses = (found: MailAddress[]): string =>
    found.map(({ address }) => address.toLowerCase()).join(",");
  const messageId =
    ownId(text("message-id")) ??
    madeUpId([
      from?.address.toLowerCase() ?? "",
      addresses(to),
      addresses(cc),
      text("date"),
      subject,
      body.text,
      ...body.attachments.map(({ name, bytes }) => `${name}:${bytes.length}`),
    ]);
  return {
    line: place.line,
    offset,
    entry: place.entry,
    messageId,
    references: references(all(headers, "references"), all(headers, "in-reply-to"), messageId),
    threadId: /^\s*(\d{1,30})\s*$/.exec(text("x-gm-thrid"))?.[1] ?? null,
    labels: labelsOf(text("x-gmail-labels")),
    from,
    replyTo: list("reply-to"),
    to,
    cc,
    bcc: list("bcc"),
    deliveredTo: deliveredTo(headers),
    subject,
    at,
    ...body,
    automatic: automaticKind({
      header: (name) => headers.get(name)?.[0],
      from: from?.address || (from?.name ?? ""),
      subject,
      type: type.value,
      reportType: type.params.get("report-type")?.toLowerCase() ?? "",
    }),
    problems,
  };
}

/** Reads a message. Never throws for what is in the bytes. */
export function readMessage(bytes: Buffer, place: Place): MailRecord {
  const tree = mimeTree(bytes);
  return makeRecord(tree.root.headers, tree.root.type, place, (say) => {
    if (tree.headersCut) say("mail-headers-cut", { limit: limits.headers / 1024 / 1024 });
    if (tree.tooDeep) say("mail-too-deep", { limit: limits.depth });
    if (place.cut) say("mail-too-large", { limit: limits.message / 1024 / 1024 });
    else if (place.last && endsEarly(bytes, tree)) say("mail-truncated");
    const body = readBody(bytes, tree.root, say);
    // Of a message whose end was skipped the last attachment has only a part of its bytes.
    if (place.cut && tree.unclosed) body.attachments.pop();
    return body;
  });
}
