// The Tasks page: a list, a board, the days of a week or month; filters or what to do with the chosen, and the task over it.
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { newTaskHere } from "../../frame/dialogs.ts";
import { useKeys } from "../../frame/keys.ts";
import { go, routes } from "../../routes.ts";
import { Page } from "../../ui/Page.tsx";
import type { Opening } from "../../ui/table/DataTable.tsx";
import { t } from "../../words.ts";
import { readTasksAddress } from "./address.ts";
import { CalendarView } from "./calendar/CalendarView.tsx";
import { NewTaskButton } from "./Empty.tsx";
import { ListAndBoard } from "./list/ListAndBoard.tsx";
import { TaskPanel } from "./TaskPanel.tsx";
import classes from "./Tasks.module.css";

const views = ["list", "board", "week", "month"] as const;
type View = (typeof views)[number];

export function TasksPage({ address }: { address: string }) {
  const { shown, opened } = readTasksAddress(address);
  // What a task is opened with belongs to that opening alone.
  const [focus, setFocus] = useState<{ id: number; field: string } | null>(null);
  const open = (id: number, how: Opening, column = ""): void => {
    setFocus(
      how === "open" || how === "full" ? { id, field: "" } : how === "edit" ? { id, field: column } : null,
    );
    // Walking from task to task is one step of Back, not one each.
    go(routes.tasks(shown, id), how === "follow");
  };
  const show = (view: View): void => go(routes.tasks({ view }, opened ?? undefined));
  useKeys("ui.tasks.keys.group", [
    { keys: "mod+n", label: "ui.tasks.keys.quick", command: "new", run: () => newTaskHere() },
    { keys: "v l", label: "ui.tasks.keys.list", run: () => show("list") },
    { keys: "v b", label: "ui.tasks.keys.board", run: () => show("board") },
    { keys: "v w", label: "ui.tasks.keys.week", run: () => show("week") },
    { keys: "v m", label: "ui.tasks.keys.month", run: () => show("month") },
  ]);
  const { data: counts } = useRead((api) => api.tasks.counts, {});
  const onClose = (): void => {
    go(routes.tasks(shown));
    const home = opened === null ? "" : `[data-card="${opened}"], [data-task="${opened}"], `;
    document.querySelector<HTMLElement>(`${home}[role=grid]`)?.focus();
  };
  const shared = {
    opened,
    onOpen: open,
    onClose,
    panel: opened !== null && (
      <TaskPanel
        key={opened}
        id={opened}
        onClose={onClose}
        focus={focus?.id === opened ? focus.field : null}
      />
    ),
  };
  return (
    <Page
      title={t("ui.tasks.title")}
      aside={counts && <span className={classes.count}>{t("ui.tasks.count", { count: counts.open })}</span>}
      actions={
        <>
          <SegmentedControl
            aria-label={t("ui.tasks.view.label")}
            value={shown.view}
            onChange={(view) => show(view)}
            data={views.map((value) => ({ value, label: t(`ui.tasks.view.${value}`) }))}
          />
          <NewTaskButton />
        </>
      }
      fill
    >
      {shown.view === "week" || shown.view === "month" ? (
        <CalendarView shown={shown} {...shared} />
      ) : (
        <ListAndBoard view={shown.view} {...shared} />
      )}
    </Page>
  );
}
