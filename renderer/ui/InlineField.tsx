// Text edited where it stands: saved on leaving the field, Escape restores, an error stays at the field.
import { Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Origin, type OriginOf } from "./Origin.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";
import classes from "./InlineField.module.css";

export interface InlineFieldProps {
  label: string;
  value: string | null;
  /** Called with the trimmed text, or null when emptied. What it throws is shown at the field. */
  save: (value: string | null) => Promise<unknown>;
  placeholder?: string;
  /** Several lines; Ctrl/Cmd-Enter saves, Enter is a new line. */
  multiline?: boolean;
  /** The label is only for screen readers (a row that names it otherwise). */
  hideLabel?: boolean;
  readOnly?: boolean;
  origin?: OriginOf | undefined;
  /** Digits, right-aligned. */
  numeric?: boolean;
  /** A page title or a name at the head of a record. */
  large?: boolean;
  /** May be emptied; without it an emptied field goes back to what it was. Default true. */
  clearable?: boolean;
  autoFocus?: boolean;
}

export function InlineField(props: InlineFieldProps) {
  const { label, value, save, placeholder, multiline, hideLabel, readOnly, origin, numeric, large } = props;
  const { clearable = true, autoFocus } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const saving = useSaving();
  const focused = useRef(false);
  const saved = useRef<string | null>(null);
  const shown = draft ?? value ?? "";

  // A saved draft stays on screen until the store's own value has arrived, so that the old one never blinks back.
  useEffect(() => {
    if (saving.state !== "idle") return;
    setDraft((before) => (focused.current && before?.trim() !== saved.current ? before : null));
    saved.current = null;
  }, [value, saving.state]);

  const leave = async (): Promise<void> => {
    if (draft === null || readOnly) return;
    const text = draft.trim();
    if (text === (value ?? "") || (text === "" && !clearable)) {
      setDraft(null);
      saving.clear();
      return;
    }
    saved.current = text;
    await saving.run(() => save(text === "" ? null : text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Escape" && (draft !== null || saving.error !== null)) {
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      setDraft(null);
      saving.clear();
    }
    if (
      event.key === "Enter" &&
      !event.nativeEvent.isComposing &&
      (!multiline || event.ctrlKey || event.metaKey)
    ) {
      event.preventDefault();
      void leave();
    }
  };
  const shared = {
    "aria-label": label,
    label: hideLabel ? undefined : label,
    value: shown,
    placeholder,
    readOnly,
    autoFocus,
    error: saving.error,
    onKeyDown,
    onFocus: () => {
      focused.current = true;
    },
    onBlur: () => {
      focused.current = false;
      void leave();
    },
    rightSection: <SavedMark state={saving.state} />,
    rightSectionWidth: 24,
    rightSectionPointerEvents: "none" as const,
    classNames: {
      wrapper: classes.wrapper,
      input: classes.input,
      label: classes.label,
      error: classes.error,
    },
    "data-numeric": numeric || undefined,
    "data-large": large || undefined,
    dir: "auto" as const,
  };
  const change = (text: string): void => {
    setDraft(text);
    if (saving.error) saving.clear();
  };
  return (
    <Origin origin={origin}>
      {multiline ? (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={14}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...shared}
          inputMode={numeric ? "numeric" : undefined}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
    </Origin>
  );
}
