// The period that a file's name or the lines above its header tell, and the advertiser that those lines name.
import { dayText, day } from "../calendar/wallClock.ts";
import { hasOrder, monthSpan, type Span, shownOrder, spanOf } from "./moments.ts";
import type { DateOrder } from "./record.ts";

/** Days since 1970-01-01 as 'YYYY-MM-DD'. */
export const dayName = (days: number): string => dayText(days * day);

/** A longer line or name tells nothing that is looked for here. */
const longest = 600;

const some =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[\s-]*\p{L}{3,10}\.?,?[\s-]*\d{4}|\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4}/giu;

const inText = (text: string, order: DateOrder): Span[] =>
  [...text.slice(0, longest).matchAll(some)].flatMap(([found]) => {
    const span = spanOf(found, hasOrder(found) ? (shownOrder(found) ?? order) : null);
    return typeof span === "string" ? [] : [span];
  });

/** Two days in one line, else one month; `order` is how figures are meant that show none. */
export function periodOfTitle(lines: readonly (readonly string[])[], order: DateOrder): Span | null {
  for (const cells of lines) {
    const spans = inText(cells.join(" "), order);
    const [first, second] = spans;
    if (first && second && second.to >= first.from && spans.length === 2)
      return { from: first.from, to: second.to };
  }
  for (const cells of lines) {
    for (const cell of cells) {
      const month = cell.length > longest ? null : monthSpan(cell.replace(/^[^:]*:\s*/, ""));
      if (month) return month;
    }
  }
  return null;
}

const isoDay = String.raw`(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})`;
const twoDays = new RegExp(`(?<!\\d)${isoDay}(?:_?-_?|_|_?to_?|\\s*(?:to|-|bis)\\s*)${isoDay}(?!\\d)`, "i");
const dayToNumber = /(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?:_|--|\s?-\s|_?to_?)(\d{2})(?!\d|[-_.]\d)/i;
const oneDay = new RegExp(`(?<!\\d)${isoDay}(?!\\d)`);
const oneMonth = /(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])(?!\d)/;
const inWords = /(\p{L}{3,10})[-_. ]?((?:19|20)\d{2})(?!\d)|((?:19|20)\d{2})[-_. ](\p{L}{3,10})/giu;

const spanOfDays = (from: string, to: string): Span | null => {
  const [first, last] = [spanOf(from, null), spanOf(to, null)];
  return typeof first === "string" || typeof last === "string" || last.to < first.from
    ? null
    : { from: first.from, to: last.to };
};

/** "…_2026-10.csv", "…_2026-10-01_10.csv", "… 2026-10-01 to 2026-10-31.xlsx", "… October 2026.csv". */
export function periodOfName(name: string): Span | null {
  const range = twoDays.exec(name);
  if (range) {
    const [, y = "", m = "", d = "", y2 = "", m2 = "", d2 = ""] = range;
    const span = spanOfDays(`${y}-${m}-${d}`, `${y2}-${m2}-${d2}`);
    if (span) return span;
  }
  const short = dayToNumber.exec(name);
  if (short) {
    const [, y = "", m = "", d = "", last = ""] = short;
    const span = spanOfDays(`${y}-${m}-${d}`, `${y}-${m}-${last}`);
    if (span) return span;
  }
  const single = oneDay.exec(name);
  if (single) {
    const text = `${single[1]}-${single[2]}-${single[3]}`;
    const span = spanOfDays(text, text);
    if (span) return span;
  }
  const month = oneMonth.exec(name);
  if (month) return monthSpan(`${month[1]}-${month[2]}`);
  for (const [, before, year, first, after] of name.matchAll(inWords)) {
    const span = monthSpan(`${before ?? after ?? ""} ${year ?? first ?? ""}`);
    if (span) return span;
  }
  return null;
}

const programWord =
  /^(?:advertiser|program(?:me)?|campaign|merchant|brand|annonceur|programme|programm|anunciante|inserzionista|adverteerder|annonsor)\b\s*:?\s*/i;
const withId = /^(.*\S)\s*[([](\d[\w-]*)[)\]]$/;

/** "Name (id)" apart. */
export function nameAndId(text: string): { id: string | null; name: string } {
  const found = text.length > longest ? null : withId.exec(text.trim());
  return found ? { id: found[2] ?? null, name: found[1] ?? "" } : { id: null, name: text.trim() };
}

/** The advertiser that a line such as "Advertiser,Northfield Outdoor (4501177)" names. */
export function programOfTitle(
  lines: readonly (readonly string[])[],
): { id: string | null; name: string } | null {
  for (const cells of lines) {
    const filled = cells.filter((cell) => cell !== "");
    const word = programWord.exec(filled[0] ?? "");
    if (!word) continue;
    const text = (filled[0] ?? "").slice(word[0].length) || (filled[1] ?? "");
    if (text !== "" && filled.length <= 2) return nameAndId(text);
  }
  return null;
}
