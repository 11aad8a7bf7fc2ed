// Above a table: a search in the list, the filters as chips, and a button for one more.
import { Button, CloseButton, Popover, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconFilter, IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode, type RefObject } from "react";
import { t } from "../../words.ts";
import classes from "./Bars.module.css";
import { filterLabel, type Filter, type FilterField } from "./filter.ts";
import { FilterEditor } from "./FilterEditor.tsx";
import { endKey } from "../endKey.ts";

export interface FilterBarProps {
  /** `/` puts the focus here. */
  input: RefObject<HTMLInputElement | null>;
  search: string;
  onSearch: (search: string) => void;
  placeholder: string;
  fields: readonly FilterField[];
  filters: readonly Filter[];
  onFilters: (filters: Filter[]) => void;
  /** At the right: the columns' menu, the layout. */
  children?: ReactNode;
}

export function FilterBar(props: FilterBarProps) {
  const { input, search, onSearch, placeholder, fields, filters, onFilters, children } = props;
  // What is being typed goes before the search it began from; a saved view brings its own search.
  const [draft, setDraft] = useState({ text: search, of: search });
  const text = draft.of === search ? draft.text : search;
  const ask = useDebouncedCallback(onSearch, 120);
  const type = (next: string): void => {
    setDraft({ text: next, of: search });
    ask(next);
  };
  return (
    <search className={classes.bar} aria-label={t("ui.table.filters")}>
      <TextInput
        ref={input}
        className={classes.search}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        leftSection={<IconFilter size={15} stroke={1.6} aria-hidden />}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            endKey(event);
            if (text === "") event.currentTarget.blur();
            else type("");
          }
          if (event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            document.querySelector<HTMLElement>("[role=grid]")?.focus();
          }
        }}
      />
      {filters.map((filter, at) => {
        const field = fields.find((one) => one.field === filter.field);
        if (!field) return null;
        const replace = (next: Filter | null): void =>
          onFilters(filters.flatMap((one, place) => (place === at ? (next ? [next] : []) : [one])));
        return (
          <Chip
            key={JSON.stringify(filter)}
            fields={fields}
            field={field}
            filter={filter}
            onChange={replace}
          />
        );
      })}
      {fields.length > 0 && <AddFilter fields={fields} onAdd={(filter) => onFilters([...filters, filter])} />}
      <span className={classes.gap} />
      {children}
    </search>
  );
}

interface ChipProps {
  fields: readonly FilterField[];
  field: FilterField;
  filter: Filter;
  onChange: (filter: Filter | null) => void;
}

function Chip({ fields, field, filter, onChange }: ChipProps) {
  const [opened, setOpened] = useState(false);
  const label = filterLabel(field, filter);
  return (
    <span className={classes.chip}>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={300}
        trapFocus
        returnFocus
        withRoles
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.chipText}
            onClick={() => setOpened((before) => !before)}
            title={label}
          >
            {label}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterEditor
            fields={fields}
            filter={filter}
            onDone={(next) => {
              setOpened(false);
              onChange(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <CloseButton
        size="xs"
        aria-label={t("ui.frame.removeNamed", { name: label })}
        onClick={() => onChange(null)}
      />
    </span>
  );
}

function AddFilter({ fields, onAdd }: { fields: readonly FilterField[]; onAdd: (filter: Filter) => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t("ui.table.filter")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterEditor
          fields={fields}
          onDone={(filter) => {
            setOpened(false);
            onAdd(filter);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
