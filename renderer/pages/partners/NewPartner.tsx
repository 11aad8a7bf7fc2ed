// A new partner: the least that is needed; everything else is edited in place afterwards.
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { asFailure, CallError, useWrite } from "../../api/client.ts";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export function NewPartner({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const [name, setName] = useState("");
  const [website, setWebsite] = useState("");
  const create = useWrite((api) => api.partners.create);
  const field = create.error instanceof CallError ? create.error.field : undefined;
  const wrong = create.error && asFailure(create.error).text;
  const save = async (): Promise<void> => {
    if (name.trim() === "" || create.isPending) return;
    try {
      const site = website.trim();
      const made = await create.mutateAsync({ name: name.trim(), ...(site !== "" && { websites: [site] }) });
      sayWithUndo(t("ui.partners.created", { name: name.trim() }), made.batchId);
      onMade(made.id);
    } catch {
      // Shown at the field.
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.partners.newTitle")}
      closeButtonProps={{ "aria-label": t("ui.frame.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("ui.partners.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={field === "websites" ? undefined : wrong}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={500}
            dir="auto"
          />
          <TextInput
            label={t("ui.partners.website")}
            placeholder={t("ui.partners.websiteHint")}
            value={website}
            onChange={(event) => setWebsite(event.currentTarget.value)}
            error={field === "websites" ? wrong : undefined}
          />
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              {t("ui.partners.newHint")}
            </Text>
            <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
              {t("ui.partners.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
