// Tasks that nobody typed: each source has at most one open task, which follows it.
import { sourceKey, type TaskSource } from "../../domain/tasks/task.ts";
import { makeWords } from "../../domain/words/words.ts";
import { naturalUid } from "../ids.ts";
import { idOf, insertRecord } from "../records.ts";
import { remindDefaults } from "../reminders/settings.ts";
import type { Bind, Writer } from "../store.ts";

/** What the open task of a source should say; null where there should be none. */
interface Wanted {
  title: string;
  partnerId: number | null;
  contactId?: number | null;
  programId?: number | null;
  dueOn: string | null;
  waitingFor?: string | null;
}

interface OpenTask {
  id: number;
  title: string;
  dueOn: string | null;
}

const words = makeWords();

/** Sets what differs on the one open task of a source, makes it, or closes it where its source is gone. */
function follow(db: Writer, kind: TaskSource, uid: string, wanted: Wanted | null, now: number): void {
  const source = sourceKey(kind, uid);
  const open = db.get<OpenTask>(
    "SELECT id, title, dueOn FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL",
    source,
  );
  if (!wanted) {
    if (open) db.run("UPDATE task SET deletedAt = ? WHERE id = ?", now, open.id);
    return;
  }
  if (open) {
    if (open.dueOn !== wanted.dueOn)
      db.run(
        "UPDATE task SET dueOn = ?, dueTime = NULL, timeZone = NULL WHERE id = ?",
        wanted.dueOn,
        open.id,
      );
    if (open.title !== wanted.title) db.run("UPDATE task SET title = ? WHERE id = ?", wanted.title, open.id);
    return;
  }
  // Done or dropped for this very day: it is not asked again.
  if (
    db.value(
      "SELECT 1 FROM task WHERE source = ? AND dueOn IS ? AND closedAt IS NOT NULL AND deletedAt IS NULL",
      source,
      wanted.dueOn,
    ) !== undefined
  )
    return;
  const values: Record<string, Bind> = {
    title: wanted.title,
    partnerId: wanted.partnerId,
    contactId: wanted.contactId ?? null,
    programId: wanted.programId ?? null,
    dueOn: wanted.dueOn,
    waitingFor: wanted.waitingFor ?? null,
    remind: JSON.stringify(wanted.dueOn === null ? [] : remindDefaults(db, kind)),
    source,
  };
  // Two laptops that are told the same make the same task.
  const taskUid = naturalUid("task", source, wanted.dueOn ?? "");
  const known = idOf(db, "task", taskUid);
  if (known === undefined) insertRecord(db, "task", { uid: taskUid, ...values, createdAt: now });
  // Taken back with what it was born of, and born again.
  else db.run("UPDATE task SET deletedAt = NULL, title = ? WHERE id = ?", wanted.title, known);
}

/** Undo and merge may leave two open tasks of one source: the one that was there first stays. */
export function onlyOne(db: Writer, id: number, now: number): void {
  const source = db.value<string | null>("SELECT source FROM task WHERE id = ?", id);
  if (!source) return;
  const open = db.column<number>(
    "SELECT id FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL ORDER BY createdAt, id",
    source,
  );
  for (const other of open.slice(1)) db.run("UPDATE task SET deletedAt = ? WHERE id = ?", now, other);
}

interface PartnerRow {
  uid: string;
  name: string;
  nextContactOn: string | null;
  deletedAt: number | null;
}

function contact(db: Writer, id: number, now: number): void {
  const row = db.get<PartnerRow>("SELECT uid, name, nextContactOn, deletedAt FROM partner WHERE id = ?", id);
  if (!row) return;
  const { uid, name: partner, nextContactOn: dueOn, deletedAt } = row;
  // What hangs on a partner in the trash is hidden, not changed.
  if (deletedAt !== null) return;
  const title = words("ui.tasks.born.contact", { partner });
  follow(db, "contact", uid, dueOn === null ? null : { title, partnerId: id, dueOn }, now);
}

const followers: Record<string, (db: Writer, id: number, now: number) => void> = { partner: contact };

/** Makes the task of a source what the source says. @param of the table of the source */
export function bornOf(db: Writer, of: string, id: number, now: number): void {
  followers[of]?.(db, id, now);
}
