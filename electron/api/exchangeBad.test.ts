// Files that no Liaison wrote: refused whole, in words, or put together whole; afterwards every page answers.
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UserError } from "../domain/errors.ts";
import { failure, makeWords } from "../domain/words/words.ts";
import { sharedNames, sharedTable } from "../domain/sharing/columns.ts";
import { isValue } from "../domain/sharing/values.ts";
import { chances, derived, testHost, type TestHost } from "../testing.ts";
import { Draft, oneOfEach } from "../testingDraft.ts";
import { wholeOf } from "../testingLaptops.ts";
import { everythingAnswers } from "../testingSweep.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let a: TestHost;
let b: TestHost;
let draft: Draft;
const file = (name = "bad") => path.join(a.folder, `${name}.liaison`);

async function worlds(): Promise<void> {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  await oneOfEach(a);
  await a.call("exchange.export", { file: file("good") });
  draft = await Draft.of(file("good"));
}
beforeEach(worlds, 60_000);
afterEach(() => {
  a.close();
  b.close();
});

const everything = (host: TestHost) => wholeOf(host.store) + derived(host.store);
const words = makeWords("en-GB");

/** What came of putting it together; afterwards the workspace is sound, and of a refusal nothing stays. */
async function put(host: TestHost, name = "bad", more: object = { rest: "newest" }) {
  const before = everything(host);
  let code = "done";
  try {
    await host.call("exchange.preview", { file: file(name) });
    await host.call("exchange.merge", { file: file(name), ...more });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    code = error.code;
    const { text } = failure(words, error);
    expect(text).toMatch(/^[^{}]+\.$/);
    expect(everything(host)).toBe(before);
    expect(host.store.value("SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
  }
  await sound(host);
  return code;
}

async function sound(host: TestHost): Promise<void> {
  expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
  expect(await everythingAnswers(host)).toBeGreaterThan(60);
}

test("as it was written it brings everything", async () => {
  const there = new Set(draft.tables.map(({ table }) => table));
  expect(sharedNames.filter((name) => !there.has(name))).toEqual([]);
  expect(await put(b, "good")).toBe("done");
  await draft.write(file());
  expect(await put(b)).toBe("done");
});

const nastyText = [
  "'; DROP TABLE partner; --",
  '<script>alert(1)</script><img src=x onerror="alert(1)">',
  '=HYPERLINK("https://x.example")',
  "+cmd|' /C calc'!A0",
  "@SUM(1)",
  "a\u0000b",
  "\u0000",
  "\ud800 lone",
  "lone \udfff",
  "\u202egnp.exe",
  "{{name}} {name} $& %s \\",
  "x".repeat(200_000),
  "__proto__",
  "constructor",
  "",
  " ",
  "\n",
];
const nasty: unknown[] = [
  ...nastyText,
  null,
  0,
  -1,
  1,
  2,
  0.5,
  1e300,
  -1e300,
  9_007_199_254_740_991,
  -9_007_199_254_740_991,
  2 ** 53,
  true,
  false,
  [],
  {},
  ["x"],
  { x: 1 },
  "2026-02-30",
  "0000-00-00",
  "9999-12-31",
  "2026-10-09",
  "24:00",
  "Mars/Olympus",
  "FREQ=SECONDLY;COUNT=1000000000",
  "FREQ=NEVER",
  "after:0",
  "after:99999999",
  "[]",
  "{}",
  "[1,2]",
  "null",
  '{"__proto__":{"x":1}}',
  '{"currency":"EUR","basis":"percent","rateBp":-5}',
  '{"currency":"XXX","basis":"percent","rateBp":99999999}',
  '[{"before":99999999999}]',
  '[{"at":1e300}]',
  '[{"days":-100000,"time":"10:00"}]',
  "EUR",
  "ZZZ",
  "1".repeat(20),
  "0",
  "0.0",
];

/** All of them take minutes; a seed takes some. */
const share = process.env.LIAISON_ODD === "all" ? 1 : 0.06;

describe.each(sharedNames)("%s: odd values in every column", (name) => {
  test("are refused in words, or come as they are and every page answers", { timeout: 900_000 }, async () => {
    const chance = chances(sharedNames.indexOf(name) + 1);
    const { columns } = sharedTable(name);
    const aside = b.aside;
    b.aside = (call, input) =>
      call === "backups.make" ? Promise.resolve({ ms: 0 } as never) : aside(call, input);
    const wrong: string[] = [];
    let [refused, done] = [0, 0];
    const before = everything(b);
    for (const [column, kind] of Object.entries(columns)) {
      const was = draft.get(name, column);
      const tried = nasty.filter((value) => !isValue(kind, value)).slice(0, 2);
      tried.push(...nasty.filter((value) => isValue(kind, value) && chance() < share));
      for (const value of tried) {
        draft.set(name, column, value);
        await draft.write(file());
        const what = `${name}.${column} = ${JSON.stringify(value).slice(0, 80)}`;
        try {
          await b.call("exchange.preview", { file: file() });
          const { batchId } = await b.call<{ batchId: number }>("exchange.merge", {
            file: file(),
            rest: "newest",
          });
          done++;
          await everythingAnswers(b).catch((error: unknown) => wrong.push(`${what}: ${String(error)}`));
          await b.call("exchange.undo", { batchId });
        } catch (error) {
          refused++;
          if (!(error instanceof UserError)) wrong.push(`${what}: ${String(error)}`);
          else if (error.code !== "shared-inconsistent") wrong.push(`${what}: ${error.code}`);
        }
        if (everything(b) !== before) wrong.push(`${what}: something stays`);
      }
      draft.set(name, column, was);
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});
