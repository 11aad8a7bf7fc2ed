// Focus: nothing comes for some hours.
import { Button, Group, Text, Title } from "@mantine/core";
import { call } from "../../../api/client.ts";
import { showClock } from "../../../format.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";

const hours = [1, 2, 4] as const;

export const focusFor = (minutes: number | null): Promise<void> =>
  call((api) => api.reminders.focus, { minutes }).then(() => undefined, sayError);

export function Focus({ until }: { until: number | null }) {
  return (
    <section aria-labelledby="reminders-focus">
      <Title order={3} id="reminders-focus" mb={4}>
        {t("ui.remindersPage.focus.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t("ui.remindersPage.focus.lead")}
      </Text>
      <Group gap="xs">
        {until === null ? (
          hours.map((count) => (
            <Button key={count} variant="default" onClick={() => void focusFor(count * 60)}>
              {t("ui.remindersPage.focus.hour", { count })}
            </Button>
          ))
        ) : (
          <>
            <Text size="sm">{t("ui.remindersPage.focus.on", { time: showClock(until) })}</Text>
            <Button variant="default" onClick={() => void focusFor(null)}>
              {t("ui.remindersPage.focus.end")}
            </Button>
          </>
        )}
      </Group>
    </section>
  );
}
