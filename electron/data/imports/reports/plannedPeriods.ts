// What a preview would have written by now: the longer periods of each account, because those of one file can overlap one another.
import { cross, type Period } from "../../../domain/reports/counting.ts";

interface Planned {
  periods: Map<string, Period>;
  /** Taken away in favour of a later row. */
  away: Set<string>;
}

const named = ({ from, to }: Period): string => `${from} ${to}`;

export class PlannedPeriods {
  readonly #accounts = new Map<number, Planned>();

  #of(account: number): Planned {
    let known = this.#accounts.get(account);
    if (!known) this.#accounts.set(account, (known = { periods: new Map(), away: new Set() }));
    return known;
  }

  add(account: number, period: Period): void {
    if (period.from === period.to) return;
    const { periods, away } = this.#of(account);
    periods.set(named(period), period);
    away.delete(named(period));
  }

  takeAway(account: number, period: Period): void {
    const { periods, away } = this.#of(account);
    periods.delete(named(period));
    away.add(named(period));
  }

  isAway(account: number, period: Period): boolean {
    return this.#accounts.get(account)?.away.has(named(period)) === true;
  }

  /** Of the stored periods that overlap, those that are still there, and the planned ones that do. */
  over(account: number, period: Period, stored: readonly Period[]): Period[] {
    const known = this.#accounts.get(account);
    if (!known) return [...stored];
    const all = new Map(
      stored.filter((each) => !known.away.has(named(each))).map((each) => [named(each), each]),
    );
    for (const [name, each] of known.periods) if (cross(each, period)) all.set(name, each);
    return [...all.values()];
  }
}
