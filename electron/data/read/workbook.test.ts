// Workbooks: which sheet, what its numbers and days are as text, and what cannot be read.
import { describe, expect, it } from "vitest";
import { readContacts } from "./contacts.ts";
import { failureOf, fileOf, recordsOf, rejectedOf, rowOf, workbookOf, zipOf } from "./fixtures/files.ts";
import { openTable } from "./table.ts";
import { numberText } from "./workbook.ts";

const people = [
  rowOf(1, ["Export"]),
  rowOf(3, ["Name", "Phone", "Birthday", "Active", "Awin ID"]),
  rowOf(4, ["Maya", { n: "4.42079460101E11" }, { d: "32216" }, { b: true }, "00123"]),
  rowOf(5, ["  "]),
  rowOf(7, ["Ben", { n: "0.1" }, "", { b: false }, { n: "1234567890123456789" }]),
  rowOf(9, ["", "", ""]),
].join("");

describe("a workbook", () => {
  const path = fileOf(
    "book.xlsx",
    workbookOf([
      { name: "Secret &amp; Co", state: "hidden", rows: people },
      { name: "Cover", rows: rowOf(1, ["About this file"]) },
      { name: "People", rows: people },
      { name: "Empty", rows: "" },
    ]),
  );

  it("opens the visible sheet with a header it knows, and lists all", async () => {
    const table = await openTable(path);
    expect(table).toMatchObject({
      kind: "xlsx",
      sheet: "People",
      headerLine: 3,
      header: ["Name", "Phone", "Birthday", "Active", "Awin ID"],
      encoding: null,
    });
    expect(table.sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.rows])).toEqual([
      ["Secret & Co", true, 4],
      ["Cover", false, 1],
      ["People", false, 4],
      ["Empty", false, 0],
    ]);
  });

  it("gives numbers without exponent, days and truths as text, with row numbers", async () => {
    const table = await openTable(path);
    const rows = [];
    for await (const block of table.map((row) => row)) rows.push(...block);
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [4, ["Maya", "442079460101", "1988-03-14", "TRUE", "00123"]],
      [7, ["Ben", "0.1", "", "FALSE", "1234567890123456789"]],
    ]);
  });

  it("is read like any other table", async () => {
    expect((await readContacts(path)).format).toBe("xlsx");
    expect(await recordsOf(path)).toMatchObject([
      { line: 4, fullName: "Maya", birthday: "1988-03-14", networkIds: [{ externalId: "00123" }] },
      { line: 7 },
    ]);
  });

  it("opens the sheet that is chosen", async () => {
    expect((await openTable(path, { sheet: "Secret & Co" })).sheet).toBe("Secret & Co");
    expect(await failureOf(path, { sheet: "Empty" })).toEqual({
      code: "sheet-empty",
      params: { file: "book.xlsx", sheet: "Empty" },
    });
    expect(await failureOf(path, { sheet: "None" })).toEqual({
      code: "sheet-missing",
      params: { file: "book.xlsx", sheet: "None" },
    });
    expect((await openTable(path, { headerLine: 4 })).header[0]).toBe("Maya");
  });

  it("refuses a row that is longer than the header", async () => {
    const wide = fileOf(
      "wide.xlsx",
      workbookOf([
        { name: "A", rows: rowOf(1, ["Name", "E-mail"]) + rowOf(2, ["A", "a@x.example", "more"]) },
      ]),
    );
    expect(await rejectedOf(wide)).toEqual([
      { line: 2, code: "row-too-long", params: { cells: 3, columns: 2 } },
    ]);
  });
});

describe("what is no readable workbook", () => {
  it.each([
    ["a workbook without cells", workbookOf([{ name: "A", rows: "" }]), "sheet-empty"],
    ["a header alone", workbookOf([{ name: "A", rows: rowOf(1, ["Name", "E-mail"]) }]), "no-rows"],
    ["a broken sheet", zipOf({ "xl/workbook.xml": "<workbook><sheets><sheet" }), "workbook-broken"],
    ["a text document", zipOf({ "word/document.xml": "<x/>" }), "file-not-a-table"],
    ["an archive", zipOf({ "contacts.csv": "Name\nA" }), "file-not-a-table"],
    ["half a zip file", workbookOf([{ name: "A", rows: people }]).subarray(0, 900), "file-zip-broken"],
  ])("%s: %s", async (name, bytes, code) => {
    expect(await failureOf(fileOf(`${name}.xlsx`, bytes))).toMatchObject({
      code,
      params: { file: `${name}.xlsx` },
    });
  });

  it("a sheet that would unpack to more than is allowed", async () => {
    const bytes = workbookOf([{ name: "A", rows: people }]);
    // The last entry's unpacked size in the table of contents: half a gigabyte.
    bytes.writeUInt32LE(512 * 1024 * 1024, bytes.lastIndexOf("PK\u0001\u0002") + 24);
    expect(await failureOf(fileOf("bomb.xlsx", bytes))).toMatchObject({ code: "file-too-large" });
  });
});

describe("numberText", () => {
  it.each([
    ["442079460101", "442079460101"],
    ["4.42079460101E11", "442079460101"],
    ["1E+21", "1000000000000000000000"],
    ["0.10000000000000001", "0.1"],
    ["1.0000000000000001E-7", "0.0000001"],
    ["-12.50", "-12.5"],
    ["x", "x"],
  ])("%s is %s", (text, shown) => expect(numberText(text)).toBe(shown));
});
