// One change of the preview: of which record, which field, from what to what, by whom and when.
import { IconArrowDownLeft, IconShieldCheck, IconTrash } from "@tabler/icons-react";
import { memo } from "react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import { sayField, sayValue, tableWord, type Names } from "../sayValue.ts";
import type { Change } from "../shared.ts";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

const icons = { theirs: IconArrowDownLeft, mine: IconShieldCheck, deleted: IconTrash } as const;

export const ChangeLine = memo(function ChangeLine({ change, names }: { change: Change; names: Names }) {
  const { table, title, of, author, at } = change;
  const Icon = icons[of];
  return (
    <>
      <span className={classes.of} data-of={of}>
        <Icon size={14} aria-hidden /> {t(`ui.share.look.of.${of}`)}
      </span>
      <span className={classes.record} title={title}>
        <span className={classes.meta}>{tableWord(table)}</span>
        {table !== "partner" && title !== "" && (
          <>
            {" "}
            <span dir="auto">{title}</span>
          </>
        )}
      </span>
      <span className={classes.what}>
        <What change={change} names={names} />
      </span>
      <span className={classes.who}>
        {t("ui.share.look.who", {
          author: author || t("ui.share.look.unknownAuthor"),
          at: showInstant(at),
        })}
      </span>
    </>
  );
});

/** Old → new; what was not there before is only named. */
function What({ change, names }: { change: Change; names: Names }) {
  const { field, title, table, of } = change;
  if (of === "deleted") return <span dir="auto">{title}</span>;
  if (field === "*")
    return <span dir="auto">{t("ui.share.look.made", { what: title || tableWord(table) })}</span>;
  const before = sayValue(field, change.old, names);
  const after = sayValue(field, change.new, names);
  return (
    <span className={importClasses.change}>
      <span className={classes.meta}>
        {sayField(field, names)}
        {": "}
      </span>
      {before !== "" && (
        <>
          <del dir="auto">{before}</del>
          <span aria-label={t("ui.share.look.becomes")}>{" → "}</span>
        </>
      )}
      {after === "" ? <em>{t("ui.share.look.empty")}</em> : <ins dir="auto">{after}</ins>}
    </span>
  );
}
