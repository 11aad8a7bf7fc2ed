// Whether what the page sends is plain data of a bounded size: checked before anything else looks at it.

/** Characters and values a call may carry; the longest real input is a pasted note or a chosen set of thousands of ids. */
export const callLimit = 4_000_000;
/** Text to be saved as a file: the rejected records of a large import. */
export const textLimit = 128_000_000;

const deepest = 24;

/**
 * The weight of plain data (a character of text or of a key counts 1, any other value 1); Infinity for what no call takes: functions,
 * buffers, maps, cycles, numbers that JSON lacks, objects deeper than 24. Stops counting above `limit`.
 */
export function weight(value: unknown, limit: number, depth = 0): number {
  if (depth > deepest) return Infinity;
  if (typeof value === "string") return value.length + 1;
  if (value === null || value === undefined || typeof value === "boolean") return 1;
  if (typeof value === "number") return Number.isFinite(value) ? 1 : Infinity;
  if (typeof value !== "object") return Infinity;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return Infinity;
  let sum = 1;
  for (const [key, item] of Object.entries(value)) {
    sum += (Array.isArray(value) ? 0 : key.length) + weight(item, limit - sum, depth + 1);
    if (sum > limit) return Infinity;
  }
  return sum;
}
