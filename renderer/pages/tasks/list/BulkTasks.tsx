// What can be done with several tasks at once: each is one batch, undone as one.
import { Button, Group, Menu } from "@mantine/core";
import {
  IconBan,
  IconCalendar,
  IconCalendarCheck,
  IconCheck,
  IconChevronDown,
  IconFlag3,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { addDays } from "../../../../electron/domain/days.ts";
import { priorities } from "../../../../electron/domain/tasks/task.ts";
import { today } from "../../../format.ts";
import { t } from "../../../words.ts";
import {
  askDue,
  completeTasks,
  dropTasks,
  planTasks,
  rankTasks,
  trashTasks,
  type Titled,
} from "../actions.tsx";

/** `onGone`: they left the list. */
export function BulkTasks({ tasks, onGone }: { tasks: readonly Titled[]; onGone: () => void }) {
  const go = (done: Promise<boolean>): void => void done.then((isDone) => isDone && onGone());
  return (
    <Group gap={4}>
      <Act
        label={t("ui.tasks.bulk.done")}
        icon={<IconCheck size={15} aria-hidden />}
        onClick={() => go(completeTasks(tasks))}
      />
      <Act
        label={t("ui.tasks.bulk.due")}
        icon={<IconCalendar size={15} aria-hidden />}
        onClick={() => void askDue(tasks)}
      />
      <Choices label={t("ui.tasks.bulk.priority")} icon={<IconFlag3 size={15} aria-hidden />}>
        {priorities.map((priority) => (
          <Menu.Item key={priority} onClick={() => void rankTasks(tasks, priority)}>
            {t(`ui.tasks.priority.of.p${priority}`)}
          </Menu.Item>
        ))}
      </Choices>
      <Choices label={t("ui.tasks.bulk.plan")} icon={<IconCalendarCheck size={15} aria-hidden />}>
        <Menu.Item onClick={() => void planTasks(tasks)}>{t("ui.tasks.bulk.planToday")}</Menu.Item>
        <Menu.Item onClick={() => void planTasks(tasks, addDays(today(), 1))}>
          {t("ui.tasks.bulk.planTomorrow")}
        </Menu.Item>
        <Menu.Item onClick={() => void planTasks(tasks, null)}>{t("ui.tasks.bulk.planNone")}</Menu.Item>
      </Choices>
      <Act
        label={t("ui.tasks.bulk.drop")}
        icon={<IconBan size={15} aria-hidden />}
        onClick={() => go(dropTasks(tasks))}
      />
      <Act
        label={t("ui.tasks.bulk.trash")}
        icon={<IconTrash size={15} aria-hidden />}
        onClick={() => go(trashTasks(tasks))}
      />
    </Group>
  );
}

const look = { variant: "subtle", color: "gray", size: "compact-sm" } as const;

function Act({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Button {...look} leftSection={icon} onClick={onClick}>
      {label}
    </Button>
  );
}

function Choices({ label, icon, children }: { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button {...look} leftSection={icon} rightSection={<IconChevronDown size={13} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
