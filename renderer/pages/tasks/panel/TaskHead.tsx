// The head of a task's record: tick it off, its title, and what is done with it as a whole.
import { ActionIcon, Button, Checkbox, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconBan,
  IconCalendarCheck,
  IconDots,
  IconMoonStars,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { showInstantDay, today } from "../../../format.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { originOf, useOrigins } from "../../../ui/Origin.tsx";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { notNow, pin } from "../../today/actions.tsx";
import { completeTasks, dropTasks, planTasks, releaseTask, reopenTask, trashTasks } from "../actions.tsx";
import type { WholeTask } from "../task.ts";
import classes from "../Tasks.module.css";
import { saveTask } from "./save.ts";

export function TaskHead({ task, onGone }: { task: WholeTask; onGone: () => void }) {
  const { id, uid, title, outcome, outcomeReason, closedAt, deletedAt } = task;
  const origins = useOrigins(uid);
  const closed = outcome !== null;
  const [ticked, setTicked] = useState(false);
  const tick = async (): Promise<void> => {
    setTicked(true);
    await (closed ? reopenTask(task) : completeTasks([task]));
    setTicked(false);
  };
  return (
    <>
      <div className={classes.panelHead} data-field="title">
        <Checkbox
          className={classes.panelTick}
          radius="xl"
          size="md"
          checked={closed !== ticked}
          disabled={deletedAt !== null}
          onChange={() => void tick()}
          aria-label={t(closed ? "ui.tasks.act.reopenNamed" : "ui.tasks.act.doneNamed", { title })}
        />
        <InlineField
          label={t("ui.tasks.facts.title")}
          hideLabel
          large
          wraps
          clearable={false}
          value={title}
          readOnly={deletedAt !== null}
          save={(next) => saveTask(id, { title: next ?? title })}
          origin={originOf(origins, "title")}
        />
        {deletedAt === null && <TaskMenu task={task} onGone={onGone} />}
      </div>
      {deletedAt !== null && (
        <output className={classes.told}>
          {t("ui.tasks.trashed", { count: 1, title })}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void call((api) => api.tasks.restore, { id }).catch(sayError)}
          >
            {t("ui.tasks.act.restore")}
          </Button>
        </output>
      )}
      {closed && closedAt !== null && (
        <output className={classes.told}>
          <span>
            {t(`ui.tasks.outcome.${outcome}`)} {showInstantDay(closedAt)}
            {outcomeReason && (
              <>
                {" · "}
                <bdi>{outcomeReason}</bdi>
              </>
            )}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => void reopenTask(task)}>
            {t("ui.tasks.act.reopen")}
          </Button>
        </output>
      )}
    </>
  );
}

function TaskMenu({ task, onGone }: { task: WholeTask; onGone: () => void }) {
  const open = task.outcome === null;
  const planned = task.plannedOn === today();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("ui.tasks.act.more")}>
          <ActionIcon size="lg" aria-label={t("ui.tasks.act.more")}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {open && (
          <>
            <Menu.Item
              leftSection={<IconCalendarCheck size={16} />}
              onClick={() => void planTasks([task], planned ? null : today())}
            >
              {t(planned ? "ui.tasks.act.unplan" : "ui.tasks.act.plan")}
            </Menu.Item>
            {task.hold?.kind !== "pin" && (
              <Menu.Item leftSection={<IconPin size={16} />} onClick={() => void pin(task)}>
                {t("ui.tasks.act.pin")}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconMoonStars size={16} />} onClick={() => void notNow(task, today())}>
              {t("ui.tasks.act.notNow")}
            </Menu.Item>
            {task.hold && (
              <Menu.Item leftSection={<IconPinnedOff size={16} />} onClick={() => void releaseTask(task)}>
                {t("ui.tasks.act.release")}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item leftSection={<IconBan size={16} />} onClick={() => void dropTasks([task])}>
              {t("ui.tasks.act.drop")}
            </Menu.Item>
          </>
        )}
        {!open && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => void reopenTask(task)}>
            {t("ui.tasks.act.reopen")}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          onClick={() => void trashTasks([task]).then((done) => done && onGone())}
        >
          {t("ui.tasks.act.trash")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
