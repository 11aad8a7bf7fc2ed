// Numbers in their plainest spelling, read from bytes: what `numberOf` gives for the same text, or NaN to have it asked.

const zero = 48;
const minus = 45;
const scale = [0, 10_000, 1_000, 100, 10, 1] as const;

/**
 * @param mark byte of the decimal mark of an amount, which comes in 1/100,000 of the unit; 0 for a count
 * @returns NaN for any other spelling: it is no fault yet
 */
export function readPlain(bytes: Buffer, start: number, end: number, mark: number): number {
  if (start === end) return 0;
  const negative = bytes[start] === minus;
  if (negative && mark === 0) return Number.NaN;
  let at = negative ? start + 1 : start;
  // More digits than these cannot be counted exactly once they are scaled.
  if (end - at > 15) return Number.NaN;
  const first = at;
  let whole = 0;
  while (at < end) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
    at++;
  }
  const digits = at - first;
  if (digits === 0 || digits > 10) return Number.NaN;
  if (mark === 0) return at === end ? whole : Number.NaN;
  let amount = whole * 100_000;
  if (at < end) {
    const decimals = end - at - 1;
    if (bytes[at] !== mark || decimals < 1 || decimals > 5) return Number.NaN;
    let fraction = 0;
    for (at++; at < end; at++) {
      const digit = bytes[at]! - zero;
      if (digit < 0 || digit > 9) return Number.NaN;
      fraction = fraction * 10 + digit;
    }
    amount += fraction * scale[decimals]!;
  }
  return negative && amount !== 0 ? -amount : amount;
}
