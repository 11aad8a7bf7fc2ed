// The numbers of the last ripe days as we see them, and as the partner does.
import type { ReactNode } from "react";
import { daysBetween } from "../../../electron/domain/days.ts";
import { valueOf, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import { changeOf, showFigure, type Value } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { t } from "../../words.ts";
import { ChangeMark } from "../performance/ChangeMark.tsx";
import type { Brief } from "./brief.ts";
import classes from "./Brief.module.css";
import { None, Part } from "./Part.tsx";

const ours = ["value", "orders", "crBp", "reversalBp"] as const satisfies readonly MetricId[];
/** Ours alone: what they cost and leave us is not to be said, nor what others earn. */
const inside = ["cost", "roiBp"] as const satisfies readonly MetricId[];

export function Numbers({ numbers, presenting }: { numbers: Brief["numbers"]; presenting: boolean }) {
  const { now, before, theirs, from, to } = numbers;
  const { currency } = now;
  const line = (id: MetricId, label: string, value: Value, earlier: Value): ReactNode => {
    const change = changeOf(id, value, earlier);
    return (
      <tr key={id}>
        <th scope="row">{label}</th>
        <td data-numeric>{showFigure(id, value, currency)}</td>
        <td data-numeric className={classes.earlier}>
          {showFigure(id, earlier, currency)}
        </td>
        <td>{change && <ChangeMark change={change} />}</td>
      </tr>
    );
  };
  const known = (id: MetricId): ReactNode =>
    line(id, t(`ui.metrics.${id}.label`), valueOf(id, now), valueOf(id, before));
  const nothing = now.clicks === 0 && now.orders === 0 && before.clicks === 0 && before.orders === 0;
  return (
    <Part
      title={t("ui.brief.numbers")}
      aside={t("ui.brief.window", { from: showDay(from), to: showDay(to), days: daysBetween(from, to) + 1 })}
    >
      {nothing ? (
        <None text={t("ui.brief.noNumbers")} />
      ) : (
        <>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th scope="col">{t("ui.brief.measure")}</th>
                <th scope="col" data-numeric>
                  {t("ui.brief.now")}
                </th>
                <th scope="col" data-numeric>
                  {t("ui.brief.before")}
                </th>
                <th scope="col">{t("ui.brief.change")}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="rowgroup" colSpan={4} className={classes.view}>
                  {t("ui.brief.view.ours")}
                </th>
              </tr>
              {ours.map(known)}
              {!presenting && inside.map(known)}
              <tr>
                <th scope="rowgroup" colSpan={4} className={classes.view}>
                  {t("ui.brief.view.theirs")}
                </th>
              </tr>
              {line("commission", t("ui.brief.earnings"), theirs.earnings, theirs.earningsBefore)}
              {line("epc", t("ui.metrics.epc.label"), theirs.epc, theirs.epcBefore)}
            </tbody>
          </table>
          {theirs.programEpc !== null && !presenting && (
            <p className={classes.aside}>
              {t("ui.brief.programEpc", { epc: showFigure("epc", theirs.programEpc, currency) })}
            </p>
          )}
        </>
      )}
    </Part>
  );
}
