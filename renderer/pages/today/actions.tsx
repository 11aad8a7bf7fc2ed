// What is done with a task from a line: each says what it did, with Undo.
import { call } from "../../api/client.ts";
import { showDayLong } from "../../format.ts";
import { ask } from "../../ui/ask.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { NotNowForm, ReasonForm } from "./askReasons.tsx";
import type { TaskRow } from "./taskWords.ts";

type Task = Pick<TaskRow, "id" | "title">;

/** Runs a write and says what it did; a failure is said instead. */
async function run(write: () => Promise<{ batchId: number; said: string } | null>): Promise<boolean> {
  try {
    const done = await write();
    if (done) sayWithUndo(done.said, done.batchId);
    return done !== null;
  } catch (error) {
    sayError(error);
    return false;
  }
}

export const complete = ({ id, title }: Task): Promise<boolean> =>
  run(async () => {
    const { batchId, next } = await call((api) => api.tasks.complete, { id });
    const said = next
      ? t("ui.today.wasDoneNext", { title, day: showDayLong(next.dueOn) })
      : t("ui.today.wasDone", { title });
    return { batchId, said };
  });

export const reopen = ({ id }: Task): Promise<boolean> =>
  run(async () => {
    await call((api) => api.tasks.reopen, { id });
    return null;
  });

export const plan = ({ id, title }: Task, on: string | null): Promise<boolean> =>
  run(async () => ({
    ...(await call((api) => api.tasks.plan, { ids: [id], on })),
    said: t(on === null ? "ui.today.plan.removed" : "ui.today.plan.added", { title }),
  }));

export const pin = ({ id, title }: Task): Promise<boolean> =>
  run(async () => {
    const reason = await ask<string>(t("ui.today.pinning.title"), (answer) => (
      <ReasonForm answer={answer} set={t("ui.today.pinning.set")} lead={title} />
    ));
    if (reason === null) return null;
    const held = { id, hold: "pin" as const, ...(reason && { reason }) };
    return {
      ...(await call((api) => api.tasks.hold, held)),
      said: t("ui.today.held.pinned", { title }),
    };
  });

export const release = ({ id, title }: Task): Promise<boolean> =>
  run(async () => ({
    ...(await call((api) => api.tasks.release, { id })),
    said: t("ui.today.held.released", { title }),
  }));

/** Puts a task where it was dragged: `holdScore` lies between its neighbours' numbers. */
export const place = ({ id, title }: Task, holdScore: number): Promise<boolean> =>
  run(async () => ({
    ...(await call((api) => api.tasks.hold, { id, hold: "drag", holdScore })),
    said: t("ui.today.held.moved", { title }),
  }));

export const notNow = ({ id, title }: Task, today: string): Promise<boolean> =>
  run(async () => {
    const put = await ask<{ until: string; reason: string }>(t("ui.today.notNow.title"), (answer) => (
      <NotNowForm answer={answer} title={title} today={today} />
    ));
    if (put === null) return null;
    const { until, reason } = put;
    return {
      ...(await call((api) => api.tasks.hold, { id, hold: "notNow", until, ...(reason && { reason }) })),
      said: t("ui.today.held.away", { title, day: showDayLong(until) }),
    };
  });

export const drop = ({ id, title }: Task): Promise<boolean> =>
  run(async () => {
    const reason = await ask<string>(t("ui.today.dropping.title"), (answer) => (
      <ReasonForm
        answer={answer}
        set={t("ui.today.dropping.set")}
        lead={t("ui.today.dropping.lead", { title })}
      />
    ));
    if (reason === null) return null;
    return {
      ...(await call((api) => api.tasks.drop, { id, ...(reason && { reason }) })),
      said: t("ui.today.dropped", { title }),
    };
  });

export const trash = ({ id, title }: Task): Promise<boolean> =>
  run(async () => ({
    ...(await call((api) => api.tasks.trash, { id })),
    said: t("ui.today.trashed", { title }),
  }));
