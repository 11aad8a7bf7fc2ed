// What is in the trash: each with what hung on it, when and by whom, Restore, and the way out for good.
import { ActionIcon, Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconTrashX } from "@tabler/icons-react";
import { call } from "../../api/client.ts";
import { showInstant, showRelative } from "../../format.ts";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { takeApart } from "../duplicates/settle.ts";
import { hangsText, titleOf } from "./hangs.ts";
import type { TrashRow } from "./row.ts";
import classes from "./Trash.module.css";

export function TrashTable({ rows, onPurge }: { rows: TrashRow[]; onPurge: (row: TrashRow) => void }) {
  return (
    <Table className={classes.table} aria-label={t("ui.trash.title")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("ui.trash.what")}</Table.Th>
          <Table.Th scope="col" className={classes.meta}>
            {t("ui.trash.hangs")}
          </Table.Th>
          <Table.Th scope="col" className={classes.when}>
            {t("ui.trash.deleted")}
          </Table.Th>
          <Table.Th scope="col" className={classes.acts}>
            <VisuallyHidden>{t("ui.trash.restore")}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Line key={row.uid} row={row} onPurge={onPurge} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Line({ row, onPurge }: { row: TrashRow; onPurge: (row: TrashRow) => void }) {
  const name = titleOf(row);
  return (
    <Table.Tr>
      <Table.Td>
        <Text truncate dir="auto" title={row.title}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate dir="auto">
          {[
            t(`ui.trash.kindOne.${row.kind}`),
            row.into ? t("ui.trash.into", { name: row.into.name }) : row.detail,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </Table.Td>
      <Table.Td>
        {row.kind === "interaction" || row.kind === "task" || row.kind === "template"
          ? null
          : hangsText(row.hangs)}
      </Table.Td>
      <Table.Td title={showInstant(row.deletedAt)}>
        <Text>{showRelative(row.deletedAt)}</Text>
        <Text size="xs" c="dimmed" truncate>
          {row.by}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Back row={row} name={name} />
          <ActionIcon
            aria-label={t("ui.trash.purgeOf", { name })}
            title={t("ui.trash.purge")}
            onClick={() => onPurge(row)}
          >
            <IconTrashX size={16} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** What was put into another comes back with all that went over, not as an empty record. */
function Back({ row, name }: { row: TrashRow; name: string }) {
  const { kind, into } = row;
  const isMerged = into !== null && (kind === "partner" || kind === "contact");
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={isMerged ? t("ui.duplicates.unmergeOf", { name }) : t("ui.trash.restoreOf", { name })}
      onClick={() => void (isMerged ? takeApart(kind, into.batchId, name) : restore(row, name))}
    >
      {isMerged ? t("ui.duplicates.unmerge") : t("ui.trash.restore")}
    </Button>
  );
}

async function restore({ kind, id }: TrashRow, name: string): Promise<void> {
  try {
    const { batchId } = await {
      partner: () => call((api) => api.partners.restore, { id }),
      contact: () => call((api) => api.contacts.restore, { id }),
      interaction: () => call((api) => api.interactions.restore, { id }),
      task: () => call((api) => api.tasks.restore, { id }),
      template: () => call((api) => api.templates.restore, { id }),
    }[kind]();
    sayWithUndo(t("ui.trash.restored", { name }), batchId);
  } catch (error) {
    sayError(error);
  }
}
