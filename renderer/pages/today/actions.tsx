// What wins over the score of a task: pinned, put where it was dragged, put away; each with its reason and Undo.
import { call } from "../../api/client.ts";
import { showDayLong } from "../../format.ts";
import { ask } from "../../ui/ask.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import type { Titled } from "../tasks/actions.tsx";
import { NotNowForm, PinForm } from "./holdForms.tsx";

/** Runs a write and says what it did; a failure is said instead. */
async function attempt(write: () => Promise<{ batchId: number }>, said: string): Promise<boolean> {
  try {
    sayWithUndo(said, (await write()).batchId);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** Asks why, which may stay empty. False when the question was left. */
export async function pin({ id, title }: Titled): Promise<boolean> {
  const reason = await ask<string>(t("ui.today.pinning.title"), (answer) => (
    <PinForm answer={answer} title={title} />
  ));
  if (reason === null) return false;
  return attempt(
    () => call((api) => api.tasks.hold, { id, hold: "pin", ...(reason !== "" && { reason }) }),
    t("ui.today.held.pinned", { title }),
  );
}

/** Puts a task where it was dragged: `holdScore` lies between its neighbours' numbers. */
export const place = ({ id, title }: Titled, holdScore: number): Promise<boolean> =>
  attempt(
    () => call((api) => api.tasks.hold, { id, hold: "drag", holdScore }),
    t("ui.today.held.moved", { title }),
  );

/** Asks until when and why. False when the question was left. */
export async function notNow({ id, title }: Titled, today: string): Promise<boolean> {
  const put = await ask<{ until: string; reason: string }>(t("ui.today.notNow.title"), (answer) => (
    <NotNowForm answer={answer} title={title} today={today} />
  ));
  if (!put) return false;
  const { until, reason } = put;
  return attempt(
    () => call((api) => api.tasks.hold, { id, hold: "notNow", until, ...(reason !== "" && { reason }) }),
    t("ui.today.held.away", { title, day: showDayLong(until) }),
  );
}
