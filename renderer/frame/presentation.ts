// Presentation: while it is on, nothing private is on the screen. It belongs to this window alone.
import { useSyncExternalStore } from "react";

const key = "presentation";
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

// Kept over a reload: what is being shown to others must not come back with everything on it.
const isOn = (): boolean => sessionStorage.getItem(key) === "on";

/** Limits, walk-away numbers, private notes and ratings are left out (not only covered) while this is true. */
export const usePresentation = (): boolean => useSyncExternalStore(watch, isOn);

export function togglePresentation(): void {
  if (isOn()) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, "on");
  for (const watcher of watchers) watcher();
}
