// What one partner did in one program, as terms are replayed over it: by order, or by day where no orders are known.
import type { Day } from "../days.ts";
import type { Money } from "../metrics/fee.ts";
import { numberOfDay } from "../reports/dayNumber.ts";
import type { Counts, Orders } from "./rows.ts";

export interface Facts {
  currency: string;
  /** Both included. */
  from: Day;
  to: Day;
  /** Those before `from` count for tiers, caps and goals of their calendar period and for nothing else; none is after `to`. */
  orders: Orders;
  clicks: Counts;
  impressions: Counts;
  leads?: Counts;
  /** Declined orders of which only the number is known, by day; those in `orders` are not among them. */
  declined?: Counts;
  /** The program's margin and fee over time, as in `moneyOn`; without an entry the margin is not known. */
  money: readonly Money[];
  /** To what the commission of each order is rounded, as in `PayoutWindow`. */
  unit?: number;
}

/** The sums of a day. Orders and value are without what is declined; value in units of 1/100,000 of the currency. */
export interface DayFacts {
  day: Day;
  orders: number;
  value: number;
  clicks: number;
  impressions: number;
  declinedOrders: number;
  leads?: number;
}

/** Days as facts: of the orders of a day all are taken to have the same value. */
export function factsOfDays(
  days: readonly DayFacts[],
  rest: Pick<Facts, "currency" | "from" | "to" | "money">,
): Facts {
  const day = Int32Array.from(days, (each) => numberOfDay(each.day));
  const column = (name: Exclude<keyof DayFacts, "day">): Counts => ({
    day,
    count: Float64Array.from(days, (each) => each[name] ?? 0),
  });
  const hasLeads = days.some((each) => each.leads !== undefined);
  return {
    ...rest,
    orders: { day, value: column("value").count, orders: column("orders").count },
    clicks: column("clicks"),
    impressions: column("impressions"),
    declined: column("declinedOrders"),
    ...(hasLeads && { leads: column("leads") }),
  };
}

/** How many fall between two days, both included. */
export function countBetween({ day, count }: Counts, from: number, to: number): number {
  let sum = 0;
  for (let row = 0; row < day.length; row++) if (day[row]! >= from && day[row]! <= to) sum += count[row]!;
  return sum;
}
