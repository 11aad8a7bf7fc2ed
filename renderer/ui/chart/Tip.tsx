// What a point says, beside it: the same for the pointer and for the keys.
import { t } from "../../words.ts";
import classes from "./Chart.module.css";
import { bandsOf, type Box } from "./layout.ts";
import type { ChartPoint, Names } from "./point.ts";

export interface TipProps {
  box: Box;
  at: number;
  count: number;
  /** Of the chart, px. */
  width: number;
  point: ChartPoint;
  beside: ChartPoint | undefined;
  names: Names;
}

export function Tip({ box, at, count, width, point, beside, names }: TipProps) {
  const x = bandsOf(count, box).middle(at);
  // On the side with more room, so that it never leaves the chart.
  const place = x > width / 2 ? { insetInlineEnd: width - x + 12 } : { insetInlineStart: x + 12 };
  return (
    // The slider says the same to who does not see it.
    <div className={classes.tip} style={{ ...place, insetBlockStart: box.top }} aria-hidden>
      <div className={classes.tipTitle}>{point.label}</div>
      <div className={classes.tipRow}>
        <span>{names.now}</span>
        <b>{point.said}</b>
      </div>
      {!point.ripe && <div className={classes.tipLook}>{t("ui.chart.unripe")}</div>}
      {beside && (
        <>
          <div className={classes.tipRow} data-before>
            <span>{names.before}</span>
            <b>{beside.said}</b>
          </div>
          <div className={classes.tipMeta}>{beside.label}</div>
        </>
      )}
    </div>
  );
}
