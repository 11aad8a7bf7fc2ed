import { describe, expect, test } from "vitest";
import { metricIds } from "../../../electron/domain/metrics/definitions.ts";
import { showAmount } from "../../figures.ts";
import { besideOf } from "./cards.ts";
import { filledParts } from "./formulaParts.ts";
import { notesOf } from "./notesOf.ts";
import { chartPoints, leavesOut, summaryOf } from "./points.ts";
import { overview, partner, worked } from "./sample.ts";
import { partnersTable, workbook } from "./tables.ts";

const range = { from: "2026-08-03", to: "2026-10-31" };
const point = {
  from: "2026-08-03",
  to: "2026-08-09",
  value: "100.50",
  cost: "12.00",
  commission: "8.00",
  orders: 2,
  clicks: 90,
  ripe: true,
};

describe("files", () => {
  test("partners have the columns that are seen, the other period beside each", () => {
    const compared = [partner({ before: worked }), partner({ name: "Fresh", before: null })];
    const { columns, rows } = partnersTable(compared, ["value", "roiBp"], "EUR");
    expect(columns.map(({ label }) => label)).toEqual([
      "Partner",
      "Network id",
      "Net value, EUR",
      "Net value, period beside it, EUR",
      "Return on investment",
      "Return on investment, period beside it",
    ]);
    expect(rows).toEqual([
      ["Alpaka & Söhne", "200321", "43200.00", "43200.00", 23_654, 23_654],
      ["Fresh", "200321", "43200.00", null, 23_654, null],
    ]);
    expect(partnersTable([partner()], ["value"], "EUR").columns).toHaveLength(3);
  });
  test("a currency without cents is written without them", () => {
    const [, , value] = partnersTable([partner()], ["value"], "JPY").columns;
    expect(value).toEqual({ label: "Net value, JPY", kind: "amount", digits: 0 });
  });
  test("a workbook says what was counted", () => {
    const about = {
      range,
      filters: "Program: Bluebird",
      overview: overview({ beforeRange: range, before: worked }),
    };
    const sheets = workbook(
      about,
      { currency: "EUR", points: [point], before: [], undated: { value: "0.00", orders: 0, clicks: 0 } },
      [partner()],
    );
    expect(sheets.map(({ name }) => name)).toEqual(["Numbers", "Over time", "Partners", "About"]);
    for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(sheets[1]?.rows[0]).toEqual(["2026-08-03", "2026-08-09", "100.50", "12.00", "8.00", 2, 90]);
    expect(sheets[3]?.rows.flat()).toContain("Program: Bluebird");
  });
});

describe("notes", () => {
  test("a whole, ripe period has none", () => {
    expect(notesOf(overview())).toEqual([]);
  });
  test("what to look at comes first; a rate used is said with its day", () => {
    const notes = notesOf(
      overview({
        now: { ...worked, decidedBp: 8999 },
        unconverted: [{ currency: "USD", value: "12.00", orders: 1 }],
        rates: [{ from: "GBP", to: "EUR", rate: "1.17", on: "2026-10-30" }],
      }),
    );
    expect(notes.map(({ look }) => look)).toEqual([true, true, false]);
    expect(notes[1]?.text).toContain(showAmount("12.00", "USD"));
    expect(notes[2]?.text).toContain("1.17");
  });
  test("rates of one day are one note, in digits that one reads", () => {
    const [note, ...more] = notesOf(
      overview({
        rates: [
          { from: "GBP", to: "EUR", rate: "1.1868027534", on: "2026-10-30" },
          { from: "USD", to: "EUR", rate: "0.8592541674", on: "2026-10-30" },
        ],
      }),
    );
    expect(note?.text).toMatch(/^1 GBP = 1\D1868 EUR, 1 USD = 0\D85925 EUR, the rates of /);
    expect(more).toEqual([]);
  });
  test("numbers that begin within the period beside are compared with nothing, and it is said", () => {
    const beside = { before: worked, beforeRange: { from: "2026-05-05", to: "2026-08-02" } };
    const partly = overview({ ...beside, firstDay: "2026-07-01" });
    expect(besideOf(partly)).toBeNull();
    expect(notesOf(partly)).toHaveLength(1);
    const whole = overview({ ...beside, firstDay: "2026-05-05" });
    expect(besideOf(whole)).toBe(worked);
    expect(notesOf(whole)).toEqual([]);
  });
  test("90 % decided is ripe", () => {
    expect(notesOf(overview({ now: { ...worked, decidedBp: 9000 } }))).toEqual([]);
  });
});

describe("a figure opened", () => {
  const explained = {
    metric: "roiBp" as const,
    currency: "EUR",
    shown: worked,
    margin: "15120.00",
    sources: [],
  };
  test("the ROI shows value, cost and margin", () => {
    expect(filledParts("roiBp", explained).map(({ value }) => value)).toEqual(
      ["43200.00", "4492.80", "15120.00"].map((amount) => showAmount(amount, "EUR")),
    );
    expect(filledParts("roiBp", { ...explained, margin: null }).at(-1)?.value).toBe("n/a");
  });
  test("every part of every formula has a name", () => {
    for (const id of metricIds)
      for (const { label } of filledParts(id, explained)) expect(label).toMatch(/^[A-Z].*[a-z ]/);
  });
});

describe("a chart", () => {
  const undated = { value: "10.00", orders: 1, clicks: 0 };
  const empty = { ...point, value: "0.00", orders: 0, clicks: 0 };
  test("leaves out what only months have room for", () => {
    expect(leavesOut({ currency: "EUR", points: [empty], before: [], undated })).toBe(true);
    expect(leavesOut({ currency: "EUR", points: [empty, point], before: [], undated })).toBe(false);
    const nothing = { value: "0.00", orders: 0, clicks: 0 };
    expect(leavesOut({ currency: "EUR", points: [empty], before: [], undated: nothing })).toBe(false);
  });
});

describe("the chart's words", () => {
  const about = { measure: "value", by: "week", currency: "EUR", range, beside: null } as const;
  test("one sentence says sum and peak", () => {
    const points = chartPoints(
      [point, { ...point, from: "2026-08-10", to: "2026-08-16", value: "200.00" }],
      "value",
      "EUR",
      "week",
    );
    const summary = summaryOf(points, about);
    expect(summary).toContain(showAmount("300.50", "EUR"));
    expect(summary).toContain(showAmount("200.00", "EUR"));
  });
  test("nothing is said to be nothing", () => {
    expect(summaryOf(chartPoints([{ ...point, value: "0.00" }], "value", "EUR", "week"), about)).toMatch(
      /nothing in/,
    );
    expect(summaryOf([], about)).toMatch(/nothing in/);
  });
});
