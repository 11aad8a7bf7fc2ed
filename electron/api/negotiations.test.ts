// Negotiations as scripts and the page ask for them: rounds, turns, limits, agreed terms.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";
import { percent } from "../testingTerms.ts";

let host: TestHost;
let partnerId: number;
beforeEach(async () => {
  host = testHost();
  partnerId = (await host.call<{ id: number }>("partners.create", { name: "Kestrel" })).id;
});
afterEach(() => host.close());

interface Got {
  stage: string;
  turn: string | null;
  offers: { id: number; by: string; answer: string | null }[];
  inForce: { agreementId: number } | null;
}
const make = async () =>
  (await host.call<{ id: number }>("negotiations.create", { partnerId, programId: 1, subject: "Rate" })).id;
const get = (id: number) => host.call<Got>("negotiations.get", { id });
const offer = (negotiationId: number, by: string, rateBp: number) =>
  host.call<{ id: number; batchId: number }>("offers.add", { negotiationId, by, terms: percent(rateBp) });

describe("rounds", () => {
  test("move the stage and the turn; an accepted offer becomes an agreement from its day", async () => {
    const id = await make();
    expect(await get(id)).toMatchObject({ stage: "preparing", turn: "us", offers: [] });
    await offer(id, "them", 1200);
    expect(await get(id)).toMatchObject({ stage: "countered", turn: "us" });
    const ours = await offer(id, "us", 900);
    expect(await get(id)).toMatchObject({
      stage: "offered",
      turn: "them",
      offers: [{ answer: "countered" }, { answer: null }],
    });
    const { agreementId } = await host.call<{ agreementId: number }>("offers.answer", {
      id: ours.id,
      answer: "accepted",
      from: "2026-11-01",
    });
    expect(await get(id)).toMatchObject({ stage: "agreed", turn: null, inForce: null });
    const at = (on: string) => host.call("agreements.inForce", { partnerId, programId: 1, on });
    expect(await at("2026-10-31")).toBeNull();
    expect(await at("2026-11-01")).toEqual({ terms: percent(900), since: "2026-11-01", agreementId });
    expect(await host.refused("offers.add", { negotiationId: id, by: "us", terms: percent(1) })).toBe(
      "negotiation-closed",
    );
  });

  test("an undone answer takes its agreement back", async () => {
    const id = await make();
    const ours = await offer(id, "us", 900);
    const { batchId } = await host.call<{ batchId: number }>("offers.answer", {
      id: ours.id,
      answer: "accepted",
    });
    await host.call("history.undo", { batchId });
    expect(await get(id)).toMatchObject({ stage: "offered", offers: [{ answer: null }], inForce: null });
  });

  test("terms of another currency, or none at all, are refused at their field", async () => {
    const id = await make();
    const add = (terms: object) => host.refused("offers.add", { negotiationId: id, by: "us", terms });
    expect(await add({ ...percent(900), currency: "USD" })).toMatch(/^terms-/);
    expect(await add({ ...percent(10_001) })).toMatch(/^terms-/);
    expect(await add({ basis: "percent" })).toBe("bad-input");
  });
});

describe("limits", () => {
  test("are set once for each side and lever, and not the wrong way round", async () => {
    const negotiationId = await make();
    const set = { negotiationId, side: "us", lever: "rateBp", ideal: 800, walkAway: 1100 };
    await host.call("limits.set", set);
    await host.call("limits.set", { ...set, walkAway: 1200, step: 50 });
    const { rows } = await host.call<{ rows: object[] }>("limits.list", { negotiationId });
    expect(rows).toMatchObject([{ side: "us", lever: "rateBp", ideal: "800", walkAway: "1200", step: "50" }]);
    expect(await host.refused("limits.set", { ...set, walkAway: 700 })).toBe("limits-wrong-way");
    expect(await host.refused("limits.set", { ...set, lever: "colour" })).toBe("lever-unknown");
  });
});

describe("agreed terms", () => {
  const create = (from: string, to?: string) =>
    host.call<{ id: number }>("agreements.create", {
      partnerId,
      programId: 1,
      terms: percent(800),
      from,
      ...(to && { to }),
    });
  const spans = async () =>
    (
      await host.call<{ rows: { from: string; until: string | null; state: string }[] }>(
        "agreements.timeline",
        {
          partnerId,
        },
      )
    ).rows.map(({ from, until, state }) => `${from} ${until} ${state}`);

  test("follow each other; an amendment keeps the old version", async () => {
    const first = await create("2026-01-01");
    await host.call("agreements.amend", { id: first.id, terms: percent(1000), from: "2026-09-01" });
    await create("2027-01-01");
    expect(await spans()).toEqual([
      "2026-01-01 2026-08-31 past",
      "2026-09-01 2026-12-31 current",
      "2027-01-01 null future",
    ]);
  });

  test("over the same days are refused in words", async () => {
    await create("2026-06-01");
    const base = { partnerId, programId: 1, terms: percent(800) };
    expect(await host.refused("agreements.create", { ...base, from: "2026-06-01" })).toBe(
      "agreement-same-day",
    );
    expect(await host.refused("agreements.create", { ...base, from: "2026-01-01", to: "2026-06-30" })).toBe(
      "agreement-overlaps",
    );
    expect(await host.refused("agreements.create", { ...base, from: "2026-01-02", to: "2026-01-01" })).toBe(
      "ends-before",
    );
  });
});

test("of two rounds noted for one moment the one that was noted last is the last", async () => {
  const id = await make();
  const at = "2026-09-20T12:00:00Z";
  for (const by of ["us", "them", "us", "them"])
    await host.call("offers.add", { negotiationId: id, by, at: Date.parse(at), terms: percent(900) });
  const { rows } = await host.call<{ rows: { turn: string; offers: number; lastOffer: { by: string } }[] }>(
    "negotiations.list",
    {},
  );
  expect(rows).toMatchObject([{ turn: "us", offers: 4, lastOffer: { by: "them" } }]);
  expect((await get(id)).turn).toBe("us");
});

test("lists and the board tell whose turn it is and how long it has waited", async () => {
  const a = await make();
  await offer(a, "them", 1200);
  const b = await make();
  await offer(b, "us", 900);
  host.clock.now += 5 * 86_400_000;
  const { rows } = await host.call<{ rows: { id: number; turn: string; waitingDays: number }[] }>(
    "negotiations.list",
    { sort: { by: "waiting" } },
  );
  expect(rows.map(({ id, turn, waitingDays }) => [id, turn, waitingDays])).toEqual([
    [a, "us", 5],
    [b, "them", 5],
  ]);
  const { columns } = await host.call<{ columns: { stage: string; total: number }[] }>(
    "negotiations.board",
    {},
  );
  expect(columns.filter(({ total }) => total > 0).map(({ stage }) => stage)).toEqual([
    "offered",
    "countered",
  ]);
  expect(await host.call("negotiations.counts")).toEqual({ mine: 1, overdue: 0, open: 2 });
});
