// One batch of changes: what it was, its lines, by whom and from which file, and its Undo.
import { Button, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { showInstant } from "../../format.ts";
import { t } from "../../words.ts";
import { titleOf, type Title } from "../history/title.ts";
import classes from "./Changes.module.css";
import { undoOf } from "./undoOf.ts";

export interface BatchFacts {
  batchId: number;
  at: number;
  author: string;
  kind: string;
  title: Title | null;
  file: string | null;
  state: string;
  undoable: boolean;
}

/** The title of an import or a merge names its file already. */
export const fileBeside = ({ kind, title, file }: BatchFacts): string | null =>
  title !== null && (kind === "import" || kind === "merge") ? null : file;

/** What a batch did, in a few words. */
export function batchWords({ title, kind }: Pick<BatchFacts, "title" | "kind">): string {
  const did = titleOf(title, kind);
  return kind === "undo" ? t("ui.history.undoDone", { what: did }) : did;
}

/** A person's own edit is said by its lines; two records that became one are many of them. */
const isSpoken = ({ kind, title }: BatchFacts): boolean =>
  kind !== "edit" || (title?.code.startsWith("merged-") ?? false);

export function Batch({ batch, children }: { batch: BatchFacts; children: ReactNode }) {
  const { at, author, state } = batch;
  const file = fileBeside(batch);
  const undone = state === "undone";
  return (
    <li className={classes.batch} data-undone={undone || undefined}>
      <div>
        <div className={classes.body}>
          {isSpoken(batch) && <div className={classes.title}>{batchWords(batch)}</div>}
          {children}
        </div>
        <div className={classes.meta}>
          {[author, showInstant(at), file === null ? "" : t("ui.partner.change.fromFile", { file })]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      {undone ? (
        <Text size="xs" c="dimmed">
          {t("ui.history.isUndone")}
        </Text>
      ) : (
        <UndoButton batch={batch} />
      )}
    </li>
  );
}

const undoWord = (kind: string) =>
  kind === "import" ? "ui.history.undoImport" : kind === "merge" ? "ui.history.undoMerge" : "ui.history.undo";

/** The example is taken away as a whole in the settings; a purge cannot be taken back. */
export function UndoButton({ batch }: { batch: BatchFacts }) {
  const [busy, setBusy] = useState(false);
  if (!batch.undoable || batch.kind === "example") return null;
  const what = batchWords(batch);
  const undo = t(undoWord(batch.kind));
  return (
    <Button
      variant="subtle"
      flex="none"
      color="gray"
      size="compact-sm"
      loading={busy}
      aria-label={t("ui.history.undoOf", { undo, what })}
      onClick={() => {
        setBusy(true);
        void undoOf(batch, what).finally(() => setBusy(false));
      }}
    >
      {undo}
    </Button>
  );
}
