// Where a clicked notification and the tray lead: a task, Today, a new task.
import { bridge } from "../api/bridge.ts";
import { askReminder } from "../pages/tasks/panel/askReminder.tsx";
import { go, routes } from "../routes.ts";
import { newTaskHere } from "./dialogs.ts";

export function followReminded(): () => void {
  const offs = [
    bridge.on("task", ({ id, snooze }) => {
      go(routes.task(id));
      if (snooze) void askReminder(id);
    }),
    bridge.on("today", () => go(routes.today())),
    bridge.on("newTask", () => newTaskHere()),
  ];
  return () => offs.forEach((off) => off());
}
