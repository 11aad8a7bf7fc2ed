// The records opened lately in this window; only in memory, because names of partners stay in the workspace.
import { useSyncExternalStore } from "react";

export interface Found {
  kind: "partner" | "contact";
  id: number;
  name: string;
  detail: string | null;
}

const most = 8;
let recent: readonly Found[] = [];
const watchers = new Set<() => void>();

export function remember(found: Found): void {
  const [newest] = recent;
  if (newest?.kind === found.kind && newest.id === found.id && newest.name === found.name) return;
  recent = [found, ...recent.filter(({ kind, id }) => kind !== found.kind || id !== found.id)].slice(0, most);
  for (const watcher of watchers) watcher();
}

export const useRecent = (): readonly Found[] =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => recent,
  );
