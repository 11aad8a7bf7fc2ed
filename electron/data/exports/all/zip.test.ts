// The parts of the readable export on their own: the zip file as others read it, a workbook at its limits, cells without formulas.
import { unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { unzipped } from "../../../testingZip.ts";
import { unformula } from "../../../domain/exportTable.ts";
import { csvCell } from "./cells.ts";
import { CELL_CHARACTERS, WorkbookWriter } from "./workbook.ts";
import { ZipWriter } from "./zip.ts";

const at = Date.UTC(2026, 10, 20, 9, 30, 12);
const long = Array.from({ length: 90_000 }, (_, each) => `row ${each}: Zürich, 東京, مرحبا\n`).join("");

function made(large: boolean): Buffer {
  const parts: Uint8Array[] = [];
  const zip = new ZipWriter((bytes) => parts.push(bytes), at, large);
  zip.begin("csv/größe 東京.csv");
  for (let from = 0; from < long.length; from += 70_001) zip.write(long.slice(from, from + 70_001));
  zip.end();
  zip.begin("empty.txt");
  zip.end();
  zip.begin("mixed.bin", 0);
  zip.write("text ");
  zip.write(Uint8Array.of(0, 255, 1));
  zip.write(" text");
  zip.end();
  zip.finish();
  return Buffer.concat(parts);
}

describe.each([false, true])("a zip file, zip64 %s", (large) => {
  test("two readers find what was written", async () => {
    const bytes = made(large);
    const found = await unzipped(bytes);
    expect([...found.keys()]).toEqual(["csv/größe 東京.csv", "empty.txt", "mixed.bin"]);
    expect(found.get("csv/größe 東京.csv")!.toString()).toBe(long);
    expect(found.get("empty.txt")).toHaveLength(0);
    expect(found.get("mixed.bin")).toEqual(Buffer.from("text \u0000\u00ff\u0001 text", "latin1"));
    const other = unzipSync(bytes);
    expect(Buffer.from(other["csv/größe 東京.csv"]!).toString()).toBe(long);
  });
});

describe("a workbook", () => {
  const book = async (rows: number | undefined, fill: (book: WorkbookWriter) => void) => {
    const parts: Uint8Array[] = [];
    const workbook = new WorkbookWriter((bytes) => parts.push(bytes), at, rows);
    fill(workbook);
    workbook.finish();
    return { workbook, sheets: await readXlsx(Buffer.concat(parts), { trim: false }) };
  };
  const cell = (text: string, number = false) => ({ text, number });

  test("holds texts as texts, numbers as numbers, and leaves empty cells out", async () => {
    const texts = ["=1+1", "<b>&amp;\u0007 𝕏 \ud800", "  two\nlines\t", "_x0041_", "שלום"];
    const { sheets } = await book(undefined, (workbook) => {
      workbook.begin("first", ["A", "B & <C>", ...Array.from({ length: 30 }, (_, each) => `n${each}`)]);
      for (const text of texts) expect(workbook.row([cell(text), cell(""), cell("-12.50", true)])).toBe(true);
      workbook.end();
      workbook.begin("second", ["only a head"]);
      workbook.end();
    });
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["first", "second"]);
    const [head, ...rows] = sheets[0]!.data;
    expect(head?.[1]).toBe("B & <C>");
    expect(head?.[31]).toBe("n29");
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ["=1+1", null, -12.5],
      ["<b>&amp; 𝕏 ", null, -12.5],
      ["  two\nlines\t", null, -12.5],
      ["_x0041_", null, -12.5],
      ["שלום", null, -12.5],
    ]);
  });

  test("says when a sheet is full, and shortens what no cell holds", async () => {
    const whole = "x".repeat(CELL_CHARACTERS);
    const { workbook, sheets } = await book(3, (each) => {
      each.begin("full", ["A"]);
      expect([whole, `${whole}y`, "z"].map((text) => each.row([cell(text)]))).toEqual([true, true, false]);
      each.end();
      each.begin("next", ["A"]);
      expect(each.row([cell("a")])).toBe(true);
      each.end();
    });
    expect(workbook.shortened).toBe(1);
    expect(sheets[0]!.data.map(([text]) => String(text).length)).toEqual([
      1,
      CELL_CHARACTERS,
      CELL_CHARACTERS,
    ]);
    expect(String(sheets[0]!.data[2]![0]).endsWith("x…")).toBe(true);
    expect(sheets[1]!.data).toEqual([["A"], ["a"]]);
  });
});

describe("a text never becomes a formula in CSV", () => {
  test.each([
    "=1+1",
    "+SUM(A1)",
    "-SUM(A1)",
    "@x",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "'=1",
    "＝1+1",
    "＠x",
    "\tplain",
  ])("%j", (text) => {
    expect(unformula(text)).toBe(`'${text}`);
  });
  test.each(["+49 30 1234", "-5", "a=1", "", "'quoted'", "two\nlines", "日本=1"])("%j stays", (text) => {
    expect(unformula(text)).toBe(text);
  });
  test("numbers stay numbers, line breaks stay in their cell", () => {
    expect(csvCell("-12.50", true)).toBe("-12.50");
    expect(csvCell('a "b"\r\nc', false)).toBe('"a ""b""\nc"');
    expect(csvCell("=a\u0000b", false)).toBe("'=ab");
    expect(csvCell("\r=1", false)).toBe(`"'\n=1"`);
  });
});
