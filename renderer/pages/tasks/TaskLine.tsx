// A task as a line of a list that is no table: tick it off, see what it is about and why it stands there, open it.
import { Checkbox } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { showNumber } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import { completeTasks, reopenTask } from "./actions.tsx";
import { showEffort } from "./effort.ts";
import type { TaskRow } from "./task.ts";
import { DueMark, PinMark, PriorityMark, RepeatMark, WaitingMark, WhyLine } from "./TaskMarks.tsx";
import classes from "./Tasks.module.css";

export interface TaskLineProps {
  task: TaskRow;
  opened?: boolean;
  /** The line has the keyboard's place in a list that is walked. */
  active?: boolean;
  onOpen: (id: number) => void;
  /** The partner is known from the page around it. */
  hidePartner?: boolean;
  /** The reasons of its place, and its score. Default true. */
  why?: boolean;
  /** At its end: what else can be done with it here. */
  children?: ReactNode;
}

export function TaskLine(props: TaskLineProps) {
  const { task, opened, active, onOpen, hidePartner = false, why = true, children } = props;
  const { id, title, partner, repeat, waitingFor, priority, effortMinutes, checklist } = task;
  const closed = task.outcome !== null;
  // Ticked at once; the line goes when the store's own answer is there.
  const [ticked, setTicked] = useState(false);
  const tick = async (): Promise<void> => {
    setTicked(true);
    await (closed ? reopenTask(task) : completeTasks([task]));
    setTicked(false);
  };
  return (
    <div
      className={classes.line}
      data-task={id}
      data-opened={opened || undefined}
      data-active={active || undefined}
      data-closed={closed || undefined}
    >
      <Checkbox
        className={classes.tick}
        radius="xl"
        size="sm"
        checked={closed !== ticked}
        onChange={() => void tick()}
        aria-label={t(closed ? "ui.tasks.act.reopenNamed" : "ui.tasks.act.doneNamed", { title })}
      />
      <div className={classes.lineBody}>
        <div className={classes.lineHead}>
          <a
            className={classes.lineTitle}
            href={href(routes.task(id))}
            dir="auto"
            title={title}
            onClick={(event) => {
              event.preventDefault();
              onOpen(id);
            }}
          >
            {title}
          </a>
          <PriorityMark priority={priority} />
          <PinMark hold={task.hold} />
          <RepeatMark repeat={repeat} />
          <WaitingMark whom={waitingFor} />
        </div>
        <div className={classes.lineMeta}>
          <DueMark task={task} closed={closed} />
          {!hidePartner && partner && (
            <a className={classes.linePartner} href={href(routes.partner(partner.id))}>
              <bdi>{partner.name}</bdi>
            </a>
          )}
          {effortMinutes !== null && <span>{showEffort(effortMinutes)}</span>}
          {checklist && (
            <span>
              {showNumber(checklist.done)}/{showNumber(checklist.total)}
            </span>
          )}
          {why && !closed && <WhyLine terms={task.terms} />}
        </div>
      </div>
      {why && !closed && (
        <span className={classes.score} title={t("ui.tasks.why.score", { score: task.score })}>
          {showNumber(task.score)}
        </span>
      )}
      {children !== undefined && <div className={classes.lineActions}>{children}</div>}
    </div>
  );
}
