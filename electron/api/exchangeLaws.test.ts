// What holds however often, in whatever order and however partly workspaces are put together: thousands of random weeks of people
// on three to five laptops with wrong clocks. LIAISON_LAWS=<runs> asks for a long run, LIAISON_SEED=<seed> repeats one.
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { linesOf } from "../data/exchange/digest.ts";
import { rebuildDerived } from "../data/triggers.ts";
import { derived } from "../testing.ts";
import {
  forgetEmptyWorkspace,
  Laptops,
  rowsOf,
  wholeOf,
  type Laptop,
  type Merged,
} from "../testingLaptops.ts";
import { anyDeed, doDeed, sharedDeeds, type Deed } from "../testingWork.ts";

afterAll(forgetEmptyWorkspace);

const runs = Number(process.env.LIAISON_LAWS ?? 12);
const { LIAISON_SEED: given, LIAISON_PATH: at } = process.env;
const seed = { ...(given !== undefined && { seed: Number(given) }), ...(at !== undefined && { path: at }) };
/** ms for one history on a busy machine. */
const timeout = runs * 10_000;

type Step =
  | { is: "deed"; who: number; deed: Deed }
  /** A file of everything, or of some partners. */
  | { is: "file"; who: number; some: number | null }
  | { is: "merge"; who: number; file: number; rest: "mine" | "theirs" | "newest"; back: boolean }
  | { is: "back"; who: number }
  | { is: "copy"; who: number }
  | { is: "clock"; who: number; hours: number };

const who = fc.nat({ max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ is: fc.constant("deed" as const), who, deed: anyDeed() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant("file" as const),
      who,
      some: fc.option(fc.integer({ min: 1, max: 7 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant("merge" as const),
      who,
      file: fc.nat({ max: 20 }),
      rest: fc.constantFrom("newest" as const, "newest" as const, "mine" as const, "theirs" as const),
      back: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("back" as const), who }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("copy" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant("clock" as const), who, hours: fc.integer({ min: -9, max: 9 }) }),
  },
);
const start = [
  { what: "makePartner", nth: 0, other: 1, value: 3 },
  { what: "makePartner", nth: 0, other: 2, value: 5 },
  { what: "makePerson", nth: 0, other: 3, value: 1 },
  { what: "log", nth: 0, other: 0, value: 1 },
] satisfies Deed[];

type Row = Record<string, string | number | null>;
const keyed = (text: string) =>
  new Map(
    text.split("\n").map((line) => {
      const row = JSON.parse(line) as Row;
      return [
        JSON.stringify([row.is, row.uid ?? row.ownerId, row.kind, row.uid ? null : row.key]),
        row,
      ] as const;
    }),
  );
/** What is worked out, and what has another number in each workspace. */
const derivedColumn = /Id$|^(id|sortKey|matchKey|dueAt|createdAt|tray|match|kind|key)$/;

/** Whatever was here and is no more stands in the log of the merge. */
function nothingLost({ store }: Laptop, batchId: number, before: string): void {
  const after = keyed(rowsOf(store));
  const log = new Set(
    store
      .all<{ uid: string; field: string; old: string }>(
        "SELECT uid, field, old FROM change WHERE batchId = ?",
        batchId,
      )
      .map(({ uid, field, old }) =>
        field.startsWith("set:") ? `${field} ${old}` : `${uid} ${field} ${field === "-" ? "" : old}`,
      ),
  );
  for (const [key, row] of keyed(before)) {
    const now = after.get(key);
    for (const [column, value] of Object.entries(row)) {
      if (derivedColumn.test(column) || value === null || now?.[column] === value) continue;
      const { value: held, label, preferred, match, kind, key: name } = row;
      const set = `set:${kind}:${name} ${JSON.stringify({ value: held, label, preferred, match })}`;
      const logged = row.uid ? [`${row.uid} ${column} ${value}`, `${row.uid} - `] : [set];
      expect(
        logged.some((each) => log.has(each)),
        `${key} ${column} ${value}`,
      ).toBe(true);
    }
  }
}

async function mergeOne(to: Laptop, file: string, rest: string | undefined): Promise<Merged> {
  const before = rowsOf(to.store);
  const conflicts = (await to.call<{ conflicts: { key: string }[] }>("exchange.preview", { file })).conflicts;
  const merged = await to.call<Merged>("exchange.merge", { file, rest });
  const settled = to.store
    .column<string>("SELECT uid || '.' || field FROM conflict WHERE batchId = ?", merged.batchId)
    .toSorted();
  expect(settled).toEqual(conflicts.map(({ key }) => key).toSorted());
  nothingLost(to, merged.batchId, before);
  if (merged.created + merged.updated === 0) expect(rowsOf(to.store)).toBe(before);
  return merged;
}

async function unasked(to: Laptop, file: string): Promise<void> {
  const { conflicts } = await to.call<{ conflicts: object[] }>("exchange.preview", { file });
  expect(conflicts).toEqual([]);
  await to.call("exchange.merge", { file });
}

/** What the triggers keep is what a rebuild makes, and no reference is open. */
function sound({ store }: Laptop): void {
  expect(store.all("PRAGMA foreign_key_check")).toEqual([]);
  const kept = derived(store);
  rebuildDerived(store);
  expect(derived(store)).toBe(kept);
}

/** @param own each works on what they made, and has no answer to a question */
async function live(laptops: Laptops, steps: Step[], own = false): Promise<void> {
  const files: string[] = [];
  const at = (index: number) => laptops.all[index % laptops.all.length]!;
  for (const each of steps) {
    const laptop = at(each.who);
    if (each.is === "deed") {
      if (!own || !sharedDeeds.includes(each.deed.what)) await doDeed(laptop, each.deed, own);
    } else if (each.is === "file") {
      const ids = laptop.store.column<number>("SELECT id FROM partner ORDER BY uid");
      const some = each.some === null ? undefined : ids.filter((_, place) => (each.some! >> (place % 3)) & 1);
      files.push(await laptops.file(laptop, some?.length ? some : undefined));
    } else if (each.is === "merge" && files.length > 0) {
      const before = each.back ? wholeOf(laptop.store) : "";
      const { batchId } = await mergeOne(
        laptop,
        files[each.file % files.length]!,
        own ? undefined : each.rest,
      );
      if (each.back) {
        await laptop.call("exchange.undo", { batchId });
        expect(wholeOf(laptop.store)).toBe(before);
      }
    } else if (each.is === "back") {
      const batchId = laptop.store.value<number>(
        "SELECT max(id) FROM batch WHERE kind = 'merge' AND state = 'done'",
      );
      if (batchId) await laptop.call("exchange.undo", { batchId });
    } else if (each.is === "copy" && laptops.all.length < 5) laptops.add(0, laptop);
    else if (each.is === "clock") laptop.clock.now += each.hours * 3_600_000;
  }
}

test(
  "with the newest for all, everybody ends with the same, whatever happened",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 3, maxLength: 3 }),
        fc.array(step, { minLength: 10, maxLength: 45 }),
        async (skews, steps) => {
          const laptops = new Laptops();
          try {
            for (const hours of skews) laptops.add(hours);
            for (const deed of start) await doDeed(laptops.all[0]!, deed);
            const begun = await laptops.file(laptops.all[0]!);
            for (const other of laptops.all.slice(1)) await other.call("exchange.merge", { file: begun });
            await live(laptops, steps);
            await laptops.untilQuiet();
            const [first, ...others] = laptops.all.map(({ store }) => [...linesOf(store, undefined)]);
            for (const other of others) expect(other).toEqual(first);
            expect(new Set(await laptops.digests()).size).toBe(1);
            for (const each of laptops.all) sound(each);
          } finally {
            laptops.close();
          }
        },
      ),
      { numRuns: runs, ...seed, endOnFailure: process.env.LIAISON_SHRINK === undefined },
    );
  },
  timeout,
);

test(
  "where everybody reads before writing, nothing is ever asked, however wrong the clocks are",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 4 }),
        fc.array(fc.record({ who, deed: anyDeed() }), { minLength: 10, maxLength: 40 }),
        async (skews, deeds) => {
          const laptops = new Laptops();
          try {
            for (const hours of skews) laptops.add(hours);
            for (const deed of start) await doDeed(laptops.all[0]!, deed);
            let latest = await laptops.file(laptops.all[0]!);
            for (const { who: writer, deed } of deeds) {
              const laptop = laptops.all[writer % laptops.all.length]!;
              await unasked(laptop, latest);
              await doDeed(laptop, deed);
              latest = await laptops.file(laptop);
            }
            for (const each of laptops.all) await unasked(each, latest);
            const [first, ...others] = laptops.all.map(({ store }) => [...linesOf(store, undefined)]);
            for (const other of others) expect(other).toEqual(first);
          } finally {
            laptops.close();
          }
        },
      ),
      { numRuns: runs, ...seed, endOnFailure: process.env.LIAISON_SHRINK === undefined },
    );
  },
  timeout,
);

test(
  "where each works on what they made, nothing is ever asked, in whatever order and however partly files come",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 5 }),
        fc.array(
          step.filter(({ is }) => is !== "copy" && is !== "back"),
          { minLength: 10, maxLength: 45 },
        ),
        async (skews, steps) => {
          const laptops = new Laptops();
          try {
            for (const hours of skews) laptops.add(hours);
            for (const each of laptops.all) for (const deed of start) await doDeed(each, deed, true);
            await live(laptops, steps, true);
            await laptops.untilQuiet({});
            expect(new Set(await laptops.digests()).size).toBe(1);
            for (const { store } of laptops.all) expect(store.value("SELECT count(*) FROM conflict")).toBe(0);
          } finally {
            laptops.close();
          }
        },
      ),
      { numRuns: runs, ...seed, endOnFailure: process.env.LIAISON_SHRINK === undefined },
    );
  },
  timeout,
);
