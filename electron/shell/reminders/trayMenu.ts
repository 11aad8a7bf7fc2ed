// The menu of the tray as data.
import type { MenuItemConstructorOptions } from "electron";
import type { Words } from "../../domain/words/words.ts";

export interface TrayParts {
  due: number;
  focused: boolean;
  say: Words;
  open: () => void;
  today: () => void;
  newTask: () => void;
  /** Hours of quiet; null ends them. */
  focus: (hours: number | null) => void;
  quit: () => void;
}

const hours = [1, 2, 4];
const line: MenuItemConstructorOptions = { type: "separator" };

export function trayItems(parts: TrayParts): MenuItemConstructorOptions[] {
  const { due, focused, say, focus } = parts;
  return [
    { id: "open", label: say("ui.shell.reminders.tray.open"), click: parts.open },
    { id: "today", label: say("ui.shell.reminders.tray.today", { count: due }), click: parts.today },
    { id: "newTask", label: say("ui.shell.reminders.tray.newTask"), click: parts.newTask },
    line,
    ...(focused
      ? [{ id: "focus", label: say("ui.shell.reminders.tray.endFocus"), click: () => focus(null) }]
      : hours.map((count) => ({
          id: `focus${count}`,
          label: say("ui.shell.reminders.tray.focus", { count }),
          click: () => focus(count),
        }))),
    line,
    { id: "quit", label: say("ui.shell.reminders.tray.quit"), click: parts.quit },
  ];
}

export const trayTip = (due: number, say: Words): string =>
  due === 0 ? say("ui.shell.reminders.tray.tip") : say("ui.shell.reminders.tray.tipDue", { count: due });
