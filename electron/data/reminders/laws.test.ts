// What holds whatever happens to tasks, clocks and zones: nothing comes twice, and what is to come is ahead.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../domain/errors.ts";
import { testHost, type TestHost } from "../../testing.ts";

/** ms; generous, because a busy machine makes workspaces slowly. */
const timeout = 120_000;
const hour = 3_600_000;
const task = fc.integer({ min: 1, max: 2 });
const day = fc.constantFrom("2026-10-01", "2026-10-02", "2026-10-03", "2026-10-25");
const time = fc.constantFrom("02:30", "09:00", "23:30");
const zone = fc.constantFrom("Asia/Tokyo", "Europe/Berlin", "Pacific/Honolulu");
const remind = fc.constantFrom(
  [{ days: 0, time: "09:00" }],
  [{ days: 1, time: "23:30" }, { before: 15 }],
  [{ at: Date.UTC(2026, 9, 2, 9) }, { before: 0 }],
);
const due = fc.oneof(
  fc.record({ dueOn: day }),
  fc.record({ dueOn: day, dueTime: time, timeZone: zone }),
  fc.record({ dueOn: day, dueTime: fc.constant(null) }),
);

type Step =
  | { is: "call"; path: string; input: object }
  | { is: "undo"; back: number }
  | { is: "snooze"; to: string | object }
  | { is: "fire"; after: number; starting: boolean; answer: boolean };
const call = (path: fc.Arbitrary<string>, input: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.record({ is: fc.constant("call" as const), path, input });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: call(
      fc.constant("tasks.create"),
      fc
        .tuple(due, remind)
        .map(([on, given]) => ({ title: "Ring", ...on, remind: given, repeat: "FREQ=DAILY" })),
    ),
  },
  {
    weight: 3,
    arbitrary: call(
      fc.constant("tasks.update"),
      fc
        .tuple(task, fc.option(due, { freq: 1, nil: {} }), fc.option(remind, { freq: 1, nil: undefined }))
        .map(([id, on, given]) => ({
          id,
          set: { title: "Ring twice", ...on, ...(given && { remind: given }) },
        })),
    ),
  },
  call(
    fc.constantFrom("tasks.complete", "tasks.reopen", "tasks.trash", "tasks.restore"),
    fc.record({ id: task }),
  ),
  {
    weight: 2,
    arbitrary: call(
      fc.constant("settings.set"),
      zone.map((value) => ({ key: "timeZone", value })),
    ),
  },
  fc.record({ is: fc.constant("undo" as const), back: fc.nat(4) }),
  fc.record({
    is: fc.constant("snooze" as const),
    to: fc.constantFrom<string | object>("tomorrow", "monday", { minutes: 10 }),
  }),
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant("fire" as const),
      after: fc.constantFrom(-24 * hour, 60_000, 5 * hour, 8 * hour, 20 * hour),
      starting: fc.boolean(),
      answer: fc.boolean(),
    }),
  },
);

interface Fired {
  show: { ids: number[] }[];
  nextAt: number | null;
}

/** A reminder as a person tells it apart: of which task, and at which instant or hour of the clock. */
const said = (host: TestHost, id: number): string =>
  host.store.value<string>(
    "SELECT taskUid || ' ' || slot || ' ' || ifnull(wall, dueAt) FROM reminder WHERE id = ?",
    id,
  )!;

async function go(host: TestHost, one: Step, seen: Set<string>, last: number[]): Promise<void> {
  switch (one.is) {
    case "call":
      await host.call(one.path, one.input);
      return;
    case "undo":
      await host.call("history.undo", {
        batchId: host.store.value<number>("SELECT max(id) FROM batch")! - one.back,
      });
      return;
    case "snooze":
      if (last.length > 0) await host.call("reminders.snooze", { ids: last, to: one.to });
      return;
    case "fire": {
      host.clock.now += one.after;
      const now = host.clock.now;
      const { show, nextAt } = await host.call<Fired>("reminders.fire", { now, starting: one.starting });
      const ids = show.flatMap((each) => each.ids);
      expect(ids.map((id) => said(host, id)).filter((each) => seen.has(each))).toEqual([]);
      if (nextAt !== null) expect(nextAt).toBeGreaterThan(now);
      if (ids.length === 0 || !one.answer) return;
      last.splice(0, last.length, ...ids);
      for (const id of ids) seen.add(said(host, id));
      await host.call("reminders.shown", { ids, outcome: "shown" });
    }
  }
}

test("what was shown never comes again, and the next one is ahead", { timeout }, async () => {
  const law = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
    const host = testHost();
    const [seen, last]: [Set<string>, number[]] = [new Set(), []];
    try {
      for (const dueOn of ["2026-10-02", "2026-10-03"])
        await host.call("tasks.create", { title: "Ring", dueOn, repeat: "FREQ=DAILY" });
      for (const one of steps)
        await go(host, one, seen, last).catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
        });
    } finally {
      host.close();
    }
  });
  await expect(fc.assert(law, { numRuns: 60 })).resolves.toBeUndefined();
});
