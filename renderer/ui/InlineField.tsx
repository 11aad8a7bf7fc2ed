// Text edited where it stands: saved on leaving the field, Escape restores, an error stays at the field.
import { Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Origin, type OriginOf } from "./Origin.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving, type Saving } from "./useSaving.ts";
import classes from "./InlineField.module.css";
import { endKey } from "./endKey.ts";

export interface InlineFieldProps {
  label: string;
  value: string | null;
  /** Called with the trimmed text, or null when emptied. What it throws is shown at the field. */
  save: (value: string | null) => Promise<unknown>;
  placeholder?: string;
  /** Several lines; Ctrl/Cmd-Enter saves, Enter is a new line. */
  multiline?: boolean;
  /** One line of text that is shown in as many as it needs; Enter saves. */
  wraps?: boolean;
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
}

interface Draft {
  text: string;
  /** The value that was there when it was typed. */
  of: string | null;
  saved: boolean;
}

/**
 * Typed text stays while the field has the focus or could not be saved; saved text stays until the store's own value has
 * arrived, so that the old one never blinks back.
 */
function isShown(draft: Draft, value: string | null, focused: boolean, state: Saving["state"]): boolean {
  if (draft.saved) return draft.of === value && state !== "idle";
  return focused || state === "saving" || state === "failed";
}

export function InlineField(props: InlineFieldProps) {
  const { label, value, save, placeholder, multiline, hideLabel, readOnly, origin, numeric, large } = props;
  const { clearable = true, wraps = false } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [focused, setFocused] = useState(false);
  const saving = useSaving();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const before = useRef(value);
  // A value that arrives in an empty field one is about to write in is written over, as if it had been there before.
  useEffect(() => {
    if ((before.current ?? "") === "" && value !== null && focused && draft === null) field.current?.select();
    before.current = value;
  }, [value, focused, draft]);
  const typed = draft && isShown(draft, value, focused, saving.state) ? draft.text : null;

  const leave = async (): Promise<void> => {
    if (draft === null || draft.saved || readOnly) return;
    const text = (wraps ? draft.text.replaceAll(/\s*\n\s*/g, " ") : draft.text).trim();
    if (text === (value ?? "") || (text === "" && !clearable)) {
      setDraft(null);
      saving.clear();
      return;
    }
    if (await saving.run(() => save(text === "" ? null : text))) setDraft({ text, of: value, saved: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isChanged = typed !== null && !draft?.saved && typed !== (value ?? "");
    if (event.key === "Escape" && (isChanged || saving.error !== null)) {
      endKey(event);
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
    ref: field,
    "aria-label": label,
    label: hideLabel ? undefined : label,
    value: typed ?? value ?? "",
    placeholder,
    readOnly,
    error: saving.error,
    onKeyDown,
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      void leave();
    },
    rightSection: <SavedMark state={saving.state} />,
    rightSectionWidth: 24,
    rightSectionPointerEvents: "none" as const,
    classNames: {
      wrapper: hideLabel || numeric ? classes.wrapper : `${classes.wrapper} ${classes.labelled}`,
      input: classes.input,
      label: classes.label,
      error: classes.error,
    },
    "data-numeric": numeric || undefined,
    "data-large": large || undefined,
    dir: "auto" as const,
  };
  const change = (text: string): void => {
    setDraft({ text, of: value, saved: false });
    if (saving.error) saving.clear();
  };
  return (
    <Origin origin={origin}>
      {multiline || wraps ? (
        <Textarea
          {...shared}
          autosize
          minRows={multiline ? 2 : 1}
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
