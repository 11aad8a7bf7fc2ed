// A fresh process with the store's threads and the timer of the reminders, as the shell has them. `fill` makes the reminders; `wait`
// prints the processor seconds of the first five minutes after the opening and of the next five.
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { makeWords } from "../../electron/domain/words/words.ts";
import { makeTimer } from "../../electron/shell/reminders/timer.ts";
import { machineZone } from "../../electron/shell/reminders/zone.ts";
import { makeStore } from "../../electron/shell/store.ts";
import { workspaceOptions } from "./place.ts";
import { builtEntry, sourceEntry } from "./threads.ts";

const [, , file, what] = process.argv;
if (file === undefined) throw new Error("idleOnce needs a workspace");
const { register, migrations, author } = workspaceOptions(file);
const store = makeStore({
  // As the app runs it, where it is built: types that are stripped at the start make heaps larger.
  entry: pathToFileURL(existsSync(builtEntry) ? builtEntry : sourceEntry),
  words: makeWords("en"),
  data: { register, migrations, binding: null, author, locale: "en" },
  events: {
    changed: () => timer.changed(),
    state: () => {},
    job: () => {},
    progress: () => {},
    log: () => {},
  },
});
const value = async <T>(path: string, input: object): Promise<T> => {
  const result = await store.call(path, input);
  if (!result.ok) throw new Error(`${path}: ${result.error.text}`);
  return result.value as T;
};
const timer = makeTimer({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  zone: () => machineZone(),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return () => clearTimeout(timeout);
  },
  next: async () => (await value<{ at: number | null }>("reminders.next", {})).at,
  fire: async () => (await value<{ nextAt: number | null }>("reminders.fire", { now: Date.now() })).nextAt,
  moved: (zone) => store.moved(zone),
  failed(text, error) {
    throw new Error(text, { cause: error });
  },
});

const minute = 60_000;
const tasks = 500;
const each = 20;

async function fill(): Promise<void> {
  const from = Date.now() + 120 * minute;
  for (let task = 0; task < tasks; task++)
    await value("tasks.create", {
      title: `Task ${task}`,
      remindAt: Array.from({ length: each }, (_, n) => from + (task * each + n) * minute),
    });
}

async function secondsOf(minutes: number): Promise<number> {
  const before = process.cpuUsage();
  await sleep(minutes * minute);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

await store.open(file);
if (what === "fill") await fill();
else {
  timer.begin();
  // The upkeep of a start: the check of the index, a backup.
  await sleep(20_000);
  const first = await secondsOf(5);
  const later = await secondsOf(5);
  process.stdout.write(JSON.stringify({ first, later }));
}
await timer.end();
await store.close();
