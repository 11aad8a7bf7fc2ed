// Two reports of the same days that disagree are said, with both numbers; those that agree are not.
import { expect, test } from "vitest";
import { dailyHeader, OCT, orderHeader, useReports } from "../../testingReports.ts";

const { host, program, run, csv } = useReports();

interface Overview {
  notes: { code: string; params: Record<string, string> }[];
}
const differ = async (days: object = OCT) =>
  (await host().call<Overview>("performance.overview", days)).notes
    .filter(({ code }) => code === "differ")
    .map(({ params }) => [params.counted, params.said]);

const summary = "Partner ID,Partner,Clicks,Orders,Sale Amount,Commission,Currency";
const other = "Affiliate ID,Affiliate,Clicks,Orders,Sale Amount,Commission,Currency";

test("two summaries of a month", async () => {
  const id = await program("in-house", "EUR");
  await run(csv("a.csv", [summary, "P1,G,100,10,1000.00,80.00,EUR"]), { program: id, period: OCT });
  expect(await differ()).toEqual([]);
  await run(csv("b.csv", [other, "P1,G,90,9,995.00,70.00,EUR"]), { program: id, period: OCT });
  expect(await differ()).toEqual([]);
  await run(csv("b.csv", [other, "P1,G,90,9,900.00,70.00,EUR"]), { program: id, period: OCT });
  expect(await differ()).toEqual([["900.00", "1000.00"]]);
});

test("days beside a complete list, twice imported, apart from days that only one has", async () => {
  const id = await program("in-house", "EUR");
  const day = (at: string, value: string) => `2026-10-${at},P1,G,,10,1,${value},1.00,EUR`;
  await run(csv("d.csv", [dailyHeader, day("01", "100.00"), day("02", "50.00"), day("03", "40.00")]), {
    program: id,
  });
  const list = (value: string) =>
    csv("o.csv", [orderHeader, `T1,2026-10-01,P1,G,approved,${value},1.00,EUR`]);
  await run(list("100.00"), { program: id, complete: true });
  await run(list("100.00"), { program: id, complete: true });
  await run(csv("p.csv", [orderHeader, "T3,2026-10-03,P1,G,approved,40.00,1.00,EUR"]), {
    program: id,
    complete: true,
  });
  expect(await differ()).toEqual([]);
  await run(list("80.00"), { program: id, complete: true });
  expect(await differ()).toEqual([["120.00", "140.00"]]);
  expect(await differ({ from: "2026-10-02", to: "2026-10-31" })).toEqual([]);
  const partnerId = (await host().call<{ id: number }>("partners.create", { name: "G" })).id;
  await host().call("partners.link", { network: "in-house", externalId: "P1", partnerId });
  for (const filter of [{ programId: id }, { partnerId }, { programId: id, partnerId }])
    expect(await differ({ ...OCT, filter })).toEqual([["120.00", "140.00"]]);
});

test("two daily reports", async () => {
  const id = await program("in-house", "EUR");
  const lines = (value: string) => [
    `2026-10-01,P1,G,,10,1,${value},1.00,EUR`,
    "2026-10-02,P1,G,,10,1,7.00,1.00,EUR",
  ];
  await run(csv("a.csv", [dailyHeader, ...lines("100.00")]), { program: id });
  await run(csv("b.csv", [dailyHeader.replace("Partner ID", "Affiliate ID"), ...lines("60.00")]), {
    program: id,
  });
  expect(await differ()).toEqual([["67.00", "107.00"]]);
});

test("a month beside finer days that fill it", async () => {
  const id = await program("in-house", "EUR");
  const days = { from: "2026-10-01", to: "2026-10-02" };
  await run(csv("a.csv", [summary, "P1,G,100,10,1000.00,80.00,EUR"]), { program: id, period: days });
  await run(
    csv("b.csv", [
      dailyHeader,
      "2026-10-01,P1,G,,1,1,500.00,1.00,EUR",
      "2026-10-02,P1,G,,1,1,400.00,1.00,EUR",
    ]),
    { program: id },
  );
  expect(await differ()).toEqual([["900.00", "1000.00"]]);
});
