// A file of the shared folder that was put together unseen: said quietly, with Undo beside it.
import { bridge } from "../api/bridge.ts";
import { call } from "../api/client.ts";
import { shareApi } from "../pages/share/shared.ts";
import { sayWithUndoBy } from "../ui/undo.tsx";
import { t } from "../words.ts";

export const followSharedMerged = (): (() => void) =>
  bridge.on("sharedMerged", ({ batchId, name, created, updated }) =>
    sayWithUndoBy(t("ui.frame.sharedMerged", { name, count: created + updated }), `shared-${batchId}`, () =>
      call((api) => shareApi(api).exchange.undo, { batchId }),
    ),
  );
