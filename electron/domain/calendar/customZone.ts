// A zone that a calendar file defines itself (VTIMEZONE, RFC 5545 §3.6.5), as its offset at any instant.
import { parseRule, parseUntil } from "./rule.ts";
import { fullBudget, ruleStarts } from "./ruleStarts.ts";
import { day, dayNumber, hour, minute, second, type Wall } from "./wallClock.ts";

interface Observance {
  start: Wall | null;
  from: number | null;
  to: number | null;
  rules: string[];
  dates: string[];
}

/** Changes of the clock are worked out for these years; outside, the nearest one's offset holds. */
const span = { from: dayNumber(1899, 1, 1) * day, to: dayNumber(2150, 1, 1) * day };
const mostChanges = 5_000;

/** "+0200" or "-053045" in ms; null where it is no offset. */
function parseOffset(text: string): number | null {
  const found = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const size = Number(found[2]) * hour + Number(found[3]) * minute + Number(found[4] ?? 0) * second;
  return size > 26 * hour ? null : found[1] === "-" ? -size : size;
}

/** The observances of a VTIMEZONE as unfolded lines. */
function observances(text: string): Observance[] {
  const all: Observance[] = [];
  let open: Observance | null = null;
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).split(";")[0]?.trim().toUpperCase();
    const value = line.slice(at + 1).trim();
    if (name === "BEGIN") {
      open = /^(?:STANDARD|DAYLIGHT)$/i.test(value)
        ? { start: null, from: null, to: null, rules: [], dates: [] }
        : null;
      if (open) all.push(open);
    } else if (name === "END") open = null;
    else if (open) {
      if (name === "DTSTART") open.start = parseUntil(value)?.wall ?? null;
      else if (name === "TZOFFSETFROM") open.from = parseOffset(value);
      else if (name === "TZOFFSETTO") open.to = parseOffset(value);
      else if (name === "RRULE") open.rules.push(value);
      else if (name === "RDATE") open.dates.push(...value.split(","));
    }
  }
  return all;
}

interface Change {
  at: number;
  offset: number;
}

function changesOf({ start, from, to, rules, dates }: Observance): Change[] {
  if (start === null || to === null) return [];
  const before = from ?? to;
  const moments = [start];
  for (const date of dates) {
    const moment = parseUntil(date.split("/")[0] ?? "");
    if (moment) moments.push(moment.wall);
  }
  for (const text of rules) {
    const rule = parseRule(text);
    if (!rule) continue;
    const until = rule.until && rule.until.wall + (rule.until.utc ? before : 0);
    const search = { ...span, budget: { left: fullBudget } };
    for (const moment of ruleStarts(rule, start, until, search)) {
      moments.push(moment);
      if (moments.length > mostChanges) break;
    }
  }
  return moments.map((moment) => ({ at: moment - before, offset: to }));
}

/** The offset of a VTIMEZONE at an instant, ms; null where it defines none. */
export function customZone(text: string): ((utc: number) => number) | null {
  const parts = observances(text);
  const changes = parts.flatMap(changesOf).toSorted((a, b) => a.at - b.at);
  if (changes.length === 0) return null;
  const earliest = parts
    .filter((part) => part.start !== null && part.to !== null)
    .toSorted((a, b) => a.start! - b.start!)[0];
  const first = earliest?.from ?? earliest?.to ?? 0;
  return (utc) => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle]!.at <= utc) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1]?.offset ?? first;
  };
}
