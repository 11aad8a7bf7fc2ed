// The report of the bench: the same for the same seed, and the same numbers for the anchor as in the file.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { firstDay, lastDay, networkIds, writeReport, type Report } from "./reportFile.ts";

const folder = mkdtempSync(path.join(tmpdir(), "liaison-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const report: Report = {
  seed: 1,
  partners: 200,
  rows: 5000,
  program: 0,
  alone: true,
  from: firstDay,
  to: lastDay,
};
const file = (name: string): string => path.join(folder, name);
const linesOf = (name: string): string[] => readFileSync(file(name), "utf8").trim().split(/\r?\n/);

test("one seed is one file, another seed another", () => {
  for (const [name, seed] of [
    ["a", 1],
    ["b", 1],
    ["c", 2],
  ] as const)
    writeReport(file(name), { ...report, seed });
  expect(linesOf("a")).toEqual(linesOf("b"));
  expect(linesOf("a")).not.toEqual(linesOf("c"));
});

test("has about the rows wanted, and no partner twice on a day", () => {
  const rows = writeReport(file("d"), report);
  expect(Math.abs(rows - report.rows)).toBeLessThan(report.rows * 0.05);
  const keys = linesOf("d")
    .slice(1)
    .map((line) => line.split(",").slice(0, 2).join(" "));
  expect(keys).toHaveLength(rows);
  expect(new Set(keys).size).toBe(rows);
  expect(new Set(networkIds(10_000, 1)).size).toBe(10_000);
});

test("the integers are those of the file", () => {
  const ids = { programId: 7, kindId: 8, batchId: 9 };
  writeReport(file("e"), report, { file: file("f"), ids });
  const given = linesOf("e").slice(1);
  const mapped = linesOf("f").map((line) => line.split(","));
  expect(mapped).toHaveLength(given.length);
  for (const [at, line] of given.entries()) {
    const [, , , , impressions, clicks, orders, value] = line.split(",");
    const row = mapped[at]!;
    expect([row[1], row[7], row[8], row[13]]).toEqual(["7", impressions, clicks, orders]);
    expect(Number(row[14])).toBe(Math.round(Number(value) * 100) * 1000);
  }
});
