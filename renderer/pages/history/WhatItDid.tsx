// All that one batch changed, partner after partner, each with the way to that partner's own changes.
import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useRead, type Api, type OutputOf } from "../../api/client.ts";
import { showInstant } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { href, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { batchWords, fileBeside, UndoButton } from "../changes/Batch.tsx";
import changes from "../changes/Changes.module.css";
import { Lines } from "../changes/Lines.tsx";
import { readable } from "../changes/lines.ts";
import { writerIn } from "../changes/PartnerChanges.tsx";
import { useUidNames } from "../partner/changeWords.ts";

type BatchLine = OutputOf<Api["history"]["ofBatch"]>["rows"][number];

const step = 100;

interface WhatItDidProps {
  batchId: number;
  onBack: () => void;
  /** Called when the reader goes to a partner. */
  onGone: () => void;
}

export function WhatItDid({ batchId, onBack, onGone }: WhatItDidProps) {
  const [limit, setLimit] = useState(step);
  const names = useUidNames();
  const presenting = usePresentation();
  const { data, error, refetch } = useRead((api) => api.history.ofBatch, { batchId, limit });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const groups = [
    ...Map.groupBy(readable(data.rows, presenting), ({ partner }) => partner?.id ?? 0).values(),
  ];
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={onBack}
        data-autofocus
      >
        {t("ui.history.back")}
      </Button>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mt="xs">
        <div>
          <Text fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
            {batchWords(data)}
          </Text>
          <Text size="xs" c="dimmed">
            {[data.author, showInstant(data.at), fileBeside(data)]
              .filter((part) => part !== null)
              .join(" · ")}
          </Text>
        </div>
        {data.state === "undone" ? (
          <Text size="xs" c="dimmed">
            {t("ui.history.isUndone")}
          </Text>
        ) : (
          <UndoButton batch={data} />
        )}
      </Group>
      {groups.length === 0 && <EmptyState text={t("ui.history.nothingLeft")} />}
      {groups.map((lines) => (
        <OfPartner
          key={lines[0]?.partner?.id ?? 0}
          lines={lines}
          batch={data}
          names={names}
          onGone={onGone}
        />
      ))}
      {data.next !== null && limit < 1000 && (
        <Button variant="default" mt="sm" onClick={() => setLimit((before) => Math.min(1000, before * 3))}>
          {t("ui.history.seeMore")}
        </Button>
      )}
    </div>
  );
}

interface OfPartnerProps {
  lines: readonly BatchLine[];
  batch: { batchId: number; author: string };
  names: ReadonlyMap<string, string>;
  onGone: () => void;
}

function OfPartner({ lines, batch, names, onGone }: OfPartnerProps) {
  const partner = lines[0]?.partner ?? null;
  return (
    <section>
      <h3 className={changes.group}>
        {partner ? (
          <Anchor
            href={href(routes.partnerChanges(partner.id, batch.batchId))}
            onClick={onGone}
            aria-label={t("ui.history.ofPartner", { name: partner.name })}
          >
            <bdi>{partner.name}</bdi>
          </Anchor>
        ) : (
          t("ui.history.noPartner")
        )}
      </h3>
      <Lines lines={lines} names={names} by={writerIn(batch.author)} />
    </section>
  );
}
