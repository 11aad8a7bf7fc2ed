// One change of the preview: of which record, which field, from what to what, by whom and when.
import { IconArrowDownLeft, IconPlus, IconShieldCheck, IconTrash } from "@tabler/icons-react";
import { memo } from "react";
import { showInstant } from "../../../format.ts";
import { t } from "../../../words.ts";
import { sayField, sayValue, tableWord, type Names } from "../sayValue.ts";
import type { Change } from "../shared.ts";
import { alikeShare, placed, textDiff } from "../textDiff.ts";
import importClasses from "../../import/Import.module.css";
import classes from "../Share.module.css";

const icons = {
  theirs: IconArrowDownLeft,
  made: IconPlus,
  mine: IconShieldCheck,
  deleted: IconTrash,
} as const;

export const ChangeLine = memo(function ChangeLine({ change, names }: { change: Change; names: Names }) {
  const { table, title, of, author, at } = change;
  const kind = of === "theirs" && change.field === "*" ? "made" : of;
  const Icon = icons[kind];
  return (
    <>
      <span className={classes.of} data-of={kind}>
        <Icon size={14} aria-hidden /> {t(`ui.share.look.of.${kind}`)}
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
        {of !== "deleted" && change.field !== "*" && <What change={change} names={names} />}
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

/** So much of what both have in common is shown around a difference. */
const around = 24;
/** Shorter texts are read whole, one after the other. */
const long = 60;

/** Old → new; of long texts only where they differ; what was not there before is only named. */
function What({ change, names }: { change: Change; names: Names }) {
  const { field } = change;
  // Of a set nothing is left where a value was taken out: what was is all there is to say.
  const removed = field.startsWith("set:") && change.new === null;
  const kept = change.of === "mine" && !removed;
  const before = sayValue(field, change.old, names);
  const after = sayValue(field, change.new, names);
  const name = (
    <span className={classes.meta}>
      {sayField(field, names)}
      {": "}
    </span>
  );
  if (before.length > long && after.length > long && !kept) {
    const pieces = textDiff(before, after);
    if (alikeShare(pieces) > 0.3)
      return (
        <span className={importClasses.change} dir="auto">
          {name}
          {placed(pieces).map(({ text, in: where, at }) => {
            if (where === "mine") return <del key={at}>{text}</del>;
            if (where === "theirs") return <ins key={at}>{text}</ins>;
            return <span key={at}>{shortened(text, at > 0, at < pieces.length - 1)}</span>;
          })}
        </span>
      );
  }
  return (
    <span className={importClasses.change}>
      {name}
      {before !== "" && !kept && (
        <>
          <del dir="auto">{before}</del>
          <span aria-label={t("ui.share.look.becomes")}>{" → "}</span>
        </>
      )}
      {after === "" ? (
        <em>{t(removed ? "ui.share.look.removed" : "ui.share.look.empty")}</em>
      ) : (
        <ins dir="auto">{after}</ins>
      )}
      {before !== "" && kept && (
        <>
          <span className={classes.meta}> {t("ui.share.look.theyHave")} </span>
          <del dir="auto">{before}</del>
        </>
      )}
    </span>
  );
}

/** What both have in common, cut to what stands beside the differences. */
function shortened(text: string, begin: boolean, end: boolean): string {
  const keep = (begin ? around : 0) + (end ? around : 0);
  if (text.length <= keep + 8) return text;
  // Not in the middle of a word.
  const first = text.slice(0, around).replace(/\S+$/, "");
  const last = text.slice(-around).replace(/^\S+/, "");
  return `${begin ? first : ""}…${end ? last : ""}`;
}
