// Partners and people that could be one: only proposed, with reasons that people can read.
import { kinds, type Kind } from "../../domain/duplicates/facts.ts";
import { Pairs, type Found } from "../../domain/duplicates/pairs.ts";
import { levelOf, strong, worth, type Level, type Reason } from "../../domain/duplicates/score.ts";
import type { WordParams } from "../../domain/errors.ts";
import type { WordKey, Words } from "../../domain/words/words.ts";
import type { Reader } from "../store.ts";
import { current } from "./follow.ts";
import type { Known } from "./known.ts";
import { notSamePairs } from "./notSame.ts";

export interface Proposal {
  kind: Kind;
  /** Local ids, the smaller first, and what they are called. */
  a: number;
  b: number;
  names: [string, string];
  /** 0 to 100; `level` says what it is worth. */
  score: number;
  level: Level;
  /** Sentences, what speaks for it first. */
  reasons: string[];
  /** The same as codes. */
  codes: Reason[];
}

/** How many keys that are not compared by are told. */
const toldBounds = 20;

function reasonWords(words: Words, { code, params }: Reason): string {
  const network = typeof params.network === "string" ? params.network : null;
  const shown: WordParams = network ? { ...params, network: networkName(words, network) } : params;
  return words(`ui.duplicateReasons.${code}` as WordKey, shown);
}

function networkName(words: Words, network: string): string {
  const key = `ui.names.network.${network}`;
  const text = words(key as WordKey);
  return text === key ? network : text;
}

function proposal(known: Known, words: Words, kind: Kind, { a, b, score }: Found): Proposal {
  const pairs = known.pairs[kind];
  const codes = pairs.explain(a, b)?.reasons ?? [];
  const name = (id: number) => pairs.get(id)!.names[0]!.name;
  return {
    kind,
    a,
    b,
    names: [name(a), name(b)],
    score,
    level: levelOf(score),
    reasons: codes.map((reason) => reasonWords(words, reason)),
    codes,
  };
}

const left = (known: Known, kind: Kind, without: ReadonlySet<number>, from: number): number => {
  const pairs = known.pairs[kind];
  let count = pairs.count(from);
  for (const pair of without) if ((pairs.scoreOf(...Pairs.ids(pair)) ?? -1) >= from) count--;
  return count;
};

/**
 * The likeliest pairs, the best first. `bounded`: names, addresses and hosts that so many have that nobody is compared by
 * them alone.
 */
export async function findDuplicates(db: Reader, words: Words, kind: Kind | undefined, limit: number) {
  const known = await current(db);
  const asked: readonly Kind[] = kind ? [kind] : kinds;
  const without = new Map(asked.map((each) => [each, notSamePairs(db, each)]));
  const pairs = asked
    .flatMap((each) => known.pairs[each].best(limit, without.get(each)!).map((found) => ({ each, found })))
    .toSorted((x, y) => y.found.score - x.found.score)
    .slice(0, limit)
    .map(({ each, found }) => proposal(known, words, each, found));
  const bounds = asked
    .flatMap((each) => known.pairs[each].bounded().map((bounded) => ({ kind: each, ...bounded })))
    .toSorted((x, y) => y.count - x.count);
  return {
    pairs,
    total: asked.reduce((sum, each) => sum + left(known, each, without.get(each)!, worth), 0),
    bounded: bounds.slice(0, toldBounds).map((bounded) => ({
      ...bounded,
      text: words(`ui.duplicateReasons.bounded.${bounded.of}` as WordKey, {
        value: bounded.value,
        count: bounded.count,
      }),
    })),
    boundedTotal: bounds.length,
  };
}

/** Those that one record could be, the best first. */
export async function duplicatesOf(db: Reader, words: Words, kind: Kind, id: number) {
  const known = await current(db);
  const found = known.pairs[kind].of(id, notSamePairs(db, kind));
  return { pairs: found.slice(0, 50).map((each) => proposal(known, words, kind, each)), total: found.length };
}

/** How many pairs are strong enough for a badge. */
export async function duplicateCounts(db: Reader): Promise<Record<Kind, number>> {
  const known = await current(db);
  const count = (kind: Kind) => left(known, kind, notSamePairs(db, kind), strong);
  return { partner: count("partner"), contact: count("contact") };
}

/** What speaks for and against two records; score null where too little does. */
export async function verdictOn(db: Reader, words: Words, kind: Kind, a: number, b: number) {
  const known = await current(db);
  const verdict = known.pairs[kind].explain(Math.min(a, b), Math.max(a, b));
  const codes = verdict?.reasons ?? [];
  return {
    score: verdict?.score ?? null,
    reasons: codes.map((reason) => reasonWords(words, reason)),
    codes,
  };
}
