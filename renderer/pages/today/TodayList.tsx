// The tasks in score order: walked with the arrows, answered by single keys, moved with the mouse or with Space and the arrows.
import { closestCenter, DndContext, DragOverlay, type DragEndEvent } from "@dnd-kit/core";
import { useRef, useState, type KeyboardEvent } from "react";
import { useKeys } from "../../frame/keys.ts";
import { useCarrySensors } from "../../ui/carry.ts";
import { t } from "../../words.ts";
import { completeTasks, planTasks, releaseTask } from "../tasks/actions.tsx";
import { notNow, pin, place } from "./actions.tsx";
import { ListLine } from "./ListLine.tsx";
import { moved, orderAt, rowByArrow } from "./reorder.ts";
import type { TaskRow } from "./taskWords.ts";
import classes from "./Today.module.css";

export interface TodayListProps {
  rows: readonly TaskRow[];
  day: string;
  opened: number | null;
  /** `peek` shows it and leaves the focus here; `follow` goes on from one that is shown. */
  onOpen: (id: number, how: "open" | "peek" | "follow") => void;
  onClose: () => void;
}

const complete = (task: TaskRow): Promise<boolean> => completeTasks([task]);

export function TodayList({ rows: given, day, opened, onOpen, onClose }: TodayListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  // What was put down stays there until the store's answer has it there too.
  const [put, setPut] = useState<{ rows: TaskRow[]; of: readonly TaskRow[] } | null>(null);
  const sensors = useCarrySensors(rowByArrow);
  const rows = put?.of === given ? put.rows : given;
  const indexOf = (id: unknown): number => rows.findIndex((row) => row.id === id);
  const active = rows[indexOf(at)] ?? rows[indexOf(opened)] ?? rows[0];

  const focus = (id: number | undefined): void =>
    list.current?.querySelector<HTMLElement>(`[data-task="${id}"]`)?.focus();
  const inList = (): boolean => list.current?.contains(document.activeElement) ?? false;
  /** What single keys mean: the line that has the focus, or the task that is shown. Without either they mean nothing. */
  const meant = (): TaskRow | undefined => (inList() ? active : rows[indexOf(opened)]);
  const walk = (by: number): boolean => {
    const next = inList() && active ? rows[indexOf(active.id) + by] : active;
    if (!next) return false;
    focus(next.id);
    if (opened !== null) onOpen(next.id, "follow");
    return true;
  };
  const shift = async (task: TaskRow, to: number): Promise<void> => {
    const from = indexOf(task.id);
    if (to < 0 || to >= rows.length || to === from) return;
    setPut({ rows: moved(rows, task.id, to), of: given });
    requestAnimationFrame(() => focus(task.id));
    if (!(await place(task, orderAt(rows, task.id, to)))) setPut(null);
  };
  /** Runs on the task that the keys mean; where it `goes`, the one after it takes its place. */
  const onMeant = (run: (task: TaskRow) => Promise<unknown>, goes = false) => {
    return (): boolean => {
      const task = meant();
      if (!task) return false;
      const next = rows[indexOf(task.id) + 1] ?? rows[indexOf(task.id) - 1];
      void run(task).then((done) => {
        if (goes && done === true && next) requestAnimationFrame(() => focus(next.id));
      });
      return true;
    };
  };
  const by = (step: number): boolean => onMeant((task) => shift(task, indexOf(task.id) + step))();
  const isPlanned = (task: TaskRow): boolean => task.plannedOn === day;
  useKeys("ui.today.keys.title", [
    { keys: "j", label: "ui.today.keys.next", run: () => walk(1) },
    { keys: "k", label: "ui.today.keys.previous", run: () => walk(-1) },
    { keys: "ArrowDown", run: () => walk(1) },
    { keys: "ArrowUp", run: () => walk(-1) },
    // The line itself answers these; here they are only told.
    { keys: "Enter", label: "ui.today.keys.open", run: () => false },
    { keys: "Space", label: "ui.today.keys.peek", run: () => false },
    { keys: "mod+Enter", label: "ui.today.keys.done", inText: false, run: onMeant(complete, true) },
    { keys: "x", run: onMeant(complete, true) },
    {
      keys: "p",
      label: "ui.today.keys.plan",
      run: onMeant((task) => planTasks([task], isPlanned(task) ? null : day)),
    },
    {
      keys: "t",
      label: "ui.today.keys.pin",
      run: onMeant((task) => (task.hold ? releaseTask(task) : pin(task))),
    },
    { keys: "n", label: "ui.today.keys.notNow", run: onMeant((task) => notNow(task, day), true) },
    {
      keys: "u",
      label: "ui.today.keys.release",
      run: () => (meant()?.hold ? onMeant(releaseTask)() : false),
    },
    { keys: "alt+ArrowUp", label: "ui.today.keys.up", run: () => by(-1) },
    { keys: "alt+ArrowDown", label: "ui.today.keys.down", run: () => by(1) },
    {
      keys: "Escape",
      inText: true,
      run: () => {
        if (opened === null) return false;
        onClose();
        focus(opened);
        return true;
      },
    },
  ]);
  /** On a line the arrows, Enter and Space belong to it; while one is picked up they belong to the drag. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof HTMLElement ? Number(event.target.dataset["task"]) : Number.NaN;
    if (Number.isNaN(id) || dragged !== null || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0) walk(by);
    else if (event.key === " ") onOpen(id, "peek");
    else if (event.key === "Home") focus(rows[0]?.id);
    else if (event.key === "End") focus(rows.at(-1)?.id);
    else return;
    event.preventDefault();
  };
  const titleOf = (id: unknown): string => rows[indexOf(id)]?.title ?? "";
  const spoken = (id: unknown, over: unknown) => ({
    title: titleOf(id),
    place: indexOf(over) + 1,
    total: rows.length,
  });
  const onDragEnd = ({ active: { id }, over }: DragEndEvent): void => {
    setDragged(null);
    const task = rows[indexOf(id)];
    if (task && over) void shift(task, indexOf(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active: { id } }) => setDragged(Number(id))}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        screenReaderInstructions: { draggable: t("ui.today.drag.instructions") },
        announcements: {
          onDragStart: ({ active: { id } }) => t("ui.today.drag.start", spoken(id, id)),
          onDragOver: ({ active: { id }, over }) =>
            over ? t("ui.today.drag.over", spoken(id, over.id)) : undefined,
          onDragEnd: ({ active: { id }, over }) =>
            over ? t("ui.today.drag.end", spoken(id, over.id)) : undefined,
          onDragCancel: ({ active: { id } }) => t("ui.today.drag.cancel", { title: titleOf(id) }),
        },
      }}
    >
      {/* The lines hold the controls; the list only hears their arrows. */}
      <div
        ref={list}
        role="presentation"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const line = event.target.closest("[data-line]");
          if (line) setAt(Number(line.getAttribute("data-line")));
        }}
      >
        <ol className={classes.list} aria-label={t("ui.today.list")}>
          {rows.map((task) => (
            <ListLine
              key={task.id}
              task={task}
              day={day}
              opened={task.id === opened}
              reachable={task.id === active?.id}
              before={dragged !== null && indexOf(dragged) > indexOf(task.id)}
              onOpen={(id) => onOpen(id, "open")}
            />
          ))}
        </ol>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged !== null && <div className={classes.carried}>{titleOf(dragged)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
