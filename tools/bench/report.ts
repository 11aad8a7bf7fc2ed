// What the benchmark prints: one line per measurement with its anchor, ratio, goal and whether it is met.
import type { Timed } from "./measure.ts";

export interface Line {
  name: string;
  /** Null where it could not be measured; `note` says why. */
  ms: Timed | null;
  /** Unit of the numbers; ms unless told. */
  unit?: string;
  anchor?: { name: string; ms: Timed } | null;
  /** At most this many times the anchor, or at most this value: the median, or with `everyRun` each repeat. Without a goal the line is for reading only. */
  goal?: { ratio: number } | { most: number; everyRun?: true };
  note?: string;
}

export type Verdict = "met" | "missed" | "no anchor" | "not measured" | "";

export function verdict({ ms, anchor, goal }: Line): Verdict {
  if (!goal) return "";
  if (!ms) return "not measured";
  if ("most" in goal)
    return (goal.everyRun ? Math.max(...ms.raw) : ms.median) <= goal.most ? "met" : "missed";
  if (!anchor) return "no anchor";
  return ms.median / anchor.ms.median <= goal.ratio ? "met" : "missed";
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
const raws = ({ raw }: Timed): string => raw.map(short).join(" ");

function goalText({ goal, unit = "ms" }: Line): string {
  if (!goal) return "";
  return "ratio" in goal
    ? `≤ ${goal.ratio}×`
    : `≤ ${goal.most} ${unit}${goal.everyRun ? " in every run" : ""}`;
}

/** A line as text: verdict, name, median, anchor, ratio, goal; below it the raw values. */
export function lineText(line: Line): string {
  const { name, ms, anchor, note, unit = "ms" } = line;
  const ratio = ms && anchor ? `${(ms.median / anchor.ms.median).toFixed(2)}×` : "";
  const against = anchor ? ` · ${anchor.name} ${short(anchor.ms.median)} ${unit} · ${ratio}` : "";
  const head =
    `${verdict(line).padEnd(12)} ${name}: ${ms ? `${short(ms.median)} ${unit}` : "–"}${against}  ${goalText(line)}`.trimEnd();
  const more = [
    ms && `             raw ${raws(ms)}`,
    anchor && `             raw of the anchor ${raws(anchor.ms)}`,
    note && `             ${note}`,
  ];
  return [head, ...more.filter(Boolean)].join("\n");
}

/** How many goals were met, and the names of the others. */
export function summary(lines: readonly Line[]): string {
  const withGoal = lines.filter((line) => line.goal);
  const others = withGoal.filter((line) => verdict(line) !== "met");
  const met = `${withGoal.length - others.length} of ${withGoal.length} goals met`;
  return others.length === 0
    ? met
    : [`${met}; not met:`, ...others.map((line) => `  ${verdict(line)}: ${line.name}`)].join("\n");
}
