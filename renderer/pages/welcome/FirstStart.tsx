// The first start: the name, asked once, before anything is written under it.
import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { asFailure, call, useRead } from "../../api/client.ts";
import { t } from "../../words.ts";

export function FirstStart() {
  const { data } = useRead((api) => api.colleagues.list, {});
  if (!data || data.me !== null) return null;
  return <AskName suggestion={data.suggestion ?? ""} />;
}

function AskName({ suggestion }: { suggestion: string }) {
  const [name, setName] = useState(suggestion);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (name.trim() === "") return setError(t("ui.welcome.nameNeeded"));
    setBusy(true);
    try {
      await call((api) => api.colleagues.nameMe, { name: name.trim() });
    } catch (thrown) {
      setError(asFailure(thrown).text);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t("ui.welcome.hello")}
      size="30rem"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Text c="dimmed" mb="lg">
          {t("ui.welcome.lead")}
        </Text>
        <TextInput
          label={t("ui.welcome.name")}
          description={t("ui.welcome.nameHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={name}
          error={error}
          data-autofocus
          dir="auto"
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
        />
        <Group justify="flex-end" mt="lg">
          <Button type="submit" loading={busy}>
            {t("ui.welcome.go")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
