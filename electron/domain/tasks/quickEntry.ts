// A task out of one line: what was understood is taken out of the title and can be shown where it stood.
import { addDays, type Day } from "../days.ts";
import {
  awayAt,
  dayAt,
  dayWords,
  end,
  endsThought,
  here,
  isInTitle,
  matchAt,
  type Read,
  type Reader,
  timeAt,
} from "./quickDay.ts";
import { repeatAt } from "./quickRepeat.ts";
import { firstDue } from "./repeat.ts";

export type PartKind = "day" | "time" | "start" | "priority" | "repeat" | "initiative" | "effort" | "waiting";

/** What was understood of the characters [from, to). */
export interface Part {
  from: number;
  to: number;
  is: PartKind;
}

export interface QuickEntry {
  /** What is left; empty where all was understood. */
  title: string;
  dueOn: Day | null;
  /** 'HH:MM' on the reader's clock. */
  dueTime: string | null;
  startOn: Day | null;
  priority: 1 | 2 | 3 | 4 | null;
  /** As it is stored. */
  repeat: string | null;
  /** The name behind #. */
  initiative: string | null;
  effortMinutes: number | null;
  waitingFor: string | null;
  /** In order, never overlapping. */
  parts: Part[];
}

const priority = here("(?:!|p)([1-4])");
const hash = here(String.raw`#((?=[^\s]*\p{L})[\p{L}\p{N}][\p{L}\p{N}_&-]*)`);
const effort = here(
  String.raw`~\s?(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:(h|hrs?|hours?)(?:\s?(\d{1,2})(?:m|min)?)?|m|mins?|minutes?)`,
);
// A name has capitals: "waiting for the report" waits for nobody.
const waiting = new RegExp(
  String.raw`[Ww]ait(?:ing|s)?\s+for\s+(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,2})${end}`,
  "uy",
);
const starting = /(start(?:s|ing)?|from)\s+(?:on\s+)?/iuy;
const onwards = here(String.raw`\s+on(?:wards?)?`);
const range = /\s*(?:to|until|till|-|–)\s/iuy;
const closing: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“”", "«": "»", "»": "«" };

const sameName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .trim();

function initiativeAt(text: string, from: number, names: readonly string[]): Read<string> | null {
  if (text.charAt(from) !== "#") return null;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const typed = text.slice(from + 1, from + 1 + name.length);
    const to = from + 1 + name.length;
    if (
      name.trim() !== "" &&
      sameName(typed) === sameName(name) &&
      new RegExp(end, "uy").test(text.slice(to, to + 4))
    )
      return { value: name, to };
  }
  const found = matchAt(hash, text, from);
  return found && { value: found[1]!, to: from + found[0].length };
}

function effortAt(text: string, from: number): Read<number> | null {
  const found = matchAt(effort, text, from);
  if (!found) return null;
  const [whole, number = "", ofHours, more] = found;
  const minutes = Math.round(Number(number.replace(",", ".")) * (ofHours ? 60 : 1)) + Number(more ?? 0);
  return minutes >= 1 && minutes <= 100_000 ? { value: minutes, to: from + whole.length } : null;
}

/** "from mon", "starting 15 dec"; "from mon to fri" is no start. */
function startAt(reader: Reader, from: number): Read<Day> | null {
  const word = matchAt(starting, reader.text, from);
  if (!word) return null;
  const at = from + word[0].length;
  const { text } = reader;
  // Read as if it began the sentence: "from" itself would make it part of the title.
  const { read } = dayAt({ ...reader, text: " ".repeat(at) + text.slice(at) }, at);
  if (!read || matchAt(range, text, read.to) !== null) return null;
  return { ...read, to: read.to + (matchAt(onwards, text, read.to)?.[0].length ?? 0) };
}

/** The end of a quotation that begins here; what stands in it is never read. */
function quoted(text: string, from: number): number | null {
  const ends = closing[text.charAt(from)];
  if (!ends) return null;
  for (let at = from + 1; at < text.length; at++) if (ends.includes(text.charAt(at))) return at + 1;
  return null;
}

/** What is left of the text, without the punctuation that held the parts in their place. */
function titleOf(text: string, parts: readonly Part[]): string {
  let title = "";
  let at = 0;
  for (const { from, to } of [...parts, { from: text.length, to: text.length }]) {
    let piece = text.slice(at, from);
    if (at > 0) piece = piece.replace(/^\)?[,;:.!?)]*(?=\s|$)/, "");
    if (from < text.length) piece = piece.replace(/(?:\s*[,;(]|\s+[-–—|:])\s*$/, "");
    if (at > 0 && /[,;(]$|\s[-–—|]$/.test(title)) piece = piece.trimStart();
    title += ` ${piece.trim()}`;
    at = to;
  }
  return title.replaceAll(/\s+/g, " ").trim();
}

type Found = Omit<QuickEntry, "title" | "parts">;

/** Reads word by word; of each kind the first counts, a later one stays in the title. */
function readParts(reader: Reader, names: readonly string[]): { found: Found; parts: Part[] } {
  const { text } = reader;
  const found: Found = {
    dueOn: null,
    dueTime: null,
    startOn: null,
    priority: null,
    repeat: null,
    initiative: null,
    effortMinutes: null,
    waitingFor: null,
  };
  const parts: Part[] = [];
  // Where words end that look like a day and are none: a time right after them belongs to them.
  let passed = -1;
  const touches = (edge: number, from: number): boolean =>
    edge >= 0 && edge <= from && text.slice(edge, from).trim() === "";
  const take = <T>(
    is: PartKind,
    from: number,
    read: Read<T> | null,
    keep: (value: T) => void,
  ): number | null => {
    if (!read) return null;
    keep(read.value);
    parts.push({ from, to: read.to, is });
    return read.to;
  };
  const readDay = (from: number): number | null => {
    const day = dayAt(reader, from);
    if (!day.read && day.passed > from) passed = day.passed;
    return take("day", from, day.read, (value) => (found.dueOn = value));
  };
  const readTime = (from: number): number | null => {
    if (touches(passed, from)) return null;
    const last = parts.at(-1);
    const nearDay = (to: number): boolean =>
      (last?.is === "day" && touches(last.to, from)) ||
      dayAt(reader, to + (/^\s*/.exec(text.slice(to))?.[0].length ?? 0)).read !== null;
    return take("time", from, timeAt(reader, from, nearDay), (value) => (found.dueTime = value));
  };
  const readAway = (from: number): number | null =>
    take("time", from, awayAt(reader, from), ({ day, time }) => {
      found.dueOn = day;
      found.dueTime = time;
    });
  const readWaiting = (from: number): number | null => {
    const name = matchAt(waiting, text, from);
    const isTitle =
      text.slice(0, from).trim() === "" ||
      isInTitle(text, from) ||
      (name && !endsThought(text, from + name[0].length));
    const read = name && !isTitle ? { value: name[1]!, to: from + name[0].length } : null;
    return take("waiting", from, read, (value) => (found.waitingFor = value));
  };
  const readWord = (from: number): number | null => {
    const urgency = found.priority === null ? matchAt(priority, text, from) : null;
    return (
      (found.repeat === null
        ? take("repeat", from, repeatAt(reader, from), (value) => (found.repeat = value))
        : null) ??
      (found.waitingFor === null ? readWaiting(from) : null) ??
      (found.startOn === null
        ? take("start", from, startAt(reader, from), (value) => (found.startOn = value))
        : null) ??
      (found.dueOn === null && found.dueTime === null ? readAway(from) : null) ??
      (found.dueOn === null ? readDay(from) : null) ??
      (found.dueTime === null ? readTime(from) : null) ??
      (found.effortMinutes === null
        ? take("effort", from, effortAt(text, from), (value) => (found.effortMinutes = value))
        : null) ??
      take(
        "priority",
        from,
        urgency && { value: Number(urgency[1]) as 1 | 2 | 3 | 4, to: from + urgency[0].length },
        (value) => (found.priority = value),
      ) ??
      (found.initiative === null
        ? take("initiative", from, initiativeAt(text, from, names), (value) => (found.initiative = value))
        : null)
    );
  };
  const skip = /[^\s]+/uy;
  for (let at = 0; at < text.length;) {
    if (/[\s(]/.test(text.charAt(at))) at++;
    else at = quoted(text, at) ?? readWord(at) ?? at + (matchAt(skip, text, at)?.[0].length ?? 1);
  }
  return { found, parts };
}

/** Words that look like a day and are in no calendar, as they were typed: "30 february". Null where there are none. */
export function noSuchDay(text: string, now: { today: Day; time: string; locale?: string }): string | null {
  const reader = { text, locale: "en-GB", ...now };
  for (let at = 0; at < text.length;) {
    if (/[\s(]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const words = dayWords(reader, at);
    if (words?.value === null && words.isSure && endsThought(text, words.to))
      return text.slice(at, words.to).replace(/^(?:(?:due|on|by|until|till)\s+)+/i, "");
    at = quoted(text, at) ?? words?.to ?? at + (/^\S+/.exec(text.slice(at))?.[0].length ?? 1);
  }
  return null;
}

/**
 * Reads one line as a task: "call Kestrel Media tomorrow 9:30 !1 every 2 weeks #q4". What it is not sure of stays in the
 * title: text in quotes, a number alone, "the may campaign", "move it to friday". A time without a day is today's, or
 * tomorrow's where it has passed; a repetition without a day begins with its first occurrence.
 *
 * @param now the reader's day, clock ('HH:MM') and locale (BCP 47, for the order of "1/12"), and the names of initiatives
 * that there are, so that one of several words is found behind #
 */
export function readQuickEntry(
  text: string,
  now: { today: Day; time: string; locale?: string; names?: readonly string[] },
): QuickEntry {
  const { today, time, locale = "en-GB", names = [] } = now;
  const { found, parts } = readParts({ text, today, time, locale }, names);
  const { dueTime, repeat } = found;
  let { dueOn, startOn } = found;
  const next = dueTime !== null && dueTime <= time ? addDays(today, 1) : today;
  if (dueOn === null && repeat !== null) {
    // "every monday from 1 dec" says when the series begins.
    const from = startOn ?? next;
    startOn = null;
    dueOn = firstDue(repeat, from, dueTime, "UTC")?.day ?? null;
  } else if (dueOn === null && dueTime !== null) dueOn = next;
  return { ...found, title: titleOf(text, parts), dueOn, startOn, parts };
}
