// What the desktop process tells the page without being asked.
import type { StoreState } from "../api/desk.ts";
import type { Progress } from "./thread.ts";

export interface PageEvents {
  /** After every write and every finished job: all reads are stale. */
  changed: Record<string, never>;
  progress: { job: string } & Progress;
  job: { job: string; state: "started" | "ended"; path: string; title: string };
  menu: { command: MenuCommand };
  /** Files that the system handed over. */
  open: { tokens: string[]; names: string[] };
  store: StoreState;
  /** What waits in the shared folder, or whether it is there, has changed: `desk.sharedFolder` says it. */
  sharedFolder: Record<string, never>;
  /** A file of the shared folder was put together unseen, as the person wished. */
  sharedMerged: { batchId: number; name: string; by: string | null; created: number; updated: number };
  /** A reminder was clicked; `snooze` where the person wants to choose another time. */
  task: { id: number; snooze: boolean };
  /** A digest was clicked, or Today chosen in the tray. */
  today: Record<string, never>;
  newTask: Record<string, never>;
}

export type MenuCommand =
  | "new"
  | "search"
  | "logCall"
  | "undo"
  | "redo"
  | "import"
  | "openShared"
  | "saveShared"
  | "settings"
  | "keys"
  | "partners"
  | "today"
  | "tasks"
  | "negotiations"
  | "initiatives"
  | "performance"
  | "trash"
  | "back"
  | "forward";

/** The only channels there are. `drop` is sent by the preload alone, see preload.ts. */
export const channels = { call: "call", drop: "drop", event: "event" } as const;
