// Tasks and reminders: 40,000 tasks of which 10,000 are open, 10,000 reminders ahead.
import type { Bench, Group } from "./bench.ts";
import { withHost, type Asked } from "./host.ts";
import { alone } from "./measure.ts";
import type { Line } from "./report.ts";
import { addTasks, taskSizes } from "./tasksWorld.ts";

interface Listed {
  rows: { id: number }[];
  total: number;
}

async function tasks(asked: Asked): Promise<Line[]> {
  const { ask } = asked;
  const today = await ask<Listed>("tasks.today", { limit: 50 });
  const { total } = await ask<Listed>("tasks.list", { limit: 1 });
  if (total !== taskSizes.open) throw new Error(`${total} open tasks instead of ${taskSizes.open}`);
  const ids = today.rows.map(({ id }) => id);
  let turn = 0;
  const line = async (name: string, run: () => unknown, most: number, calls = 10): Promise<Line> => ({
    name,
    ms: await alone({ run, calls }),
    goal: { most },
  });
  return [
    {
      ...(await line("Today in score order, 50 rows", () => ask("tasks.today", { limit: 50 }), 30)),
      note: `${today.total} of ${total} open tasks are a matter of today`,
    },
    await line("all open tasks in score order", () => ask("tasks.list", { limit: 50 }), 30),
    await line("the board", () => ask("tasks.board", {}), 60),
    await line(
      "one edit, re-scored",
      () => ask("tasks.update", { id: ids[turn++ % ids.length]!, set: { priority: 1 + (turn % 4) } }),
      10,
    ),
    await line("one task done", () => ask("tasks.complete", { id: taskSizes.open - turn++ }), 10),
    await line(
      "a month of the calendar",
      () => ask("tasks.calendar", { from: "2026-10-26", to: "2026-12-06" }),
      20,
    ),
    {
      ...(await line("Today beside its tasks", () => ask("today.overview"), 40)),
      note: "who waits is looked for among the messages of 30 days",
    },
    await line("the counts of the rail", () => ask("tasks.counts"), 10),
    await line("the next reminder", () => ask("reminders.next"), 1, 100),
    await line("what is due now", () => ask("reminders.due", { now: "2026-11-23T09:00:00Z" }), 1, 100),
  ];
}

export const taskGroups: readonly Group[] = [
  {
    name: "tasks",
    run: (bench: Bench) => withHost(addTasks(bench.copy("small"), bench.seed), tasks),
  },
];
