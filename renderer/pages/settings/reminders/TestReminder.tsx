// A real notification now, and what the system said to it.
import { Button, Group, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { asFailure, call, queries } from "../../../api/client.ts";
import { showClock } from "../../../format.ts";
import { t } from "../../../words.ts";
import classes from "./Reminders.module.css";

export function TestReminder() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; shown: boolean } | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      const { outcome, reason } = await call((api) => api.desk.testReminder, {});
      const shown = outcome === "shown";
      setSaid({
        shown,
        text: shown
          ? t("ui.remindersPage.test.shown", { time: showClock(Date.now()) })
          : t("ui.remindersPage.test.refused", { reason: reason ?? t("ui.remindersPage.test.unknown") }),
      });
    } catch (error) {
      setSaid({ shown: false, text: asFailure(error).text });
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ["desk.background"] });
  };
  return (
    <section aria-labelledby="reminders-test">
      <Title order={3} id="reminders-test" mb={4}>
        {t("ui.remindersPage.test.title")}
      </Title>
      <Group gap="sm" wrap="nowrap" align="center">
        <Button variant="default" loading={busy} onClick={() => void run()} flex="none">
          {t("ui.remindersPage.test.run")}
        </Button>
        <output>
          {busy && <Text size="sm">{t("ui.remindersPage.test.running")}</Text>}
          {said && (
            <span className={classes.outcome} data-tone={said.shown ? "good" : "look"}>
              {said.shown ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
              <Text size="sm">{said.text}</Text>
            </span>
          )}
        </output>
      </Group>
    </section>
  );
}
