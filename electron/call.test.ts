// The command for scripts as a black box: its output, its exit codes, its options, the lock, and a kill in the middle of an import.
import { spawn, type ChildProcess } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "./data/open.ts";
import { contents, derived, testHost } from "./testing.ts";

const root = path.join(import.meta.dirname, "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "liaison-call-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}
const start = (
  args: string[],
  more: { cwd?: string; entry?: string; profile?: string; zone?: string } = {},
): ChildProcess =>
  spawn(process.execPath, [path.join(root, more.entry ?? "electron/call.ts"), ...args], {
    cwd: root,
    env: {
      ...process.env,
      LIAISON_USER_DATA: more.profile ?? path.join(folder, "profile"),
      INIT_CWD: more.cwd ?? folder,
      ...(more.zone !== undefined && { TZ: more.zone }),
    },
  });
const ended = (child: ChildProcess, onError: (text: string) => void = () => {}) =>
  new Promise<Ended>((resolve) => {
    let [out, err] = ["", ""];
    child.stdout!.on("data", (text: Buffer) => (out += String(text)));
    child.stderr!.on("data", (text: Buffer) => {
      err += String(text);
      onError(err);
    });
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
const call = (...args: string[]) => ended(start(args));
/** What a call that must work prints: one JSON value and nothing else. */
async function answer<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await call(...args);
  expect([code, err.includes("Error")]).toEqual([0, false]);
  expect(out.split("\n")).toHaveLength(2);
  return JSON.parse(out) as T;
}
async function refusal(...args: string[]) {
  const { code, out } = await call(...args);
  expect(code).toBe(1);
  return (JSON.parse(out) as { error: { code: string; params: object; text: string; field?: string } }).error;
}
/** ms; generous, because a busy machine starts processes slowly. */
const timeout = 120_000;

// One process each, so few of them: what dispatch answers is tested without.
describe.concurrent("npm run call", () => {
  test(
    "makes the database, writes under the given name, device and time, and keeps the device",
    { timeout },
    async () => {
      const file = path.join(folder, "new.sqlite");
      const made = await answer(
        "partners.create",
        '{"name":"Peak & Pine"}',
        "--db",
        "new.sqlite",
        "--now",
        "2026-10-01T09:00:00+02:00",
        "--author",
        "Ruby",
        "--device",
        "laptop-7",
      );
      expect(made).toMatchObject({ id: 1 });
      expect(existsSync(`${file}.lock`)).toBe(false);
      await answer("partners.create", '{"name":"Second"}', "--db", file, "--author", "Ben");
      const store = openStore(file, { readonly: true });
      const edits = store.all<{ name: string; device: string; startedAt: number }>(
        "SELECT w.name, b.device, b.startedAt FROM batch b JOIN colleague w ON w.uid = b.author WHERE b.kind = 'edit' ORDER BY b.id",
      );
      store.close();
      expect(edits).toMatchObject([
        { name: "Ruby", device: "laptop-7" },
        { name: "Ben", device: "laptop-7" },
      ]);
      const late = edits[0]!.startedAt - Date.UTC(2026, 9, 1, 7);
      expect(late >= 0 && late < timeout).toBe(true);
    },
  );

  test("file paths belong to the folder where the command was typed", { timeout }, async () => {
    const typed = path.join(folder, "typed here");
    mkdirSync(typed);
    writeFileSync(path.join(typed, "people.csv"), "Name,Email\nAnn,ann@a.example\n");
    const { code, out } = await ended(
      start(["imports.run", '{"file":"people.csv"}', "--db", "in.sqlite"], {
        cwd: typed,
        entry: "tools/call.mjs",
      }),
    );
    expect([code, JSON.parse(out)]).toMatchObject([0, { created: 1 }]);
    expect(existsSync(path.join(typed, "in.sqlite"))).toBe(true);
  });

  test.each([
    ["call-usage", ["partners.list", "{}", "--db", "x.sqlite", "--colour", "red"]],
    ["call-bad-json", ["partners.list", "{", "--db", "x.sqlite"]],
    ["call-bad-now", ["partners.list", "{}", "--db", "x.sqlite", "--now", "yesterday"]],
    ["call-bad-now", ["partners.list", "{}", "--db", "x.sqlite", "--now", "9999-12-31T12:00:00Z"]],
    ["unknown-call", ["partners.fly", "{}", "--db", "x.sqlite"]],
    ["folder-missing", ["partners.list", "{}", "--db", "none/x.sqlite"]],
  ])("fails with %s, in words, and makes no database", { timeout }, async (code, args) => {
    const error = await refusal(...args);
    expect(error).toMatchObject({ code, params: expect.any(Object) as object });
    expect(error.text).toMatch(/^\w[^{}]*[.\]]$/);
    expect(existsSync(path.join(folder, "x.sqlite"))).toBe(false);
  });

  test(
    "opens nothing in a synced folder, neither to read nor to write, and makes nothing there",
    { timeout },
    async () => {
      const synced = path.join(folder, "synced");
      mkdirSync(path.join(synced, ".stfolder"), { recursive: true });
      const host = testHost({ folder, name: "moved-there.sqlite" });
      host.shut();
      const there = path.join(synced, "team.sqlite");
      copyFileSync(host.workspace, there);
      const refused = { code: "workspace-synced", params: { file: "team.sqlite", service: "Syncthing" } };
      expect(await refusal("partners.list", "{}", "--db", there)).toMatchObject(refused);
      expect(await refusal("partners.create", '{"name": "x"}', "--db", there)).toMatchObject(refused);
      expect(
        await refusal("partners.create", '{"name": "x"}', "--db", path.join(synced, "new.sqlite")),
      ).toMatchObject({
        code: "workspace-synced",
      });
      expect(readdirSync(synced).toSorted()).toEqual([".stfolder", "team.sqlite"]);
    },
  );

  test("reckons in UTC where TZ names no zone", { timeout }, async () => {
    const db = path.join(folder, "mars.sqlite");
    const asked = { title: "A", dueAt: "2026-12-01T10:00:00" };
    const made = await ended(
      start(["tasks.create", JSON.stringify(asked), "--db", db], { zone: "Mars/Base" }),
    );
    expect([made.code, made.err]).toEqual([0, ""]);
    const { id } = JSON.parse(made.out) as { id: number };
    const task = await answer<object>("tasks.get", JSON.stringify({ id }), "--db", db);
    expect(task).toMatchObject({ dueAt: Date.UTC(2026, 11, 1, 10), timeZone: "UTC" });
  });

  test("answers once where the profile cannot be written, and leaves no lock", { timeout }, async () => {
    const file = path.join(folder, "no-profile");
    writeFileSync(file, "");
    const db = path.join(folder, "homeless.sqlite");
    for (const name of ["A", "B"]) {
      const { code, out, err } = await ended(
        start(["partners.create", JSON.stringify({ name }), "--db", db], { profile: file }),
      );
      expect([code, out.split("\n").length, err]).toEqual([0, 2, ""]);
    }
    expect(await answer("partners.list", "{}", "--db", db)).toMatchObject({ total: 2 });
    expect(existsSync(`${db}.lock`)).toBe(false);
  });

  test("reads while the app has the workspace open, and refuses to write", { timeout }, async () => {
    const host = testHost();
    await host.call("partners.create", { name: "In the app" });
    expect(await answer("partners.list", "{}", "--db", host.workspace)).toMatchObject({ total: 1 });
    expect(await refusal("partners.create", '{"name":"B"}', "--db", host.workspace)).toMatchObject({
      code: "workspace-in-use",
      params: { file: "w.sqlite" },
    });
    expect(await host.call("partners.list")).toMatchObject({ total: 1 });
    host.close();
  });
});

describe("kill -9 during an import", () => {
  test.each([1, 3])(
    "at the moment of progress line %i: nothing of it is there at the next start",
    async (moment) => {
      const host = testHost({ device: "kept" });
      await host.call("contacts.create", { fullName: "Person 3", emails: ["p3@c3.example"], role: "Intern" });
      await host.call("backups.make");
      const before = contents(host.store) + derived(host.store);
      const log = host.store.get(
        "SELECT (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM import_memory) AS memory",
      );
      host.shut();
      const lines = Array.from(
        { length: 6000 },
        (_, n) => `Person ${n},p${n}@c${n % 2000}.example,Company ${n % 2000},c${n % 2000}.example,Editor`,
      );
      const file = path.join(host.folder, "many.csv");
      writeFileSync(file, ["Name,Email,Company,Website,Job Title", ...lines, ""].join("\n"));
      const child = start(["imports.run", JSON.stringify({ file }), "--db", host.workspace]);
      const { signal } = await ended(child, (err) => {
        if (err.split("importing ").length > moment) child.kill("SIGKILL");
      });
      expect(signal).toBe("SIGKILL");
      expect(existsSync(`${host.workspace}.lock`)).toBe(true);
      const again = testHost({ folder: host.folder, device: "kept" });
      expect(contents(again.store) + derived(again.store)).toBe(before);
      expect(
        again.store.get(
          "SELECT (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM import_memory) AS memory",
        ),
      ).toEqual(log);
      expect(again.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(again.store.raw.pragma("foreign_key_check")).toEqual([]);
      expect(await again.call("imports.list")).toEqual({ rows: [] });
      again.close();
      host.close();
    },
    timeout,
  );
});

test(
  "two copies that put one file together at once: one after the other or refused in words, and whole",
  { timeout },
  async () => {
    const theirs = testHost({ name: "theirs.sqlite" });
    for (let nth = 0; nth < 300; nth++) await theirs.call("partners.create", { name: `Partner ${nth}` });
    const file = path.join(folder, "theirs.liaison");
    await theirs.call("exchange.export", { file });
    const { digest } = await theirs.call<{ digest: string }>("exchange.digest", {});
    theirs.close();
    const mine = testHost({ name: "mine.sqlite" });
    mine.shut();
    const args = ["exchange.merge", JSON.stringify({ file }), "--db", mine.workspace];
    const ends = await Promise.all([call(...args), call(...args)]);
    const answers = ends.map(({ out }) => JSON.parse(out) as { created?: number; error?: { code: string } });
    // A partner and its membership each.
    expect(answers.flatMap(({ created }) => created ?? [])).toContain(600);
    for (const { created, error } of answers)
      expect([600, 0, "workspace-in-use"]).toContain(created ?? error?.code);
    expect(await answer("exchange.digest", "{}", "--db", mine.workspace)).toEqual({ digest });
    const store = openStore(mine.workspace, { readonly: true });
    expect(store.value("SELECT count(*) FROM partner")).toBe(300);
    expect(store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
    store.close();
    expect(existsSync(`${mine.workspace}.lock`)).toBe(false);
    mine.close();
  },
);
