// The search box over half a million talks: against ripgrep on the same texts, key by key, and what the index weighs.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import type { Bench, Group } from "./bench.ts";
import { withHost, type Asked } from "./host.ts";
import { queryOf } from "./longTexts.ts";
import { median, quantile, timed } from "./measure.ts";
import { companyName, personName } from "./names.ts";
import type { Line } from "./report.ts";
import { startThread } from "./threads.ts";
import { sizes } from "./world.ts";

const queries = 1_000;
/** ripgrep takes its time for each: so many, from all over the queries, as the first few are no fair share of the rare words. */
const anchored = 125;
const repeats = 3;
const kinds = ["partner", "contact", "interaction", "attachment"] as const;

const since = (start: number): number => performance.now() - start;

/** Every text on a line of its own, as a person would search an export of them. */
function dump({ store }: Asked, file: string): void {
  const handle = openSync(file, "w");
  const step = 20_000;
  for (let from = 0; ; from += step) {
    const lines = store.column<string>(
      "SELECT replace(ifnull(subject, '') || ' ' || text, char(10), ' ') FROM interaction WHERE id > ? AND id <= ?",
      from,
      from + step,
    );
    if (lines.length === 0) break;
    writeSync(handle, `${lines.join("\n")}\n`);
  }
  closeSync(handle);
}

/** One query by ripgrep: the first word over the dump, each further one over what is left, the last one counting. */
function byRipgrep(words: readonly string[], file: string): number {
  const start = performance.now();
  const pipe = words.map((word, nth) => {
    const last = nth === words.length - 1 ? "-c" : "-N";
    return `rg -i ${last} '${word}' ${nth === 0 ? `'${file}'` : "-"}`;
  });
  execFileSync("sh", ["-c", `${pipe.join(" | ")} || true`], { stdio: "ignore" });
  return since(start);
}

function hasRipgrep(): boolean {
  try {
    execFileSync("rg", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Every nth of a list, from its beginning to its end. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  list.filter((_, nth) => nth % Math.ceil(list.length / count) === 0);

const find = (asked: Asked, text: string, more: object = {}): Promise<unknown> =>
  asked.ask("search.find", { text, limit: 24, ...more });

async function times(asked: Asked, texts: readonly string[], more: object = {}): Promise<number[]> {
  const taken: number[] = [];
  for (const text of texts) {
    const start = performance.now();
    await find(asked, text, more);
    taken.push(since(start));
  }
  return taken;
}

/** A text as it is typed: asked with each letter from the second of its last word on. */
function typed(text: string): string[] {
  const words = text.split(" ");
  return words.flatMap((word, nth) => {
    const before = words.slice(0, nth).map((each) => `${each} `);
    return Array.from(
      { length: Math.max(0, word.length - 1) },
      (_, at) => before.join("") + word.slice(0, at + 2),
    );
  });
}

/** What people look for: words that were said, and names of partners and of people. */
const keystrokes = (seed: number): string[] =>
  Array.from({ length: 60 }, (_, nth) => [
    queryOf(nth + 5_000, seed, sizes.said.interactions).join(" "),
    companyName(1 + ((nth * 37) % sizes.said.partners), seed),
    personName(1 + ((nth * 53) % sizes.said.people), seed),
  ])
    .flat()
    .flatMap(typed);

async function searching(bench: Bench): Promise<Line[]> {
  return withHost(bench.world("said"), async (asked) => {
    const { seed } = bench;
    const wanted = Array.from({ length: queries }, (_, nth) => queryOf(nth, seed, sizes.said.interactions));
    const texts = wanted.map((words) => words.join(" "));
    await times(asked, texts.slice(0, 50));
    const runs: number[][] = [];
    for (let turn = 0; turn < repeats; turn++) runs.push(await times(asked, texts));
    const file = path.join(bench.folder, "said.txt");
    dump(asked, file);
    const ripgrep = hasRipgrep()
      ? timed(spread(wanted, anchored).map((words) => byRipgrep(words, file)))
      : null;
    const keys = keystrokes(seed);
    const lines: Line[] = [
      {
        name: `${queries} queries of 1–3 words, p99`,
        ms: timed(runs.map((run) => quantile(run, 0.99))),
        anchor: ripgrep && { name: "ripgrep over a dump of the texts, median", ms: ripgrep },
        goal: { ratio: 0.2 },
        note: `median ${median(runs[0]!).toFixed(1)} ms`,
      },
    ];
    for (const kind of kinds) {
      const taken: number[] = [];
      for (let turn = 0; turn < repeats; turn++)
        taken.push(quantile(await times(asked, keys, { kinds: [kind] }), 0.99));
      lines.push({ name: `a key, ${kind} hits alone, p99`, ms: timed(taken), goal: { most: 25 } });
    }
    const whole: number[] = [];
    for (let turn = 0; turn < repeats; turn++) whole.push(quantile(await times(asked, keys), 0.99));
    lines.push(
      {
        name: "a key, the whole box, p99",
        ms: timed(whole),
        goal: { most: 50 },
        note: `${keys.length} keys`,
      },
      weight(asked),
      await firstPage(asked),
    );
    return lines;
  });
}

/** Bytes of the index of long texts against the texts. */
function weight({ store }: Asked): Line {
  const text = store.value<number>(
    "SELECT sum(length(CAST(text AS BLOB)) + ifnull(length(CAST(subject AS BLOB)), 0)) FROM interaction",
  )!;
  const index = store.value<number>("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'interaction_search%'")!;
  const megabytes = (bytes: number) => timed([bytes / 1_000_000]);
  return {
    name: "index of the long texts",
    ms: megabytes(index),
    unit: "MB",
    anchor: { name: "the texts", ms: megabytes(text) },
    goal: { ratio: 1.6 },
  };
}

const busiest = 5_000;

/** The newest page of a partner with thousands of talks. */
async function firstPage(asked: Asked): Promise<Line> {
  const { store } = asked;
  const partner = store.value<number>(
    "SELECT partnerId FROM participant GROUP BY partnerId ORDER BY abs(count(*) - ?) LIMIT 1",
    busiest,
  )!;
  const talks = store.value<number>("SELECT count(*) FROM participant WHERE partnerId = ?", partner)!;
  const taken: number[] = [];
  for (let turn = 0; turn < 21; turn++) {
    const start = performance.now();
    await asked.ask("interactions.timeline", { partnerId: partner, limit: 50 });
    taken.push(since(start));
  }
  return {
    name: "first page of a long timeline",
    ms: timed(taken),
    goal: { most: 10 },
    note: `${talks} talks`,
  };
}

/** The index made anew on the writer while a reader goes on asking. */
async function anew(bench: Bench): Promise<Line[]> {
  const file = bench.copy("said");
  const writer = await startThread("writer", file);
  const reader = await startThread("reader", file);
  const state = { done: false };
  const start = performance.now();
  const rebuilding = writer.ask("search.rebuild", {}).finally(() => {
    state.done = true;
  });
  const waits: number[] = [];
  for (let nth = 0; !state.done; nth++) {
    const asked = performance.now();
    await reader.ask("search.find", { text: queryOf(nth, bench.seed, sizes.said.interactions).join(" ") });
    waits.push(since(asked));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await rebuilding;
  const seconds = since(start) / 1000;
  const checked = performance.now();
  const { wrong } = (await writer.ask("search.check", { full: true })) as { wrong: string[] };
  const check = since(checked) / 1000;
  await reader.close();
  await writer.close();
  return [
    { name: "making the index anew", ms: timed([seconds]), unit: "s" },
    {
      name: "search meanwhile, p99",
      ms: timed([quantile(waits, 0.99)]),
      goal: { most: 100 },
      note: `${waits.length} questions`,
    },
    {
      name: "comparing all of it",
      ms: timed([check]),
      unit: "s",
      note: wrong.length === 0 ? "nothing wrong" : `wrong: ${wrong.join(", ")}`,
    },
  ];
}

export const searchGroups: readonly Group[] = [
  { name: "search", run: searching },
  { name: "index anew", run: anew },
];
