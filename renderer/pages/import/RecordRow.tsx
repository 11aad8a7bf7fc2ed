// One record of a preview: its line, what happens, who it is, and for a change old → new by field.
import { Text } from "@mantine/core";
import { IconBan, IconEqual, IconPencil, IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { fieldWord } from "../fieldWord.ts";
import type { PreviewRecord } from "./session.ts";
import classes from "./Import.module.css";

const icons = { created: IconPlus, changed: IconPencil, unchanged: IconEqual, rejected: IconBan } as const;

export const RecordRow = memo(function RecordRow({ record }: { record: PreviewRecord }) {
  const Icon = icons[record.status];
  return (
    <>
      <span
        className={classes.lineCell}
        aria-label={t("ui.imports.lineNumber", { line: showNumber(record.line) })}
      >
        {showNumber(record.line)}
      </span>
      <span className={classes.statusCell} data-status={record.status}>
        <Icon size={14} aria-hidden /> {t(`ui.imports.status.${record.status}`)}
      </span>
      <span className={classes.titleCell} dir="auto" title={record.title}>
        {record.title || "–"}
      </span>
      <span className={classes.whatCell}>
        <What record={record} />
      </span>
    </>
  );
});

function What({ record }: { record: PreviewRecord }) {
  const partner =
    record.partner !== null && record.partnerStatus !== null
      ? t(record.partnerStatus === "created" ? "ui.imports.partnerMade" : "ui.imports.partnerJoined", {
          name: record.partner,
        })
      : record.partner === record.title
        ? null
        : record.partner;
  return (
    <>
      {record.reason !== null && <span dir="auto">{record.reason}</span>}
      {partner !== null && <span dir="auto">{partner}</span>}
      {record.changes.map((change) => (
        <Change key={`${change.of} ${change.field} ${change.new}`} change={change} />
      ))}
      {record.notWritten.map(({ field, mine, theirs }) => (
        <Text key={`${field} ${theirs}`} span size="sm" c="dimmed" dir="auto">
          {t("ui.imports.notWritten")}:{" "}
          {t(mine === "" ? "ui.imports.notWrittenEmpty" : "ui.imports.notWrittenHint", {
            field: fieldWord(field),
            mine,
            theirs,
          })}
        </Text>
      ))}
    </>
  );
}

/** Old → new; what was not there before is only named. */
function Change({ change }: { change: PreviewRecord["changes"][number] }) {
  const of = change.of === "partner" ? `${t("ui.imports.ofPartner")} · ` : "";
  return (
    <span className={classes.change}>
      <Text span size="sm" c="dimmed">
        {of}
        {fieldWord(change.field)}
        {": "}
      </Text>
      {change.old !== null && (
        <>
          <del dir="auto">{change.old}</del>
          <span aria-label={t("ui.imports.becomes")}>{" → "}</span>
        </>
      )}
      {change.new === null ? <em>{t("ui.imports.nothingBefore")}</em> : <ins dir="auto">{change.new}</ins>}
    </span>
  );
}
