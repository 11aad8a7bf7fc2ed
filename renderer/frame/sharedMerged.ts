// A file of the shared folder that was put together unseen: said quietly, with Undo beside it.
import { bridge } from "../api/bridge.ts";
import { call } from "../api/client.ts";
import { sayWithUndoBy } from "../ui/undo.tsx";
import { t } from "../words.ts";

export const followSharedMerged = (): (() => void) =>
  bridge.on("sharedMerged", ({ batchId, name, by, created, updated }) => {
    const text = t("ui.frame.sharedMerged", { by: by ?? `“${name}”`, count: created + updated });
    sayWithUndoBy(text, `shared-${batchId}`, () => call((api) => api.exchange.undo, { batchId }));
  });
