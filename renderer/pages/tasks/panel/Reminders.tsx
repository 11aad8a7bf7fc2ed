// When somebody is reminded of a task: each with what became of it, and one more by its moment, before it is due, or later today.
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconBell, IconBellCheck, IconBellOff, IconPlus, IconX } from "@tabler/icons-react";
import { momentsOf, type Reminding } from "../../../../electron/domain/reminders/definitions.ts";
import { call } from "../../../api/client.ts";
import { showInstant, timeZone } from "../../../format.ts";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { askReminder, morning, remindAgain, type To } from "./askReminder.tsx";
import { remindersOf, type Remembered } from "./remembered.ts";
import { saveReminding, saveTask } from "./save.ts";
import { clockOf, sayReminding } from "./sayReminding.ts";

/** "comes 28 Nov 2026, 09:15", "came …", or why it cannot. */
function sayState(
  { definition, waitsFor, firedAt, outcome, snoozedTo }: Remembered,
  task: WholeTask,
): string {
  if (waitsFor !== null) return t("ui.tasks.reminders.waits", { at: showInstant(waitsFor) });
  if (firedAt === null) {
    const isOne = definition !== null && momentsOf([definition], task, timeZone).length > 0;
    return t(isOne ? "ui.tasks.reminders.passed" : "ui.tasks.reminders.noMoment");
  }
  const at = showInstant(firedAt);
  if (snoozedTo !== null) return t("ui.tasks.reminders.snoozed", { at: showInstant(snoozedTo) });
  if (outcome === "refused") return t("ui.tasks.reminders.refused", { at });
  if (outcome === "already") return t("ui.tasks.reminders.already", { at });
  return t(outcome === "shown-digest" ? "ui.tasks.reminders.digest" : "ui.tasks.reminders.shown", { at });
}

export function Reminders({ task }: { task: WholeTask }) {
  const { id, remind } = task;
  const rows = remindersOf(remind, task.reminders);
  const remove = ({ place, row }: Remembered): void => {
    const done =
      place !== null
        ? saveTask(id, { remind: remind.filter((_, at) => at !== place) })
        : row !== null && call((api) => api.reminders.forget, { id: row });
    if (done) void done.catch(sayError);
  };
  const add = (one: Reminding): void => void saveReminding(id, { remind: [...remind, one] }).catch(sayError);
  const again = (to: To): void => void remindAgain(id, to);
  return (
    <Section title={t("ui.tasks.reminders.title")}>
      {rows.length === 0 && <p className={classes.meta}>{t("ui.tasks.reminders.none")}</p>}
      <ul className={classes.items}>
        {rows.map((row) => {
          const what = row.definition === null ? t("ui.tasks.reminders.again") : sayReminding(row.definition);
          const Glyph =
            row.outcome === "refused" ? IconBellOff : row.firedAt === null ? IconBell : IconBellCheck;
          return (
            <li key={row.key} className={classes.reminder} data-fired={row.firedAt !== null || undefined}>
              <Glyph size={15} stroke={1.6} aria-hidden />
              <span className={classes.reminderText}>
                <span>{what}</span>
                <span className={classes.meta}>{sayState(row, task)}</span>
              </span>
              {(row.place !== null || (row.row !== null && row.waitsFor !== null)) && (
                <ActionIcon
                  size="sm"
                  aria-label={t("ui.tasks.reminders.remove", { what })}
                  onClick={() => remove(row)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {task.outcome === null && (
        <Add task={task} onAdd={add} onAgain={again} onAsk={() => void askReminder(id)} />
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
