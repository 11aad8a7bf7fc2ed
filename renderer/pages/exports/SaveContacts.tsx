// "Save contacts" on Import & share: all people as a file, in each of the three forms.
import { Button, Group, Text, Title } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import classes from "./SaveContacts.module.css";
import { saveContacts, saveForms, type SaveForm } from "./save.ts";

export function SaveContacts() {
  const [busy, setBusy] = useState<SaveForm | null>(null);
  const { data } = useRead((api) => api.workspace.status, {});
  const nobody = data?.people === 0;
  const save = async (form: SaveForm): Promise<void> => {
    setBusy(form);
    await saveContacts({}, form);
    setBusy(null);
  };
  return (
    <section aria-labelledby="save-contacts-title" className={classes.save}>
      <Title order={2} id="save-contacts-title" mb="xs">
        {t("ui.exports.title")}
      </Title>
      <Text c="dimmed" className={classes.prose}>
        {t(nobody ? "ui.exports.nobody" : "ui.exports.lead")}
      </Text>
      <Group gap="lg" align="flex-start">
        {saveForms.map((form) => (
          <div key={form} className={classes.form}>
            <Button
              variant="default"
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              disabled={!data || nobody}
              loading={busy === form}
              onClick={() => void save(form)}
              aria-describedby={`save-${form}`}
            >
              {t(`ui.exports.all.${form}`)}
            </Button>
            <Text size="xs" c="dimmed" id={`save-${form}`} mt={4}>
              {t(`ui.exports.notes.${form}`)}
            </Text>
          </div>
        ))}
      </Group>
    </section>
  );
}
