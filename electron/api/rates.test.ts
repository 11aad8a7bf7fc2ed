// Exchange rates: given, found for a day, loaded from a file, refused, and taken back.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rateOn } from "../data/rates.ts";
import { contents, fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Made {
  id: number;
  batchId: number;
}
const set = (on: string, from: string, to: string, rate: string | number) =>
  host.call<Made>("rates.set", { on, from, to, rate });
const list = async () => (await host.call<{ rows: object[] }>("rates.list")).rows;
const on = (from: string, to: string, day: string) => rateOn(host.store, from, to, day);

test("a rate holds from its day until the next one, and is one record however often it is given", async () => {
  const first = await set("2026-10-01", "EUR", "USD", "1.0800");
  await set("2026-10-05", "EUR", "USD", 1.1);
  expect([
    on("EUR", "USD", "2026-09-30"),
    on("EUR", "USD", "2026-10-04"),
    on("EUR", "USD", "2027-01-01"),
  ]).toEqual([null, { rate: "1.08", on: "2026-10-01" }, { rate: "1.1", on: "2026-10-05" }]);
  expect(await set("2026-10-01", "EUR", "USD", "1.09")).toMatchObject({ id: first.id });
  expect(await list()).toMatchObject([
    { on: "2026-10-05", from: "EUR", to: "USD", rate: "1.1" },
    { on: "2026-10-01", rate: "1.09" },
  ]);
  await host.call("rates.drop", { id: first.id });
  expect(on("EUR", "USD", "2026-10-04")).toBeNull();
  expect(await set("2026-10-01", "EUR", "USD", "1.07")).toMatchObject({ id: first.id });
  expect(on("EUR", "USD", "2026-10-04")).toEqual({ rate: "1.07", on: "2026-10-01" });
});

test("the other way round, and through the euro, but through nothing else", async () => {
  await set("2026-10-01", "EUR", "USD", "1.25");
  await set("2026-10-02", "EUR", "GBP", "0.80");
  await set("2026-10-01", "CHF", "SEK", "11");
  expect(on("USD", "EUR", "2026-10-09")).toEqual({ rate: "0.8", on: "2026-10-01" });
  expect(on("GBP", "USD", "2026-10-09")).toEqual({ rate: "1.5625", on: "2026-10-01" });
  expect(on("GBP", "USD", "2026-10-01")).toBeNull();
  expect(on("USD", "SEK", "2026-10-09")).toBeNull();
  await set("2026-10-01", "USD", "SEK", "10");
  expect(on("CHF", "USD", "2026-10-09")).toBeNull();
  await set("2026-09-01", "USD", "GBP", "0.7");
  expect(on("GBP", "USD", "2026-10-09")).toMatchObject({ on: "2026-09-01" });
  expect(on("JPY", "JPY", "2026-10-09")).toEqual({ rate: "1", on: "2026-10-09" });
});

test.each([
  [{ to: "EUR", rate: "1.1" }, "rate-same-currency"],
  [{ to: "USD", rate: "0" }, "bad-rate"],
  [{ to: "USD", rate: "1,1" }, "bad-rate"],
  [{ to: "USD", rate: -1 }, "bad-rate"],
  [{ to: "usd", rate: "1.1" }, "bad-input"],
  [{ to: "USD", rate: "1.1", on: "2026-02-30" }, "bad-input"],
])("%j is refused: %s", async (input, code) => {
  expect(await host.refused("rates.set", { on: "2026-10-01", from: "EUR", ...input })).toBe(code);
});

test("giving, giving again and dropping are undone", async () => {
  const before = await list();
  const { id, batchId } = await set("2026-10-01", "EUR", "USD", "1.08");
  const given = await list();
  const again = await set("2026-10-01", "EUR", "USD", "1.09");
  await host.call("history.undo", { batchId: again.batchId });
  expect(await list()).toEqual(given);
  const dropped = await host.call<Made>("rates.drop", { id });
  await host.call("history.undo", { batchId: dropped.batchId });
  expect(await list()).toEqual(given);
  expect(await host.call("history.last")).toMatchObject({
    title: { code: "made-exchange_rate", params: { name: "EUR/USD" } },
  });
  await host.call("history.undo", { batchId });
  expect(await list()).toEqual(before);
});

const wide = `Date,USD,JPY,CYP,
2026-11-20,1.0853,163.25,N/A,
2026-11-19,1.0841,162.9,N/A,
2026-11-18,1.0840,,0.585,
`;

describe("a file", () => {
  test("of the central bank: units for one euro; what is not given is left out", async () => {
    const file = fileIn(host, "eurofxref-hist.csv", wide);
    const before = contents(host.store);
    expect(await host.call("rates.preview", { file })).toMatchObject({
      name: "eurofxref-hist.csv",
      form: "wide",
      created: 6,
      changed: 0,
      unchanged: 0,
      rejected: [],
      from: "2026-11-18",
      to: "2026-11-20",
      currencies: [
        { currency: "EUR", rates: 6, used: true },
        { currency: "CYP", rates: 1, used: false },
        { currency: "JPY", rates: 2, used: false },
        { currency: "USD", rates: 3, used: false },
      ],
    });
    expect(contents(host.store)).toBe(before);
    await set("2026-11-19", "EUR", "USD", "1.08");
    expect(await host.call("rates.preview", { file, currencies: ["USD"] })).toMatchObject({
      created: 2,
      changed: 1,
    });
    expect(await host.call("rates.load", { file, currencies: ["USD"] })).toMatchObject({
      created: 2,
      changed: 1,
      unchanged: 0,
    });
    expect(await host.call("rates.load", { file })).toMatchObject({ created: 3, changed: 0, unchanged: 3 });
    expect(on("USD", "JPY", "2026-11-20")).toEqual({ rate: "150.419238920114", on: "2026-11-20" });
    expect(await host.call("rates.pairs")).toEqual({
      rows: [
        { from: "EUR", to: "CYP", days: 1, first: "2026-11-18", last: "2026-11-18", rate: "0.585" },
        { from: "EUR", to: "JPY", days: 2, first: "2026-11-19", last: "2026-11-20", rate: "163.25" },
        { from: "EUR", to: "USD", days: 3, first: "2026-11-18", last: "2026-11-20", rate: "1.0853" },
      ],
    });
  });

  test("is one batch among the imports, taken back whole", async () => {
    await set("2026-11-19", "EUR", "USD", "1.08");
    const before = contents(host.store);
    const file = fileIn(host, "rates.csv", wide);
    const { batchId } = await host.call<Made>("rates.load", { file });
    expect(await host.call("imports.list")).toMatchObject({
      rows: [{ batchId, file: "rates.csv", format: "rates", rows: 6, created: 5, changed: 1 }],
    });
    await host.call("imports.undo", { batchId });
    expect(contents(host.store)).toBe(before);
  });

  test("in the long form, with decimal commas and days with dots", async () => {
    const file = fileIn(
      host,
      "kurse.csv",
      "Datum;From;To;Kurs\r\n20.11.2026;USD;GBP;0,7751\r\n19.11.2026;usd;gbp;1.017,5\r\n",
    );
    await host.call("rates.load", { file });
    expect(await list()).toMatchObject([
      { on: "2026-11-20", from: "USD", to: "GBP", rate: "0.7751" },
      { on: "2026-11-19", from: "USD", to: "GBP", rate: "1017.5" },
    ]);
  });

  test("of the day, whose day is in words", async () => {
    const file = fileIn(host, "eurofxref.csv", "Date, USD, JPY, \n21 November 2026, 1.0853, 163.25, \n");
    await host.call("rates.load", { file });
    expect(await list()).toMatchObject([
      { on: "2026-11-21", to: "JPY", rate: "163.25" },
      { on: "2026-11-21", to: "USD", rate: "1.0853" },
    ]);
  });

  test("with rows that cannot be taken says which and why, and takes the others", async () => {
    const file = fileIn(
      host,
      "bad.csv",
      `date,from,to,rate
2026-11-20,EUR,USD,1.08
2026-11-31,EUR,USD,1.08
2026-11-21,EUR,dollars,1.08
2026-11-21,EUR,EUR,1
2026-11-21,EUR,USD,none
2026-11-20,EUR,USD,1.09
2026-11-20,EUR,USD,1.080
`,
    );
    expect(await host.call("rates.load", { file })).toMatchObject({
      created: 1,
      rejected: [
        { line: 3, code: "rate-day", reason: "2026-11-31 is not a day." },
        { line: 4, code: "rate-currency" },
        { line: 5, code: "rate-same" },
        { line: 6, code: "rate-number" },
        {
          line: 7,
          code: "rate-twice",
          reason: "EUR to USD has another rate for this day in line 2, which was kept.",
        },
      ],
    });
  });

  test("with slashes in its days is read by a day above 12, or asked to be written otherwise", async () => {
    const head = "date,from,to,rate\n";
    const clear = fileIn(host, "clear.csv", `${head}11/20/2026,EUR,USD,1.08\n11/02/2026,EUR,USD,1.07\n`);
    await host.call("rates.load", { file: clear });
    expect(await list()).toMatchObject([{ on: "2026-11-20" }, { on: "2026-11-02" }]);
    const unclear = fileIn(host, "unclear.csv", `${head}11/02/2026,EUR,USD,1.07\n`);
    expect(await host.refused("rates.load", { file: unclear })).toBe("rates-day-order");
  });

  test("that is something else is refused in words", async () => {
    const people = fileIn(host, "people.csv", "First Name,Last Name,Email\nA,B,a@b.example\n");
    expect(await host.refused("rates.preview", { file: people })).toBe("rates-header");
    expect(await host.refused("rates.preview", { file: "/nowhere/rates.csv" })).toBe("file-missing");
  });
});
