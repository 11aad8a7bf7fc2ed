// A whole file with something anywhere in its lines put wrong, by seed: refused in words and nothing changed, or together whole, sound and undone without a trace.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readShared } from "../data/exchange/file/read.ts";
import { writeShared } from "../data/exchange/file/write.ts";
import { UserError } from "../domain/errors.ts";
import { failure, makeWords } from "../domain/words/words.ts";
import { chances, testHost, type TestHost } from "../testing.ts";
import { oneOfEach } from "../testingDraft.ts";
import { wholeOf } from "../testingLaptops.ts";
import { fixture } from "../testingReports.ts";
import { everythingAnswers } from "../testingSweep.ts";

vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 120_000 });

const runs = Number(process.env.LIAISON_RUNS ?? 60);
const seed = Number(process.env.LIAISON_SEED ?? 5);
const chance = chances(seed);
const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;

let a: TestHost;
let b: TestHost;
let lines: unknown[];
let before: string;
const file = () => path.join(b.folder, "bad.liaison");
const words = makeWords("en-GB");

beforeAll(async () => {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  for (const host of [a, b]) host.clock.now = Date.UTC(2026, 10, 20, 9);
  await oneOfEach(a);
  const program = await a.call<{ id: number }>("programs.create", {
    name: "Awin",
    network: "awin",
    currency: "GBP",
  });
  await a.call("imports.run", {
    file: fixture("awin_transactions_2026-10.csv"),
    answers: { program: program.id },
  });
  const photo = path.join(a.folder, "photo.png");
  writeFileSync(photo, Buffer.from("89504e470d0a1a0a0000", "hex"));
  await a.call("contacts.setPhoto", { id: 1, file: photo });
  const made = await a.call<{ id: number }>("partners.create", { name: "Gone" });
  // What is here already, so that there is something to compare with and to delete.
  const first = path.join(a.folder, "first.liaison");
  await a.call("exchange.export", { file: first, include: ["results", "attachments"] });
  await b.call("exchange.merge", { file: first });
  await a.call("partners.trash", { id: made.id });
  await a.call("partners.purge", { id: made.id });
  await a.call("partners.update", { id: 1, set: { country: "JP", tags: ["new"] } });
  await b.call("partners.update", { id: 1, set: { country: "GB", tier: "A" } });
  await b.call("contacts.update", { id: 1, set: { note: "mine" } });
  const second = path.join(a.folder, "second.liaison");
  await a.call("exchange.export", { file: second, include: ["results", "attachments"] });
  lines = [];
  for await (const block of readShared(second, {})) lines.push(...block);
  const { aside } = b;
  b.aside = (call, input) =>
    call === "backups.make" ? Promise.resolve({ ms: 0 } as never) : aside(call, input);
  before = everything();
});
afterAll(() => {
  a.close();
  b.close();
});
const everything = () => {
  const results = ["result_account", "result_summary", "result_order_row", "result_cover"].map((table) =>
    JSON.stringify(b.store.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`)),
  );
  return [wholeOf(b.store), ...results].join("\n");
};

const odd: unknown[] = [
  null,
  0,
  1,
  -1,
  0.5,
  1e300,
  -1e300,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 31,
  true,
  false,
  "",
  "x",
  "\u0000",
  "\ud800",
  "0",
  "__proto__",
  "2026-02-30",
  [],
  {},
  [[]],
  [0],
  { x: 1 },
  "x".repeat(70_000),
  "{}",
  "[]",
];

type Node = unknown[] | Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
/** All places in a value, the deeper ones among them. */
function places(value: unknown, found: [Node, string][] = []): [Node, string][] {
  if (!isNode(value)) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places((value as Record<string, unknown>)[key], found);
  }
  return found;
}

/** One thing that is wrong. @returns what was done */
function harm(all: unknown[]): string {
  const at = Math.floor(chance() * all.length);
  const how = chance();
  if (how < 0.04) {
    all.splice(at, 1);
    return `line ${at} is gone`;
  }
  if (how < 0.08) {
    all.splice(Math.floor(chance() * all.length), 0, structuredClone(all[at]));
    return `line ${at} twice`;
  }
  if (how < 0.12) {
    const other = Math.floor(chance() * all.length);
    [all[at], all[other]] = [all[other], all[at]];
    return `lines ${at} and ${other} changed places`;
  }
  const [node, key] = pick(places(all[at])) ?? [all, String(at)];
  const holder = node as Record<string, unknown>;
  if (how < 0.2 && Array.isArray(node)) node.splice(Number(key), 1);
  else if (how < 0.25 && !Array.isArray(node)) delete holder[key];
  else if (how < 0.5) {
    // Something that is right elsewhere.
    const [from, name] = pick(places(pick(all))) ?? [all, "0"];
    holder[key] = structuredClone((from as Record<string, unknown>)[name]);
  } else if (how < 0.6 && typeof holder[key] === "number")
    holder[key] = holder[key] + pick([1, -1, 1e6, 1e15]);
  else holder[key] = pick(odd);
  return `line ${at}, ${key}: ${JSON.stringify(all[at])?.slice(0, 300)}`;
}

test(`${runs} files, each wrong in one place or a few`, async () => {
  const wrong: string[] = [];
  const ends = new Map<string, number>();
  for (let run = 0; run < runs; run++) {
    const all = structuredClone(lines);
    const what = [harm(all)];
    while (chance() < 0.3) what.push(harm(all));
    const last = all.at(-1);
    // Mostly the count is right, or nothing would get any further.
    if (chance() < 0.95 && isNode(last) && "end" in last)
      last.end = { records: all.filter((line) => Array.isArray(line)).length };
    await writeShared(file(), { app: "1" }, async (put) => {
      for (const line of all) await put(JSON.stringify(line) ?? "null");
    });
    const say = (text: string) => wrong.push(`${run}: ${what.join("; ")}: ${text}`);
    let end = "done";
    let previewed = false;
    try {
      await b.call("exchange.preview", { file: file() });
      previewed = true;
      const { batchId } = await b.call<{ batchId: number }>("exchange.merge", {
        file: file(),
        rest: pick(["newest", "mine", "theirs"]),
      });
      const broken = b.store.raw.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) say("foreign keys");
      if (run % 4 === 0) await everythingAnswers(b).catch((error: unknown) => say(String(error)));
      await b.call("exchange.undo", { batchId });
    } catch (error) {
      if (error instanceof UserError) {
        end = error.code;
        if (previewed) say(`only the merge says ${end}`);
        if (!end.startsWith("shared-")) say(end);
        if (!/Nothing was changed\./.test(failure(words, error).text)) say(failure(words, error).text);
      } else say(error instanceof Error ? String(error.stack).slice(0, 600) : String(error));
    }
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (everything() !== before) {
      const [was, is] = [new Set(before.split("\n")), everything().split("\n")];
      say(
        `something stays: ${is
          .filter((line) => !was.has(line))
          .join(" | ")
          .slice(0, 600)}`,
      );
      before = is.join("\n");
    }
  }
  if (runs > 100) console.log(Object.fromEntries(ends));
  expect(wrong).toEqual([]);
  expect(Math.min(ends.get("done") ?? 0, ends.get("shared-inconsistent") ?? 0)).toBeGreaterThan(runs / 10);
});
