// The packages of a middle ground: which sums of cost and gain each kind asks for, and the first package that has them.
import { affordable, leastCost, suffixes, type Frontier } from "./frontier.ts";
import type { Point } from "./grid.ts";
import { compareShares, lesser, shareOf, type Scale, type Share } from "./shares.ts";

/** What a package costs us and what it is worth to them. */
export interface Sums {
  cost: number;
  gain: number;
}

/**
 * All packages of some levers, as two halves whose frontiers are paired: what each kind looks for is found by walking
 * the two lists, so that the packages themselves (50^6 and more) are never listed. None is missed, because a package that is
 * beaten in one half is beaten as a whole.
 */
export class Packages {
  #levers: readonly (readonly Point[])[];
  #middle: number;
  #first: Frontier[];
  #second: Frontier[];
  #budget: number;

  /** @param levers the points of each; none is empty. @param budget the most that a package may cost, Infinity without one */
  constructor(levers: readonly (readonly Point[])[], budget: number) {
    this.#levers = levers;
    this.#budget = budget;
    this.#middle = Math.ceil(levers.length / 2);
    this.#first = suffixes(levers.slice(0, this.#middle));
    this.#second = suffixes(levers.slice(this.#middle));
  }

  /** The best pair within the budget: `pick` chooses for each of the first half among the first `count` of the second. */
  #best(
    pick: (cost: number, gain: number, count: number) => number[],
    isBetter: (a: Sums, b: Sums) => boolean,
  ): Sums | null {
    const [a, b] = [this.#first[0]!, this.#second[0]!];
    let best: Sums | null = null;
    for (let i = 0; i < a.cost.length; i++) {
      const [cost, gain] = [a.cost[i]!, a.gain[i]!];
      const count = this.#budget === Infinity ? b.cost.length : affordable(b, this.#budget - cost);
      if (count === 0) break;
      for (const j of pick(cost, gain, count)) {
        const now = { cost: cost + b.cost[j]!, gain: gain + b.gain[j]! };
        if (best === null || isBetter(now, best)) best = now;
      }
    }
    return best;
  }

  /** The least that any package costs, whatever the budget. */
  get leastCost(): number {
    return this.#first[0]!.cost[0]! + this.#second[0]!.cost[0]!;
  }

  /** The package that gains them most. */
  dearest(): Sums | null {
    return this.#best(
      (_cost, _gain, count) => [count - 1],
      (a, b) => a.gain > b.gain || (a.gain === b.gain && a.cost < b.cost),
    );
  }

  /** The least cost at which they gain at least so much. */
  cheapest(gain: number): Sums | null {
    const found = leastCost(this.#first[0]!, this.#second[0]!, gain);
    return found.cost <= this.#budget && found.cost < Infinity ? found : null;
  }

  /** The largest gain beyond our cost. */
  together(): Sums | null {
    const b = this.#second[0]!;
    const best = new Uint32Array(b.cost.length);
    for (let j = 1; j < best.length; j++) {
      const before = best[j - 1]!;
      best[j] = b.gain[j]! - b.cost[j]! > b.gain[before]! - b.cost[before]! ? j : before;
    }
    return this.#best(
      (_cost, _gain, count) => [best[count - 1]!],
      (x, y) => {
        const more = x.gain - x.cost - (y.gain - y.cost);
        return more > 0 || (more === 0 && x.cost < y.cost);
      },
    );
  }

  /** The largest of the lesser shares. Along the second half our share falls and theirs rises, so it is where they cross. */
  fairest(ours: Scale, theirs: Scale): (Sums & { share: Share }) | null {
    const b = this.#second[0]!;
    const ourShare = (cost: number): Share => shareOf(ours, -cost);
    const shareAt = ({ cost, gain }: Sums): Share => lesser(ourShare(cost), shareOf(theirs, gain));
    const best = this.#best(
      (cost, gain, count) => {
        let [low, high] = [0, count - 1];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (compareShares(shareOf(theirs, gain + b.gain[middle]!), ourShare(cost + b.cost[middle]!)) >= 0)
            high = middle;
          else low = middle + 1;
        }
        return low > 0 ? [low - 1, low] : [low];
      },
      (x, y) => {
        const more = compareShares(shareAt(x), shareAt(y));
        return more > 0 || (more === 0 && (x.cost < y.cost || (x.cost === y.cost && x.gain > y.gain)));
      },
    );
    return best && { ...best, share: shareAt(best) };
  }

  /** The first package, by lever order and nearness to our ideal, that costs and gains what was found. */
  first({ cost, gain }: Sums): Point[] {
    let [left, wanted] = [cost, gain];
    return this.#levers.map((points, at) => {
      const chosen = points.find((point) => this.#canEnd(at + 1, left - point.cost, wanted - point.gain));
      if (!chosen) throw new Error("no package has these sums");
      left -= chosen.cost;
      wanted -= chosen.gain;
      return chosen;
    });
  }

  /** Whether the levers from a place on can gain so much at no more than a cost. */
  #canEnd(from: number, cost: number, gain: number): boolean {
    if (from >= this.#middle) {
      const rest = this.#second[from - this.#middle]!;
      const count = affordable(rest, cost);
      return count > 0 && rest.gain[count - 1]! >= gain;
    }
    return leastCost(this.#first[from]!, this.#second[0]!, gain).cost <= cost;
  }
}
