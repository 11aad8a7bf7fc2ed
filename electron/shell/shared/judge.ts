// What is to become of one file of the shared folder: the store is asked, and what needs no person is done at once.
import type { Result } from "../../api/messages.ts";
import type { Failure } from "../../domain/errors.ts";

/** What the store says of a file before it is put together, as far as it matters here. */
export interface Preview {
  created: number;
  updated: number;
  deleted: number;
  conflicts: readonly unknown[];
  ahead: readonly unknown[];
  by: { name: string; at: number } | null;
}

/** `known`: the batch in which it was put together; `own`: this workspace wrote it. */
interface Looked {
  encrypted: boolean;
  known: number | null;
  own: boolean;
}

export interface Merged {
  batchId: number;
  created: number;
  updated: number;
}

/** What is said of a file that waits. */
export interface Said {
  /** When it was made; null where that is not known. */
  at: number | null;
  by: string | null;
  encrypted: boolean;
  /** Null where it could not be looked into. */
  news: { created: number; updated: number; deleted: number; conflicts: number } | null;
  error: Failure | null;
}

export type Verdict =
  /** It was put together before, is one's own, or has no news. */
  | { is: "nothing" }
  | { is: "waiting"; said: Said }
  /** Put together unseen. */
  | { is: "merged"; by: string | null; merged: Merged }
  | { is: "refused"; error: Failure }
  /** The store is going; nothing is wrong with the file. */
  | { is: "leaving" };

export interface JudgeParts {
  readonly look: (path: string) => Promise<Result>;
  readonly preview: (path: string) => Promise<Result>;
  readonly merge: (path: string) => Promise<Result>;
  /** Whether it may be put together unseen, asked when that is to be done. */
  readonly mayMerge: () => boolean;
}

const going: ReadonlySet<string> = new Set(["closing", "not-ready", "store-stopped"]);
const nothing: Said = { at: null, by: null, encrypted: false, news: null, error: null };

function refused({ error }: { error: Failure }): Verdict {
  if (going.has(error.code)) return { is: "leaving" };
  // The person stopped the looking: it can be opened all the same.
  if (error.code === "cancelled") return { is: "waiting", said: nothing };
  return { is: "refused", error };
}

/**
 * Nothing is put together unseen that a person would want to see: a conflict, something that goes away, a clock that cannot be right.
 */
const isPlain = ({ conflicts, deleted, ahead }: Preview): boolean =>
  conflicts.length + deleted + ahead.length === 0;

/** What failed is a verdict too: with its sentence, or as one to try again. */
export async function judge(path: string, parts: JudgeParts): Promise<Verdict> {
  const looked = await parts.look(path);
  if (!looked.ok) return refused(looked);
  const { encrypted, known, own } = looked.value as Looked;
  if (known !== null || own) return { is: "nothing" };
  const previewed = await parts.preview(path);
  if (!previewed.ok) {
    const isLocked = encrypted && previewed.error.code === "shared-needs-passphrase";
    return isLocked ? { is: "waiting", said: { ...nothing, encrypted } } : refused(previewed);
  }
  const preview = previewed.value as Preview;
  const { created, updated, deleted, by } = preview;
  const conflicts = preview.conflicts.length;
  if (created + updated + deleted + conflicts === 0) return { is: "nothing" };
  const news = { created, updated, deleted, conflicts };
  const said: Said = { ...nothing, at: by?.at ?? null, by: by?.name ?? null, encrypted, news };
  if (!isPlain(preview) || !parts.mayMerge()) return { is: "waiting", said };
  const merged = await parts.merge(path);
  if (merged.ok) return { is: "merged", by: said.by, merged: merged.value as Merged };
  if (going.has(merged.error.code)) return { is: "leaving" };
  // Something was edited meanwhile, or the disk is full: the person looks at it.
  const isOpen = merged.error.code === "needs-answer" || merged.error.code === "cancelled";
  return { is: "waiting", said: { ...said, error: isOpen ? null : merged.error } };
}
