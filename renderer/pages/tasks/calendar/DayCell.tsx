// One day of the calendar: its number, what stands on it, and what does not fit as a number that opens the whole day.
import { useDroppable } from "@dnd-kit/core";
import { ActionIcon, Popover, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Day } from "../../../../electron/domain/days.ts";
import { newTaskHere } from "../../../frame/dialogs.ts";
import { showDayLong, showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import classes from "./Calendar.module.css";
import { fitting, type DayEntries, type Entry } from "./entries.ts";
import { ChipFacts, MeetingChip, TaskChip } from "./EntryChip.tsx";
import type { Carried } from "./useCarry.ts";

export interface DayCellProps {
  day: Day;
  on: DayEntries | undefined;
  isToday: boolean;
  /** Of the month before or after. */
  outside: boolean;
  /** Entries that fit; null where the day scrolls. */
  places: number | null;
  opened: number | null;
  reachable: number | undefined;
  carried: Carried | null;
  onOpen: (id: number) => void;
}

const nothing: DayEntries = { entries: [], beyond: 0, tasks: 0 };

export function DayCell(props: DayCellProps) {
  const { day, on = nothing, isToday, outside, places, opened, reachable, carried, onOpen } = props;
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const { entries, beyond, tasks } = on;
  const here = carried !== null && carried.to === day && carried.from !== day;
  const room = places === null ? null : places - Number(here);
  const shown = room === null ? entries.length : fitting(entries.length + beyond, room);
  const left = entries.length + beyond - Math.min(shown, entries.length);
  const label = t("ui.tasks.calendar.day", {
    day: showDayLong(day),
    tasks: t("ui.tasks.calendar.tasks", { count: tasks }),
  });
  const chip = (entry: Entry, tall: boolean) =>
    entry.kind === "meeting" ? (
      <MeetingChip meeting={entry.meeting} tall={tall} />
    ) : (
      <TaskChip
        task={entry.task}
        tall={tall}
        opened={entry.task.id === opened}
        reachable={entry.task.id === reachable || entry.task.id === opened}
        carried={carried?.task.id === entry.task.id && carried.to !== day ? "from" : undefined}
        onOpen={onOpen}
      />
    );
  return (
    <section
      ref={setNodeRef}
      className={classes.day}
      aria-label={label}
      data-day={day}
      data-today={isToday || undefined}
      data-outside={outside || undefined}
      data-over={isOver || (carried !== null && carried.to === day) || undefined}
    >
      <div className={classes.dayHead}>
        <span className={classes.number} aria-hidden>
          {showNumber(Number(day.slice(8)))}
        </span>
        {isToday && <span className={classes.unseen}>{t("ui.tasks.calendar.today")}</span>}
        <ActionIcon
          className={classes.add}
          size="xs"
          tabIndex={-1}
          aria-label={t("ui.tasks.calendar.newOn", { day: showDayLong(day) })}
          onClick={() => newTaskHere({ dueOn: day })}
        >
          <IconPlus size={13} />
        </ActionIcon>
      </div>
      <ul className={classes.entries} data-scrolls={places === null || undefined}>
        {here && (
          <li>
            <TaskChip
              task={carried.task}
              tall={places === null}
              opened={false}
              reachable={false}
              carried="to"
              onOpen={onOpen}
            />
          </li>
        )}
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.key}>{chip(entry, places === null)}</li>
        ))}
        {left > 0 && (
          <li>
            <WholeDay day={day} left={left} beyond={beyond} entries={entries} onOpen={onOpen} />
          </li>
        )}
      </ul>
    </section>
  );
}

interface WholeDayProps {
  day: Day;
  left: number;
  beyond: number;
  entries: readonly Entry[];
  onOpen: (id: number) => void;
}

/** "+3 more": the whole day as a list. */
function WholeDay({ day, left, beyond, entries, onOpen }: WholeDayProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom"
      width={300}
      trapFocus
      returnFocus
      withRoles
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.more}
          tabIndex={-1}
          data-more
          onClick={() => setOpened((before) => !before)}
        >
          {t("ui.tasks.calendar.more", { count: left })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("ui.tasks.calendar.moreOf", { day: showDayLong(day) })}>
        <div className={classes.wholeHead}>{showDayLong(day)}</div>
        <ul className={classes.whole}>
          {entries.map((entry) => (
            <li key={entry.key}>
              {entry.kind === "meeting" ? (
                <MeetingChip meeting={entry.meeting} tall />
              ) : (
                <UnstyledButton
                  className={classes.wholeTask}
                  data-closed={entry.task.outcome !== null || undefined}
                  onClick={() => {
                    setOpened(false);
                    onOpen(entry.task.id);
                  }}
                >
                  <ChipFacts task={entry.task} tall />
                </UnstyledButton>
              )}
            </li>
          ))}
        </ul>
        {beyond > 0 && (
          <div className={classes.beyond}>{t("ui.tasks.calendar.beyond", { count: beyond })}</div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
