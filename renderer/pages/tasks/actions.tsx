// What is done with tasks from any place: each at once, with Undo beside it; asked is only what must be known.
import { addDays, dayOf, daysBetween, type Day } from "../../../electron/domain/days.ts";
import type { Priority } from "../../../electron/domain/tasks/task.ts";
import { call, type Api, type InputOf } from "../../api/client.ts";
import { timeZone, today } from "../../format.ts";
import { ask } from "../../ui/ask.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { DropForm, DueForm, WaitingForm } from "./forms.tsx";
import { onFirstReminder } from "./onFirstReminder.ts";
import { sayOn, type DueOf } from "./task.ts";

export interface Titled {
  id: number;
  title: string;
}
type Set = InputOf<Api["tasks"]["update"]>["set"];

/** True when it was done; a failure is said. */
async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

const only = (tasks: readonly Titled[]): Titled | undefined => (tasks.length === 1 ? tasks[0] : undefined);
/** What a sentence about one or several tasks is filled with. */
const words = (tasks: readonly Titled[]) => ({ count: tasks.length, title: tasks[0]?.title ?? "" });
const ids = (tasks: readonly Titled[]): number[] => tasks.map(({ id }) => id);

/** Done; the next one of a series comes by itself. */
export const completeTasks = (tasks: readonly Titled[]): Promise<boolean> =>
  attempt(async () => {
    const task = only(tasks);
    if (!task) {
      const { batchId } = await call((api) => api.tasks.bulk, { ids: ids(tasks), do: { complete: true } });
      return sayWithUndo(t("ui.tasks.done", words(tasks)), batchId);
    }
    const { next, batchId } = await call((api) => api.tasks.complete, { id: task.id });
    sayWithUndo(
      next
        ? t("ui.tasks.doneNext", { title: task.title, day: sayOn(next.dueOn) })
        : t("ui.tasks.done", words(tasks)),
      batchId,
    );
  });

/** Asks why; of a series whether only this one is meant. False when the question was left. */
export async function dropTasks(tasks: readonly (Titled & { repeat?: string | null })[]): Promise<boolean> {
  const task = only(tasks);
  const isSeries = Boolean(task && tasks[0]?.repeat);
  const answer = await ask<{ reason: string; series: boolean }>(t("ui.tasks.askDrop.title"), (answer) => (
    <DropForm series={isSeries} answer={answer} />
  ));
  if (!answer) return false;
  return attempt(async () => {
    if (!task) {
      const { batchId } = await call((api) => api.tasks.bulk, {
        ids: ids(tasks),
        do: { drop: answer.reason },
      });
      return sayWithUndo(t("ui.tasks.dropped", words(tasks)), batchId);
    }
    const { next, batchId } = await call((api) => api.tasks.drop, {
      id: task.id,
      reason: answer.reason === "" ? null : answer.reason,
      series: !answer.series,
    });
    sayWithUndo(
      next
        ? t("ui.tasks.droppedNext", { title: task.title, day: sayOn(next.dueOn) })
        : t("ui.tasks.dropped", words(tasks)),
      batchId,
    );
  });
}

export const reopenTask = (task: Titled): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.tasks.reopen, { id: task.id });
    sayWithUndo(t("ui.tasks.reopened", { title: task.title }), batchId);
  });

export const trashTasks = (tasks: readonly Titled[]): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.tasks.bulk, { ids: ids(tasks), do: { trash: true } });
    sayWithUndo(t("ui.tasks.trashed", words(tasks)), batchId);
  });

interface NewDue {
  dueOn: Day | null;
  /** 'HH:MM' on the reader's clock; without it the time of day stays. */
  dueTime?: string;
}

/** Another due day. `more`: what else changes with it, in the same step. */
export const dueTasks = (
  tasks: readonly (Titled & Partial<DueOf>)[],
  { dueOn, dueTime }: NewDue,
  more: { waitingFor?: null } = {},
): Promise<boolean> =>
  attempt(async () => {
    const [task] = tasks;
    const day = task && tasks.length === 1 && dueTime === undefined ? ownDay(task, dueOn) : dueOn;
    const set: Omit<Set, "title"> = {
      dueOn: day,
      ...(dueTime !== undefined && { dueTime, timeZone }),
      ...more,
    };
    const { batchId } = await call((api) => api.tasks.bulk, { ids: ids(tasks), do: { set } });
    sayWithUndo(
      dueOn === null
        ? t("ui.tasks.noDay", words(tasks))
        : t("ui.tasks.moved", { ...words(tasks), day: sayOn(dueOn) }),
      batchId,
    );
    if (dueOn !== null) onFirstReminder();
  });

/** The reader's day as one of the clock that the task is due by: there the moment may be of the day beside. */
function ownDay({ dueOn, dueAt, timeZone: zone }: Partial<DueOf>, to: Day | null): Day | null {
  if (to === null || !dueOn || typeof dueAt !== "number" || !zone) return to;
  return addDays(dayOf(dueAt, zone), daysBetween(dueOn, to));
}

/** Asks for the day. False when the question was left. */
export async function askDue(tasks: readonly (Titled & Partial<DueOf>)[]): Promise<boolean> {
  const due = await ask<NewDue>(t("ui.tasks.askDue.title"), (answer) => <DueForm answer={answer} />);
  return due !== null && dueTasks(tasks, due);
}

export const rankTasks = (tasks: readonly Titled[], priority: Priority): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.tasks.bulk, { ids: ids(tasks), do: { set: { priority } } });
    sayWithUndo(t("ui.tasks.ranked", { ...words(tasks), priority }), batchId);
  });

export const planTasks = (tasks: readonly Titled[], on: Day | null = today()): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.tasks.plan, { ids: ids(tasks), on });
    sayWithUndo(
      on === null
        ? t("ui.tasks.unplanned", words(tasks))
        : t("ui.tasks.planned", { ...words(tasks), day: sayOn(on) }),
      batchId,
    );
  });

/** Asks for whom it waits. False when the question was left. */
export async function waitTask(task: Titled): Promise<boolean> {
  const whom = await ask<string>(t("ui.tasks.askWaiting.title"), (answer) => <WaitingForm answer={answer} />);
  if (whom === null) return false;
  return attempt(async () => {
    const { batchId } = await call((api) => api.tasks.update, { id: task.id, set: { waitingFor: whom } });
    sayWithUndo(t("ui.tasks.waits", { title: task.title, whom }), batchId);
  });
}

export const releaseTask = (task: Titled): Promise<boolean> =>
  attempt(async () => {
    const { batchId } = await call((api) => api.tasks.release, { id: task.id });
    sayWithUndo(t("ui.tasks.released", { title: task.title }), batchId);
  });
