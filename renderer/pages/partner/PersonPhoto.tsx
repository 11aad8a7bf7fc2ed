// A person's photo: chosen from a file, or taken away.
import { Button, FileButton, Group } from "@mantine/core";
import { bridge } from "../../api/bridge.ts";
import { call } from "../../api/client.ts";
import { Origin, originOf } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { PersonAvatar } from "./PersonAvatar.tsx";
import { savePerson, type PersonRecord } from "./record.ts";

export function PersonPhoto({ person }: { person: PersonRecord }) {
  const { id, fullName, photo } = person;
  const choose = async (file: File | null): Promise<void> => {
    if (!file) return;
    try {
      await call((api) => api.contacts.setPhoto, { id, file: await bridge.drop(file) });
    } catch (error) {
      sayError(error);
    }
  };
  const remove = async (): Promise<void> => {
    try {
      const { batchId } = await savePerson(id, { photo: null });
      sayWithUndo(t("ui.partner.person.photoRemoved"), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Origin origin={photo ? originOf(person.origin, "photo") : undefined}>
      <div className={classes.photo}>
        <PersonAvatar name={fullName} photo={photo} size={56} />
        <Group gap={4}>
          <FileButton
            accept="image/png,image/jpeg,image/gif,image/webp"
            onChange={(file) => void choose(file)}
          >
            {(button) => (
              <Button {...button} variant="subtle" color="gray" size="compact-sm">
                {t("ui.partner.person.setPhoto")}
              </Button>
            )}
          </FileButton>
          {photo && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void remove()}>
              {t("ui.partner.person.removePhoto")}
            </Button>
          )}
        </Group>
      </div>
    </Origin>
  );
}
