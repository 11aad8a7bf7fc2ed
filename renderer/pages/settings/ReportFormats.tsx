// Report formats that people made: saved as files for others, loaded from theirs, removed with an undo.
import { ActionIcon, Button, Group, Table, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconDownload, IconTrash } from "@tabler/icons-react";
import { call, useRead, type Api, type OutputOf } from "../../api/client.ts";
import { showList } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError, sayWithUndoBy } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { networkWord } from "../fieldWord.ts";
import classes from "./Settings.module.css";

type Format = OutputOf<Api["reports"]["formats"]>["rows"][number];

export function ReportFormats() {
  const { data, error } = useRead((api) => api.reports.formats, {});
  const rows = data?.rows ?? [];
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.reportFormats.lead")}
      </Text>
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 && (
        <Text size="sm" mb="xs">
          {t("ui.reportFormats.none")}
        </Text>
      )}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table className={classes.table} aria-label={t("ui.settings.sections.formats")} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("ui.reportFormats.name")}</Table.Th>
                <Table.Th scope="col">{t("ui.reportFormats.network")}</Table.Th>
                <Table.Th scope="col">{t("ui.reportFormats.kind")}</Table.Th>
                <Table.Th scope="col">{t("ui.reportFormats.columns")}</Table.Th>
                <Table.Th scope="col" w="5.5rem">
                  <VisuallyHidden>{t("ui.frame.remove")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((format) => (
                <FormatLine key={format.id} format={format} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Button variant="default" onClick={() => void load()}>
        {t("ui.reportFormats.load")}
      </Button>
    </>
  );
}

function FormatLine({ format }: { format: Format }) {
  const { name, network, kind, columns } = format;
  const saveLabel = t("ui.reportFormats.saveOf", { name });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" truncate dir="auto" title={name}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td>{network === null ? t("ui.report.networkNone") : networkWord(network)}</Table.Td>
      <Table.Td>{t(`ui.reportFormats.kinds.${kind}`)}</Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={showList(columns.map((column) => column.name))}>
          {t("ui.reportFormats.columnsCount", { count: columns.length })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Tooltip label={t("ui.reportFormats.save")}>
            <ActionIcon aria-label={saveLabel} onClick={() => void save(format)}>
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
          <ActionIcon aria-label={t("ui.reportFormats.drop", { name })} onClick={() => void drop(format)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

async function save({ id }: Format): Promise<void> {
  try {
    const { name, json } = await call((api) => api.reports.text, { id });
    const saved = await call((api) => api.desk.saveText, { name, text: json });
    if (saved.saved) say(t("ui.reportFormats.saved", { name: saved.name ?? name }));
  } catch (error) {
    sayError(error);
  }
}

const back = (json: string) => () => call((api) => api.reports.restore, { json });

async function drop({ id }: Format): Promise<void> {
  try {
    const { name, json } = await call((api) => api.reports.drop, { id });
    sayWithUndoBy(t("ui.reportFormats.dropped", { name }), `format ${name}`, back(json));
  } catch (error) {
    sayError(error);
  }
}

async function load(): Promise<void> {
  try {
    const file = await call((api) => api.desk.pickFile, { of: "definition" });
    if (!file) return;
    const { name, replaced } = await call((api) => api.reports.load, { file: file.token });
    if (replaced === null) say(t("ui.reportFormats.loaded", { name }));
    else sayWithUndoBy(t("ui.reportFormats.replaced", { name }), `format ${name}`, back(replaced));
  } catch (error) {
    sayError(error);
  }
}
