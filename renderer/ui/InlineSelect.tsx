// A choice made where it stands: saved at once, a quiet tick, an error at the field.
import { Select, type ComboboxData, type SelectProps } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./InlineField.module.css";
import { Origin, type OriginOf } from "./Origin.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";

export interface InlineSelectProps {
  label: string;
  value: string | null;
  data: ComboboxData;
  save: (value: string | null) => Promise<unknown>;
  placeholder?: string;
  /** May be emptied. Default true. */
  clearable?: boolean;
  /** Find by typing; for long lists. */
  searchable?: boolean;
  origin?: OriginOf | undefined;
  leftSection?: SelectProps["leftSection"];
  renderOption?: SelectProps["renderOption"];
}

export function InlineSelect(props: InlineSelectProps) {
  const {
    label,
    value,
    data,
    save,
    placeholder,
    clearable = true,
    searchable,
    origin,
    leftSection,
    renderOption,
  } = props;
  const [draft, setDraft] = useState<string | null | undefined>(undefined);
  const saving = useSaving();
  useEffect(() => setDraft(undefined), [value]);
  const change = async (next: string | null): Promise<void> => {
    if (next === value) return;
    setDraft(next);
    // A question in between may be left: then nothing was saved, and the old value stands.
    const done = await saving.run(async () => {
      if ((await save(next)) === null) setDraft(undefined);
    });
    if (!done) setDraft(undefined);
  };
  return (
    <Origin origin={origin}>
      <Select
        aria-label={label}
        data={data}
        value={draft === undefined ? value : draft}
        onChange={(next) => void change(next)}
        placeholder={placeholder}
        clearable={clearable}
        allowDeselect={false}
        searchable={searchable}
        error={saving.error}
        leftSection={leftSection}
        renderOption={renderOption}
        rightSection={saving.state === "saved" ? <SavedMark state="saved" /> : undefined}
        maxDropdownHeight={280}
        comboboxProps={{ width: "max-content", position: "bottom-start" }}
        classNames={{
          wrapper: classes.wrapper,
          input: classes.input,
          error: classes.error,
          ...(saving.state !== "saved" && { section: classes.quiet }),
        }}
      />
    </Origin>
  );
}
