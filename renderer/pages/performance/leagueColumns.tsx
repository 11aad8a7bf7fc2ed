// The columns of the league table: every metric, its change against the other period, and the course of the net value.
import { IconUnlink } from "@tabler/icons-react";
import { useMemo } from "react";
import { metric, metricIds, valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { changeOf, sayChange, showFigure } from "../../figures.ts";
import { showNumber } from "../../format.ts";
import { Sparkline } from "../../ui/chart/Sparkline.tsx";
import type { Column } from "../../ui/table/column.ts";
import { t } from "../../words.ts";
import type { Competitor } from "./answers.ts";
import { ChangeMark } from "./ChangeMark.tsx";
import classes from "./Performance.module.css";

export interface LeagueRow extends Competitor {
  id: number;
}

/** Shown before a person has chosen columns; the change is the one of the net value. */
const first: ReadonlySet<MetricId> = new Set([
  "value",
  "orders",
  "clicks",
  "crBp",
  "aov",
  "commission",
  "cost",
  "epc",
  "roas",
  "roiBp",
  "reversalBp",
]);
const order: readonly MetricId[] = ["value", ...metricIds.filter((id) => id !== "value")];

const withCurrency = (id: MetricId, currency: string): string => {
  const { kind } = metric(id);
  const name = t(`ui.metrics.${id}.short`);
  return kind === "amount" || kind === "perPiece"
    ? t("ui.performance.league.inCurrency", { metric: name, currency })
    : name;
};

const figures = (id: MetricId, currency: string, compared: boolean): Column<LeagueRow>[] => [
  {
    id,
    label: withCurrency(id, currency),
    width: metric(id).kind === "amount" ? 116 : 88,
    sort: id,
    descFirst: true,
    numeric: true,
    hidden: !first.has(id),
    text: (row) => showFigure(id, valueOf(id, row), currency, true),
  },
  ...(compared
    ? [
        {
          id: `change:${id}`,
          label: t("ui.performance.change.short", { metric: t(`ui.metrics.${id}.short`) }),
          width: 124,
          numeric: true,
          hidden: id !== "value",
          text: (row: LeagueRow) => {
            const change = row.before && changeOf(id, valueOf(id, row), valueOf(id, row.before));
            return change && sayChange(change);
          },
          render: (row: LeagueRow) => {
            const change = row.before && changeOf(id, valueOf(id, row), valueOf(id, row.before));
            return change && <ChangeMark change={change} />;
          },
        },
      ]
    : []),
];

export const leagueColumns = (currency: string, compared: boolean): Column<LeagueRow>[] => [
  {
    id: "name",
    label: t("ui.performance.league.partner"),
    width: 190,
    sort: "name",
    text: (row) =>
      row.partnerId === null
        ? t("ui.performance.league.unmatchedName", { name: row.name || (row.externalId ?? "") })
        : row.name,
    render: (row) =>
      row.partnerId === null ? (
        <>
          <IconUnlink
            size={14}
            className={classes.unmatched}
            aria-label={t("ui.performance.league.unmatched")}
          />{" "}
          {row.name || row.externalId}
        </>
      ) : (
        row.name
      ),
  },
  {
    id: "spark",
    label: t("ui.performance.league.course"),
    width: 100,
    text: (row) => row.spark.map((value) => showNumber(Math.round(value))).join(" · "),
    render: (row) => <Sparkline values={row.spark} />,
  },
  ...order.flatMap((id) => figures(id, currency, compared)),
];

export const useLeagueColumns = (currency: string, compared: boolean): Column<LeagueRow>[] =>
  useMemo(() => leagueColumns(currency, compared), [currency, compared]);
