// The columns of a table of unknown make: each with its samples and the field that it becomes, or left out.
import { Badge, type ComboboxData, Group, Select, Table, Text, Title } from "@mantine/core";
import { mappableFields } from "../../../electron/domain/contacts/fields.ts";
import { t } from "../../words.ts";
import { networkWord } from "../fieldWord.ts";
import { isWord } from "../isWord.ts";
import { columnKey, leftOut } from "./answers.ts";
import type { Inspected, Session } from "./session.ts";
import classes from "./Import.module.css";

const out = "-";

export function ColumnTable({ session, value }: { session: Session; value: Inspected }) {
  const width = Math.max(value.header.length, ...value.sample.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const fields = choicesOf(value.fields);
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
        {value.remembered ? t("ui.imports.columnsRemembered") : t("ui.imports.columnsHint")}
      </Text>
      <Table className={classes.columns} aria-labelledby="columns-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("ui.imports.columnSample")}</Table.Th>
            <Table.Th scope="col" className={classes.becomes}>
              {t("ui.imports.columnField")}
            </Table.Th>
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
                      if (field !== null)
                        session.correct({ [columnKey(column)]: field === out ? leftOut : field });
                    }}
                  />
                </Table.Td>
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

const isNetwork = (field: string): boolean => field.startsWith("networkId:");
const isPartner = (field: string): boolean =>
  field === "organization" || field === "website" || field.startsWith("partner.");

/** The fields in groups, the way out first. */
function choicesOf(fields: readonly string[]): ComboboxData {
  const items = (of: (field: string) => boolean) =>
    fields.filter(of).map((field) => ({ value: field, label: fieldName(field) }));
  return [
    { value: out, label: t("ui.imports.columnOut") },
    { group: t("ui.fields.groups.person"), items: items((field) => !isPartner(field) && !isNetwork(field)) },
    { group: t("ui.fields.groups.partner"), items: items(isPartner) },
    { group: t("ui.fields.groups.networks"), items: items(isNetwork) },
  ];
}

function fieldName(field: string): string {
  const known = mappableFields.find((one) => one.field === field);
  const key = `ui.${known?.word ?? ""}`;
  if (!known || !isWord(key)) return field;
  return t(key, known.params?.network ? { network: networkWord(known.params.network) } : {});
}
