// What a batch did, as a few words for the drawer and the toast of an undo.
import type { WordParams } from "../../../electron/domain/errors.ts";
import { t } from "../../words.ts";
import { fieldWord } from "../fieldWord.ts";
import { isWord } from "../isWord.ts";

export interface Title {
  code: string;
  params: WordParams;
}

/** The store names what was done by a code under `ui.history.did`; without one the batch's kind has to do. */
export function titleOf(title: Title | null, kind: string): string {
  const key = `ui.history.did.${title?.code ?? ""}`;
  if (title && isWord(key))
    return t(key, { ...title.params, field: fieldWord(String(title.params.field ?? "")) });
  const of = `ui.history.kinds.${kind}`;
  return isWord(of) ? t(of) : t("ui.history.change");
}
