// All that was changed on a partner and on what hangs on it: who, when, from which file; filtered, and undone from here.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { showInstant } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { OtherValues } from "../share/OtherValues.tsx";
import { useUidNames } from "../partner/changeWords.ts";
import { Batch } from "./Batch.tsx";
import classes from "./Changes.module.css";
import { Filters, type Chosen } from "./Filters.tsx";
import { Lines } from "./Lines.tsx";
import { readable, type Line } from "./lines.ts";

const step = 30;

export interface PartnerChangesProps {
  partnerId: number;
  uid: string;
  /** The batch whose changes are shown first. */
  batchId?: number | undefined;
}

export function PartnerChanges({ partnerId, uid, batchId }: PartnerChangesProps) {
  const [chosen, setChosen] = useState<Chosen>(batchId === undefined ? {} : { batchId });
  const [limit, setLimit] = useState(step);
  const names = useUidNames();
  const presenting = usePresentation();
  const { data, error, refetch } = useRead((api) => api.history.ofPartner, { partnerId, ...chosen, limit });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const batches = data.rows.flatMap((batch) => {
    const lines = readable(batch.changes, presenting);
    return lines.length === 0 ? [] : [{ ...batch, lines }];
  });
  return (
    <div>
      <Filters
        chosen={chosen}
        choose={(next) => {
          setChosen(next);
          setLimit(step);
        }}
        authors={data.authors}
        files={data.files}
      />
      <OtherValues uid={uid} names={names} />
      {batches.length === 0 && (
        <EmptyState
          text={t(Object.keys(chosen).length > 0 ? "ui.history.noneFits" : "ui.partner.change.none")}
        />
      )}
      <ul className={classes.list} aria-label={t("ui.partner.history")}>
        {batches.map((batch) => (
          <Batch key={batch.batchId} batch={batch}>
            <Lines
              lines={batch.lines}
              own={uid}
              names={names}
              merge={batch.kind === "merge" ? batch.batchId : undefined}
              by={writerIn(batch.author)}
            />
            {batch.more > 0 && (
              <div className={classes.meta}>{t("ui.history.moreLines", { count: batch.more })}</div>
            )}
          </Batch>
        ))}
      </ul>
      {data.total > data.rows.length && (
        <Button variant="default" onClick={() => setLimit((before) => Math.min(1000, before + step))}>
          {t("ui.history.more")}
        </Button>
      )}
    </div>
  );
}

/** After a merge a line was written by somebody else, at another time. */
export const writerIn =
  (author: string) =>
  (line: Line): string | null =>
    line.author === author ? null : t("ui.history.by", { author: line.author, at: showInstant(line.at) });
