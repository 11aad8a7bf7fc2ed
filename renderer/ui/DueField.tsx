// A due day with its time, typed as words ("tomorrow 9:30"); saved on leaving, what was understood is shown while typing.
import { TextInput } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { parseDue, type DueWords } from "../../electron/domain/tasks/dueWords.ts";
import { instantOf, timeAt } from "../../electron/domain/when.ts";
import { locale, showClock, showDayLong, showRelativeDay, timeZone, today } from "../format.ts";
import { t } from "../words.ts";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";
import classes from "./InlineField.module.css";
import { endKey } from "./endKey.ts";

export interface DueFieldProps {
  label: string;
  /** As it is shown while nothing is typed: "tomorrow, 09:30"; null without a day. */
  value: string | null;
  /** What is typed over: a day and time on the reader's clock; null when emptied. What it throws is shown at the field. */
  save: (due: DueWords | null) => Promise<unknown>;
  placeholder?: string;
  /** Shown below while nothing is typed: the clock of another place. */
  beside?: string | undefined;
}

/** What words say on the reader's clock. */
export const readDue = (text: string): DueWords | null =>
  parseDue(text, { day: today(), time: timeAt(Date.now(), timeZone) }, locale);

/** "Sat, 28 Nov 2026, tomorrow, 09:30" */
export function sayUnderstood({ day, time }: DueWords): string {
  const said = t("ui.frame.dayUnderstood", { day: showDayLong(day), relative: showRelativeDay(day) });
  return time === null
    ? said
    : t("ui.tasks.due.at", { day: said, time: showClock(instantOf(day, time, timeZone)) });
}

export function DueField({ label, value, save, placeholder, beside }: DueFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const saving = useSaving();
  const typed = draft?.trim() ?? "";
  const understood = typed === "" ? null : readDue(typed);
  const unclear = typed !== "" && understood === null;
  const held = focused || unclear || saving.state === "saving" || saving.state === "failed";

  const commit = async (): Promise<void> => {
    if (draft === null || unclear) return;
    if (typed === "" ? value === null : draft === value) return setDraft(null);
    if (await saving.run(() => save(understood))) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Escape" && draft !== null) {
      endKey(event);
      setDraft(null);
      saving.clear();
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void commit();
    }
  };
  return (
    <TextInput
      aria-label={label}
      value={(held ? draft : null) ?? value ?? ""}
      placeholder={focused ? t("ui.tasks.due.hint") : (placeholder ?? t("ui.frame.notSet"))}
      error={saving.error ?? (unclear ? t("ui.tasks.due.unclear") : undefined)}
      description={understood ? sayUnderstood(understood) : beside}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => {
        setFocused(true);
        event.currentTarget.select();
      }}
      onBlur={() => {
        setFocused(false);
        void commit();
      }}
      onKeyDown={onKeyDown}
      rightSection={<SavedMark state={saving.state} />}
      rightSectionPointerEvents="none"
      autoComplete="off"
      classNames={{
        wrapper: classes.wrapper,
        input: classes.input,
        error: classes.error,
        description: classes.below,
      }}
    />
  );
}
