// The occurrences of a stored event: in a range, and around a moment.
import type { EventRecord } from "./record.ts";
import { fullBudget, ruleStarts, type Search } from "./ruleStarts.ts";
import {
  changedOccurrence,
  hasMaster,
  type Occurrence,
  openSeries,
  plainOccurrence,
  type Series,
} from "./series.ts";
import { day, earliest, hour, latest, minute, type Wall } from "./wallClock.ts";
import { utcToWall } from "./zones.ts";

export type { Occurrence } from "./series.ts";

/** Part of the time line on the clock of a series, wide enough for everything that overlaps [from, to) of UTC. */
function around(series: Series, from: number, to: number, margin: number): { from: Wall; to: Wall } {
  const { zone, event, reach } = series;
  const low = Math.min(Math.max(from, earliest), latest);
  const high = Math.min(Math.max(to, earliest), latest);
  return {
    from: utcToWall(low, zone, event.zones) - margin - reach.shift - reach.length,
    to: utcToWall(high, zone, event.zones) + margin + reach.shift,
  };
}

/** Room for any change of a clock; rules by minutes and seconds get less, because each of theirs costs. */
const marginOf = (series: Series): number =>
  series.rules.some(({ rule }) => rule.freq === "SECONDLY" || rule.freq === "MINUTELY")
    ? 2 * hour
    : 26 * hour;

/**
 * What the rules, dates and the start give in a part of the wall clock, without changed instances. Rule by rule, each in
 * order; an instance that two of them give comes twice.
 */
function* plainOnes(series: Series, search: Search): Generator<Generator<Occurrence>> {
  const inside = (wall: Wall): boolean => wall >= search.from && wall < search.to;
  function* single(): Generator<Occurrence> {
    const all = [{ start: series.start, length: null }, ...series.dates];
    for (const { start, length } of all.toSorted((a, b) => a.start - b.start)) {
      const found = inside(start) ? plainOccurrence(series, start, length) : null;
      if (found) yield found;
    }
  }
  if (!hasMaster(series.event)) return;
  yield single();
  for (const { rule, until } of series.rules) {
    yield (function* repeated(): Generator<Occurrence> {
      for (const wall of ruleStarts(rule, series.start, until, search)) {
        const found = plainOccurrence(series, wall, null);
        if (found) yield found;
      }
    })();
  }
}

const changedOnes = (series: Series): Occurrence[] =>
  [...series.changes.values()].flatMap((change) => changedOccurrence(series, change) ?? []);

/** In order, each instance once. */
function merged(found: readonly Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => a.startUtc - b.startUtc || a.endUtc - b.endUtc)
    .filter(({ recurrenceId }) => !seen.has(recurrenceId) && seen.add(recurrenceId));
}

/**
 * The occurrences that overlap [from, to), in order; cancelled ones are among them, excepted ones are not.
 *
 * Never throws and always ends: a series costs at most `fullBudget` steps, and what lies behind them is left out.
 *
 * @param from ms UTC
 * @param to ms UTC, exclusive
 * @param zone the reader's IANA zone, for floating times and whole days
 * @param limit most occurrences that are given
 */
export function occurrences(
  event: EventRecord,
  from: number,
  to: number,
  zone: string,
  limit: number,
): Occurrence[] {
  const series = openSeries(event, zone);
  if (!series || !(from < to) || limit < 1) return [];
  const overlaps = ({ startUtc, endUtc }: Occurrence): boolean =>
    startUtc < to && (endUtc > from || (startUtc === endUtc && startUtc >= from));
  const found = changedOnes(series).filter(overlaps);
  const search = { ...around(series, from, to, marginOf(series)), budget: { left: fullBudget } };
  for (const part of plainOnes(series, search)) {
    let taken = 0;
    for (const one of part) {
      if (!overlaps(one)) continue;
      found.push(one);
      // One more than asked for, because a moved instance may go before the others.
      if (++taken > limit + series.later.length) break;
    }
  }
  return merged(found).slice(0, limit);
}

/** The first uncancelled occurrence that starts after `now`, ms UTC. */
function nextStart(series: Series, now: number, budget: { left: number }): number | null {
  let next = Number.POSITIVE_INFINITY;
  const take = ({ startUtc, cancelled }: Occurrence): boolean => {
    if (cancelled || startUtc <= now) return false;
    next = Math.min(next, startUtc);
    return true;
  };
  for (const one of changedOnes(series)) take(one);
  const from = around(series, now, now, marginOf(series)).from + series.reach.length;
  for (const part of plainOnes(series, { from, to: latest, budget })) {
    let after = 0;
    for (const one of part) if (take(one) && ++after > series.later.length) break;
  }
  return Number.isFinite(next) ? next : null;
}

/** How far back one looks first for the last occurrence of a rule, ms. */
const firstLook = { SECONDLY: 10 * minute, MINUTELY: 10 * hour, HOURLY: 20 * day } as const;

/** The latest uncancelled occurrence that has started by `now`, ms UTC: looked for backwards, in growing steps. */
function lastStart(series: Series, now: number, budget: { left: number }): number | null {
  let last = Number.NEGATIVE_INFINITY;
  const take = ({ startUtc, cancelled }: Occurrence): void => {
    if (!cancelled && startUtc <= now) last = Math.max(last, startUtc);
  };
  for (const one of changedOnes(series)) take(one);
  const end = around(series, now, now, marginOf(series));
  const widths = series.rules.map(({ rule: { freq, interval } }) =>
    freq === "SECONDLY" || freq === "MINUTELY" || freq === "HOURLY"
      ? firstLook[freq] * interval
      : 400 * day * interval,
  );
  let width = Math.max(day, Math.min(...widths, 400 * day)) + marginOf(series);
  let to = end.to;
  while (to > series.start - series.reach.shift - day && budget.left > 0) {
    const from = Math.max(to - width, series.start - day - series.reach.shift);
    const before = last;
    for (const part of plainOnes(series, { from, to, budget })) for (const one of part) take(one);
    if (last > before) break;
    to = from;
    width *= 8;
  }
  return Number.isFinite(last) ? last : null;
}

/**
 * Starts in ms UTC of the latest uncancelled occurrence that has begun by `now`, and of the next one.
 *
 * @param zone the reader's IANA zone, for floating times and whole days
 */
export function lastAndNext(
  event: EventRecord,
  now: number,
  zone: string,
): { last: number | null; next: number | null } {
  const series = openSeries(event, zone);
  if (!series) return { last: null, next: null };
  return {
    last: lastStart(series, now, { left: fullBudget }),
    next: nextStart(series, now, { left: fullBudget }),
  };
}
