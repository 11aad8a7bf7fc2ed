// The tasks as a table or a board: saved views, filters or what to do with the chosen, and the task over it.
import { useRef, type ReactNode } from "react";
import { ActionBar } from "../../../ui/table/ActionBar.tsx";
import { ColumnsMenu } from "../../../ui/table/ColumnsMenu.tsx";
import type { Opening } from "../../../ui/table/DataTable.tsx";
import { FilterBar } from "../../../ui/table/FilterBar.tsx";
import { isComplete } from "../../../ui/table/filter.ts";
import { useArrangement } from "../../../ui/table/useArrangement.ts";
import { useRows } from "../../../ui/table/useRows.ts";
import { useSelection } from "../../../ui/table/useSelection.ts";
import { ViewTabs } from "../../../ui/table/ViewTabs.tsx";
import { sayError } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { TaskBoard } from "../board/TaskBoard.tsx";
import classes from "../Tasks.module.css";
import { BulkTasks } from "./BulkTasks.tsx";
import { taskColumns } from "./columns.tsx";
import { useTaskFilterFields } from "./filters.tsx";
import { taskAsk, taskSort } from "./question.ts";
import { TaskTable } from "./TaskTable.tsx";

const byScore = { by: "score", desc: true };

export interface ViewProps {
  opened: number | null;
  onOpen: (id: number, how: Opening, column?: string) => void;
  onClose: () => void;
  /** The task over it. */
  panel: ReactNode;
}

export function ListAndBoard({
  view,
  opened,
  onOpen,
  onClose,
  panel,
}: ViewProps & { view: "list" | "board" }) {
  const isList = view === "list";
  const fields = useTaskFilterFields(isList);
  const arranged = useArrangement("tasks", taskColumns, byScore);
  const { now, set } = arranged;
  const ask = taskAsk(now.search, now.filters.filter(isComplete), isList);
  const sort = taskSort(now.sort);
  const rows = useRows((api) => api.tasks.list, { ...ask, sort });
  const selection = useSelection();
  const search = useRef<HTMLInputElement>(null);
  const total = rows.total ?? 0;
  const { idsBetween } = rows;
  const onAll = async (): Promise<void> => {
    if (selection.ids.size >= total) return selection.clear();
    try {
      selection.set(await idsBetween(0, total - 1));
    } catch (error) {
      sayError(error);
    }
  };
  const chosen = [...selection.ids].map((id) => {
    const index = rows.indexOf(id);
    return { id, title: (index === null ? undefined : rows.at(index)?.title) ?? "" };
  });
  return (
    <>
      <ViewTabs
        page="tasks"
        label={t("ui.table.views")}
        views={arranged.views}
        current={arranged.view}
        onChoose={arranged.choose}
        detail={now}
        changed={arranged.changed}
      />
      {isList && selection.ids.size > 0 ? (
        <ActionBar
          count={selection.ids.size}
          total={total}
          onAll={() => void onAll()}
          onClear={selection.clear}
        >
          <BulkTasks tasks={chosen} onGone={selection.clear} />
        </ActionBar>
      ) : (
        <FilterBar
          input={search}
          search={now.search}
          onSearch={(text) => set({ search: text })}
          placeholder={t("ui.tasks.find")}
          fields={fields}
          filters={now.filters}
          onFilters={(next) => set({ filters: next })}
        >
          {isList && <ColumnsMenu columns={taskColumns} look={now} onLook={(change) => set(change)} />}
        </FilterBar>
      )}
      <div className={classes.place}>
        {isList ? (
          <TaskTable
            arranged={arranged}
            ask={ask}
            sort={sort}
            rows={rows}
            selection={selection}
            search={search}
            opened={opened}
            onOpen={onOpen}
            onClose={onClose}
            onAll={() => void onAll()}
          />
        ) : (
          <TaskBoard
            ask={ask}
            opened={opened}
            onOpen={onOpen}
            onFilter={() => search.current?.focus()}
            onClose={onClose}
            onClear={() => arranged.choose(null)}
          />
        )}
        {panel}
      </div>
    </>
  );
}
