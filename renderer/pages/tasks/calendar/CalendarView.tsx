// The tasks of a week or a month by their days, meetings beside them; a task is moved with the mouse or with Space and the arrows.
import { DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import { ActionIcon, Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { addDays, isDay, type Day } from "../../../../electron/domain/days.ts";
import { useRead } from "../../../api/client.ts";
import { useKeys } from "../../../frame/keys.ts";
import { localDay, locale, today } from "../../../format.ts";
import { go, routes, type TasksView } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { useSlow } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { dueTasks } from "../actions.tsx";
import type { ViewProps } from "../list/ListAndBoard.tsx";
import { sayOn } from "../task.ts";
import tasks from "../Tasks.module.css";
import { useTaskKeys } from "../useTaskKeys.ts";
import classes from "./Calendar.module.css";
import { DayCell } from "./DayCell.tsx";
import { firstWeekday, monthAfter, monthOf, weekOf, weeksOf } from "./days.ts";
import { entriesByDay, withMoved, type CalendarTask, type DayEntries } from "./entries.ts";
import { TaskChipFace } from "./EntryChip.tsx";
import { sayMonth, sayWeek, weekdayNames } from "./names.ts";
import { useCarry } from "./useCarry.ts";
import { leastWeek, usePlaces } from "./usePlaces.ts";
import { walk } from "./walk.ts";

type Shown = Extract<TasksView, { view: "week" | "month" }>;
const first = firstWeekday(locale);
const none: ReadonlyMap<Day, DayEntries> = new Map();

export function CalendarView({ shown, opened, onOpen, onClose, panel }: ViewProps & { shown: Shown }) {
  const now = today();
  const isMonth = shown.view === "month";
  const month = shown.at && isMonth ? shown.at : monthOf(now);
  const day = shown.at && !isMonth && isDay(shown.at) ? shown.at : now;
  const weeks = useMemo(
    () => (isMonth ? weeksOf(month, first) : [weekOf(day, first)]),
    [isMonth, month, day],
  );
  const days = weeks.flat();
  const [from, to] = [days[0] ?? now, days.at(-1) ?? now];
  const { data, error, refetch } = useRead((api) => api.tasks.calendar, { from, to });
  const slow = useSlow(data === undefined);
  // A task that was put down stays there until the store's answer has it there too.
  const [put, setPut] = useState<{ id: number; to: Day; before: unknown } | null>(null);
  const [dragged, setDragged] = useState<CalendarTask | null>(null);
  const byDay = useMemo(() => (data ? entriesByDay(data, localDay) : new Map(none)), [data]);
  const shownDays = put && put.before === data ? withMoved(byDay, put.id, put.to) : byDay;
  const grid = useRef<HTMLDivElement>(null);
  const places = usePlaces(grid, isMonth ? weeks.length : null);
  const said = useRef<HTMLOutputElement>(null);
  const say = (text: string): void => {
    if (said.current) said.current.textContent = text;
  };

  const address = (day: Day): Shown =>
    isMonth ? { view: "month", at: monthOf(day) } : { view: "week", at: day };
  const show = (next: Shown): void => go(routes.tasks(next, opened ?? undefined), true);
  const step = (by: number): void =>
    show(isMonth ? { view: "month", at: monthAfter(month, by) } : { view: "week", at: addDays(day, 7 * by) });
  const inSight = (day: Day): boolean => (isMonth ? monthOf(day) === month : day >= from && day <= to);
  /** The task keeps the focus, wherever it is drawn next. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const chip = grid.current?.querySelector<HTMLElement>(`[data-task="${wanted.current}"]`);
    if (!chip) return;
    wanted.current = null;
    chip.focus();
  });

  const move = async (task: CalendarTask, to: Day): Promise<void> => {
    wanted.current = task.id;
    setPut({ id: task.id, to, before: data });
    if (await dueTasks([task], { dueOn: to })) return;
    setPut(null);
  };
  const { carried, pickUp } = useCarry({
    onMove: ({ task, to }) => {
      if (!inSight(to)) show(address(to));
      say(t("ui.tasks.calendar.over", { title: task.title, day: sayOn(to) }));
    },
    onPut: ({ task, to }) => {
      say(t("ui.tasks.calendar.put", { title: task.title, day: sayOn(to) }));
      void move(task, to);
    },
    onLeave: ({ task, from }) => {
      wanted.current = task.id;
      if (!inSight(from)) show(address(from));
      say(t("ui.tasks.calendar.left", { title: task.title, day: sayOn(from) }));
    },
  });
  const taskOf = (id: number): CalendarTask | undefined => {
    for (const { entries } of shownDays.values())
      for (const entry of entries) if (entry.kind === "task" && entry.task.id === id) return entry.task;
    return undefined;
  };
  const atHand = (): CalendarTask | undefined => {
    const node = document.activeElement;
    return node instanceof HTMLElement ? taskOf(Number(node.dataset["task"])) : undefined;
  };
  useTaskKeys({
    meant: () => {
      const task = atHand();
      return task ? [task] : [];
    },
    trash: true,
    onEdit: ({ id }) => onOpen(id, "edit"),
    onGone: (gone) => {
      if (gone.some(({ id }) => id === opened)) onClose();
    },
  });
  useKeys("ui.tasks.keys.group", [
    { keys: "PageUp", label: "ui.tasks.keys.before", run: () => step(-1) },
    { keys: "PageDown", label: "ui.tasks.keys.after", run: () => step(1) },
    { keys: "t", label: "ui.tasks.keys.today", run: () => show({ view: shown.view }) },
    {
      keys: "Escape",
      inText: true,
      run: () => {
        if (opened === null) return false;
        onClose();
        return true;
      },
    },
  ]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const task = atHand();
    if (event.key === " " && task && task.outcome === null) {
      event.preventDefault();
      pickUp(task);
      say(t("ui.tasks.calendar.picked", { title: task.title, day: sayOn(task.dueOn) }));
      return;
    }
    const next = grid.current && !event.altKey && walk(grid.current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    const id = Number(next.dataset["task"]);
    if (opened !== null && id > 0) onOpen(id, "follow");
  };
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const reachable = firstTask(days, shownDays, now);
  const title = isMonth ? sayMonth(month) : sayWeek(from, to);
  return (
    <>
      <div className={classes.bar}>
        <Tooltip label={t("ui.tasks.calendar.before")}>
          <ActionIcon aria-label={t("ui.tasks.calendar.before")} onClick={() => step(-1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <Button variant="default" size="compact-sm" onClick={() => show({ view: shown.view })}>
          {t("ui.tasks.calendar.today")}
        </Button>
        <Tooltip label={t("ui.tasks.calendar.after")}>
          <ActionIcon aria-label={t("ui.tasks.calendar.after")} onClick={() => step(1)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </Tooltip>
        <h2 className={classes.title}>{title}</h2>
        {data && shownDays.size === 0 && <span className={tasks.meta}>{t("ui.tasks.calendar.nothing")}</span>}
      </div>
      <div className={tasks.place}>
        {error && !data ? (
          <ErrorNote error={error} retry={() => void refetch()} />
        ) : (
          <DndContext
            sensors={sensors}
            collisionDetection={pointerWithin}
            onDragStart={({ active }) =>
              setDragged((active.data.current as CalendarTask | undefined) ?? null)
            }
            onDragEnd={({ over }) => {
              const task = dragged;
              setDragged(null);
              if (task && over && over.id !== task.dueOn) void move(task, String(over.id));
            }}
            onDragCancel={() => setDragged(null)}
          >
            <div className={classes.calendar} aria-busy={slow}>
              <div className={classes.weekdays} aria-hidden>
                {weekdayNames(weeks[0] ?? []).map((name) => (
                  <span key={name}>{name}</span>
                ))}
              </div>
              {/* The tasks are the controls; the grid only hears their arrows. */}
              <div
                ref={grid}
                className={classes.grid}
                data-view={shown.view}
                style={{
                  gridTemplateRows: `repeat(${weeks.length}, minmax(${isMonth ? leastWeek : 0}, 1fr))`,
                }}
                role="presentation"
                onKeyDown={onKeyDown}
              >
                {days.map((one) => (
                  <DayCell
                    key={one}
                    day={one}
                    on={shownDays.get(one)}
                    isToday={one === now}
                    outside={isMonth && monthOf(one) !== month}
                    places={places}
                    opened={opened}
                    reachable={reachable}
                    carried={carried}
                    onOpen={(id) => onOpen(id, opened === null ? "peek" : "follow")}
                  />
                ))}
              </div>
            </div>
            <DragOverlay dropAnimation={null}>{dragged && <TaskChipFace task={dragged} />}</DragOverlay>
          </DndContext>
        )}
        {panel}
      </div>
      <VisuallyHidden id="task-carry-hint">{t("ui.tasks.calendar.instructions")}</VisuallyHidden>
      <VisuallyHidden>
        <output ref={said} aria-live="assertive" />
      </VisuallyHidden>
    </>
  );
}

/** The first task from today on, else the first of all: where Tab comes in. */
function firstTask(days: readonly Day[], on: ReadonlyMap<Day, DayEntries>, now: Day): number | undefined {
  for (const day of [...days.filter((one) => one >= now), ...days]) {
    const entry = on.get(day)?.entries.find(({ kind }) => kind === "task");
    if (entry?.kind === "task") return entry.task.id;
  }
  return undefined;
}
