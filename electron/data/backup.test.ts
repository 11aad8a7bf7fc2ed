// Backups: verified before they count, both files, the last 14 and one a month; a restore moves aside and never deletes.
import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../testing.ts";
import { backupDue, backupsOf, listBackups, makeBackup, prune, restoreBackup } from "./backup.ts";
import { openStore } from "./open.ts";

const DAY = 86_400_000;
let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const names = () => listBackups(host.workspace).map((backup) => backup.name.slice(0, 8));

describe("making one", () => {
  test("it is the workspace and its attachments, beside a writer that goes on", async () => {
    const { id } = await host.call<{ id: number }>("contacts.create", { fullName: "Ann" });
    await host.call("contacts.setPhoto", { id, file: fileIn(host, "a.png", png) });
    const was = contents(host.store);
    const made = await host.call<{ name: string; bytes: number; ms: number }>("backups.make");
    expect(made).toMatchObject({
      name: expect.stringMatching(/^20261001-\d{6}-000 asked\.sqlite$/) as string,
    });
    const file = path.join(backupsOf(host.workspace), made.name);
    const copy = openStore(file, { readonly: true });
    expect(contents(copy)).toBe(was);
    copy.close();
    const blobs = openStore(`${file}.attachments`, { readonly: true });
    expect(blobs.value("SELECT type FROM blob")).toBe("image/png");
    blobs.close();
    expect(await host.call("backups.list")).toMatchObject({
      rows: [{ name: made.name, bytes: made.bytes, verified: true }],
      folder: backupsOf(host.workspace),
    });
    expect(readdirSync(backupsOf(host.workspace)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("what a killed one left goes an hour later; what is being written stays", () => {
    makeBackup(host.workspace, "asked", host.now());
    const folder = backupsOf(host.workspace);
    const [old, older, fresh, other] = [
      ".20261001-090000-000 merge.sqlite.part",
      ".20261001-090000-000 merge.sqlite.part.attachments",
      ".20261001-090001-000 merge.sqlite.part",
      ".mine.part",
    ].map((name) => path.join(folder, name)) as [string, string, string, string];
    for (const file of [old, older, fresh, other]) writeFileSync(file, "");
    const before = Date.now() / 1000 - 3700;
    for (const file of [old, older, other]) utimesSync(file, before, before);
    makeBackup(host.workspace, "asked", host.now());
    expect([old, older, fresh, other].map((file) => existsSync(file))).toEqual([false, false, true, true]);
  });

  test("two in one instant have two names", () => {
    const at = host.clock.now;
    expect(makeBackup(host.workspace, "asked", at).name).not.toBe(
      makeBackup(host.workspace, "asked", at).name,
    );
    expect(listBackups(host.workspace)).toHaveLength(2);
  });

  test("a damaged workspace gives none, and leaves nothing that could be taken for one", async () => {
    for (let n = 0; n < 200; n++)
      await host.call("partners.create", { name: `Partner ${n} ${"x".repeat(400)}` });
    host.store.raw.pragma("wal_checkpoint(TRUNCATE)");
    const page = host.store.raw.pragma("page_size", { simple: true }) as number;
    const root = host.store.value<number>("SELECT rootpage FROM sqlite_schema WHERE name = 'partner'")!;
    host.shut();
    const handle = openSync(host.workspace, "r+");
    writeSync(handle, Buffer.alloc(page, 0x5a), 0, page, (root - 1) * page);
    expect(() => makeBackup(host.workspace, "daily", host.clock.now)).toThrow(
      expect.objectContaining({ code: "workspace-damaged" }),
    );
    expect(readdirSync(backupsOf(host.workspace))).toEqual([]);
  });
});

describe("keeping", () => {
  test("the last 14 and the first of each month, with their attachments", () => {
    const first = Date.UTC(2026, 0, 10, 8);
    makeBackup(host.workspace, "daily", first);
    const folder = backupsOf(host.workspace);
    const [model] = readdirSync(folder);
    const bytes = readFileSync(path.join(folder, model!));
    for (let day = 1; day < 100; day++) {
      const stamp = new Date(first + day * DAY).toISOString().slice(0, 10).replaceAll("-", "");
      writeFileSync(path.join(folder, `${stamp}-080000-000 daily.sqlite`), bytes);
      writeFileSync(path.join(folder, `${stamp}-080000-000 daily.sqlite.attachments`), "");
    }
    writeFileSync(path.join(folder, "my own notes.txt"), "kept");
    prune(host.workspace);
    expect(names()).toEqual([
      ...Array.from({ length: 14 }, (_, n) =>
        new Date(first + (99 - n) * DAY).toISOString().slice(0, 10).replaceAll("-", ""),
      ),
      "20260401",
      "20260301",
      "20260201",
      "20260110",
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".attachments"))).toHaveLength(17);
    expect(existsSync(path.join(folder, "my own notes.txt"))).toBe(true);
  });

  test("is due when the newest is older than a day", () => {
    expect(backupDue(host.workspace, host.clock.now)).toBe(true);
    makeBackup(host.workspace, "daily", host.clock.now);
    expect(backupDue(host.workspace, host.clock.now + DAY)).toBe(false);
    expect(backupDue(host.workspace, host.clock.now + DAY + 1)).toBe(true);
  });

  test("an import backs up first only when that is due and there is something to lose", async () => {
    const file = fileIn(host, "a.csv", "Name,Email\nAnn,ann@a.example\n");
    await host.call("imports.run", { file });
    expect(listBackups(host.workspace)).toEqual([]);
    await host.call("imports.run", { file });
    await host.call("imports.run", { file });
    expect(listBackups(host.workspace)).toMatchObject([
      { name: expect.stringMatching(/ import\.sqlite$/) as string },
    ]);
  });
});

describe("restoring", () => {
  test("puts both files in place and moves aside what was there", async () => {
    const { id } = await host.call<{ id: number }>("contacts.create", { fullName: "Ann" });
    await host.call("contacts.setPhoto", { id, file: fileIn(host, "a.png", png) });
    const { name } = await host.call<{ name: string }>("backups.make");
    const was = contents(host.store);
    await host.call("contacts.purge", { id });
    host.shut();
    const aside = restoreBackup(host.workspace, name, host.clock.now);
    expect(existsSync(path.join(host.folder, aside))).toBe(true);
    expect(existsSync(path.join(host.folder, `${aside}.attachments`))).toBe(true);
    const back = testHost({ folder: host.folder });
    expect(contents(back.store)).toBe(was);
    expect(await back.call("contacts.get", { id })).toMatchObject({
      photo: `data:image/png;base64,${png.toString("base64")}`,
    });
    back.close();
  });

  test("a backup that cannot be read leaves the workspace where it is", async () => {
    const { name } = await host.call<{ name: string }>("backups.make");
    await host.call("partners.create", { name: "Since" });
    const was = contents(host.store);
    host.shut();
    writeFileSync(
      path.join(backupsOf(host.workspace), name),
      "damaged since it was made, and long enough to be looked at",
    );
    expect(() => restoreBackup(host.workspace, name, host.clock.now)).toThrow(
      expect.objectContaining({ code: "workspace-not-ours" }),
    );
    expect(() => restoreBackup(host.workspace, "../w.sqlite", host.clock.now)).toThrow(
      expect.objectContaining({ code: "backup-missing" }),
    );
    const back = testHost({ folder: host.folder });
    expect(contents(back.store)).toBe(was);
    back.close();
  });
});
