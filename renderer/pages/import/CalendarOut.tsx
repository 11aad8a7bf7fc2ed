// What lies ahead, as a calendar file for any calendar program: next contact days and planned meetings.
import { Button, Text, Title } from "@mantine/core";
import { IconCalendarDown } from "@tabler/icons-react";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Import.module.css";

export function CalendarOut() {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { name, text, count } = await call((api) => api.calendar.file, {});
      if (count === 0) return say(t("ui.said.calendar.nothing"));
      const saved = await call((api) => api.desk.saveText, { name, text });
      if (saved.saved) say(t("ui.said.calendar.saved", { count, name: saved.name ?? name }));
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="calendar-title" className={classes.past}>
      <Title order={2} id="calendar-title" mb="xs">
        {t("ui.said.calendar.title")}
      </Title>
      <Text className={classes.prose} c="dimmed" mb="sm">
        {t("ui.said.calendar.lead")}
      </Text>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconCalendarDown size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {t("ui.said.calendar.save")}
      </Button>
    </section>
  );
}
