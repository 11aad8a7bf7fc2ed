import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { most, sealOf, sharedFilesIn, sweepParts } from "./folder.ts";
import { watchFolder } from "./watch.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liaison-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text = "x") => writeFileSync(join(folder, name), text);

describe("what lies in the folder", () => {
  test("only whole shared files of their own, the newest first", async () => {
    for (const name of [
      "old.liaison",
      "New.LIAISON",
      ".half.liaison.0a1b2c3d-7-000000000000.part",
      "half.liaison.part",
      ".hidden.liaison",
      "~$open.liaison",
      "notes.txt",
    ])
      put(name);
    mkdirSync(join(folder, "folder.liaison"));
    symlinkSync(join(folder, "notes.txt"), join(folder, "link.liaison"));
    utimesSync(join(folder, "old.liaison"), 1000, 1000);
    const found = await sharedFilesIn(folder);
    expect(found?.files.map(({ name }) => name)).toEqual(["New.LIAISON", "old.liaison"]);
    expect(found?.files[1]).toMatchObject({ size: 1, changed: 1_000_000, path: join(folder, "old.liaison") });
  });

  test("of thousands only the newest", async () => {
    for (let nth = 0; nth < 3000; nth++) put(`${nth}.liaison`);
    utimesSync(join(folder, "1234.liaison"), 5e9, 5e9);
    const found = await sharedFilesIn(folder);
    expect([found?.files.length, found?.more]).toEqual([most, 3000 - most]);
    expect(found?.files[0]?.name).toBe("1234.liaison");
  });

  test("a folder that is gone, or none, is told from an empty one", async () => {
    expect(await sharedFilesIn(folder)).toEqual({ files: [], more: 0 });
    expect(await sharedFilesIn(join(folder, "gone"))).toBeNull();
    put("file");
    expect(await sharedFilesIn(join(folder, "file"))).toBeNull();
  });
});

test("a file's seal is its last 32 bytes and its size, however large it is", async () => {
  const body = Buffer.alloc(100_000, "partners");
  const sum = createHash("sha256").update(body).digest();
  writeFileSync(join(folder, "a.liaison"), Buffer.concat([body, sum]));
  expect(await sealOf(join(folder, "a.liaison"))).toBe(`${sum.toString("hex")}-100032`);
  put("short.liaison", "x".repeat(32));
  for (const none of ["short.liaison", "gone.liaison", "."])
    expect(await sealOf(join(folder, none))).toBeNull();
});

test("what a killed export left of one name is swept, and nothing else", async () => {
  const name = "Mara Lindt, the longest name of all 2026-11-27 14-35.liaison";
  put(`.${name.slice(0, 40)}.0a1b2c3d-7-000000000000.part`);
  for (const other of [name, ".Ben 2026-11-27 14-35.liaison.0a1b2c3d-7-000000000000.part"]) put(other);
  await sweepParts(folder, name);
  expect(readdirSync(folder).toSorted()).toEqual([
    ".Ben 2026-11-27 14-35.liaison.0a1b2c3d-7-000000000000.part",
    name,
  ]);
  await sweepParts(join(folder, "gone"), name);
});

describe("hearing of changes", () => {
  test("by the system once it listens, also in a folder that was made anew", async () => {
    const heard = vi.fn<() => void>();
    const watching = watchFolder(folder, heard, 1_000_000);
    put("a.liaison");
    await sleep(600);
    expect(heard).not.toHaveBeenCalled();
    watching.listen();
    for (let nth = 0; nth < 30; nth++) put("b.liaison", "x".repeat(nth));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), 3000);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    watching.listen();
    await sleep(600);
    heard.mockClear();
    put("c.liaison");
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), 3000);
    watching.stop();
    heard.mockClear();
    put("d.liaison");
    await sleep(600);
    expect(heard).not.toHaveBeenCalled();
  });

  test("by looking now and then where nothing is told, and where the folder is not there", async () => {
    const heard = vi.fn<() => void>();
    const watching = watchFolder(join(folder, "gone"), heard, 20);
    watching.listen();
    await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(2), 3000);
    watching.stop();
    const times = heard.mock.calls.length;
    await sleep(100);
    expect(heard).toHaveBeenCalledTimes(times);
  });
});
