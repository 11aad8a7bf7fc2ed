// What a single reminder offers beside its click: the same everywhere, fewer where the system shows no more. Pure.
import type { WordKey } from "../../domain/words/words.ts";

export type ActionName = "done" | "minutes" | "hour" | "tomorrow" | "monday" | "other";

export interface ReminderAction {
  name: ActionName;
  word: Extract<WordKey, `ui.shell.reminders.actions.${ActionName}`>;
  /** The input of `reminders.snooze` beside the ids; none for those that snooze nothing. */
  to?: { minutes: number } | "tomorrow" | "monday";
}

const all: readonly ReminderAction[] = [
  { name: "done", word: "ui.shell.reminders.actions.done" },
  { name: "minutes", word: "ui.shell.reminders.actions.minutes", to: { minutes: 10 } },
  { name: "hour", word: "ui.shell.reminders.actions.hour", to: { minutes: 60 } },
  { name: "tomorrow", word: "ui.shell.reminders.actions.tomorrow", to: "tomorrow" },
  { name: "monday", word: "ui.shell.reminders.actions.monday", to: "monday" },
  { name: "other", word: "ui.shell.reminders.actions.other" },
];

/** A toast of Windows has five buttons at most; Monday is found behind Other. Source: Microsoft, "Toast content", action. */
export const actionsOn = (platform: NodeJS.Platform): readonly ReminderAction[] =>
  platform === "win32" ? all.filter(({ name }) => name !== "monday") : all;
