// The keys of a table: walk, open, peek, edit, choose, trash. They work wherever no other control has the focus.
import { useKeys, type KeyBinding } from "../../frame/keys.ts";

export interface GridActions {
  /** Rows in the list. */
  total: number;
  /** Rows in view, for Page Up and Down. */
  page: () => number;
  active: { index: number; column: number; go: (index: number, column?: number) => void };
  open: (how: "open" | "full" | "peek" | "edit") => void;
  /** Null where rows are not chosen. */
  selecting: {
    choose: () => void;
    extendTo: (index: number) => void;
    all: () => void;
    trash: () => void;
  } | null;
  /** Closes the top thing: the record, then the selection. False when there was none. */
  leave: () => boolean;
  filter: () => void;
}

const notOnButton = (event?: KeyboardEvent): boolean =>
  !(
    event?.target instanceof Element &&
    event.target.closest("aside") &&
    event.target.closest("button, a[href]")
  );

export function useGridKeys(grid: GridActions): void {
  const { active, total, selecting } = grid;
  const by = (rows: number) => () => {
    if (total === 0) return false;
    active.go(active.index + rows);
    return true;
  };
  const to = (index: () => number) => () => active.go(index());
  const sideways = (step: number) => () => active.go(active.index, active.column + step);
  const record = (run: () => void) => (event?: KeyboardEvent) => {
    if (active.index < 0 || total === 0 || !notOnButton(event)) return false;
    run();
    return true;
  };
  const choosing: KeyBinding[] = selecting
    ? [
        { keys: "x", label: "ui.table.keys.choose", run: record(selecting.choose) },
        {
          keys: "shift+ArrowDown",
          label: "ui.table.keys.extend",
          run: record(() => selecting.extendTo(active.index + 1)),
        },
        { keys: "shift+ArrowUp", run: record(() => selecting.extendTo(active.index - 1)) },
        { keys: "mod+a", label: "ui.table.keys.all", inText: false, run: selecting.all },
        { keys: "Delete", label: "ui.table.keys.trash", run: record(selecting.trash) },
        { keys: "mod+Backspace", inText: false, run: record(selecting.trash) },
        { keys: "e", label: "ui.table.keys.edit", run: record(() => grid.open("edit")) },
      ]
    : [];
  useKeys("ui.table.keys.title", [
    { keys: "j", label: "ui.table.keys.down", run: by(1) },
    { keys: "ArrowDown", run: by(1) },
    { keys: "k", label: "ui.table.keys.up", run: by(-1) },
    { keys: "ArrowUp", run: by(-1) },
    { keys: "ArrowLeft", label: "ui.table.keys.left", run: sideways(-1) },
    { keys: "ArrowRight", label: "ui.table.keys.right", run: sideways(1) },
    { keys: "Home", label: "ui.table.keys.first", run: to(() => 0) },
    { keys: "End", label: "ui.table.keys.last", run: to(() => total - 1) },
    { keys: "PageUp", run: to(() => active.index - grid.page()) },
    { keys: "PageDown", run: to(() => active.index + grid.page()) },
    { keys: "Enter", label: "ui.table.keys.open", run: record(() => grid.open("open")) },
    { keys: "shift+Enter", label: "ui.table.keys.full", run: record(() => grid.open("full")) },
    { keys: "Space", label: "ui.table.keys.peek", run: record(() => grid.open("peek")) },
    ...choosing,
    { keys: "/", label: "ui.table.keys.filter", run: grid.filter },
    { keys: "Escape", label: "ui.table.keys.leave", inText: true, run: grid.leave },
  ]);
}
