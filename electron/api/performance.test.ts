// What the Performance page asks for, over a small world whose answers can be worked out by hand.
import { beforeEach, describe, expect, test } from "vitest";
import { dailyHeader, useReports } from "../testingReports.ts";

const { host, program, run, csv } = useReports();

let id: number;
beforeEach(async () => {
  id = await program("in-house", "EUR");
  await run(
    csv("d.csv", [
      dailyHeader,
      // Old goes, Steady stays, New comes; Gone had orders long ago.
      "2026-05-02,P0,Gone,,10,1,40.00,4.00,EUR",
      "2026-08-10,P1,Old,,100,5,500.00,50.00,EUR",
      "2026-08-11,P2,Steady,,100,5,300.00,30.00,EUR",
      "2026-09-11,P2,Steady,,100,6,600.00,60.00,EUR",
      "2026-09-12,P3,New,,50,2,200.00,20.00,EUR",
      "2026-09-13,P4,Looker,,50,0,0.00,0.00,EUR",
    ]),
    { program: id },
  );
});

const SEP = { from: "2026-09-01", to: "2026-09-30" };
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

describe("movement", () => {
  test("says who is new, lost and dormant, and on how few it hangs", async () => {
    const found = await host().call<{
      fresh: { name: string; value: string; lastDay: string }[];
      lost: { name: string; lastDay: string }[];
      dormant: { name: string; lastDay: string }[];
      concentration: { top: number; shareBp: number }[];
    }>("performance.movement", SEP);
    expect(found.fresh).toMatchObject([{ name: "New", value: "200.00", lastDay: "2026-09-12" }]);
    expect(found.lost).toMatchObject([{ name: "Old", lastDay: "2026-08-10" }]);
    expect(found.dormant).toMatchObject([{ name: "Gone", lastDay: "2026-05-02" }]);
    expect(found.concentration).toEqual([
      { top: 1, shareBp: 7500 },
      { top: 5, shareBp: 10_000 },
      { top: 10, shareBp: 10_000 },
      { top: 20, shareBp: 10_000 },
    ]);
  });

  test("counts those that joined and were active by a click, an order, an approved order", async () => {
    for (const [externalId, name] of [
      ["P1", "Old"],
      ["P2", "Steady"],
      ["P4", "Looker"],
    ]) {
      const made = await host().call<{ id: number }>("partners.create", { name });
      await host().call("partners.link", { network: "in-house", externalId, partnerId: made.id });
    }
    const { active } = await host().call<{ active: object[] }>("performance.movement", {
      ...SEP,
      filter: { programId: id },
    });
    expect(active).toEqual([
      { by: "clicks", active: 2, joined: 3, rateBp: 6667 },
      { by: "orders", active: 1, joined: 3, rateBp: 3333 },
      { by: "approved", active: 1, joined: 3, rateBp: 3333 },
    ]);
  });
});

describe("the period beside", () => {
  test.each([
    ["whole months beside whole months", SEP, "previous", { from: "2026-08-01", to: "2026-08-31" }],
    [
      "a leap February is whole",
      { from: "2025-02-01", to: "2025-02-28" },
      "year",
      { from: "2024-02-01", to: "2024-02-29" },
    ],
    [
      "other days beside as many",
      { from: "2026-09-10", to: "2026-09-16" },
      "previous",
      { from: "2026-09-03", to: "2026-09-09" },
    ],
    [
      "the same days of last year",
      { from: "2026-09-10", to: "2026-09-16" },
      "year",
      { from: "2025-09-10", to: "2025-09-16" },
    ],
  ])("%s", async (_, range, compare, beforeRange) => {
    expect(await host().call("performance.overview", { ...range, compare })).toMatchObject({ beforeRange });
  });
});

describe("a league", () => {
  test("is sorted by any metric, what does not apply last", async () => {
    const by = async (metric: string, desc: boolean) =>
      names(
        (
          await host().call<{ rows: { name: string }[] }>("performance.league", {
            ...SEP,
            compare: "previous",
            sort: { by: metric, desc },
          })
        ).rows,
      );
    expect(await by("value", true)).toEqual(["Steady", "New", "Looker", "Old"]);
    expect(await by("crBp", false)).toEqual(["Looker", "New", "Steady", "Old"]);
    expect(await by("name", false)).toEqual(["Looker", "New", "Old", "Steady"]);
    expect(await by("name", true)).toEqual(["Steady", "Old", "New", "Looker"]);
    expect((await by("aov", true)).slice(2).toSorted()).toEqual(["Looker", "Old"]);
    expect(
      await host().refused("performance.league", { ...SEP, sort: { by: "name; DROP TABLE partner" } }),
    ).toBe("bad-input");
  });
});

test("a figure opens to the reports behind it", async () => {
  const found = await host().call<{ sources: object[] }>("performance.explain", { ...SEP, metric: "roiBp" });
  expect(found).toMatchObject({
    currency: "EUR",
    shown: { value: "800.00", commission: "80.00", networkFee: "24.00", cost: "104.00", roiBp: 16_923 },
    sources: [
      {
        program: "Northfield in-house",
        kind: "table",
        file: "d.csv",
        rows: 3,
        value: "800.00",
        from: "2026-09-11",
        to: "2026-09-13",
        author: "Mara",
        shared: false,
      },
    ],
  });
});
