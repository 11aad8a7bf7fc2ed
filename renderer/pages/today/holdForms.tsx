// The small questions before a task is held: until when, and why; the reason may stay empty.
import { Button, Chip, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { addDays, weekdayOf } from "../../../electron/domain/days.ts";
import { showDayLong } from "../../format.ts";
import { DayField } from "../../ui/DayField.tsx";
import { t } from "../../words.ts";

export interface PinFormProps {
  answer: (reason: string) => void;
  title: string;
}

export function PinForm({ answer, title }: PinFormProps) {
  const [reason, setReason] = useState("");
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    answer(reason.trim());
  };
  return (
    <Stack component="form" gap="md" onSubmit={send}>
      <Text c="dimmed" size="sm" dir="auto">
        {title}
      </Text>
      <Reason value={reason} onChange={setReason} first />
      <Group justify="flex-end">
        <Button type="submit">{t("ui.today.pinning.set")}</Button>
      </Group>
    </Stack>
  );
}

interface ReasonProps {
  value: string;
  onChange: (reason: string) => void;
  first?: boolean;
}

const Reason = ({ value, onChange, first }: ReasonProps) => (
  <TextInput
    label={t("ui.today.notNow.reason")}
    placeholder={t("ui.today.notNow.reasonHint")}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    data-autofocus={first || undefined}
    maxLength={500}
    autoComplete="off"
    dir="auto"
  />
);

const choices = ["tomorrow", "monday", "week", "day"] as const;
type Choice = (typeof choices)[number];

function dayOfChoice(choice: Choice, today: string): string | null {
  if (choice === "day") return null;
  if (choice === "monday") return addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  return addDays(today, choice === "week" ? 7 : 1);
}

export interface NotNowFormProps {
  answer: (put: { until: string; reason: string }) => void;
  title: string;
  /** The store's own day. */
  today: string;
}

export function NotNowForm({ answer, title, today }: NotNowFormProps) {
  const [choice, setChoice] = useState<Choice>("tomorrow");
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const until = dayOfChoice(choice, today) ?? day;
  const past = until !== null && until <= today;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (until !== null && !past) answer({ until, reason: reason.trim() });
  };
  return (
    <Stack component="form" gap="md" onSubmit={send}>
      <Text c="dimmed" size="sm" dir="auto">
        {t("ui.today.notNow.lead", { title })}
      </Text>
      <Chip.Group
        value={choice}
        onChange={(next) => setChoice(choices.find((one) => one === next) ?? "tomorrow")}
      >
        <Group gap="xs" role="radiogroup" aria-label={t("ui.today.notNow.until")}>
          {choices.map((value) => (
            <Chip key={value} value={value} radius="sm" data-autofocus={value === choice || undefined}>
              {t(`ui.today.notNow.${value}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {choice === "day" && (
        <DayField label={t("ui.today.notNow.until")} value={day} save={(next) => setDay(next)} focusFirst />
      )}
      {choice !== "day" && until !== null && (
        <Text size="sm" aria-live="polite">
          {showDayLong(until)}
        </Text>
      )}
      <Reason value={reason} onChange={setReason} />
      {past && (
        <Text size="sm" c="var(--liaison-danger)" role="alert">
          {t("ui.today.notNow.past")}
        </Text>
      )}
      <Group justify="flex-end">
        <Button type="submit" disabled={until === null || past}>
          {t("ui.today.notNow.set")}
        </Button>
      </Group>
    </Stack>
  );
}
