// The imports so far, newest first, each with its undo.
import { Button, Group, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import { Fragment, useEffect, useRef } from "react";
import { useJob, useRead, type Api, type OutputOf } from "../../api/client.ts";
import { showInstant, showNumber } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { FileLink } from "../history/FileLink.tsx";
import { formatName } from "./HowRead.tsx";
import { ProgressNote } from "./ProgressNote.tsx";
import { UndoOutcome } from "./UndoOutcome.tsx";
import classes from "./Import.module.css";

type Past = OutputOf<Api["imports"]["list"]>["rows"][number];

/** `current`: the batch that is pointed at. */
export function PastImports({ current }: { current: number | null }) {
  const { data, error, refetch } = useRead((api) => api.imports.list, {});
  return (
    <section aria-labelledby="past-title" className={classes.past}>
      <Title order={2} id="past-title" mb="xs">
        {t("ui.imports.past")}
      </Title>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data &&
        (data.rows.length === 0 ? (
          <Text c="dimmed">{t("ui.imports.pastNone")}</Text>
        ) : (
          <PastTable rows={data.rows} current={current} />
        ))}
    </section>
  );
}

function PastTable({ rows, current }: { rows: Past[]; current: number | null }) {
  const numbers = ["rows", "created", "changed", "unchanged", "rejected"] as const;
  return (
    <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table className={classes.pastTable} aria-labelledby="past-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("ui.imports.file")}</Table.Th>
            <Table.Th scope="col">{t("ui.imports.when")}</Table.Th>
            <Table.Th scope="col">{t("ui.imports.by")}</Table.Th>
            {numbers.map((name) => (
              <Table.Th key={name} scope="col" className={classes.number}>
                {name === "rows" ? t("ui.imports.counts") : t(`ui.imports.status.${name}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">
              <VisuallyHidden>{t("ui.imports.undoShort")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((past) => (
            <PastRow
              key={past.batchId}
              past={past}
              numbers={numbers.map((name) => past[name])}
              current={past.batchId === current}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PastRow({ past, numbers, current }: { past: Past; numbers: number[]; current: boolean }) {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "center" });
  }, [current]);
  const undo = useJob((api) => api.imports.undo);
  const below = undo.state === "running" || undo.value !== null || undo.error !== null;
  return (
    <Fragment>
      <Table.Tr
        ref={line}
        data-undone={past.state === "undone" || undefined}
        data-current={current || undefined}
        aria-current={current || undefined}
      >
        <Table.Td className={classes.pastFile}>
          <FileLink batchId={past.batchId} file={past.file} />
          <Text size="xs" c="dimmed">
            {formatName(past.format)}
          </Text>
        </Table.Td>
        <Table.Td>{showInstant(past.at)}</Table.Td>
        <Table.Td>{past.author}</Table.Td>
        {numbers.map((count, at) => (
          // Five numbers in a fixed order: their place is what they are.
          <Table.Td
            key={`${past.batchId}-${["rows", "created", "changed", "unchanged", "rejected"][at]}`}
            className={classes.number}
          >
            {showNumber(count)}
          </Table.Td>
        ))}
        <Table.Td className={classes.number}>
          <Group justify="flex-end" gap="xs" wrap="nowrap">
            {past.state === "undone" && <Text size="sm">{t("ui.imports.stateUndone")}</Text>}
            {past.state === "running" && <Text size="sm">{t("ui.imports.stateRunning")}</Text>}
            {past.state === "done" && (
              <Button
                variant="default"
                size="compact-sm"
                loading={undo.state === "running"}
                aria-label={t("ui.imports.undoOf", { name: past.file })}
                onClick={() => void undo.run({ batchId: past.batchId })}
              >
                {t("ui.imports.undoShort")}
              </Button>
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
      {below && (
        <Table.Tr>
          <Table.Td colSpan={9}>
            {undo.state === "running" && (
              <ProgressNote title={t("ui.imports.undoing")} progress={undo.progress} quiet />
            )}
            {undo.error && <ErrorNote error={undo.error} />}
            {undo.value && <UndoOutcome outcome={undo.value} />}
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}
