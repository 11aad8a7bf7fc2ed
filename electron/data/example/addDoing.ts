// Writes what is to be done, was promised and was agreed in the example. What these give birth to is born with them.
import type { WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { initiativeNamed, makeTask } from "../tasks/write.ts";
import { insertRecord } from "../records.ts";
import type { Doing } from "./doing.ts";
import type { ExampleTask } from "./world.ts";

/** Local ids by the example's own references and names. */
export interface DoingPlaces {
  programs: ReadonlyMap<string, number>;
  partners: ReadonlyMap<string, number>;
  people: ReadonlyMap<string, number>;
}

function addTask(write: WriteContext, task: ExampleTask, placed: DoingPlaces): void {
  const { db } = write;
  const at = { ...write, now: () => task.createdAt };
  const { title, dueOn, dueTime, priority, effortMinutes, waitingFor, checklist, repeat, plannedOn } = task;
  const partnerId = task.partner === null ? null : placed.partners.get(task.partner)!;
  const contactId = task.person === null ? null : placed.people.get(task.person)!;
  if (task.closed === null) {
    makeTask(at, {
      title,
      partnerId,
      contactId,
      initiativeId: task.initiative === null ? null : initiativeNamed(at, task.initiative),
      dueOn,
      dueTime,
      priority,
      effortMinutes,
      waitingFor,
      checklist,
      repeat,
      plannedOn,
      // Nobody asked to be reminded of somebody else's errands; what has an hour shows how it is done.
      ...(dueTime === null && { remind: [] }),
    });
    return;
  }
  const { at: closedAt, outcome, reason } = task.closed;
  insertRecord(db, "task", {
    uid: newUid(),
    title,
    partnerId,
    contactId,
    dueOn,
    effortMinutes,
    remind: "[]",
    closedAt,
    outcome,
    outcomeReason: reason,
    createdAt: task.createdAt,
  });
}

/** The steps, each a small write. */
export function* doingSteps(doing: Doing, placed: DoingPlaces): Generator<(write: WriteContext) => void> {
  for (const initiative of doing.initiatives)
    yield ({ db }) => void insertRecord(db, "initiative", { uid: newUid(), ...initiative });
  for (const { partner, program, from, to, ...agreement } of doing.agreements)
    yield ({ db }) =>
      void insertRecord(db, "agreement", {
        uid: newUid(),
        partnerId: placed.partners.get(partner)!,
        programId: placed.programs.get(program)!,
        fromOn: from,
        toOn: to,
        ...agreement,
      });
  for (const { partner, person, ...promise } of doing.promises)
    yield ({ db }) =>
      void insertRecord(db, "promise", {
        uid: newUid(),
        partnerId: placed.partners.get(partner)!,
        contactId: person === null ? null : placed.people.get(person)!,
        ...promise,
      });
  for (const task of doing.tasks) yield (write) => addTask(write, task, placed);
}
