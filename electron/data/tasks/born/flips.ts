// The task of an import that changed what orders are worth: one for each program, which the next import adds to.
import { dayOf } from "../../../domain/days.ts";
import { sourceKey } from "../../../domain/tasks/task.ts";
import { makeWords } from "../../../domain/words/words.ts";
import type { WriteContext } from "../../context.ts";
import { newUid } from "../../ids.ts";
import { insertRecord, updateRecord } from "../../records.ts";
import { remindDefaults } from "../../reminders/settings.ts";
import { timeZone } from "../../settings.ts";

/** Orders that were declined, and that came back. */
interface Changed {
  declined: number;
  back: number;
  /** Some of them. */
  first: readonly { externalId: string; from: string; to: string; value: string; currency: string }[];
}

/** Longer notes are nobody's reading, and their end is what the manager wrote. */
const NOTE = 20_000;

const words = makeWords();
const statusNames = ["pending", "approved", "paid", "declined"] as const;
const status = (name: string): string => {
  const known = statusNames.find((each) => each === name);
  return known ? words(`ui.performance.status.${known}`) : name;
};

const titleOf = (count: number, program: string): string => words("ui.tasks.born.flips", { count, program });

/** How many orders a title counts, whatever the program was called then; null where the manager gave it another. */
function counted(title: string): number | null {
  const count = Number((/^[\d,]+/.exec(title)?.[0] ?? "").replaceAll(",", ""));
  const [start = "", end = ""] = titleOf(count, "\n").split("\n");
  return count > 0 && title.startsWith(start) && title.endsWith(end) ? count : null;
}

/**
 * After the rows of an import, in its batch. Only what was lost or came back asks for a look: that a pending order was approved is
 * what everybody waited for.
 */
export function bornOfFlips(
  { db, now, batchId }: WriteContext,
  program: { id: number; uid: string; name: string },
  { declined, back, first }: Changed,
): void {
  const count = declined + back;
  if (count === 0) return;
  const lines = first.map(({ externalId: order, from, to, value, currency }) =>
    words("ui.tasks.born.flip", { order, from: status(from), to: status(to), value: `${value} ${currency}` }),
  );
  if (count > lines.length) lines.push(words("ui.tasks.born.more", { count: count - lines.length }));
  const source = sourceKey("flips", program.uid);
  const open = db.get<{ id: number; title: string; note: string | null }>(
    "SELECT id, title, note FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL",
    source,
  );
  const title = (all: number) => titleOf(all, program.name);
  const today = dayOf(now(), timeZone(db));
  if (open) {
    // The newest on top, and nothing of what the manager wrote is lost.
    const note = [lines.join("\n"), open.note].filter(Boolean).join("\n\n");
    const before = counted(open.title);
    const set = {
      title: before === null ? undefined : title(before + count),
      note: note.length > NOTE ? undefined : note,
    };
    updateRecord(db, "task", open.id, set, batchId);
    return;
  }
  insertRecord(db, "task", {
    uid: newUid(),
    title: title(count),
    programId: program.id,
    dueOn: today,
    note: lines.join("\n"),
    remind: JSON.stringify(remindDefaults(db, "flips")),
    source,
    createdAt: now(),
  });
}
