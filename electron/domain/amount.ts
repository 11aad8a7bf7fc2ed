// Amounts as whole numbers of 1/100,000 of a currency's unit, and the decimal texts, ratios and basis points made of them.

/** Parts of a currency's main unit that one amount counts. */
export const UNITS = 100_000;
/** Above this a single amount is refused in words: a JavaScript number is exact up to 2^53 (architecture.md). */
export const LARGEST = 9_000_000_000_000_000;

const digits = new Map<string, number>();

/** Digits of a currency's minor unit: 2 for EUR, 0 for JPY. Source: ISO 4217 through Intl; 2 for codes it does not know. */
export function currencyDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    try {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency,
      }).resolvedOptions();
      known = Math.min(maximumFractionDigits ?? 2, 5);
    } catch {
      known = 2;
    }
    digits.set(currency, known);
  }
  return known;
}

/** The smallest amount that is paid in a currency, in units: 1,000 for EUR (a cent), 100,000 for JPY. */
export const minorUnit = (currency: string): number => 10 ** (5 - currencyDigits(currency));

const decimal = (value: bigint, places: number, least: number): string => {
  const text = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  let part = text.slice(text.length - places);
  while (part.length > least && part.endsWith("0")) part = part.slice(0, -1);
  return `${value < 0n ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
};

/** An amount on the wire: a point, at least the currency's digits and at most five ("7378.18182", "500.00"). */
export const amountText = (units: bigint | number, currency: string): string =>
  decimal(BigInt(units), 5, currencyDigits(currency));

/** `numerator / denominator`, whole, rounded half away from zero. The denominator is not 0. */
export function divided(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const half = d / 2n;
  return n < 0n ? -((-n + half) / d) : (n + half) / d;
}

/** Basis points of a share, rounded half away from zero; null where nothing can be divided by. */
export const basisPoints = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number(divided(part * 10_000n, whole));

/** A ratio as decimal text of four digits; null where nothing can be divided by. */
export const ratioText = (part: bigint, whole: bigint): string | null =>
  whole === 0n ? null : decimal(divided(part * 10_000n, whole), 4, 4);

/** An amount per piece, e.g. commission per click; null where there is none. */
export const perPiece = (units: bigint, pieces: bigint, currency: string): string | null =>
  pieces === 0n ? null : amountText(divided(units, pieces), currency);

const written = /^([+-]?)(\d{1,16})(?:\.(\d{1,5}))?$/;

/** The units of a decimal text with a point and at most five digits behind it; null where it is none or too large. */
export function amountUnits(text: string): number | null {
  const parts = written.exec(text);
  if (!parts) return null;
  const units = Number(parts[2]) * UNITS + Number((parts[3] ?? "").padEnd(5, "0"));
  return units > LARGEST ? null : parts[1] === "-" ? -units : units;
}
