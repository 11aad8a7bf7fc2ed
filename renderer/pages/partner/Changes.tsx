// Who changed what and when, newest first; each change can be undone, and undone again.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQueries } from "@tanstack/react-query";
import { readOptions, type Api, type OutputOf } from "../../api/client.ts";
import { showInstant } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { undoBatch } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { unsaid } from "../tasks/changeWords.ts";
import { changeField, changeValue, useUidNames } from "./changeWords.ts";
import classes from "./Partner.module.css";

/** `joined`: the making of a membership, in its partner's log. */
type ChangeRow = OutputOf<Api["history"]["of"]>["rows"][number] & { joined: boolean };

const step = 100;

/** The log of a record and of what belongs to it (a partner's stage is in its memberships), by uid. */
export function Changes({ uids }: { uids: readonly string[] }) {
  const [limit, setLimit] = useState(step);
  const names = useUidNames();
  const shown = usePresentation();
  const results = useQueries({
    queries: uids.map((uid) => readOptions((api) => api.history.of, { uid, limit })),
  });
  const failed = results.find(({ error }) => error !== null);
  if (failed?.error) return <ErrorNote error={failed.error} retry={() => void failed.refetch()} />;
  if (results.some(({ isPending }) => isPending)) return <Waiting />;
  // That a partner was made says already that it joined its first program.
  const made = results[0]?.data?.rows.find(({ field }) => field === "*")?.batchId;
  const all = results
    .flatMap(({ data }, at) =>
      (data?.rows ?? [])
        .filter(
          (row) =>
            !unsaid.has(row.field) &&
            !(shown && row.field === "privateNote") &&
            (at === 0 || row.field !== "*" || row.batchId !== made),
        )
        .map((row): ChangeRow => Object.assign({ joined: at > 0 && row.field === "*" }, row)),
    )
    .toSorted((a, b) => b.id - a.id);
  if (all.length === 0) return <EmptyState text={t("ui.partner.change.none")} />;
  const batches = [...Map.groupBy(all, ({ batchId }) => batchId).values()];
  return (
    <div>
      {batches.map((rows) => {
        const [first] = rows;
        if (!first) return null;
        const { batchId, at, author, file, kind } = first;
        // What an import or the example made is taken back as a whole, on its own page; a purge cannot be.
        const undoable = kind === "edit" || kind === "undo" || kind === "merge";
        return (
          <div key={batchId} className={classes.change}>
            <div>
              {rows.map((row) => (
                <OneChange key={row.id} row={row} names={names} />
              ))}
              <div className={classes.meta}>
                {[author, showInstant(at), file === null ? "" : t("ui.partner.change.fromFile", { file })]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </div>
            {undoable && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t("ui.partner.change.undoOf", { at: showInstant(at) })}
                onClick={() => void undoBatch(batchId)}
              >
                {t("ui.partner.change.undo")}
              </Button>
            )}
          </div>
        );
      })}
      {results.some(({ data }) => (data?.rows.length ?? 0) >= limit) && (
        <Button variant="default" onClick={() => setLimit((before) => Math.min(1000, before + step))}>
          {t("ui.partner.change.more")}
        </Button>
      )}
    </div>
  );
}

function OneChange({ row, names }: { row: ChangeRow; names: ReadonlyMap<string, string> }) {
  const { field, old, new: now } = row;
  const value = (text: string): string => changeValue(field, text, names);
  return (
    <div className={classes.changeField}>
      <b>{changeField(field, names)}</b>{" "}
      {field === "*" && t(row.joined ? "ui.partner.change.joined" : "ui.partner.change.made")}
      {field === "-" && t("ui.partner.change.purged")}
      {old !== null && <bdi className={classes.old}>{value(old)}</bdi>}
      {old !== null && now !== null && " → "}
      {now !== null && field !== "*" && <bdi>{value(now)}</bdi>}
    </div>
  );
}
