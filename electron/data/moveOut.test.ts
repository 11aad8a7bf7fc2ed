// Moving a workspace out of a synced folder: whole with attachments and backups, or not at all; the old place says so.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contents, fileIn, migrations, testHost } from "../testing.ts";
import { backupsOf, listBackups } from "./backup.ts";
import { lock } from "./lock.ts";
import { moveOut } from "./moveOut.ts";
import { openStore } from "./open.ts";
import { openWorkspace } from "./workspace.ts";

const now = Date.UTC(2026, 10, 27, 14, 35);
const note = "It was moved.";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let folder: string;
let synced: string;
let file: string;
let target: string;
let was: string;

/** A workspace with a photo and a backup whose folder then becomes a synced one. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "liaison-move-"));
  synced = path.join(folder, "synced");
  mkdirSync(synced);
  const host = testHost({ folder: synced, name: "team.sqlite" });
  const { id } = await host.call<{ id: number }>("contacts.create", { fullName: "Ann" });
  await host.call("contacts.setPhoto", { id, file: fileIn(host, "a.png", png) });
  await host.call("backups.make");
  was = contents(host.store);
  host.shut();
  rmSync(path.join(synced, "a.png"));
  mkdirSync(path.join(synced, ".stfolder"));
  file = path.join(synced, "team.sqlite");
  target = path.join(folder, "local", "team.sqlite");
  mkdirSync(path.dirname(target));
});
afterEach(() => rmSync(folder, { recursive: true }));

const move = (to = target) => moveOut(file, to, { now, note });
const refusal = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return String(Reflect.get(error as object, "code"));
  }
  return "went well";
};
const open = (at: string) =>
  openWorkspace({
    file: at,
    migrations,
    register: path.join(folder, "devices.json"),
    now: () => now,
    author: "ann",
  });
const local = () => readdirSync(path.dirname(target)).toSorted();

test("it is all there, opens there, and the old place says so", () => {
  const before = readdirSync(synced).toSorted();
  const seen: [number, number | null][] = [];
  moveOut(file, target, { now, note, onProgress: (done, total) => seen.push([done, total]) });
  expect(local()).toEqual(["team backups", "team.sqlite", "team.sqlite.attachments"]);
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  expect(listBackups(target)).toHaveLength(1);
  const opened = open(target);
  expect(contents(opened.store)).toBe(was);
  opened.close();
  const blobs = openStore(`${target}.attachments`, { readonly: true });
  expect(blobs.value("SELECT count(*) FROM blob")).toBe(1);
  blobs.close();
  const renamed = (name: string) => `${name}.moved-20261127-143500`;
  expect(readdirSync(synced).toSorted()).toEqual(
    before
      .map((name) => (name.startsWith("team") ? renamed(name) : name))
      .concat("team – moved.txt")
      .toSorted(),
  );
  expect(readFileSync(path.join(synced, "team – moved.txt"), "utf8")).toBe(`${note}\n`);
  expect(statSync(path.join(synced, renamed("team.sqlite"))).size).toBeGreaterThan(0);
});

test("what a crash left in the journal comes along", () => {
  const store = openStore(file);
  store.raw.pragma("wal_autocheckpoint = 0");
  store.raw.exec("INSERT INTO setting (key, value) VALUES ('theme', '\"dark\"')");
  // As a kill leaves it: the journal with its page beside the file.
  const kept = path.join(folder, "killed");
  mkdirSync(kept);
  for (const suffix of ["", "-wal"])
    writeFileSync(path.join(kept, `team.sqlite${suffix}`), readFileSync(file + suffix));
  store.close();
  for (const suffix of ["", "-wal"]) renameSync(path.join(kept, `team.sqlite${suffix}`), file + suffix);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  move();
  const opened = open(target);
  expect(opened.store.value("SELECT value FROM setting WHERE key = 'theme'")).toBe('"dark"');
  opened.close();
});

test("nothing is moved while somebody has it open, to another synced place, or over something", () => {
  const before = readdirSync(synced).toSorted();
  const unlock = lock(file);
  expect(refusal(move)).toBe("workspace-in-use");
  unlock();
  expect(refusal(() => move(path.join(synced, "sub.sqlite")))).toBe("workspace-synced");
  mkdirSync(backupsOf(target));
  expect(refusal(move)).toBe("move-target-taken");
  expect(readdirSync(synced).toSorted()).toEqual(before);
  expect(local()).toEqual(["team backups"]);
});

test("a file that changes meanwhile is told, and nothing is left of the attempt", () => {
  const before = readdirSync(synced).toSorted();
  let turned = false;
  const change = () => {
    if (!turned) appendFileSync(file, "x");
    turned = true;
  };
  // The first news comes from the backups: the workspace itself is copied last.
  expect(
    refusal(() =>
      moveOut(file, target, { now, note, onProgress: (done, total) => void (done > total! / 3 && change()) }),
    ),
  ).toBe("move-changing");
  expect(readdirSync(synced).toSorted()).toEqual(before);
  expect(local()).toEqual([]);
});

test("an attempt that was killed is begun anew", () => {
  const staging = path.join(path.dirname(target), ".team.sqlite.moving");
  mkdirSync(staging);
  writeFileSync(path.join(staging, "team.sqlite"), "half of it");
  move();
  expect(local()).toEqual(["team backups", "team.sqlite", "team.sqlite.attachments"]);
  expect(existsSync(file)).toBe(false);
});

test("one that was moved already is missing", () => {
  move();
  expect(refusal(() => move(path.join(path.dirname(target), "again.sqlite")))).toBe("workspace-missing");
});
