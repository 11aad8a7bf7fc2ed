// Our cost, or what the partner earns, over the volume: tiers, caps and goals are seen as kinks; the table behind it.
import { Button, SegmentedControl } from "@mantine/core";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { UNITS } from "../../../../electron/domain/amount.ts";
import { curveOf } from "../../../../electron/domain/terms/curve.ts";
import type { Growth } from "../../../../electron/domain/terms/estimate.ts";
import type { Sample } from "../../../../electron/domain/terms/sample.ts";
import { showAmount, showShortAmount } from "../../../figures.ts";
import { showList, showNumber } from "../../../format.ts";
import { Lines } from "../../../ui/chart/Lines.tsx";
import { valueAt, type Line } from "../../../ui/chart/lines.ts";
import { t } from "../../../words.ts";
import { Section } from "../../partner/Section.tsx";
import type { Column } from "./offers.ts";
import classes from "./Replay.module.css";

const measures = ["cost", "earnings"] as const;
type Measure = (typeof measures)[number];
const most = 2;
const tableSteps = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

export interface CostChartProps {
  columns: readonly Column[];
  sample: Sample;
  /** Without its volume, which is what the chart goes over. */
  growth: Growth;
}

export function CostChart({ columns, sample, growth }: CostChartProps) {
  const [measure, setMeasure] = useState<Measure>("cost");
  const [asTable, setAsTable] = useState(false);
  const curves = useMemo(
    () => columns.map(({ terms }) => curveOf(terms, sample, { most, growth })),
    [columns, sample, growth],
  );
  const lines = columns.map(({ id, name }, at): Line => ({
    name: id,
    short: name,
    points: (curves[at] ?? []).map((point) => ({
      x: point.volume,
      value: point[measure] / UNITS,
      isKink: point.isKink,
    })),
  }));
  const { currency } = sample;
  const summary = t(`ui.negotiations.replay.summary.${measure}`, {
    offers: showList(columns.map(({ name }) => name)),
  });
  const below = (x: number): string =>
    t("ui.negotiations.replay.percent", { percent: showNumber(Math.round(x * 100)) });
  return (
    <Section
      title={t("ui.negotiations.replay.chart")}
      action={
        <>
          <SegmentedControl
            aria-label={t("ui.negotiations.replay.measure")}
            value={measure}
            onChange={setMeasure}
            data={measures.map((value) => ({ value, label: t(`ui.negotiations.replay.of.${value}`) }))}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={
              asTable ? <IconChartLine size={15} aria-hidden /> : <IconTable size={15} aria-hidden />
            }
            onClick={() => setAsTable((was) => !was)}
          >
            {t(asTable ? "ui.chart.asChart" : "ui.chart.asTable")}
          </Button>
        </>
      }
    >
      {asTable ? (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label={summary}>
            <thead>
              <tr>
                <th scope="col">{t("ui.negotiations.replay.volume")}</th>
                {columns.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tableSteps.map((x) => (
                <tr key={x}>
                  <th scope="row">{below(x)}</th>
                  {lines.map((line) => (
                    <td key={line.name}>{showAmount(valueAt(line, x), currency)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Lines
          summary={summary}
          lines={lines}
          axis={(value) => showShortAmount(value, currency)}
          said={(value) => showAmount(value, currency)}
          below={below}
          labels={[0, 0.5, 1, 1.5, 2]}
          here={{ x: 1, label: t("ui.negotiations.replay.today") }}
        />
      )}
    </Section>
  );
}
