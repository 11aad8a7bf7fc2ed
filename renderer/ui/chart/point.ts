// A point of a chart, ready to be drawn and said.

export interface ChartPoint {
  /** In full: "5 – 11 Oct 2026". */
  label: string;
  /** Under the axis: "5 Oct". */
  short: string;
  value: number;
  /** The value as text. */
  said: string;
  /** Enough of it is decided; what is not is hatched. */
  ripe: boolean;
}

/** What the period and the one beside it are called, at the bars and at the line. */
export interface Names {
  now: string;
  before: string;
}
