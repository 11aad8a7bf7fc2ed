// A line of Today that can be moved: its grip is what is dragged, the line is where others are put down.
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { IconGripVertical } from "@tabler/icons-react";
import { t } from "../../words.ts";
import { TaskLine } from "./TaskLine.tsx";
import type { TaskRow } from "./taskWords.ts";
import classes from "./Today.module.css";

export interface ListLineProps {
  task: TaskRow;
  day: string;
  opened: boolean;
  reachable: boolean;
  /** What is dragged would land before this line, not behind it. */
  before: boolean;
  onOpen: (id: number) => void;
}

export function ListLine({ task, day, opened, reachable, before, onOpen }: ListLineProps) {
  const { id, title } = task;
  const { setNodeRef, isOver } = useDroppable({ id });
  const { setNodeRef: setGrip, attributes, listeners, isDragging } = useDraggable({ id });
  const over = isOver && !isDragging;
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-line={id}
      data-over={over ? (before ? "before" : "behind") : undefined}
      data-dragging={isDragging || undefined}
    >
      <TaskLine
        task={task}
        day={day}
        opened={opened}
        reachable={reachable}
        onOpen={onOpen}
        grip={
          <button
            type="button"
            ref={setGrip}
            {...attributes}
            {...listeners}
            tabIndex={reachable ? 0 : -1}
            className={classes.grip}
            aria-label={t("ui.today.move", { title })}
          >
            <IconGripVertical size={14} aria-hidden />
          </button>
        }
      />
    </li>
  );
}
