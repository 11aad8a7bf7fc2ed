// Calendar months, quarters and years of day numbers: where tiers, caps and goals begin anew.
import { monthOfDay, monthStart } from "../reports/dayNumber.ts";
import type { Per } from "./shape.ts";

export const MONTHS: Readonly<Record<Per, number>> = { month: 1, quarter: 3, year: 12 };

/** First and last day of a calendar period, as days since 1970-01-01. */
export interface Period {
  from: number;
  to: number;
}

/** The calendar period that holds a day. */
export function periodOf(day: number, per: Per): Period {
  const months = MONTHS[per];
  const month = Math.floor(monthOfDay(day) / months) * months;
  return { from: monthStart(month), to: monthStart(month + months) - 1 };
}

/** The calendar periods that have a day between two days, both included. */
export function periodsBetween(from: number, to: number, per: Per): Period[] {
  const found: Period[] = [];
  for (let day = from; day <= to;) {
    const period = periodOf(day, per);
    found.push(period);
    day = period.to + 1;
  }
  return found;
}
