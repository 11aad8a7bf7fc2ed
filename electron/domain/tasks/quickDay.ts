// Days and times inside of a sentence: which words are surely meant so, and which belong to the title.
import { addDays, clock, type Day, parseDay } from "../days.ts";

/** What a sentence is read for: `time` is the reader's clock now, 'HH:MM'; `locale` decides the order of "1/12". */
export interface Reader {
  text: string;
  today: Day;
  time: string;
  locale: string;
}

/** Something read; `to` is the end of its words in the text. */
export interface Read<T> {
  value: T;
  to: number;
}

/** After the last word: the end, a space, or punctuation that ends a word. */
export const end = String.raw`(?=$|\s|[,;:.!?)]+(?:\s|$))`;
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const weekday = "(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)";
const amount = "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

/** A pattern that begins where it is asked, in any case of letters. */
export const here = (source: string, flags = "iuy"): RegExp => new RegExp(source + end, flags);
export function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

const named = `(?:${weekday},?\\s+)?(?:the\\s+)?`;

const connector = /(?:(?:due\s+)?(?:on|by|until|till)|due)\s+(?:eod\s+)?/iuy;
/** "thu 3 dec", "Monday, 30 November": the date counts. */
const weekdayBefore = new RegExp(`^${weekday},?\\s+(?!next\\s+week)(?=\\S)`, "iu");
const partOfDay = /(?<!^this)\s+(?:morning|afternoon|evening|night)$/i;

/** Words that are a day anywhere, unless what stands before them makes them part of the title. */
const sure = [
  here(`(?:today|tomorrow|tmrw|tmr|tonight)(?:\\s+(?:morning|afternoon|evening|night))?`),
  here(`this\\s+(?:morning|afternoon|evening)`),
  here(`(?:the\\s+)?day\\s+after\\s+tomorrow`),
  here(`in\\s+${amount}\\s?(?:days?|weeks?|months?|fortnights?|d|w)`),
  here(`\\+\\d{1,3}\\s?(?:days?|weeks?|d|w)`),
  here(`${weekday}\\s+next\\s+week`),
  here(`next\\s+week\\s+(?:on\\s+)?${weekday}`),
  here(`(?:next|this)\\s+${weekday}(?:\\s+(?:morning|afternoon|evening|night))?`),
  here(`${named}\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4})?`),
  here(`${named}${month}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?`),
  here(`\\d{4}-\\d{2}-\\d{2}`),
  here(`${named}\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})?`),
  here(`${weekday}\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)`),
  here(`\\d{1,2}([/-])\\d{1,2}\\1\\d{4}`),
  here(`\\d{1,2}/\\d{1,2}/\\d{2}`),
];
/** Words that are a day at the end of a thought only: "friday newsletter" is a title. */
const atEnd = [
  here(`${weekday}(?:\\s+(?:morning|afternoon|evening|night))?`),
  here(`next\\s+(?:week|month)`),
  here(`this\\s+weekend`),
  here(`end\\s+of\\s+(?:(?:the\\s+|this\\s+)?(?:month|week|day)|next\\s+week|${month})`),
  here(`eo[dwm]`),
  here(`(?!24/7)\\d{1,2}/\\d{1,2}`),
];
/** A number of the month needs its "on" or "by". */
const ofMonth = here(`(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)`);

const inTitle =
  /(?:^|\s)(?:for|of|since|before|after|about|between|to|the|a|last|than|from|and|or|within|black|cyber|good|easter|giving|super|ash|palm|usa|every|each)\s+$/i;
const follows = new RegExp(
  String.raw`\s*(?:$|[,;:.!?)|–—-]|!\d|[#~@]|p[1-4]\b|(?:every|each|at|in|until|till|due|today|tomorrow|next|this|start\w*|about|with|re|regarding|via|by|because|if|when|so)\b|and\s+(?!${weekday})|to\s+(?!${weekday})|${weekday}\b|\d{1,2}(?::\d\d|\s?(?:am|pm|h)\b)|\d{1,2}\.\d{1,2}\.|\d{1,2}\s+${month}|wait\w*\s+for\b)`,
  "iuy",
);
const pair = new RegExp(String.raw`\s*(?:and|or|to|&|\/|-|–|,)\s*${weekday}\b`, "iuy");

/** Whether the words before make what follows part of the title: "the 9:30 call", "move it to friday". */
export const isInTitle = (text: string, from: number): boolean =>
  inTitle.test(text.slice(Math.max(0, from - 12), from));

/** Whether a thought ends here: nothing more comes, or something else that is read, or what it is about. */
export const endsThought = (text: string, to: number): boolean =>
  matchAt(follows, text, to) !== null && matchAt(pair, text, to) === null;

function understood(words: string, { today, locale }: Reader): Day | null {
  const plain = words.replace(partOfDay, "").replace(weekdayBefore, "").replaceAll(/\s+/g, " ").toLowerCase();
  if (plain === "tonight") return today;
  if (/^(?:tmrw|tmr)$/.test(plain)) return addDays(today, 1);
  if (plain.endsWith("day after tomorrow")) return addDays(today, 2);
  return parseDay(plain, today, locale)?.day ?? null;
}

/** Words of a day that stand here, whether or not they are meant as one. */
export function dayWords(reader: Reader, from: number): (Read<Day | null> & { isSure: boolean }) | null {
  const { text } = reader;
  const joined = matchAt(connector, text, from);
  const at = from + (joined?.[0].length ?? 0);
  const candidates = [...sure, ...atEnd, ...(joined ? [ofMonth] : [])];
  for (const pattern of candidates) {
    const found = matchAt(pattern, text, at);
    if (!found) continue;
    const to = at + found[0].length;
    return { value: understood(found[0], reader), to, isSure: joined !== null || sure.includes(pattern) };
  }
  return null;
}

/** A day that is meant as one; `passed` is the end of words that look like one and are not. */
export function dayAt(reader: Reader, from: number): { read: Read<Day> | null; passed: number } {
  const found = dayWords(reader, from);
  if (!found) return { read: null, passed: from };
  const { value, to, isSure } = found;
  const joined = matchAt(connector, reader.text, from) !== null;
  const isMeant =
    value !== null && (isSure || endsThought(reader.text, to)) && (joined || !isInTitle(reader.text, from));
  return { read: isMeant ? { value, to } : null, passed: to };
}

const hours = here(String.raw`(?:(at|by|until|till)\s+|(@)\s?)?(\d{1,2})(?:([:.])(\d{2}))?(?:\s?(am|pm|h))?`);
const noon = here(String.raw`(?:(at|by)\s+)?noon`);
const away = here(String.raw`in\s+(\d{1,3}|an?|half\s+an)\s?(minutes?|mins?|hours?|hrs?|h)`);

function timeOf(hour: number, minutes: number, half: string | undefined): string | null {
  const ofHalf = half === "am" || half === "pm";
  if (minutes > 59 || hour > (ofHalf ? 12 : 23) || (ofHalf && hour === 0)) return null;
  return ofHalf ? clock((hour % 12) + (half === "pm" ? 12 : 0), minutes) : clock(hour, minutes);
}

/** A time of day that is meant as one; `nearDay` says that a day stands right beside these words. */
export function timeAt(
  { text }: Reader,
  from: number,
  nearDay: (to: number) => boolean,
): Read<string> | null {
  const atNoon = matchAt(noon, text, from);
  if (atNoon) {
    const to = from + atNoon[0].length;
    return atNoon[1] !== undefined || nearDay(to) ? { value: "12:00", to } : null;
  }
  const found = matchAt(hours, text, from);
  if (!found) return null;
  const [whole, at, sign, hour = "", dot, minutes, halfText] = found;
  const half = halfText?.toLowerCase();
  const value = timeOf(Number(hour), Number(minutes ?? 0), half);
  const to = from + whole.length;
  const joined = at !== undefined || sign !== undefined;
  if (value === null || (!joined && isInTitle(text, from))) return null;
  // "at 3 offers" is no time, and a number alone is neither a time nor a day.
  const isMeant =
    minutes !== undefined
      ? dot === ":" || joined || nearDay(to)
      : half === "am" || half === "pm"
        ? true
        : half === "h"
          ? joined ||
            // "1h tomorrow" says how long, "10h tomorrow" says when.
            (Number(hour) > 5 && nearDay(to)) ||
            (Number(hour) > 12 && endsThought(text, to) && !/\bin\s+$/i.test(text.slice(0, from)))
          : (at?.toLowerCase() === "at" || sign !== undefined) && (endsThought(text, to) || nearDay(to));
  return isMeant ? { value, to } : null;
}

/** "in 20 min", "in half an hour": counted on the reader's clock. */
export function awayAt({ text, today, time }: Reader, from: number): Read<{ day: Day; time: string }> | null {
  const found = matchAt(away, text, from);
  if (!found) return null;
  const [whole, count = "", unit = ""] = found;
  const number = /half/i.test(count) ? 0.5 : Number(count) || 1;
  const minutes =
    Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + number * (/^h/i.test(unit) ? 60 : 1);
  return {
    value: {
      day: addDays(today, Math.floor(minutes / 1440)),
      time: clock(Math.floor((minutes % 1440) / 60), minutes % 60),
    },
    to: from + whole.length,
  };
}
