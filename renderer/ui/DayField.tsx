// A day, typed as words ("next fri", "in 2 weeks", "15 dec"); what was understood is shown while typing.
import { TextInput } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { parseDay, type Lean } from "../../electron/domain/days.ts";
import { locale, showDay, showDayLong, showRelativeDay, today } from "../format.ts";
import { t } from "../words.ts";
import { Origin, type OriginOf } from "./Origin.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";
import classes from "./InlineField.module.css";
import { endKey } from "./endKey.ts";

export interface DayFieldProps {
  label: string;
  /** 'YYYY-MM-DD' */
  value: string | null;
  /**
   * Called with what was understood, or null when emptied: in a record on leaving the field or Enter, and what it throws is
   * shown at the field; in a form while typing (null while it is not a day).
   */
  save: (day: string | null) => Promise<unknown> | void;
  /** Where a day without its year is meant to lie. Default "ahead". */
  lean?: Lean;
  placeholder?: string;
  hideLabel?: boolean;
  /** Stands in a record (quiet until touched) or in a form (a normal input). Default "form". */
  look?: "inline" | "form";
  origin?: OriginOf | undefined;
  readOnly?: boolean;
  /** Takes the focus when its dialog or pop-up opens. */
  focusFirst?: boolean;
}

export function DayField(props: DayFieldProps) {
  const {
    label,
    value,
    save,
    lean = "ahead",
    placeholder,
    hideLabel,
    look = "form",
    origin,
    readOnly,
    focusFirst,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [saved, setSaved] = useState<{ day: string | null; of: string | null } | null>(null);
  const [focused, setFocused] = useState(false);
  const saving = useSaving();
  const understood = draft === null || draft.trim() === "" ? null : parseDay(draft, today(), locale, lean);
  const unclear = draft !== null && draft.trim() !== "" && understood === null;

  // What was typed stays while the field has the focus, is unclear or on its way to the store; then the day itself shows.
  const typed = focused || unclear || saving.state === "saving" || saving.state === "failed" ? draft : null;

  // A saved day shows until the store's own has arrived, so that the old one never blinks back.
  const day = saved && saved.of === value && saving.state === "saved" ? saved.day : value;
  const shown = day === null ? "" : showDay(day);

  const commit = async (): Promise<void> => {
    if (draft === null || unclear) return;
    const day = understood?.day ?? null;
    if (day === value) return setDraft(null);
    if (!(await saving.run(async () => save(day)))) return;
    setDraft(null);
    setSaved({ day, of: value });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Escape" && typed !== null && typed !== shown) {
      endKey(event);
      setDraft(null);
      saving.clear();
    }
    if (event.key === "Enter" && look === "inline") void commit();
  };
  const hint = understood
    ? t("ui.frame.dayUnderstood", {
        day: showDayLong(understood.day),
        relative: showRelativeDay(understood.day),
      })
    : undefined;
  return (
    <Origin origin={origin}>
      <TextInput
        aria-label={label}
        label={hideLabel ? undefined : label}
        value={typed ?? shown}
        placeholder={placeholder ?? t(look === "inline" && !focused ? "ui.frame.notSet" : "ui.frame.dayHint")}
        readOnly={readOnly}
        data-autofocus={focusFirst || undefined}
        error={saving.error ?? (unclear ? t("ui.frame.dayUnclear") : undefined)}
        description={hint}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          if (look === "form")
            void save(text.trim() === "" ? null : (parseDay(text, today(), locale, lean)?.day ?? null));
        }}
        onFocus={(event) => {
          setFocused(true);
          setDraft(null);
          event.currentTarget.select();
        }}
        onBlur={() => {
          setFocused(false);
          if (look === "inline") void commit();
        }}
        onKeyDown={onKeyDown}
        rightSection={look === "inline" ? <SavedMark state={saving.state} /> : undefined}
        rightSectionPointerEvents="none"
        classNames={
          look === "inline"
            ? { wrapper: classes.wrapper, input: classes.input, label: classes.label, error: classes.error }
            : {}
        }
      />
    </Origin>
  );
}
