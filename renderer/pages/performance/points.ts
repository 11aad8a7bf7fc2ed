// The answer of the series as points of a chart: what each is called, and what the whole says in one sentence.
import { showAmount, showShortAmount, showShortNumber } from "../../figures.ts";
import { locale, showDay, showNumber } from "../../format.ts";
import type { ChartPoint } from "../../ui/chart/point.ts";
import { t } from "../../words.ts";
import type { Point, Series } from "./answers.ts";
import type { Measure, Range, Step } from "./question.ts";

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOnly = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
const monthOnly = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
const whole = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "5 – 11 Oct 2026", one day as itself: what both ends share is said once. */
export const showRange = ({ from, to }: Range): string =>
  from === to ? showDay(from) : whole.formatRange(utc(from), utc(to));

export const isAmount = (measure: Measure): boolean => measure === "value" || measure === "cost";

const said = (value: number | string, measure: Measure, currency: string): string =>
  isAmount(measure) ? showAmount(value, currency) : showNumber(Number(value));

export const chartPoints = (
  points: readonly Point[],
  measure: Measure,
  currency: string,
  by: Step,
): ChartPoint[] =>
  points.map((point) => ({
    label: showRange(point),
    short: (by === "month" ? monthOnly : dayOnly).format(utc(point.from)),
    value: Number(point[measure]),
    said: said(point[measure], measure, currency),
    ripe: point.ripe,
  }));

/** Nothing has a place in the chart although reports over longer periods say something. */
export const leavesOut = ({ points, undated }: Series): boolean =>
  (undated.orders > 0 || undated.clicks > 0 || Number(undated.value) !== 0) && !anything(points);

/** A period in which nothing was counted is not worth a line. */
export const anything = (points: readonly Point[]): boolean =>
  points.some(({ value, orders, clicks }) => Number(value) !== 0 || orders !== 0 || clicks !== 0);

/** A value at the axis. */
export const axisOf =
  (measure: Measure, currency: string) =>
  (value: number): string =>
    isAmount(measure) ? showShortAmount(value, currency) : showShortNumber(value);

/** What the chart shows, in one or two sentences. */
export function summaryOf(
  points: readonly ChartPoint[],
  about: { measure: Measure; by: Step; currency: string; range: Range; beside: Range | null },
): string {
  const { measure, by, currency, range, beside } = about;
  const params = {
    measure: t(`ui.performance.chart.${measure}`),
    unit: t(`ui.performance.chart.units.${by}`),
    range: showRange(range),
  };
  const highest = points.reduce<ChartPoint | null>(
    (best, point) => (best === null || point.value > best.value ? point : best),
    null,
  );
  if (highest === null || points.every(({ value }) => value === 0))
    return t("ui.performance.chart.summaryEmpty", params);
  const sum = points.reduce((all, { value }) => all + value, 0);
  const summary = t("ui.performance.chart.summary", {
    ...params,
    sum: said(sum, measure, currency),
    high: highest.said,
    label: highest.label,
  });
  return beside === null
    ? summary
    : t("ui.performance.chart.summaryBefore", { summary, range: showRange(beside) });
}
