// What the log of a task holds, in words.
import { sayRepeat } from "../../../electron/domain/tasks/describeRepeat.ts";
import type { Reminding } from "../../../electron/domain/reminders/definitions.ts";
import type { CheckItem } from "../../../electron/domain/tasks/task.ts";
import { locale, showDay, showInstant, showList, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import { showEffort } from "./effort.ts";
import { sayReminding } from "./panel/sayReminding.ts";

/** Follow from other values, and say nothing to anyone. */
export const unsaid: ReadonlySet<string> = new Set(["seriesUid", "seriesFrom", "holdScore", "dueAt"]);

function parsed<T>(text: string): T[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? (value as T[]) : [];
}

/** Null for a field that is none of a task's own. */
export function taskValue(field: string, text: string): string | null {
  switch (field) {
    case "dueOn":
    case "startOn":
    case "plannedOn":
    case "holdUntil":
      return showDay(text);
    case "closedAt":
      return showInstant(Number(text));
    case "repeat":
      return sayRepeat(t, locale, text) ?? text;
    case "effortMinutes":
      return showEffort(Number(text));
    case "hold":
      return text === "notNow" ? t("ui.today.notNow.title") : known(`ui.tasks.hold.${text}`, text);
    case "outcome":
      return known(`ui.tasks.outcome.${text}`, text);
    case "checklist": {
      const items = parsed<CheckItem>(text);
      const done = items.filter((item) => item.done).length;
      return `${showNumber(done)}/${showNumber(items.length)}: ${showList(items.map((item) => item.text))}`;
    }
    case "remind": {
      const list = parsed<Reminding>(text);
      return list.length === 0 ? t("ui.tasks.reminders.none") : showList(list.map(sayReminding));
    }
    default:
      return null;
  }
}

const known = (word: string, text: string): string => (isWord(word) ? t(word) : text);
