// One batch among the recent changes: what it did, which opens all that it changed, and its Undo.
import { Text, UnstyledButton } from "@mantine/core";
import type { Api, OutputOf } from "../../api/client.ts";
import { showInstant, showRelative } from "../../format.ts";
import { t } from "../../words.ts";
import { batchWords, fileBeside, UndoButton } from "../changes/Batch.tsx";
import classes from "./HistoryDrawer.module.css";

type Recent = OutputOf<Api["history"]["recent"]>["rows"][number];

export function Entry({ entry, onLook }: { entry: Recent; onLook: () => void }) {
  const what = batchWords(entry);
  const undone = entry.state === "undone";
  return (
    <li className={classes.entry}>
      <div className={classes.text} data-undone={undone || undefined}>
        <UnstyledButton
          dir="auto"
          className={classes.what}
          aria-label={t("ui.history.whatItDid", { what })}
          onClick={onLook}
        >
          {what}
        </UnstyledButton>
        <Text size="xs" c="dimmed" title={showInstant(entry.at)}>
          {[entry.author, showRelative(entry.at), fileBeside(entry)]
            .filter((part) => part !== null)
            .join(" · ")}
        </Text>
      </div>
      {undone ? (
        <Text size="xs" c="dimmed">
          {t("ui.history.isUndone")}
        </Text>
      ) : (
        <UndoButton batch={entry} />
      )}
    </li>
  );
}
