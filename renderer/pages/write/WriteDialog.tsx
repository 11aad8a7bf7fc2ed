// "Write": to whom, from which template, the text, and over to the mail program. Ctrl/Cmd-Enter sends.
import { Button, Group, Modal } from "@mantine/core";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { useAddressees } from "./people.ts";
import { WriteForm } from "./WriteForm.tsx";

export interface WriteDialogProps {
  partnerId?: number | undefined;
  contactId?: number | undefined;
  onClose: () => void;
}

export function WriteDialog({ partnerId, contactId, onClose }: WriteDialogProps) {
  const { found, error } = useAddressees(partnerId, contactId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="44rem"
      title={found ? t("ui.write.titleTo", { name: found.name }) : t("ui.write.title")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      {error && !found && <ErrorNote error={error} />}
      {!error && !found && <Waiting />}
      {found &&
        (found.rows.length === 0 ? (
          <EmptyState
            text={t(contactId === undefined ? "ui.write.nobody" : "ui.write.noAddress", { name: found.name })}
            action={
              <Group>
                <Button variant="default" onClick={onClose} data-autofocus>
                  {t("ui.frame.close")}
                </Button>
              </Group>
            }
          />
        ) : (
          <WriteForm addressees={found} partnerId={partnerId} onClose={onClose} />
        ))}
    </Modal>
  );
}
