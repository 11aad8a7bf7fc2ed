// One task as a dense line: tick, title and partner, when it is due, how urgent, how long; beneath it why it stands there.
import { ActionIcon, Anchor, Button, Menu, Tooltip, VisuallyHidden } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowsMoveVertical,
  IconCalendarCheck,
  IconCheck,
  IconClockPause,
  IconDots,
  IconPinned,
} from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { showKeys } from "../../frame/showKeys.ts";
import { showNumber, showRelativeDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import {
  completeTasks,
  dropTasks,
  planTasks,
  releaseTask,
  reopenTask,
  trashTasks,
} from "../tasks/actions.tsx";
import { showEffort } from "../tasks/effort.ts";
import { shortTitle } from "../tasks/shortTitle.ts";
import { PriorityMark, RepeatMark, WaitingMark } from "../tasks/TaskMarks.tsx";
import { notNow, pin } from "./actions.tsx";
import { dueExactly, dueWords, heldWords, isLate, type TaskRow } from "./taskWords.ts";
import { Terms } from "./Terms.tsx";
import classes from "./Today.module.css";

export interface TaskLineProps {
  task: TaskRow;
  /** The day it is in the store. */
  day: string;
  onOpen: (id: number) => void;
  /** Whose record it stands in: its own name need not be said. */
  within?: "partner";
  /** Reached by Tab; in a list that the arrows walk only one line is. */
  reachable?: boolean;
  opened?: boolean;
  /** What the task is dragged by. */
  grip?: ReactNode;
  /** Further lines of the menu. */
  more?: ReactNode;
}

const holdIcons = { pin: IconPinned, drag: IconArrowsMoveVertical, notNow: IconClockPause } as const;

export function TaskLine({ task, day, onOpen, within, reachable = true, opened, grip, more }: TaskLineProps) {
  const { id, title, partner, priority, effortMinutes, score, hold, plannedOn, closedAt, checklist } = task;
  const [focused, setFocused] = useState(false);
  const tabIndex = reachable ? 0 : -1;
  const late = closedAt === null && isLate(task);
  const due = dueWords(task, day);
  const isPlanned = plannedOn === day;
  return (
    <div
      className={classes.line}
      data-opened={opened || undefined}
      data-closed={closedAt !== null || undefined}
      data-within={within}
    >
      {grip ?? <span />}
      <Tooltip
        label={t(closedAt === null ? "ui.tasks.act.doneNamed" : "ui.tasks.act.reopenNamed", { title })}
      >
        <button
          type="button"
          tabIndex={tabIndex}
          className={classes.tick}
          aria-label={t(closedAt === null ? "ui.tasks.act.doneNamed" : "ui.tasks.act.reopenNamed", { title })}
          onClick={() => void (closedAt === null ? completeTasks([task]) : reopenTask(task))}
        >
          <IconCheck size={12} stroke={3} aria-hidden />
        </button>
      </Tooltip>
      <div className={classes.what}>
        <button
          type="button"
          tabIndex={tabIndex}
          className={classes.taskTitle}
          data-task={id}
          dir="auto"
          title={title}
          aria-label={title}
          onFocus={(event) => setFocused(event.currentTarget.matches(":focus-visible"))}
          onBlur={() => setFocused(false)}
          onClick={() => onOpen(id)}
        >
          {within === "partner" ? title : shortTitle(title, partner?.name)}
        </button>
        <RepeatMark repeat={task.repeat} />
        <WaitingMark whom={task.waitingFor} />
        {checklist && <span className={classes.faint}>{t("ui.today.checklist", { ...checklist })}</span>}
        {partner && within !== "partner" && (
          <Anchor
            href={href(routes.partner(partner.id))}
            tabIndex={tabIndex}
            className={classes.whose}
            title={partner.name}
            dir="auto"
          >
            {partner.name}
          </Anchor>
        )}
      </div>
      <span className={classes.due} data-late={late || undefined} title={dueExactly(task)}>
        {late && <IconAlertTriangle size={13} aria-hidden />}
        {due}
      </span>
      <span className={classes.urgency}>
        <PriorityMark priority={priority} />
      </span>
      <span className={classes.effort}>{effortMinutes !== null && showEffort(effortMinutes)}</span>
      <b className={classes.score}>
        {closedAt === null && (
          <>
            <span aria-hidden>{showNumber(score)}</span>
            <VisuallyHidden>{t("ui.today.scoreOf", { score })}</VisuallyHidden>
          </>
        )}
      </b>
      <div className={classes.why}>
        {plannedOn !== null && (
          <span className={classes.planned} data-other={!isPlanned || undefined}>
            <IconCalendarCheck size={13} aria-hidden />
            {isPlanned
              ? t("ui.today.plan.isPlanned")
              : t("ui.today.plan.plannedFor", { day: showRelativeDay(plannedOn, day) })}
          </span>
        )}
        {hold && <Held task={task} hold={hold} tabIndex={tabIndex} />}
        {closedAt === null && <Terms terms={task.terms} focused={focused} />}
      </div>
      <span className={classes.lineActions}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size="sm" tabIndex={tabIndex} aria-label={t("ui.today.actions", { title })}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onOpen(id)}>{t("ui.today.menu.open")}</Menu.Item>
            {closedAt === null && (
              <>
                <Menu.Item onClick={() => void completeTasks([task])} rightSection={keyText("x")}>
                  {t("ui.today.menu.done")}
                </Menu.Item>
                <Menu.Item
                  onClick={() => void planTasks([task], isPlanned ? null : day)}
                  rightSection={keyText("p")}
                >
                  {t(isPlanned ? "ui.today.menu.unplan" : "ui.today.menu.plan")}
                </Menu.Item>
                <Menu.Item onClick={() => void notNow(task, day)} rightSection={keyText("n")}>
                  {t("ui.today.menu.notNow")}
                </Menu.Item>
                {hold ? (
                  <Menu.Item onClick={() => void releaseTask(task)} rightSection={keyText("u")}>
                    {t("ui.today.menu.release")}
                  </Menu.Item>
                ) : (
                  <Menu.Item onClick={() => void pin(task)} rightSection={keyText("t")}>
                    {t("ui.today.menu.pin")}
                  </Menu.Item>
                )}
                {more}
                <Menu.Divider />
                <Menu.Item onClick={() => void dropTasks([task])}>{t("ui.today.menu.drop")}</Menu.Item>
              </>
            )}
            <Menu.Item onClick={() => void trashTasks([task])}>{t("ui.today.menu.trash")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
    </div>
  );
}

const keyText = (keys: string) => <span className={classes.key}>{showKeys(keys)}</span>;

interface HeldProps {
  task: TaskRow;
  hold: NonNullable<TaskRow["hold"]>;
  tabIndex: number;
}

/** Why a task does not stand by its score, and the way back. */
export function Held({ task, hold, tabIndex }: HeldProps) {
  const Glyph = holdIcons[hold.kind];
  const words = heldWords(hold) ?? "";
  return (
    <span className={classes.held}>
      <Glyph size={13} aria-hidden />
      <span className={classes.heldWords} title={words} dir="auto">
        {words}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes.release}
        tabIndex={tabIndex}
        aria-label={t("ui.today.held.releaseOf", { title: task.title })}
        onClick={() => void releaseTask(task)}
      >
        {t("ui.today.held.release")}
      </Button>
    </span>
  );
}
