// The manager's own name, as colleagues see it beside changes.
import { useRead, useWrite } from "../../api/client.ts";
import { InlineField } from "../../ui/InlineField.tsx";
import { Text } from "@mantine/core";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

export function You() {
  const { data } = useRead((api) => api.colleagues.list, {});
  const name = useWrite((api) => api.colleagues.nameMe);
  const mine = data?.rows.find((row) => row.uid === data.me)?.name ?? data?.suggestion ?? null;
  return (
    <div className={classes.field}>
      <InlineField
        label={t("ui.settings.you.name")}
        value={mine}
        clearable={false}
        save={async (value) => (value === null ? undefined : name.mutateAsync({ name: value }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t("ui.settings.you.hint")}
      </Text>
    </div>
  );
}
