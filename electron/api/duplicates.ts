// Partners and people that could be one: proposals, both side by side, and what was said about them. Putting together: partners.merge, contacts.merge.
import { z } from "zod";
import { duplicateCounts, duplicatesOf, findDuplicates } from "../data/duplicates/find.ts";
import { mergedInto } from "../data/duplicates/merged.ts";
import { sayNotSame, sayNothing } from "../data/duplicates/notSame.ts";
import { sideBySide } from "../data/duplicates/pair.ts";
import { kinds } from "../domain/duplicates/facts.ts";
import { Id, Job } from "../domain/fields.ts";
import { read, write } from "./call.ts";

const KindName = z.enum(kinds);
const Pair = z.object({ kind: KindName, a: Id, b: Id });
const One = z.object({ kind: KindName, id: Id });

/**
 * The likeliest pairs, the best first; `total` ignores the limit. Nothing of the trash, and no pair that was said to be two.
 * It reads on the thread that keeps what it knows, in short turns.
 */
export const find = read(
  z.object({ kind: KindName.optional(), limit: z.int().min(1).max(1000).default(50), ...Job }),
  ({ db, words }, { kind, limit }) => findDuplicates(db, words, kind, limit),
);

/** For the page of one record. */
export const of = read(One, ({ db, words }, { kind, id }) => duplicatesOf(db, words, kind, id));

/** Pairs that are strong enough for a badge. */
export const counts = read(z.object({}), ({ db }) => duplicateCounts(db));

/** Both records side by side, field by field with where each value comes from. */
export const pair = read(Pair, ({ db, words, workspace }, { kind, a, b }) =>
  sideBySide(db, words, workspace, kind, a, b),
);

/** They are two: not proposed again. */
export const notSame = write(Pair, ({ db, now }, { kind, a, b }) => {
  sayNotSame(db, kind, a, b, now());
  return {};
});

/** Forgets that. */
export const same = write(Pair, ({ db }, { kind, a, b }) => {
  sayNothing(db, kind, a, b);
  return {};
});

/** What was put into a record, the newest first: for its history, and to take it apart again. */
export const merged = read(One, ({ db }, { kind, id }) => ({ rows: mergedInto(db, kind, id) }));
