// A device id belongs to one workspace file: copies, restored backups, crashes and other laptops take a fresh one.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let first: TestHost;
let folder: string;
beforeEach(async () => {
  first = testHost();
  folder = first.folder;
  await first.call("partners.create", { name: "A" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const device = (host: TestHost) => host.store.value<string>("SELECT device FROM stamp")!;
/** Opens a file of the folder, edits it, closes it. @returns the device id that the edit was made under */
async function edited(name = "w.sqlite", where = folder): Promise<string> {
  const host = testHost({ folder: where, name });
  const { batchId } = await host.call<{ batchId: number }>("partners.create", { name: `In ${name}` });
  const used = host.store.value<string>("SELECT device FROM batch WHERE id = ?", batchId)!;
  expect(used).toBe(device(host));
  host.close();
  return used;
}
const copy = (from: string, to: string) => cpSync(path.join(folder, from), path.join(folder, to));

test("the same file opened again keeps its id, with and without an edit", async () => {
  const id = device(first);
  first.shut();
  expect(await edited()).toBe(id);
  testHost({ folder }).close();
  expect(await edited()).toBe(id);
});

test("a copy edited apart on the same laptop has another id; the original keeps its own", async () => {
  const id = device(first);
  first.shut();
  copy("w.sqlite", "copy.sqlite");
  const other = await edited("copy.sqlite");
  expect(other).not.toBe(id);
  expect(await edited()).toBe(id);
  expect(await edited("copy.sqlite")).toBe(other);
});

test("a copy of a copy, and a copy put over another file, take fresh ids", async () => {
  first.shut();
  copy("w.sqlite", "b.sqlite");
  const b = await edited("b.sqlite");
  copy("b.sqlite", "c.sqlite");
  const c = await edited("c.sqlite");
  copy("b.sqlite", "w.sqlite");
  const w = await edited();
  expect(new Set([b, c, w]).size).toBe(3);
});

test("on another laptop, with a register of its own, the file has another id", async () => {
  const id = device(first);
  first.shut();
  const laptop = path.join(folder, "laptop");
  mkdirSync(laptop);
  copy("w.sqlite", "laptop/w.sqlite");
  expect(await edited("w.sqlite", laptop)).not.toBe(id);
});

test("an earlier copy put back in its place takes a fresh id", async () => {
  const id = device(first);
  first.shut();
  copy("w.sqlite", "backup.sqlite");
  expect(await edited()).toBe(id);
  copy("backup.sqlite", "w.sqlite");
  expect(await edited()).not.toBe(id);
});

describe("a crash", () => {
  /** What a crash leaves: the file as it is, nothing written at close. */
  const crash = (host: TestHost) => {
    host.store.close();
    rmSync(`${host.workspace}.lock`);
  };
  test("after an edit gives a fresh id", async () => {
    const id = device(first);
    first.shut();
    const host = testHost({ folder });
    await host.call("partners.create", { name: "B" });
    crash(host);
    expect(await edited()).not.toBe(id);
  });

  test("followed by putting back the copy from before it, too", async () => {
    const id = device(first);
    first.shut();
    copy("w.sqlite", "backup.sqlite");
    const host = testHost({ folder });
    await host.call("partners.create", { name: "shared with others since" });
    crash(host);
    for (const suffix of ["-wal", "-shm"]) rmSync(path.join(folder, `w.sqlite${suffix}`), { force: true });
    copy("backup.sqlite", "w.sqlite");
    expect(await edited()).not.toBe(id);
  });
});

test("a device that is given overrides, and stays", async () => {
  first.shut();
  const host = testHost({ folder, device: "given" });
  expect(device(host)).toBe("given");
  host.close();
  expect(await edited()).toBe("given");
});

describe("a profile that cannot be written", () => {
  const register = () => path.join(folder, "devices.json");

  test("keeps nobody from their work; each opening has an id of its own", async () => {
    first.shut();
    rmSync(register(), { force: true });
    mkdirSync(register());
    const [one, two] = [await edited(), await edited()];
    expect(two).not.toBe(one);
  });

  test("gives a fresh id where an old entry could not be taken out of it", async () => {
    const id = device(first);
    first.shut();
    const before = readFileSync(register(), "utf8");
    copy("w.sqlite", "earlier.sqlite");
    mkdirSync(`${register()}.${process.pid}`);
    const used = await edited();
    expect(used).not.toBe(id);
    expect(readFileSync(register(), "utf8")).toBe(before);
    copy("earlier.sqlite", "w.sqlite");
    expect([id, used]).not.toContain(await edited());
  });

  test.each(["null", "[]", "5", "{", '{"x": null}'])("or holds %s counts as none", async (text) => {
    first.shut();
    writeFileSync(register(), text);
    expect(await edited()).toBeTruthy();
  });
});
