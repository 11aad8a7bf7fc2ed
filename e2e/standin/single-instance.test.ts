// The single-instance lock on a real folder, with real processes as holders.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeLock, type OtherInstance } from "./single-instance.ts";

let folder = "";
let release: (() => void) | undefined;
beforeEach(() => {
  release = undefined;
  folder = mkdtempSync(path.join(tmpdir(), "lock-"));
});
afterEach(() => {
  release?.();
  rmSync(folder, { recursive: true, force: true });
});
const mine = (name: string): OtherInstance => ({ argv: [name], cwd: "/", data: { name } });

test("a later process tells the holder and gets no lock", async () => {
  const told: OtherInstance[] = [];
  release = takeLock(folder, mine("first"), (other) => told.push(other));
  expect(takeLock(folder, mine("second"), () => {})).toBeUndefined();
  await vi.waitFor(() => expect(told).toEqual([mine("second")]));
  release?.();
  expect(existsSync(path.join(folder, "StandinLock"))).toBe(false);
});

test("the lock of a process that is gone is taken over", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(path.join(folder, "StandinLock"), `${pid} 1`);
  mkdirSync(path.join(folder, "StandinInbox"));
  release = takeLock(folder, mine("next"), () => {});
  expect(release).toBeTypeOf("function");
});

test.runIf(process.platform === "linux")(
  "the number of a dead process, given to another, holds no lock",
  () => {
    writeFileSync(path.join(folder, "StandinLock"), `${process.pid} 1`);
    release = takeLock(folder, mine("next"), () => {});
    expect(release).toBeTypeOf("function");
  },
);

test("a folder removed under a running app breaks nothing", async () => {
  release = takeLock(folder, mine("first"), () => {});
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(existsSync(folder)).toBe(false);
});
