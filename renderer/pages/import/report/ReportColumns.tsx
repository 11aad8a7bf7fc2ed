// The columns of a report: each with the field it becomes and what that field means.
import { Badge, type ComboboxData, Text } from "@mantine/core";
import { fieldKind, isReportField, reportFields } from "../../../../electron/domain/reports/fields.ts";
import { showList } from "../../../format.ts";
import { t } from "../../../words.ts";
import { columnKey, isMapped, leftOut } from "../answers.ts";
import { ColumnTable } from "../ColumnTable.tsx";
import type { Inspected, Report, Session } from "../session.ts";
import { Look } from "./Look.tsx";

interface ReportColumnsProps {
  session: Session;
  value: Inspected;
  report: Report;
}

export function ReportColumns({ session, value, report }: ReportColumnsProps) {
  const { missing } = report.found;
  return (
    <ColumnTable
      value={value}
      choices={choicesOf(isMapped(value.format) ? reportFields.map(({ field }) => field) : value.fields)}
      hint={
        <>
          {t("ui.report.columnsHint")}
          {missing.length > 0 && <Look text={missingText(missing)} />}
        </>
      }
      renderMeaning={(field) => <Meaning field={field} />}
      onField={(column, field) => session.correct(moved(current(session, value), column, field))}
    />
  );
}

/** Which columns a report cannot be read without. */
export const missingText = (missing: readonly string[]): string =>
  t("ui.report.missing", {
    fields: showList(
      missing.map((field) => (field === "id" ? t("ui.report.missingOrder") : fieldLabel(field))),
    ),
  });

/** The mapping with answers that were given since the file was looked at last. */
function current(session: Session, { mapping }: Inspected): Record<string, string> {
  const given = Object.entries(session.get().answers).flatMap(([key, field]) => {
    const column = /^column\.(\d+)$/.exec(key)?.[1];
    return column === undefined ? [] : [[column, field] as const];
  });
  return { ...mapping, ...Object.fromEntries(given) };
}

/** A field that another column had moves here, unless several may have it. */
function moved(mapping: Record<string, string>, column: number, field: string): Record<string, string> {
  const several = reportFields.find((one) => one.field === field)?.several ?? true;
  const before = several
    ? []
    : Object.entries(mapping).filter(
        ([other, taken]) => taken === field && field !== leftOut && Number(other) !== column,
      );
  return {
    ...Object.fromEntries(before.map(([other]) => [columnKey(Number(other)), leftOut])),
    [columnKey(column)]: field,
  };
}

const fieldLabel = (field: string): string =>
  isReportField(field) ? t(`ui.reports.fields.${field}.label`) : field;

function Meaning({ field }: { field: string }) {
  if (!isReportField(field)) return null;
  return (
    <Text size="xs" c="dimmed">
      {isShownOnly(field) && (
        <Badge variant="default" size="sm" tt="none" fw={400} mr={6}>
          {t("ui.report.onlyShown")}
        </Badge>
      )}
      {t(`ui.reports.fields.${field}.definition`)}
    </Text>
  );
}

const isShownOnly = (field: string): boolean =>
  isReportField(field) && ["ratio", "none"].includes(fieldKind(field));

const groups = ["partner", "when", "traffic", "sums", "order", "shown"] as const;
type Group = (typeof groups)[number];

function groupOf(field: string): Group {
  if (isShownOnly(field)) return "shown";
  if (field.startsWith("part")) return "partner";
  if (/^(?:program|day|time|currency|process)/.test(field)) return "when";
  if (/^(?:impressions|clicks|uniqueClicks)$/.test(field)) return "traffic";
  return /(?:orders|value|commission)$/i.test(field) ? "sums" : "order";
}

/** The fields in groups. */
function choicesOf(fields: readonly string[]): ComboboxData {
  return groups
    .map((group) => ({
      group: t(`ui.report.fieldGroups.${group}`),
      items: fields
        .filter((field) => groupOf(field) === group)
        .map((field) => ({ value: field, label: fieldLabel(field) })),
    }))
    .filter(({ items }) => items.length > 0);
}
