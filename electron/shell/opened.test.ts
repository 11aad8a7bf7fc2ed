import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeOpenedFiles } from "./opened.ts";

const root = mkdtempSync(join(tmpdir(), "liaison-opened-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = join(root, "opened");
const files = makeOpenedFiles(folder);
const bytes = new TextEncoder().encode("rates");

test("each copy has a private folder of its own", async () => {
  const [first, second] = [await files.put("rates.pdf", bytes), await files.put("rates.pdf", bytes)];
  expect(first).not.toBe(second);
  expect(basename(first)).toBe("rates.pdf");
  expect(readFileSync(first, "utf8")).toBe("rates");
  if (process.platform === "win32") return;
  expect(statSync(dirname(first)).mode & 0o777).toBe(0o700);
  expect(statSync(first).mode & 0o777).toBe(0o600);
});

test("no name leads out of it", async () => {
  for (const name of ["../../../x.sh", "/etc/passwd", "..", "C:\\x\\y.exe", ""]) {
    const way = relative(folder, await files.put(name, bytes));
    expect(way.startsWith(".."), name).toBe(false);
    expect(way.split(/[\\/]/)).toHaveLength(2);
  }
});

test("the sweep takes all away, and is no failure where there is nothing", () => {
  files.sweep();
  expect(existsSync(folder)).toBe(false);
  files.sweep();
});
