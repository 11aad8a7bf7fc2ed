// Today: what to do in score order, the plan of the day, and beside it what else wants to be seen.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { newTaskHere } from "../../frame/dialogs.ts";
import { useKeys } from "../../frame/keys.ts";
import { showDayLong } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { NewTaskButton } from "../tasks/Empty.tsx";
import { TaskPanel } from "../tasks/TaskPanel.tsx";
import { CarryOver, PlanBar } from "./PlanBar.tsx";
import { PutAway } from "./PutAway.tsx";
import { Side } from "./Side.tsx";
import classes from "./Today.module.css";
import { TodayList } from "./TodayList.tsx";

const step = 100;

export function TodayPage({ opened }: { opened: number | null }) {
  const [limit, setLimit] = useState(step);
  const tasks = useRead((api) => api.tasks.today, { limit });
  const overview = useRead((api) => api.today.overview, {}).data;
  // What a task is opened with belongs to that opening alone.
  const [focus, setFocus] = useState<number | null>(null);
  useKeys("ui.table.keys.title", [
    { keys: "mod+n", label: "ui.today.keys.new", command: "new", run: () => newTaskHere() },
  ]);
  const empty = useRead((api) => api.workspace.status, {}).data?.empty ?? false;
  const { data, error, refetch } = tasks;
  const onOpen = (id: number, how: "open" | "peek" | "follow"): void => {
    setFocus(how === "open" ? id : null);
    // Walking from task to task is one step of Back, not one each.
    go(routes.today(id), how === "follow");
  };
  const onClose = (): void => go(routes.today());
  const left = data ? data.total - data.rows.length : 0;
  return (
    <Page
      title={t("ui.today.title")}
      aside={
        data && (
          <>
            <span className={classes.count}>{showDayLong(data.day)}</span>
            {overview && !(empty && data.total === 0) && (
              <PlanBar plan={overview.plan} day={data.day} rows={data.rows} />
            )}
          </>
        )
      }
      actions={<NewTaskButton />}
      fill
    >
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      <div className={classes.place}>
        {data && (
          <div className={classes.columns}>
            <div className={classes.main}>
              {overview && <CarryOver plan={overview.plan} day={data.day} />}
              {data.rows.length === 0 ? (
                <EmptyState
                  text={t(empty ? "ui.today.empty" : "ui.today.clear")}
                  action={<NewTaskButton />}
                />
              ) : (
                <>
                  <Heads />
                  <TodayList
                    rows={data.rows}
                    day={data.day}
                    opened={opened}
                    onOpen={onOpen}
                    onClose={onClose}
                  />
                </>
              )}
              {left > 0 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  className={classes.more}
                  onClick={() => setLimit(limit + step)}
                >
                  {t("ui.today.more", { count: Math.min(step, left), total: data.total })}
                </Button>
              )}
              <PutAway onOpen={(id) => onOpen(id, "open")} />
            </div>
            {overview && <Side overview={overview} />}
          </div>
        )}
        {opened !== null && (
          <TaskPanel key={opened} id={opened} onClose={onClose} focus={focus === opened ? "" : null} />
        )}
      </div>
    </Page>
  );
}

/** What the numbers of the lines are; a screen reader hears it with each number. */
const Heads = () => (
  <div className={classes.heads} aria-hidden>
    <span className={classes.headTask}>{t("ui.today.columns.task")}</span>
    <span className={classes.due}>{t("ui.today.columns.due")}</span>
    <span className={classes.effort}>{t("ui.today.columns.effort")}</span>
    <span className={classes.score}>{t("ui.today.columns.score")}</span>
  </div>
);
