// "Save a shared file": which partners, what goes along, a passphrase; then its progress and what came of it.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { asFailure, call } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import { SaveForm } from "./SaveForm.tsx";
import { exporting, saveShared, useSaving, watchSaving, type Wanted } from "./saving.ts";
import { doneWhat } from "./sizes.ts";
import classes from "./Share.module.css";

export interface SaveDialogProps {
  /** The partners chosen in the list, or the one whose page is open. */
  partnerIds?: readonly number[] | undefined;
  /** Its name where it is one. */
  partnerName?: string | undefined;
  onClose: () => void;
}

export function SaveDialog({ partnerIds, partnerName, onClose }: SaveDialogProps) {
  const task = useTask(exporting);
  const { name } = useSaving();
  const [asking, setAsking] = useState(task.state !== "running");
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    watchSaving(true);
    return () => watchSaving(false);
  }, []);
  const save = async (wanted: Wanted): Promise<void> => {
    setFailed(null);
    try {
      exporting.reset();
      const begun = saveShared(wanted);
      const off = exporting.watch(() => {
        if (exporting.get().state === "running") setAsking(false);
      });
      await begun.finally(off);
    } catch (error) {
      setFailed(asFailure(error).text);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.share.save.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {asking ? (
        <Stack gap="sm">
          {failed !== null && <ErrorNote error={{ text: failed }} />}
          <SaveForm
            partnerIds={partnerIds}
            partnerName={partnerName}
            onSave={(wanted) => void save(wanted)}
            onCancel={onClose}
          />
        </Stack>
      ) : (
        <Stack gap="md">
          {task.state === "running" && (
            <ProgressNote
              title={t("ui.share.save.saving", { name })}
              progress={task.progress}
              cancel={() => exporting.cancel()}
              hint={t("ui.share.save.savingHint")}
            />
          )}
          {task.state === "cancelled" && <Text component="output">{t("ui.share.save.cancelled")}</Text>}
          {task.state === "failed" && task.error && <ErrorNote error={task.error} />}
          {task.state === "done" && <SavedNote />}
          <Group justify="flex-end" gap="xs">
            {(task.state === "failed" || task.state === "cancelled") && (
              <Button variant="default" onClick={() => setAsking(true)}>
                {t("ui.share.save.back")}
              </Button>
            )}
            <Button variant={task.state === "done" ? "filled" : "default"} onClick={onClose}>
              {t(task.state === "running" ? "ui.share.save.behind" : "ui.share.save.close")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** What the last one holds, and where it is. */
export function SavedNote() {
  const { last } = useSaving();
  if (!last) return null;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <IconCircleCheck size={20} className={classes.good} aria-hidden />
      <div className={classes.savedText}>
        <output>
          <Text fw={600} dir="auto">
            {t("ui.share.save.done", { name: last.name })}
          </Text>
          <Text size="sm" c="dimmed">
            {doneWhat(last)}
          </Text>
          {last.locked && (
            <Text size="sm" c="dimmed">
              {t("ui.share.save.doneLocked")}
            </Text>
          )}
        </output>
        <Button
          variant="default"
          size="compact-sm"
          mt={6}
          onClick={() => void call((api) => api.desk.showSaved, { token: last.token }).catch(sayError)}
        >
          {t("ui.share.save.showFolder")}
        </Button>
      </div>
    </Group>
  );
}
