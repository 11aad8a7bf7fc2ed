// After a talk is saved: when to be in touch again. One field takes 1 to 4 for the chips and any day in words; Enter sets, Escape leaves it.
import { Button, Chip, Group, Kbd, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { addDays, addMonths, parseDay } from "../../../electron/domain/days.ts";
import { asFailure, call, useRead } from "../../api/client.ts";
import { locale, showDayLong, showRelativeDay, today } from "../../format.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

const choices = ["tomorrow", "week", "weeks", "month"] as const;
type Choice = (typeof choices)[number];
const usual: Choice = "weeks";

const dayOfChoice = (choice: Choice): string =>
  choice === "month" ? addMonths(today(), 1) : addDays(today(), { tomorrow: 1, week: 7, weeks: 14 }[choice]);

/** What the field says: nothing is the usual chip, a number alone is a chip, anything else is a day in words. */
function read(text: string): { choice: Choice | null; day: string | null } {
  const typed = text.trim();
  const choice = typed === "" ? usual : choices[/^[1-4]$/.test(typed) ? Number(typed) - 1 : -1];
  if (choice) return { choice, day: dayOfChoice(choice) };
  return { choice: null, day: parseDay(typed, today(), locale)?.day ?? null };
}

export interface NextContactProps {
  partnerId: number;
  name: string;
  onClose: () => void;
}

export function NextContact({ partnerId, name, onClose }: NextContactProps) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ text: string } | null>(null);
  const { data: partner } = useRead((api) => api.partners.get, { id: partnerId });
  const field = useRef<HTMLInputElement>(null);
  const { choice, day } = read(text);
  // The dialog is open already: its own focus went to the step before.
  useEffect(() => field.current?.focus(), []);

  const set = async (): Promise<void> => {
    if (busy || day === null) return field.current?.focus();
    setBusy(true);
    try {
      const { batchId } = await call((api) => api.partners.update, {
        id: partnerId,
        set: { nextContactOn: day },
      });
      sayWithUndo(t("ui.logCall.nextSet", { name, day: showDayLong(day) }), batchId);
      onClose();
    } catch (error) {
      setFailed(asFailure(error));
      setBusy(false);
    }
  };
  const take = (next: string): void => {
    setText(String(choices.findIndex((one) => one === next) + 1));
    field.current?.focus();
  };
  return (
    <Stack
      component="form"
      gap="md"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void set();
      }}
    >
      {partner?.nextContactOn && (
        <Text c="dimmed" size="sm">
          {t("ui.logCall.next.was", { day: showDayLong(partner.nextContactOn) })}
        </Text>
      )}
      <Chip.Group value={choice} onChange={take}>
        <Group gap="xs" role="radiogroup" aria-label={t("ui.logCall.next.lead")}>
          {choices.map((value, at) => (
            <Chip key={value} value={value} radius="sm">
              {t(`ui.logCall.next.${value}`)} <Kbd size="xs">{at + 1}</Kbd>
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput
        ref={field}
        label={t("ui.logCall.next.day")}
        placeholder={t("ui.logCall.next.dayHint")}
        value={text}
        autoComplete="off"
        error={day === null && t("ui.frame.dayUnclear")}
        description={
          day !== null &&
          t("ui.frame.dayUnderstood", { day: showDayLong(day), relative: showRelativeDay(day) })
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {failed && <ErrorNote error={failed} />}
      <Group justify="flex-end" gap="xs">
        <Text size="xs" c="dimmed" mr="auto">
          {t("ui.logCall.next.hint")}
        </Text>
        <Button variant="default" onClick={onClose}>
          {t("ui.logCall.next.skip")}
        </Button>
        <Button type="submit" loading={busy}>
          {t("ui.logCall.next.set")}
        </Button>
      </Group>
    </Stack>
  );
}
