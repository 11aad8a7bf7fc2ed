// Taking a batch back by the call of its kind, and saying what was kept because somebody changed it since.
import { call } from "../../api/client.ts";
import type { Title } from "../history/title.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export interface Undoable {
  batchId: number;
  kind: string;
  title: Title | null;
}

/** An import and a merge go as a whole: what they made is gone for good. Every other change goes back value by value. */
function takeBack({ batchId, kind, title }: Undoable): Promise<{ kept: number }> {
  if (kind === "merge") return call((api) => api.exchange.undo, { batchId });
  if (kind === "import") return call((api) => api.imports.undo, { batchId });
  if (kind === "edit" && title?.code === "merged-partner")
    return call((api) => api.partners.unmerge, { batchId });
  if (kind === "edit" && title?.code === "merged-contact")
    return call((api) => api.contacts.unmerge, { batchId });
  return call((api) => api.history.undo, { batchId });
}

/** @param what the batch in words */
export async function undoOf(batch: Undoable, what: string): Promise<void> {
  try {
    const { kept } = await takeBack(batch);
    const done = t("ui.history.undone", { what });
    say(kept > 0 ? `${done}. ${t("ui.history.kept", { count: kept })}` : done);
  } catch (error) {
    sayError(error);
  }
}
