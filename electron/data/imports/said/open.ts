// Files of what was said: is it mail or a calendar, its first records, and all of it in blocks.
import type { EventRecord } from "../../../domain/calendar/record.ts";
import type { MailRecord } from "../../../domain/mail/record.ts";
import { calendarKind } from "../../read/calendar/calendarKind.ts";
import { largestCalendar } from "../../read/calendar/calendarZip.ts";
import { readCalendar } from "../../read/calendar/readCalendar.ts";
import { readHead, readWhole, type FileStamp, type ReadWatch } from "../../read/files.ts";
import { mailKind } from "../../read/mail/kind.ts";
import { readMail } from "../../read/mail/read.ts";
import { zipEntries } from "../../read/zip.ts";
import type { Reader } from "../../store.ts";
import type { Detected, FileKind, Source, SourceItem } from "../source.ts";
import { envelopeOf, guessOwn, shownAs } from "./mailPlanner.ts";

interface Opened {
  kind: FileKind;
  format: string;
  bytes: number;
  items: (watch?: ReadWatch) => AsyncIterable<SourceItem[]>;
}

/** Bytes that show what a file is. */
const HEAD = 64 * 1024;

async function isCalendar(stamp: FileStamp, head: Buffer): Promise<boolean> {
  const text = head.toString("latin1");
  if (!text.startsWith("PK")) return calendarKind(text.replace(/^[^\w\s]+|\0/g, "")) !== null;
  if (stamp.size > largestCalendar) return false;
  const entries = zipEntries(await readWhole(stamp, largestCalendar));
  return entries !== null && calendarKind(entries.map(({ name }) => name)) !== null;
}

/** Null where the file is neither. */
async function open(file: string, signal: AbortSignal): Promise<Opened | null> {
  const watch = { signal };
  const { stamp, head } = await readHead(file, HEAD);
  if (await mailKind(stamp, head)) return { kind: "mail", ...(await readMail(file, watch)) };
  if (await isCalendar(stamp, head)) return { kind: "calendar", ...(await readCalendar(file, watch)) };
  return null;
}

const detectedOf = ({ kind, format, bytes }: Opened): Detected => ({
  kind,
  format,
  bytes,
  encoding: null,
  delimiter: null,
  headerLine: null,
  sheet: null,
  sheets: [],
  header: [],
  mapping: {},
  fingerprint: null,
});

/** @throws UserError naming the file and what to do */
export async function openSaid(file: string, signal: AbortSignal): Promise<Source | null> {
  const opened = await open(file, signal);
  if (!opened) return null;
  return {
    detected: detectedOf(opened),
    async *blocks() {
      let bytes = 0;
      const watch = { signal, onProgress: (read: number) => (bytes = read) };
      for await (const items of opened.items(watch)) yield { items, bytes };
    },
  };
}

/** A record as the wizard shows it before anything is planned. */
export interface Glimpse {
  /** ms UTC, or the wall clock of an event as its file has it. */
  at: number | string;
  from: string;
  title: string;
}

export interface Look {
  detected: Detected;
  first: Glimpse[];
  ownGuess: string[];
}

const SHOWN = 20;
/** Enough messages to see whose mailbox it is. */
const GUESSED = 200;

/** The first records of a file. */
export async function lookAtSaid(db: Reader, file: string, signal: AbortSignal): Promise<Look | null> {
  const opened = await open(file, signal);
  if (!opened) return null;
  const messages: MailRecord[] = [];
  const first: Glimpse[] = [];
  for await (const items of opened.items({ signal })) {
    for (const item of items) {
      if (item.kind === "message") messages.push(item.message);
      const seen =
        item.kind === "message" ? glimpse(item.message) : item.kind === "event" ? event(item.event) : null;
      if (seen && first.length < SHOWN) first.push(seen);
    }
    if (messages.length >= GUESSED || (opened.kind === "calendar" && first.length >= SHOWN)) break;
  }
  return { detected: detectedOf(opened), first, ownGuess: guessOwn(db, messages) };
}

function glimpse(message: MailRecord): Glimpse {
  const { from } = envelopeOf(message);
  return { at: message.at, from: from ? shownAs(from) : "", title: message.subject };
}

const event = ({ times, title, people }: EventRecord): Glimpse => ({
  at: times.start,
  from: people.find(({ role }) => role === "organizer")?.address ?? "",
  title,
});
