// Tasks as lists show them: whom they concern by name, when they are due for the reader, and why they stand where they stand.
import type { CheckItem, Hold, Priority, TaskOutcome } from "../../domain/tasks/task.ts";
import type { Day } from "../../domain/days.ts";
import type { Words } from "../../domain/words/words.ts";
import type { Reader } from "../store.ts";
import type { ScoredTask } from "./facts.ts";

export interface Named {
  id: number;
  name: string;
}

export interface TaskRow {
  id: number;
  uid: string;
  title: string;
  partner: Named | null;
  contact: Named | null;
  program: Named | null;
  initiative: Named | null;
  /** By its subject. */
  negotiation: Named | null;
  /** The day for the reader; `dueTime` on the wall of `timeZone`. */
  dueOn: Day | null;
  dueTime: string | null;
  dueAt: number | null;
  timeZone: string | null;
  startOn: Day | null;
  priority: Priority;
  effortMinutes: number | null;
  waitingFor: string | null;
  repeat: string | null;
  checklist: { done: number; total: number } | null;
  plannedOn: Day | null;
  hold: { kind: Hold; until: Day | null; reason: string | null } | null;
  closedAt: number | null;
  outcome: TaskOutcome | null;
  outcomeReason: string | null;
  source: string | null;
  score: number;
  /** What lists are ordered by, the highest first: a place between two is between their numbers. */
  order: number;
  /** Whole points with their words; they sum up to the score. */
  terms: { code: string; label: string; points: number }[];
}

interface Stored extends Omit<
  TaskRow,
  | "partner"
  | "contact"
  | "program"
  | "initiative"
  | "negotiation"
  | "checklist"
  | "hold"
  | "score"
  | "order"
  | "terms"
> {
  checklist: string | null;
  hold: Hold | null;
  holdUntil: Day | null;
  holdReason: string | null;
  partnerId: number | null;
  partnerName: string | null;
  contactId: number | null;
  contactName: string | null;
  programId: number | null;
  programName: string | null;
  initiativeId: number | null;
  initiativeName: string | null;
  negotiationId: number | null;
  negotiationName: string | null;
}

const named = (id: number | null, name: string | null): Named | null =>
  id === null || name === null ? null : { id, name };

/** The rows of scored tasks, in the order that was given. */
export function taskRows(db: Reader, words: Words, tasks: readonly ScoredTask[]): TaskRow[] {
  const stored = db.all<Stored>(
    `SELECT t.id, t.uid, t.title, t.dueOn, t.dueTime, t.dueAt, t.timeZone, t.startOn, t.priority, t.effortMinutes, t.waitingFor, t.repeat,
       t.checklist, t.plannedOn, t.hold, t.holdUntil, t.holdReason, t.closedAt, t.outcome, t.outcomeReason, t.source,
       t.partnerId, p.name AS partnerName, t.contactId, c.fullName AS contactName, t.programId, g.name AS programName,
       t.initiativeId, n.name AS initiativeName, t.negotiationId, w.subject AS negotiationName
     FROM json_each(?) j CROSS JOIN task t ON t.id = j.value
       LEFT JOIN partner p ON p.id = t.partnerId LEFT JOIN contact c ON c.id = t.contactId
       LEFT JOIN program g ON g.id = t.programId LEFT JOIN initiative n ON n.id = t.initiativeId LEFT JOIN negotiation w ON w.id = t.negotiationId`,
    JSON.stringify(tasks.map(({ id }) => id)),
  );
  const byId = new Map(stored.map((row) => [row.id, row]));
  return tasks.map((task) => {
    const {
      partnerId,
      partnerName,
      contactId,
      contactName,
      programId,
      programName,
      initiativeId,
      initiativeName,
      negotiationId,
      negotiationName,
      holdUntil,
      holdReason,
      checklist,
      ...row
    } = byId.get(task.id)!;
    const items = checklist === null ? null : (JSON.parse(checklist) as CheckItem[]);
    return {
      ...row,
      dueOn: task.day,
      partner: named(partnerId, partnerName),
      contact: named(contactId, contactName),
      program: named(programId, programName),
      initiative: named(initiativeId, initiativeName),
      negotiation: named(negotiationId, negotiationName),
      checklist: items && { done: items.filter(({ done }) => done).length, total: items.length },
      hold: task.hold && { kind: task.hold, until: holdUntil, reason: holdReason },
      score: task.score,
      order: task.order,
      terms: termsInWords(words, task),
    };
  });
}

const termsInWords = (words: Words, { terms }: Pick<ScoredTask, "terms">): TaskRow["terms"] =>
  terms.map(({ code, params, points }) => ({
    code,
    label: words(`ui.priority.terms.${code}`, params),
    points,
  }));
