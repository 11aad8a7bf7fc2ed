// A row's course in the width of a cell: a line from zero up; the cell's text says the same.
import classes from "./Chart.module.css";
import { lineThrough } from "./layout.ts";

export interface SparklineProps {
  values: readonly number[];
  /** px */
  width?: number;
  height?: number;
}

/** Places of the values in a box of this size, zero at its foot (or where it lies between them). */
export function course(
  values: readonly number[],
  width: number,
  height: number,
): (readonly [number, number])[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const reach = high - low || 1;
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0;
  return values.map((value, at) => [1 + at * step, 1 + (1 - (value - low) / reach) * (height - 2)]);
}

export function Sparkline({ values, width = 84, height = 18 }: SparklineProps) {
  return (
    <svg className={classes.spark} width={width} height={height} aria-hidden>
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className={classes.sparkGround} />
      <path d={lineThrough(course(values, width, height))} className={classes.sparkLine} />
    </svg>
  );
}
