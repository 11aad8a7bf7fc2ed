// Numbers go with the network's id, there and back; and a file that is imported again finds who was put together.
import { expect, test } from "vitest";
import { dailyHeader, useReports } from "../../testingReports.ts";
import { fileIn } from "../../testing.ts";

const { host, program, run, csv, totals, derivedNow, expectFresh } = useReports();
const make = async (name: string) => (await host().call<{ id: number }>("partners.create", { name })).id;

test("results of both are those of the kept one, until they are taken apart", async () => {
  const programId = await program("in-house", "EUR");
  const [keep, drop] = [await make("Kestrel"), await make("Kestrel Media")];
  for (const [externalId, partnerId] of [
    ["K1", keep],
    ["K2", drop],
  ] as const)
    await host().call("partners.link", { network: "in-house", externalId, partnerId });
  const line = (who: string, value: string) => `2026-10-05,${who},${who},,100,3,${value},24.00,EUR`;
  await run(csv("days.csv", [dailyHeader, line("K1", "300.00"), line("K2", "150.00")]), {
    program: programId,
  });
  const values = async () =>
    (await totals(["partner"])).rows.map(({ partnerId, value }) => `${partnerId} ${value}`).toSorted();
  const [before, sums] = [await values(), derivedNow()];
  expect(before).toEqual([`${keep} 300.00`, `${drop} 150.00`]);
  const { batchId } = await host().call<{ batchId: number }>("partners.merge", { keep, drop });
  expect(await values()).toEqual([`${keep} 450.00`]);
  expectFresh();
  // A later report of the dropped one's id is the kept one's too.
  await run(csv("more.csv", [dailyHeader, line("K2", "50.00").replace("10-05", "10-06")]), {
    program: programId,
  });
  expect(await values()).toEqual([`${keep} 500.00`]);
  const { batchId: last } = host().store.get<{ batchId: number }>(
    "SELECT max(batchId) AS batchId FROM result_summary",
  )!;
  await host().call("imports.undo", { batchId: last });
  await host().call("partners.unmerge", { batchId });
  expect(await values()).toEqual(before);
  expectFresh();
  expect(derivedNow()).toEqual(sums);
});

test("the same file again makes nobody twice", async () => {
  const file = fileIn(
    host(),
    "people.csv",
    `Name,Given Name,Family Name,E-mail 1 - Value,Organization 1 - Name
Maya Okafor,Maya,Okafor,maya@trail.example,Trail Thrift
M. Okafor,M.,Okafor,m.okafor@home.example,TT Media
Jonas Brandt,Jonas,Brandt,jonas@tt.example,TT Media
`,
  );
  await host().call("imports.run", { file });
  const id = (table: string, column: string, name: string) =>
    host().store.value<number>(`SELECT id FROM ${table} WHERE ${column} = ?`, name)!;
  const [keep, drop] = [id("partner", "name", "Trail Thrift"), id("partner", "name", "TT Media")];
  await host().call("partners.merge", { keep, drop });
  await host().call("contacts.merge", {
    keep: id("contact", "fullName", "Maya Okafor"),
    drop: id("contact", "fullName", "M. Okafor"),
  });
  const live = () =>
    ["partner", "contact"].map((table) =>
      host().store.value(`SELECT count(*) FROM ${table} WHERE deletedAt IS NULL`),
    );
  expect(live()).toEqual([1, 2]);
  await host().call("imports.run", { file });
  expect(live()).toEqual([1, 2]);
  // Somebody new of the firm's other name comes to the kept one.
  const more = fileIn(host(), "more.csv", "Name,Organization 1 - Name\nPia Lind,TT Media Ltd\n");
  await host().call("imports.run", { file: more });
  expect(host().store.value("SELECT partnerId FROM contact WHERE fullName = 'Pia Lind'")).toBe(keep);
});
