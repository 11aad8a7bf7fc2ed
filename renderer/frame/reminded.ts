// Where a clicked notification and the tray lead: a task, Today, a new task.
import { useSyncExternalStore } from "react";
import { bridge } from "../api/bridge.ts";
import { go, routes } from "../routes.ts";
import { newTaskHere } from "./dialogs.ts";

/** The task whose notification asked for another time, until its panel has asked when. */
let snoozing: number | null = null;
const watchers = new Set<() => void>();
const set = (next: number | null): void => {
  snoozing = next;
  for (const watcher of watchers) watcher();
};

export function followReminded(): () => void {
  const offs = [
    bridge.on("task", ({ id, snooze }) => {
      go(routes.task(id));
      set(snooze ? id : null);
    }),
    bridge.on("today", () => go(routes.today())),
    bridge.on("newTask", () => newTaskHere()),
  ];
  return () => offs.forEach((off) => off());
}

export const useSnoozing = (): number | null =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => snoozing,
  );

/** The panel has asked. */
export const snoozeAsked = (): void => set(null);
