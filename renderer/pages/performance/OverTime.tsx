// The numbers over time: one measure by day, week or month, beside another period; as a chart or as the table behind it.
import { Button, SegmentedControl, Title } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { useId, useState, type Ref } from "react";
import { useRead } from "../../api/client.ts";
import { showAmount } from "../../figures.ts";
import { Behind } from "../../ui/chart/Behind.tsx";
import { Chart } from "../../ui/chart/Chart.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import type { Compared } from "./answers.ts";
import classes from "./Performance.module.css";
import { anything, axisOf, chartPoints, isAmount, leavesOut, summaryOf } from "./points.ts";
import { measures, stepFor, steps, type Measure, type Range, type Step } from "./question.ts";

export interface OverTimeProps {
  ask: Compared;
  currency: string;
  beforeRange: Range | null;
  measure: Measure;
  /** Null: what suits the length of the period. */
  by: Step | null;
  onMeasure: (measure: Measure) => void;
  onBy: (by: Step) => void;
  drawing?: Ref<SVGSVGElement>;
}

/**
 * The series in the step that was chosen, else in one that suits the period; in months where only they have room for the
 * reports: a network's monthly summary has no days.
 */
function useSeries(ask: Compared, chosen: Step | null) {
  const suits = chosen ?? stepFor(ask);
  const fine = useRead((api) => api.performance.series, { ...ask, by: suits });
  const coarse =
    chosen === null && suits !== "month" && fine.data !== undefined && leavesOut(fine.data)
      ? ("month" as const)
      : suits;
  const shown = useRead((api) => api.performance.series, { ...ask, by: coarse });
  return { by: coarse, data: shown.data, error: fine.error ?? shown.error, refetch: shown.refetch };
}

export function OverTime(props: OverTimeProps) {
  const { ask, currency, beforeRange, measure, onMeasure, onBy, drawing } = props;
  const title = useId();
  const [asTable, setAsTable] = useState(false);
  const { by, data, error, refetch } = useSeries(ask, props.by);
  const points = chartPoints(data?.points ?? [], measure, currency, by);
  const before = chartPoints(data && anything(data.before) ? data.before : [], measure, currency, by);
  const names = {
    now: t("ui.performance.chart.now"),
    before: t(ask.compare === "year" ? "ui.performance.chart.year" : "ui.performance.chart.previous"),
  };
  const beside = before.length > 0 ? beforeRange : null;
  const summary = summaryOf(points, { measure, by, currency, range: ask, beside });
  const undated = data?.undated;
  return (
    <section aria-labelledby={title} className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={2} id={title}>
          {t("ui.performance.chart.title")}
        </Title>
        <span className={classes.onlyPrint}>
          {[t(`ui.performance.chart.${measure}`), t(`ui.performance.chart.${by}`)].join(" · ")}
        </span>
        <SegmentedControl
          className={classes.noPrint}
          aria-label={t("ui.performance.chart.measure")}
          value={measure}
          onChange={onMeasure}
          data={measures.map((value) => ({ value, label: t(`ui.performance.chart.${value}`) }))}
        />
        <SegmentedControl
          className={classes.noPrint}
          aria-label={t("ui.performance.chart.by")}
          value={by}
          onChange={onBy}
          data={steps.map((value) => ({ value, label: t(`ui.performance.chart.${value}`) }))}
        />
        <span className={classes.grow} />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.noPrint}
          leftSection={asTable ? <IconChartBar size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
          onClick={() => setAsTable((was) => !was)}
        >
          {t(asTable ? "ui.chart.asChart" : "ui.chart.asTable")}
        </Button>
      </div>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data &&
        (asTable ? (
          <Behind
            caption={summary}
            unit={t(`ui.performance.chart.unit.${by}`)}
            points={points}
            before={before}
            names={names}
          />
        ) : (
          <Chart
            summary={summary}
            points={points}
            before={before}
            names={names}
            axis={axisOf(measure, currency)}
            whole={!isAmount(measure)}
            {...(drawing && { drawing })}
          />
        ))}
      {undated && (undated.orders > 0 || Number(undated.value) !== 0) && (
        <p className={classes.note}>
          {t("ui.performance.notes.undated", {
            orders: undated.orders,
            value: showAmount(undated.value, currency),
          })}
        </p>
      )}
    </section>
  );
}
