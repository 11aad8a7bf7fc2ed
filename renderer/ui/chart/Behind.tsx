// The numbers behind a chart as a real table: the same points, the same words.
import { t } from "../../words.ts";
import classes from "./Chart.module.css";
import type { ChartPoint, Names } from "./point.ts";

export interface BehindProps {
  caption: string;
  /** What the first column holds: "Week". */
  unit: string;
  points: readonly ChartPoint[];
  before: readonly ChartPoint[];
  names: Names;
}

export function Behind({ caption, unit, points, before, names }: BehindProps) {
  const both = before.length > 0;
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{unit}</th>
          <th scope="col">{names.now}</th>
          {both && <th scope="col">{names.before}</th>}
          <th scope="col">{t("ui.chart.state")}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point, at) => (
          <tr key={point.label}>
            <th scope="row">{point.label}</th>
            <td>{point.said}</td>
            {both && <td>{before[at]?.said}</td>}
            <td>{t(point.ripe ? "ui.chart.ripe" : "ui.chart.unripe")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
