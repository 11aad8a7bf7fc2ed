// The drawing of a chart: an SVG that stands for itself, so that a picture of it is exactly what is seen.
import { useId, type Ref } from "react";
import { t } from "../../words.ts";
import classes from "./Chart.module.css";
import { apart, bandsOf, heightOf, labelled, lineThrough, offGround, type Box } from "./layout.ts";
import type { ChartPoint, Names as PeriodNames } from "./point.ts";
import type { Axis } from "./ticks.ts";

export interface DrawingProps {
  ref: Ref<SVGSVGElement> | undefined;
  width: number;
  height: number;
  box: Box;
  axis: Axis;
  /** The axis's values as text. */
  ticks: readonly string[];
  points: readonly ChartPoint[];
  before: readonly ChartPoint[];
  names: PeriodNames;
  current: number | null;
  /** There is room for the names at the right. */
  roomy: boolean;
}

/** px that the text of a point under the axis takes, with air. */
const labelRoom = 68;
/** px of the words over the first point that is not ripe. */
const unripeRoom = 64;

export function Drawing(props: DrawingProps) {
  const { ref, width, height, box, axis, ticks, points, before, names, current, roomy } = props;
  const hatch = useId();
  const { step, bar, middle } = bandsOf(points.length, box);
  const ground = heightOf(0, axis, box);
  const others = before.slice(0, points.length);
  const places = others.map(({ value }, at) => [middle(at), heightOf(value, axis, box)] as const);
  const labels = labelled(points.length, step, labelRoom);
  const unripe = points.findIndex(({ ripe }) => !ripe);

  return (
    <svg
      ref={ref}
      className={classes.drawing}
      aria-hidden
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={classes.hatchGround} />
        <rect width="2.5" height="6" className={classes.hatchLine} />
      </pattern>
      {axis.ticks.map((tick, at) => {
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
              {ticks[at]}
            </text>
          </g>
        );
      })}
      {current !== null && (
        <rect
          x={middle(current) - step / 2}
          y={box.top}
          width={step}
          height={box.bottom - box.top}
          className={classes.here}
        />
      )}
      {points.map(({ label, value, ripe }, at) => {
        const y = heightOf(value, axis, box);
        return (
          <rect
            key={label}
            x={middle(at) - bar / 2}
            y={Math.min(y, ground)}
            width={bar}
            height={Math.abs(y - ground)}
            fill={ripe ? undefined : `url(#${hatch})`}
            className={ripe ? classes.bar : classes.unripe}
          />
        );
      })}
      {places.length > 1 && (
        <>
          <path d={lineThrough(offGround(places, ground))} className={classes.halo} />
          <path d={lineThrough(places)} className={classes.line} />
        </>
      )}
      {places.length === 1 && places[0] && (
        <circle cx={places[0][0]} cy={places[0][1]} r={3} className={classes.dot} />
      )}
      {current !== null && places[current] && (
        <circle cx={places[current][0]} cy={places[current][1]} r={3.5} className={classes.dot} />
      )}
      {labels.map((at) => (
        <text
          key={at}
          x={middle(at)}
          y={box.bottom + 17}
          textAnchor={labels.length > 1 && at === 0 && step < labelRoom / 2 ? "start" : "middle"}
          className={classes.label}
        >
          {points[at]?.short}
        </text>
      ))}
      {unripe >= 0 && (
        <text
          x={Math.min(middle(unripe) - bar / 2, box.right - unripeRoom)}
          y={box.top - 4}
          className={classes.look}
        >
          {t("ui.chart.unripeFrom")}
        </text>
      )}
      <Names box={box} axis={axis} points={points} before={others} names={names} roomy={roomy} />
    </svg>
  );
}

/** The periods' names stand where their line and bars end; without room there, above the chart with a sample each. */
function Names({
  box,
  axis,
  points,
  before,
  names,
  roomy,
}: Pick<DrawingProps, "box" | "axis" | "points" | "before" | "names" | "roomy">) {
  const last = points.at(-1);
  const end = before.at(-1);
  if (!last) return null;
  if (!roomy) {
    return (
      <>
        <rect x={box.left} y={6} width={10} height={10} className={classes.bar} />
        <text x={box.left + 15} y={15} className={classes.name}>
          {names.now}
        </text>
        {end && (
          <>
            <path
              d={lineThrough([
                [box.left + 130, 11],
                [box.left + 148, 11],
              ])}
              className={classes.line}
            />
            <text x={box.left + 153} y={15} className={classes.nameBefore}>
              {names.before}
            </text>
          </>
        )}
      </>
    );
  }
  const own = heightOf(last.value, axis, box);
  const [now, then] = end ? apart(own, heightOf(end.value, axis, box), 15, box) : [own, own];
  return (
    <>
      <text x={box.right + 6} y={now + 4} className={classes.name}>
        {names.now}
      </text>
      {end && (
        <text x={box.right + 6} y={then + 4} className={classes.nameBefore}>
          {names.before}
        </text>
      )}
    </>
  );
}
