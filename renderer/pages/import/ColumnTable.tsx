// The columns of a table of unknown make: each with its samples and the field that it becomes, or left out.
import { Badge, type ComboboxData, Group, Select, Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../words.ts";
import { leftOut } from "./answers.ts";
import type { Inspected } from "./session.ts";
import classes from "./Import.module.css";

const out = "-";

export interface ColumnTableProps {
  value: Inspected;
  /** The fields, without the way out. */
  choices: ComboboxData;
  hint?: ReactNode;
  /** What a field means, in a column of its own. */
  renderMeaning?: (field: string) => ReactNode;
  /** A column got another field; an empty one leaves it out. */
  onField: (column: number, field: string) => void;
}

export function ColumnTable(props: ColumnTableProps) {
  const { value, choices, hint, renderMeaning, onField } = props;
  const width = Math.max(value.header.length, ...value.sample.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const fields = [{ value: out, label: t("ui.imports.columnOut") }, ...choices];
  const used = columns.filter((column) => value.mapping[column]).length;
  return (
    <section aria-labelledby="columns-title">
      <Group gap="sm" mb="xs">
        <Title order={2} id="columns-title">
          {t("ui.imports.columns")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("ui.imports.columnsUsed", { used, total: width })}
        </Text>
        {value.remembered && <Badge variant="light">{t("ui.imports.columnsKnown")}</Badge>}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {value.remembered ? t("ui.imports.columnsRemembered") : (hint ?? t("ui.imports.columnsHint"))}
      </Text>
      <Table
        className={classes.columns}
        data-meaning={renderMeaning !== undefined || undefined}
        aria-labelledby="columns-title"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("ui.imports.columnSample")}</Table.Th>
            <Table.Th scope="col" className={classes.becomes}>
              {t("ui.imports.columnField")}
            </Table.Th>
            {renderMeaning && <Table.Th scope="col">{t("ui.report.columnMeans")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map((column) => {
            const name = value.header[column]?.trim() || t("ui.imports.columnNumber", { number: column + 1 });
            const mapped = value.mapping[column];
            return (
              <Table.Tr key={column} data-out={!mapped || undefined}>
                <Table.Td>
                  <Text fw={500} dir="auto" className={classes.cell}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed" dir="auto" className={classes.cell}>
                    {samplesOf(value, column)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`${name}: ${t("ui.imports.columnField")}`}
                    value={mapped || out}
                    data={fields}
                    allowDeselect={false}
                    searchable
                    onChange={(field) => {
                      if (field !== null) onField(column, field === out ? leftOut : field);
                    }}
                  />
                </Table.Td>
                {renderMeaning && <Table.Td>{mapped && renderMeaning(mapped)}</Table.Td>}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** The first values that differ, enough to recognise a column. */
const samplesOf = (value: Inspected, column: number): string =>
  [...new Set(value.sample.map((row) => row[column]?.trim() ?? ""))].filter(Boolean).slice(0, 4).join(" · ");
