// One of many records, found while typing where it stands: saved at once, with a quiet tick.
import { Select } from "@mantine/core";
import { useState } from "react";
import classes from "./InlineField.module.css";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";

export interface Picked {
  id: number;
  name: string;
}

export interface InlinePickProps {
  label: string;
  value: Picked | null;
  /** What fits what is typed now. */
  found: readonly Picked[];
  /** What is typed; empty until something is. */
  onSearch: (text: string) => void;
  save: (id: number | null) => Promise<unknown>;
  placeholder: string;
  /** What nothing is called yet can be made: the label of that choice, and the making. */
  make?: { label: (text: string) => string; save: (name: string) => Promise<unknown> };
  nothing: string;
}

const makes = "make:";

export function InlinePick({
  label,
  value,
  found,
  onSearch,
  save,
  placeholder,
  make,
  nothing,
}: InlinePickProps) {
  const [text, setText] = useState(value?.name ?? "");
  const [draft, setDraft] = useState<{ next: Picked | null; of: Picked | null } | null>(null);
  const saving = useSaving();
  // The choice shows at once, until the store's own value has arrived.
  const shown = draft && draft.of?.id === value?.id && saving.state !== "idle" ? draft.next : value;
  const typed = text.trim();
  const isKnown = found.some(
    ({ name }) => name.localeCompare(typed, undefined, { sensitivity: "base" }) === 0,
  );
  const choices = [
    ...(shown && !found.some(({ id }) => id === shown.id) && typed === shown.name ? [shown] : []),
    ...found,
  ].map(({ id, name }) => ({ value: String(id), label: name }));
  const data =
    make && typed !== "" && !isKnown && typed !== shown?.name
      ? [...choices, { value: makes + typed, label: make.label(typed) }]
      : choices;
  const change = async (choice: string | null): Promise<void> => {
    const name = choice?.startsWith(makes) ? choice.slice(makes.length) : null;
    const next =
      choice === null
        ? null
        : name === null
          ? (found.find(({ id }) => String(id) === choice) ?? shown)
          : { id: -1, name };
    if (next?.id === value?.id) return;
    setDraft({ next, of: value });
    const done = await saving.run(() =>
      name !== null && make ? make.save(name) : save(next === null ? null : next.id),
    );
    if (!done) setDraft(null);
  };
  return (
    <Select
      aria-label={label}
      // One that is being made has no id yet: its name is shown as the choice.
      data={shown?.id === -1 ? [{ value: "-1", label: shown.name }, ...data] : data}
      value={shown === null ? null : String(shown.id)}
      onChange={(choice) => void change(choice)}
      searchable
      searchValue={text}
      onSearchChange={(next) => {
        setText(next);
        onSearch(next === shown?.name ? "" : next.trim());
      }}
      filter={({ options }) => options}
      placeholder={placeholder}
      nothingFoundMessage={nothing}
      clearable
      allowDeselect={false}
      error={saving.error}
      rightSection={saving.state === "saved" ? <SavedMark state="saved" /> : undefined}
      maxDropdownHeight={280}
      selectFirstOptionOnChange
      comboboxProps={{ position: "bottom-start" }}
      classNames={{
        wrapper: classes.wrapper,
        input: classes.input,
        error: classes.error,
        ...(saving.state !== "saved" && { section: classes.quiet }),
      }}
      dir="auto"
    />
  );
}
