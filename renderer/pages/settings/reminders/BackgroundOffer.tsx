// Offered once, when the first reminder was set: to keep running in the background; and what happens without it.
import { Button, CloseButton, Group, Paper, Stack, Switch, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { call, useRead } from "../../../api/client.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { followReminders } from "../../tasks/onFirstReminder.ts";
import { setBackground, useBackground } from "./Closed.tsx";
import classes from "./Corner.module.css";

export function BackgroundOffer() {
  const answered = useRead((api) => api.settings.get, {}).data?.values.backgroundOffer !== undefined;
  const [asked, setAsked] = useState(false);
  useEffect(() => followReminders(() => setAsked(true)), []);
  const state = useBackground();
  if (answered || !asked || !state || state.background) return null;
  return <Offer canLogin={state.supported.login} />;
}

function Offer({ canLogin }: { canLogin: boolean }) {
  const [background, setKeeps] = useState(true);
  const [login, setLogin] = useState(false);
  const answer = async (keeps: boolean): Promise<void> => {
    if (keeps) await setBackground({ background, login: login && canLogin });
    const value = keeps && background ? "kept" : "left";
    await call((api) => api.settings.set, { key: "backgroundOffer", value }).catch(sayError);
  };
  return (
    <Paper
      component="section"
      className={classes.note}
      withBorder
      shadow="md"
      aria-label={t("ui.today.offer.title")}
    >
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text fw={600}>{t("ui.today.offer.title")}</Text>
          <CloseButton size="sm" aria-label={t("ui.today.offer.later")} onClick={() => void answer(false)} />
        </Group>
        <Text size="sm">{t("ui.remindersPage.closed.lead")}</Text>
        <Switch
          label={t("ui.remindersPage.closed.background")}
          checked={background}
          onChange={(event) => {
            setKeeps(event.currentTarget.checked);
            if (!event.currentTarget.checked) setLogin(false);
          }}
        />
        {canLogin && (
          <Switch
            label={t("ui.remindersPage.closed.login")}
            checked={login}
            onChange={(event) => {
              setLogin(event.currentTarget.checked);
              if (event.currentTarget.checked) setKeeps(true);
            }}
          />
        )}
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {t("ui.today.offer.hint")}
          </Text>
          <Group gap="xs" ml="auto">
            <Button variant="default" size="compact-sm" onClick={() => void answer(false)}>
              {t("ui.today.offer.later")}
            </Button>
            <Button size="compact-sm" disabled={!background} onClick={() => void answer(true)}>
              {t("ui.today.offer.set")}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
