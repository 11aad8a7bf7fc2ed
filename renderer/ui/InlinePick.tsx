// One of many records, found while typing where it stands: saved at once, with a quiet tick.
import { CloseButton, Combobox, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../words.ts";
import classes from "./InlineField.module.css";
import { SavedMark } from "./SavedMark.tsx";
import { useSaving } from "./useSaving.ts";
import { endKey } from "./endKey.ts";

export interface Picked {
  id: number;
  name: string;
}

export interface InlinePickProps {
  label: string;
  value: Picked | null;
  /** What fits what is typed now. */
  found: readonly Picked[];
  /** `found` answers to what was typed last. */
  settled: boolean;
  /** What is typed; empty until something is. */
  onSearch: (text: string) => void;
  save: (id: number | null) => Promise<unknown>;
  placeholder: string;
  /** What nothing is called yet can be made: the label of that choice, and the making. */
  make?: { label: (text: string) => string; save: (name: string) => Promise<unknown> };
  nothing: string;
}

const making = "make";

export function InlinePick(props: InlinePickProps) {
  const { label, value, found, settled, onSearch, save, placeholder, make, nothing } = props;
  // Null while nothing is typed over what is chosen.
  const [text, setText] = useState<string | null>(null);
  const [draft, setDraft] = useState<{ next: Picked | null; of: Picked | null } | null>(null);
  const saving = useSaving();
  const combobox = useCombobox();
  const { selectFirstOption, closeDropdown } = combobox;
  // The choice shows at once, until the store's own value has arrived.
  const shown = draft && draft.of?.id === value?.id && saving.state !== "idle" ? draft.next : value;
  const typed = text?.trim() ?? "";
  const isKnown = found.some(
    ({ name }) => name.localeCompare(typed, undefined, { sensitivity: "base" }) === 0,
  );
  const canMake = make !== undefined && typed !== "" && !isKnown;

  const type = (next: string | null): void => {
    setText(next);
    onSearch(next?.trim() ?? "");
  };
  const change = async (next: Picked | null, write: () => Promise<unknown>): Promise<void> => {
    type(null);
    closeDropdown();
    if (next?.id === value?.id) return;
    setDraft({ next, of: value });
    if (!(await saving.run(write))) setDraft(null);
  };
  const pick = (next: Picked | null): void => void change(next, () => save(next === null ? null : next.id));
  const choose = (option: string): void => {
    if (option === making && make) return void change({ id: -1, name: typed }, () => make.save(typed));
    const next = found.find(({ id }) => String(id) === option);
    if (next) pick(next);
  };

  const best = found[0]?.id ?? (canMake ? making : null);
  const takeBest = (): void => choose(String(best));
  // The best match is always the one that Enter takes.
  useEffect(() => {
    if (settled && typed !== "" && best !== null) selectFirstOption();
  }, [settled, best, typed, selectFirstOption]);
  // A fast typist's Enter comes before the answer to the last letter: it takes the best match of that answer.
  const entered = useRef(false);
  useEffect(() => {
    if (!entered.current || !settled) return;
    entered.current = false;
    takeBest();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && text !== null) {
      endKey(event);
      type(null);
      closeDropdown();
    }
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (text === "" && value) {
      event.preventDefault();
      event.stopPropagation();
      pick(null);
    } else if (typed !== "" && (!settled || combobox.getSelectedOptionIndex() < 0)) {
      event.preventDefault();
      event.stopPropagation();
      if (settled) takeBest();
      else entered.current = true;
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start">
      <Combobox.Target>
        <TextInput
          aria-label={label}
          value={text ?? shown?.name ?? ""}
          placeholder={placeholder}
          error={saving.error}
          autoComplete="off"
          dir="auto"
          onKeyDownCapture={onKeyDown}
          onChange={(event) => {
            type(event.currentTarget.value);
            entered.current = false;
            if (saving.error) saving.clear();
            combobox.openDropdown();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            closeDropdown();
            if (text === "" && value) pick(null);
            else type(null);
          }}
          rightSection={
            saving.state === "saved" ? (
              <SavedMark state="saved" />
            ) : shown ? (
              <CloseButton
                size="sm"
                tabIndex={-1}
                aria-label={t("ui.frame.removeNamed", { name: shown.name })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(null)}
              />
            ) : undefined
          }
          classNames={{
            wrapper: classes.wrapper,
            input: classes.input,
            error: classes.error,
            ...(saving.state !== "saved" && { section: classes.quiet }),
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={label}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={String(id)} active={id === shown?.id}>
              <bdi>{name}</bdi>
            </Combobox.Option>
          ))}
          {canMake && <Combobox.Option value={making}>{make.label(typed)}</Combobox.Option>}
          {found.length === 0 && !canMake && <Combobox.Empty>{nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
