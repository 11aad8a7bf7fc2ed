// Shares as a person writes them, to and from basis points.
import { locale, readNumber } from "../../../format.ts";

const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });

/** "35%", "2.5%": basis points as they stand in a field. */
export const percentText = (bp: number): string => format.format(bp / 10_000);

/** Basis points of "35", "35 %" or "2,5%"; null where it is no number of at most two decimals. */
export function readPercent(text: string, from: string = locale): number | null {
  const number = readNumber(text.replaceAll("%", ""), from);
  const parts = /^(-?)(\d{1,6})(?:\.(\d{1,2}))?0*$/.exec(number ?? "");
  if (!parts) return null;
  const bp = Number(parts[2]) * 100 + Number((parts[3] ?? "").padEnd(2, "0"));
  return parts[1] === "-" ? -bp : bp;
}

/** "1.50", "1,234": an amount as it stands in a field, without its currency, with every digit it came with. */
export function amountField(amount: string, of: string = locale): string {
  const digits = amount.split(".")[1]?.length ?? 0;
  const number = new Intl.NumberFormat(of, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return number.format(amount as Intl.StringNumericLiteral);
}
