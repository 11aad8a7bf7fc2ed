// Which of several reports counts: for each partner and day exactly one source (docs/product.md, "Statuses, summaries and orders").
import { orderStatuses, summaryNumbers } from "./record.ts";

/** Days since 1970-01-01, both ends in. */
export interface Period {
  from: number;
  to: number;
}

/** Rows of one report of one partner over one period, in one currency. `numbers` in the order of `summaryNumbers`. */
export interface Piece extends Period {
  kind: number;
  /** When the import that wrote it last began: of two reports over the same period the later one counts. */
  batch: number;
  numbers: number[];
}

/** What orders of one day come to, in the order of `summaryNumbers`. */
export interface OrderDay {
  day: number;
  numbers: number[];
}

export interface Counted {
  /** Per piece: 1 its impressions and clicks count, 2 its orders, values and commissions. */
  counts: number[];
  /** Per order day: 0 does not count, 1 counts, 2 counts on a day that no import called complete. */
  orders: number[];
  /** Per piece, what finer sources say of its days already: to be taken off where the piece counts. */
  less: (number[] | null)[];
}

/** Impressions and clicks always come from summaries; the other numbers from orders where those are complete. */
export const CLICK_NUMBERS = 3;

const length = ({ from, to }: Period): number => to - from;
const inside = (inner: Period, outer: Period): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** Whether two periods overlap without one being inside of the other. */
export const cross = (a: Period, b: Period): boolean =>
  a.from <= b.to && a.to >= b.from && !inside(a, b) && !inside(b, a);

/** Owners of a day beside the sources, which are numbers from 0. */
const ORDERS = -1;
const NOTHING = -2;

/** Days of a period that are not owned yet. */
function freeDays(owned: Map<number, number>, { from, to }: Period): number {
  let free = 0;
  for (let day = from; day <= to; day++) if (!owned.has(day)) free++;
  return free;
}

/** What finer sources give may be more than the longer report says: nothing is ever taken below 0. */
const atMost = (whole: number, part: number): number =>
  whole >= 0 ? Math.max(0, Math.min(whole, part)) : Math.min(0, Math.max(whole, part));

interface Source extends Period {
  pieces: number[];
  kind: number;
  batch: number;
}

/** Pieces of the same report and period are one source: their parts are added. Shortest first, of equal ones the latest. */
function sourcesOf(pieces: readonly Piece[]): Source[] {
  const found = new Map<string, Source>();
  for (const [at, { from, to, kind, batch }] of pieces.entries()) {
    const key = `${from} ${to} ${kind}`;
    const source = found.get(key);
    if (source) {
      source.pieces.push(at);
      source.batch = Math.max(source.batch, batch);
    } else found.set(key, { from, to, kind, batch, pieces: [at] });
  }
  return [...found.values()].toSorted(
    (a, b) => length(a) - length(b) || b.batch - a.batch || b.kind - a.kind,
  );
}

/**
 * Decides for one partner in one program and currency.
 *
 * @param pieces summaries whose periods are nested or apart; of two that overlap otherwise the shorter one counts
 * @param orders what its orders come to by day
 * @param complete days that order rows cover completely
 * @param covered per report kind the days that its daily rows cover completely: a day without a row is a day of nothing
 */
export function counting(
  pieces: readonly Piece[],
  orders: readonly OrderDay[],
  complete: readonly Period[],
  covered: ReadonlyMap<number, readonly Period[]>,
): Counted {
  const result: Counted = {
    counts: pieces.map(() => 0),
    orders: orders.map(() => 0),
    less: pieces.map(() => null),
  };
  const sources = sourcesOf(pieces);
  axis(0, CLICK_NUMBERS, 1, new Map());
  const owned = new Map<number, number>();
  for (const { from, to } of complete) for (let day = from; day <= to; day++) owned.set(day, ORDERS);
  for (const [at, { day }] of orders.entries()) if (owned.has(day)) result.orders[at] = 1;
  axis(CLICK_NUMBERS, summaryNumbers.length, 2, owned);
  const summarised = (day: number) => pieces.some((piece) => piece.from <= day && day <= piece.to);
  for (const [at, { day }] of orders.entries())
    if (!owned.has(day) && !summarised(day)) result.orders[at] = 2;
  return result;

  /** A daily report covers the days of its import, also those on which this partner has no row. */
  function ownDaysOfNothing(owners: Map<number, number>, bit: number): void {
    const done = new Set<Period>();
    for (const { from: day, to, kind, pieces: own } of sources) {
      if (to > day) return;
      if (!own.some((at) => (result.counts[at]! & bit) !== 0)) continue;
      for (const period of covered.get(kind) ?? [])
        if (period.from <= day && day <= period.to && !done.has(period)) {
          done.add(period);
          for (let each = period.from; each <= period.to; each++)
            if (!owners.has(each)) owners.set(each, NOTHING);
        }
    }
  }

  /** One group of numbers; `owners` says per day which source it has. */
  function axis(first: number, end: number, bit: number, owners: Map<number, number>): void {
    let daily = true;
    for (const [id, source] of sources.entries()) {
      if (daily && length(source) > 0) {
        daily = false;
        ownDaysOfNothing(owners, bit);
      }
      const free = freeDays(owners, source);
      if (free === 0) continue;
      const taken = length(source) + 1 - free;
      if (taken > 0 && !takeOff(source)) continue;
      for (const at of source.pieces) result.counts[at]! |= bit;
      for (let day = source.from; day <= source.to; day++) if (!owners.has(day)) owners.set(day, id);
    }

    /** False where a finer source reaches beyond this one: then nothing can be taken off, and this one does not count. */
    function takeOff(source: Source): boolean {
      const within = new Set<number>();
      for (let day = source.from; day <= source.to; day++) {
        const owner = owners.get(day);
        if (owner !== undefined && owner >= 0) within.add(owner);
      }
      const finer = [...within].map((owner) => sources[owner]!);
      if (finer.some((each) => !inside(each, source))) return false;
      const sums = Array.from({ length: end }, () => 0);
      for (const each of finer)
        for (const at of each.pieces)
          for (let n = first; n < end; n++) sums[n]! += pieces[at]!.numbers[n]! - (result.less[at]?.[n] ?? 0);
      if (bit === 2)
        for (const [at, { day, numbers }] of orders.entries())
          if (result.orders[at] === 1 && day >= source.from && day <= source.to)
            for (let n = first; n < end; n++) sums[n]! += numbers[n]!;
      // Taken off the parts one after the other, until nothing is left to take.
      for (const at of source.pieces) {
        const { numbers } = pieces[at]!;
        const less = (result.less[at] ??= summaryNumbers.map(() => 0));
        for (let n = first; n < end; n++) {
          less[n] = atMost(numbers[n]!, sums[n]!);
          sums[n]! -= less[n]!;
        }
      }
      return true;
    }
  }
}

/** Index of a status' orders in `summaryNumbers`; value and commission follow. */
export const statusAt = (status: (typeof orderStatuses)[number]): number =>
  CLICK_NUMBERS + orderStatuses.indexOf(status) * 3;
