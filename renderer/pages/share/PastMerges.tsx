// The shared files that were put together so far, newest first, each with its undo.
import { Button, Group, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import { Fragment, useEffect, useRef, useState } from "react";
import { useJob, useRead } from "../../api/client.ts";
import { showInstant, showNumber } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { FileLink } from "../history/FileLink.tsx";
import { ProgressNote } from "../import/ProgressNote.tsx";
import { type Past } from "./shared.ts";
import { UndoneNote } from "./UndoneNote.tsx";
import importClasses from "../import/Import.module.css";
import classes from "./Share.module.css";

const step = 50;
const numbers = ["created", "updated", "conflicts"] as const;

/** `current`: the batch that is pointed at. */
export function PastMerges({ current }: { current: number | null }) {
  const [limit, setLimit] = useState(step);
  const { data, error, refetch } = useRead((api) => api.exchange.past, { limit });
  const rows = data?.rows ?? [];
  return (
    <section aria-labelledby="share-past" className={classes.part}>
      <Title order={2} id="share-past" mb="xs">
        {t("ui.share.past.title")}
      </Title>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && rows.length === 0 && <Text c="dimmed">{t("ui.share.past.none")}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table className={importClasses.pastTable} aria-labelledby="share-past">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("ui.share.past.file")}</Table.Th>
                <Table.Th scope="col">{t("ui.share.past.when")}</Table.Th>
                <Table.Th scope="col">{t("ui.share.past.by")}</Table.Th>
                {numbers.map((name) => (
                  <Table.Th key={name} scope="col" className={importClasses.number}>
                    {t(`ui.share.past.${name}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">
                  <VisuallyHidden>{t("ui.share.past.undo")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((past) => (
                <PastRow key={past.batchId} past={past} current={past.batchId === current} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length >= limit && (
        <Button variant="default" mt="sm" onClick={() => setLimit((before) => before + step)}>
          {t("ui.share.past.more")}
        </Button>
      )}
    </section>
  );
}

function PastRow({ past, current }: { past: Past; current: boolean }) {
  const { batchId, file, at, author, state, undoable } = past;
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "center" });
  }, [current]);
  const undo = useJob((api) => api.exchange.undo);
  const below = undo.state === "running" || undo.value !== null || undo.error !== null;
  return (
    <Fragment>
      <Table.Tr
        ref={line}
        data-undone={state === "undone" || undefined}
        data-current={current || undefined}
        aria-current={current || undefined}
      >
        <Table.Td className={importClasses.pastFile}>
          <FileLink batchId={batchId} file={file} />
        </Table.Td>
        <Table.Td>{showInstant(at)}</Table.Td>
        <Table.Td dir="auto">{author}</Table.Td>
        {numbers.map((name) => (
          <Table.Td key={name} className={importClasses.number}>
            {showNumber(past[name])}
          </Table.Td>
        ))}
        <Table.Td className={importClasses.number}>
          <Group justify="flex-end" gap="xs" wrap="nowrap">
            {state === "undone" && <Text size="sm">{t("ui.share.past.undone")}</Text>}
            {state === "done" && undoable && (
              <Button
                variant="default"
                size="compact-sm"
                loading={undo.state === "running"}
                aria-label={t("ui.share.past.undoOf", { name: file })}
                onClick={() => void undo.run({ batchId })}
              >
                {t("ui.share.past.undo")}
              </Button>
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
      {below && (
        <Table.Tr>
          <Table.Td colSpan={7}>
            {undo.state === "running" && (
              <ProgressNote title={t("ui.share.result.undoing")} progress={undo.progress} quiet />
            )}
            {undo.error && <ErrorNote error={undo.error} />}
            {undo.value && <UndoneNote outcome={undo.value} />}
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}
