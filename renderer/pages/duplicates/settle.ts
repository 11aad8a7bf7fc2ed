// What is decided about a pair: one of the two, or two; each said with its way back.
import { call } from "../../api/client.ts";
import { say, sayError, sayWithUndoBy } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { choicesOf, choosable, other, type Kind, type Pair, type Picks, type Side } from "./choose.ts";

const merge = (kind: Kind, input: { keep: number; drop: number; fields: Record<string, "keep" | "drop"> }) =>
  kind === "partner" ? call((api) => api.partners.merge, input) : call((api) => api.contacts.merge, input);

const unmerge = (kind: Kind, batchId: number) =>
  kind === "partner"
    ? call((api) => api.partners.unmerge, { batchId })
    : call((api) => api.contacts.unmerge, { batchId });

/** @returns whether it is done; a failure is said */
export async function mergePair(pair: Pair, keep: Side, picks: Picks): Promise<boolean> {
  const { kind } = pair;
  const [stays, goes] = [pair[keep], pair[other(keep)]];
  try {
    const fields = choicesOf(choosable(pair), picks, keep);
    const { batchId } = await merge(kind, { keep: stays.id, drop: goes.id, fields });
    sayWithUndoBy(t("ui.duplicates.merged", { keep: stays.name, drop: goes.name }), `merge-${batchId}`, () =>
      unmerge(kind, batchId),
    );
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

export interface Two {
  kind: Kind;
  a: { id: number; name: string };
  b: { id: number; name: string };
}

/** @returns whether it is done; a failure is said */
export async function sayTwo({ kind, a, b }: Two): Promise<boolean> {
  const pair = { kind, a: a.id, b: b.id };
  try {
    await call((api) => api.duplicates.notSame, pair);
    sayWithUndoBy(
      t("ui.duplicates.notSameSaid", { a: a.name, b: b.name }),
      `two-${kind}-${a.id}-${b.id}`,
      () => call((api) => api.duplicates.same, pair),
    );
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** Forgets that somebody said that they are two. */
export async function sayNothing({ kind, a, b }: Two): Promise<void> {
  const pair = { kind, a: a.id, b: b.id };
  try {
    await call((api) => api.duplicates.same, pair);
    sayWithUndoBy(t("ui.duplicates.forgotten", { a: a.name, b: b.name }), `two-${kind}-${a.id}-${b.id}`, () =>
      call((api) => api.duplicates.notSame, pair),
    );
  } catch (error) {
    sayError(error);
  }
}

/** Takes a merge apart, however long ago, and says what came of it. */
export async function takeApart(kind: Kind, batchId: number, name: string): Promise<void> {
  try {
    const { restored, kept } = await unmerge(kind, batchId);
    const done = t("ui.duplicates.unmerged", { name, count: restored });
    say(kept > 0 ? `${done} ${t("ui.duplicates.unmergedKept", { count: kept })}` : done);
  } catch (error) {
    sayError(error);
  }
}
