// What is seen as tables for a file: the numbers of the period, the numbers over time, the partners, and what was counted.
import { currencyDigits } from "../../../electron/domain/amount.ts";
import type {
  ColumnKind,
  ExportCell,
  ExportColumn,
  ExportTable,
} from "../../../electron/domain/exportTable.ts";
import { metric, metricIds, valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { showDay, today } from "../../format.ts";
import { t } from "../../words.ts";
import type { Competitor, Overview, Series } from "./answers.ts";
import { notesOf } from "./notesOf.ts";
import { showRange } from "./points.ts";
import type { Range } from "./question.ts";

const kinds = {
  count: "count",
  amount: "amount",
  perPiece: "amount",
  share: "share",
  ratio: "ratio",
} as const;

function columnOf(id: MetricId, currency: string, label: string): ExportColumn {
  const { kind } = metric(id);
  const money = kind === "amount" || kind === "perPiece";
  return {
    label: money ? t("ui.performance.league.inCurrency", { metric: label, currency }) : label,
    kind: kinds[kind],
    // What is earned for a click is parts of a cent.
    ...(money && {
      digits: kind === "perPiece" ? Math.max(4, currencyDigits(currency)) : currencyDigits(currency),
    }),
  };
}

/** The partners with these metrics, and what they were in the other period. */
export function partnersTable(
  rows: readonly Competitor[],
  shown: readonly MetricId[],
  currency: string,
): ExportTable {
  const compared = rows.some(({ before }) => before !== null);
  const text = (label: string): ExportColumn => ({ label, kind: "text" });
  return {
    name: t("ui.performance.out.partners"),
    columns: [
      text(t("ui.performance.league.partner")),
      text(t("ui.performance.out.externalId")),
      ...shown.flatMap((id) => {
        const name = t(`ui.metrics.${id}.label`);
        return [
          columnOf(id, currency, name),
          ...(compared ? [columnOf(id, currency, t("ui.performance.out.beforeOf", { metric: name }))] : []),
        ];
      }),
    ],
    rows: rows.map((row) => [
      row.name,
      row.externalId,
      ...shown.flatMap((id): ExportCell[] => [
        valueOf(id, row),
        ...(compared ? [row.before && valueOf(id, row.before)] : []),
      ]),
    ]),
  };
}

/** All metrics of the period, one in a row; a sheet's column holds one kind alone, so each value is text as people read it. */
function numbersTable({ now, before, currency }: Overview): ExportTable {
  const sheet = metricIds.map((id) => ({ id, column: columnOf(id, currency, t(`ui.metrics.${id}.label`)) }));
  return {
    name: t("ui.performance.out.numbers"),
    columns: [{ label: t("ui.performance.out.period"), kind: "text" }, ...sheet.map(({ column }) => column)],
    rows: [
      [t("ui.performance.out.now"), ...sheet.map(({ id }) => valueOf(id, now))],
      ...(before ? [[t("ui.performance.out.before"), ...sheet.map(({ id }) => valueOf(id, before))]] : []),
    ],
  };
}

const overTime: readonly (MetricId & ("value" | "cost" | "commission" | "orders" | "clicks"))[] = [
  "value",
  "cost",
  "commission",
  "orders",
  "clicks",
];

function seriesTable({ points, before }: Series, currency: string): ExportTable {
  const day = (label: string) => ({ label, kind: "day" as ColumnKind });
  return {
    name: t("ui.performance.out.overTime"),
    columns: [
      day(t("ui.performance.out.from")),
      day(t("ui.performance.out.to")),
      ...overTime.map((id) => columnOf(id, currency, t(`ui.metrics.${id}.label`))),
      ...(before.length > 0
        ? overTime.map((id) =>
            columnOf(id, currency, t("ui.performance.out.beforeOf", { metric: t(`ui.metrics.${id}.label`) })),
          )
        : []),
    ],
    rows: points.map((point, at) => [
      point.from,
      point.to,
      ...overTime.map((id) => point[id]),
      ...(before.length > 0 ? overTime.map((id) => before[at]?.[id] ?? null) : []),
    ]),
  };
}

/** What was counted, so that the file explains itself. */
export interface About {
  range: Range;
  filters: string;
  overview: Overview;
}

function aboutTable({ range, filters, overview }: About): ExportTable {
  const { beforeRange, currency } = overview;
  const rows: [string, string][] = [
    [t("ui.performance.out.period"), showRange(range)],
    ...(beforeRange ? [[t("ui.performance.out.beside"), showRange(beforeRange)] as [string, string]] : []),
    [t("ui.performance.out.filters"), filters],
    [t("ui.performance.out.currency"), currency],
    [t("ui.performance.out.made"), showDay(today())],
    ...notesOf(overview).map(({ text }): [string, string] => [t("ui.performance.notes.title"), text]),
  ];
  return {
    name: t("ui.performance.out.about"),
    columns: [
      { label: t("ui.performance.out.about"), kind: "text" },
      { label: t("ui.performance.out.what"), kind: "text" },
    ],
    rows,
  };
}

/** The workbook: one sheet for each part of the page, and one that says what was counted. */
export const workbook = (about: About, series: Series, rows: readonly Competitor[]): ExportTable[] => [
  numbersTable(about.overview),
  seriesTable(series, about.overview.currency),
  partnersTable(rows, metricIds, about.overview.currency),
  aboutTable(about),
];
