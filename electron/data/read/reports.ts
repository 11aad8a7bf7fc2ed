// The one entry for report files of every format: what the file is, and its rows as columns of numbers.
export type { ReportChoice, ReportSource } from "./reports/shape.ts";
