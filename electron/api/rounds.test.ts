// Rounds as they really come: out of order, twice by one side, taken off the table and laid back; and terms over the same days.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, testHost, type TestHost } from "../testing.ts";
import { percent } from "../testingTerms.ts";

let host: TestHost;
let partnerId: number;
let id: number;
beforeEach(async () => {
  host = testHost();
  partnerId = (await host.call<{ id: number }>("partners.create", { name: "Kestrel" })).id;
  id = await make();
});
afterEach(() => host.close());

interface Got {
  stage: string;
  turn: string | null;
  offers: { id: number; by: string; answer: string | null; answeredAt: number | null }[];
}
const make = async () =>
  (await host.call<{ id: number }>("negotiations.create", { partnerId, programId: 1, subject: "Rate" })).id;
const offer = async (by: string, at?: number, rateBp = 900): Promise<number> =>
  (
    await host.call<{ id: number }>("offers.add", {
      negotiationId: id,
      by,
      terms: percent(rateBp),
      ...(at !== undefined && { at }),
    })
  ).id;
/** Stage, turn, and each round with its answer, in one line. */
const told = async (): Promise<string> => {
  const { stage, turn, offers } = await host.call<Got>("negotiations.get", { id });
  const { rows } = await host.call<{ rows: { id: number; turn: string | null }[] }>("negotiations.list", {
    limit: 50,
    offset: 0,
  });
  expect(rows.find((row) => row.id === id)?.turn).toBe(turn);
  return [stage, turn ?? "nobody", ...offers.map(({ by, answer }) => `${by}:${answer ?? "open"}`)].join(" ");
};

describe("rounds", () => {
  test("written down late stand where they were made and change no stage", async () => {
    const now = host.clock.now;
    await offer("us", now);
    await offer("them", now - 86_400_000);
    expect(await told()).toBe("offered them them:countered us:open");
    await offer("us", now - 2 * 86_400_000);
    expect(await told()).toBe("offered them us:countered them:countered us:open");
    const { offers } = await host.call<Got>("negotiations.get", { id });
    expect(offers.map(({ answeredAt }) => answeredAt)).toEqual([now - 86_400_000, now, null]);
  });

  test("without a moment are the newest, whatever the clock says", async () => {
    await offer("us");
    host.clock.now -= 3_600_000;
    await offer("them");
    expect(await told()).toBe("countered us us:countered them:open");
  });

  test("two by the same side are both open until the other counters", async () => {
    await offer("us");
    await offer("us");
    expect(await told()).toBe("offered them us:open us:open");
    await offer("them");
    expect(await told()).toBe("countered us us:countered us:countered them:open");
  });

  test("answered late, an older one moves nothing while a newer one is open", async () => {
    const older = await offer("us");
    await offer("us", undefined, 950);
    await host.call("offers.answer", { id: older, answer: "countered" });
    expect(await told()).toBe("offered them us:countered us:open");
    const third = await offer("us", undefined, 1_000);
    const [, second] = (await host.call<Got>("negotiations.get", { id })).offers;
    await host.call("offers.answer", { id: second!.id, answer: "declined", reason: "Too little" });
    expect(await told()).toBe("offered them us:countered us:declined us:open");
    await host.call("offers.answer", { id: third, answer: "countered" });
    expect(await told()).toBe("countered them us:countered us:declined us:countered");
  });

  test("an older one that is accepted after all is agreed", async () => {
    const older = await offer("them");
    await offer("them", undefined, 950);
    await host.call("offers.answer", { id: older, answer: "accepted" });
    expect(await told()).toBe("agreed nobody them:accepted them:open");
  });

  test("the newest one decides, also where an older one was never answered", async () => {
    await offer("us");
    const newest = await offer("us", undefined, 950);
    await host.call("offers.answer", { id: newest, answer: "declined" });
    expect(await told()).toBe("declined nobody us:open us:declined");
    await host.call("negotiations.move", { id, stage: "preparing" });
    await host.call("negotiations.move", { id, stage: "offered" });
    expect(await told()).toBe("offered them us:open us:declined");
  });

  test("moved to another moment stand there, and what they countered is reckoned anew", async () => {
    const now = host.clock.now;
    const ours = await offer("us", now - 2_000);
    const theirs = await offer("them", now - 1_000);
    await host.call("offers.update", { id: theirs, set: { at: now - 3_000 } });
    expect(await told()).toBe("offered them them:countered us:open");
    const undone = await host.refused("offers.update", { id: theirs, set: { at: now } });
    expect(undone).toBe("offer-answered");
    await host.call("offers.update", { id: ours, set: { at: now - 4_000 } });
    expect(await told()).toBe("countered us us:countered them:open");
    await host.call("negotiations.move", { id, stage: "paused" });
    await host.call("offers.update", { id: theirs, set: { at: now - 5_000 } });
    expect(await told()).toBe("paused nobody them:countered us:open");
  });

  test("after all later ones are gone, a promised counter is still waited for", async () => {
    const ours = await offer("us");
    await host.call("offers.answer", { id: ours, answer: "countered" });
    expect(await told()).toBe("countered them us:countered");
    host.clock.now += 60_000;
    const theirs = await offer("them");
    await host.call("offers.trash", { id: theirs });
    expect(await told()).toBe("countered them us:countered");
  });

  test("taken off the table open what they countered again; laid back, all is as it was", async () => {
    await offer("us");
    const theirs = await offer("them");
    await host.call("offers.trash", { id: theirs });
    expect(await told()).toBe("offered them us:open");
    await host.call("offers.restore", { id: theirs });
    expect(await told()).toBe("countered us us:countered them:open");
    await host.call("offers.trash", { id: theirs });
    const [first] = (await host.call<Got>("negotiations.get", { id })).offers;
    await host.call("offers.trash", { id: first!.id });
    expect(await told()).toBe("preparing us");
    await host.call("offers.restore", { id: first!.id });
    await host.call("offers.restore", { id: theirs });
    expect(await told()).toBe("countered us us:countered them:open");
  });

  test("in the middle leave the last one as it is", async () => {
    await offer("us");
    const theirs = await offer("them");
    await offer("us");
    await host.call("offers.trash", { id: theirs });
    expect(await told()).toBe("offered them us:countered us:open");
    await host.call("offers.restore", { id: theirs });
    expect(await told()).toBe("offered them us:countered them:countered us:open");
  });

  test("each can be undone exactly, and the undo as well", async () => {
    await offer("us");
    const steps: [string, object][] = [
      ["offers.add", { negotiationId: id, by: "them", terms: percent(1000) }],
      ["negotiations.move", { id, stage: "paused", reason: "Holidays" }],
      ["limits.set", { negotiationId: id, side: "us", lever: "rateBp", ideal: 800, walkAway: 1000 }],
      ["negotiations.update", { id, set: { note: "Quiet", decideOn: "2026-12-01" } }],
    ];
    for (const [path, input] of steps) {
      const before = await told();
      const { batchId } = await host.call<{ batchId: number }>(path, input);
      const after = await told();
      const image = contents(host.store);
      const undone = await host.call<{ batchId: number }>("history.undo", { batchId });
      expect(await told()).toBe(before);
      await host.call("history.undo", { batchId: undone.batchId });
      expect(await told()).toBe(after);
      expect(contents(host.store)).toBe(image);
    }
  });

  test("moved by hand say whose words are on the table", async () => {
    await host.call("negotiations.move", { id, stage: "offered" });
    expect(await told()).toBe("offered them");
    await host.call("negotiations.move", { id, stage: "countered" });
    expect(await told()).toBe("countered us");
    await offer("us");
    expect(await told()).toBe("offered them us:open");
    await host.call("negotiations.move", { id, stage: "countered" });
    expect(await told()).toBe("countered us us:open");
  });

  test("of a closed negotiation are not added, changed or answered", async () => {
    const open = await offer("us");
    await host.call("negotiations.move", { id, stage: "declined", reason: "Too dear" });
    const refused = [
      ["offers.add", { negotiationId: id, by: "us", terms: percent(1) }],
      ["offers.update", { id: open, set: { terms: percent(1) } }],
      ["offers.answer", { id: open, answer: "accepted" }],
    ] as const;
    for (const [path, input] of refused) expect(await host.refused(path, input)).toBe("negotiation-closed");
    await host.call("negotiations.move", { id, stage: "preparing" });
    await host.call("offers.answer", { id: open, answer: "accepted" });
    expect(await told()).toBe("agreed nobody us:accepted");
    expect(await host.refused("offers.answer", { id: open, answer: "declined" })).toBe("offer-answered");
  });
});

test("what held before a negotiation stays beside its first round, also when it agreed on the same day", async () => {
  interface Held {
    before: { terms: object } | null;
    inForce: { terms: object } | null;
  }
  const held = async (): Promise<unknown[]> => {
    const { before, inForce } = await host.call<Held>("negotiations.get", { id });
    return [before?.terms ?? null, inForce?.terms ?? null];
  };
  expect(await held()).toEqual([null, null]);
  await host.call("agreements.create", { partnerId, programId: 1, terms: percent(800), from: "2026-01-01" });
  const first = await offer("us");
  expect(await held()).toEqual([percent(800), percent(800)]);
  await host.call("offers.answer", { id: first, answer: "accepted" });
  expect(await held()).toEqual([percent(800), percent(900)]);
});

describe("limits that no terms could hold", () => {
  test.each([
    ["rateBp", 800, 20_000, "terms-rate-over"],
    ["holdbackBp", 10_001, 0, "terms-rate-over"],
    ["netDays", 9_999, 30, "terms-days"],
    ["cookieDays", 30, 9_999, "terms-days"],
    ["rateBp", 800, 900.5, "limit-value"],
  ])("%s from %s to %s is refused as %s", async (lever, ideal, walkAway, code) => {
    const set = { negotiationId: id, side: "us", lever, ideal, walkAway };
    expect(await host.refused("limits.set", set)).toBe(code);
  });

  test("a budget of theirs is none; nobody's limits cannot be cleared", async () => {
    const budget = { negotiationId: id, lever: "package", walkAway: "500.00" };
    expect(await host.refused("limits.set", { ...budget, side: "them" })).toBe("lever-unknown");
    await host.call("limits.set", { ...budget, side: "us" });
    expect(await host.refused("limits.clear", { negotiationId: 99, side: "us", lever: "rateBp" })).toBe(
      "missing-negotiation",
    );
  });
});

describe("terms over the same days", () => {
  const create = (from: string, to?: string) => ({
    partnerId,
    programId: 1,
    terms: percent(800),
    from,
    ...(to && { to }),
  });

  test("are refused whichever of the two is written first", async () => {
    await host.call("agreements.create", create("2026-01-01", "2026-06-30"));
    expect(await host.refused("agreements.create", create("2026-06-30"))).toBe("agreement-runs");
    expect(await host.refused("agreements.create", create("2026-02-01", "2026-03-31"))).toBe(
      "agreement-runs",
    );
    expect(await host.refused("agreements.create", create("2025-12-01", "2026-01-01"))).toBe(
      "agreement-overlaps",
    );
    await host.call("agreements.create", create("2026-07-01"));
    await host.call("agreements.create", create("2025-12-01", "2025-12-31"));
  });

  test("are refused when their days are changed", async () => {
    await host.call("agreements.create", create("2026-01-01", "2026-06-30"));
    const { id: later } = await host.call<{ id: number }>("agreements.create", create("2026-07-01"));
    const { id: first } = await host.call<{ id: number }>(
      "agreements.create",
      create("2025-01-01", "2025-06-30"),
    );
    const update = (agreementId: number, set: object) =>
      host.refused("agreements.update", { id: agreementId, set });
    expect(await update(later, { from: "2026-01-01" })).toBe("agreement-same-day");
    expect(await update(first, { to: "2026-01-01" })).toBe("agreement-overlaps");
    await host.call("agreements.update", { id: first, set: { to: "2025-12-31", text: "Longer" } });
  });

  test("are refused when one comes back from the trash", async () => {
    const { id: first } = await host.call<{ id: number }>("agreements.create", create("2026-01-01"));
    await host.call("agreements.trash", { id: first });
    const { id: second } = await host.call<{ id: number }>("agreements.create", create("2026-01-01"));
    expect(await host.refused("agreements.restore", { id: first })).toBe("agreement-same-day");
    await host.call("agreements.trash", { id: second });
    await host.call("agreements.restore", { id: first });
  });

  test("an accepted offer and an amendment take over before the end of others", async () => {
    const { id: first } = await host.call<{ id: number }>(
      "agreements.create",
      create("2026-01-01", "2026-12-31"),
    );
    await host.call("agreements.amend", { id: first, terms: percent(850), from: "2026-03-01" });
    const ours = await offer("us", undefined, 950);
    await host.call("offers.answer", { id: ours, answer: "accepted", from: "2026-10-01" });
    const rate = async (on: string) =>
      (
        await host.call<{ terms: { rateBp: number } } | null>("agreements.inForce", {
          partnerId,
          programId: 1,
          on,
        })
      )?.terms.rateBp ?? null;
    const days = ["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01", "2026-09-30", "2026-10-01"];
    expect(await Promise.all(days.map(rate))).toEqual([null, 800, 800, 850, 850, 950]);
  });
});

test("nobody's numbers are refused, and not a row of zeros", async () => {
  const window = { partnerId: 99, programId: 1, from: "2026-01-01", to: "2026-02-01" };
  const asked: [string, object][] = [
    ["negotiations.replay", { ...window, terms: [percent(800)] }],
    ["negotiations.sample", window],
    ["negotiations.windows", { partnerId: 99, programId: 1 }],
    ["negotiations.precedents", { partnerId: 99, programId: 1, terms: percent(800) }],
    ["agreements.check", window],
  ];
  for (const [path, input] of asked)
    expect([path, await host.refused(path, input)]).toEqual([path, "missing-partner"]);
});

test("what is odd in terms is told with what was made, in words at its field", async () => {
  const steps = [
    { from: "100", rateBp: 1_000 },
    { from: "500", rateBp: 500 },
  ];
  const terms = { ...percent(800), tiers: { by: "orders", per: "month", mode: "marginal", steps } };
  const falls = [
    {
      field: "tiers.steps.1",
      code: "ratesFall",
      text: "Above 500 the rate falls: more sales earn less for each.",
    },
  ];
  const agreement = { partnerId, programId: 1, terms, from: "2026-01-01" };
  expect(await host.call("offers.add", { negotiationId: id, by: "us", terms })).toMatchObject({
    warnings: falls,
  });
  expect(await host.call("agreements.create", agreement)).toMatchObject({ warnings: falls });
  expect(await host.call("offers.add", { negotiationId: id, by: "us", terms: percent(800) })).toMatchObject({
    warnings: [],
  });
});
