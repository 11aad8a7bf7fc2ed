// What the last import changed, and whose numbers grew.
import { expect, test } from "vitest";
import { orderHeader, useReports } from "../../testingReports.ts";

const { host, program, run, csv } = useReports();

interface Overview {
  lastImport: { key: string; batchId: number; file: string; text: string; flipped: number } | null;
  thanks: { partner: string; code: string; reason: string }[];
}
const overview = () => host().call<Overview>("today.overview");

test("the last import says what it changed for a week, until it is taken back", async () => {
  const id = await program("in-house", "EUR");
  const report = (name: string, statuses: string[]) =>
    run(
      csv(name, [
        orderHeader,
        ...statuses.map((status, at) => `T${at},2026-10-03,P1,Gear Ledger,${status},100.00,8.00,EUR`),
      ]),
      { program: id },
    );
  const first = await report("a.csv", ["pending", "declined", "pending"]);
  expect((await overview()).lastImport).toMatchObject({
    file: "a.csv",
    text: "3 new rows",
    batchId: first.batchId,
  });
  const second = await report("b.csv", ["declined", "pending", "declined"]);
  expect((await overview()).lastImport).toMatchObject({
    file: "b.csv",
    flipped: 3,
    declined: { orders: 2, values: [{ currency: "EUR", value: "200.00" }] },
    text: "3 changed · 2 orders reversed, 200.00 EUR · 1 order came back, 100.00 EUR",
  });
  await host().call("imports.undo", { batchId: second.batchId });
  const { lastImport } = await overview();
  expect(lastImport).toMatchObject({ file: "a.csv" });
  await host().call("today.dismiss", { key: lastImport!.key });
  expect((await overview()).lastImport).toBeNull();
  await host().call("today.bringBack", { key: lastImport!.key });
  host().clock.now += 8 * 86_400_000;
  expect((await overview()).lastImport).toBeNull();
});

test("the strongest growth is thanked for, where the numbers are real and of now", async () => {
  const id = await program("in-house", "EUR");
  for (const [name, who] of [
    ["Kite", "P1"],
    ["Merlin", "P2"],
    ["Owl", "P3"],
  ] as const)
    await host().call("partners.create", { name, networkIds: [{ network: "in-house", externalId: who }] });
  let nth = 0;
  const orders = (who: string, day: string, count: number, value: number) =>
    Array.from({ length: count }, () => `T${nth++},${day},${who},${who},approved,${value}.00,1.00,EUR`);
  await run(
    csv("a.csv", [
      orderHeader,
      ...orders("P1", "2026-10-05", 10, 20),
      ...orders("P1", "2026-11-10", 12, 40),
      // Few orders are chance.
      ...orders("P2", "2026-10-05", 2, 10),
      ...orders("P2", "2026-11-10", 9, 90),
      ...orders("P3", "2026-10-05", 20, 20),
      ...orders("P3", "2026-11-19", 20, 21),
    ]),
    { program: id },
  );
  const grown = async () => (await overview()).thanks.filter(({ code }) => code === "growth");
  expect(await grown()).toMatchObject([{ partner: "Kite", reason: "Grew by 140 % in 30 days, to 480 EUR" }]);
  host().clock.now += 40 * 86_400_000;
  expect(await grown()).toEqual([]);
});
