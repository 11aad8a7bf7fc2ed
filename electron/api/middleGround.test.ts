// The middle ground as a call: against a search of every package, and worths out of the partner's own numbers.
import { array, assert, asyncProperty, boolean, integer, option, record } from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import type { Terms } from "../domain/terms/terms.ts";
import { dailyHeader, useReports } from "../testingReports.ts";
import { makeKestrel, percent } from "../testingTerms.ts";

const { host, program, run, csv } = useReports();

interface Middle {
  feasible: boolean;
  zones: ({ lever: string; low: string | number; high: string | number } | { lever: string; none: true })[];
  packages: {
    kind: string;
    values: Record<string, string | number>;
    terms: Terms;
    ourCost: string;
    theirGain: string;
    why: string;
  }[];
  missing?: { by: string; lever: string; move: string | number; to: string | number; cost: string };
  unvalued: string[];
}

let programId: number;
let partnerId: number;
beforeEach(async () => {
  ({ programId, partnerId } = await makeKestrel({ host, program }));
});

const negotiation = async (): Promise<number> =>
  (await host().call<{ id: number }>("negotiations.create", { partnerId, programId, subject: "Rate" })).id;
const offer = (negotiationId: number, terms: object) =>
  host().call("offers.add", { negotiationId, by: "us", terms });
const limit = (negotiationId: number, side: string, lever: string, more: object) =>
  host().call("limits.set", { negotiationId, side, lever, ...more });
const middle = (negotiationId: number) => host().call<Middle>("negotiations.middleGround", { negotiationId });
const cents = (text: string): number => Math.round(Number(text) * 100);

interface Side {
  from: number;
  width: number;
  worth: number;
}
interface Drawn {
  ours: Side;
  theirs: Side;
  inForce: number;
}
/** In steps; a rate rises for them, net days fall. */
const side = record({
  from: integer({ min: 0, max: 6 }),
  width: integer({ min: 0, max: 5 }),
  worth: integer({ min: 0, max: 30 }),
});
const drawn = record({ ours: side, theirs: side, inForce: integer({ min: 0, max: 8 }) });
const levers = ["rateBp", "cookieDays", "netDays"] as const;
const sizeOf = { rateBp: 50, cookieDays: 15, netDays: 5 };

/** Every package by itself: the cheapest at each gain, the fairest, the best together. Amounts in cents. */
function every(all: readonly Drawn[], budget: number) {
  let packages: { values: number[]; cost: number; gain: number }[] = [{ values: [], cost: 0, gain: 0 }];
  for (const [at, { ours, theirs, inForce }] of all.entries()) {
    const sign = levers[at] === "netDays" ? -1 : 1;
    const [low, high] = [
      Math.max(ours.from, theirs.from),
      Math.min(ours.from + ours.width, theirs.from + theirs.width),
    ];
    const values = Array.from({ length: Math.max(0, high - low + 1) }, (_, step) => low + step);
    packages = packages.flatMap((one) =>
      values.map((value) => ({
        values: [...one.values, value],
        cost: one.cost + sign * (value - inForce) * ours.worth * 100,
        gain: one.gain + sign * (value - inForce) * theirs.worth * 100,
      })),
    );
  }
  return packages.filter(({ cost }) => cost <= budget);
}

describe("against a search of every package", () => {
  test(
    "the packages are the best of their kind, and there are some exactly where some are possible",
    { timeout: 60_000 },
    async () => {
      const law = asyncProperty(
        array(drawn, { minLength: 1, maxLength: 3 }),
        option(integer({ min: -50, max: 300 }), { nil: null }),
        boolean(),
        async (all, budget, agreed) => {
          const id = await negotiation();
          const terms = percent(50 * all[0]!.inForce, {
            ...(all[1] && { cookieDays: 15 * all[1].inForce }),
            ...(all[2] && { netDays: 5 * all[2].inForce }),
          });
          if (agreed) {
            const on = `20${10 + (id % 80)}-01-01`;
            await host()
              .call("agreements.create", { partnerId, programId, terms, from: on, to: on })
              .catch(() => null);
          }
          await offer(id, terms);
          for (const [at, { ours, theirs }] of all.entries()) {
            const lever = levers[at]!;
            const size = sizeOf[lever];
            const ends = ({ from, width }: Side) => [from * size, (from + width) * size];
            const rises = lever !== "netDays";
            const [ourLow, ourHigh] = ends(ours);
            const [theirLow, theirHigh] = ends(theirs);
            await limit(id, "us", lever, {
              ideal: rises ? ourLow : ourHigh,
              walkAway: rises ? ourHigh : ourLow,
              step: size,
              valuePerStep: `${ours.worth}.00`,
            });
            await limit(id, "them", lever, {
              ideal: rises ? theirHigh : theirLow,
              walkAway: rises ? theirLow : theirHigh,
              valuePerStep: `${theirs.worth}.00`,
            });
          }
          if (budget !== null && budget >= 0) await limit(id, "us", "package", { walkAway: `${budget}.00` });
          const found = await middle(id);
          const most = budget === null || budget < 0 ? Infinity : budget * 100;
          const possible = every(all, most);
          expect(found.feasible).toBe(possible.length > 0);
          for (const { kind, values, ourCost, theirGain, why, terms: next } of found.packages) {
            const [cost, gain] = [cents(ourCost), cents(theirGain)];
            const steps = all.map((_, at) => Number(values[levers[at]!]) / sizeOf[levers[at]!]);
            expect(possible).toContainEqual({ values: steps, cost, gain });
            expect(next).toMatchObject(values);
            expect(why.split(". ").length).toBeGreaterThanOrEqual(2);
            if (kind === "cheapest")
              expect(possible.some((other) => other.gain >= gain && other.cost < cost)).toBe(false);
            if (kind === "together")
              expect(Math.max(...possible.map((other) => other.gain - other.cost))).toBe(gain - cost);
          }
          for (const kind of ["cheapest", "fairest", "together"])
            expect(found.packages.some((one) => one.kind === kind)).toBe(possible.length > 0);
          const leastOfAll = Math.min(...possible.map(({ cost }) => cost));
          if (possible.length > 0) expect(cents(found.packages[0]!.ourCost)).toBe(leastOfAll);
          if (found.feasible) expect(found.missing).toBeUndefined();
        },
      );
      await assert(law, { numRuns: 40 });
    },
  );
});

describe("what is missing", () => {
  test("is the single move that costs its mover least", async () => {
    const id = await negotiation();
    await offer(id, percent(800));
    await limit(id, "us", "rateBp", { ideal: 800, walkAway: 1000, step: 50, valuePerStep: "100.00" });
    await limit(id, "them", "rateBp", { ideal: 1200, walkAway: 1100, valuePerStep: "30.00" });
    const found = await middle(id);
    expect(found).toMatchObject({
      feasible: false,
      zones: [{ lever: "rateBp", none: true }],
      packages: [],
      missing: { by: "them", lever: "rateBp", move: -100, to: 1000, cost: "60.00" },
    });
  });

  test("may be our budget", async () => {
    const id = await negotiation();
    await offer(id, percent(800));
    await limit(id, "us", "rateBp", { ideal: 900, walkAway: 1000, step: 50, valuePerStep: "100.00" });
    await limit(id, "them", "rateBp", { ideal: 1000, walkAway: 900, valuePerStep: "900.00" });
    await limit(id, "us", "package", { walkAway: "150.00" });
    expect(await middle(id)).toMatchObject({
      feasible: false,
      missing: { by: "us", lever: "package", move: "50.00", to: "200.00", cost: "50.00" },
    });
  });
});

describe("worths out of the partner's numbers", () => {
  beforeEach(async () => {
    // Ripe through 6 October: 90 days to then, 480.00 a day.
    const first = numberOfDay("2026-07-09");
    await run(
      csv("days.csv", [
        dailyHeader,
        ...Array.from(
          { length: 90 },
          (_, at) => `${dayOfNumber(first + at)},K1,Kestrel,,444,8,480.00,38.40,EUR`,
        ),
      ]),
      { program: programId },
    );
    await host().call("agreements.create", {
      partnerId,
      programId,
      terms: percent(800, { netDays: 30 }),
      from: "2026-01-01",
    });
  });

  test("a rate costs its commission with the network's fee, and is worth the commission", async () => {
    const id = await negotiation();
    await limit(id, "us", "rateBp", { ideal: 800, walkAway: 1000, step: 100 });
    await limit(id, "them", "rateBp", { ideal: 1200, walkAway: 900 });
    const { packages, zones } = await middle(id);
    expect(zones).toEqual([{ lever: "rateBp", low: 900, high: 1000 }]);
    expect(packages[0]).toMatchObject({ values: { rateBp: 900 }, ourCost: "561.60", theirGain: "432.00" });
    expect(packages.find(({ kind }) => kind === "fairest")!.terms).toMatchObject({
      basis: "percent",
      netDays: 30,
    });
    const { rows } = await host().call<{ rows: object[] }>("limits.list", { negotiationId: id });
    expect(rows).toMatchObject([
      { side: "us", lever: "rateBp", perStep: "561.60", known: "computed", gridStep: 100, inForce: 800 },
      { side: "them", perStep: "432.00", known: "computed" },
    ]);
  });

  test("where nothing was sold, what nobody judged is named and not taken as free", async () => {
    const { id: other } = await host().call<{ id: number }>("partners.create", { name: "New" });
    const terms = { currency: "EUR", basis: "percent", rateBp: 800, netDays: 45 };
    await host().call("agreements.create", { partnerId: other, programId, terms, from: "2026-01-01" });
    const { id } = await host().call<{ id: number }>("negotiations.create", {
      partnerId: other,
      programId,
      subject: "First terms",
    });
    await limit(id, "us", "rateBp", { ideal: 800, walkAway: 1200, step: 100 });
    await limit(id, "them", "rateBp", { ideal: 1300, walkAway: 900 });
    await limit(id, "us", "netDays", { ideal: 45, walkAway: 15, step: 5 });
    await limit(id, "them", "netDays", { ideal: 15, walkAway: 30, valuePerStep: "40.00" });
    await limit(id, "us", "flat.amount", { ideal: "0.00", walkAway: "500.00", step: "250.00" });
    await limit(id, "them", "flat.amount", { ideal: "500.00", walkAway: "250.00" });
    const { unvalued, packages } = await middle(id);
    expect(unvalued).toEqual(["rateBp", "netDays"]);
    expect(packages.find(({ kind }) => kind === "cheapest")!.ourCost).toBe("250.00");
    const { rows } = await host().call<{ rows: object[] }>("limits.list", { negotiationId: id });
    expect(rows).toMatchObject([
      { side: "us", lever: "rateBp", known: "unknown", perStep: null },
      { side: "them", lever: "rateBp", known: "unknown", perStep: null },
      { side: "us", lever: "netDays", known: "unknown", perStep: null },
      { side: "them", lever: "netDays", known: "judged", perStep: "40.00" },
      { side: "us", lever: "flat.amount", known: "computed", perStep: "250.00" },
      { side: "them", lever: "flat.amount", known: "computed", perStep: "250.00" },
    ]);
  });

  test("a flat fee that is not there yet is one; net days cost the capital that they tie up", async () => {
    const id = await negotiation();
    await limit(id, "us", "flat.amount", { ideal: "0.00", walkAway: "500.00", step: "250.00" });
    await limit(id, "them", "flat.amount", { ideal: "1000.00", walkAway: "0.00" });
    await limit(id, "us", "netDays", { ideal: 30, walkAway: 15, step: 5 });
    await limit(id, "them", "netDays", { ideal: 0, walkAway: 30, valuePerStep: "40.00" });
    await limit(id, "us", "cookieDays", { ideal: 30, walkAway: 60, step: 15 });
    await limit(id, "them", "cookieDays", { ideal: 90, walkAway: 30, valuePerStep: "25.00" });
    const { packages, unvalued } = await middle(id);
    expect(unvalued).toEqual(["cookieDays"]);
    // 3,456.00 for 15 days at 8 % a year.
    expect(packages.at(-1)).toMatchObject({
      kind: "together",
      values: { netDays: 15, cookieDays: 60 },
      theirGain: "170.00",
    });
    expect(packages.at(-1)!.ourCost).toMatch(/^11\.36/);
    await host().call("settings.set", { key: "capitalRateBp", value: 0 });
    expect((await middle(id)).packages.at(-1)!.ourCost).toBe("0.00");
  });

  test("what the terms say nothing of is said to stand nowhere, though it counts from our ideal", async () => {
    const id = await negotiation();
    await limit(id, "us", "lockingDays", { ideal: 45, walkAway: 30 });
    await limit(id, "us", "netDays", { ideal: 30, walkAway: 15 });
    const { rows } = await host().call<{ rows: object[] }>("limits.list", { negotiationId: id });
    expect(rows).toMatchObject([
      { lever: "lockingDays", inForce: null },
      { lever: "netDays", inForce: 30 },
    ]);
  });

  test("a value that is no amount is refused at its field", async () => {
    const id = await negotiation();
    const set = { negotiationId: id, side: "us", lever: "rateBp", ideal: 800, walkAway: 900 };
    expect(await host().refused("limits.set", { ...set, valuePerStep: "much" })).toBe("limit-value");
  });
});

describe("the terms of a package", () => {
  const rate = { us: { ideal: 800, walkAway: 1000, step: 100 }, them: { ideal: 1200, walkAway: 900 } };
  const amount = {
    us: { ideal: "4.00", walkAway: "6.00", step: "1.00" },
    them: { ideal: "8.00", walkAway: "5.00" },
  };
  const both = async (id: number, lever: string, sides: { us: object; them: object }) => {
    await limit(id, "us", lever, { ...sides.us, valuePerStep: "10.00" });
    await limit(id, "them", lever, { ...sides.them, valuePerStep: "20.00" });
  };
  const perSale = { currency: "EUR", basis: "perSale", perAction: "5.00" };
  const hybrid = { currency: "EUR", basis: "hybrid", rateBp: 500, perAction: "1.00" };

  test.each([
    ["a rate instead of an amount", perSale, null, { rateBp: rate }, "percent"],
    ["a rate beside an amount, as offered", perSale, hybrid, { rateBp: rate }, "hybrid"],
    ["an amount instead of a rate", percent(800), null, { perAction: amount }, "perSale"],
    ["both", percent(800), null, { rateBp: rate, perAction: amount }, "hybrid"],
    ["a rate instead of clicks", { ...perSale, basis: "perClick" }, null, { rateBp: rate }, "percent"],
  ])("are ones that can be offered: %s", async (_, base, offered, levers, basis) => {
    await host().call("agreements.create", { partnerId, programId, terms: base, from: "2026-01-01" });
    const id = await negotiation();
    if (offered) await offer(id, offered);
    for (const [lever, sides] of Object.entries(levers)) await both(id, lever, sides);
    const { packages } = await middle(id);
    expect(packages.length).toBeGreaterThan(0);
    for (const { terms, values } of packages) {
      expect(terms).toMatchObject({ ...values, basis });
      await offer(id, terms);
    }
  });

  test("have the part that they are about, or it has to be added first", async () => {
    const id = await negotiation();
    await offer(id, percent(800));
    await both(id, "cap.atMost", {
      us: { ideal: "1000.00", walkAway: "2000.00", step: "500.00" },
      them: { ideal: "5000.00", walkAway: "1500.00" },
    });
    expect(await host().refused("negotiations.middleGround", { negotiationId: id })).toBe("lever-not-there");
    await offer(id, percent(800, { cap: { by: "commission", atMost: "900.00", per: "month" } }));
    const { packages } = await middle(id);
    expect(packages[0]!.terms).toMatchObject({ cap: { atMost: packages[0]!.values["cap.atMost"] } });
    const nothing = { negotiationId: id, side: "us", lever: "cap.atMost", ideal: "0.00", walkAway: "0.00" };
    expect(await host().refused("limits.set", nothing)).toBe("terms-cap-zero");
  });

  test("days of an exclusivity are a lever, worth what somebody judged", async () => {
    const id = await negotiation();
    await offer(id, percent(800));
    const days = { us: { ideal: 90, walkAway: 0, step: 30 }, them: { ideal: 0, walkAway: 60 } };
    await both(id, "exclusivity", days);
    const { packages, zones, unvalued } = await middle(id);
    expect([zones, unvalued]).toEqual([[{ lever: "exclusivity", low: 0, high: 60 }], []]);
    // Without one in force both sides count from none: each thirty days save us 10.00 and cost them 20.00.
    expect(packages[0]).toMatchObject({
      values: { exclusivity: 60 },
      ourCost: "-20.00",
      theirGain: "-40.00",
      terms: { exclusivity: { scope: "our kind of product", from: "2026-11-20", to: "2027-01-18" } },
    });
    const none = packages.find(({ values }) => values["exclusivity"] === 0)!;
    expect(none.terms).toEqual(percent(800));
    await offer(id, packages[0]!.terms);
    const exclusivity = { scope: "tents", from: "2026-12-01", to: "2026-12-31" };
    await offer(id, percent(800, { exclusivity }));
    expect((await middle(id)).packages[0]!.terms.exclusivity).toEqual({
      scope: "tents",
      from: "2026-12-01",
      to: "2027-01-29",
    });
  });

  test("limits that newer terms made meaningless are still listed", async () => {
    const id = await negotiation();
    await both(id, "cap.atMost", {
      us: { ideal: "1000.00", walkAway: "2000.00" },
      them: { ideal: "5000.00", walkAway: "1500.00" },
    });
    await offer(id, percent(800, { cap: { by: "orders", atMost: "500", per: "month" } }));
    expect(await host().refused("negotiations.middleGround", { negotiationId: id })).toBe("limit-value");
    const { rows } = await host().call<{ rows: object[] }>("limits.list", { negotiationId: id });
    expect(rows).toMatchObject([
      { side: "us", walkAway: "2000.00", perStep: null },
      { side: "them", walkAway: "1500.00", perStep: null },
    ]);
    await host().call("limits.set", {
      negotiationId: id,
      side: "us",
      lever: "cap.atMost",
      ideal: 500,
      walkAway: 700,
    });
  });

  test("a cap of orders that is in force takes whole orders alone", async () => {
    const terms = percent(800, { cap: { by: "orders", atMost: "500", per: "month" } });
    await host().call("agreements.create", { partnerId, programId, terms, from: "2026-01-01" });
    const id = await negotiation();
    const cap = { negotiationId: id, side: "us", lever: "cap.atMost", ideal: "400", walkAway: "700.50" };
    expect(await host().refused("limits.set", cap)).toBe("limit-value");
    await both(id, "cap.atMost", {
      us: { ideal: 400, walkAway: 700, step: 100 },
      them: { ideal: 900, walkAway: 600 },
    });
    const { packages } = await middle(id);
    expect(packages[0]).toMatchObject({ values: { "cap.atMost": 600 }, terms: { cap: { atMost: "600" } } });
  });
});
