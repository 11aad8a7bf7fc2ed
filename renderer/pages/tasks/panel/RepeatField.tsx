// How often a task comes: the usual ways, days after it is done, or own words; and the days it comes next.
import { Button, Group, Menu, NumberInput, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { sayRepeat } from "../../../../electron/domain/tasks/describeRepeat.ts";
import { locale, showDayNear, timeZone } from "../../../format.ts";
import { ask } from "../../../ui/ask.tsx";
import { SavedMark } from "../../../ui/SavedMark.tsx";
import { useSaving } from "../../../ui/useSaving.ts";
import { t, type WordKey } from "../../../words.ts";
import type { WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { nextDays } from "./nextDays.ts";
import { readRepeat } from "./readRepeat.ts";
import { saveReminding } from "./save.ts";

const usual: readonly { rule: string; label: WordKey }[] = [
  { rule: "FREQ=DAILY", label: "ui.tasks.repeats.daily" },
  { rule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", label: "ui.tasks.repeats.workingDays" },
  { rule: "FREQ=WEEKLY", label: "ui.tasks.repeats.weekly" },
  { rule: "FREQ=WEEKLY;INTERVAL=2", label: "ui.tasks.repeats.twoWeeks" },
  { rule: "FREQ=MONTHLY", label: "ui.tasks.repeats.monthly" },
  { rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", label: "ui.tasks.repeats.lastWorkingDay" },
  { rule: "FREQ=MONTHLY;INTERVAL=3", label: "ui.tasks.repeats.quarterly" },
  { rule: "FREQ=YEARLY", label: "ui.tasks.repeats.yearly" },
];
const shownNext = 3;

export function RepeatField({ task }: { task: WholeTask }) {
  const { id, repeat } = task;
  const saving = useSaving();
  const set = (next: string | null): void => void saving.run(() => saveReminding(id, { repeat: next }));
  const askOwn = async (): Promise<void> => {
    const rule = await ask<string>(t("ui.tasks.repeats.ownTitle"), (answer) => (
      <OwnForm first={repeat ?? ""} answer={answer} />
    ));
    if (rule !== null) set(rule);
  };
  const askAfter = async (): Promise<void> => {
    const days = await ask<number>(t("ui.tasks.repeats.days"), (answer) => <AfterForm answer={answer} />);
    if (days !== null) set(`after:${days}`);
  };
  const said = repeat === null ? null : sayRepeat(t, locale, repeat);
  return (
    <div>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton
            className={classes.quietButton}
            data-empty={said === null || undefined}
            aria-label={`${t("ui.tasks.facts.repeat")}: ${said ?? t("ui.tasks.repeats.no")}`}
          >
            <span className={classes.quietText}>{said ?? t("ui.tasks.repeats.no")}</span>
            {saving.state === "saved" ? (
              <SavedMark state="saved" />
            ) : (
              <IconChevronDown size={14} aria-hidden />
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {repeat !== null && <Menu.Item onClick={() => set(null)}>{t("ui.tasks.repeats.no")}</Menu.Item>}
          {usual.map(({ rule, label }) => (
            <Menu.Item key={rule} aria-current={rule === repeat || undefined} onClick={() => set(rule)}>
              {t(label)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void askAfter()}>{t("ui.tasks.repeats.after")}</Menu.Item>
          <Menu.Item onClick={() => void askOwn()}>{t("ui.tasks.repeats.own")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving.error !== null && (
        <div className={classes.fieldError} role="alert">
          {saving.error}
        </div>
      )}
      {repeat !== null && saving.error === null && task.outcome === null && (
        <div className={classes.below}>{sayNext({ ...task, repeat })}</div>
      )}
    </div>
  );
}

function sayNext(task: WholeTask & { repeat: string }): string {
  const days = nextDays(task, shownNext, Date.now(), timeZone);
  return days.length === 0
    ? t("ui.tasks.repeats.last")
    : t("ui.tasks.repeats.next", { days: days.map((day) => showDayNear(day)).join(" · ") });
}

function OwnForm({ first, answer }: { first: string; answer: (rule: string) => void }) {
  const [text, setText] = useState(first.startsWith("after:") ? "" : first);
  const [asked, setAsked] = useState(false);
  const rule = readRepeat(text);
  const said = rule === null ? null : sayRepeat(t, locale, rule);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (rule !== null) answer(rule);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("ui.tasks.repeats.ownLabel")}
          description={said ?? t("ui.tasks.repeats.ownHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={asked && rule === null ? t("ui.tasks.repeats.ownWrong") : null}
          data-autofocus
          autoComplete="off"
          maxLength={4000}
        />
        <Group justify="flex-end">
          <Button type="submit">{t("ui.tasks.repeats.set")}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function AfterForm({ answer }: { answer: (days: number) => void }) {
  const [days, setDays] = useState<string | number>(30);
  const isGood = typeof days === "number" && days >= 1 && days <= 3650;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) answer(days);
      }}
    >
      <Stack gap="md">
        <NumberInput
          aria-label={t("ui.tasks.repeats.days")}
          value={days}
          onChange={setDays}
          min={1}
          max={3650}
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isGood}>
            {t("ui.tasks.repeats.set")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
