// A file of the shared folder that was put together unseen, as the person wished: said, with its undo.
import { bridge } from "../../api/bridge.ts";
import { call } from "../../api/client.ts";
import { showList } from "../../format.ts";
import { sayWithUndoBy } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

export const followMerged = (): (() => void) =>
  bridge.on("sharedMerged", ({ batchId, name, created, updated }) => {
    const what = [
      ...(created > 0 ? [t("ui.share.merge.created", { count: created })] : []),
      ...(updated > 0 ? [t("ui.share.merge.updated", { count: updated })] : []),
    ];
    sayWithUndoBy(
      t("ui.share.folder.merged", {
        name,
        what: what.length === 0 ? t("ui.share.folder.nothing") : showList(what),
      }),
      `merge-${batchId}`,
      () => call((api) => api.exchange.undo, { batchId }),
    );
  });
