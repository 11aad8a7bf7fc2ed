// An import that does not end: cancelled, on a full disk, or beside a person who goes on working. Nothing of it stays.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, derived, fileIn, stamps, testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
let file: string;
beforeEach(async () => {
  host = testHost();
  file = fileIn(host, "many.csv", many(1500));
  // Something that the import will change, and something that it will not.
  await host.call("contacts.create", {
    fullName: "Person 5",
    emails: ["p5@company5.example"],
    role: "Intern",
  });
  await host.call("partners.create", { name: "Mine", tags: ["a"] });
  await host.call("backups.make");
});
afterEach(() => host.close());

/** A list of people, each at one of `rows / 3` companies. */
function many(rows: number): string {
  const lines = ["Name,Email,Company,Website,Job Title,Labels"];
  for (let n = 0; n < rows; n++)
    lines.push(
      `Person ${n},p${n}@company${n % (rows / 3)}.example,Company ${n % (rows / 3)},company${n % (rows / 3)}.example,Editor,x`,
    );
  return `${lines.join("\n")}\n`;
}
const everything = () => contents(host.store) + stamps(host.store) + derived(host.store);
const trace = () =>
  host.store.get(
    "SELECT (SELECT count(*) FROM batch) AS batches, (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM import_memory) AS memory",
  );
const nothingRuns = async () =>
  expect(await host.call("workspace.status")).toMatchObject({ runningBatch: null });

/** Runs the import and does something when it has made some hundred records; `stop` cancels. */
async function interrupted(then: (stop: () => void) => Promise<void> | undefined) {
  const stop = new AbortController();
  let once = false;
  let doing = Promise.resolve();
  const result = host.call<{ batchId: number }>(
    "imports.run",
    { file },
    {
      signal: stop.signal,
      progress(_, __, phase) {
        if (phase !== "importing" || once || host.store.value<number>("SELECT count(*) FROM contact")! < 300)
          return;
        once = true;
        doing = then(() => stop.abort()) ?? doing;
      },
    },
  );
  const code = await result.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
  expect(once).toBe(true);
  await doing;
  return code;
}

describe("cancelled in the middle", () => {
  test("nothing of it is left, not even its log", async () => {
    const [before, log] = [everything(), trace()];
    expect(await interrupted(async (stop) => stop())).toBe("cancelled");
    expect(everything()).toBe(before);
    expect(trace()).toEqual(log);
    await nothingRuns();
    expect(await host.call("imports.list")).toEqual({ rows: [] });
  });

  test("what a person did meanwhile stays, also over what the import had changed", async () => {
    const before = everything();
    let batchId = 0;
    const code = await interrupted(async (stop) => {
      ({ batchId } = await host.call<{ batchId: number }>("contacts.update", {
        id: 1,
        set: { role: "Boss", note: "called today" },
      }));
      stop();
    });
    expect(code).toBe("cancelled");
    expect(await host.call("contacts.get", { id: 1 })).toMatchObject({
      role: "Boss",
      note: "called today",
      partner: null,
    });
    await host.call("history.undo", { batchId });
    // The person's edit began from what the import had written; undone, that is what it gives back.
    expect(await host.call("contacts.get", { id: 1 })).toMatchObject({ note: null });
    expect(everything().length).toBeGreaterThanOrEqual(before.length - 200);
  });

  test("a preview too", async () => {
    const stop = new AbortController();
    const result = host.call(
      "imports.preview",
      { file },
      { signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(result).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("what a running import has made", () => {
  test("is marked, and takes neither edits nor anything that would hang on it", async () => {
    const before = everything();
    const code = await interrupted(async (stop) => {
      const { rows } = await host.call<{ rows: { id: number; importing: boolean; fullName: string }[] }>(
        "contacts.list",
        { search: "Person 10" },
      );
      const { id } = rows.find((row) => row.fullName === "Person 10")!;
      const partners = await host.call<{ rows: { id: number; importing: boolean; name: string }[] }>(
        "partners.list",
        { search: "Company 10" },
      );
      const partner = partners.rows.find((row) => row.name === "Company 10")!;
      expect(rows.find((row) => row.id === id)!.importing).toBe(true);
      expect(partner.importing).toBe(true);
      expect(await host.call("workspace.status")).toMatchObject({
        runningBatch: { kind: "import", file: "many.csv" },
      });
      const refused: [string, object][] = [
        ["contacts.update", { id, set: { note: "x" } }],
        ["contacts.update", { id, set: { emails: [] } }],
        ["contacts.update", { id: 1, set: { partnerId: partner.id } }],
        ["contacts.trash", { id }],
        ["contacts.purge", { id }],
        ["contacts.create", { fullName: "New", partnerId: partner.id }],
        ["partners.update", { id: partner.id, set: { tags: ["x"] } }],
        ["partners.bulk", { ids: [partner.id], addTags: ["x"] }],
        ["partners.trash", { id: partner.id }],
        ["partners.purge", { id: partner.id }],
        ["memberships.create", { partnerId: partner.id, programId: 1 }],
        ["interactions.log", { partnerId: partner.id, kind: "call", text: "x" }],
        ["interactions.log", { contactIds: [id], kind: "call", text: "x" }],
      ];
      for (const [path, input] of refused)
        expect([path, await host.refused(path, input)]).toEqual([path, "importing"]);
      stop();
    });
    expect(code).toBe("cancelled");
    expect(everything()).toBe(before);
  });

  test("an edit of what was there before goes through between the chunks, and the import ends", async () => {
    let batchId = 0;
    expect(
      await interrupted(async () => {
        ({ batchId } = await host.call<{ batchId: number }>("partners.update", {
          id: 1,
          set: { tags: ["b"] },
        }));
      }),
    ).toBe("done");
    expect(batchId).toBeGreaterThan(0);
    expect(host.store.value("SELECT count(*) FROM contact")).toBe(1500);
    expect(await host.call("partners.get", { id: 1 })).toMatchObject({ tags: ["b"] });
  });
});

describe("a full disk", () => {
  test("is said in words; nothing is half-imported, and with space again the same import runs", async () => {
    const [before, log] = [everything(), trace()];
    const pages = host.store.raw.pragma("page_count", { simple: true }) as number;
    host.store.raw.pragma(`max_page_count = ${pages + 120}`);
    const result = await host.call("imports.run", { file }).catch((error: unknown) => error);
    expect(result).toMatchObject({ code: "disk-full" });
    expect(everything()).toBe(before);
    expect(trace()).toEqual(log);
    await nothingRuns();
    host.store.raw.pragma("max_page_count = 1073741823");
    expect(await host.call("imports.run", { file })).toMatchObject({ created: 1499, changed: 1 });
  });

  test("an edit that does not fit changes nothing", async () => {
    const before = everything();
    const pages = host.store.raw.pragma("page_count", { simple: true }) as number;
    host.store.raw.pragma(`max_page_count = ${pages}`);
    expect(await host.refused("partners.update", { id: 1, set: { privateNote: "x".repeat(190_000) } })).toBe(
      "disk-full",
    );
    expect(everything()).toBe(before);
  });

  test("what could not be taken back then is taken back before the next job", async () => {
    const before = everything();
    // As if taking back had failed too: the batch is still running, its records are there.
    await interrupted(async () => {});
    host.store.run("UPDATE batch SET state = 'running' WHERE kind = 'import'");
    host.store.run("DELETE FROM mapping");
    expect(
      await host.call("imports.run", { file: fileIn(host, "one.csv", "Name,Email\nOne,one@one.example\n") }),
    ).toMatchObject({ created: 1 });
    const { batchId } = host.store.get<{ batchId: number }>("SELECT max(id) AS batchId FROM batch")!;
    await host.call("imports.undo", { batchId });
    expect(everything()).toBe(before);
  });
});

test("what a killed import left is undone when the workspace is opened", async () => {
  const before = everything();
  await interrupted(async () => {});
  host.store.run("UPDATE batch SET state = 'running' WHERE kind = 'import'");
  host.shut();
  const again = testHost({ folder: host.folder });
  expect(contents(again.store) + stamps(again.store) + derived(again.store)).toBe(before);
  expect(await again.call("workspace.status")).toMatchObject({ runningBatch: null });
  expect(await again.call("imports.list")).toEqual({ rows: [] });
  again.close();
});
