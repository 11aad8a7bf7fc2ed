// Undo and redo of the last edits, with a toast that names what it was; the frame binds them to Ctrl/Cmd-Z and Shift-Ctrl/Cmd-Z.
import { call } from "../api/client.ts";
import { say, sayError } from "../ui/undo.tsx";
import { t } from "../words.ts";
import { titleOf } from "./history/title.ts";

async function step(which: "undo" | "redo"): Promise<void> {
  try {
    const last = await call((api) => api.history.last, {});
    const batchId = which === "undo" ? last.batchId : last.redo;
    if (batchId === null)
      return say(t(which === "undo" ? "ui.history.nothingToUndo" : "ui.history.nothingToRedo"));
    const what = which === "undo" ? titleOf(last.title, last.kind) : await undoneBy(batchId);
    const { kept } = await call((api) => api.history.undo, { batchId });
    const done = t(which === "undo" ? "ui.history.undone" : "ui.history.redone", { what });
    say(kept > 0 ? `${done} ${t("ui.history.kept", { count: kept })}` : done);
  } catch (error) {
    sayError(error);
  }
}

/** What an undo took back, in words: it is among the latest batches. */
async function undoneBy(batchId: number): Promise<string> {
  const { rows } = await call((api) => api.history.recent, { limit: 100 });
  return titleOf(rows.find((row) => row.batchId === batchId)?.title ?? null, "edit");
}

// One at a time: the key held down must not ask twice for the same batch.
let running: Promise<void> = Promise.resolve();
const inTurn = (which: "undo" | "redo"): Promise<void> => {
  running = running.then(() => step(which));
  return running;
};

export const undoLast = (): Promise<void> => inTurn("undo");
export const redoLast = (): Promise<void> => inTurn("redo");
