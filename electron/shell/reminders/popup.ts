// One notification of the system: shown, refused, or without an answer, which counts as refused. Clicked as long as Liaison runs.
import { Notification, type NotificationConstructorOptions } from "electron";
import { say } from "../say.ts";
import { bodyOn } from "./body.ts";

export type Outcome = { outcome: "shown" } | { outcome: "refused"; reason: string };

export interface Popup {
  title: string;
  body: string;
  actions: readonly { text: string; run: () => unknown }[];
  click: () => void;
}

/** A system that neither shows nor fails is not waited for longer (ms). */
const patience = 10_000;

/** Kept while shown: a notification that was collected tells nobody of its click. The oldest go, as they do on the screen. */
const kept = new Set<Notification>();
const most = 50;

function keep(made: Notification): void {
  kept.add(made);
  for (const oldest of kept) if (kept.size > most) kept.delete(oldest);
}

export const notificationsThere = (): boolean => Notification.isSupported();

const refused = (reason: string): Outcome => ({ outcome: "refused", reason });

/** What a thrown or told reason says, without the stack that a system may add. */
const sentence = (reason: string) =>
  say("ui.shell.reminders.refused.failed", { reason: reason.split("\n")[0]?.slice(0, 200) || "?" });

/** Shows it; ends when the system has answered. */
export function popUp({ title, body, actions, click }: Popup): Promise<Outcome> {
  if (!notificationsThere()) return Promise.resolve(refused(say("ui.shell.reminders.refused.none")));
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const options: NotificationConstructorOptions = {
    title,
    body: bodyOn(process.platform, body),
    actions: actions.map(({ text }) => ({ type: "button" as const, text })),
    // It stays until it was seen, where the system lets a program ask for that.
    timeoutType: "never",
  };
  const made = new Notification(options);
  const timer = setTimeout(
    () => resolve(refused(say("ui.shell.reminders.refused.silent", { count: patience / 1000 }))),
    patience,
  );
  keep(made);
  made.on("show", () => resolve({ outcome: "shown" }));
  made.on("failed", (_event, error) => {
    kept.delete(made);
    resolve(refused(sentence(error)));
  });
  made.on("click", () => {
    kept.delete(made);
    click();
  });
  made.on("action", ({ actionIndex }) => {
    kept.delete(made);
    actions[actionIndex]?.run();
  });
  try {
    made.show();
  } catch (error) {
    resolve(refused(sentence(error instanceof Error ? error.message : String(error))));
  }
  return promise.finally(() => clearTimeout(timer));
}
