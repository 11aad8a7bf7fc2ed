// Words of one conflict: what a side says, and what keeping both means.
import { t } from "../../../words.ts";
import { sayField, sayValue, type Names } from "../sayValue.ts";
import type { Conflict } from "../shared.ts";

/** Fields that say whether a record is there at all. */
const existence = new Set(["deletedAt", "-", "*"]);

/** What is to be decided: "Note of Ines Albrecht". */
export const sayTitle = ({ field, title }: Conflict, names: Names): string =>
  existence.has(field)
    ? t("ui.share.decide.chooseExists", { title })
    : t("ui.share.decide.choose", { field: sayField(field, names), title });

/** What a side says; a record that one side deleted and the other edited is "deleted" or "kept". */
export function saySide({ field, mine, theirs }: Conflict, side: "mine" | "theirs", names: Names): string {
  const { value } = side === "mine" ? mine : theirs;
  if (existence.has(field))
    return t(value === null || value === "" ? "ui.share.decide.live" : "ui.share.decide.deleted");
  return sayValue(field, value, names);
}

/** Values that are read as text are kept one below the other, others side by side. */
export const both = ({ field }: Pick<Conflict, "field">): string =>
  t(field.startsWith("set:") ? "ui.share.decide.bothNote" : "ui.share.decide.bothText");
