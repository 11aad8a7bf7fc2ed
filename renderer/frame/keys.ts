// Keys as data: each page says which keys it answers, one listener dispatches, and the overlay shows what is registered.
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { MenuCommand } from "../../electron/api/desk.ts";
import { bridge } from "../api/bridge.ts";
import type { WordKey } from "../words.ts";

export interface KeyBinding {
  /** "mod+k" (Ctrl, or Cmd on a Mac), "g p" (one after the other), "j", "shift+ArrowDown", "?". Names as in KeyboardEvent.key. */
  keys: string;
  /** What it does; without it the overlay leaves it out (a second key for the same thing). */
  label?: WordKey;
  /** Returns false where it does not apply after all: the key goes on. */
  run: (event?: KeyboardEvent) => void | boolean;
  /** The menu's command that means the same. */
  command?: MenuCommand;
  /** While a text field has the focus: by default keys with mod or alt still work there, and nothing else does. */
  inText?: boolean;
}
export interface KeyGroup {
  title: WordKey;
  bindings: KeyBinding[];
}

export const isMac: boolean = /mac/i.test(navigator.userAgent);

let groups: readonly (() => KeyGroup)[] = [];
const watchers = new Set<() => void>();
const change = (next: typeof groups): void => {
  groups = next;
  for (const watcher of watchers) watcher();
};

/** These keys work while the component is mounted; those registered last go first. */
export function useKeys(title: WordKey, bindings: KeyBinding[]): void {
  const latest = useRef<KeyGroup>({ title, bindings });
  useEffect(() => {
    latest.current = { title, bindings };
  });
  useEffect(() => {
    const get = (): KeyGroup => latest.current;
    change([get, ...groups]);
    return () => change(groups.filter((other) => other !== get));
  }, []);
}

/** All keys that work now, for the overlay. */
export const useAllKeys = (): KeyGroup[] =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => groups,
  ).map((get) => get());

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

/** Something that answers Enter, Space or arrows itself. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    "button, a[href], summary, input, [role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=slider], [role=separator], [aria-roledescription]",
  ) !== null;

const inDialog = (target: EventTarget | null): boolean => {
  const dialogs = document.querySelectorAll("[role=dialog][aria-modal=true]");
  return dialogs.length > 0 && !(target instanceof Element && target.closest("[data-keys-through]"));
};

/** Menus and pop-ups close on Escape by themselves; whether one was open is known only before they do. */
const openOnTop =
  ".mantine-Popover-dropdown, .mantine-Menu-dropdown, .mantine-Combobox-dropdown, [role=dialog][aria-modal=true]";
let onTop = false;
const lookOnTop = (event: KeyboardEvent): void => {
  // A closed one may still be in the document, hidden.
  if (event.key === "Escape")
    onTop = [...document.querySelectorAll(openOnTop)].some((node) => node.checkVisibility());
};

const controlKeys = new Set(["Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);

/** "mod+shift+z" of an event; single characters are lower case and keep their own shift ("?"). */
function nameOf(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const single = event.key.length === 1;
  const key = single ? event.key.toLowerCase() : event.key;
  const letter = single && /\p{L}/u.test(key);
  return [
    mod && "mod",
    event.altKey && "alt",
    event.shiftKey && (!single || letter || mod) && "shift",
    key === " " ? "Space" : key,
  ]
    .filter(Boolean)
    .join("+");
}

let first: { key: string; at: number } | null = null;

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const plain = !/^(mod|alt)\+/.test(name) && !/^F\d/.test(name);
  if (inDialog(event.target) || (event.key === "Escape" && onTop)) return;
  const sequence = first && event.timeStamp - first.at < 1200 ? `${first.key} ${name}` : null;
  first = plain && name.length === 1 && !isText(event.target) ? { key: name, at: event.timeStamp } : null;
  for (const wanted of sequence === null ? [name] : [sequence, name]) {
    for (const get of groups) {
      for (const binding of get().bindings) {
        if (binding.keys !== wanted) continue;
        if (!(binding.inText ?? !plain) && isText(event.target)) continue;
        if (controlKeys.has(event.key) && plain && isControl(event.target)) continue;
        if (binding.run(event) === false) continue;
        event.preventDefault();
        first = null;
        return;
      }
    }
  }
}

/** Starts listening; the frame does it once. */
export function followKeys(): () => void {
  window.addEventListener("keydown", lookOnTop, true);
  window.addEventListener("keydown", dispatch);
  const off = bridge.on("menu", ({ command }) => {
    for (const get of groups) {
      for (const binding of get().bindings) {
        if (binding.command === command && binding.run() !== false) return;
      }
    }
  });
  return () => {
    window.removeEventListener("keydown", lookOnTop, true);
    window.removeEventListener("keydown", dispatch);
    off();
  };
}
