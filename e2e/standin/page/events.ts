// What the preload's world observes for the main process: keys, links, place, focus, theme, and the closing window.
import type { KeyInput, Shortcut, Up } from "../wire.ts";

type Tell = (up: Up) => void;
interface NavigateEvent extends Event {
  destination: { sameDocument: boolean };
  downloadRequest: string | null;
}

const INTERACTIVE_CHECK_MS = 500;

/** Menu accelerators: the page sees the key first, then the menu, as on Linux and Windows. */
export function watchKeys(tell: Tell, shortcuts: () => Shortcut[]): void {
  const report = (event: KeyboardEvent) => {
    const input: KeyInput = {
      type: event.type === "keydown" ? "keyDown" : "keyUp",
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
    };
    tell(["key", input]);
  };
  window.addEventListener("keydown", report, true);
  window.addEventListener("keyup", report, true);
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const hit = shortcuts().find(
      (shortcut) =>
        shortcut.key === event.key.toLowerCase() &&
        shortcut.ctrl === event.ctrlKey &&
        shortcut.alt === event.altKey &&
        // "+" and its like need Shift on some keyboards only.
        (shortcut.shift === event.shiftKey || !/[\p{L}\p{N}]/u.test(shortcut.key)) &&
        shortcut.meta === event.metaKey,
    );
    if (!hit) return;
    event.preventDefault();
    tell(["accelerator", hit.commandId]);
  });
}

/** Links that would open another window ask the app instead: Chromium would open a real one before it can be closed. */
export function watchLinks(tell: Tell): void {
  const ask = (event: MouseEvent) => {
    if (event.defaultPrevented) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== "");
    if (!(link instanceof HTMLAnchorElement)) return;
    const background = event.button === 1 || event.ctrlKey || event.metaKey;
    const other = link.target !== "" && !["_self", "_top", "_parent"].includes(link.target);
    if (!background && !event.shiftKey && !other) return;
    event.preventDefault();
    const disposition = background ? "background-tab" : event.shiftKey ? "new-window" : "foreground-tab";
    tell(["open", link.href, link.target === "_blank" ? "" : link.target, "", disposition]);
  };
  window.addEventListener("click", ask);
  window.addEventListener("auxclick", (event) => {
    if (event.button === 1) ask(event);
  });
}

/** The window's place and focus: Chromium's protocol has no events for them. */
export function watchPlace(tell: Tell): void {
  let left = window.screenX;
  let top = window.screenY;
  window.addEventListener("resize", () => tell(["place"]));
  document.addEventListener("visibilitychange", () => tell(["place"]));
  window.addEventListener("focus", () => tell(["focus", true]));
  window.addEventListener("blur", () => tell(["focus", false]));
  window.setInterval(() => {
    if (left === window.screenX && top === window.screenY) return;
    left = window.screenX;
    top = window.screenY;
    tell(["place"]);
  }, INTERACTIVE_CHECK_MS);
}

export function watchTheme(tell: Tell): void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  tell(["dark", dark.matches]);
  dark.addEventListener("change", () => tell(["dark", dark.matches]));
}

/**
 * A beforeunload that is no navigation is someone closing the window: it is held up, so that the main process can
 * ask the app. The Navigation API's event comes first for navigations.
 */
export function holdClose(mayUnload: () => boolean): void {
  let navigating = false;
  const { navigation } = window as unknown as { navigation: EventTarget };
  navigation.addEventListener("navigate", (event) => {
    const { destination, downloadRequest } = event as NavigateEvent;
    navigating = !destination.sameDocument && downloadRequest === null;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!navigating && !mayUnload()) event.preventDefault();
    navigating = false;
  });
}
