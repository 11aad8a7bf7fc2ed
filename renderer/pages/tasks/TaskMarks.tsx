// The small marks of a task: when it is due, its priority, that it repeats or waits, and the reasons of its place.
import {
  IconAlertTriangle,
  IconClockPause,
  IconFlag3Filled,
  IconPinFilled,
  IconRepeat,
} from "@tabler/icons-react";
import type { Priority } from "../../../electron/domain/tasks/task.ts";
import { sayRepeat } from "../../../electron/domain/tasks/describeRepeat.ts";
import { locale, showDayLong, showInstant, showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { isLate, otherZone, sayDue, sayOpenDue, type DueOf, type TaskRow } from "./task.ts";
import classes from "./Tasks.module.css";

/** "tomorrow, 09:30"; what is late says so in words, with a mark, and in its colour besides. */
export function DueMark({ task, closed = false }: { task: DueOf; closed?: boolean }) {
  const text = closed ? sayDue(task) : sayOpenDue(task);
  if (text === null || task.dueOn === null) return null;
  const zone = otherZone(task);
  const late = !closed && isLate(task);
  const full = task.dueAt === null ? showDayLong(task.dueOn) : showInstant(task.dueAt);
  return (
    <span
      className={classes.due}
      data-late={late || undefined}
      title={
        zone === null || !task.dueTime
          ? full
          : `${full} · ${t("ui.tasks.due.away", { time: task.dueTime, zone })}`
      }
    >
      {late && <IconAlertTriangle size={13} aria-hidden />}
      {text}
    </span>
  );
}

export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 4) return null;
  return (
    <span
      className={classes.priority}
      data-priority={priority}
      title={t("ui.tasks.priority.label", { priority })}
    >
      <IconFlag3Filled size={12} aria-hidden />
      <span aria-hidden>{showNumber(priority)}</span>
      <span className={classes.unseen}>{t("ui.tasks.priority.label", { priority })}</span>
    </span>
  );
}

export function RepeatMark({ repeat }: { repeat: string | null }) {
  const said = repeat === null ? null : sayRepeat(t, locale, repeat);
  if (said === null) return null;
  return (
    <span className={classes.glyph} title={said}>
      <IconRepeat size={13} aria-hidden />
      <span className={classes.unseen}>{said}</span>
    </span>
  );
}

export function WaitingMark({ whom }: { whom: string | null }) {
  if (whom === null) return null;
  const said = t("ui.tasks.quick.waiting", { whom });
  return (
    <span className={classes.glyph} data-tone="look" title={said}>
      <IconClockPause size={13} aria-hidden />
      <span className={classes.unseen}>{said}</span>
    </span>
  );
}

export function PinMark({ hold }: Pick<TaskRow, "hold">) {
  if (hold?.kind !== "pin") return null;
  const said = t("ui.tasks.hold.pin");
  return (
    <span className={classes.glyph} data-tone="accent" title={said}>
      <IconPinFilled size={13} aria-hidden />
      <span className={classes.unseen}>{said}</span>
    </span>
  );
}

/** "due in 2 days +30 · key partner +8": each reason with its points. */
export function WhyLine({ terms }: Pick<TaskRow, "terms">) {
  return (
    <span className={classes.why}>
      {terms.map(({ code, label, points }, at) => (
        <span key={code}>
          {at > 0 && " · "}
          <bdi>{label}</bdi> <span className={classes.points}>{showPoints(points)}</span>
        </span>
      ))}
    </span>
  );
}

export const showPoints = (points: number): string =>
  points > 0 ? t("ui.tasks.why.plus", { points }) : showNumber(points);
