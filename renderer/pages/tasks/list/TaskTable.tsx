// The list of tasks as a table: every fact, any order, several at once, and the keys of tasks.
import { useRef, type RefObject } from "react";
import { call } from "../../../api/client.ts";
import { useDensity } from "../../../frame/preferences.ts";
import { DataTable, type Opening } from "../../../ui/table/DataTable.tsx";
import type { Arranged } from "../../../ui/table/useArrangement.ts";
import type { Rows } from "../../../ui/table/useRows.ts";
import type { Selection } from "../../../ui/table/useSelection.ts";
import { t } from "../../../words.ts";
import { trashTasks } from "../actions.tsx";
import { NoneFits, NoTasks } from "../Empty.tsx";
import type { TaskRow } from "../task.ts";
import { useTaskKeys, type Meant } from "../useTaskKeys.ts";
import { taskColumns } from "./columns.tsx";
import type { TaskAsk, TaskSort } from "./question.ts";

const pageOfIds = 1000;

export interface TaskTableProps {
  arranged: Arranged;
  ask: TaskAsk;
  sort: TaskSort;
  rows: Rows<TaskRow>;
  selection: Selection;
  search: RefObject<HTMLInputElement | null>;
  opened: number | null;
  onOpen: (id: number, how: Opening, column: string) => void;
  onClose: () => void;
  /** Chooses all that match, or none. */
  onAll: () => void;
}

export function TaskTable(props: TaskTableProps) {
  const { arranged, ask, sort, rows, selection, search, opened, onOpen, onClose, onAll } = props;
  const density = useDensity();
  const { now, set } = arranged;
  const current = useRef<TaskRow | null>(null);

  /** The chosen ones, else the one that the keyboard is at. */
  const meant = (): readonly Meant[] => {
    if (selection.ids.size > 0) return [...selection.ids].map((id) => ({ id, title: titleOf(id) }));
    return current.current ? [current.current] : [];
  };
  const titleOf = (id: number): string => {
    const index = rows.indexOf(id);
    return (index === null ? undefined : rows.at(index)?.title) ?? "";
  };
  const left = (): void => selection.clear();
  useTaskKeys({ meant, onGone: left });

  const locate = async (id: number): Promise<number | null> => {
    // There is no call that tells a task's place: the list is walked, a thousand at a time.
    for (let offset = 0; ; offset += pageOfIds) {
      const page = await call((api) => api.tasks.list, {
        ...ask,
        sort,
        limit: pageOfIds,
        offset,
      });
      const place = page.rows.findIndex((row) => row.id === id);
      if (place >= 0) return offset + place;
      if (page.rows.length < pageOfIds) return null;
    }
  };
  const onTrash = async (ids: number[]): Promise<void> => {
    if (!(await trashTasks(ids.map((id) => ({ id, title: titleOf(id) }))))) return;
    if (opened !== null && ids.includes(opened)) onClose();
    left();
  };
  const plain = now.search === "" && now.filters.length === 0;
  return (
    <DataTable
      label={t("ui.tasks.listOf")}
      columns={taskColumns}
      look={now}
      onLook={(change) => set(change)}
      rows={rows}
      selection={selection}
      density={density}
      opened={opened}
      locate={locate}
      onOpen={(row, how, column) => onOpen(row.id, how, column)}
      onClose={onClose}
      onTrash={(ids) => void onTrash(ids)}
      onAll={onAll}
      onFilter={() => search.current?.focus()}
      current={current}
      empty={plain ? <NoTasks /> : <NoneFits onClear={() => arranged.choose(null)} />}
    />
  );
}
