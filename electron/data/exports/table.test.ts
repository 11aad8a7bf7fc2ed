import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import readXlsx from "read-excel-file/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cellText, type ExportTable } from "../../domain/exportTable.ts";
import { testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const partners: ExportTable = {
  name: "Partners: of [all] programs / in this year",
  columns: [
    { label: "Partner", kind: "text" },
    { label: "First day", kind: "day" },
    { label: "Orders", kind: "count" },
    { label: "Net value, EUR", kind: "amount", digits: 2 },
    { label: "ROI", kind: "share" },
    { label: "ROAS", kind: "ratio" },
  ],
  rows: [
    ["Alpaka & Söhne", "2026-10-01", 720, "43200.00", 23_650, "9.6154"],
    ['=HYPERLINK("https://x.example")', null, 0, "-12.50", -5, null],
    ['Comma, quote " and\nline', "2026-10-31", 1, "0.00", 0, "0.0000"],
  ],
};

const saved = (name: string): string => path.join(host.folder, name);

describe("cells as text", () => {
  test.each([
    ["share", 23_650, "236.5"],
    ["share", 5, "0.05"],
    ["share", -5, "-0.05"],
    ["share", 100, "1"],
    ["amount", "7378.18182", "7378.18182"],
    ["count", 0, "0"],
    ["text", "+SUM(A1)", "'+SUM(A1)"],
    ["text", "＝SUM(A1)", "'＝SUM(A1)"],
    ["text", " ＋1", "'＋1"],
    ["text", "+44 20 7946 0000", "+44 20 7946 0000"],
    ["text", "two\n lines", "two lines"],
    ["ratio", null, ""],
  ] as const)("%s %j is %j", (kind, cell, text) => {
    expect(cellText(kind, cell)).toBe(text);
  });
});

test("a table is saved as CSV that no spreadsheet calculates with", async () => {
  const told = await host.call("exports.saveCsv", { file: saved("partners.csv"), table: partners });
  expect(told).toMatchObject({ name: "partners.csv", rows: 3 });
  expect(readFileSync(saved("partners.csv"), "utf8")).toBe(
    [
      '\ufeffPartner,First day,Orders,"Net value, EUR",ROI (%),ROAS',
      "Alpaka & Söhne,2026-10-01,720,43200.00,236.5,9.6154",
      '"\'=HYPERLINK(""https://x.example"")",,0,-12.50,-0.05,',
      '"Comma, quote "" and line",2026-10-31,1,0.00,0,0.0000',
      "",
    ].join("\r\n"),
  );
});

test("a workbook has a sheet for each table, with numbers as numbers and texts as texts", async () => {
  const second: ExportTable = { name: "About", columns: [{ label: "What", kind: "text" }], rows: [["=1+1"]] };
  await host.call("exports.saveXlsx", { file: saved("all.xlsx"), tables: [partners, second] });
  const sheets = await readXlsx(saved("all.xlsx"));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["Partners  of  all  programs   i", "About"]);
  const [first] = sheets;
  expect(first?.data[0]).toEqual(["Partner", "First day", "Orders", "Net value, EUR", "ROI", "ROAS"]);
  expect(first?.data[1]).toEqual(["Alpaka & Söhne", "2026-10-01", 720, 43_200, 2.365, 9.6154]);
  expect(first?.data[2]).toEqual(['=HYPERLINK("https://x.example")', null, 0, -12.5, -0.0005, null]);
  expect(sheets[1]?.data[1]).toEqual(["=1+1"]);
});

test("a place that cannot be written to is said, and nothing is left behind", async () => {
  const file = path.join(host.folder, "no such folder", "x.xlsx");
  expect(await host.refused("exports.saveXlsx", { file, tables: [partners] })).toBe("cannot-save");
  expect(readdirSync(host.folder).filter((name) => name.includes("part"))).toEqual([]);
});

test("what is no table is refused", async () => {
  const table = { ...partners, columns: [{ label: "x", kind: "formula" }] };
  expect(await host.refused("exports.saveCsv", { file: saved("x.csv"), table })).toBe("bad-input");
});
