import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeReminded, most } from "./reminded.ts";

const folder = mkdtempSync(join(tmpdir(), "liaison-reminded-"));
const file = join(folder, "profile", "reminded.json");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

test("what was shown is known at the next start", () => {
  makeReminded(file).add(["a 0 1", "b 0 2"]);
  makeReminded(file).add(["a 0 1", "c 0 3"]);
  expect(makeReminded(file).known()).toEqual(["b 0 2", "a 0 1", "c 0 3"]);
  expect(readdirSync(join(folder, "profile"))).toEqual(["reminded.json"]);
});

test("the oldest go", () => {
  const keys = Array.from({ length: most + 10 }, (_, n) => `task 0 ${n}`);
  makeReminded(file).add(keys);
  expect(makeReminded(file).known()).toEqual(keys.slice(10));
});

test.each(["", "{", "null", "7", '{"a":1}'])("a broken file is as good as none: %j", (text) => {
  makeReminded(file).add(["a"]);
  writeFileSync(file, text);
  expect(makeReminded(file).known()).toEqual([]);
  makeReminded(file).add(["b"]);
  expect(makeReminded(file).known()).toEqual(["b"]);
});
