// A task or a meeting on its day: the hour, then what it is.
import { useDraggable } from "@dnd-kit/core";
import { IconAlertTriangle, IconCheck, IconFlag3Filled, IconRepeat } from "@tabler/icons-react";
import { showClock } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { t } from "../../../words.ts";
import { isLate, sayOpenDue } from "../task.ts";
import classes from "./Calendar.module.css";
import type { CalendarTask, Meeting } from "./entries.ts";

export interface TaskChipProps {
  task: CalendarTask;
  /** Two lines, with its partner. */
  tall: boolean;
  opened: boolean;
  /** Tab reaches it; from there the arrows go on. */
  reachable: boolean;
  /** It is carried away from here, or shown where it is carried to. */
  carried?: "from" | "to" | undefined;
  onOpen: (id: number) => void;
}

export function TaskChip({ task, tall, opened, reachable, carried, onOpen }: TaskChipProps) {
  const { id, outcome } = task;
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `${id}${carried === "to" ? " to" : ""}`,
    data: task,
    disabled: outcome !== null || carried !== undefined,
  });
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...listeners}
      className={classes.chip}
      tabIndex={reachable ? 0 : -1}
      data-task={carried === "to" ? undefined : id}
      data-carried={carried}
      data-dragging={isDragging || undefined}
      data-opened={opened || undefined}
      data-closed={outcome !== null || undefined}
      data-tall={tall || undefined}
      aria-describedby="task-carry-hint"
      title={task.title}
      onClick={() => onOpen(id)}
    >
      <ChipFacts task={task} tall={tall} />
    </button>
  );
}

/** The task under the pointer. */
export const TaskChipFace = ({ task }: { task: CalendarTask }) => (
  <div className={classes.chip} data-face>
    <ChipFacts task={task} tall={false} />
  </div>
);

export function ChipFacts({ task, tall }: { task: CalendarTask; tall: boolean }) {
  const { title, dueAt, priority, partner, repeat, outcome } = task;
  const late = outcome === null && isLate(task) ? sayOpenDue(task) : null;
  return (
    <>
      <span className={classes.chipLine}>
        {outcome !== null && <IconCheck size={11} aria-label={t("ui.tasks.outcome.done")} />}
        {late !== null && <IconAlertTriangle size={11} className={classes.flag} aria-label={late} />}
        {outcome === null && priority === 1 && (
          <IconFlag3Filled
            size={11}
            className={classes.flag}
            aria-label={t("ui.tasks.priority.label", { priority })}
          />
        )}
        {dueAt !== null && <span className={classes.hour}>{showClock(dueAt)}</span>}
        <bdi className={classes.chipTitle}>{title}</bdi>
        {tall && repeat !== null && <IconRepeat size={11} aria-hidden />}
      </span>
      {tall && partner !== null && <bdi className={classes.chipPartner}>{partner}</bdi>}
    </>
  );
}

export function MeetingChip({ meeting, tall }: { meeting: Meeting; tall: boolean }) {
  const time = meeting.allDay ? "" : showClock(Date.parse(meeting.startUtc));
  const label = t("ui.tasks.calendar.meeting", { time, title: meeting.title }).replaceAll(/\s+/g, " ");
  return (
    <a
      className={classes.meeting}
      href={href(routes.thread(meeting.id))}
      tabIndex={-1}
      aria-label={label}
      title={label}
      data-meeting={meeting.id}
      data-cancelled={meeting.cancelled || undefined}
      data-tall={tall || undefined}
    >
      <span className={classes.chipLine}>
        {time !== "" && <span className={classes.hour}>{time}</span>}
        <bdi className={classes.chipTitle}>{meeting.title}</bdi>
      </span>
    </a>
  );
}
