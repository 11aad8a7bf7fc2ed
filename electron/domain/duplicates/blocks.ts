// Who meets where: for each key the records that have it. A key that many have leads to nobody, so that no name or host can cost more.
import { ofKey, ofName, ofWord, ofWordAt, type Meeting } from "./names.ts";

/** The most records that a key of each kind may have to say anything. */
const limits: Readonly<Record<string, number>> = {
  e: 8,
  r: 8,
  p: 8,
  l: 8,
  h: 12,
  i: 30,
};

/** Of the numbers: a word alone says nothing, it only lets names be compared. */
const ofNumbers = { [ofName]: 12, [ofWord]: 20, [ofWordAt]: 30, [ofKey]: 12 } as const;

/** How many may have a key before it says nothing. */
export const limitOf = (key: Meeting): number =>
  typeof key === "number" ? ofNumbers[(key & 3) as 0 | 1 | 2 | 3] : limits[key.slice(0, key.indexOf(":"))]!;

const isTold = (key: Meeting): boolean => typeof key === "string" || (key & 3) === ofKey;

/** Which records meet by which key. */
export class Blocks {
  /** One id by itself as a number: most keys have no more. */
  readonly #of = new Map<Meeting, number | number[]>();
  /** Keys beyond their limit, and those of them that people are told of, with who has them. */
  readonly #full = new Set<Meeting>();
  readonly #told = new Map<Meeting, readonly number[]>();

  /** @returns whether the key says nothing from now on */
  add(key: Meeting, id: number): boolean {
    const there = this.#of.get(key);
    if (there === undefined) {
      this.#of.set(key, id);
      return false;
    }
    if (typeof there === "number") {
      this.#of.set(key, [there, id]);
      return false;
    }
    there.push(id);
    if (there.length !== limitOf(key) + 1) return false;
    this.#full.add(key);
    if (isTold(key)) this.#told.set(key, there);
    return true;
  }

  /** @returns whether the key says something again from now on */
  remove(key: Meeting, id: number): boolean {
    const there = this.#of.get(key);
    if (there === undefined) return false;
    if (typeof there === "number") {
      this.#of.delete(key);
      return false;
    }
    const at = there.indexOf(id);
    if (at < 0) return false;
    there[at] = there.at(-1)!;
    there.pop();
    if (there.length === 1) this.#of.set(key, there[0]!);
    if (there.length !== limitOf(key)) return false;
    this.#full.delete(key);
    this.#told.delete(key);
    return true;
  }

  usable(key: Meeting): boolean {
    return !this.#full.has(key);
  }

  members(key: Meeting): readonly number[] {
    const there = this.#of.get(key);
    return there === undefined ? [] : typeof there === "number" ? [there] : there;
  }

  /** Names, addresses, numbers, links, domains and ids beyond their limit. */
  told(): Iterable<[key: Meeting, members: readonly number[]]> {
    return this.#told;
  }
}
