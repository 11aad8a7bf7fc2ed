// One record here and in a shared file, field by field: what the file knows better, what is better known here, and what was written
// on both sides without one another. Source: docs/shared-file.md, "Putting together".
import { canLiveTogether, sharedGroups, sharedTable, type SharedName } from "./columns.ts";
import { sourceOf } from "../tasks/task.ts";
import { compareStamps, hasSeen, latestOf, noStamp, sameWrite, type Stamp, type Vector } from "./stamps.ts";
import type { Value } from "./values.ts";

/** What is said about one value of a set. */
export interface SetValue {
  kind: string;
  key: string;
  value: string;
  label: string | null;
  preferred: number;
  match: string | null;
}

/** A record as one side holds it. */
export interface Side {
  /** A shared column that a file left out is not there. */
  values: ReadonlyMap<string, Value>;
  /** By field, `set:<kind>:<key>`. */
  sets: ReadonlyMap<string, SetValue>;
  /** The stamp of what has none of its own. */
  made: Stamp;
  stamps: ReadonlyMap<string, Stamp>;
  vector: Vector;
  /** Of a field that a file left out, the write that is there and was not seen on this side, whatever its vector says. */
  left?: ReadonlyMap<string, Stamp>;
}

/** A value with the field that has it: a column's value, or a set's row (null: not in the set). */
export type Held = Value | SetValue;

/** Fields that are one value, as both sides have them. */
export interface Pair {
  /** The first of its fields, by which it is called. */
  field: string;
  fields: readonly string[];
  mine: { values: readonly Held[]; stamps: readonly Stamp[] };
  theirs: { values: readonly Held[]; stamps: readonly Stamp[] };
}

export interface Clash extends Pair {
  /** Who wrote last on each side, without the other. */
  mineBy: Stamp;
  theirsBy: Stamp;
  /** Deleted on one side, worked on at the other. */
  deletion: "mine" | "theirs" | null;
  both: boolean;
  /** The key of another question whose answer settles this one too: it is not asked itself. */
  with?: string;
}

export interface Compared {
  /** The file knows better; only the stamps where the values are the same. */
  take: Pair[];
  /** What is here is newer. */
  newer: Pair[];
  clashes: Clash[];
}

const stampOf = (side: Side, field: string): Stamp => side.stamps.get(field) ?? side.made;

/** A moment says when, not whether: two that deleted, closed or answered it agree. */
const moments = new Set(["deletedAt", "closedAt", "answeredAt"]);

/** Whether nobody could tell them apart. What is derived from a set's value does not count. */
export const sameValue = (a: Held | undefined, b: Held | undefined): boolean =>
  (a ?? null) === (b ?? null) ||
  (typeof a === "object" &&
    typeof b === "object" &&
    a !== null &&
    b !== null &&
    a.value === b.value &&
    a.label === b.label &&
    a.preferred === b.preferred);

const agree = ({ fields, mine, theirs }: Pair): boolean =>
  fields.every((field, at) => {
    const [a, b] = [mine.values[at], theirs.values[at]];
    return sameValue(a, b) || (moments.has(field) && (a === null) === (b === null));
  });

/** Two additions of one value to a set never conflict, however they spell or label it. */
const bothAdded = ({ field, mine, theirs }: Pair): boolean =>
  field.startsWith("set:") &&
  !field.startsWith("set:own:") &&
  mine.values[0] !== null &&
  theirs.values[0] !== null;

type Verdict = "same" | "take" | "newer" | "clash";

function verdict(pair: Pair, mine: Side, theirs: Side, quiet: boolean): Verdict {
  const { mine: here, theirs: there } = pair;
  const differ = !pair.fields.every((_, at) => sameValue(here.values[at], there.values[at]));
  const same = pair.fields.every((_, at) => sameWrite(here.stamps[at]!, there.stamps[at]!));
  // One write cannot have said two things: a file that was tampered with, or a copy that took no name of its own.
  if (same) return differ ? "clash" : "same";
  const unseen = (stamps: readonly Stamp[], others: readonly Stamp[], { vector, left }: Side) =>
    stamps.some(
      (stamp, at) =>
        !sameWrite(stamp, others[at]!) &&
        (!hasSeen(vector, stamp) || stamp.clock >= (left?.get(pair.fields[at]!)?.clock ?? Infinity)),
    );
  const theirsUnseen = unseen(there.stamps, here.stamps, mine);
  const mineUnseen = unseen(here.stamps, there.stamps, theirs);
  if (theirsUnseen && !mineUnseen) return "take";
  if (!theirsUnseen && mineUnseen) return differ ? "newer" : "same";
  if (theirsUnseen && differ && !quiet && !agree(pair) && !bothAdded(pair)) return "clash";
  // Written twice with one meaning, or nothing that anybody would want to be asked about: the later one, the same on every side.
  return compareStamps(latestOf(there.stamps), latestOf(here.stamps)) > 0 ? "take" : "same";
}

/** The columns that both sides can speak of; null where the file left them out. */
function columnPair(fields: readonly string[], mine: Side, theirs: Side): Pair | null {
  if (!fields.every((field) => theirs.values.has(field))) return null;
  const side = (of: Side) => ({
    values: fields.map((field) => of.values.get(field) ?? null),
    stamps: fields.map((field) => stampOf(of, field)),
  });
  return { field: fields[0]!, fields, mine: side(mine), theirs: side(theirs) };
}

function* setPairs(mine: Side, theirs: Side): Generator<Pair | { absent: Pair }> {
  const fields = new Set(
    [...mine.sets.keys(), ...theirs.sets.keys(), ...mine.stamps.keys(), ...theirs.stamps.keys()].filter(
      (field) => field.startsWith("set:"),
    ),
  );
  for (const field of fields) {
    const has = (side: Side) => side.stamps.has(field) || side.sets.has(field);
    const side = (of: Side) => ({
      values: [of.sets.get(field) ?? null],
      stamps: [has(of) ? stampOf(of, field) : noStamp],
    });
    // What they never heard of is no opinion of theirs.
    if (!has(theirs)) continue;
    const pair = { field, fields: [field], mine: side(mine), theirs: side(theirs) };
    yield has(mine) ? pair : { absent: pair };
  }
}

const isDeleted = (side: Side): boolean => (side.values.get("deletedAt") ?? null) !== null;

/** The latest write of a side that the other one has not seen, but for the deletion itself. */
export function unseenWork(of: Side, others: Vector): Stamp | null {
  const stamps = [
    of.made,
    ...of.stamps
      .entries()
      .filter(([field]) => field !== "deletedAt")
      .map(([, stamp]) => stamp),
  ];
  const work = stamps.filter((stamp) => !hasSeen(others, stamp));
  return work.length === 0 ? null : latestOf(work);
}

/**
 * Compares a record that both sides have.
 * @param table whose linked columns and quiet rule hold
 * @param hanging the latest work on what hangs on it that the side which deleted it had not seen
 */
export function compareRecord(table: SharedName, mine: Side, theirs: Side, hanging?: Stamp): Compared {
  const found: Compared = { take: [], newer: [], clashes: [] };
  const { quiet = false } = sharedTable(table);
  // Made on both sides under one natural name by a rule, not by a person.
  const source = table === "task" ? (mine.values.get("source") ?? null) : null;
  const born = source !== null;
  const follows = born && sourceOf(String(source)) !== "flips";
  for (const fields of sharedGroups[table]) {
    const pair = columnPair(fields, mine, theirs);
    if (!pair) continue;
    // Left out of the file that brought the record: nothing is known here.
    if (
      pair.mine.stamps.some(
        ({ device, clock }, at) => device === "" && clock === 0 && mine.stamps.has(fields[at]!),
      )
    ) {
      found.take.push(pair);
      continue;
    }
    const made =
      born &&
      pair.mine.stamps.every((s) => sameWrite(s, mine.made)) &&
      pair.theirs.stamps.every((s) => sameWrite(s, theirs.made));
    // What its record says of it anyway: the question is asked there, and the task follows.
    const is = verdict(pair, mine, theirs, quiet || made || (follows && isFollowed(pair)));
    if (pair.field === "deletedAt" && !quiet && deletion(found, pair, is, mine, theirs, hanging)) continue;
    file(found, pair, is);
  }
  for (const each of setPairs(mine, theirs))
    if ("absent" in each) found.take.push(each.absent);
    else file(found, each, verdict(each, mine, theirs, quiet));
  return found;

  function file(into: Compared, pair: Pair, is: Verdict): void {
    if (is === "take") into.take.push(pair);
    else if (is === "newer") into.newer.push(pair);
    else if (is === "clash")
      into.clashes.push({
        ...pair,
        mineBy: latestOf(pair.mine.stamps),
        theirsBy: latestOf(pair.theirs.stamps),
        deletion: null,
        both: canLiveTogether(table, pair.field) && pair.fields.length === 1,
      });
  }
}

/** What a born task has from its source, which is asked about itself; the hour is the manager's. */
const isFollowed = ({ field, mine, theirs }: Pair): boolean =>
  field === "title" ||
  field === "startOn" ||
  (field === "dueOn" && [1, 2].every((at) => sameValue(mine.values[at], theirs.values[at])));

/** Deleted on one side and worked on at the other is a conflict, never a loss. */
function deletion(
  found: Compared,
  pair: Pair,
  is: Verdict,
  mine: Side,
  theirs: Side,
  hanging: Stamp | undefined,
): boolean {
  if (isDeleted(mine) === isDeleted(theirs)) return false;
  const side = isDeleted(mine) ? "mine" : "theirs";
  if (side === "theirs" ? is !== "take" : is !== "newer") return false;
  const own = side === "theirs" ? unseenWork(mine, theirs.vector) : unseenWork(theirs, mine.vector);
  const work = own && hanging ? latestOf([own, hanging]) : (own ?? hanging);
  if (!work) return false;
  const [here, there] = [latestOf(pair.mine.stamps), latestOf(pair.theirs.stamps)];
  found.clashes.push({
    ...pair,
    mineBy: side === "theirs" ? work : here,
    theirsBy: side === "theirs" ? there : work,
    deletion: side,
    both: false,
  });
  return true;
}

/** `newest`: by stamp; of a write that says two things, by what it says. */
export function newest({ mineBy, theirsBy, mine, theirs }: Clash): "mine" | "theirs" {
  const by = compareStamps(theirsBy, mineBy);
  if (by !== 0) return by > 0 ? "theirs" : "mine";
  return JSON.stringify(theirs.values) > JSON.stringify(mine.values) ? "theirs" : "mine";
}
