// What only the printed page has: a head that says what was counted, and the first partners as a plain table.
import { isMetric, metric, valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { changeOf, sayChange, showFigure } from "../../figures.ts";
import { showDay, today } from "../../format.ts";
import type { TableLook } from "../../ui/table/column.ts";
import { t } from "../../words.ts";
import type { About } from "./tables.ts";
import classes from "./Performance.module.css";
import { showRange } from "./points.ts";
import type { Paper } from "./useOut.ts";

export function PaperHead({ range, filters, overview }: About) {
  const { beforeRange, currency } = overview;
  return (
    <header className={classes.paperHead}>
      <div className={classes.paperTitle}>{t("ui.performance.title")}</div>
      <p>
        {[
          showRange(range),
          beforeRange && t("ui.performance.print.beside", { range: showRange(beforeRange) }),
          filters,
          currency,
          t("ui.performance.print.made", { day: showDay(today()) }),
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </header>
  );
}

export function PaperTable({ paper, look, currency }: { paper: Paper; look: TableLook; currency: string }) {
  const shown = look.columns.filter(isMetric);
  const by: MetricId = isMetric(look.sort.by) ? look.sort.by : "value";
  const head = (id: MetricId): string => {
    const { kind } = metric(id);
    const name = t(`ui.metrics.${id}.short`);
    return kind === "amount" || kind === "perPiece"
      ? t("ui.performance.league.inCurrency", { metric: name, currency })
      : name;
  };
  const compared = paper.rows.some(({ before }) => before !== null);
  return (
    <section className={classes.paper}>
      <div className={classes.paperTitle}>
        {t("ui.performance.print.partners", {
          shown: paper.rows.length,
          count: paper.total,
          metric: t(`ui.metrics.${by}.label`),
        })}
      </div>
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">{t("ui.performance.league.partner")}</th>
            {shown.map((id) => (
              <th key={id} scope="col" data-numeric>
                {head(id)}
              </th>
            ))}
            {compared && (
              <th scope="col" data-numeric>
                {t("ui.performance.change.short", { metric: t(`ui.metrics.${by}.short`) })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {paper.rows.map((row) => {
            const change = row.before && changeOf(by, valueOf(by, row), valueOf(by, row.before));
            return (
              <tr key={row.who}>
                <th scope="row">{row.name || row.externalId}</th>
                {shown.map((id) => (
                  <td key={id} data-numeric>
                    {showFigure(id, valueOf(id, row), currency, true)}
                  </td>
                ))}
                {compared && <td data-numeric>{change && sayChange(change)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
