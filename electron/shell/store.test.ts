import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StoreState } from "../api/desk.ts";
import type { Result } from "../api/messages.ts";
import { makeWords } from "../domain/words/words.ts";
import { makeStore, type Store } from "./store.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
let store: Store;
let seen: { changed: number; states: string[]; jobs: string[]; log: string[] };

const begin = (entry: URL) =>
  makeStore({
    entry,
    words: makeWords("en"),
    data: {
      register: join(folder, "devices.json"),
      migrations: join(root, "drizzle/migrations"),
      binding: null,
      author: "ann",
      locale: "en",
    },
    events: {
      changed: () => void seen.changed++,
      state: (state: StoreState) => void seen.states.push(state.state),
      job: (event) => void seen.jobs.push(`${event.path} ${event.state}`),
      progress: () => {},
      log: (level, text) => void seen.log.push(`${level} ${text}`),
    },
  });

const codeOf = (result: Result) => (result.ok ? "ok" : result.error.code);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "liaison-store-"));
});
beforeEach(() => {
  seen = { changed: 0, states: [], jobs: [], log: [] };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads that run from the sources load every module anew: seconds on a busy machine. */
const patience = 60_000;

describe("the store's threads", () => {
  let failed: StoreState & { refusal: string };
  let opened: StoreState & { early: string };
  beforeAll(async () => {
    seen = { changed: 0, states: [], jobs: [], log: [] };
    store = begin(new URL("../worker.ts", import.meta.url));
    const broken = join(folder, "broken.sqlite");
    writeFileSync(broken, "this is no database ".repeat(100));
    const state = await store.open(broken);
    const refusal = codeOf(await store.call("partners.list", {}));
    failed = { ...state, refusal };
    // After a failure another one can be opened; calls that are made meanwhile wait for it.
    const opening = store.open(join(folder, "good.sqlite"));
    const early = codeOf(await store.call("partners.list", {}));
    opened = { ...(await opening), early };
  }, patience);
  afterAll(() => store.close());

  test("a file that is no workspace fails in words, and every call with the same ones", () => {
    expect(failed.state).toBe("failed");
    expect(failed.error?.text).toBeTruthy();
    expect(failed.refusal).toBe(failed.error?.code);
  });

  test("another can then be opened; a call made meanwhile waits for it", () => {
    expect(opened).toMatchObject({ state: "ready", early: "ok" });
  });

  test("a write is seen by the reader, and told once", async () => {
    expect(await store.call("partners.create", { name: "Acme" })).toMatchObject({ ok: true });
    expect(seen.changed).toBe(1);
    expect(await store.call("partners.list", {})).toMatchObject({ ok: true, value: { total: 1 } });
    expect(seen.changed).toBe(1);
  });

  test("names that are no calls are refused, inherited ones too", async () => {
    for (const name of ["partners.nothing", "toString", "constructor"]) {
      expect(codeOf(await store.call(name, {}))).toBe("unknown-call");
    }
  });

  test("a cancelled job leaves nothing", async () => {
    const running = store.call("example.add", { job: "mine" });
    await expect.poll(() => store.jobs.list().length).toBe(1);
    store.jobs.cancel("mine");
    expect(codeOf(await running)).toBe("cancelled");
    expect(await store.call("partners.list", {})).toMatchObject({ value: { total: 1 } });
  });

  test("a job is listed while it runs, and its end is told", async () => {
    const running = store.call("example.add", { job: "mine" });
    await expect.poll(() => store.jobs.list().map(({ job }) => job)).toEqual(["mine"]);
    expect(store.jobs.writing()).toBe(1);
    expect(codeOf(await running)).toBe("ok");
    expect(store.jobs.list()).toEqual([]);
    expect(seen.jobs).toEqual(["example.add started", "example.add ended"]);
    expect(seen.changed).toBeGreaterThan(0);
  });

  test("another zone reaches both threads, and those to come", async () => {
    const task = (title: string) =>
      store.call("tasks.create", { title, dueOn: "2030-06-01", remind: [{ days: 0, time: "09:00" }] });
    const at = Date.UTC(2030, 5, 1);
    /** Of the last one that is due by then. */
    const last = async () => {
      const result = await store.call("reminders.due", { now: at + 24 * 3_600_000 });
      return result.ok && (result.value as { rows: { dueAt: number }[] }).rows.at(-1)!.dueAt - at;
    };
    store.moved("Asia/Tokyo");
    await task("In Tokyo");
    expect(await last()).toBe(0);
    // What follows the clock of wherever the machine is does so at once.
    store.moved("America/Lima");
    expect(await last()).toBe(14 * 3_600_000);
  });

  test("closing waits for what runs and refuses what comes", async () => {
    const running = store.call("partners.create", { name: "Beta" });
    const closing = store.close();
    expect(codeOf(await store.call("partners.list", {}))).toBe("closing");
    expect(codeOf(await running)).toBe("ok");
    await closing;
  });
});

describe("a thread that dies", () => {
  /** Speaks the protocol and dies on demand, which the real thread does not. */
  const mortal = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", (message) => {
        if (message.type === "close") { parentPort.postMessage({ type: "closed" }); parentPort.close(); return; }
        if (message.path === "x.die") process.exit(1);
        parentPort.postMessage({ type: "result", id: message.id, result: { ok: true, value: null } });
      });
      parentPort.postMessage({ type: "ready", calls: { "x.die": "write", "x.live": "read" } });
    `)}`,
  );

  test("fails its calls, is started again once, and then tells the person", async () => {
    store = begin(mortal);
    await store.open(join(folder, "a.sqlite"));
    expect(codeOf(await store.call("x.die", {}))).toBe("store-stopped");
    expect(codeOf(await store.call("x.live", {}))).toBe("ok");
    expect(store.state().state).toBe("ready");
    expect(codeOf(await store.call("x.die", {}))).toBe("store-stopped");
    await expect.poll(() => store.state().state).toBe("failed");
    expect(codeOf(await store.call("x.live", {}))).toBe("store-stopped");
    expect(seen.states).toEqual(["opening", "ready", "opening", "ready", "failed"]);
    await store.close();
  });
});
