// A fresh process with the store's threads and the timer of the reminders, as the shell has them: prints the processor time of waiting.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { makeWords } from "../../electron/domain/words/words.ts";
import { makeTimer } from "../../electron/shell/reminders/timer.ts";
import { machineZone } from "../../electron/shell/reminders/zone.ts";
import { makeStore } from "../../electron/shell/store.ts";
import { workspaceOptions } from "./place.ts";
import { sourceEntry } from "./threads.ts";

const [, , file, minutes] = process.argv;
if (file === undefined || minutes === undefined) throw new Error("idleOnce needs a workspace and minutes");
const { register, migrations, author } = workspaceOptions(file);
const store = makeStore({
  entry: pathToFileURL(sourceEntry),
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
  failed(what, error) {
    throw new Error(what, { cause: error });
  },
});

const hour = 3_600_000;
const tasks = 500;
const each = 20;
await store.open(file);
const from = Date.now() + 2 * hour;
for (let task = 0; task < tasks; task++)
  await value("tasks.create", {
    title: `Task ${task}`,
    remindAt: Array.from({ length: each }, (_, n) => from + (task * each + n) * 60_000),
  });
timer.begin();
// What follows an opening (checks, a backup, collecting garbage) is not waiting.
await sleep(30_000);
const before = process.cpuUsage();
await sleep(Number(minutes) * 60_000);
const { user, system } = process.cpuUsage(before);
await timer.end();
await store.close();
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, reminders: tasks * each }));
