// A chart of one measure over time: bars for the period, a lighter line for the one beside it; read by mouse, keys and ear.
import { useElementSize } from "@mantine/hooks";
import { useId, useState, type KeyboardEvent, type PointerEvent, type Ref } from "react";
import { t } from "../../words.ts";
import classes from "./Chart.module.css";
import { Drawing } from "./Drawing.tsx";
import { pointAt, type Box } from "./layout.ts";
import type { ChartPoint, Names } from "./point.ts";
import { axisFor } from "./ticks.ts";
import { Tip } from "./Tip.tsx";
import { walk } from "./walk.ts";
import { endKey } from "../endKey.ts";

export interface ChartProps {
  /** What it shows, in one sentence, for who does not see it. */
  summary: string;
  points: readonly ChartPoint[];
  /** The other period, point by point; empty where there is none. */
  before: readonly ChartPoint[];
  names: Names;
  /** A value at the axis. */
  axis: (value: number) => string;
  /** Only whole numbers are at the axis. */
  whole: boolean;
  /** px */
  height?: number;
  /** The drawing itself, for saving a picture of it. */
  drawing?: Ref<SVGSVGElement>;
}

/** From this width on, the names stand at the right of the bars and the line. */
const roomy = 560;

export function Chart(props: ChartProps) {
  const { summary, points, before, names, axis: showTick, whole, height = 260, drawing } = props;
  const { ref, width } = useElementSize<HTMLElement>();
  const [at, setAt] = useState<number | null>(null);
  const hint = useId();
  const values = [...points, ...before.slice(0, points.length)].map(({ value }) => value);
  const axis = axisFor(values, whole);
  const ticks = axis.ticks.map(showTick);
  const box: Box = {
    left: 12 + Math.max(...ticks.map((text) => text.length)) * 7,
    top: width >= roomy ? 16 : 34,
    right: width - (width >= roomy ? 118 : 8),
    bottom: height - 26,
  };
  // A shorter answer may have arrived since the pointer or the keys were here.
  const current = at === null || points[at] === undefined ? null : at;
  const point = current === null ? undefined : points[current];
  const beside = current === null ? undefined : before[current];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && current !== null) setAt(null);
    else {
      const next = walk(event.key, current, points.length);
      if (next === null) return;
      setAt(next);
    }
    event.preventDefault();
    endKey(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setAt(pointAt(event.clientX - left, points.length, box));
  };
  const said = (one: ChartPoint | undefined, name: string): string =>
    one === undefined ? "" : t("ui.chart.point", { name, label: one.label, value: one.said });
  const spoken = point
    ? [said(point, names.now), point.ripe ? "" : t("ui.chart.unripe"), said(beside, names.before)]
        .filter((part) => part !== "")
        .join(". ")
    : summary;

  return (
    <figure className={classes.chart} ref={ref} aria-label={summary}>
      {width > 0 && (
        <>
          <Drawing
            ref={drawing}
            width={width}
            height={height}
            box={box}
            axis={axis}
            ticks={ticks}
            points={points}
            before={before}
            names={names}
            current={current}
            roomy={width >= roomy}
          />
          {/* A slider over the drawing: what it says while it is moved is what the tip shows. */}
          <input
            type="range"
            className={classes.walker}
            style={{ height }}
            aria-label={t("ui.chart.walk")}
            aria-describedby={hint}
            aria-valuetext={spoken}
            min={1}
            max={Math.max(1, points.length)}
            value={(current ?? 0) + 1}
            onChange={(event) => setAt(Number(event.currentTarget.value) - 1)}
            onKeyDown={onKeyDown}
            onBlur={() => setAt(null)}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setAt(null)}
          />
          <span id={hint} hidden>
            {t("ui.chart.keys")}
          </span>
          {point && current !== null && (
            <Tip
              box={box}
              at={current}
              count={points.length}
              width={width}
              point={point}
              beside={beside}
              names={names}
            />
          )}
        </>
      )}
    </figure>
  );
}
