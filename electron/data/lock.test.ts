// One writer at a time: a second one is refused in words, a lock whose process is gone is taken over.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost } from "../testing.ts";
import { holderOf, lock, lockOf } from "./lock.ts";
import { refuseConflictedCopy } from "./open.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "liaison-"));
  file = path.join(folder, "w.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const held = (change: object) => {
  lock(file);
  const mine = JSON.parse(readFileSync(lockOf(file), "utf8")) as object;
  writeFileSync(lockOf(file), JSON.stringify({ ...mine, ...change }));
};
const inUse = (host: string) =>
  expect.objectContaining({
    code: "workspace-in-use",
    params: expect.objectContaining({ file: "w.sqlite", host, lock: "w.sqlite.lock" }) as object,
  }) as Error;
/** A pid that no process has. */
const dead = 2 ** 22 + 7;

describe("a second writer", () => {
  test("is refused with the computer's name and since when", () => {
    const unlock = lock(file);
    expect(() => lock(file)).toThrow(inUse(os.hostname()));
    expect(holderOf(file)).toMatchObject({ pid: process.pid, host: os.hostname() });
    unlock();
    expect(holderOf(file)).toBeNull();
    lock(file)();
    expect(existsSync(lockOf(file))).toBe(false);
  });
  test("on another computer is refused, whatever its pid is here", () => {
    held({ host: "other-laptop", pid: dead });
    expect(() => lock(file)).toThrow(inUse("other-laptop"));
  });
  test("is refused while the first is just writing its lock", () => {
    writeFileSync(lockOf(file), "");
    expect(() => lock(file)).toThrow(inUse(os.hostname()));
  });
  test("gets no workspace and changes nothing of it", () => {
    const host = testHost({ folder });
    const bytes = readFileSync(file);
    expect(() => testHost({ folder })).toThrow(inUse(os.hostname()));
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(holderOf(file)).not.toBeNull();
    host.close();
  });
});

test.runIf(existsSync("/proc/sys/kernel/random/boot_id"))(
  "a clock that was set back a day makes no living process a dead one",
  () => {
    const unlock = lock(file);
    const mine = JSON.parse(readFileSync(lockOf(file), "utf8")) as { boot: number };
    writeFileSync(lockOf(file), JSON.stringify({ ...mine, boot: mine.boot + 86_400_000 }));
    expect(() => lock(file)).toThrow(inUse(os.hostname()));
    unlock();
  },
);

describe("a lock is taken over", () => {
  test("when its process is gone", () => {
    held({ pid: dead });
    expect(lock(file)).not.toThrow();
  });
  test("when the machine was started since: the pid is somebody else's", () => {
    held({ pid: process.pid, boot: 1_000_000, bootId: "another" });
    expect(lock(file)).not.toThrow();
  });
  test("when the machine was started since, where the system has no name for that", () => {
    held({ pid: process.pid, boot: 1_000_000, bootId: undefined });
    expect(lock(file)).not.toThrow();
  });
  test("when it cannot be read and is not new", () => {
    writeFileSync(lockOf(file), "{");
    utimesSync(lockOf(file), 1000, 1000);
    expect(lock(file)).not.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
  test("when it cannot be read and is of a day to come: the clock was set back", () => {
    writeFileSync(lockOf(file), "{");
    const later = Date.now() / 1000 + 86_400;
    utimesSync(lockOf(file), later, later);
    expect(lock(file)).not.toThrow();
  });
});

test("a folder that is not there is named", () => {
  expect(() => lock(path.join(folder, "none", "w.sqlite"))).toThrow(
    expect.objectContaining({ code: "folder-missing" }),
  );
});

test.each([
  "liaison (Mara's conflicted copy 2026-10-01).sqlite",
  "liaison (conflicted copy 2026-10-01 091500).sqlite",
  "liaison.sync-conflict-20261001-091500-ABCDEFG.sqlite",
  "liaison (Case Conflict).sqlite",
])("%s is refused: it is the second copy of a sync service", (name) => {
  expect(() => refuseConflictedCopy(path.join(folder, name))).toThrow(
    expect.objectContaining({ code: "conflicted-copy", params: { file: name } }),
  );
  expect(() => testHost({ folder, name })).toThrow(expect.objectContaining({ code: "conflicted-copy" }));
});

test.each(["liaison.sqlite", "conflicts of interest.sqlite", "copy of liaison.sqlite"])(
  "%s is an ordinary name",
  (name) => {
    expect(() => refuseConflictedCopy(path.join(folder, name))).not.toThrow();
  },
);
