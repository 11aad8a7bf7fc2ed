// What the records of a merge ask for (tasks, reminders) is worked out when all of them are there: the file may bring the very task.
import { settle } from "../settle.ts";
import type { Writer } from "../store.ts";

/** Owners or tasks of one turn: some ten milliseconds. */
const SLICE = 100;

/** The marks of a merge, kept out of the table until all its records are there. */
export class Marks {
  readonly #marked = new Map<string, { of: string; id: number }>();

  /** At the end of a chunk: takes its marks along, so that a person's edit in between does not settle them as its own. */
  collect(db: Writer): void {
    for (const mark of db.all<{ of: string; id: number }>(`SELECT "of", id FROM task_stale`))
      this.#marked.set(`${mark.of} ${mark.id}`, mark);
    db.run("DELETE FROM task_stale");
  }

  /** Works out a part of them. @returns whether there are more */
  settle(db: Writer, now: number): boolean {
    // First what tasks are born of, then the tasks.
    const all = [...this.#marked].toSorted(
      ([, a], [, b]) => Number(a.of === "task") - Number(b.of === "task"),
    );
    for (const [key, { of, id }] of all.slice(0, SLICE)) {
      db.run(`INSERT OR IGNORE INTO task_stale ("of", id) VALUES (?, ?)`, of, id);
      this.#marked.delete(key);
    }
    settle(db, now);
    return this.#marked.size > 0;
  }
}
