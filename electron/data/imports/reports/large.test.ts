// A report of more than one transaction: each partner is met once, and who writes in between neither waits for its end nor loses anything.
import { expect, test } from "vitest";
import { dailyHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv, one, expectFresh } = useReports();

const PARTNERS = 4000;
const lines = [
  dailyHeader,
  ...Array.from({ length: PARTNERS * 2 }, (_, at) => {
    const nth = at % PARTNERS;
    const day = at < PARTNERS ? "2026-10-05" : "2026-10-06";
    return `${day},P${nth},Partner ${nth},site-${nth}.example,3,1,10.50,1.00,EUR`;
  }),
];

test("thousands of partners are each met once", async () => {
  const id = await program("in-house", "EUR");
  const { created, rejected } = await run(csv("large.csv", lines), { program: id });
  expect({ created, rejected }).toEqual({ created: PARTNERS * 2, rejected: [] });
  expect(host().store.value("SELECT count(*) FROM result_account")).toBe(PARTNERS);
  expect(await one()).toMatchObject({ clicks: PARTNERS * 6, value: `${PARTNERS * 21}.00` });
  expectFresh();
});

test("an edit in between sees true sums, is kept, and changes what the rest is added to", async () => {
  const id = await program("in-house", "EUR");
  const other = await host().call<{ id: number }>("partners.create", { name: "Bystander" });
  const state = { done: false };
  const importing = run(csv("large.csv", lines), { program: id }).finally(() => {
    state.done = true;
  });
  let edits = 0;
  while (!state.done) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (state.done) break;
    edits++;
    await host().call("partners.update", { id: other.id, set: { country: edits % 2 === 0 ? "DE" : "FR" } });
    // Margins changed halfway: the sums so far are made anew, the rows to come are added under the new one.
    if (edits === 5)
      await host().call("programs.setMoney", { programId: id, from: "2026-10-06", marginBp: 5000 });
    const rows = host().store.value<number>("SELECT count(*) FROM result_summary")!;
    expect(host().store.value("SELECT ifnull(sum(clicks), 0) FROM result_program_day")).toBe(rows * 3);
    expect(host().store.value("SELECT ifnull(sum(clicks), 0) FROM result_account_month")).toBe(rows * 3);
  }
  expect(edits).toBeGreaterThan(5);
  expect((await importing).created).toBe(PARTNERS * 2);
  expect(await one()).toMatchObject({ clicks: PARTNERS * 6 });
  expectFresh();
});
