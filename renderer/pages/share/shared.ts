// The calls of shared files as the page sees them.
import type { Api, OutputOf } from "../../api/client.ts";
import type { CallOf } from "../../../electron/api/call.ts";

type Job = { job?: string | undefined };
export type Choice = "mine" | "theirs" | "both";
export type Value = string | number | null | Readonly<Record<string, unknown>>;
export interface Said {
  value: Value;
  author: string;
  at: number;
}
export interface Conflict {
  key: string;
  uid: string;
  table: string;
  field: string;
  mine: Said;
  theirs: Said;
  both: boolean;
  partner: string | null;
  partnerUid: string | null;
  title: string;
}
export interface Change {
  uid: string;
  table: string;
  title: string;
  field: string;
  old: string | null;
  new: string | null;
  author: string;
  at: number;
  of: "theirs" | "mine" | "deleted";
}
export interface PartnerPart {
  uid: string;
  id: number | null;
  name: string;
  is: "new" | "changed" | "same";
  created: number;
  updated: number;
  kept: number;
  conflicts: number;
  changes: Change[];
  more: number;
}
export interface Preview {
  created: number;
  updated: number;
  same: number;
  conflicts: Conflict[];
  ahead: { uid: string; table: string; field: string; author: string; at: number }[];
  by: { name: string; at: number } | null;
  whole: boolean;
  deleted: number;
  newer: number;
  results: { rows: number } | null;
  bytes: { files: number; size: number };
  partners: PartnerPart[];
  morePartners: number;
}
export interface Merged {
  batchId: number;
  created: number;
  updated: number;
  kept: number;
}
export interface Undone {
  restored: number;
  kept: number;
}
export interface Exported {
  partners: number;
  records: number;
  bytes: number;
}
export interface Past {
  batchId: number;
  at: number;
  author: string;
  file: string;
  state: string;
  created: number;
  updated: number;
  conflicts: number;
  undoable: boolean;
}
export interface Lost {
  id: number;
  field: string;
  choice: string;
  mine: Value;
  theirs: Value;
  mineBy: { author: string; at: number };
  theirsBy: { author: string; at: number };
  batchId: number;
  at: number;
}
interface Exchange {
  export: CallOf<
    {
      file: string;
      partnerIds?: number[] | undefined;
      passphrase?: string | undefined;
      include?: ("results" | "attachments")[] | undefined;
    } & Job,
    Exported
  >;
  preview: CallOf<{ file: string; passphrase?: string | undefined } & Job, Preview>;
  merge: CallOf<
    {
      file: string;
      passphrase?: string | undefined;
      choices?: Record<string, Choice> | undefined;
      rest?: "mine" | "theirs" | "newest" | undefined;
    } & Job,
    Merged
  >;
  undo: CallOf<{ batchId: number } & Job, Undone>;
  look: CallOf<{ file: string }, { version: number; encrypted: boolean; known: number | null }>;
  past: CallOf<{ limit?: number | undefined }, { rows: Past[] }>;
  lost: CallOf<{ uid: string }, { rows: Lost[] }>;
  take: CallOf<{ id: number; side: "mine" | "theirs" }, { batchId: number }>;
  folder: CallOf<Record<string, never>, { path: string | null; auto: boolean }>;
  setFolder: CallOf<{ path: string | null; auto: boolean }, Record<string, never>>;
}
type Data = { exportAll: CallOf<{ file: string } & Job, { tables: number; records: number; bytes: number }> };

export type FolderState = OutputOf<Api["desk"]["sharedFolder"]>;
export type WaitingFile = FolderState["waiting"][number];

/** Until the store's half is here: the same names, only types. */
export const shareApi = (api: Api) => api as unknown as { exchange: Exchange; data: Data };
