// A hundred kills in the middle of a merge or an export, at moments that a seed chooses: before or after, never in between.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holderOf } from "../data/lock.ts";
import { readShared } from "../data/exchange/file/read.ts";
import { writeShared } from "../data/exchange/file/write.ts";
import type { Reader } from "../data/store.ts";
import { chances, testHost, type TestHost } from "../testing.ts";
import type { Killing } from "../testingKill.ts";
import { wholeOf } from "../testingLaptops.ts";

const root = path.resolve(import.meta.dirname, "../..");
const seed = Number(process.env.LIAISON_SEED ?? 7);
const MERGES = 60;
const EXPORTS = 40;
const timeout = 600_000;

let folder: string;
let child: string;
let shared: string;
let mine: string;

/** Twenty partners, and what a week with a colleague's copy makes of them. */
async function worlds(): Promise<void> {
  mine = path.join(folder, "mine");
  mkdirSync(mine);
  const a = testHost({ folder: mine, device: "kept" });
  const b = testHost({ device: "other" });
  const make = async (host: TestHost, name: string) => {
    const { id } = await host.call<{ id: number }>("partners.create", { name, tags: ["blog"] });
    const contact = await host.call<{ id: number }>("contacts.create", {
      partnerId: id,
      fullName: `${name} person`,
      emails: [`me@${name}.example`],
    });
    await host.call("tasks.create", { title: `Call ${name}`, partnerId: id, dueOn: "2026-10-09" });
    return contact.id;
  };
  try {
    for (let n = 0; n < 20; n++) await make(a, `p${n}`);
    await a.call("exchange.export", { file: path.join(folder, "first.liaison") });
    await b.call("exchange.merge", { file: path.join(folder, "first.liaison") });
    for (let n = 1; n <= 12; n++) {
      const set = { country: "JP", tags: [`t${n}`], name: `p${n} new` };
      await b.call("partners.update", { id: n, set });
      if (n > 8)
        await a.call("partners.update", { id: n, set: { country: "GB", privateNote: `secret ${n}` } });
    }
    const png = Buffer.from("89504e470d0a1a0a", "hex");
    for (let n = 20; n < 32; n++) {
      const photo = path.join(folder, "photo.png");
      writeFileSync(photo, Buffer.concat([png, Buffer.alloc(20_000, n)]));
      await b.call("contacts.setPhoto", { id: await make(b, `p${n}`), file: photo });
    }
    await b.call("partners.trash", { id: 15 });
    await b.call("partners.purge", { id: 15 });
    shared = path.join(folder, "theirs.liaison");
    await b.call("exchange.export", { file: shared, include: ["attachments", "results"] });
  } finally {
    a.shut();
    b.close();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "liaison-kill-"));
  for (const name of ["node_modules", "drizzle"])
    symlinkSync(path.join(root, name), path.join(folder, name), "junction");
  // In one file, because a hundred processes start.
  await build({
    configFile: false,
    logLevel: "error",
    root,
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: {
      ssr: path.join(root, "electron/testingKill.ts"),
      outDir: path.join(folder, "electron"),
      minify: false,
      target: "node24",
    },
  });
  child = path.join(folder, "electron", "testingKill.js");
  await worlds();
}, timeout);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;
/** A fresh copy of the workspace. */
function laptop(): string {
  const to = path.join(folder, `run${runs++}`);
  mkdirSync(to);
  for (const name of readdirSync(mine))
    if (name.startsWith("w.sqlite")) copyFileSync(path.join(mine, name), path.join(to, name));
  return to;
}

/** Runs it. @returns what it printed, or null where it was killed */
async function doing(killing: Killing): Promise<{ names: string[] } | null> {
  const cache = path.join(folder, "cache");
  const run = spawn(process.execPath, [child, JSON.stringify(killing)], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  let [out, err] = ["", ""];
  run.stdout.on("data", (text: Buffer) => (out += String(text)));
  run.stderr.on("data", (text: Buffer) => (err += String(text)));
  const [code, signal] = (await once(run, "close")) as [number | null, string | null];
  if (signal === "SIGKILL") return null;
  if (code !== 0) throw new Error(err);
  return JSON.parse(out.split("\n")[1]!) as { names: string[] };
}

/** All that there is to see, and how much of it is logged. */
const seen = (db: Reader): string =>
  [
    wholeOf(db),
    ...["batch", "change", "conflict", "seen", "tombstone", "field_stamp", "colleague"].map(
      (table) => `${table} ${db.value<number>(`SELECT count(*) FROM ${table}`)}`,
    ),
  ].join("\n");

const digest = async (host: TestHost) => (await host.call<{ digest: string }>("exchange.digest")).digest;

/** Opens as the app does at its next start, and looks at everything. */
async function opened<T>(where: string, look: (host: TestHost) => Promise<T> | T): Promise<T> {
  expect(holderOf(path.join(where, "w.sqlite"))).toBe(null);
  const host = testHost({ folder: where, device: "kept" });
  try {
    expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
    expect(host.store.value("SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
    return await look(host);
  } finally {
    host.shut();
    expect(existsSync(path.join(where, "w.sqlite.lock"))).toBe(false);
  }
}

/** Steps of every kind equally often, of each kind at a moment that chance gives. */
function* moments(names: string[], chance: () => number): Generator<number> {
  const kinds = Map.groupBy(
    names.map((_, at) => at),
    (at) => names[at]!,
  );
  for (;;) for (const places of kinds.values()) yield places[Math.floor(chance() * places.length)]!;
}

/** Kills until so many have died, three at a time. */
async function kill(
  count: number,
  names: { [slow: string]: string[] },
  one: (step: number, slow: boolean, nth: number) => Promise<boolean>,
): Promise<void> {
  const chance = chances(seed);
  const steps = { true: moments(names.true!, chance), false: moments(names.false!, chance) };
  let [killed, begun] = [0, 0];
  const work = async () => {
    while (killed < count && begun < count * 2) {
      const nth = begun++;
      const slow = nth % 2 === 1;
      if (await one(steps[`${slow}`].next().value as number, slow, nth)) killed++;
    }
  };
  await Promise.all([work(), work(), work()]);
  expect(killed).toBeGreaterThanOrEqual(count);
}

/** The steps of a call that nobody kills, and what it leaves. */
async function whole<T>(call: string, input: object, look: (host: TestHost) => Promise<T>) {
  const names: { [slow: string]: string[] } = {};
  const left: T[] = [];
  for (const slow of [false, true]) {
    const where = laptop();
    const done = await doing({ folder: where, call, input, step: null, slow });
    names[`${slow}`] = done!.names;
    left.push(await opened(where, look));
  }
  expect(left[0]).toEqual(left[1]);
  return { names, left: left[0]! };
}

test(
  `${MERGES} kills of a merge: all of it is there, or nothing`,
  async () => {
    const input = { file: shared, rest: "newest" };
    const look = async (host: TestHost) => ({ seen: seen(host.store), digest: await digest(host) });
    const before = await opened(laptop(), look);
    const { names, left: after } = await whole("exchange.merge", input, look);
    expect(after.digest).not.toBe(before.digest);
    // The backup, several commits, the last ones among them.
    const kinds = new Set([...names.false!, ...names.true!]);
    for (const kind of ["backup renameSync", "merging BEGIN", "merging COMMIT", "merging statement"])
      expect([...kinds]).toContain(kind);
    expect(names.true!.filter((name) => name.endsWith("COMMIT")).length).toBeGreaterThan(5);
    const ends = { before: 0, after: 0 };
    await kill(MERGES, names, async (step, slow, nth) => {
      const where = laptop();
      const done = await doing({ folder: where, call: "exchange.merge", input, step, slow });
      await opened(where, async (host) => {
        const found = await look(host);
        const end = found.digest === after.digest ? "after" : "before";
        ends[end]++;
        expect(found).toEqual(end === "after" ? after : before);
        if (nth % 10 === 0) {
          await host.call("exchange.merge", input);
          expect(await digest(host)).toBe(after.digest);
        }
      });
      rmSync(where, { recursive: true });
      return done === null;
    });
    expect(ends.before).toBeGreaterThan(MERGES / 2);
  },
  timeout,
);

test(
  `${EXPORTS} kills of an export: the file is whole, or as it was`,
  async () => {
    const asked = (where: string) => ({
      file: path.join(where, "out.liaison"),
      include: ["attachments", "results"],
    });
    const look = async (host: TestHost) => ({ rows: wholeOf(host.store), digest: await digest(host) });
    const before = await opened(laptop(), look);
    const { names, left } = await whole("exchange.export", asked(folder), look);
    expect(left).toEqual(before);
    for (const kind of ["begin writeSync", "begin fsync", "begin renameSync", "begin COMMIT"])
      expect(names.false).toContain(kind);
    const ends = { old: 0, whole: 0 };
    await kill(EXPORTS, names, async (step, slow, nth) => {
      const where = laptop();
      const input = asked(where);
      const { file } = input;
      const parts = () => readdirSync(where).filter((name) => name.endsWith(".part"));
      const old = nth % 2 === 0 ? null : "an older file";
      if (old !== null) writeFileSync(file, old);
      const done = await doing({ folder: where, call: "exchange.export", input, step, slow });
      const now = existsSync(file) ? readFileSync(file, "latin1") : null;
      if (now === old) ends.old++;
      else {
        ends.whole++;
        const lines: unknown[] = [];
        for await (const block of readShared(file, {})) lines.push(...block);
        expect(lines.at(-1)).toMatchObject({ end: { records: expect.any(Number) as number } });
      }
      expect(parts().length).toBeLessThanOrEqual(1);
      await writeShared(file, { app: "1" }, async (put) => put("1"));
      expect(parts()).toEqual([]);
      expect(await opened(where, look)).toEqual(before);
      rmSync(where, { recursive: true });
      return done === null;
    });
    expect(Math.min(ends.old, ends.whole)).toBeGreaterThan(3);
  },
  timeout,
);
