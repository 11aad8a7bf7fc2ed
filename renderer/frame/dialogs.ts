// The dialogs that open from anywhere, one at a time: `openDialog({ name: "logCall", partnerId })`.
import { useSyncExternalStore } from "react";

export type Dialog =
  | { name: "logCall"; partnerId?: number; contactId?: number }
  | { name: "keys" }
  | { name: "history" };

let open: Dialog | null = null;
const watchers = new Set<() => void>();
const show = (next: Dialog | null): void => {
  open = next;
  for (const watcher of watchers) watcher();
};
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export const openDialog = (dialog: Dialog): void => show(dialog);
export const closeDialog = (): void => show(null);
export const useDialog = (): Dialog | null => useSyncExternalStore(watch, () => open);

/** With the record that is open, where there is one. */
export function logCallHere(): void {
  const [, page, id] = location.hash.replace(/^#/, "").split("/");
  const record =
    id === undefined
      ? {}
      : page === "partners"
        ? { partnerId: Number(id) }
        : page === "people"
          ? { contactId: Number(id) }
          : {};
  openDialog({ name: "logCall", ...record });
}
