// The keys of tasks, the same in every view: done, another day, priority. They mean the chosen tasks, else the one at hand.
import type { Priority } from "../../../electron/domain/tasks/task.ts";
import { useKeys, type KeyBinding } from "../../frame/keys.ts";
import { askDue, completeTasks, rankTasks, reopenTask, trashTasks, type Titled } from "./actions.tsx";
import type { DueOf } from "./task.ts";

export type Meant = Titled & Partial<DueOf> & { outcome?: string | null };

export interface TaskKeys {
  meant: () => readonly Meant[];
  /** They left what is shown. */
  onGone?: (tasks: readonly Meant[]) => void;
  /** Where the view has no such key of its own. */
  trash?: boolean;
  onEdit?: (task: Meant) => void;
}

export function useTaskKeys({ meant, onGone, trash = false, onEdit }: TaskKeys): void {
  const withMeant =
    (run: (tasks: readonly Meant[]) => Promise<unknown>): KeyBinding["run"] =>
    () => {
      const tasks = meant();
      if (tasks.length === 0) return false;
      void run(tasks);
      return true;
    };
  const rank = (priority: Priority): KeyBinding => ({
    keys: String(priority),
    label: `ui.tasks.keys.p${priority}`,
    run: withMeant((tasks) => rankTasks(tasks, priority)),
  });
  const throwAway = withMeant(async (tasks) => {
    if (await trashTasks(tasks)) onGone?.(tasks);
  });
  const edit: KeyBinding["run"] = () => {
    const [task] = meant();
    if (!task) return false;
    onEdit?.(task);
    return true;
  };
  useKeys("ui.tasks.keys.group", [
    {
      keys: "mod+Enter",
      label: "ui.tasks.keys.done",
      inText: false,
      run: withMeant(async (tasks) => {
        const [task] = tasks;
        if (task?.outcome && tasks.length === 1) return reopenTask(task);
        if (await completeTasks(tasks)) onGone?.(tasks);
      }),
    },
    { keys: "d", label: "ui.tasks.keys.due", run: withMeant((tasks) => askDue(tasks)) },
    rank(1),
    rank(2),
    rank(3),
    rank(4),
    ...(trash
      ? [
          { keys: "Delete", label: "ui.table.keys.trash" as const, run: throwAway },
          { keys: "mod+Backspace", inText: false, run: throwAway },
        ]
      : []),
    ...(onEdit ? [{ keys: "e", label: "ui.tasks.keys.edit" as const, run: edit }] : []),
  ]);
}
