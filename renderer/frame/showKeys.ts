// How a key is written on screen: "mod+k" is Ctrl+K, or ⌘K on a Mac.
import { isMac } from "./keys.ts";

const mac: Record<string, string> = { mod: "⌘", alt: "⌥", shift: "⇧", Enter: "⏎" };
const other: Record<string, string> = { mod: "Ctrl", alt: "Alt", shift: "Shift", Enter: "Enter" };

const arrows: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

export const showKeys = (keys: string): string =>
  keys
    .split("+")
    .map((part) => (isMac ? mac : other)[part] ?? arrows[part] ?? part.toUpperCase())
    .join(isMac ? "" : "+");
