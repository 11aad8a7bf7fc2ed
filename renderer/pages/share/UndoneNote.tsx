// What the undo of a merge gave back, and what stays because somebody changed it since.
import { Text } from "@mantine/core";
import { t } from "../../words.ts";
import type { Undone } from "./shared.ts";

export function UndoneNote({ outcome: { restored, kept } }: { outcome: Undone }) {
  return (
    <div>
      <Text component="output" display="block">
        {[
          t("ui.share.result.restored", { count: restored }),
          ...(kept > 0 ? [t("ui.share.result.stays", { count: kept })] : []),
        ].join(" ")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("ui.share.result.undoTravels")}
      </Text>
    </div>
  );
}
