// Settings › Reminders: when they come, when they are held back, and what became of each.
import { Text } from "@mantine/core";
import { t } from "../../../words.ts";
import classes from "../Settings.module.css";
import { BlockedNote } from "./BlockedNote.tsx";
import { Closed } from "./Closed.tsx";
import { Defaults } from "./Defaults.tsx";
import { Focus } from "./Focus.tsx";
import { Journal } from "./Journal.tsx";
import { Quiet } from "./Quiet.tsx";
import { useReminderSettings } from "./reminderSettings.ts";
import { TestReminder } from "./TestReminder.tsx";

export function Reminders() {
  const kept = useReminderSettings();
  return (
    <div className={classes.stack}>
      <Text c="dimmed" maw="72ch">
        {t("ui.remindersPage.lead")}
      </Text>
      <BlockedNote blocked={kept?.blocked ?? null} />
      <Closed />
      {kept && (
        <>
          <Defaults settings={kept.settings} />
          <Quiet settings={kept.settings} />
          <Focus until={kept.focusUntil} />
        </>
      )}
      <TestReminder />
      <Journal />
    </div>
  );
}
