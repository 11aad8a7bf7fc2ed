// One filter being made or changed: field, what about it, and the value.
import { Button, Group, MultiSelect, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../words.ts";
import { DayField } from "../DayField.tsx";
import {
  isComplete,
  isDayKind,
  needsValue,
  operationLabel,
  operations,
  type Filter,
  type FilterField,
} from "./filter.ts";

export interface FilterEditorProps {
  fields: readonly FilterField[];
  /** The filter to change; a new one without it. */
  filter?: Filter;
  onDone: (filter: Filter) => void;
}

export function FilterEditor({ fields, filter, onDone }: FilterEditorProps) {
  const [draft, setDraft] = useState<Filter | null>(filter ?? null);
  const field = fields.find((one) => one.field === draft?.field);
  const choose = (name: string | null): void => {
    const next = fields.find((one) => one.field === name);
    setDraft(next ? { field: next.field, op: operations[next.kind][0] } : null);
  };
  const done = (): void => {
    if (draft && isComplete(draft)) onDone(draft);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <Stack gap="xs">
        <Select
          label={t("ui.table.field")}
          data={fields.map(({ field: value, label }) => ({ value, label }))}
          value={draft?.field ?? null}
          onChange={choose}
          searchable
          allowDeselect={false}
          data-autofocus={filter === undefined || undefined}
          nothingFoundMessage={t("ui.table.noField")}
          comboboxProps={{ withinPortal: false }}
          maxDropdownHeight={260}
        />
        {draft && field && (
          <>
            {operations[field.kind].length > 1 && (
              <Select
                label={t("ui.table.about")}
                data={operations[field.kind].map((op) => ({
                  value: op,
                  label: operationLabel(field.kind, op),
                }))}
                value={draft.op}
                onChange={(op) => {
                  const known = operations[field.kind].find((one) => one === op);
                  if (known) setDraft({ field: field.field, op: known });
                }}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
              />
            )}
            {needsValue(draft.op) && <Value field={field} draft={draft} onChange={setDraft} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={!isComplete(draft)}>
                {t(filter ? "ui.table.changeFilter" : "ui.table.addFilter")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}

function Value({
  field,
  draft,
  onChange,
}: {
  field: FilterField;
  draft: Filter;
  onChange: (filter: Filter) => void;
}) {
  const label = t("ui.table.value");
  const set = (value: Filter["value"]): void => onChange({ ...draft, value });
  const many = Array.isArray(draft.value) ? draft.value : [];
  if (isDayKind(field.kind)) {
    if (draft.op === "between") {
      const [from, to] = many;
      return (
        <Group grow align="flex-start" gap="xs">
          <DayField
            label={t("ui.table.from")}
            value={from || null}
            save={(day) => set([day ?? "", to ?? ""])}
            lean="behind"
          />
          <DayField
            label={t("ui.table.to")}
            value={to || null}
            save={(day) => set([from ?? "", day ?? ""])}
          />
        </Group>
      );
    }
    const lean = field.kind === "day" ? "ahead" : "behind";
    const value = typeof draft.value === "string" ? draft.value : null;
    return <DayField label={label} value={value} save={(day) => set(day ?? undefined)} lean={lean} />;
  }
  if (field.kind === "number") {
    return (
      <NumberInput
        label={label}
        value={typeof draft.value === "number" ? draft.value : ""}
        onChange={(value) => set(value === "" ? undefined : Number(value))}
        hideControls
      />
    );
  }
  if (field.find) return field.find(label, many, set);
  if (field.kind === "one") {
    return (
      <Select
        label={label}
        data={[...(field.choices ?? [])]}
        value={many[0] ?? null}
        onChange={(value) => set(value === null ? undefined : [value])}
        allowDeselect={false}
        searchable={(field.choices?.length ?? 0) > 8}
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={220}
      />
    );
  }
  if (field.choices && field.kind !== "text") {
    return (
      <MultiSelect
        label={label}
        data={[...field.choices]}
        value={many}
        onChange={set}
        searchable
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={220}
      />
    );
  }
  if (field.kind === "set") return <TagsInput label={label} value={many} onChange={set} />;
  return (
    <TextInput
      label={label}
      value={typeof draft.value === "string" ? draft.value : ""}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
