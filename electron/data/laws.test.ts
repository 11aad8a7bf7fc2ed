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
/** Records that the undo of their making put in the trash are as good as not made. */
const visible = (text: string) => {
  const rows = text.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  // Somebody who was taken off a talk and put back is the same by uid; the local id is a new one.
  return rows.map((row) => (row.is === "participant" ? { ...row, id: null } : row));
};
function sameAs(before: string, after: string): void {
  const was = new Map(
    visible(before).map((row) => [
      JSON.stringify([row.is, row.uid ?? row.ownerId, row.field ?? row.kind ?? "", row.key ?? ""]),
      row,
    ]),
  );
  const uidsBefore = new Set([...was.values()].map((row) => row.uid));
  const idsBefore = new Set(
    [...was.values()]
      .filter((row) => row.is === "partner" || row.is === "contact")
      .map((row) => `${String(row.is)}_set ${String(row.id)}`),
  );
  for (const row of visible(after)) {
    const key = JSON.stringify([row.is, row.uid ?? row.ownerId, row.field ?? row.kind ?? "", row.key ?? ""]);
    const old = was.get(key);
    if (old) expect(row).toEqual(old);
    else if (row.uid !== undefined && !uidsBefore.has(row.uid)) continue;
    else if (row.ownerId !== undefined && !idsBefore.has(`${String(row.is)} ${String(row.ownerId)}`))
      continue;
    else expect.fail(`left behind: ${key}`);
    was.delete(key);
  }
  expect([...was.keys()]).toEqual([]);
}

describe("after any edits", () => {
  test("undoing all of them in reverse gives the start", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const host = testHost();
        try {
          await run(host, start);
          const before = contents(host.store);
          const made = await run(host, steps);
          for (const batchId of made.toReversed()) {
            const state = host.store.value<string>("SELECT state FROM batch WHERE id = ?", batchId);
            if (state === "done")
              expect(await host.call("history.undo", { batchId })).toMatchObject({ kept: 0 });
          }
          sameAs(before, contents(host.store));
        } finally {
          host.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("summaries, the count and the search equal a fresh rebuild, also after purges", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: purge }), {
          minLength: 1,
          maxLength: 14,
        }),
        async (steps) => {
          const host = testHost();
          try {
            await run(host, [...start, ...steps]);
            const kept = derived(host.store);
            rebuildDerived(host.store);
            expect(kept).toBe(derived(host.store));
            expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
            host.store.raw.exec(
              "INSERT INTO interaction_search (interaction_search, rank) VALUES ('integrity-check', 1)",
            );
          } finally {
            host.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
