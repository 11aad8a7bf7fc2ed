import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenFiles } from "./given.ts";

const folder = mkdtempSync(join(tmpdir(), "liaison-given-"));
beforeAll(() => {
  writeFileSync(join(folder, "People.VCF"), "");
  writeFileSync(join(folder, "a.csv"), "");
  writeFileSync(join(folder, "Inbox.mbox"), "");
  writeFileSync(join(folder, "Mara 2026-11-27 14-35.liaison"), "");
  writeFileSync(join(folder, "half.liaison.part"), "");
  writeFileSync(join(folder, "notes.exe"), "");
  mkdirSync(join(folder, "folder.csv"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("only files that we read and that are there, made absolute", () => {
  const args = [
    "/usr/bin/electron",
    ".",
    "--flag=a.csv",
    "People.VCF",
    "Inbox.mbox",
    join(folder, "a.csv"),
    "gone.csv",
    "notes.exe",
    "folder.csv",
    "Mara 2026-11-27 14-35.liaison",
    "half.liaison.part",
  ];
  expect(givenFiles(args, folder)).toEqual([
    join(folder, "People.VCF"),
    join(folder, "Inbox.mbox"),
    join(folder, "a.csv"),
    join(folder, "Mara 2026-11-27 14-35.liaison"),
  ]);
});
