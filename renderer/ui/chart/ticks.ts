// The value axis: round steps that begin at zero and reach past what is drawn.

export interface Axis {
  /** From the lowest to the highest, zero always among them. */
  ticks: readonly number[];
  low: number;
  high: number;
}

/** Steps that read well; 2.5 only where halves of it are whole again. */
const mantissas = [1, 2, 2.5, 5, 10];

/** The smallest round step of at least `least`; `whole` allows whole steps alone (counts). */
export function roundStep(least: number, whole: boolean): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = mantissas
    .map((mantissa) => Number((mantissa * power).toPrecision(12)))
    .find((one) => one >= least * (1 - 1e-9) && (!whole || Number.isInteger(one)));
  return step ?? Math.max(1, 10 * power);
}

/** The axis for these values: bars stand on zero, so zero is always on it. `wanted` is about how many steps are drawn. */
export function axisFor(values: readonly number[], whole: boolean, wanted = 4): Axis {
  let [low, high] = [0, 0];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === 0 && high === 0) return { ticks: [0, 1], low: 0, high: 1 };
  const step = roundStep((high - low) / wanted, whole);
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    // 3 × 0.1 is 0.30000000000000004, which nobody wants to read.
    Number(((first + at) * step).toPrecision(12)),
  );
  return { ticks, low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 };
}
