// Reminders that the system did not show, said in the window instead, until somebody has seen them.
import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { call, useRead } from "../../../api/client.ts";
import { showClock, showInstant, showInstantDay } from "../../../format.ts";
import { go, href, routes } from "../../../routes.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import classes from "./Corner.module.css";

/** Of today only the time is worth saying. */
const sayMoment = (at: number): string =>
  showInstantDay(at) === showInstantDay(Date.now()) ? showClock(at) : showInstant(at);

export function Refused() {
  const { data } = useRead((api) => api.reminders.refused, {});
  if (!data || data.total === 0) return null;
  const { rows, total } = data;
  const opened = (id: number): void => {
    call((api) => api.reminders.clicked, { ids: [id] }).catch(sayError);
  };
  const seen = (): void => {
    call((api) => api.reminders.seen, {}).catch(sayError);
  };
  const learn = (): void => {
    seen();
    go(routes.settings("reminders"));
  };
  return (
    <Paper component="section" className={classes.note} withBorder shadow="md" role="alert">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <IconAlertTriangle size={16} className={classes.look} aria-hidden />
          <Text fw={600}>{t("ui.remindersPage.refused.title", { count: total })}</Text>
        </Group>
        <ul className={classes.list}>
          {rows.map(({ id, taskId, title, dueAt }) => (
            <li key={id}>
              <Anchor href={href(routes.task(taskId))} size="sm" dir="auto" onClick={() => opened(id)}>
                {title}
              </Anchor>
              <Text span size="xs" c="dimmed">
                {sayMoment(dueAt)}
              </Text>
            </li>
          ))}
        </ul>
        {total > rows.length && (
          <Text size="xs" c="dimmed">
            {t("ui.remindersPage.refused.more", { count: total - rows.length })}
          </Text>
        )}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="compact-sm" onClick={learn}>
            {t("ui.remindersPage.refused.why")}
          </Button>
          <Button size="compact-sm" onClick={seen}>
            {t("ui.remindersPage.refused.seen")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
