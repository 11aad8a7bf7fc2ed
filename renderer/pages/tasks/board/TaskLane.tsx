// One time of the board and its tasks.
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { showNumber } from "../../../format.ts";
import { t } from "../../../words.ts";
import classes from "../../partners/Partners.module.css";
import type { TaskRow } from "../task.ts";
import { DueMark, PinMark, PriorityMark, RepeatMark } from "../TaskMarks.tsx";
import own from "../Tasks.module.css";
import type { LaneId } from "./lane.ts";

export interface TaskLaneProps {
  id: LaneId;
  tasks: readonly TaskRow[];
  total: number;
  opened: number | null;
  /** The card that Tab reaches first; from there the arrows go on. */
  reachable: number | undefined;
  onOpen: (id: number) => void;
}

export function TaskLane({ id, tasks, total, opened, reachable, onOpen }: TaskLaneProps) {
  const { setNodeRef, isOver } = useDroppable({ id });
  const name = t(`ui.tasks.dues.${id}`);
  const more = total - tasks.length;
  return (
    <section
      ref={setNodeRef}
      className={classes.lane}
      data-narrow
      aria-label={name}
      data-over={(isOver && id !== "overdue") || undefined}
    >
      <div className={classes.laneHead}>
        {name}
        <span className={classes.laneCount}>{showNumber(total)}</span>
      </div>
      <div className={classes.laneBody}>
        {tasks.map((task) => (
          <DraggableCard
            key={task.id}
            task={task}
            opened={task.id === opened}
            reachable={task.id === reachable || task.id === opened}
            onOpen={onOpen}
          />
        ))}
        {more > 0 && <div className={classes.laneMore}>{t("ui.tasks.board.more", { count: more })}</div>}
      </div>
    </section>
  );
}

interface DraggableCardProps {
  task: TaskRow;
  opened: boolean;
  reachable: boolean;
  onOpen: (id: number) => void;
}

function DraggableCard({ task, opened, reachable, onOpen }: DraggableCardProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: task.id });
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      tabIndex={reachable ? 0 : -1}
      className={classes.card}
      data-card={task.id}
      data-dragging={isDragging || undefined}
      data-opened={opened || undefined}
      onClick={() => onOpen(task.id)}
    >
      <CardFacts task={task} />
    </button>
  );
}

/** The card under the pointer. */
export const TaskCardFace = ({ task }: { task: TaskRow }) => (
  <div className={classes.card}>
    <CardFacts task={task} />
  </div>
);

function CardFacts({ task }: { task: TaskRow }) {
  const { title, partner, priority, hold, repeat, waitingFor } = task;
  return (
    <>
      <span className={classes.cardName} dir="auto">
        {title}
      </span>
      <span className={own.cardMeta}>
        <DueMark task={task} />
        {waitingFor !== null && waitingFor !== partner?.name && (
          <bdi className={own.cardWhom} title={waitingFor}>
            {waitingFor}
          </bdi>
        )}
        <PriorityMark priority={priority} />
        <PinMark hold={hold} />
        <RepeatMark repeat={repeat} />
      </span>
      {partner && !title.endsWith(partner.name) && (
        <span className={own.cardMeta}>
          <bdi className={own.cardWhom} title={partner.name}>
            {partner.name}
          </bdi>
        </span>
      )}
    </>
  );
}
