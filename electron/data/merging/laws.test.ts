// After any sequence of putting together, taking apart and editing nothing is lost; all taken apart again, all is as it was.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contents, derived, testHost, type TestHost } from "../../testing.ts";
import { rebuildDerived } from "../triggers.ts";

const timeout = 300_000;
interface Step {
  path: string;
  input: Record<string, unknown>;
}
const SIZE = 5;

/** Partners that share programs, talks, tags and names; each with a person, a task, a promise, a negotiation and terms. */
async function begin(host: TestHost): Promise<void> {
  const make = async (path: string, input: object) => (await host.call<{ id: number }>(path, input)).id;
  const [first] = host.store.column<number>("SELECT id FROM program");
  const second = await make("programs.create", { name: "Shop DE", network: "awin", currency: "EUR" });
  const field = await host.call<{ uid: string }>("ownFields.create", {
    of: "partner",
    name: "Fit",
    kind: "text",
  });
  for (let nth = 1; nth <= SIZE; nth++) {
    const id = await make("partners.create", {
      name: `Peak ${"abcde".charAt(nth - 1)}`,
      tags: ["x", `t${nth}`],
      websites: [`site${nth % 3}.example`],
      networkIds: [{ network: "awin", externalId: String(nth % 4) }],
      stage: (["found", "active", "lost", "key", "replied"] as const)[nth - 1],
      ...(nth % 2 === 0 && { country: "DE", privateNote: `note ${nth}`, own: { [field.uid]: `fit ${nth}` } }),
      ...(nth % 3 === 0 && { nextContactOn: "2026-12-01", tier: "B" }),
    });
    const person = await make("contacts.create", {
      fullName: `Person ${"abcde".charAt(nth - 1)}`,
      ...(nth !== 4 && { partnerId: id }),
      emails: [{ value: `p${nth % 3}@firm.example`, preferred: true }],
      note: `about ${nth}`,
    });
    if (nth % 2 === 0)
      await make("memberships.create", { partnerId: id, programId: second, stage: "agreed" });
    await make("tasks.create", { title: `Task ${nth}`, partnerId: id, contactId: person });
    await make("promises.make", {
      partnerId: id,
      contactId: person,
      by: "us",
      text: `P${nth}`,
      dueOn: "2026-12-05",
    });
    const negotiation = await make("negotiations.create", {
      partnerId: id,
      programId: first,
      subject: `N${nth}`,
    });
    await host.call("negotiations.link", { id: negotiation, contactId: person });
    await make("agreements.note", {
      partnerId: id,
      programId: first,
      text: "8 %",
      from: `202${nth}-01-01`,
      to: "2027-06-30",
    });
    await make("interactions.log", { contactIds: [person], kind: "call", text: `talk ${nth}` });
    await make("interactions.log", {
      partnerId: id,
      contactIds: [1, person],
      kind: "meeting",
      text: `both ${nth}`,
    });
  }
}

const one = fc.integer({ min: 1, max: SIZE });
const call = (path: string, input: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Step> =>
  fc.record({ path: fc.constant(path), input: fc.record(input) });
const pair = { keep: one, drop: one };
const sides = fc.constantFrom("keep", "drop");
const merge = fc.oneof(
  { weight: 3, arbitrary: call("partners.merge", pair) },
  {
    weight: 1,
    arbitrary: call("partners.merge", {
      ...pair,
      fields: fc.record(
        { name: sides, country: sides, privateNote: sides, nextContactOn: sides },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 3, arbitrary: call("contacts.merge", pair) },
  {
    weight: 1,
    arbitrary: call("contacts.merge", { ...pair, fields: fc.record({ fullName: sides, note: sides }) }),
  },
);
/** Which of those that stand is taken apart. */
const unmerge = call("unmerge", { nth: fc.nat() });
const few = fc.integer({ min: 1, max: 3 * SIZE });
const text = fc.constantFrom("Later", "Later still");
const edit = fc.oneof(
  call("partners.update", { id: one, set: fc.record({ country: fc.constantFrom("FR", null) }) }),
  call("partners.update", {
    id: one,
    set: fc.record(
      { name: text, tier: fc.constantFrom("A", null), privateNote: text, cadenceDays: fc.constant(30) },
      { requiredKeys: [] },
    ),
  }),
  call("partners.bulk", { ids: fc.tuple(one), addTags: fc.constant(["new"]) }),
  call("contacts.update", { id: one, set: fc.record({ partnerId: one }) }),
  call("contacts.update", {
    id: one,
    set: fc.record(
      { fullName: text, note: text, role: text, doNotContact: fc.boolean() },
      { requiredKeys: [] },
    ),
  }),
  call("contacts.create", { fullName: fc.constant("Later"), partnerId: one }),
  call("tasks.create", { title: fc.constant("Later"), partnerId: one }),
  call("tasks.update", { id: few, set: fc.record({ note: text, contactId: one }, { requiredKeys: [] }) }),
  call("interactions.log", { partnerId: one, kind: fc.constant("call"), text: fc.constant("later") }),
  call("interactions.log", { contactIds: fc.tuple(one, one), kind: fc.constant("meeting"), text }),
  call("promises.make", { partnerId: one, contactId: one, by: fc.constant("them"), text }),
  call("promises.settle", { id: one, outcome: fc.constantFrom("kept", "broken") }),
  call("offers.add", {
    negotiationId: one,
    by: fc.constantFrom("us", "them"),
    terms: fc.constant({ currency: "EUR", basis: "percent", rateBp: 800 }),
  }),
  call("negotiations.link", { id: one, contactId: one }),
  call("memberships.update", { id: few, set: fc.record({ stage: fc.constantFrom("agreed", "key") }) }),
  call("agreements.note", {
    partnerId: one,
    programId: fc.constant(1),
    text,
    from: fc.constant("2026-02-01"),
    to: fc.constant("2027-03-31"),
  }),
  call("partners.restore", { id: one }),
  call("contacts.restore", { id: one }),
);

interface Standing {
  batchId: number;
  path: string;
}

async function run(host: TestHost, step: Step, standing: Standing[]): Promise<void> {
  const refused = (error: { code?: string }) => {
    if (error.code === undefined) throw error;
    return null;
  };
  if (step.path === "unmerge") {
    if (standing.length === 0) return;
    const [taken] = standing.splice(Number(step.input.nth) % standing.length, 1);
    await host.call(taken!.path, { batchId: taken!.batchId });
    return;
  }
  const done = await host.call<{ batchId: number }>(step.path, step.input).catch(refused);
  if (done && step.path.endsWith(".merge"))
    standing.push({ batchId: done.batchId, path: step.path.replace("merge", "unmerge") });
}

const people = "SELECT c.id FROM contact c LEFT JOIN partner p ON p.id = c.partnerId";

/** What is out of sight although nobody put it into the trash. */
function lost(host: TestHost): string[] {
  const { store } = host;
  const texts: Record<string, string> = {
    person: `${people} WHERE c.deletedAt IS NULL AND p.deletedAt IS NOT NULL`,
    ...Object.fromEntries(
      ["task", "promise", "negotiation", "agreement"].flatMap((table) => [
        [
          `${table} of a partner`,
          `SELECT t.id FROM ${table} t JOIN partner p ON p.id = t.partnerId WHERE p.deletedAt IS NOT NULL AND t.deletedAt IS NULL`,
        ],
        ...(table === "task" || table === "promise"
          ? [
              [
                `${table} of a person`,
                `SELECT t.id FROM ${table} t JOIN contact c ON c.id = t.contactId WHERE c.deletedAt IS NOT NULL AND t.deletedAt IS NULL`,
              ],
            ]
          : [[`${table} in the trash`, `SELECT id FROM ${table} WHERE deletedAt IS NOT NULL`]]),
      ]),
    ),
    "task in the trash": "SELECT id FROM task WHERE deletedAt IS NOT NULL AND source IS NULL",
    "promise in the trash": "SELECT id FROM promise WHERE deletedAt IS NOT NULL",
    "part of a negotiation": `SELECT q.id FROM negotiation_part q JOIN contact c ON c.id = q.contactId WHERE q.deletedAt IS NULL AND c.deletedAt IS NOT NULL`,
    "talk of a partner": `SELECT q.id FROM participant q JOIN partner p ON p.id = q.partnerId WHERE p.deletedAt IS NOT NULL`,
    "talk of a person": `SELECT q.id FROM participant q JOIN contact c ON c.id = q.contactId WHERE c.deletedAt IS NOT NULL`,
    "talk of nobody": `SELECT i.id FROM interaction i WHERE i.deletedAt IS NOT NULL OR NOT EXISTS (SELECT 1 FROM participant q WHERE q.interactionId = i.id)`,
    "twice on a talk": `SELECT interactionId FROM participant GROUP BY interactionId, partnerId, contactId HAVING count(*) > 1`,
    "network id": `SELECT v.id FROM partner_set v JOIN partner p ON p.id = v.ownerId WHERE v.kind = 'networkId' AND p.deletedAt IS NOT NULL`,
    "twice in a program": `SELECT id FROM membership WHERE deletedAt IS NULL GROUP BY partnerId, programId HAVING count(*) > 1`,
    "born twice": `SELECT id FROM task WHERE source IS NOT NULL AND closedAt IS NULL AND deletedAt IS NULL GROUP BY source HAVING count(*) > 1`,
    "no task for the next contact": `SELECT p.id FROM partner p WHERE p.deletedAt IS NULL AND p.nextContactOn IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM task t WHERE t.source = 'contact:' || p.uid AND t.partnerId = p.id AND t.closedAt IS NULL AND t.deletedAt IS NULL)`,
    "no task for the end of terms": `SELECT a.id FROM agreement a WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.source = 'terms:' || a.uid AND t.partnerId = a.partnerId)`,
  };
  const gone = Object.entries(texts).flatMap(([what, sql]) =>
    store.column<number>(sql).map((id) => `${what} ${id}`),
  );
  // Every value is on somebody who is there.
  for (const of of ["partner", "contact"] as const)
    for (const value of store.column<string>(
      `SELECT DISTINCT kind || ' ' || key FROM ${of}_set v WHERE kind <> 'alias' AND NOT EXISTS (SELECT 1 FROM ${of}_set w JOIN ${of} o ON o.id = w.ownerId
         WHERE o.deletedAt IS NULL AND w.kind = v.kind AND w.key = v.key)`,
    ))
      gone.push(`${of} value ${value}`);
  return gone;
}

/** How many there are of each, but for what a merge makes and what is born. */
const counts = (host: TestHost) =>
  Object.fromEntries(
    ["partner", "contact", "interaction", "promise", "negotiation", "agreement", "attachment"].map(
      (table) => [table, host.store.value(`SELECT count(*) FROM ${table}`)],
    ),
  );

/** Everything that is written down, but for local ids, when it was in the trash, and what was born. */
const written = (host: TestHost) =>
  contents(host.store)
    .split("\n")
    .filter((line) => !line.includes('"field_stamp"') && !/"is":"task".*"source":"contact:/.test(line))
    .filter((line) => !/"is":"(membership|negotiation_part)".*"deletedAt":\d/.test(line))
    .map((line) => line.replace(/("is":"participant","id":)\d+/, "$1"));

test("nothing is lost, whatever is put together, taken apart and edited", { timeout }, async () => {
  let merged = 0;
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: merge },
      { weight: 2, arbitrary: unmerge },
      { weight: 2, arbitrary: edit },
    ),
    { minLength: 3, maxLength: 18, size: "max" },
  );
  const law = fc.asyncProperty(steps, async (all) => {
    const host = testHost();
    try {
      await begin(host);
      const standing: Standing[] = [];
      let before = counts(host);
      for (const step of all) {
        await run(host, step, standing);
        expect([step, lost(host)]).toEqual([step, []]);
        const now = counts(host);
        for (const [table, count] of Object.entries(before))
          expect([table, Number(now[table]) >= Number(count)]).toEqual([table, true]);
        before = now;
      }
      merged += Number(host.store.value("SELECT count(*) FROM batch WHERE detail IS NOT NULL"));
      const kept = derived(host.store);
      rebuildDerived(host.store);
      expect(derived(host.store)).toBe(kept);
    } finally {
      host.close();
    }
  });
  await fc.assert(law, { numRuns: 30 });
  expect(merged).toBeGreaterThan(60);
});

test("all taken apart again, in any order, all is as it was", { timeout }, async () => {
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: merge }, { weight: 1, arbitrary: unmerge }), {
    minLength: 1,
    maxLength: 8,
    size: "max",
  });
  const law = fc.asyncProperty(
    steps,
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    async (all, order) => {
      const host = testHost();
      try {
        await begin(host);
        const before = written(host);
        const standing: Standing[] = [];
        for (const step of all) await run(host, step, standing);
        for (const nth of order) await run(host, { path: "unmerge", input: { nth } }, standing);
        expect(standing).toEqual([]);
        expect(written(host)).toEqual(before);
        expect(lost(host)).toEqual([]);
      } finally {
        host.close();
      }
    },
  );
  await fc.assert(law, { numRuns: 15 });
});
