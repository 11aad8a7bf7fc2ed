// A set of words edited where it stands: each one added or taken away is saved at once.
import { MultiSelect, TagsInput } from "@mantine/core";
import { useState } from "react";
import classes from "./InlineField.module.css";
import { Origin, type OriginOf } from "./Origin.tsx";
import { useSaving } from "./useSaving.ts";

export interface InlineTagsProps {
  label: string;
  values: readonly string[];
  save: (values: string[]) => Promise<unknown>;
  placeholder: string;
  /** What can be chosen; without it any word is taken. */
  data?: readonly { value: string; label: string }[];
  origin?: OriginOf | undefined;
}

export function InlineTags({ label, values, save, placeholder, data, origin }: InlineTagsProps) {
  const [draft, setDraft] = useState<{ next: string[]; of: readonly string[] } | null>(null);
  const saving = useSaving();
  const change = async (next: string[]): Promise<void> => {
    setDraft({ next, of: values });
    if (!(await saving.run(() => save(next)))) setDraft(null);
  };
  // What was chosen shows at once, until the store's own values have arrived.
  const shown = draft && draft.of === values && saving.state !== "idle" ? draft.next : [...values];
  const shared = {
    "aria-label": label,
    value: shown,
    onChange: (next: string[]) => void change(next),
    placeholder: shown.length === 0 ? placeholder : undefined,
    error: saving.error,
    classNames: {
      wrapper: classes.wrapper,
      input: classes.pills,
      error: classes.error,
      section: classes.quiet,
      inputField: shown.length === 0 ? "" : classes.pillField,
    },
  };
  return (
    <Origin origin={origin}>
      {data ? (
        <MultiSelect {...shared} data={[...data]} searchable maxDropdownHeight={260} hidePickedOptions />
      ) : (
        <TagsInput {...shared} acceptValueOnBlur maxLength={100} />
      )}
    </Origin>
  );
}
