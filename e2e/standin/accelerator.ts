// Accelerators: "CmdOrCtrl+Shift+L" as the page compares it with a key event.
import type { Shortcut } from "./wire.ts";

const KEYS: Record<string, string> = {
  plus: "+",
  space: " ",
  esc: "escape",
  return: "enter",
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
};
const isMac = process.platform === "darwin";
const MODIFIERS: Record<string, "ctrl" | "alt" | "shift" | "meta"> = {
  ctrl: "ctrl",
  control: "ctrl",
  cmd: "meta",
  command: "meta",
  super: "meta",
  meta: "meta",
  cmdorctrl: isMac ? "meta" : "ctrl",
  commandorcontrol: isMac ? "meta" : "ctrl",
  alt: "alt",
  option: "alt",
  shift: "shift",
};
const KEY =
  /^(.|f\d\d?|tab|backspace|delete|insert|enter|home|end|pageup|pagedown|escape|arrow(up|down|left|right))$/;

/** Throws on a text that Electron would not understand either. */
export function parseAccelerator(text: string): Omit<Shortcut, "commandId"> {
  const parts = text.toLowerCase().split("+");
  const last = parts.pop() ?? "";
  const shortcut = { key: KEYS[last] ?? last, ctrl: false, alt: false, shift: false, meta: false };
  for (const part of parts) {
    const modifier = MODIFIERS[part];
    if (!modifier) throw new TypeError(`Invalid accelerator: ${text}`);
    shortcut[modifier] = true;
  }
  if (!KEY.test(shortcut.key)) throw new TypeError(`Invalid accelerator: ${text}`);
  return shortcut;
}
