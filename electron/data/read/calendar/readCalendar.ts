// The one entry for calendar files: the events of a file and what was left out, in blocks.
import { createHash } from "node:crypto";
import { rejected } from "../../../domain/contacts/finish.ts";
import type { EventItem } from "../../../domain/calendar/record.ts";
import { UserError } from "../../../domain/errors.ts";
import { findEncoding } from "../encoding.ts";
import { type FileStamp, readHead, readWhole, type ReadWatch } from "../files.ts";
import { headText } from "../sniff.ts";
import { decodedText, type TextSource } from "../vcardProperty.ts";
import { zipEntries } from "../zip.ts";
import { calendarKind } from "./calendarKind.ts";
import { largestCalendar, zippedCalendars } from "./calendarZip.ts";
import { type RawCalendar, type RawComponent, readComponents } from "./components.ts";
import { type EventPart, eventRecord, rawText, stampOf } from "./eventRecord.ts";
import { momentOf } from "./eventTimes.ts";
import { type CalendarFacts, calendarFacts } from "./eventZones.ts";
import { every, propertiesOf, valueOf } from "./properties.ts";

export interface CalendarSource {
  format: "ics";
  /** Size of the file; `onProgress` counts up to it. */
  bytes: number;
  /** Events and rejections in the order of the file. Throws `calendar-empty` at the end where there were none. */
  items: (watch?: ReadWatch) => AsyncIterable<EventItem[]>;
}

const headLength = 64 * 1024;
/** Items of one block. */
const blockSize = 200;
const longestUid = 1_000;

/** Opens a calendar file or a zip file of them. Throws a `UserError` that names the file where it cannot be read. */
export async function readCalendar(path: string, watch: ReadWatch = {}): Promise<CalendarSource> {
  const { stamp, head } = await readHead(path, headLength);
  const { name: file, size } = stamp;
  if (size === 0) throw new UserError("file-empty", { file });
  const megabyte = 1024 * 1024;
  if (size > largestCalendar)
    throw new UserError("file-too-large", {
      file,
      size: Math.ceil(size / megabyte),
      limit: largestCalendar / megabyte,
    });
  const zipped = head.toString("latin1", 0, 4) === "PK\x03\x04";
  if (zipped) {
    const entries = zipEntries(await readWhole(stamp, largestCalendar));
    if (!entries || !calendarKind(entries.map(({ name }) => name)))
      throw new UserError("calendar-not-one", { file });
  } else {
    const encoding = await findEncoding(stamp, head, undefined, watch);
    if (!calendarKind(headText(head, encoding))) throw new UserError("calendar-not-one", { file });
  }
  return { format: "ics", bytes: size, items: (watch = {}) => allItems(stamp, zipped, watch) };
}

async function* allItems(stamp: FileStamp, zipped: boolean, watch: ReadWatch): AsyncGenerator<EventItem[]> {
  let count = 0;
  for await (const items of zipped ? zipItems(stamp, watch) : textItems(stamp, "", watch)) {
    watch.signal?.throwIfAborted();
    count += items.length;
    yield items;
  }
  if (count === 0) throw new UserError("calendar-empty", { file: stamp.name });
}

async function* zipItems(stamp: FileStamp, watch: ReadWatch): AsyncGenerator<EventItem[]> {
  let done = 0;
  for await (const calendar of zippedCalendars(await readWhole(stamp, largestCalendar))) {
    watch.signal?.throwIfAborted();
    const { name, bytes } = calendar;
    if (bytes) {
      const inside: FileStamp = { path: stamp.path, name, size: bytes.length, mtimeMs: 0, whole: bytes };
      for await (const items of textItems(inside, name, { signal: watch.signal })) yield items;
    } else if (calendar.code === "calendar-entry-too-large")
      yield [
        rejected(1, "calendar-entry-too-large", name, { entry: name, limit: largestCalendar / 1024 / 1024 }),
      ];
    else yield [rejected(1, "calendar-entry-broken", name, { entry: name })];
    done += calendar.packed;
    watch.onProgress?.(Math.min(done, stamp.size));
  }
}

/** A UID for an event without one: the same for the same content. */
function madeUid(component: RawComponent): string {
  const content = component.lines
    .filter(({ text }) => !/^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE|UID)\b/i.test(text))
    .map(({ text }) => text)
    .join("\n");
  return `content-${createHash("sha256").update(content).digest("hex").slice(0, 32)}`;
}

/** Where a part belongs. Its other properties wait as lines until its event is put together: decoded they are large. */
interface PartHead extends Omit<EventPart, "properties"> {
  /** Which instance it is, as it is written. */
  key: string;
}

const ofHead = /^(?:UID|SEQUENCE|LAST-MODIFIED|DTSTAMP|RECURRENCE-ID)\b/i;

function headPart(raw: RawComponent, facts: CalendarFacts, source: TextSource): PartHead {
  const properties = propertiesOf(
    { ...raw, lines: raw.lines.filter(({ text }) => ofHead.test(text)) },
    source,
  );
  const uid = valueOf(properties, "UID");
  const sequence = Number(valueOf(properties, "SEQUENCE"));
  const [instance] = every(properties, "RECURRENCE-ID");
  const zone = instance?.params.get("TZID")?.join(",") ?? "";
  return {
    raw,
    facts,
    uid: uid === "" || uid.length > longestUid ? madeUid(raw) : uid,
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
    stampedAt: stampOf(properties),
    instance: momentOf(properties, "RECURRENCE-ID"),
    key: instance ? `${zone} ${decodedText(instance, source).trim()}` : "",
  };
}

/** Whether a later part of the same instance is the one that counts. */
const isNewer = (part: PartHead, before: PartHead): boolean =>
  part.sequence !== before.sequence
    ? part.sequence > before.sequence
    : (part.stampedAt ?? 0) >= (before.stampedAt ?? 0);

/** The parts of each UID, in the order of the first of each; of the same instance only the newest. */
function grouped(parts: readonly PartHead[]): PartHead[][] {
  const groups = new Map<string, Map<string, PartHead>>();
  for (const part of parts) {
    const group = groups.get(part.uid) ?? new Map<string, PartHead>();
    const before = group.get(part.key);
    if (!before || isNewer(part, before)) group.set(part.key, part);
    groups.set(part.uid, group);
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

function rejection(component: RawComponent, source: TextSource): EventItem {
  const raw = rawText(component, source);
  if (component.kind === "stray") return rejected(component.line, "calendar-outside", raw);
  if (component.kind === "VEVENT") return rejected(component.line, "calendar-not-closed", raw);
  return component.kind === "VTODO"
    ? rejected(component.line, "calendar-todo", raw)
    : rejected(component.line, "calendar-journal", raw);
}

/** The items of one calendar text: all of it is read before the first, because parts of an event may stand anywhere. */
async function* textItems(stamp: FileStamp, entry: string, watch: ReadWatch): AsyncGenerator<EventItem[]> {
  const encoding = await findEncoding(stamp, await headOf(stamp), undefined, watch);
  const source: TextSource = { fallback: encoding.encoding, wide: /^utf-(?:16|32)/.test(encoding.encoding) };
  const facts = new Map<RawCalendar, CalendarFacts>();
  const parts: PartHead[] = [];
  const pieces: { line: number; items: () => EventItem[] }[] = [];
  for (const component of await readComponents(stamp, encoding, watch)) {
    const { calendar, kind, line, state } = component;
    if (kind !== "VEVENT" || state === "open") {
      const item = rejection(component, source);
      pieces.push({ line, items: () => [item] });
      continue;
    }
    if (!facts.has(calendar)) facts.set(calendar, calendarFacts(calendar, source));
    parts.push(headPart(component, facts.get(calendar)!, source));
  }
  for (const group of grouped(parts))
    pieces.push({ line: group[0]!.raw.line, items: () => itemsOf(group, source, entry) });
  let block: EventItem[] = [];
  for (const { items } of pieces.toSorted((a, b) => a.line - b.line)) {
    block.push(...items());
    if (block.length < blockSize) continue;
    watch.signal?.throwIfAborted();
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

function itemsOf(group: readonly PartHead[], source: TextSource, entry: string): EventItem[] {
  const parts = group.map((head) => ({ ...head, properties: propertiesOf(head.raw, source) }));
  const { record, rejections } = eventRecord(parts, entry);
  return record ? [...rejections, { kind: "event", event: record }] : rejections;
}

const headOf = async ({ path, whole }: FileStamp): Promise<Buffer> =>
  whole?.subarray(0, headLength) ?? (await readHead(path, headLength)).head;
