// The board of tasks: one lane for each time, and one for what waits; a card is moved with the mouse or with Space and the arrows.
import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useRef, useState, type KeyboardEvent } from "react";
import { useRead } from "../../../api/client.ts";
import { useKeys } from "../../../frame/keys.ts";
import { today } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import type { Opening } from "../../../ui/table/DataTable.tsx";
import { t } from "../../../words.ts";
import classes from "../../partners/Partners.module.css";
import { dueTasks, waitTask } from "../actions.tsx";
import { NoneFits, NoTasks } from "../Empty.tsx";
import type { TaskAsk } from "../list/question.ts";
import type { TaskRow } from "../task.ts";
import { useTaskKeys } from "../useTaskKeys.ts";
import { dayOfLane, isLane, laneIds, type LaneId, type LaneOf } from "./lane.ts";
import { TaskCardFace, TaskLane } from "./TaskLane.tsx";

export interface TaskBoardProps {
  ask: Pick<TaskAsk, "search" | "partnerId" | "programId" | "initiativeId" | "priority">;
  opened: number | null;
  onOpen: (id: number, how: Opening) => void;
  onFilter: () => void;
  onClose: () => void;
  /** Takes the filters away. */
  onClear: () => void;
}

const mostInLane = 50;

/** The arrows go from lane to lane; overdue is none to go to. */
const laneByArrow: KeyboardCoordinateGetter = (event, { context }) => {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const at = laneIds.findIndex((lane) => lane === context.over?.id);
  const next = laneIds[at + by];
  const rect = next && next !== "overdue" && context.droppableRects.get(next);
  if (by === 0 || at < 0 || !rect) return undefined;
  event.preventDefault();
  return { x: rect.left + 8, y: rect.top + 40 };
};
const underPointer: CollisionDetection = (args) => {
  const hit = pointerWithin(args);
  return hit.length > 0 || args.pointerCoordinates ? hit : closestCenter(args);
};
const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

export function TaskBoard({ ask, opened, onOpen, onFilter, onClose, onClear }: TaskBoardProps) {
  const { data, error, refetch } = useRead((api) => api.tasks.board, { ...ask, limit: mostInLane });
  const [dragged, setDragged] = useState<TaskRow | null>(null);
  // A card that was put down stays there until the store's answer has it there too.
  const [put, setPut] = useState<{ task: TaskRow; lane: LaneId; before: unknown } | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: laneByArrow, keyboardCodes, scrollBehavior: "auto" }),
  );
  const moved = put && put.before === data ? put : null;
  const taskOf = (id: unknown): TaskRow | undefined =>
    lanes.flatMap(({ rows }) => rows).find((task) => task.id === id);
  const atHand = (): TaskRow[] => {
    const id = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["card"] : "";
    const task = taskOf(Number(id));
    return task ? [task] : [];
  };
  useTaskKeys({
    meant: atHand,
    trash: true,
    onEdit: ({ id }) => onOpen(id, "edit"),
    onGone: (tasks) => {
      if (tasks.some(({ id }) => id === opened)) onClose();
    },
  });
  useKeys("ui.table.keys.title", [
    { keys: "/", label: "ui.table.keys.filter", run: onFilter },
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
  const lanes: LaneOf[] = (data?.columns ?? []).map((lane) => {
    if (!moved) return lane;
    const rest = lane.rows.filter(({ id }) => id !== moved.task.id);
    return { ...lane, rows: lane.id === moved.lane ? [moved.task, ...rest] : rest };
  });

  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (lanes.every(({ total }) => total === 0))
    return Object.keys(ask).length === 0 ? <NoTasks /> : <NoneFits onClear={onClear} />;
  const laneOf = (id: number): LaneId | undefined =>
    lanes.find(({ rows }) => rows.some((task) => task.id === id))?.id;
  const words = (id: unknown, lane: unknown) => ({
    title: taskOf(id)?.title ?? "",
    column: isLane(lane) ? t(`ui.tasks.dues.${lane}`) : "",
  });

  const move = (task: TaskRow, lane: Exclude<LaneId, "overdue">): Promise<boolean> => {
    if (lane === "waiting") return waitTask(task);
    const more = task.waitingFor === null ? {} : { waitingFor: null };
    return dueTasks([task], { dueOn: dayOfLane(lane, today()) }, more);
  };
  const onDragEnd = async ({ active, over }: DragEndEvent): Promise<void> => {
    const task = dragged;
    setDragged(null);
    const lane = over?.id;
    if (!task || !isLane(lane) || lane === "overdue" || lane === laneOf(Number(active.id))) return;
    setPut({ task, lane, before: data });
    if (!(await move(task, lane))) setPut(null);
    focusCard(task.id);
  };
  const focusCard = (id: number): void => {
    requestAnimationFrame(() => board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus());
  };
  /** The arrows walk over the cards. While one is picked up they belong to the drag. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
    if (at === undefined || dragged) return;
    const lane = lanes.findIndex(({ rows }) => rows.some((task) => task.id === Number(at)));
    const place = lanes[lane]?.rows.findIndex((task) => task.id === Number(at)) ?? 0;
    const target =
      event.key === "ArrowDown" || event.key === "j"
        ? lanes[lane]?.rows[place + 1]
        : event.key === "ArrowUp" || event.key === "k"
          ? lanes[lane]?.rows[place - 1]
          : event.key === "ArrowRight"
            ? lanes.slice(lane + 1).find(({ rows }) => rows.length > 0)?.rows[0]
            : event.key === "ArrowLeft" && !event.altKey
              ? lanes.slice(0, lane).findLast(({ rows }) => rows.length > 0)?.rows[0]
              : undefined;
    if (!target) return;
    event.preventDefault();
    board.current?.querySelector<HTMLElement>(`[data-card="${target.id}"]`)?.focus();
    if (opened !== null) onOpen(target.id, "follow");
  };
  const firstCard = lanes.find(({ rows }) => rows.length > 0)?.rows[0]?.id;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      onDragStart={({ active }) => setDragged(taskOf(active.id) ?? null)}
      onDragEnd={(event) => void onDragEnd(event)}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        screenReaderInstructions: { draggable: t("ui.tasks.board.instructions") },
        announcements: {
          onDragStart: ({ active }) => t("ui.tasks.board.start", words(active.id, laneOf(Number(active.id)))),
          onDragOver: ({ active, over }) =>
            over ? t("ui.tasks.board.over", words(active.id, over.id)) : undefined,
          onDragEnd: ({ active, over }) =>
            over ? t("ui.tasks.board.end", words(active.id, over.id)) : undefined,
          onDragCancel: ({ active }) => t("ui.tasks.board.cancel", words(active.id, null)),
        },
      }}
    >
      <div className={classes.boardPlace}>
        {/* The cards are the controls; the board only hears their arrows. */}
        <div ref={board} className={classes.board} role="presentation" onKeyDown={onKeyDown}>
          {lanes.map((lane) => (
            <TaskLane
              key={lane.id}
              id={lane.id}
              tasks={lane.rows}
              total={lane.total}
              opened={opened}
              reachable={firstCard}
              onOpen={(id) => onOpen(id, opened === null ? "peek" : "follow")}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <TaskCardFace task={dragged} />}</DragOverlay>
    </DndContext>
  );
}
