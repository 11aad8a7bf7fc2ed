// A partner's tasks: the open ones in score order, the done ones folded.
import { Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { newTaskHere } from "../../../frame/dialogs.ts";
import { today } from "../../../format.ts";
import { go, routes } from "../../../routes.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { t } from "../../../words.ts";
import { Fold } from "../../today/Fold.tsx";
import { TaskLine } from "../../today/TaskLine.tsx";
import { Section } from "../Section.tsx";
import classes from "./Todo.module.css";

const few = 20;
const most = 200;

export function PartnerTasks({ partnerId }: { partnerId: number }) {
  const [all, setAll] = useState(false);
  const [past, setPast] = useState(false);
  const open = useRead((api) => api.tasks.list, { partnerId, limit: all ? most : few });
  const closed = useRead((api) => api.tasks.list, {
    partnerId,
    show: "done",
    sort: { by: "closedAt", desc: true },
    limit: few,
  }).data;
  const { data, error, refetch } = open;
  return (
    <Section
      title={t("ui.promises.tasks.title")}
      aside={data && data.total > 0 ? data.total : undefined}
      action={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => newTaskHere({ partnerId })}
        >
          {t("ui.promises.tasks.new")}
        </Button>
      }
    >
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {data?.total === 0 && (
        <Text size="sm" c="dimmed">
          {t("ui.promises.tasks.none")}
        </Text>
      )}
      <ul className={classes.plain} aria-label={t("ui.promises.tasks.title")}>
        {data?.rows.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} day={today()} within="partner" onOpen={(id) => go(routes.task(id))} />
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && !all && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t("ui.promises.tasks.all", { total: data.total })}
        </Button>
      )}
      {closed && closed.total > 0 && (
        <>
          <Fold open={past} onToggle={setPast} label={t("ui.promises.tasks.done", { count: closed.total })} />
          {past && (
            <ul className={classes.plain}>
              {closed.rows.map((task) => (
                <li key={task.id}>
                  <TaskLine task={task} day={today()} within="partner" onOpen={(id) => go(routes.task(id))} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  );
}
