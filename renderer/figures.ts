// How the metrics are shown: each by its kind, in the reader's locale, and how one changed against another period.
import { currencyDigits } from "../electron/domain/amount.ts";
import { metric, type MetricId } from "../electron/domain/metrics/definitions.ts";
import { locale } from "./format.ts";
import { t } from "./words.ts";

/** A metric's value on the wire: a count or basis points, decimal text, or null where it does not apply. */
export type Value = number | string | null;

const formats = new Map<string, Intl.NumberFormat>();
/** Making a formatter is slow, and a table asks for thousands of them. */
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.NumberFormat(locale, options)));
  return known;
}

/** Decimal text is formatted as it is: a sum above 2^53 would lose its cents as a number. */
const exact = (value: number | string): number => value as number;

function amountOptions(currency: string, bare: boolean, digits: number) {
  const range = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return bare || !/^[A-Z]{3}$/.test(currency)
    ? range
    : { ...range, style: "currency" as const, currency, currencyDisplay: "narrowSymbol" as const };
}

/** An amount with its currency, or `bare` where the head of a column says it. */
export const showAmount = (amount: number | string, currency: string, bare = false): string =>
  format(amountOptions(currency, bare, currencyDigits(currency))).format(exact(amount));

/** An amount in few letters, for an axis: "€40K". */
export const showShortAmount = (amount: number, currency: string): string =>
  format({
    ...amountOptions(currency, false, 0),
    ...(Math.abs(amount) < 10 && { maximumFractionDigits: 2 }),
    ...(Math.abs(amount) >= 10_000 && { notation: "compact", maximumFractionDigits: 1 }),
  }).format(amount);

export const showShortNumber = (value: number): string =>
  format(
    Math.abs(value) >= 10_000
      ? { notation: "compact", maximumFractionDigits: 1 }
      : { maximumFractionDigits: 2 },
  ).format(value);

/** Basis points as percent: two digits below ten percent, where they matter. */
export const showShare = (bp: number): string => {
  const digits = Math.abs(bp) < 1000 ? 2 : 1;
  return format({ style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    bp / 10_000,
  );
};

/** A rate in as many digits as one reads. */
export const showShortRate = (rate: string): string =>
  format({ maximumSignificantDigits: 5 }).format(exact(rate));

/** A metric's value as text; "n/a" where it does not apply. `bare` leaves the currency to the head of the column. */
export function showFigure(id: MetricId, value: Value, currency: string, bare = false): string {
  if (value === null) return t("ui.metrics.notApplicable");
  switch (metric(id).kind) {
    case "count":
      return format({}).format(exact(value));
    case "share":
      return showShare(Number(value));
    case "ratio":
      return format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(exact(value));
    case "amount":
      return showAmount(value, currency, bare);
    case "perPiece": {
      const digits = currencyDigits(currency);
      // Earnings per click are parts of a cent.
      const shown = Math.abs(Number(value)) < 1 ? Math.max(4, digits) : digits;
      return format(amountOptions(currency, bare, shown)).format(exact(value));
    }
  }
}

export interface Change {
  way: "up" | "down" | "same";
  /** "12 %", "0.4 points"; null where there was nothing before. */
  size: string | null;
  /** Null where neither way is better. */
  good: boolean | null;
}

/** How a metric changed; null where one of both does not apply. Shares change by points, everything else by percent. */
export function changeOf(id: MetricId, now: Value, before: Value): Change | null {
  if (now === null || before === null) return null;
  const { kind, better } = metric(id);
  const [a, b] = [Number(now), Number(before)];
  const way = a > b ? "up" : a < b ? "down" : "same";
  const good = better === null || way === "same" ? null : (way === "up") === (better === "more");
  // Less than is shown is no change to who reads it.
  if (kind === "share" && showFigure(id, now, "EUR") === showFigure(id, before, "EUR"))
    return { way: "same", size: null, good: null };
  if (kind === "share")
    return {
      way,
      size: t("ui.performance.change.points", {
        size: format({ maximumFractionDigits: 2 }).format(Math.abs(a - b) / 100),
      }),
      good,
    };
  // There is nothing to compare with: that is neither good nor bad.
  if (b === 0) return { way: a === 0 ? "same" : way, size: null, good: null };
  const by = Math.abs(a - b) / Math.abs(b);
  if (by < 0.0005) return { way: "same", size: null, good: null };
  return {
    way,
    size: format({ style: "percent", maximumFractionDigits: by < 0.1 ? 1 : 0 }).format(by),
    good,
  };
}

/** A change in words: "up 12 %", "unchanged". */
export function sayChange({ way, size }: Change): string {
  if (way === "same") return t("ui.performance.change.same");
  return size === null ? t("ui.performance.change.fromNothing") : t(`ui.performance.change.${way}`, { size });
}
