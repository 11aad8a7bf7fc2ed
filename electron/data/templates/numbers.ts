// The partner's own numbers for a mail: the last 90 days of numbers, in one currency, or nothing.
import { amountUnits } from "../../domain/amount.ts";
import { plus, shown } from "../../domain/metrics/totals.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import { sumsOf } from "../results/ask.ts";
import { lastDay } from "../results/rollups.ts";
import { metricSums, scopeOf } from "../results/view.ts";
import type { Reader } from "../store.ts";

const DAYS = 90;

/** Fields by name; those of a partner without numbers, or with numbers in several currencies, are left out. */
export function numbersOf(
  db: Reader,
  partnerId: number | undefined,
  programId: number | undefined,
  locale: string | undefined,
): Record<string, string> {
  const last = partnerId === undefined ? null : lastDay(db);
  if (last === null) return {};
  const from = last - DAYS + 1;
  const all = sumsOf(db, { ...scopeOf(db, { partnerId, programId }), from, to: last, by: ["currency"] }).map(
    metricSums,
  );
  const [first] = all;
  if (!first || all.length > 1) return {};
  const sums = shown(all.slice(1).reduce(plus, first));
  const count = new Intl.NumberFormat(locale);
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: sums.currency });
  // Decimal text goes in as it is, so that no digit is lost on the way.
  const amount = (text: string) => money.format(text as Intl.StringNumericLiteral);
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const dayText = (number: number) => day.format(new Date(`${dayOfNumber(number)}T00:00:00Z`));
  const each = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: sums.currency,
    maximumFractionDigits: 4,
  });
  return {
    clicks: count.format(sums.clicks),
    orders: count.format(sums.orders),
    sales: amount(sums.value),
    commission: amount(sums.commission),
    ...(sums.crBp !== null && { "conversion rate": share.format(sums.crBp / 10_000) }),
    ...(sums.epc !== null &&
      amountUnits(sums.epc) !== null && {
        EPC: each.format(sums.epc as Intl.StringNumericLiteral),
      }),
    "numbers from": dayText(from),
    "numbers to": dayText(last),
  };
}
