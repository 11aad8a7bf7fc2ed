// Dates of mail headers and From lines as instants: the language's own parser takes dates without a zone for local ones
// and guesses at what is no date at all.

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** Zones of RFC 822, and of systems that write names into From lines, in minutes east. */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
};

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`;
/** `Thu, 1 Oct 2026 09:12:44 +0200`, with the parts that people leave out left out. */
const header = new RegExp(
  String.raw`(?:^|[^\d])(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})[\s,]+${clock}`,
  "i",
);
/** `Thu Oct  1 09:12:44 2026`, with a zone before or after the year. */
const unix = new RegExp(
  String.raw`(?:^|\s)(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+${clock}\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})`,
  "i",
);
/** `Thu Oct 01 2026 09:12:44`, as exports of Thunderbird have it in From lines. */
const yearFirst = new RegExp(String.raw`^\s*[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2}),?\s+(\d{4})\s+${clock}`, "i");
const iso = new RegExp(String.raw`(?:^|\s)(\d{4})-(\d{2})-(\d{2})[T\s]+${clock}\s*`, "i");

/** Minutes east of what a zone says; zones that nobody knows are UTC. */
function offset(text: string): number {
  const number = /^\s*"?(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})/i.exec(text);
  if (number) {
    const minutes = Number(number[2]) * 60 + Number(number[3]);
    return minutes > 16 * 60 ? 0 : number[1] === "-" ? -minutes : minutes;
  }
  return zones[/^[\s(]*([a-z]{1,5})/i.exec(text)?.[1]?.toLowerCase() ?? ""] ?? 0;
}

function instant(
  year: number,
  month: number,
  day: number,
  time: (string | undefined)[],
  zone: number,
): number | null {
  const [hour, minute, second] = time.map((part) => Number(part ?? 0)) as [number, number, number];
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  if (year < 1970 || year > 2099) return null;
  const at = Date.UTC(year, month, day, hour, minute, second);
  if (new Date(Date.UTC(year, month, day)).getUTCDate() !== day) return null;
  const shifted = at - zone * 60_000;
  return shifted >= 0 ? shifted : null;
}

const monthNumber = (name: string): number => months.indexOf(name.toLowerCase());
/** RFC 5322 section 4.3: two digits from 50 on are of the last century. */
const fullYear = (text: string): number =>
  text.length === 2 ? Number(text) + (Number(text) < 50 ? 2000 : 1900) : Number(text);

/** The instant of a Date header in milliseconds UTC, or null for what is none. Years before 1970 and after 2099 are faults. */
export function mailDate(value: string): number | null {
  const text = value
    .slice(0, 200)
    .replace(/\((?:[^()]*)\)/g, (comment) => (/^\([a-z]{2,5}\)$/i.test(comment) ? comment : " "));
  const first = header.exec(text);
  if (first) {
    const zone = offset(text.slice(first.index + first[0].length));
    return instant(fullYear(first[3]!), monthNumber(first[2]!), Number(first[1]), first.slice(4, 7), zone);
  }
  const second = unix.exec(text);
  if (second) {
    const zone = offset(second[6] ?? text.slice(second.index + second[0].length));
    return instant(Number(second[7]), monthNumber(second[1]!), Number(second[2]), second.slice(3, 6), zone);
  }
  const early = yearFirst.exec(text);
  if (early) {
    const zone = offset(text.slice(early[0].length));
    return instant(Number(early[3]), monthNumber(early[1]!), Number(early[2]), early.slice(4, 7), zone);
  }
  const third = iso.exec(text);
  if (!third) return null;
  const zone = offset(text.slice(third.index + third[0].length));
  return instant(Number(third[1]), Number(third[2]) - 1, Number(third[3]), third.slice(4, 7), zone);
}

/** The newest instant of the Received headers: after the last `;` of each. */
export function newestReceived(values: readonly string[]): number | null {
  let newest: number | null = null;
  for (const value of values.slice(0, 50)) {
    const at = mailDate(value.slice(value.lastIndexOf(";") + 1));
    if (at !== null && (newest === null || at > newest)) newest = at;
  }
  return newest;
}

/**
 * The date of a mbox separator, or null for a line that is none: `From`, a sender without spaces (or with a quoted or
 * missing one), and a whole date with a time, with nothing but a zone or `remote from` after it.
 */
export function fromLineDate(line: string): number | null {
  if (!line.startsWith("From ") || line.length > 400) return null;
  const found = /^From\s+(?:"[^"]*"\S*\s+|\S+\s+){0,2}?((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s.*)$/i.exec(
    line,
  );
  if (!found) return null;
  const date = found[1]!;
  const match = unix.exec(date) ?? yearFirst.exec(date) ?? header.exec(date);
  if (!match || match.index > 6) return null;
  const rest = date.slice(match.index + match[0].length).trim();
  if (!/^(?:[+-]\d{4}|[a-z]{1,5}(?:[+-]\d{4})?)?(?:\s*\([^)]*\))?(?:\s*remote from \S+)?$/i.test(rest))
    return null;
  return mailDate(date);
}

/** Whether a line is the separator of Thunderbird since version 115: `From ` with nothing, or only `-`, after it. */
export const isBareFromLine = (line: string): boolean => /^From(?: -)?\s*$/.test(line);
