// Turns a text with slots and alternatives into a sentence: "[Sent|Posted] a {product}" becomes "Posted an oat cleanser".
import type { Random } from "./random.ts";

const alternative = /\[([^[\]]*)\]/g;
const slot = /\{(\w+)\}/g;

/** Every slot a text asks for. */
export const slotsOf = (text: string): string[] => [...text.matchAll(slot)].map((found) => found[1]!);

/**
 * @param slots values by name
 * @throws Error for a slot without a value: a mistake in the words
 */
export function fillSlots(text: string, slots: Readonly<Record<string, string>>, random: Random): string {
  const chosen = text.replace(alternative, (_, inner: string) => random.pick(inner.split("|")));
  const filled = chosen.replace(slot, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`no value for the slot ${name}`);
    return value;
  });
  const spoken = filled.replace(/\b([Aa]) (?=[aeio])/gi, "$1n ");
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** Fills one of several texts so that the same sentence does not come again, as far as the alternatives allow. */
export function freshText(
  texts: readonly string[],
  slots: Readonly<Record<string, string>>,
  random: Random,
  used: Map<string, number>,
): string {
  let best = fillSlots(random.pick(texts), slots, random);
  for (let tries = 0; tries < 12 && used.has(best); tries++) {
    const other = fillSlots(random.pick(texts), slots, random);
    if ((used.get(other) ?? 0) < (used.get(best) ?? 0)) best = other;
  }
  used.set(best, (used.get(best) ?? 0) + 1);
  return best;
}
