// What the desktop asks of the page: the task of a notification that was clicked, and a new one from the tray.
import { bridge } from "../api/bridge.ts";
import { askReminder } from "../pages/tasks/panel/askReminder.tsx";
import { go, routes } from "../routes.ts";
import { newTaskHere } from "./dialogs.ts";

export function followNotified(): () => void {
  const offs = [
    bridge.on("task", ({ id, snooze }) => {
      go(routes.task(id));
      if (snooze) void askReminder(id);
    }),
    bridge.on("newTask", () => newTaskHere()),
  ];
  return () => {
    for (const off of offs) off();
  };
}
