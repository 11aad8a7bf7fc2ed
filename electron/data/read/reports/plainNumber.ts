// Numbers in their plainest spellings, read from bytes: what `numberOf` gives for the same text, or NaN to have it asked.

const zero = 48;
const minus = 45;
const comma = 44;
const point = 46;
const dollar = 36;
const scale = [0, 10_000, 1_000, 100, 10, 1] as const;

export interface PlainHabit {
  /** Byte of the decimal mark. */
  mark: number;
  /** A whole number, not an amount in 1/100,000 of the unit. */
  count: boolean;
  /** A dollar sign in front is that of the report's currency. */
  dollars: boolean;
  /** Less than zero is a fault. */
  positive: boolean;
}

/** Digits in groups of three by commas ("1,234"), or without; `next` is where they end. -1 for any other spelling. */
let next = 0;
function wholeIn(bytes: Buffer, start: number, end: number, grouped: boolean): number {
  let whole = 0;
  let at = start;
  let digits = 0;
  let group = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    const digit = byte - zero;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits++;
      if (group >= 0) group++;
    } else if (byte === comma && grouped) {
      if (group >= 0 ? group !== 3 : digits === 0 || digits > 3) return -1;
      group = 0;
    } else break;
  }
  next = at;
  // More digits than these cannot be counted exactly once they are scaled.
  return digits === 0 || digits > 10 || (group >= 0 && group !== 3) ? -1 : whole;
}

/** @returns NaN for any other spelling: it is no fault yet */
export function readPlain(bytes: Buffer, start: number, end: number, habit: PlainHabit): number {
  if (start === end) return 0;
  let at = start;
  const negative = bytes[at] === minus;
  if (negative) {
    if (habit.positive) return Number.NaN;
    at++;
  }
  if (habit.dollars && bytes[at] === dollar) at++;
  const whole = wholeIn(bytes, at, end, habit.mark === point);
  if (whole < 0) return Number.NaN;
  at = next;
  if (habit.count) return at < end ? Number.NaN : negative && whole !== 0 ? -whole : whole;
  let amount = whole * 100_000;
  if (at < end) {
    const decimals = end - at - 1;
    if (bytes[at] !== habit.mark || decimals < 1 || decimals > 5) return Number.NaN;
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
