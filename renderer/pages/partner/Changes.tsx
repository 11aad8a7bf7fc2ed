// What was changed on one record, by whom and when, newest first; each change can be undone, and undone again.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { Batch } from "../changes/Batch.tsx";
import classes from "../changes/Changes.module.css";
import { Lines } from "../changes/Lines.tsx";
import { readable } from "../changes/lines.ts";
import { OtherValues } from "../share/OtherValues.tsx";
import { useUidNames } from "./changeWords.ts";

const step = 100;

/** The log of a record by its uid. */
export function Changes({ uid }: { uid: string }) {
  const [limit, setLimit] = useState(step);
  const names = useUidNames();
  const presenting = usePresentation();
  const { data, error, refetch } = useRead((api) => api.history.of, { uid, limit });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const rows = readable(data.rows, presenting);
  if (rows.length === 0) return <EmptyState text={t("ui.partner.change.none")} />;
  const batches = [...Map.groupBy(rows, ({ batchId }) => batchId).values()];
  return (
    <div>
      <OtherValues uid={uid} names={names} />
      <ul className={classes.list} aria-label={t("ui.partner.history")}>
        {batches.map((lines) => {
          const [first] = lines;
          if (!first) return null;
          return (
            <Batch key={first.batchId} batch={{ ...first, title: null }}>
              <Lines
                lines={lines}
                own={uid}
                names={names}
                merge={first.kind === "merge" ? first.batchId : undefined}
              />
            </Batch>
          );
        })}
      </ul>
      {data.rows.length >= limit && (
        <Button variant="default" onClick={() => setLimit((before) => Math.min(1000, before + step))}>
          {t("ui.partner.change.more")}
        </Button>
      )}
    </div>
  );
}
