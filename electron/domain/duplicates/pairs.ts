// All pairs of one kind that could be one record, kept in step: a record that changes costs what it meets, not all of them.
import { Blocks } from "./blocks.ts";
import type { Facts } from "./facts.ts";
import { keyNumber, type Meeting } from "./names.ts";
import { judge, type Verdict } from "./score.ts";

export interface Found {
  a: number;
  b: number;
  score: number;
}
/** A key that more have than are compared by it. */
export interface Bounded {
  /** `n` a name, `e` an address, `p` the end of a number, `l` a link, `h` a domain, `i` a network's id. */
  of: string;
  value: string;
  count: number;
}

const WIDE = 2 ** 26;
const pairOf = (a: number, b: number): number => (a < b ? a * WIDE + b : b * WIDE + a);
const first = (pair: number): number => Math.floor(pair / WIDE);
const second = (pair: number): number => pair % WIDE;

/** The pairs of one kind with their scores (0 to 100). */
export class Pairs {
  readonly #facts = new Map<number, Facts>();
  readonly #blocks = new Blocks();
  readonly #scores = new Map<number, number>();
  readonly #byScore = Array.from({ length: 101 }, () => new Set<number>());
  readonly #near = new Map<number, Set<number>>();
  readonly #usable = (key: Meeting): boolean => this.#blocks.usable(key);

  ids(): Iterable<number> {
    return this.#facts.keys();
  }

  get(id: number): Facts | undefined {
    return this.#facts.get(id);
  }

  /** Takes in one of many that are then compared by `compare`, all of them: what many have is known before anything is compared by it. */
  add(facts: Facts): void {
    this.#facts.set(facts.id, facts);
    for (const key of facts.blocks) this.#blocks.add(key, facts.id);
  }

  /** Compares one that was added with those of smaller ids. */
  compare(id: number): void {
    const met = this.#meets(this.#facts.get(id)!.blocks);
    for (const other of met)
      if (other < id)
        this.#note(other, id, judge(this.#facts.get(other)!, this.#facts.get(id)!, this.#usable));
  }

  #meets(keys: Iterable<Meeting>): Set<number> {
    const met = new Set<number>();
    for (const key of keys) {
      if (!this.#blocks.usable(key)) continue;
      const there = this.#blocks.members(key);
      if (there.length > 1) for (const other of there) met.add(other);
    }
    return met;
  }

  /** Takes a record in, or what it is now. */
  put(facts: Facts): void {
    const { id } = facts;
    this.#apart(id);
    const was = new Set(this.#facts.get(id)?.blocks);
    const now = new Set(facts.blocks);
    const open = [...was.difference(now)].filter((key) => this.#blocks.remove(key, id));
    const full = [...now.difference(was)].filter((key) => this.#blocks.add(key, id));
    this.#facts.set(id, facts);
    const met = this.#meets(now);
    met.delete(id);
    for (const other of met) this.#note(id, other, judge(...this.#ordered(id, other), this.#usable));
    this.#again(this.#allIn(open));
    this.#again(this.#knownIn(full));
  }

  drop(id: number): void {
    const facts = this.#facts.get(id);
    if (!facts) return;
    this.#apart(id);
    this.#facts.delete(id);
    this.#again(this.#allIn(facts.blocks.filter((key) => this.#blocks.remove(key, id))));
  }

  /** Forgets the pairs of a record. */
  #apart(id: number): void {
    const near = this.#near.get(id) ?? [];
    this.#near.delete(id);
    for (const other of near) this.#note(id, other, null);
  }

  /** Pairs that are known among the members of keys. Where a key says less, no other pair can come of it. */
  #knownIn(keys: readonly Meeting[]): Set<number> {
    const pairs = new Set<number>();
    for (const key of keys) {
      const members = new Set(this.#blocks.members(key));
      for (const id of members)
        for (const other of this.#near.get(id) ?? [])
          if (id < other && members.has(other)) pairs.add(pairOf(id, other));
    }
    return pairs;
  }

  #allIn(keys: readonly Meeting[]): Set<number> {
    const pairs = new Set<number>();
    for (const key of keys) {
      const members = this.#blocks.members(key);
      for (const [at, id] of members.entries())
        for (const other of members.slice(at + 1)) pairs.add(pairOf(id, other));
    }
    return pairs;
  }

  #again(pairs: Iterable<number>): void {
    for (const pair of pairs) {
      const [a, b] = [first(pair), second(pair)];
      this.#note(a, b, this.#verdict(a, b));
    }
  }

  #ordered(a: number, b: number): [Facts, Facts] {
    const [x, y] = [this.#facts.get(a)!, this.#facts.get(b)!];
    return a < b ? [x, y] : [y, x];
  }

  #verdict(a: number, b: number): Verdict | null {
    const [x, y] = this.#ordered(a, b);
    const meet = x.blocks.some((key) => this.#blocks.usable(key) && this.#blocks.members(key).includes(y.id));
    return meet ? judge(x, y, this.#usable) : null;
  }

  #note(a: number, b: number, verdict: Verdict | null): void {
    const pair = pairOf(a, b);
    const before = this.#scores.get(pair);
    if (before !== undefined) this.#byScore[before]!.delete(pair);
    if (!verdict) {
      if (before === undefined) return;
      this.#scores.delete(pair);
      this.#near.get(a)?.delete(b);
      this.#near.get(b)?.delete(a);
      return;
    }
    this.#scores.set(pair, verdict.score);
    this.#byScore[verdict.score]!.add(pair);
    for (const [id, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const there = this.#near.get(id);
      if (there) there.add(other);
      else this.#near.set(id, new Set([other]));
    }
  }

  /** How many have at least this score. */
  count(from: number): number {
    return this.#byScore.slice(from).reduce((sum, { size }) => sum + size, 0);
  }

  scoreOf(a: number, b: number): number | null {
    return this.#scores.get(pairOf(a, b)) ?? null;
  }

  /** What speaks for and against a pair, also where it is too little to be proposed; null where nothing does. */
  explain(a: number, b: number): Verdict | null {
    return this.#facts.has(a) && this.#facts.has(b) ? judge(...this.#ordered(a, b), this.#usable) : null;
  }

  /** The best of them, without some; of the same score those of the smallest ids. */
  best(limit: number, without: ReadonlySet<number>): Found[] {
    const found: Found[] = [];
    for (let score = 100; score >= 0 && found.length < limit; score--) {
      const left = limit - found.length;
      let taken: number[] = [];
      for (const pair of this.#byScore[score]!) {
        if (without.has(pair)) continue;
        taken.push(pair);
        // Of very many of one score only the first are put in order.
        if (taken.length > 4 * left + 1000) taken = taken.toSorted((a, b) => a - b).slice(0, left);
      }
      for (const pair of taken.toSorted((a, b) => a - b).slice(0, left))
        found.push({ a: first(pair), b: second(pair), score });
    }
    return found;
  }

  /** Those of one record, the best first. */
  of(id: number, without: ReadonlySet<number>): Found[] {
    return [...(this.#near.get(id) ?? [])]
      .filter((other) => !without.has(pairOf(id, other)))
      .map((other) => ({ a: Math.min(id, other), b: Math.max(id, other), score: this.scoreOf(id, other)! }))
      .toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  }

  /** Keys that are not compared by, the most common first. */
  bounded(): Bounded[] {
    return [...this.#blocks.told()]
      .map(([key, members]) => ({ ...this.#said(key, members), count: members.length }))
      .toSorted((x, y) => y.count - x.count || (`${x.of}:${x.value}` < `${y.of}:${y.value}` ? -1 : 1));
  }

  #said(key: Meeting, [first]: readonly number[]): Omit<Bounded, "count"> {
    if (typeof key === "string") return { of: key.slice(0, 1), value: key.slice(2) };
    const name = this.#facts.get(first!)!.names.find((each) => keyNumber(each.key) === key);
    return { of: "n", value: name?.key ?? "" };
  }

  /** The number that stands for a pair in `without`. */
  static pair(a: number, b: number): number {
    return pairOf(a, b);
  }

  static ids(pair: number): [number, number] {
    return [first(pair), second(pair)];
  }

  /** Everything that is proposed, for comparing. */
  all(): string[] {
    return [...this.#scores].map(([pair, score]) => `${first(pair)} ${second(pair)} ${score}`).toSorted();
  }
}
