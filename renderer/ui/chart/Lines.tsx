// A chart of several lines over one measure: each named at its end, bends and jumps where they are; read by mouse, keys and ear.
import { useElementSize } from "@mantine/hooks";
import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { t } from "../../words.ts";
import classes from "./Chart.module.css";
import { heightOf, lineThrough, type Box } from "./layout.ts";
import { nearestAt, spreadOut, stopsOf, valueAt, type Line } from "./lines.ts";
import { axisFor } from "./ticks.ts";
import { walk } from "./walk.ts";
import { endKey } from "../endKey.ts";

export interface LinesProps {
  /** What it shows, in one sentence, for who does not see it. */
  summary: string;
  lines: readonly Line[];
  /** A value at the axis at the left, and in full. */
  axis: (value: number) => string;
  said: (value: number) => string;
  /** What is below: its values as text, and those that are labelled. */
  below: (x: number) => string;
  labels: readonly number[];
  /** Where we are today. */
  here: { x: number; label: string };
  /** px */
  height?: number;
}

const roomy = 560;
const nameRoom = 148;

export function Lines({
  summary,
  lines,
  axis: showTick,
  said,
  below,
  labels,
  here,
  height = 280,
}: LinesProps) {
  const { ref, width } = useElementSize<HTMLElement>();
  const [at, setAt] = useState<number | null>(null);
  const hint = useId();
  const stops = stopsOf(lines);
  const most = stops.at(-1) ?? 1;
  const axis = axisFor(
    lines.flatMap(({ points }) => points.map(({ value }) => value)),
    false,
  );
  const ticks = axis.ticks.map(showTick);
  const isRoomy = width >= roomy;
  const box: Box = {
    left: 12 + Math.max(...ticks.map((text) => text.length)) * 7,
    top: 18,
    right: width - (isRoomy ? nameRoom : 8),
    bottom: height - 26,
  };
  const place = (x: number): number => box.left + (x / most) * (box.right - box.left);
  const current = at === null ? null : Math.min(at, stops.length - 1);
  const x = current === null ? null : (stops[current] ?? null);
  const names = spreadOut(
    lines.map(({ points }) => heightOf(points.at(-1)?.value ?? 0, axis, box)),
    15,
    box,
  );
  const spoken =
    x === null
      ? summary
      : [below(x), ...lines.map((line) => `${line.name} ${said(valueAt(line, x))}`)].join(". ");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && current !== null) setAt(null);
    else {
      const next = walk(event.key, current, stops.length);
      if (next === null) return;
      setAt(next);
    }
    event.preventDefault();
    endKey(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const to = ((event.clientX - left - box.left) / (box.right - box.left)) * most;
    setAt(nearestAt(stops, to));
  };
  return (
    <figure className={classes.chart} ref={ref} aria-label={summary}>
      {width > 0 && (
        <>
          <svg className={classes.drawing} aria-hidden width={width} height={height}>
            {axis.ticks.map((tick, place) => {
              const y = heightOf(tick, axis, box);
              return (
                <g key={tick}>
                  <line
                    x1={box.left}
                    x2={box.right}
                    y1={y}
                    y2={y}
                    className={tick === 0 ? classes.ground : classes.grid}
                  />
                  <text x={box.left - 6} y={y + 4} textAnchor="end" className={classes.label}>
                    {ticks[place]}
                  </text>
                </g>
              );
            })}
            {labels.map((label) => (
              <text
                key={label}
                x={place(label)}
                y={box.bottom + 17}
                textAnchor={label === most ? "end" : label === 0 ? "start" : "middle"}
                className={classes.label}
              >
                {below(label)}
              </text>
            ))}
            <line
              x1={place(here.x)}
              x2={place(here.x)}
              y1={box.top}
              y2={box.bottom}
              className={classes.today}
            />
            <text x={place(here.x)} y={box.top - 5} textAnchor="middle" className={classes.label}>
              {here.label}
            </text>
            {x !== null && (
              <line x1={place(x)} x2={place(x)} y1={box.top} y2={box.bottom} className={classes.ground} />
            )}
            {lines.map(({ name, points }, which) => (
              <g key={name} data-line={which % 5} className={classes.series}>
                <path
                  d={lineThrough(points.map((point) => [place(point.x), heightOf(point.value, axis, box)]))}
                  className={classes.seriesLine}
                />
                {points
                  .filter(({ isKink }) => isKink)
                  .map((point) => (
                    <circle
                      key={`${point.x} ${point.value}`}
                      cx={place(point.x)}
                      cy={heightOf(point.value, axis, box)}
                      r={2.5}
                      className={classes.seriesKink}
                    />
                  ))}
              </g>
            ))}
            {lines.map((line, which) => (
              <g key={line.name} data-line={which % 5} className={classes.series}>
                {isRoomy ? (
                  <text x={box.right + 6} y={(names[which] ?? 0) + 4} className={classes.seriesName}>
                    {line.short}
                  </text>
                ) : null}
                {x !== null && (
                  <circle
                    cx={place(x)}
                    cy={heightOf(valueAt(line, x), axis, box)}
                    r={3.5}
                    className={classes.seriesDot}
                  />
                )}
              </g>
            ))}
          </svg>
          {/* A slider over the drawing: what it says while it is moved is what the tip shows. */}
          <input
            type="range"
            className={classes.walker}
            style={{ height }}
            aria-label={t("ui.chart.walk")}
            aria-describedby={hint}
            aria-valuetext={spoken}
            min={1}
            max={Math.max(1, stops.length)}
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
          {!isRoomy && (
            <ul className={classes.legend} aria-hidden>
              {lines.map(({ name, short }, which) => (
                <li key={name} data-line={which % 5} className={classes.series}>
                  <svg width="20" height="8">
                    <path d="M0 4L20 4" className={classes.seriesLine} />
                  </svg>
                  {short}
                </li>
              ))}
            </ul>
          )}
          {x !== null && (
            <div
              className={classes.tip}
              style={{
                ...(place(x) > width / 2
                  ? { insetInlineEnd: width - place(x) + 12 }
                  : { insetInlineStart: place(x) + 12 }),
                insetBlockStart: box.top,
              }}
              aria-hidden
            >
              <div className={classes.tipTitle}>{below(x)}</div>
              {lines.map((line) => (
                <div key={line.name} className={classes.tipRow}>
                  <span>{line.short}</span>
                  <b>{said(valueAt(line, x))}</b>
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </figure>
  );
}
