// When somebody is reminded of a task: each with what became of it, and one more by its moment, before it is due, or later today.
import { ActionIcon, Button, Group, Menu, Stack, TextInput } from "@mantine/core";
import { IconBell, IconBellCheck, IconBellOff, IconPlus, IconX } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { Reminding } from "../../../../electron/domain/reminders/definitions.ts";
import { instantOf } from "../../../../electron/domain/when.ts";
import { call, type Api, type InputOf } from "../../../api/client.ts";
import { showClock, showInstant, timeZone, today } from "../../../format.ts";
import { ask } from "../../../ui/ask.tsx";
import { readDue } from "../../../ui/DueField.tsx";
import { say, sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import { showEffort } from "../effort.ts";
import { onFirstReminder } from "../onFirstReminder.ts";
import type { WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { remindersOf, type Remembered } from "./remembered.ts";
import { saveReminding, saveTask } from "./save.ts";

type To = InputOf<Api["reminders"]["snooze"]>["to"];

const morning = "09:00";
/** A clock time of the reader's day, as the reader writes it. */
const clockOf = (time: string): string => showClock(instantOf(today(), time, timeZone));

export function sayReminding(one: Reminding): string {
  if ("at" in one) return t("ui.tasks.reminders.at", { at: showInstant(one.at) });
  if ("before" in one)
    return one.before === 0
      ? t("ui.tasks.reminders.atDue")
      : t("ui.tasks.reminders.before", { time: showEffort(one.before) });
  return one.days === 0
    ? t("ui.tasks.reminders.onDay", { time: clockOf(one.time) })
    : t("ui.tasks.reminders.dayBefore", { count: one.days, time: clockOf(one.time) });
}

/** "comes 28 Nov 2026, 09:15", "came …", or why it cannot. */
function sayState({ waitsFor, firedAt, outcome, snoozedTo }: Remembered): string {
  if (waitsFor !== null) return t("ui.tasks.reminders.waits", { at: showInstant(waitsFor) });
  if (firedAt === null) return t("ui.tasks.reminders.never");
  const at = showInstant(firedAt);
  if (snoozedTo !== null) return t("ui.tasks.reminders.snoozed", { at: showInstant(snoozedTo) });
  if (outcome === "refused") return t("ui.tasks.reminders.refused", { at });
  if (outcome === "already") return t("ui.tasks.reminders.already", { at });
  return t(outcome === "shown-digest" ? "ui.tasks.reminders.digest" : "ui.tasks.reminders.shown", { at });
}

export function Reminders({ task, ask: asks }: { task: WholeTask; ask: boolean }) {
  const { id, remind } = task;
  const rows = remindersOf(remind, task.reminders);
  const remove = (at: number): void =>
    void saveTask(id, { remind: remind.filter((_, place) => place !== at) }).catch(sayError);
  const add = (one: Reminding): void => void saveReminding(id, { remind: [...remind, one] }).catch(sayError);
  const again = useCallback(
    async (to: To): Promise<void> => {
      try {
        const { at } = await call((api) => api.reminders.snooze, { taskId: id, to });
        say(t("ui.tasks.reminders.added", { at: showInstant(at) }));
        onFirstReminder();
      } catch (error) {
        sayError(error);
      }
    },
    [id],
  );
  const askWhen = useCallback(async (): Promise<void> => {
    const at = await ask<number>(t("ui.tasks.reminders.askTitle"), (answer) => <WhenForm answer={answer} />);
    if (at !== null) await again({ at });
  }, [again]);
  // A notification asked for another time: the question is there with the task.
  useEffect(() => {
    if (asks) void askWhen();
  }, [asks, askWhen]);
  return (
    <Section title={t("ui.tasks.reminders.title")}>
      {rows.length === 0 && <p className={classes.meta}>{t("ui.tasks.reminders.none")}</p>}
      <ul className={classes.items}>
        {rows.map((row) => {
          const what =
            row.definition === null
              ? t("ui.tasks.reminders.again", { at: showInstant(row.at) })
              : sayReminding(row.definition);
          const Glyph =
            row.outcome === "refused" ? IconBellOff : row.firedAt === null ? IconBell : IconBellCheck;
          return (
            <li key={row.key} className={classes.reminder} data-fired={row.firedAt !== null || undefined}>
              <Glyph size={15} stroke={1.6} aria-hidden />
              <span className={classes.reminderText}>
                <span>{what}</span>
                <span className={classes.meta}>{sayState(row)}</span>
              </span>
              {row.place !== null && (
                <ActionIcon
                  size="sm"
                  aria-label={t("ui.tasks.reminders.remove", { what })}
                  onClick={() => row.place !== null && remove(row.place)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {task.outcome === null && (
        <Add task={task} onAdd={add} onAgain={(to) => void again(to)} onAsk={() => void askWhen()} />
      )}
    </Section>
  );
}

interface AddProps {
  task: WholeTask;
  onAdd: (one: Reminding) => void;
  onAgain: (to: To) => void;
  onAsk: () => void;
}

function Add({ task, onAdd, onAgain, onAsk }: AddProps) {
  const { dueOn, dueAt, remind } = task;
  const ofDue: Reminding[] = [
    ...(dueAt === null ? [] : [{ before: 0 }, { before: 15 }, { before: 60 }, { before: 1440 }]),
    ...(dueOn === null
      ? []
      : [
          { days: 0, time: morning },
          { days: 1, time: morning },
        ]),
  ];
  const known = new Set(remind.map((one) => JSON.stringify(one)));
  const left = ofDue.filter((one) => !known.has(JSON.stringify(one)));
  const time = clockOf(morning);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {t("ui.tasks.reminders.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {left.map((one) => (
          <Menu.Item key={JSON.stringify(one)} onClick={() => onAdd(one)}>
            {sayReminding(one)}
          </Menu.Item>
        ))}
        {left.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => onAgain({ minutes: 10 })}>{t("ui.tasks.reminders.in10")}</Menu.Item>
        <Menu.Item onClick={() => onAgain({ minutes: 60 })}>{t("ui.tasks.reminders.in60")}</Menu.Item>
        <Menu.Item onClick={() => onAgain("tomorrow")}>
          {t("ui.tasks.reminders.tomorrow", { time })}
        </Menu.Item>
        <Menu.Item onClick={() => onAgain("monday")}>{t("ui.tasks.reminders.monday", { time })}</Menu.Item>
        <Menu.Item onClick={onAsk}>{t("ui.tasks.reminders.other")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The instant of words ahead; a day without a time is nine in the morning. */
function momentAhead(text: string): { at: number; past: boolean } | null {
  const due = readDue(text);
  if (!due) return null;
  const at = instantOf(due.day, due.time ?? morning, timeZone);
  return { at, past: at <= Date.now() };
}

function WhenForm({ answer }: { answer: (at: number) => void }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const moment = momentAhead(text);
  const wrong =
    moment === null ? t("ui.tasks.reminders.askWrong") : moment.past ? t("ui.tasks.reminders.askPast") : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (moment && !moment.past) answer(moment.at);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("ui.tasks.reminders.askLabel")}
          description={moment === null ? t("ui.tasks.reminders.askHint") : showInstant(moment.at)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={asked ? wrong : null}
          data-autofocus
          autoComplete="off"
        />
        <Group justify="flex-end">
          <Button type="submit">{t("ui.tasks.reminders.set")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
