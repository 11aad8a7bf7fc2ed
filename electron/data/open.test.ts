// What SQLite answers where the disk is at fault is said in words.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { UserError } from "../domain/errors.ts";
import { makeWords, failure } from "../domain/words/words.ts";
import { explained, openStore } from "./open.ts";

test.each([
  ["SQLITE_IOERR", "workspace-disk-error"],
  ["SQLITE_IOERR_SHMSIZE", "workspace-disk-error"],
  ["SQLITE_IOERR_WRITE", "workspace-disk-error"],
  ["SQLITE_CANTOPEN", "workspace-cannot-open"],
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_BUSY_SNAPSHOT", "workspace-busy"],
])("%s", (code, said) => {
  const error = explained(
    new Database.SqliteError("disk I/O error", code),
    path.join(os.tmpdir(), "w.sqlite"),
  );
  if (!(error instanceof UserError)) throw new Error("it is not said in words");
  expect(error.code).toBe(said);
  expect(failure(makeWords("en-GB"), error).text).toMatch(/^[A-Zw][^{}]+\.$/);
});

test("a file that is no database is named", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "liaison-"));
  const file = path.join(folder, "w.sqlite");
  writeFileSync(file, "x".repeat(5000));
  expect(() => openStore(file)).toThrow(expect.objectContaining({ code: "workspace-not-ours" }));
  rmSync(folder, { recursive: true });
});
