// How much a shared file holds, as a few words.
import { showSize } from "../../format.ts";
import { t } from "../../words.ts";
import type { Exported } from "./shared.ts";

/** "12 partners, 340 records, 1.2 MB" */
export const doneWhat = ({ partners, records, bytes }: Exported): string =>
  t("ui.share.save.doneWhat", {
    partners: t("ui.share.save.partners", { count: partners }),
    records: t("ui.share.save.records", { count: records }),
    size: showSize(bytes),
  });
