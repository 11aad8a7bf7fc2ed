// The drawer of recent changes: what was done, by whom and when, each with its Undo; and what one of them changed.
import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { Filters, type Chosen } from "../changes/Filters.tsx";
import { Entry } from "./Entry.tsx";
import classes from "./HistoryDrawer.module.css";
import { WhatItDid } from "./WhatItDid.tsx";

export interface HistoryDrawerProps {
  /** What this batch changed is shown first. */
  batchId: number | undefined;
  onClose: () => void;
}

export function HistoryDrawer({ batchId, onClose }: HistoryDrawerProps) {
  const [looked, setLooked] = useState<number | null>(batchId ?? null);
  const [chosen, setChosen] = useState<Chosen>({});
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={t("ui.history.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {looked === null ? (
        <Entries chosen={chosen} choose={setChosen} look={setLooked} />
      ) : (
        <WhatItDid batchId={looked} onBack={() => setLooked(null)} onGone={onClose} />
      )}
    </Drawer>
  );
}

const step = 100;

interface EntriesProps {
  chosen: Chosen;
  choose: (next: Chosen) => void;
  look: (batchId: number) => void;
}

function Entries({ chosen, choose, look }: EntriesProps) {
  const [limit, setLimit] = useState(step);
  const { author, kind } = chosen;
  const colleagues = useRead((api) => api.colleagues.list, {}).data?.rows ?? [];
  const { data, error, refetch } = useRead((api) => api.history.recent, {
    ...(author !== undefined && { author }),
    ...(kind !== undefined && { kind }),
    limit,
  });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const isFiltered = author !== undefined || kind !== undefined;
  return (
    <>
      {(isFiltered || data.rows.length > 0) && (
        <Filters chosen={chosen} choose={choose} authors={colleagues} />
      )}
      {data.rows.length === 0 && (
        <EmptyState text={t(isFiltered ? "ui.history.noneFits" : "ui.history.none")} />
      )}
      <ul className={classes.entries}>
        {data.rows.map((entry) => (
          <Entry key={entry.batchId} entry={entry} onLook={() => look(entry.batchId)} />
        ))}
      </ul>
      {data.total > data.rows.length && (
        <Button mt="xs" variant="default" onClick={() => setLimit((before) => Math.min(1000, before + step))}>
          {t("ui.history.more")}
        </Button>
      )}
    </>
  );
}
