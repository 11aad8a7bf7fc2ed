// What tasks can be filtered by.
import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useRead } from "../../../api/client.ts";
import type { FilterField } from "../../../ui/table/filter.ts";
import { t } from "../../../words.ts";
import { useInitiatives } from "../useInitiatives.ts";
import { dues, shows, waits } from "./question.ts";

/** On the board and in the calendar the columns are the days, and what is closed is not shown. */
export function useTaskFilterFields(ofList: boolean): FilterField[] {
  const programs = useRead((api) => api.programs.list, {}).data?.rows;
  const initiatives = useInitiatives();
  return useMemo<FilterField[]>(() => {
    const named = (rows: readonly { id: number; name: string }[] | undefined) =>
      (rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
    const listOnly: FilterField[] = [
      {
        field: "due",
        label: t("ui.tasks.field.due"),
        kind: "one",
        choices: dues.map((value) => ({ value, label: t(`ui.tasks.dues.${value}`) })),
      },
      {
        field: "show",
        label: t("ui.tasks.field.show"),
        kind: "one",
        choices: shows.map((value) => ({ value, label: t(`ui.tasks.show.${value}`) })),
      },
      {
        field: "waiting",
        label: t("ui.tasks.dues.waiting"),
        kind: "one",
        choices: waits.map((value) => ({ value, label: t(`ui.names.${value}`) })),
      },
    ];
    return [
      ...(ofList ? listOnly : []),
      {
        field: "partner",
        label: t("ui.tasks.facts.partner"),
        kind: "one",
        find: (label, value, onChange) => <FindPartner label={label} value={value} onChange={onChange} />,
      },
      {
        field: "priority",
        label: t("ui.tasks.facts.priority"),
        kind: "one",
        choices: [1, 2, 3, 4].map((value) => ({
          value: String(value),
          label: t(`ui.tasks.priority.of.p${value as 1 | 2 | 3 | 4}`),
        })),
      },
      {
        field: "initiative",
        label: t("ui.tasks.facts.initiative"),
        kind: "one",
        choices: named(initiatives),
      },
      { field: "program", label: t("ui.tasks.facts.program"), kind: "one", choices: named(programs) },
    ];
  }, [ofList, programs, initiatives]);
}

interface FindPartnerProps {
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
}

function FindPartner({ label, value, onChange }: FindPartnerProps) {
  const [text, setText] = useState(value[1] ?? "");
  const [id, name] = value;
  const { data } = useRead((api) => api.partners.suggest, { text: text === name ? "" : text, limit: 20 });
  const found = (data?.rows ?? []).filter(({ kind }) => kind === "partner");
  const choices = found.map((row) => ({ value: String(row.id), label: row.name }));
  return (
    <Select
      label={label}
      data={
        id !== undefined && name !== undefined && !choices.some((one) => one.value === id)
          ? [{ value: id, label: name }, ...choices]
          : choices
      }
      value={id ?? null}
      onChange={(next) => {
        const row = choices.find((one) => one.value === next);
        onChange(row ? [row.value, row.label] : []);
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t("ui.tasks.pick.noPartner")}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={220}
    />
  );
}
