// The small world with tasks: 40,000, a quarter of them open around today, 10,000 reminders ahead, and what each partner is worth.
import { fillWorld, rows } from "./filling.ts";
import { worldNow } from "./place.ts";

export const taskSizes = { all: 40_000, open: 10_000, reminders: 10_000, stakes: 6_000 } as const;

/** Open tasks are due from 30 days ago to 60 ahead, a tenth without a day; closed ones over the two years before. */
const dueOf = (offset: string) => `date(${worldNow} / 1000, 'unixepoch', ${offset} || ' days')`;

/** Puts the tasks into a copy of a world. @returns the file */
export function addTasks(file: string, seed: number): string {
  const { all, open, reminders, stakes } = taskSizes;
  return fillWorld(file, seed, (store) => {
    // Those that the world's next contact days gave; the bench counts its own.
    store.run("DELETE FROM reminder");
    store.run("DELETE FROM task");
    store.run("DELETE FROM task_stale");
    store.run(
      `INSERT INTO task (id, uid, title, partnerId, dueOn, dueTime, timeZone, dueAt, priority, effortMinutes, waitingFor, remind, closedAt, outcome, createdAt)
       SELECT i, uid_of('t', i), 'Task number ' || i, CASE WHEN chance(i, 40, 10) < 8 THEN 1 + chance(i, 41, 10000) END,
         day, CASE WHEN timed THEN '10:30' END, CASE WHEN timed THEN 'Europe/Berlin' END,
         CASE WHEN timed THEN unixepoch(day || ' 09:30:00') * 1000 END,
         1 + chance(i, 42, 4), CASE WHEN chance(i, 43, 3) = 0 THEN 5 + chance(i, 44, 240) END,
         CASE WHEN chance(i, 45, 12) = 0 THEN 'Ana' END, '[{"days":0,"time":"09:00"}]',
         CASE WHEN i > ${open} THEN ${worldNow} - chance(i, 46, 63072000) * 1000 END, CASE WHEN i > ${open} THEN 'done' END, ${worldNow}
       FROM (SELECT i, CASE WHEN i > ${open} THEN ${dueOf("(-chance(i, 47, 730))")} WHEN chance(i, 48, 10) > 0 THEN ${dueOf("(chance(i, 49, 90) - 30)")} END AS day,
               chance(i, 48, 10) > 0 AND chance(i, 50, 4) = 0 AS timed FROM ${rows(all)})`,
    );
    store.run(
      `INSERT INTO reminder (taskId, taskUid, title, slot, dueAt) SELECT i, uid_of('t', i), 'Task number ' || i, 'at:1', ${worldNow} + 3600000 * (1 + chance(i, 51, 2000))
       FROM ${rows(reminders)}`,
    );
    store.run(
      `INSERT OR IGNORE INTO partner_stake (partnerId, currency, margin, dropBp) SELECT i, 'EUR', chance(i, 52, 2000000) * 1000, chance(i, 53, 6000)
       FROM ${rows(stakes)}`,
    );
    // What came in came from somebody: Today looks for who waits among them.
    store.run(
      `UPDATE participant SET role = 'from', contactId = (SELECT min(id) FROM contact c WHERE c.partnerId = participant.partnerId)
       WHERE interactionId IN (SELECT id FROM interaction WHERE direction = 'in')`,
    );
  });
}
