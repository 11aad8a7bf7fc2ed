// The catalogue in the page: `t("ui.frame.name")`.
import { makeWords, type WordKey } from "../electron/domain/words/words.ts";
import { locale } from "./format.ts";

export type { WordKey };
export const t = makeWords(locale);
