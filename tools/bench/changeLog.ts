// What the change log costs: the same edits and the same import with its triggers and, in the bench only, without them.
import type { Store } from "../../electron/data/store.ts";
import type { Bench, Group } from "./bench.ts";
import { pinNormal, withHost, type Asked } from "./host.ts";
import { contactsFile } from "./importing.ts";
import { against, timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { sizes } from "./world.ts";

const calls = 100;
const importRows = 10_000;
const repeats = 5;

function dropLog(store: Store): void {
  const names = store.column<string>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'log_*'",
  );
  for (const name of names) store.raw.exec(`DROP TRIGGER "${name}"`);
}

const rowAt = (count: number): number => 1 + ((count * 7919) % sizes.small.partners);
const countries = ["DE", "FR", "JP"];

function editing(logged: Asked, bare: Asked) {
  let [a, b] = [0, 0];
  const edit = (asked: Asked, count: number) =>
    asked.ask("partners.update", { id: rowAt(count), set: { country: countries[count % countries.length] } });
  return against({ calls, run: () => edit(logged, ++a) }, { calls, run: () => edit(bare, ++b) });
}

async function oneEdit(bench: Bench): Promise<Line[]> {
  return await withHost(bench.copy("small"), (logged) =>
    withHost(bench.copy("small"), async (bare) => {
      dropLog(bare.store);
      const full = await editing(logged, bare);
      pinNormal(logged.store);
      pinNormal(bare.store);
      const normal = await editing(logged, bare);
      const anchor = (ms: typeof full.anchor) => ({ name: "the same call without the log", ms });
      return [
        { name: "one edit with its log, FULL", ms: full.ms, anchor: anchor(full.anchor), goal: { ratio: 2 } },
        {
          name: "one edit with its log, NORMAL",
          ms: normal.ms,
          anchor: anchor(normal.anchor),
          note: "for reading: not how it is shipped",
        },
      ];
    }),
  );
}

async function imported(bench: Bench, file: string, withLog: boolean): Promise<number> {
  return await withHost(bench.copy("small"), async (asked) => {
    if (!withLog) dropLog(asked.store);
    // A backup of today, so that the import makes none.
    await asked.ask("backups.make");
    const start = performance.now();
    await asked.ask("imports.run", { file, answers: { "*": "default" } });
    return performance.now() - start;
  });
}

async function wholeImport(bench: Bench): Promise<Line> {
  const file = contactsFile(bench, importRows);
  const [logged, bare]: [number[], number[]] = [[], []];
  for (let turn = -1; turn < repeats; turn++) {
    const one = await imported(bench, file, true);
    const other = await imported(bench, file, false);
    if (turn < 0) continue;
    logged.push(one);
    bare.push(other);
  }
  return {
    name: `an import of ${importRows} contacts with its log`,
    ms: timed(logged),
    anchor: { name: "the same import without the log", ms: timed(bare) },
    goal: { ratio: 1.5 },
  };
}

const changeLog = async (bench: Bench): Promise<Line[]> => [
  ...(await oneEdit(bench)),
  await wholeImport(bench),
];

export const changeLogGroups: readonly Group[] = [{ name: "change log", run: changeLog }];
