// Terms over time as the page holds them, and the days between which they are drawn.
import { addDays, daysBetween } from "../../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../../api/client.ts";

export type Span = OutputOf<Api["agreements"]["timeline"]>["rows"][number];

/** At least so many days are drawn before and after today. */
const around = 90;

export interface Axis {
  from: string;
  to: string;
  /** Percent of the width at which a day begins. */
  at: (day: string) => number;
}

/** From the first terms to the last, with today well inside. */
export function axisOf(spans: readonly Span[], today: string): Axis {
  let [from, to] = [addDays(today, -around), addDays(today, around)];
  for (const span of spans) {
    if (span.from < from) ({ from } = span);
    const last = span.until ?? span.from;
    if (last > to) to = last;
  }
  const days = daysBetween(from, to) + 1;
  return { from, to, at: (day) => (100 * Math.min(days, Math.max(0, daysBetween(from, day)))) / days };
}
