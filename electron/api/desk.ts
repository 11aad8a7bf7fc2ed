// What the shell answers itself (dialogs, links, workspaces, running jobs) and tells without being asked: the shapes, so that the page has one contract.
import type { Failure } from "../domain/errors.ts";
import type { CallOf } from "./call.ts";

export interface RunningJob {
  job: string;
  path: string;
  done: number;
  total: number | null;
  phase: string;
}

/** What the window shows while the store opens, and when it cannot. */
export interface StoreState {
  state: "opening" | "ready" | "failed";
  phase: string;
  done: number;
  total: number | null;
  error?: Failure;
  /** The newest verified backup that could be restored, by name. */
  backup?: string;
}

/** What the desktop process tells the page without being asked. */
export interface PageEvents {
  /** After every write and every finished job: all reads are stale. */
  changed: Record<string, never>;
  progress: { job: string; done: number; total: number | null; phase: string };
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

/** Reminders while the window is closed: what is on, what this system has, and whether it shows notifications. */
export interface BackgroundState {
  /** Closing the window leaves Liaison running. */
  background: boolean;
  /** The system starts it at login, without a window. */
  login: boolean;
  supported: { tray: boolean; login: boolean; notifications: boolean; badge: boolean };
  /** Why the system showed no notification the last time; null where it did, or was not asked yet. */
  blocked: { reason: string } | null;
}

/** A file in the shared folder that waits to be put together. */
export interface WaitingFile {
  /** For `exchange.preview` and `exchange.merge`. */
  token: string;
  name: string;
  /** When it was made; of one that could not be looked into: when it was changed last. */
  at: number;
  /** Who made it, where it says so. */
  by: string | null;
  /** It can be looked into with its passphrase only. */
  encrypted: boolean;
  /** Null where it could not be looked into. */
  news: { created: number; updated: number; deleted: number; conflicts: number } | null;
  /** Why it cannot be read. It is tried again when it changes. */
  error?: Failure;
}

export interface SharedFolder {
  /** `there` is false while the folder cannot be read: its disk is not connected, say. Null where none is chosen. */
  folder: { name: string; there: boolean } | null;
  /** Files without conflicts are put together unseen. */
  auto: boolean;
  /** Newest first. */
  waiting: WaitingFile[];
  /** Older files that are not looked at, because there are too many. */
  more: number;
}

export interface Desk {
  /** The system's dialog for a file to import, for the definition of a report format, or for a shared file; the page gets a token, never a path. */
  pickFile: CallOf<
    { of?: "import" | "definition" | "shared" | undefined },
    { token: string; name: string } | null
  >;
  /** The system's save dialog, then the text is written (UTF-8). */
  saveText: CallOf<{ name: string; text: string }, { saved: boolean; name: string | null }>;
  /** The system's save dialog, then the picture (PNG, base64) is written. */
  savePicture: CallOf<{ name: string; png: string }, { saved: boolean; name: string | null }>;
  /** The system's save dialog, then the page as its print style shows it, on A4: across, or upright. */
  savePdf: CallOf<{ name: string; upright?: boolean | undefined }, { saved: boolean; name: string | null }>;
  /**
   * The system's dialog for a folder. `path` is a token for the `path` of `exchange.setFolder`; the page learns the path itself from
   * `exchange.folder` once it is set, and may give that one back.
   */
  pickFolder: CallOf<Record<string, never>, { path: string; name: string } | null>;
  sharedFolder: CallOf<Record<string, never>, SharedFolder>;
  /**
   * Writes one's own changes into the shared folder, as a job: "Mara Lindt 2026-11-27 14-35.liaison". With `replace` only the last three
   * of one's own files of the same kind stay; `removed` says how many went.
   */
  writeToFolder: CallOf<
    {
      passphrase?: string | undefined;
      partnerIds?: number[] | undefined;
      include?: ("results" | "attachments")[] | undefined;
      replace?: boolean | undefined;
      job?: string | undefined;
    },
    { name: string; partners: number; records: number; bytes: number; removed: number }
  >;
  /** The system's save dialog: where a call that writes a file is to write it. */
  pickSave: CallOf<{ name: string }, { token: string; name: string } | null>;
  /** Shows a file that was saved in the system's program for files. */
  showSaved: CallOf<{ token: string }, Record<string, never>>;
  /** Opens https, mailto and tel outside; http only after asking; anything else is refused. */
  openLink: CallOf<{ url: string }, { opened: boolean }>;
  /** Opens a file of a message with the system's program; risky kinds only after asking. */
  openAttachment: CallOf<{ id: number }, { opened: boolean }>;
  /** The system's save dialog, then the file of a message is written there. */
  saveAttachment: CallOf<{ id: number }, { saved: boolean; name: string | null }>;
  workspace: CallOf<Record<string, never>, { path: string; folder: string }>;
  openWorkspace: CallOf<Record<string, never>, { changed: boolean }>;
  newWorkspace: CallOf<Record<string, never>, { changed: boolean }>;
  showWorkspace: CallOf<Record<string, never>, Record<string, never>>;
  cancel: CallOf<{ job: string }, Record<string, never>>;
  jobs: CallOf<Record<string, never>, { rows: RunningJob[] }>;
  about: CallOf<
    Record<string, never>,
    { version: string; runtime: string; electron: string; chromium: string; node: string; logFile: string }
  >;
  ready: CallOf<Record<string, never>, StoreState>;
  background: CallOf<Record<string, never>, BackgroundState>;
  /** Start at login brings the background with it; without the background it does not start at login. */
  setBackground: CallOf<{ background?: boolean | undefined; login?: boolean | undefined }, BackgroundState>;
  /** Shows a real notification now and waits for the system's answer. */
  testReminder: CallOf<Record<string, never>, { outcome: "shown" | "refused"; reason?: string }>;
  theme: CallOf<{ theme: "system" | "light" | "dark" }, Record<string, never>>;
}
