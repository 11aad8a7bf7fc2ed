// For unit tests only: whether the tasks of all sources and all waiting reminders are what a fresh working-out gives.
import { addDays, dayOf } from "./domain/days.ts";
import { momentsOf, type DueParts, type Reminding } from "./domain/reminders/definitions.ts";
import { timeZone } from "./data/settings.ts";
import type { Reader } from "./data/store.ts";

interface Source {
  source: string;
  title: string;
  dueOn: string;
  /** Of terms, what was closed for this day is not asked again; an open promise and a next contact day have an open task in any case. */
  again: boolean;
  /** Whether it waits, where the source says that. */
  waits?: boolean;
}

const month = 31 * 86_400_000;

/** What every source outside the trash asks for, worked out row by row. @param today 'YYYY-MM-DD' */
function sources(db: Reader, today: string): { asking: Source[]; silent: string[] } {
  const asking: Source[] = [];
  const silent: string[] = [];
  const partners = db.all<{ id: number; uid: string; name: string; nextContactOn: string | null }>(
    "SELECT id, uid, name, nextContactOn FROM partner WHERE deletedAt IS NULL",
  );
  for (const { id, uid, name, nextContactOn } of partners) {
    const put = (source: string, title: string, dueOn: string | null, again = false, waits?: boolean) =>
      dueOn === null
        ? silent.push(source)
        : asking.push({ source, title, dueOn, again, ...(waits !== undefined && { waits }) });
    put(`contact:${uid}`, `Contact ${name}`, nextContactOn, true);
    const promises = db.all<{ uid: string; text: string; dueOn: string | null; over: number }>(
      "SELECT uid, text, dueOn, outcome IS NOT NULL OR deletedAt IS NOT NULL AS over FROM promise WHERE partnerId = ?",
      id,
    );
    for (const each of promises) put(`promise:${each.uid}`, each.text, each.over ? null : each.dueOn, true);
    const rounds = db.all<{
      uid: string;
      subject: string;
      stage: string;
      decideOn: string | null;
      gone: number;
      by: string | null;
      at: number;
      answer: string | null;
    }>(
      `SELECT n.uid, n.subject, n.stage, n.decideOn, n.deletedAt IS NOT NULL OR g.deletedAt IS NOT NULL AS gone, o."by", o.at, o.answer
       FROM negotiation n JOIN program g ON g.id = n.programId LEFT JOIN (
         SELECT *, row_number() OVER (PARTITION BY negotiationId ORDER BY at DESC, id DESC) AS nth FROM offer WHERE deletedAt IS NULL
       ) o ON o.negotiationId = n.id AND o.nth = 1 WHERE n.partnerId = ?`,
      id,
    );
    for (const one of rounds) {
      const isOver =
        one.gone ||
        one.by === null ||
        one.answer === "declined" ||
        ["agreed", "declined", "paused"].includes(one.stage);
      // Who said to counter has the turn; otherwise the stage says whose words are on the table, also one that was set by hand.
      const isOurs =
        one.stage === "preparing" ||
        (one.answer === "countered" ? one.by === "them" : one.stage !== "offered");
      const usual = () => addDays(dayOf(one.at, timeZone(db)), isOurs ? 3 : 7);
      put(
        `offer:${one.uid}`,
        `Answer ${name}: ${one.subject}`,
        isOver ? null : (one.decideOn ?? usual()),
        false,
        !isOurs,
      );
    }
    const all = db.all<{
      id: number;
      uid: string;
      fromOn: string;
      toOn: string | null;
      noticeDays: number | null;
      gone: number;
      programId: number;
      program: string;
      terms: string | null;
      feeOn: string | null;
    }>(
      `SELECT a.id, a.uid, fromOn, toOn, noticeDays, terms, feeOn, a.deletedAt IS NOT NULL OR g.deletedAt IS NOT NULL AS gone, programId, g.name AS program
       FROM agreement a JOIN program g ON g.id = a.programId WHERE partnerId = ?`,
      id,
    );
    for (const one of all) {
      const { toOn, noticeDays } = one;
      const goesOn =
        toOn !== null &&
        all.some(
          (other) =>
            !other.gone &&
            other.programId === one.programId &&
            other.fromOn > one.fromOn &&
            Math.abs(Date.parse(other.fromOn) - Date.parse(toOn)) <= month &&
            (other.toOn === null || other.toOn > toOn),
        );
      const { exclusivity } = JSON.parse(one.terms ?? "{}") as { exclusivity?: { to?: string } };
      const until = exclusivity?.to ?? null;
      // What was there before its day passed stays, and what came too late is not made.
      if (until === null || until >= today) {
        const holds = all
          .filter((other) => !other.gone && other.terms !== null && other.programId === one.programId)
          .filter((other) => other.fromOn <= until! && (other.toOn === null || other.toOn >= until!))
          .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : a.id - b.id))
          .at(-1);
        const isOver = one.gone || (holds !== undefined && holds.id !== one.id);
        put(`exclusive:${one.uid}`, `Exclusivity of ${name} for ${one.program} ends`, isOver ? null : until);
      }
      if (one.feeOn === null || one.feeOn >= today)
        put(`fee:${one.uid}`, `The fee of ${name} for ${one.program} is due`, one.gone ? null : one.feeOn);
      if (toOn !== null && toOn < today) continue;
      const due = toOn === null || one.gone || goesOn ? null : addDays(toOn, -(noticeDays ?? 30));
      put(`terms:${one.uid}`, `Terms with ${name} for ${one.program} end`, due);
    }
  }
  return { asking, silent };
}

interface Task {
  source: string;
  title: string;
  dueOn: string | null;
  closedAt: number | null;
  deletedAt: number | null;
  waitingFor: string | null;
}

/** Where an open task of a source is missing, is there twice, or says something else than its source. */
export function bornWrong(db: Reader, today: string): string[] {
  const tasks = db.all<Task>(
    "SELECT source, title, dueOn, closedAt, deletedAt, waitingFor FROM task WHERE source IS NOT NULL",
  );
  const openOf = (source: string) =>
    tasks.filter((task) => task.source === source && task.closedAt === null && task.deletedAt === null);
  const wrong: string[] = [];
  const { asking, silent } = sources(db, today);
  for (const source of silent) if (openOf(source).length > 0) wrong.push(`${source} asks for no task`);
  for (const { source, title, dueOn, again, waits } of asking) {
    const open = openOf(source);
    const closed = tasks.some(
      (task) => task.source === source && task.closedAt !== null && task.dueOn === dueOn,
    );
    if (open.length === 0 && (again || !closed)) wrong.push(`${source} has no task for ${dueOn}`);
    for (const task of open)
      if (waits !== undefined && waits !== (task.waitingFor !== null))
        wrong.push(`${source} ${waits ? "does not wait" : "waits"}`);
      else if (task.title !== title || task.dueOn !== dueOn)
        wrong.push(`${source}: "${task.title}" ${task.dueOn} and not "${title}" ${dueOn}`);
  }
  for (const source of new Set(tasks.map((task) => task.source)))
    if (openOf(source).length > 1) wrong.push(`${source} has ${openOf(source).length} open tasks`);
  return wrong;
}

interface Whole extends DueParts {
  id: number;
  title: string;
  remind: string;
  open: number;
}

/** Where waiting reminders are not what the definitions of their task give. Snoozes are rows of their own. */
export function remindersWrong(db: Reader, now: number): string[] {
  const zone = timeZone(db);
  const wrong: string[] = [];
  const tasks = db.all<Whole>(
    "SELECT id, title, remind, dueOn, dueTime, timeZone, dueAt, closedAt IS NULL AND deletedAt IS NULL AS open FROM task",
  );
  for (const task of tasks) {
    const rows = db.all<{ slot: string; dueAt: number; wall: string | null; title: string; waits: number }>(
      "SELECT slot, dueAt, wall, title, firedAt IS NULL AS waits FROM reminder WHERE taskId = ? AND slot NOT LIKE 'snooze:%'",
      task.id,
    );
    const line = (slot: string, at: number, wall: string | null, title: string) =>
      JSON.stringify([task.id, slot, at, wall, title]);
    // What fired, or was over before its task was opened again, is not waited for a second time.
    const over = new Set(rows.filter(({ waits }) => !waits).map(({ slot, dueAt }) => `${slot} ${dueAt}`));
    const moments = task.open ? momentsOf(JSON.parse(task.remind) as Reminding[], task, zone) : [];
    // What had passed when its due was set does not come, unless it was asked for by its instant.
    const late = new Set(
      moments
        .filter(({ slot, at }) => at <= now && !slot.startsWith("at:"))
        .map(({ slot, at, wall }) => line(slot, at, wall, task.title)),
    );
    const wanted = moments
      .filter(({ slot, at }) => !over.has(`${slot} ${at}`))
      .map(({ slot, at, wall }) => line(slot, at, wall, task.title));
    const there = rows
      .filter(({ waits }) => waits)
      .map(({ slot, dueAt, wall, title }) => line(slot, dueAt, wall, title));
    wrong.push(
      ...there.filter((each) => !wanted.includes(each)).map((each) => `waits for nothing: ${each}`),
      ...wanted
        .filter((each) => !there.includes(each) && !late.has(each))
        .map((each) => `does not wait: ${each}`),
    );
  }
  return wrong;
}
