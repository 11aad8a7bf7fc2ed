// What holds after any sequence of edits, ends, undos and redos: one open task for each source, which says what the source says.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testHost, type TestHost } from "../../../testing.ts";
import { bornWrong, remindersWrong } from "../../../testingTasks.ts";

interface Step {
  path: string;
  input: Record<string, unknown>;
}
/** ms; generous, because a busy machine makes workspaces slowly. */
const timeout = 120_000;
const few = fc.integer({ min: 1, max: 3 });
const day = fc.constantFrom("2026-09-20", "2026-10-02", "2026-10-05", "2026-10-09", "2026-11-15");
const end = fc.constantFrom("2026-10-20", "2026-11-30", "2026-12-31", "2027-01-15");
const word = fc.constantFrom("Kestrel", "Kite", "Merlin");
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const defined = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const call = (
  path: string | readonly string[],
  input: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Step> =>
  fc.record({
    path: typeof path === "string" ? fc.constant(path) : fc.constantFrom(...path),
    input: fc.record(input).map(defined),
  });
const some = (values: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(Object.fromEntries(Object.entries(values).map(([name, each]) => [name, maybe(each)])))
    .map(defined);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const tasks = fc.integer({ min: 1, max: 8 });
const remind = fc.constantFrom([{ days: 1, time: "08:00" }], [{ at: Date.UTC(2026, 9, 4, 9) }], []);

const step = fc.oneof(
  call("partners.update", {
    id: few,
    set: some({ nextContactOn: orNull(day), cadenceDays: orNull(fc.constantFrom(7, 30)), name: word }),
  }),
  call(["partners.trash", "partners.restore"], { id: few }),
  call("promises.make", {
    partnerId: few,
    by: fc.constantFrom("us", "them"),
    text: word,
    dueOn: orNull(day),
  }),
  call("promises.update", { id: few, set: some({ text: word, dueOn: orNull(day) }) }),
  call("promises.settle", { id: few, outcome: fc.constantFrom("kept", "broken", "withdrawn") }),
  call(["promises.reopen", "promises.trash", "promises.restore"], { id: few }),
  call("agreements.note", {
    partnerId: few,
    programId: fc.constantFrom(1, 2),
    text: word,
    from: fc.constantFrom("2026-01-01", "2026-12-01", "2027-01-01"),
    to: orNull(end),
    noticeDays: maybe(fc.constantFrom(0, 14)),
  }),
  call("agreements.update", { id: few, set: some({ to: orNull(end), noticeDays: orNull(few) }) }),
  call(["agreements.trash", "agreements.restore"], { id: few }),
  call("agreements.create", {
    partnerId: few,
    programId: fc.constantFrom(1, 2),
    from: fc.constantFrom("2026-02-01", "2026-10-01", "2026-11-01", "2027-02-01"),
    to: orNull(end),
    feeOn: orNull(day),
    terms: fc.record({
      currency: fc.constant("EUR"),
      basis: fc.constant("percent"),
      rateBp: fc.constant(800),
      exclusivity: fc.record({ scope: word, from: fc.constant("2026-01-01"), to: end }),
    }),
  }),
  call("negotiations.update", { id: few, set: some({ subject: word, decideOn: orNull(day) }) }),
  call("negotiations.move", {
    id: few,
    stage: fc.constantFrom("preparing", "offered", "countered", "declined", "paused"),
  }),
  call(["negotiations.trash", "negotiations.restore"], { id: few }),
  {
    weight: 3,
    arbitrary: call("offers.add", {
      negotiationId: few,
      by: fc.constantFrom("us", "them"),
      terms: fc.constant({ currency: "EUR", basis: "percent", rateBp: 900 }),
    }),
  },
  call("offers.answer", { id: tasks, answer: fc.constantFrom("accepted", "declined", "countered") }),
  call(["offers.trash", "offers.restore"], { id: tasks }),
  call("programs.trash", { id: fc.constantFrom(1, 2) }),
  call("tasks.create", { title: word, partnerId: maybe(few), dueOn: maybe(day), remind: maybe(remind) }),
  call("tasks.update", { id: tasks, set: some({ title: word, dueOn: orNull(day), remind, priority: few }) }),
  { weight: 2, arbitrary: call(["tasks.complete", "tasks.drop", "tasks.reopen"], { id: tasks }) },
  call(["tasks.trash", "tasks.restore"], { id: tasks }),
  { weight: 4, arbitrary: call("history.undo", { back: fc.integer({ min: 0, max: 6 }) }) },
);

async function run(host: TestHost, steps: readonly Step[]): Promise<void> {
  for (const { path, input } of steps) {
    // So many batches ago.
    const { back, ...rest } = input;
    const batchId = host.store.value<number>("SELECT max(id) FROM batch")! - Number(back);
    await host.call(path, back === undefined ? rest : { batchId }).catch((error: { code?: string }) => {
      if (error.code === undefined) throw error;
    });
  }
}

const start: Step[] = [
  ...["Kestrel", "Kite", "Merlin"].map((name) => ({ path: "partners.create", input: { name } })),
  { path: "programs.create", input: { name: "Second", network: "awin", currency: "EUR" } },
  { path: "promises.make", input: { partnerId: 1, by: "us", text: "Send", dueOn: "2026-10-05" } },
  {
    path: "agreements.note",
    input: { partnerId: 1, programId: 1, text: "9 %", from: "2026-01-01", to: "2026-11-30" },
  },
  ...[1, 2, 3].map((id) => ({
    path: "negotiations.create",
    input: { partnerId: id, programId: id === 3 ? 2 : 1, subject: "Rate" },
  })),
  { path: "partners.update", input: { id: 2, set: { nextContactOn: "2026-10-02", cadenceDays: 7 } } },
];

test("each source has its one open task, and each task its reminders", { timeout }, async () => {
  const law = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
    const host = testHost();
    try {
      await run(host, start);
      for (const one of steps) {
        await run(host, [one]);
        const wrong = [...bornWrong(host.store, "2026-10-01"), ...remindersWrong(host.store, host.clock.now)];
        expect({ after: one, wrong }).toEqual({ after: one, wrong: [] });
      }
    } finally {
      host.close();
    }
  });
  await expect(fc.assert(law, { numRuns: 40 })).resolves.toBeUndefined();
});
