// Hours and days in which nothing comes; what falls into them comes together afterwards.
import { Button, Chip, Input, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import type { ReminderSettings } from "../../../../electron/domain/reminders/settings.ts";
import { locale } from "../../../format.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { firstWeekday } from "../../tasks/calendar/days.ts";
import classes from "./Reminders.module.css";
import { keep } from "./reminderSettings.ts";

const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
/** From the first day of the reader's week, as in the calendar; 0 is Sunday. 4 January 1970 was one. */
const weekdays = [0, 1, 2, 3, 4, 5, 6].map((at) => {
  const value = (firstWeekday(locale) + at) % 7;
  return { value, label: weekday.format(Date.UTC(1970, 0, 4 + value)) };
});

export function Quiet({ settings }: { settings: ReminderSettings }) {
  return (
    <section aria-labelledby="reminders-quiet">
      <Title order={3} id="reminders-quiet" mb={4}>
        {t("ui.remindersPage.quiet.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t("ui.remindersPage.quiet.lead")}
      </Text>
      <div className={classes.times}>
        <QuietHours
          key={JSON.stringify(settings.quiet)}
          quiet={settings.quiet}
          save={(quiet) => keep({ ...settings, quiet }).catch(sayError)}
        />
        <div>
          <Input.Label labelElement="div" id="days-off">
            {t("ui.remindersPage.quiet.daysOff")}
          </Input.Label>
          <Chip.Group
            multiple
            value={settings.daysOff.map(String)}
            onChange={(next) => {
              // A week without a single day would hold everything back for ever.
              if (next.length < 7) keep({ ...settings, daysOff: next.map(Number) }).catch(sayError);
            }}
          >
            <fieldset className={classes.chips} aria-labelledby="days-off">
              {weekdays.map(({ value, label }) => (
                <Chip key={value} value={String(value)} size="sm" radius="sm">
                  {label}
                </Chip>
              ))}
            </fieldset>
          </Chip.Group>
        </div>
      </div>
    </section>
  );
}

interface QuietHoursProps {
  quiet: ReminderSettings["quiet"];
  save: (quiet: ReminderSettings["quiet"]) => Promise<unknown>;
}

function QuietHours({ quiet, save }: QuietHoursProps) {
  const [from, setFrom] = useState(quiet?.from ?? "");
  const [to, setTo] = useState(quiet?.to ?? "");
  const leave = (): void => {
    if (from !== "" && to !== "" && (from !== quiet?.from || to !== quiet.to)) void save({ from, to });
  };
  return (
    <>
      <TextInput
        className={classes.time}
        type="time"
        label={t("ui.remindersPage.quiet.from")}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        onBlur={leave}
      />
      <TextInput
        className={classes.time}
        type="time"
        label={t("ui.remindersPage.quiet.to")}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        onBlur={leave}
      />
      {quiet && (
        <Button variant="default" onClick={() => void save(null)}>
          {t("ui.remindersPage.quiet.clear")}
        </Button>
      )}
    </>
  );
}
