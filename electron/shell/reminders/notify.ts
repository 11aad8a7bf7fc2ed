// Shows what the store says is to be shown, and tells the store what came of it: shown or refused, clicked, done, snoozed.
import { UserError } from "../../domain/errors.ts";
import type { Log } from "../log.ts";
import { say } from "../say.ts";
import type { Store } from "../store.ts";
import type { Page } from "../window.ts";
import { actionsOn, type ReminderAction } from "./actions.ts";
import { popUp, type Outcome } from "./popup.ts";
import type { Reminded } from "./reminded.ts";

/** One notification as `reminders.fire` gives it. `keys` name its rows beyond this workspace. */
export type Reminder = { ids: number[]; keys: string[]; title: string; body: string } & (
  | { kind: "single"; taskId: number }
  | { kind: "digest"; taskIds: number[] }
);

export interface Notify {
  /** Ends when the system has answered and the store knows. */
  show(reminder: Reminder): Promise<void>;
  /** A real notification, for a person who asks whether they come. */
  test(): Promise<Outcome>;
  /** What the system said last; null before it was asked. */
  last(): Outcome | null;
}

/** The store takes so many ids at once. */
const atOnce = 5000;

/** @param workspace the file that is open: a notification outlives it, and another one has other tasks under the same ids */
export function makeNotify(
  store: Store,
  page: Page,
  reminded: Reminded,
  workspace: () => string,
  log: Log,
): Notify {
  let last: Outcome | null = null;

  const call = async (path: string, input: object) => {
    const result = await store.call(path, input);
    if (!result.ok) throw new UserError(result.error.code, result.error.params);
  };
  const forAll = async (path: string, ids: readonly number[], more: object = {}) => {
    for (let from = 0; from < ids.length; from += atOnce)
      await call(path, { ids: ids.slice(from, from + atOnce), ...more });
  };
  const failed = (what: string) => (error: unknown) =>
    log.write(
      "warn",
      `reminders: ${what} failed: ${error instanceof UserError ? error.code : String(error)}`,
    );

  async function pop(popup: Parameters<typeof popUp>[0]): Promise<Outcome> {
    const before = last?.outcome;
    last = await popUp(popup);
    if (last.outcome === "refused") log.write("warn", `a notification was refused: ${last.reason}`);
    else if (before === "refused") log.write("info", "notifications are shown again");
    return last;
  }

  const clicked = (ids: number[]) => void forAll("reminders.clicked", ids).catch(failed("clicked"));

  function act({ name, to }: ReminderAction, ids: number[], taskId: number): void {
    const open = (snooze: boolean) => page.bring("task", { id: taskId, snooze });
    if (name === "other") {
      clicked(ids);
      return open(true);
    }
    const done =
      name === "done" ? call("tasks.complete", { id: taskId }) : call("reminders.snooze", { ids, to });
    done.then(
      () => name === "done" && clicked(ids),
      (error: unknown) => {
        // The person believes that it is done: the task itself says that it is not.
        failed(name)(error);
        open(false);
      },
    );
  }

  return {
    last: () => last,
    async show(reminder) {
      const { ids, keys, title, body } = reminder;
      const of = workspace();
      const isStill = () => {
        if (workspace() === of) return true;
        page.show();
        return false;
      };
      const outcome = await pop({
        title,
        body,
        click() {
          if (!isStill()) return;
          clicked(ids);
          if (reminder.kind === "single") page.bring("task", { id: reminder.taskId, snooze: false });
          else page.bring("today", {});
        },
        actions:
          reminder.kind === "single"
            ? actionsOn(process.platform).map((action) => ({
                text: say(action.word),
                run: () => isStill() && act(action, ids, reminder.taskId),
              }))
            : [],
      });
      if (outcome.outcome === "shown") reminded.add(keys);
      if (workspace() === of) await forAll("reminders.shown", ids, outcome).catch(failed("shown"));
    },
    async test() {
      const outcome = await pop({
        title: say("ui.shell.reminders.test.title"),
        body: say("ui.shell.reminders.test.body"),
        click: () => page.show(),
        actions: [],
      });
      // The store keeps since when the system refuses.
      await call("reminders.shown", { ids: [], ...outcome }).catch(failed("shown"));
      return outcome;
    },
  };
}
