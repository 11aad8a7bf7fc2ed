import { expect, test } from "vitest";
import { safeFileName } from "./fileName.ts";

test("a plain name stays as it is", () => {
  for (const name of ["Rate card 2026.pdf", "报价 (final).docx", "صورة.png", "README"])
    expect(safeFileName(name)).toBe(name);
});

test("nothing leads out of the folder", () => {
  expect(safeFileName("../../etc/passwd")).toBe("_._etc_passwd");
  expect(safeFileName("C:\\Windows\\x.exe")).toBe("C__Windows_x.exe");
  expect(safeFileName("..")).toBe("file");
  expect(safeFileName("")).toBe("file");
  expect(safeFileName(".bashrc")).toBe("bashrc");
  expect(safeFileName("a\u0000b\nc.txt")).toBe("abc.txt");
});

test("direction signs, reserved names, trailing dots", () => {
  expect(safeFileName("invoice\u202Efdp.exe")).toBe("invoicefdp.exe");
  expect(safeFileName("CON.txt")).toBe("_CON.txt");
  expect(safeFileName("lpt1")).toBe("_lpt1");
  expect(safeFileName("console.log")).toBe("console.log");
  expect(safeFileName("a.pdf. . .")).toBe("a.pdf");
});

test("a long name is cut before its ending", () => {
  const cut = safeFileName(`${"x".repeat(300)}.pdf`);
  expect(cut).toHaveLength(120);
  expect(cut.endsWith("x.pdf")).toBe(true);
  const wide = safeFileName(`${"報".repeat(300)}.docx`);
  expect(new TextEncoder().encode(wide).length).toBeLessThanOrEqual(200);
  expect(wide.endsWith("報.docx")).toBe(true);
});
