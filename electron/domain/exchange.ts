// Exchange rates as decimal text and fractions of whole numbers: exact until the one rounding at the end.
import { divided } from "./amount.ts";

/** Digits that count of a rate that was worked out (an inverse, or one through the euro). */
const SIGNIFICANT = 15;

interface Fraction {
  over: bigint;
  under: bigint;
}

const shape = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

/** A rate as it is kept: decimal text with a point, above 0, without needless zeros; null where the text is none. */
export function readRate(text: string): string | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const whole = parts[1]!.replace(/^0+(?=\d)/, "");
  const part = (parts[2] ?? "").replace(/0+$/, "");
  const rate = part === "" ? whole : `${whole}.${part}`;
  return rate === "0" ? null : rate;
}

function fraction(rate: string): Fraction {
  const [whole, part = ""] = rate.split(".");
  return { over: BigInt(`${whole}${part}`), under: 10n ** BigInt(part.length) };
}

function decimal({ over, under }: Fraction): string {
  let places = 0;
  const enough = 10n ** BigInt(SIGNIFICANT - 1);
  while (places < 40 && (over * 10n ** BigInt(places)) / under < enough) places++;
  const digits = divided(over * 10n ** BigInt(places), under)
    .toString()
    .padStart(places + 1, "0");
  const part = digits.slice(digits.length - places).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - places);
  return places === 0 || part === "" ? whole : `${whole}.${part}`;
}

/** The rate of the other direction, to 15 digits. */
export const inverseRate = (rate: string): string => {
  const { over, under } = fraction(rate);
  return decimal({ over: under, under: over });
};

/** The rate from A to B where one third is `toA` of A and `toB` of B, to 15 digits. */
export const crossRate = (toA: string, toB: string): string => {
  const [a, b] = [fraction(toA), fraction(toB)];
  return decimal({ over: b.over * a.under, under: b.under * a.over });
};

/** Units of the other currency, rounded half away from zero; both count 1/100,000 of their currency. */
export function converted(units: bigint, rate: string): bigint {
  const { over, under } = fraction(rate);
  return divided(units * over, under);
}
