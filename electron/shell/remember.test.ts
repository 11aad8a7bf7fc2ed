import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeMemory } from "./remember.ts";

const folder = mkdtempSync(join(tmpdir(), "liaison-memory-"));
const file = join(folder, "profile", "window.json");
afterAll(() => rmSync(folder, { recursive: true }));

test("what is written is there at the next start, the rest of it too", () => {
  makeMemory(file).write({ workspace: "/a.sqlite" });
  makeMemory(file).write({ theme: "dark" });
  expect(makeMemory(file).read()).toEqual({ workspace: "/a.sqlite", theme: "dark" });
  expect(readdirSync(join(folder, "profile"))).toEqual(["window.json"]);
});

test.each(["", "{", "null", "7", "[1"])("a broken file is as good as none: %j", (text) => {
  writeFileSync(file, text);
  expect(makeMemory(file).read()).toEqual({});
});
