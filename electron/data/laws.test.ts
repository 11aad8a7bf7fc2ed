// What holds after any sequence of edits: undoing them all in reverse gives the start, and what triggers keep equals a rebuild.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stages } from "../domain/partner.ts";
import { contents, derived, testHost, type TestHost } from "../testing.ts";
import { rebuildDerived } from "./triggers.ts";

interface Step {
  path: string;
  input: Record<string, unknown>;
}
/** ms; generous, because a busy machine makes workspaces slowly. */
const timeout = 60_000;
const few = fc.integer({ min: 1, max: 4 });
const word = fc.constantFrom("Peak", "pine", "Ünïcode", "a b", "=1+1", "o'hara", "trail");
const tags = fc.uniqueArray(word, { maxLength: 3 });
const emails = fc.uniqueArray(fc.constantFrom("a@a.example", "b@b.example", "C@c.example"), { maxLength: 2 });
const phones = fc.uniqueArray(fc.constantFrom("+44 20 7946 0101", "020 7946 0102"), { maxLength: 2 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const defined = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const at = fc.integer({ min: 1_700_000_000_000, max: 1_790_000_000_000 });

const partnerSet = fc
  .record({
    name: maybe(word),
    tags: maybe(tags),
    tier: maybe(fc.constantFrom("A", "B", null)),
    stage: maybe(fc.constantFrom(...stages)),
    websites: maybe(fc.uniqueArray(fc.constantFrom("a.example", "www.b.example/x"), { maxLength: 2 })),
    nextContactOn: maybe(fc.constantFrom("2026-12-01", null)),
    privateNote: maybe(word),
  })
  .map(defined);
const contactSet = fc
  .record({
    fullName: maybe(word),
    emails: maybe(emails),
    phones: maybe(phones),
    note: maybe(fc.option(word)),
    doNotContact: maybe(fc.boolean()),
    partnerId: maybe(fc.option(few)),
  })
  .map(defined);
const kind = fc.constantFrom("call", "note", "meeting");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    path: fc.constant("partners.create"),
    input: fc.record({ name: word, tags, stage: fc.constantFrom(...stages) }),
  }),
  fc.record({
    path: fc.constant("contacts.create"),
    input: fc.record({ fullName: word, emails, phones, partnerId: few }),
  }),
  fc.record({ path: fc.constant("partners.update"), input: fc.record({ id: few, set: partnerSet }) }),
  fc.record({ path: fc.constant("contacts.update"), input: fc.record({ id: few, set: contactSet }) }),
  fc.record({
    path: fc.constant("interactions.log"),
    input: fc.record({
      partnerId: few,
      contactIds: fc.uniqueArray(few, { maxLength: 2 }),
      kind,
      text: word,
      at,
    }),
  }),
  fc.record({
    path: fc.constant("interactions.update"),
    input: fc.record({
      id: few,
      set: fc
        .record({
          kind: maybe(kind),
          at: maybe(at),
          contactIds: maybe(fc.uniqueArray(few, { maxLength: 2 })),
        })
        .map(defined),
    }),
  }),
  fc.record({
    path: fc.constantFrom(
      "partners.trash",
      "partners.restore",
      "contacts.trash",
      "contacts.restore",
      "interactions.trash",
      "interactions.restore",
    ),
    input: fc.record({ id: few }),
  }),
  fc.record({
    path: fc.constant("partners.bulk"),
    input: fc.record({
      ids: fc.uniqueArray(few, { minLength: 1, maxLength: 3 }),
      addTags: tags,
      removeTags: tags,
    }),
  }),
  fc.record({
    path: fc.constant("history.undo"),
    input: fc.record({ batchId: fc.integer({ min: 3, max: 14 }) }),
  }),
);
const purge: fc.Arbitrary<Step> = fc.record({
  path: fc.constantFrom("partners.purge", "contacts.purge", "interactions.purge"),
  input: fc.record({ id: few }),
});

/** Does what can be done (much is refused: no such record, in the trash) and gives the batches that were made. */
async function run(host: TestHost, steps: Step[]): Promise<number[]> {
  const made: number[] = [];
  for (const { path, input } of steps) {
    const before = host.store.value<number>("SELECT ifnull(max(id), 0) FROM batch")!;
    await host.call(path, input).catch((error: { code?: string }) => {
      if (error.code === undefined) throw error;
    });
    const after = host.store.value<number>("SELECT ifnull(max(id), 0) FROM batch")!;
    if (after > before) made.push(after);
  }
  return made;
}
const start: Step[] = [
  { path: "partners.create", input: { name: "One", tags: ["x"] } },
  { path: "partners.create", input: { name: "Two" } },
  { path: "contacts.create", input: { fullName: "Ann", partnerId: 1, emails: ["a@a.example"] } },
  { path: "contacts.create", input: { fullName: "Bo" } },
  { path: "interactions.log", input: { contactIds: [1], kind: "call", text: "hello" } },
];
type Row = Record<string, string | number | null>;
/** Rows by what they are. Somebody who was taken off a talk and put back has another local id, which says nothing. */
const rowsOf = (text: string) =>
  new Map(
    text.split("\n").map((line) => {
      const row = JSON.parse(line) as Row;
      if (row.is === "participant") row.id = null;
      return [JSON.stringify([row.is, row.uid ?? row.ownerId, row.field ?? row.kind, row.key]), row] as const;
    }),
  );

/** What differs, but for records that were not there: the undo of their making put them in the trash. */
function differences(before: string, after: string): string[] {
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const uids = new Set([...was.values()].map((row) => row.uid));
  const owners = new Set([...was.values()].map((row) => `${row.is}_set ${row.id}`));
  const old = (row: Row) =>
    row.ownerId === undefined ? uids.has(row.uid ?? null) : owners.has(`${row.is} ${row.ownerId}`);
  const text = (row: Row | undefined) => JSON.stringify(row);
  return [
    ...[...was]
      .filter(([key, row]) => text(row) !== text(is.get(key)))
      .map(([key, row]) => `${text(row)} became ${text(is.get(key))}`),
    ...[...is]
      .filter(([key, row]) => !was.has(key) && old(row))
      .map(([, row]) => `left behind: ${text(row)}`),
  ];
}

async function inWorkspace<T>(work: (host: TestHost) => Promise<T>): Promise<T> {
  const host = testHost();
  try {
    return await work(host);
  } finally {
    host.close();
  }
}

/** Undoes all that still stands, the last first. @returns what was not undone, and what is not as it was */
async function allBack(host: TestHost, before: string, made: number[]): Promise<string[]> {
  const kept: string[] = [];
  for (const batchId of made.toReversed()) {
    if (host.store.value("SELECT 1 FROM batch WHERE id = ? AND state = 'done'", batchId) === undefined)
      continue;
    const undone = await host.call<{ kept: number }>("history.undo", { batchId });
    if (undone.kept > 0) kept.push(`batch ${batchId} kept ${undone.kept}`);
  }
  return [...kept, ...differences(before, contents(host.store))];
}

describe("after any edits", () => {
  test("undoing all of them in reverse gives the start", { timeout }, async () => {
    const law = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const wrong = await inWorkspace(async (host) => {
        await run(host, start);
        const before = contents(host.store);
        return allBack(host, before, await run(host, steps));
      });
      expect(wrong).toEqual([]);
    });
    await expect(fc.assert(law, { numRuns: 15 })).resolves.toBeUndefined();
  });

  test(
    "summaries, the count and the search equal a fresh rebuild, also after purges",
    { timeout },
    async () => {
      const any = fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: purge });
      const law = fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 14 }), async (steps) => {
        const [kept, rebuilt, broken] = await inWorkspace(async (host) => {
          await run(host, [...start, ...steps]);
          const before = derived(host.store);
          // Fails where the search of talks does not agree with the talks.
          host.store.raw.exec(
            "INSERT INTO interaction_search (interaction_search, rank) VALUES ('integrity-check', 1)",
          );
          rebuildDerived(host.store);
          return [before, derived(host.store), host.store.raw.pragma("foreign_key_check")];
        });
        expect(kept).toBe(rebuilt);
        expect(broken).toEqual([]);
      });
      await expect(fc.assert(law, { numRuns: 15 })).resolves.toBeUndefined();
    },
  );
});
