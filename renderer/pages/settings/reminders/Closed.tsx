// What happens while the window is closed: said plainly, and changed here.
import { Stack, Switch, Text, Title } from "@mantine/core";
import { call, queries, useRead } from "../../../api/client.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";

export const useBackground = () => useRead((api) => api.desk.background, {}).data;

/** The system's own answer; nothing in the store changed, so nothing else says that what was read is stale. */
export async function setBackground(set: { background?: boolean; login?: boolean }): Promise<void> {
  try {
    const state = await call((api) => api.desk.setBackground, set);
    queries.setQueryData(["desk.background", {}], state);
  } catch (error) {
    sayError(error);
  }
}

export function Closed() {
  return (
    <section aria-labelledby="reminders-closed">
      <Title order={3} id="reminders-closed" mb={4}>
        {t("ui.remindersPage.closed.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="xs" maw="72ch">
        {t("ui.remindersPage.closed.lead")}
      </Text>
      <ClosedSwitches />
    </section>
  );
}

function ClosedSwitches() {
  const state = useBackground();
  if (!state) return null;
  const { background, login, supported } = state;
  return (
    <Stack gap="xs">
      <Switch
        label={t("ui.remindersPage.closed.background")}
        description={t(
          supported.tray ? "ui.remindersPage.closed.backgroundHint" : "ui.remindersPage.closed.noTray",
        )}
        checked={background}
        onChange={(event) => void setBackground({ background: event.currentTarget.checked })}
      />
      <Switch
        label={t("ui.remindersPage.closed.login")}
        description={t(
          supported.login ? "ui.remindersPage.closed.loginHint" : "ui.remindersPage.closed.noLogin",
        )}
        checked={login}
        disabled={!supported.login}
        onChange={(event) => void setBackground({ login: event.currentTarget.checked })}
      />
    </Stack>
  );
}
