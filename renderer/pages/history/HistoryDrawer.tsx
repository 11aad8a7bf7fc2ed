// The drawer of recent changes: what was done, by whom and when, each with its Undo.
import { Button, Drawer, Text } from "@mantine/core";
import { useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../../api/client.ts";
import { showInstant, showRelative } from "../../format.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { titleOf } from "./title.ts";
import classes from "./HistoryDrawer.module.css";

type Entry = OutputOf<Api["history"]["recent"]>["rows"][number];

export function HistoryDrawer({ onClose }: { onClose: () => void }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="26rem"
      title={t("ui.history.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <Entries />
    </Drawer>
  );
}

function Entries() {
  const { data, error, refetch } = useRead((api) => api.history.recent, { limit: 100 });
  if (error) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.rows.length === 0) return <EmptyState text={t("ui.history.none")} />;
  return (
    <ul className={classes.entries}>
      {data.rows.map((entry) => (
        <EntryLine key={entry.batchId} entry={entry} />
      ))}
    </ul>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const [busy, setBusy] = useState(false);
  const did = titleOf(entry.title, entry.kind);
  const what = entry.kind === "undo" ? t("ui.history.undoDone", { what: did }) : did;
  const undone = entry.state === "undone";
  return (
    <li className={classes.entry}>
      <div className={classes.text} data-undone={undone || undefined}>
        <Text size="md" dir="auto" className={classes.what}>
          {what}
        </Text>
        <Text size="xs" c="dimmed" title={showInstant(entry.at)}>
          {[entry.author, showRelative(entry.at), entry.file].filter((part) => part !== null).join(" · ")}
        </Text>
      </div>
      {undone ? (
        <Text size="xs" c="dimmed">
          {t("ui.history.isUndone")}
        </Text>
      ) : (
        entry.undoable && (
          <Button
            variant="default"
            size="compact-sm"
            loading={busy}
            aria-label={t("ui.history.undoOf", { what })}
            onClick={() => {
              setBusy(true);
              void undo(entry, what).finally(() => setBusy(false));
            }}
          >
            {t("ui.history.undo")}
          </Button>
        )
      )}
    </li>
  );
}

/** An import goes as a whole: what it made is gone for good. Every other change goes back value by value. */
async function undo({ batchId, kind }: Entry, what: string): Promise<void> {
  try {
    const { kept } =
      kind === "import"
        ? await call((api) => api.imports.undo, { batchId })
        : await call((api) => api.history.undo, { batchId });
    const done = t("ui.history.undone", { what });
    say(kept > 0 ? `${done} ${t("ui.history.kept", { count: kept })}` : done);
  } catch (error) {
    sayError(error);
  }
}
