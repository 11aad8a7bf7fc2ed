// The packages of a middle ground as terms that can be offered: with the basis, the part and the days that they are about.
import { beforeEach, describe, expect, test } from "vitest";
import type { Terms } from "../domain/terms/terms.ts";
import { useReports } from "../testingReports.ts";

const { host, program } = useReports();

interface Middle {
  zones: object[];
  packages: {
    values: Record<string, string | number>;
    terms: Terms;
  }[];
  unvalued: string[];
}

let programId: number;
let partnerId: number;
beforeEach(async () => {
  programId = await program("in-house", "EUR");
  partnerId = (await host().call<{ id: number }>("partners.create", { name: "Kestrel" })).id;
});

const negotiation = async (): Promise<number> =>
  (await host().call<{ id: number }>("negotiations.create", { partnerId, programId, subject: "Rate" })).id;
const offer = (negotiationId: number, terms: object) =>
  host().call("offers.add", { negotiationId, by: "us", terms });
const limit = (negotiationId: number, side: string, lever: string, more: object) =>
  host().call("limits.set", { negotiationId, side, lever, ...more });
const middle = (negotiationId: number) => host().call<Middle>("negotiations.middleGround", { negotiationId });
const percent = (rateBp: number, more: object = {}) => ({
  currency: "EUR",
  basis: "percent",
  rateBp,
  ...more,
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
