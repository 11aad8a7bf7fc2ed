// Chance that repeats: a small seeded generator (mulberry32), so that one seed always gives one example.

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the list, each as likely as its weight; the weights must not all be 0. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  /** The list in another order; the given one stays. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Source: mulberry32 by Tommy Ettinger, public domain; 32 bits of state are plenty for a few thousand choices. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[int(0, list.length - 1)]!;
  };
  const weighted = <T>(list: readonly T[], weight: (item: T) => number): T => {
    let left = next() * list.reduce((sum, item) => sum + weight(item), 0);
    for (const item of list) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return pick(list.filter((item) => weight(item) > 0));
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    for (let last = rest.length - 1; last > 0; last--) {
      const at = int(0, last);
      [rest[last], rest[at]] = [rest[at]!, rest[last]!];
    }
    return rest;
  };
  return { next, int, chance: (probability) => next() < probability, pick, weighted, shuffled };
}
