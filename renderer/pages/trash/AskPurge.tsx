// The one place that asks: what is purged cannot be brought back, so it says what goes.
import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { asFailure, call } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { say } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { hangsText, hasAny, titleOf } from "./hangs.ts";
import type { TrashRow } from "./row.ts";

/** One record, or the whole trash with so many records, but for those that stay. */
export type Doomed = { row: TrashRow } | { all: number; stay: number };

export function AskPurge({ doomed, onClose }: { doomed: Doomed; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const purge = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      const count = await go(doomed);
      say(t("ui.trash.purged", { count }));
      onClose();
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const title =
    "all" in doomed
      ? t("ui.trash.ask.emptyTitle")
      : t("ui.trash.ask.purgeTitle", { name: titleOf(doomed.row) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="28rem"
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <Text>{whatGoes(doomed)}</Text>
      {failed && <ErrorNote error={failed} />}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("ui.trash.ask.keep")}
        </Button>
        <Button color="red" loading={busy} onClick={() => void purge()}>
          {t("ui.trash.ask.goes")}
        </Button>
      </Group>
    </Modal>
  );
}

function whatGoes(doomed: Doomed): string {
  if ("all" in doomed) {
    const { all, stay } = doomed;
    const goes = t("ui.trash.ask.emptyWhat", { count: all });
    return stay === 0 ? goes : `${goes} ${t("ui.trash.ask.emptyStay", { count: stay })}`;
  }
  const { kind, hangs, into } = doomed.row;
  if (into) return t("ui.trash.ask.purgeMerged", { name: into.name });
  if (!hasAny(hangs)) return t("ui.trash.ask.purgeAlone");
  return t(kind === "contact" ? "ui.trash.ask.purgeContact" : "ui.trash.ask.purgePartner", {
    hangs: hangsText(hangs),
  });
}

async function go(doomed: Doomed): Promise<number> {
  if ("all" in doomed) return (await call((api) => api.trash.empty, {})).purged;
  const { kind, id } = doomed.row;
  await {
    partner: () => call((api) => api.partners.purge, { id }),
    contact: () => call((api) => api.contacts.purge, { id }),
    interaction: () => call((api) => api.interactions.purge, { id }),
    task: () => call((api) => api.tasks.purge, { id }),
    template: () => call((api) => api.templates.purge, { id }),
  }[kind]();
  return 1;
}
