// The first rows of a file, as they are read. What a cell holds is text, whatever it looks like.
import { Group, Table, Text, Title } from "@mantine/core";
import { t } from "../../words.ts";
import type { Inspected } from "./session.ts";
import classes from "./Import.module.css";

export function SampleTable({ value }: { value: Inspected }) {
  const width = Math.max(value.header.length, ...value.sample.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const used = columns.filter((column) => value.sample.some((row) => row[column]?.trim()));
  const empty = width - used.length;
  return (
    <section aria-labelledby="sample-title">
      <Group gap="sm" mb="xs" align="baseline">
        <Title order={2} id="sample-title">
          {t("ui.imports.sample")}
        </Title>
        {value.sample.length > 0 && empty > 0 && (
          <Text size="sm" c="dimmed">
            {t("ui.imports.sampleEmptyColumns", { count: empty })}
          </Text>
        )}
      </Group>
      {value.sample.length === 0 ? (
        <Text c="dimmed">{t("ui.imports.sampleNone")}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={0}
          className={classes.scrolled}
          scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        >
          <Table className={classes.sample} withRowBorders aria-labelledby="sample-title">
            <Table.Thead>
              <Table.Tr>
                {used.map((column) => (
                  <Table.Th key={column} scope="col">
                    {value.header[column]?.trim() || t("ui.imports.columnNumber", { number: column + 1 })}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keyed(value.sample).map(({ key, row }) => (
                <Table.Tr key={key}>
                  {used.map((column) => (
                    <Table.Td key={column} dir="auto" title={row[column]}>
                      {row[column]}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

/** The rows of a file have no other identity than their place in it. */
const keyed = (rows: readonly string[][]) => rows.map((row, at) => ({ key: `row ${at}`, row }));
