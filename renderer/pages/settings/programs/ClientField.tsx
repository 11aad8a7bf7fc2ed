// The client of a program: one that is there, or a new name; saved on leaving the field or on choosing.
import { Autocomplete } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { SavedMark } from "../../../ui/SavedMark.tsx";
import { useSaving } from "../../../ui/useSaving.ts";
import classes from "../../../ui/InlineField.module.css";
import { endKey } from "../../../ui/endKey.ts";

export interface ClientFieldProps {
  label: string;
  value: string;
  clients: string[];
  save: (client: string) => Promise<unknown>;
}

export function ClientField({ label, value, clients, save }: ClientFieldProps) {
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null);
  const saving = useSaving();
  // What was saved stays until the store's own value has arrived.
  const typed = draft !== null && draft.of === value ? draft.text : null;
  const commit = async (text: string): Promise<void> => {
    const client = text.trim();
    if (client === "" || client === value) {
      setDraft(null);
      saving.clear();
      return;
    }
    setDraft({ text: client, of: value });
    await saving.run(() => save(client));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Enter" && typed !== null && !event.nativeEvent.isComposing) void commit(typed);
    if (event.key === "Escape" && typed !== null && typed !== value) {
      endKey(event);
      setDraft(null);
      saving.clear();
    }
  };
  return (
    <Autocomplete
      aria-label={label}
      value={typed ?? value}
      data={clients.filter((name) => name !== value)}
      onChange={(text) => setDraft({ text, of: value })}
      onOptionSubmit={(text) => void commit(text)}
      onBlur={() => typed !== null && void commit(typed)}
      onKeyDown={onKeyDown}
      error={saving.error}
      dir="auto"
      rightSection={<SavedMark state={saving.state} />}
      rightSectionPointerEvents="none"
      classNames={{ wrapper: classes.wrapper, input: classes.input, error: classes.error }}
    />
  );
}
