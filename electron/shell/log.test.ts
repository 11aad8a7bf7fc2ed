import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { makeLog } from "./log.ts";

const folder = mkdtempSync(join(tmpdir(), "liaison-log-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("lines are dated, levelled and redacted, and an error is whole", () => {
  const log = makeLog(folder, "/home/anna");
  log.write("info", "mail to a@b.example");
  log.write("error", "store", new Error("locked"));
  const text = readFileSync(log.file, "utf8");
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}mail to \[e-mail\]\n/);
  expect(text).toContain("error store Error: locked\n    at ");
});

test("three files are kept, none above the limit, the newest lines in the first", () => {
  const log = makeLog(folder, "/home/anna", 1000);
  for (let line = 0; line < 200; line++) log.write("info", `line ${line}`);
  expect(readdirSync(folder).toSorted()).toEqual(["liaison.1.log", "liaison.2.log", "liaison.log"]);
  for (const each of readdirSync(folder)) expect(statSync(join(folder, each)).size).toBeLessThanOrEqual(1000);
  expect(readFileSync(log.file, "utf8")).toContain("line 199");
});

test("a second start goes on in the same file", () => {
  makeLog(folder, "/home/anna", 1000).write("info", "first");
  const log = makeLog(folder, "/home/anna", 1000);
  log.write("info", "second");
  expect(readFileSync(log.file, "utf8")).toMatch(/first\n.*second\n$/);
});
