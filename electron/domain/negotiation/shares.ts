// How much each side has of the most that it could gain, compared exactly.

/** A side's gain at a package is `(amount − zero)`, its share of the most `(amount − zero) ÷ (most − zero)`. */
export interface Scale {
  zero: number;
  most: number;
}

/** A share as a fraction; the denominator is above 0. */
export interface Share {
  part: number;
  whole: number;
}

/** Where nothing can be gained, whoever gives nothing up has all of it. */
export function shareOf({ zero, most }: Scale, amount: number): Share {
  const whole = most - zero;
  // Nothing is 0, and not the 0 below it.
  if (whole > 0) return { part: amount - zero || 0, whole };
  return { part: amount >= most ? 1 : 0, whole: 1 };
}

/** Below, at or above 0 as `a` is less than, as much as or more than `b`. */
export function compareShares(a: Share, b: Share): number {
  const apart = a.part / a.whole - b.part / b.whole;
  // Far enough apart, rounding does not change which is more.
  if (Math.abs(apart) > 1e-9 * Math.max(1, Math.abs(a.part / a.whole))) return apart;
  const exact = BigInt(a.part) * BigInt(b.whole) - BigInt(b.part) * BigInt(a.whole);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

export const lesser = (a: Share, b: Share): Share => (compareShares(a, b) <= 0 ? a : b);
