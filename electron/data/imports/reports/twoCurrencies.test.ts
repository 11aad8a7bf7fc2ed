// Rows of one partner and day in two currencies are two rows, in whatever order and company they come.
import { expect, test } from "vitest";
import { dailyHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv, totals, expectFresh } = useReports();
const euros = "2026-10-03,P1,Gear Ledger,,10,1,100.00,8.00,EUR";
const dollars = "2026-10-03,P1,Gear Ledger,,20,2,200.00,18.00,USD";

test.each([
  ["the same order", [euros, dollars]],
  ["the other order", [dollars, euros]],
  ["one alone", [dollars]],
])("a summary's rows in two currencies come again in %s", async (_, again) => {
  const id = await program("in-house", "EUR");
  expect(await run(csv("a.csv", [dailyHeader, euros, dollars]), { program: id })).toMatchObject({
    created: 2,
  });
  const file = csv("b.csv", [dailyHeader, ...again]);
  const preview = await host().call("imports.preview", { file, answers: { program: id } });
  expect(preview).toMatchObject({ created: 0, changed: 0, unchanged: again.length });
  expect(await run(file, { program: id })).toMatchObject({ created: 0, changed: 0 });
  const rows = (await totals([])).rows.map(({ currency, value, clicks }) => [currency, value, clicks]);
  expect(rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
    ["EUR", "100.00", 10],
    ["USD", "200.00", 20],
  ]);
  expectFresh();
});

test("a report of one currency after that of another one adds to it", async () => {
  const id = await program("in-house", "EUR");
  await run(csv("a.csv", [dailyHeader, euros]), { program: id });
  expect(await run(csv("b.csv", [dailyHeader, dollars]), { program: id })).toMatchObject({ created: 1 });
  expect(await run(csv("c.csv", [dailyHeader, dollars, euros]), { program: id })).toMatchObject({
    created: 0,
    changed: 0,
    unchanged: 2,
  });
  expect((await totals([])).rows).toHaveLength(2);
});

test("a partner's id in other letters is the same account", async () => {
  const id = await program("in-house", "EUR");
  const lines = [dailyHeader, euros.replace("P1", "Ab1"), "2026-10-03,aB1,Gear Ledger,,5,1,50.00,4.00,EUR"];
  expect(await run(csv("a.csv", lines), { program: id })).toMatchObject({ created: 2, waiting: 1 });
  const rows = (await totals(["partner"])).rows;
  expect(rows).toMatchObject([{ externalId: "Ab1", value: "150.00", clicks: 15 }]);
});
