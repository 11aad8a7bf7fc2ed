// One edit as shipped, with its log, search and summary, against the bare UPDATE of the same column without any of them.
import type { Bench, Group } from "./bench.ts";
import { pinNormal, withHost, type Asked } from "./host.ts";
import { against, type Timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { openStore } from "../../electron/data/open.ts";
import { dropTriggers } from "../../electron/data/triggers.ts";
import { countries } from "./names.ts";
import { sizes } from "./world.ts";

const calls = 100;

/** A column and values that differ from one call to the next. */
interface Edit {
  name: string;
  set: (count: number) => Record<string, unknown>;
  bare: string;
  value: (count: number) => string;
}

const stagesInTurn = ["active", "key", "dormant"];
const turn = (list: readonly string[], count: number): string => list[count % list.length]!;
const named = (count: number): string => `Renamed Partner ${count}`;
const dayOf = (count: number): string => `2027-0${1 + (count % 9)}-1${count % 10}`;

const edits: readonly Edit[] = [
  {
    name: "name (log, search)",
    set: (count) => ({ name: named(count) }),
    bare: "UPDATE partner SET name = ? WHERE id = ?",
    value: named,
  },
  {
    name: "stage (log, summary)",
    set: (count) => ({ stage: turn(stagesInTurn, count) }),
    bare: "UPDATE membership SET stage = ? WHERE partnerId = ? AND deletedAt IS NULL",
    value: (count) => turn(stagesInTurn, count),
  },
  {
    name: "country (log)",
    set: (count) => ({ country: turn(countries, count) }),
    bare: "UPDATE partner SET country = ? WHERE id = ?",
    value: (count) => turn(countries, count),
  },
  {
    name: "next contact (log)",
    set: (count) => ({ nextContactOn: dayOf(count) }),
    bare: "UPDATE partner SET nextContactOn = ? WHERE id = ?",
    value: dayOf,
  },
];

/** The same rows of both files in the same order, all over the table. */
const rowAt = (count: number): number => 1 + ((count * 7919) % sizes.small.partners);

function compare(
  asked: Asked,
  bare: ReturnType<typeof openStore>,
  edit: Edit,
): Promise<{ ms: Timed; anchor: Timed }> {
  const statement = bare.raw.prepare(edit.bare);
  let [shipped, plain] = [0, 0];
  return against(
    { calls, run: () => asked.ask("partners.update", { id: rowAt(++shipped), set: edit.set(shipped) }) },
    { calls, run: () => statement.run(edit.value(++plain), rowAt(plain)) },
  );
}

async function inMode(bench: Bench, asked: Asked, mode: "FULL" | "NORMAL"): Promise<Line[]> {
  const bare = openStore(bench.copy("small"));
  dropTriggers(bare);
  bare.raw.pragma(`synchronous = ${mode}`);
  if (mode === "NORMAL") pinNormal(asked.store);
  const lines: Line[] = [];
  for (const edit of edits) {
    const { ms, anchor } = await compare(asked, bare, edit);
    const meant = mode === "FULL" ? { goal: { ratio: 3 } } : { note: "for reading: not how it is shipped" };
    lines.push({
      name: `one edit of ${edit.name}, ${mode}`,
      ms,
      anchor: { name: "bare UPDATE", ms: anchor },
      ...meant,
    });
  }
  bare.close();
  return lines;
}

async function oneEdit(bench: Bench): Promise<Line[]> {
  const full = await withHost(bench.copy("small"), (asked) => inMode(bench, asked, "FULL"));
  const normal = await withHost(bench.copy("small"), (asked) => inMode(bench, asked, "NORMAL"));
  return [...full, ...normal];
}

export const editGroups: readonly Group[] = [{ name: "edit", run: oneEdit }];
