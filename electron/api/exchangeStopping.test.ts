// A merge that does not end, or that is not alone: cancelled, on a full disk, beside people, imports and other merges. Then undone after all of that.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { dispatch } from "./dispatch.ts";
import { backupsOf } from "../data/backup.ts";
import { openWorkspace } from "../data/workspace.ts";
import { UserError } from "../domain/errors.ts";
import { contents, derived, fileIn, migrations, stamps, testHost, type TestHost } from "../testing.ts";
import { wholeOf } from "../testingLaptops.ts";
import { everythingAnswers } from "../testingSweep.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let source: TestHost;
let host: TestHost;
let file: string;

/** Some hundred partners with a person and a task each, of whom a few are here already. */
beforeAll(async () => {
  source = testHost({ device: "theirs" });
  const lines = ["Name,Email,Company,Website,Job Title"];
  for (let n = 0; n < 600; n++)
    lines.push(`Person ${n},p${n}@c${n}.example,Company ${n},c${n}.example,Editor`);
  await source.call("imports.run", { file: fileIn(source, "people.csv", `${lines.join("\n")}\n`) });
  await source.call("tasks.create", { title: "Call", partnerId: 1, dueOn: "2026-10-09" });
  file = path.join(source.folder, "theirs.liaison");
  const some = path.join(source.folder, "some.liaison");
  await source.call("exchange.export", { file: some, partnerIds: [1, 2, 3] });
  await source.call("partners.update", { id: 1, set: { country: "JP", name: "Company one" } });
  await source.call("partners.trash", { id: 2 });
  await source.call("exchange.export", { file });
}, 120_000);
afterAll(() => source.close());
beforeEach(async () => {
  host = testHost({ device: "mine" });
  await host.call("exchange.merge", { file: path.join(source.folder, "some.liaison") });
  await host.call("partners.create", { name: "Mine alone" });
  await host.call("backups.make");
});
afterEach(() => host.close());

const everything = (of = host) =>
  wholeOf(of.store) + contents(of.store) + stamps(of.store) + derived(of.store);
const trace = () =>
  host.store.get(
    "SELECT (SELECT count(*) FROM batch) AS batches, (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM seen) AS seen, (SELECT count(*) FROM conflict) AS conflicts, (SELECT count(*) FROM tombstone) AS tombs",
  );
const digest = async (of: TestHost) => (await of.call<{ digest: string }>("exchange.digest")).digest;
type Merged = { batchId: number; created: number; updated: number; kept: number };
const merge = (asking = {}, of = host) => of.call<Merged>("exchange.merge", { file, rest: "newest" }, asking);

/** Merges, and does something when some hundred records are there. */
async function meanwhile(then: (stop: () => void) => Promise<void>): Promise<string> {
  const stop = new AbortController();
  let doing: Promise<void> | undefined;
  const code = await merge({
    signal: stop.signal,
    progress(done: number, _: number | null, phase: string) {
      if (phase === "merging" && done > 300) doing ??= then(() => stop.abort());
    },
  }).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
  expect(doing).toBeDefined();
  await doing;
  return code;
}
async function sound(): Promise<void> {
  expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
  expect(host.store.value("SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
}

describe("cancelled", () => {
  test("in the middle: values, stamps, what was seen and the log are as before", async () => {
    const [before, log] = [everything(), trace()];
    expect(await meanwhile(async (stop) => stop())).toBe("cancelled");
    expect([everything(), trace()]).toEqual([before, log]);
    await sound();
    await merge();
    expect(host.store.value("SELECT country FROM partner WHERE name = 'Company one'")).toBe("JP");
  });

  test.each(["exchange.preview", "exchange.digest"])("%s: at once", async (call) => {
    const stop = new AbortController();
    stop.abort();
    const input = call === "exchange.preview" ? { file } : {};
    const result = await host.call(call, input, { signal: stop.signal }).catch((error: unknown) => error);
    // A digest is one step.
    if (call === "exchange.preview") expect(result).toMatchObject({ code: "cancelled" });
  });

  test("an export: the file that was there stays", async () => {
    const out = fileIn(host, "out.liaison", "older");
    const stop = new AbortController();
    const result = host.call("exchange.export", { file: out }, { signal: stop.signal });
    stop.abort();
    await result.catch(() => {});
    const now = readFileSync(out, "latin1");
    expect(now === "older" || now.startsWith("LIAISON")).toBe(true);
    expect(readdirSync(host.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("a person who goes on working", () => {
  test("keeps what was edited meanwhile, whether the merge ends or not", async () => {
    for (const end of ["done", "cancelled"]) {
      let batchId = 0;
      const code = await meanwhile(async (stop) => {
        ({ batchId } = await host.call<{ batchId: number }>("partners.update", {
          id: 3,
          set: { privateNote: `called, ${end}`, tags: [end] },
        }));
        if (end === "cancelled") stop();
      });
      if (code !== end) expect([code, end]).toEqual(["done", "cancelled"]);
      expect(await host.call("partners.get", { id: 3 })).toMatchObject({
        privateNote: `called, ${end}`,
        tags: [end],
      });
      expect(batchId).toBeGreaterThan(0);
      await sound();
      if (end === "done") {
        const { rows } = await host.call<{ rows: { batchId: number }[] }>("exchange.past");
        await host.call("exchange.undo", { batchId: rows[0]!.batchId });
      }
    }
  });

  test("cannot edit what the merge has just made", async () => {
    const before = everything();
    await meanwhile(async (stop) => {
      const id = host.store.value<number>("SELECT id FROM partner WHERE name = 'Company 77'")!;
      expect(await host.refused("partners.update", { id, set: { country: "JP" } })).toBe("importing");
      stop();
    });
    expect(everything()).toBe(before);
  });
});

describe("a full disk", () => {
  test("during the merge: said in words, nothing of it stays, and with space again it runs", async () => {
    const [before, log] = [everything(), trace()];
    const pages = host.store.raw.pragma("page_count", { simple: true }) as number;
    host.store.raw.pragma(`max_page_count = ${pages + 60}`);
    expect(await host.refused("exchange.merge", { file, rest: "newest" })).toBe("disk-full");
    host.store.raw.pragma("max_page_count = 1073741823");
    expect([everything(), trace()]).toEqual([before, log]);
    await sound();
    await merge();
    await sound();
  });

  test("during the backup: no backup, no merge", async () => {
    const [before, log] = [everything(), trace()];
    const aside = host.aside;
    let asked = 0;
    host.aside = (call, input) => {
      if (call !== "backups.make") return aside(call, input);
      asked++;
      return Promise.reject(new UserError("disk-full"));
    };
    expect(await host.refused("exchange.merge", { file, rest: "newest" })).toBe("disk-full");
    expect(asked).toBe(1);
    expect([everything(), trace()]).toEqual([before, log]);
    await sound();
  });

  test.runIf(process.platform === "linux" && existsSync("/dev/full"))(
    "during an export: the name that cannot be written is said, and no part stays",
    async () => {
      expect(await host.refused("exchange.export", { file: path.join("/dev/full", "x.liaison") })).toBe(
        "cannot-save",
      );
      const gone = path.join(host.folder, "no such folder", "x.liaison");
      expect(await host.refused("exchange.export", { file: gone })).toBe("cannot-save");
    },
  );
});

describe("not alone", () => {
  test("another copy of the app is refused the workspace, and merges nothing", () => {
    const again = () =>
      openWorkspace({
        file: host.workspace,
        migrations,
        register: path.join(host.folder, "other.json"),
        now: host.now,
        author: "Sam",
      });
    expect(again).toThrow(expect.objectContaining({ code: "workspace-in-use" }) as Error);
  });

  test("the same file twice, one after the other as the writer does it: the second changes nothing", async () => {
    const first = await merge();
    const [after, log] = [everything(), host.store.value("SELECT count(*) FROM change")];
    const second = await merge();
    expect([first.created > 1000, second]).toMatchObject([true, { created: 0, updated: 0, kept: 0 }]);
    expect([everything(), host.store.value("SELECT count(*) FROM change")]).toEqual([after, log]);
    await host.call("exchange.undo", { batchId: second.batchId });
    expect(everything()).toBe(after);
  });

  test("while an import runs in another file's name: both end, one after the other", async () => {
    const csv = fileIn(host, "more.csv", "Name,Email,Company\nAnn,ann@c5.example,Company 5\n");
    await host.call("imports.run", { file: csv });
    const { batchId } = await merge();
    await sound();
    await host.call("exchange.undo", { batchId });
    expect(host.store.value("SELECT count(*) FROM contact WHERE fullName = 'Ann'")).toBe(1);
    await sound();
  });

  test("a file that is replaced or cut while it is read is refused whole", async () => {
    const moving = path.join(host.folder, "moving.liaison");
    copyFileSync(file, moving);
    const before = everything();
    let cut = false;
    const result = await dispatch(
      host,
      "exchange.merge",
      { file: moving, rest: "newest" },
      {
        progress(done, _, phase) {
          if (phase !== "merging" || done < 200 || cut) return;
          cut = true;
          writeFileSync(moving, readFileSync(moving).subarray(0, 5000));
        },
      },
    );
    expect(cut).toBe(true);
    if (!result.ok) {
      expect(result.error.code).toMatch(/^shared-/);
      expect(everything()).toBe(before);
    }
    await sound();
  });
});

describe("undo", () => {
  const counted = async (batchId: number) => {
    const was = host.store.value<number>("SELECT count(*) FROM partner")!;
    const result = await host.call<{ restored: number; kept: number; keptItems: unknown[] }>(
      "exchange.undo",
      { batchId },
    );
    expect(Number.isSafeInteger(result.restored) && Number.isSafeInteger(result.kept)).toBe(true);
    expect(result.keptItems).toHaveLength(result.kept);
    await sound();
    expect(await everythingAnswers(host)).toBeGreaterThan(60);
    expect(await host.refused("exchange.undo", { batchId })).toBe("already-undone");
    return { ...result, partners: host.store.value<number>("SELECT count(*) FROM partner")! - was };
  };

  test("at once: as if it never was", async () => {
    const before = everything();
    const { batchId, created } = await merge();
    const { kept, restored } = await counted(batchId);
    expect([kept, restored > 0, created > 1000]).toEqual([0, true, true]);
    expect(everything()).toBe(before);
  }, 60_000);

  test("after edits, a trip to the trash, a purge, a merge of two, an import and another merge: what people did stays", async () => {
    const { batchId } = await merge();
    const id = (name: string) => host.store.value<number>("SELECT id FROM partner WHERE name = ?", name)!;
    const edited = id("Company 10");
    await host.call("partners.update", { id: edited, set: { privateNote: "mine" } });
    await host.call("partners.update", { id: id("Company one"), set: { country: "GB" } });
    await host.call("tasks.create", { title: "Mine", partnerId: id("Company 11") });
    await host.call("interactions.log", { partnerId: id("Company 12"), kind: "call", text: "said" });
    await host.call("partners.trash", { id: id("Company 13") });
    await host.call("partners.trash", { id: id("Company 14") });
    await host.call("partners.purge", { id: id("Company 14") });
    await host.call("partners.merge", { keep: id("Mine alone"), drop: id("Company 15") });
    await host.call("partners.merge", { keep: id("Company 16"), drop: id("Company 17") });
    const csv = fileIn(
      host,
      "more.csv",
      "Name,Email,Company,Website\nAnn,ann@c18.example,Company 18,c18.example\n",
    );
    await host.call("imports.run", { file: csv });
    await source.call("partners.update", { id: 20, set: { country: "FR" } });
    const later = path.join(source.folder, "later.liaison");
    await source.call("exchange.export", { file: later });
    await host.call("exchange.merge", { file: later, rest: "newest" });
    const { kept } = await counted(batchId);
    expect(kept).toBeGreaterThan(0);
    expect(host.store.value("SELECT privateNote FROM partner WHERE id = ?", edited)).toBe("mine");
    expect(host.store.value("SELECT country FROM partner WHERE id = 1")).toBe("GB");
    for (const text of [
      "SELECT 1 FROM task WHERE title = 'Mine' AND partnerId IS NOT NULL",
      "SELECT 1 FROM interaction WHERE text = 'said'",
      "SELECT 1 FROM contact WHERE fullName = 'Ann' AND partnerId IS NOT NULL",
    ])
      expect([text, host.store.value(text)]).toEqual([text, 1]);
    expect(host.store.value("SELECT count(*) FROM partner WHERE name = 'Company 14'")).toBe(0);
    expect(host.store.value("SELECT count(*) FROM partner WHERE name = 'Company 300'")).toBe(0);
    // What it took away comes again with the same file, and both end alike.
    await merge();
    await sound();
    expect(host.store.value("SELECT count(*) FROM partner WHERE name = 'Company 300'")).toBe(1);
    expect(await digest(host)).toHaveLength(64);
  }, 120_000);

  test("of two merges of one sender, the earlier one first and the later one first", async () => {
    const before = everything();
    const first = await merge();
    const later = path.join(source.folder, "two.liaison");
    await source.call("partners.update", { id: 21, set: { country: "IT" } });
    await source.call("exchange.export", { file: later });
    const second = await host.call<Merged>("exchange.merge", { file: later, rest: "newest" });
    await counted(second.batchId);
    await counted(first.batchId);
    expect(everything()).toBe(before);
    const again = [
      (await merge()).batchId,
      (await host.call<Merged>("exchange.merge", { file: later, rest: "newest" })).batchId,
    ];
    await counted(again[0]!);
    await counted(again[1]!);
    await sound();
  }, 120_000);
});

test("each merge has a verified backup before it; one that changes nothing needs none", async () => {
  const backups = () =>
    readdirSync(backupsOf(host.workspace)).filter((name) => name.endsWith("merge.sqlite")).length;
  const before = backups();
  await merge();
  expect(backups()).toBe(before + 1);
  await merge();
  expect(backups()).toBe(before + 1);
});
