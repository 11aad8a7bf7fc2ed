// One message or event of a preview: its number, what happens, when, from whom, what it is about, and whose it is.
import { IconBan, IconEqual, IconInbox, IconPaperclip, IconPencil, IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import { instantOf } from "../../../electron/domain/when.ts";
import { localDay, showInstant, showInstantDay, showNumber, timeZone } from "../../format.ts";
import { t } from "../../words.ts";
import type { SaidKind } from "./answers.ts";
import { statusWord } from "./Summary.tsx";
import type { PreviewRecord } from "./session.ts";
import classes from "./Import.module.css";

const icons = { created: IconPlus, changed: IconPencil, unchanged: IconEqual, rejected: IconBan } as const;

export const SaidRow = memo(function SaidRow({ record, kind }: { record: PreviewRecord; kind: SaidKind }) {
  const { said, status, line } = record;
  const Icon = icons[status];
  const number = t(kind === "mail" ? "ui.said.messageNumber" : "ui.imports.lineNumber", {
    number: showNumber(line),
    line: showNumber(line),
  });
  return (
    <>
      <span className={classes.lineCell} aria-label={number}>
        {showNumber(line)}
      </span>
      <span className={classes.statusCell} data-status={status}>
        <Icon size={14} aria-hidden /> {statusWord(status, kind)}
      </span>
      <span className={classes.saidWhen}>{said && whenOf(said.at, kind)}</span>
      <span className={classes.titleCell} dir="auto" title={record.title}>
        {record.title || t("ui.said.noSubject")}
      </span>
      <span className={classes.saidWho} dir="auto" title={who(said)}>
        {who(said)}
        {said && said.files > 0 && (
          <span className={classes.saidFiles}>
            <IconPaperclip size={13} aria-hidden /> {t("ui.said.files", { count: said.files })}
          </span>
        )}
      </span>
      <span className={classes.saidWhose} dir="auto">
        {whose(record)}
      </span>
    </>
  );
});

/** Whole days of a calendar begin at midnight here: their time says nothing. */
const whenOf = (at: number, kind: SaidKind): string =>
  kind === "calendar" && instantOf(localDay(at), "00:00", timeZone) === at
    ? showInstantDay(at)
    : showInstant(at);

const who = (said: PreviewRecord["said"]): string =>
  !said ? "" : said.direction === "out" && said.to !== "" ? t("ui.said.toWhom", { to: said.to }) : said.from;

function whose(record: PreviewRecord) {
  if (record.reason !== null) return record.reason;
  if (record.said?.tray)
    return (
      <span className={classes.trayMark}>
        <IconInbox size={14} aria-hidden /> {t("ui.said.unmatched")}
      </span>
    );
  return record.partner;
}
