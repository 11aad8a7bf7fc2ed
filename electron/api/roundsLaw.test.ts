// What holds of a negotiation after any rounds, answers, moves and agreements: each step is undone and redone exactly.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contents, testHost, type TestHost } from "../testing.ts";
import { percent } from "../testingTerms.ts";

type Step = [path: string, input: object];
const small = fc.integer({ min: 1, max: 5 });
const day = fc.integer({ min: 1, max: 9 }).map((month) => `2026-0${month}-01`);
const side = fc.constantFrom("us", "them");
const terms = fc.integer({ min: 1, max: 3 }).map((rate) => percent(rate * 400));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ by: side, terms, at: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) })
    .map(({ at, ...rest }): Step => [
      "offers.add",
      { negotiationId: 1, ...rest, ...(at && { at: Date.UTC(2026, 8, at) }) },
    ]),
  fc
    .record({ id: small, at: fc.integer({ min: 1, max: 9 }) })
    .map(({ id, at }): Step => ["offers.update", { id, set: { at: Date.UTC(2026, 8, at) } }]),
  fc
    .record({ id: small, answer: fc.constantFrom("accepted", "declined", "countered"), from: day })
    .map((input): Step => ["offers.answer", input]),
  fc
    .record({
      id: fc.constant(1),
      stage: fc.constantFrom("preparing", "offered", "countered", "agreed", "declined", "paused"),
    })
    .map((input): Step => ["negotiations.move", input]),
  fc.record({ id: small }).map((input): Step => ["offers.trash", input]),
  fc.record({ id: small }).map((input): Step => ["offers.restore", input]),
  fc
    .record({ from: day, to: fc.option(day, { nil: undefined }), terms })
    .map(({ to, ...rest }): Step => [
      "agreements.create",
      { partnerId: 1, programId: 1, ...rest, ...(to && { to }) },
    ]),
  fc.record({ id: small, from: day, terms }).map((input): Step => ["agreements.amend", input]),
  fc.record({ id: small }).map((input): Step => ["agreements.trash", input]),
  fc
    .record({
      negotiationId: fc.constant(1),
      side,
      lever: fc.constantFrom("rateBp", "netDays"),
      value: small,
    })
    .map(({ value, ...rest }): Step => ["limits.set", { ...rest, ideal: value, walkAway: value }]),
);

/** The stage and the turn that the rounds alone come to: the newest offer's, and who said to counter has the turn. */
function plain(offers: Got["offers"]): [stage: string, turn: string] {
  const last = offers.at(-1);
  if (!last || last.answer === "declined") return ["preparing", "us"];
  const them = last.by === "us" ? "them" : "us";
  const [ours, theirs] = last.by === "us" ? ["offered", "countered"] : ["countered", "offered"];
  return last.answer === null ? [ours, them] : [theirs, them];
}

interface Got {
  stage: string;
  turn: string | null;
  offers: { at: number; by: string; answer: string | null; answeredAt: number | null }[];
}

/** What is seen: the negotiation, the agreements by day, the limits and the open tasks. */
async function seen(host: TestHost): Promise<string> {
  const parts = [
    await host.call("negotiations.get", { id: 1 }),
    await host.call("agreements.timeline", { partnerId: 1 }),
    await host.call("limits.list", { negotiationId: 1 }),
    host.store.all(
      "SELECT title, dueOn, source FROM task WHERE closedAt IS NULL AND deletedAt IS NULL ORDER BY source",
    ),
  ];
  return JSON.stringify(parts, null, 1);
}

test(
  "steps are undone and redone exactly, and rounds agree with the stage",
  { timeout: 180_000 },
  async () => {
    const law = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const host = testHost();
      try {
        await host.call("partners.create", { name: "Kestrel" });
        await host.call("negotiations.create", { partnerId: 1, programId: 1, subject: "Rate" });
        let byHand = false;
        for (const [path, input] of steps) {
          const before = await seen(host);
          const done = await host.call<{ batchId: number }>(path, input).catch(() => null);
          if (!done) {
            expect(await seen(host)).toBe(before);
            continue;
          }
          byHand ||= path === "negotiations.move";
          const [after, image] = [await seen(host), contents(host.store)];
          // What changed nothing left no batch to undo.
          if (host.store.value("SELECT 1 FROM change WHERE batchId = ?", done.batchId) === undefined)
            continue;
          const undone = await host.call<{ batchId: number }>("history.undo", { batchId: done.batchId });
          expect(await seen(host)).toBe(before);
          await host.call("history.undo", { batchId: undone.batchId });
          expect(await seen(host)).toBe(after);
          expect(contents(host.store)).toBe(image);
          const { stage, turn, offers } = await host.call<Got>("negotiations.get", { id: 1 });
          if (["agreed", "declined", "paused"].includes(stage)) expect(turn).toBeNull();
          else expect(turn).not.toBeNull();
          if (!byHand && turn !== null) expect([stage, turn]).toEqual(plain(offers));
          // An offer that the other side followed is never left open behind it.
          for (const [at, { by, answer }] of offers.entries())
            if (offers.slice(at + 1).some((later) => later.by !== by)) expect(answer).not.toBeNull();
        }
      } finally {
        host.close();
      }
    });
    await fc.assert(law, { numRuns: 20 });
  },
);
