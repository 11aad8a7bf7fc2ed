// A choice made where it stands: saved at once, a quiet tick, an error at the field.
import { Select, type ComboboxData, type SelectProps } from "@mantine/core";
import { useState } from "react";
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
  const [draft, setDraft] = useState<{ next: string | null; of: string | null } | null>(null);
  const saving = useSaving();
  // The choice shows at once, until the store's own value has arrived.
  const shown = draft && draft.of === value && saving.state !== "idle" ? draft.next : value;
  const change = async (next: string | null): Promise<void> => {
    if (next === value) return;
    setDraft({ next, of: value });
    // A question in between may be left: then nothing was saved, and the old value stands.
    const done = await saving.run(async () => {
      if ((await save(next)) === null) setDraft(null);
    });
    if (!done) setDraft(null);
  };
  return (
    <Origin origin={origin}>
      <Select
        aria-label={label}
        data={data}
        value={shown}
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
