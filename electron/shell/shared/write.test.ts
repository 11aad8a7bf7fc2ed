import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Result } from "../../api/messages.ts";
import { makeOwn, type Own } from "./own.ts";
import { writeOwn, type WriteInput } from "./write.ts";

let root: string;
let folder: string;
let own: Own;
let minute: number;
let content: string;
let refusal: string | null;
let asked: object[];
const workspace = "/w/liaison.sqlite";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "liaison-write-"));
  folder = join(root, "shared");
  writeFileSync(join(root, "shared.json"), "{");
  own = makeOwn(join(root, "shared.json"));
  [minute, content, refusal, asked] = [0, "", null, []];
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

/** The store's two calls: who works here, and an export that ends with its sum. */
async function call(path: string, input: object): Promise<Result> {
  if (path === "colleagues.list")
    return { ok: true, value: { rows: [{ uid: "u", name: "Mara/Lindt" }], me: "u", suggestion: "mara" } };
  asked.push(input);
  if (refusal) return { ok: false, error: { code: refusal, params: {}, text: refusal } };
  const body = Buffer.from(`${content}${asked.length}`);
  const sum = createHash("sha256").update(body).digest();
  writeFileSync(String(Reflect.get(input, "file")), Buffer.concat([body, sum]));
  return { ok: true, value: { partners: 2, records: 9, bytes: body.length + 32 } };
}

const write = (input: WriteInput = {}) =>
  writeOwn(input, {
    own,
    workspace,
    folder,
    call,
    now: () => new Date(2026, 10, 27, 14, minute++).getTime(),
  });
const names = () => readdirSync(folder).toSorted();
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => String(Reflect.get(error as object, "code")),
  );

test("one's own file says who and when, holds what was asked for, and is known as one's own", async () => {
  const written = await write({ passphrase: "p", partnerIds: [2, 1], include: ["results"], job: "j" });
  expect(written).toEqual({
    name: "Mara_Lindt 2026-11-27 14-00.liaison",
    partners: 2,
    records: 9,
    bytes: 33,
    removed: 0,
  });
  expect(asked).toEqual([
    { passphrase: "p", partnerIds: [2, 1], include: ["results"], job: "j", file: join(folder, written.name) },
  ]);
  // Kept beyond the end of the program, for this workspace alone.
  const later = makeOwn(join(root, "shared.json"));
  expect(later.written(workspace)).toMatchObject([{ name: written.name }]);
  expect(later.written("/w/other.sqlite")).toEqual([]);
});

test("two in one minute have two names", async () => {
  await write();
  minute = 0;
  await write();
  expect(names()).toEqual(["Mara_Lindt 2026-11-27 14-00 (2).liaison", "Mara_Lindt 2026-11-27 14-00.liaison"]);
});

test("older ones stay, unless the person chose to replace them: then the last three of their kind", async () => {
  for (let nth = 0; nth < 4; nth++) await write();
  await write({ partnerIds: [1] });
  expect(names()).toHaveLength(5);
  expect(await write({ replace: true })).toMatchObject({ removed: 2 });
  expect(names().map((name) => name.slice(-10, -8))).toEqual(["02", "03", "04", "05"]);
  expect(await write({ partnerIds: [1], replace: true })).toMatchObject({ removed: 0 });
});

test("a file that somebody changed, renamed or took away is never replaced", async () => {
  for (let nth = 0; nth < 5; nth++) await write();
  const [first, second, third] = names();
  writeFileSync(join(folder, first!), "somebody else's, under the same name");
  renameSync(join(folder, second!), join(folder, "kept.liaison"));
  rmSync(join(folder, third!));
  expect(await write({ replace: true })).toMatchObject({ removed: 0 });
  expect(names()).toHaveLength(5);
  expect(existsSync(join(folder, "kept.liaison"))).toBe(true);
});

test("a failure is the store's own; the next one sweeps what a kill left", async () => {
  refusal = "disk-full";
  expect(await codeOf(write())).toBe("disk-full");
  expect(own.unfinished(workspace)).toBeNull();
  refusal = null;
  own.begin(workspace, "Mara_Lindt 2026-11-27 13-59.liaison");
  writeFileSync(join(folder, ".Mara_Lindt 2026-11-27 13-59.liaison.0a1b2c3d-7-000000000000.part"), "half");
  await write();
  expect(names()).toEqual(["Mara_Lindt 2026-11-27 14-01.liaison"]);
  expect(own.unfinished(workspace)).toBeNull();
});

test("a folder that is not there is said as such", async () => {
  rmSync(folder, { recursive: true });
  expect(await codeOf(write())).toBe("shared-folder-gone");
  expect(asked).toEqual([]);
});

test("a file that had nothing to say is remembered for one device, until something is taken back", () => {
  own.settle(workspace, "d1", "c-3");
  const is = (device: string) => own.isSettled(workspace, device, "c-3");
  expect([is("d1"), is("d2")]).toEqual([true, false]);
  own.settle(workspace, "d1", "d-4");
  expect(is("d1")).toBe(true);
  own.unsettle(workspace);
  expect(is("d1")).toBe(false);
});

test("what was put together is remembered, for one workspace", () => {
  own.take(workspace, "b-2");
  expect([own.wasTaken(workspace, "b-2"), own.wasTaken("/w/other.sqlite", "b-2")]).toEqual([true, false]);
});
