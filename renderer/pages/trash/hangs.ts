// How a record in the trash is called, and what hangs on it, in words.
import { showList } from "../../format.ts";
import { t } from "../../words.ts";
import type { TrashRow } from "./row.ts";

export const titleOf = ({ title }: Pick<TrashRow, "title">): string => title.trim() || t("ui.trash.untitled");

const parts = ({ people, interactions }: TrashRow["hangs"]): string[] =>
  [
    people > 0 && t("ui.trash.hangsPeople", { count: people }),
    interactions > 0 && t("ui.trash.hangsTalks", { count: interactions }),
  ].filter((part) => part !== false);

/** "3 people, 12 interactions", or that there is nothing. */
export const hangsText = (hangs: TrashRow["hangs"]): string =>
  showList(parts(hangs)) || t("ui.trash.hangsNothing");

export const hasAny = (hangs: TrashRow["hangs"]): boolean => parts(hangs).length > 0;
