// Which reminders come now, alone or together, and which wait: none is lost, and nobody is flooded.
import { heldUntil, type Quiet } from "./quiet.ts";

/** A reminder that has not fired; `at` is ms UTC. */
export interface Waiting {
  id: number;
  taskId: number;
  at: number;
}

export interface FiringInput extends Quiet {
  due: readonly Waiting[];
  /** ms UTC */
  now: number;
  /** The program has just started: whatever is due was missed, however short ago. */
  starting?: boolean;
  /** When single ones and a digest came lately, ms UTC. */
  recent: { singles: readonly number[]; digestAt: number | null };
}

export interface Firing {
  /** Each a notification of its own, the earliest first. */
  single: number[];
  /** Together in one notification, the earliest first. */
  digest: number[];
  /** When to ask again for those that are in neither, ms UTC; null where there are none. */
  wakeAt: number | null;
}

/** Later than this a reminder is one that was missed: the laptop slept, or Liaison was not running. */
export const missedAfter = 90_000;
const minute = 60_000;
const mostSingles = 3;
/** Less than a minute, so that what waits for the next digest still comes within one. */
const betweenDigests = 55_000;

/**
 * What is shown at `now`. Quiet hours, days off and focus hold everything back; what became due in them, and what was
 * missed, comes in one digest. Otherwise at most three single ones come in any minute, the rest in a digest, of which
 * there is at most one in 55 seconds. What lies ahead of `now` waits for its moment; times in `recent` ahead of it are
 * those of a clock that was set back, and count for nothing.
 */
export function decideFiring(input: FiringInput): Firing {
  const { now, recent } = input;
  const ahead = input.due.filter(({ at }) => at > now);
  const wakes = ahead.length > 0 ? [ahead.reduce((first, { at }) => Math.min(first, at), Infinity)] : [];
  const due = input.due.filter(({ at }) => !(at > now)).toSorted((a, b) => a.at - b.at || a.id - b.id);
  const nothing = { single: [], digest: [] };
  const heldNow = due.length === 0 ? null : heldUntil(input, now);
  if (due.length === 0 || heldNow !== null) return { ...nothing, wakeAt: heldNow ?? wakes[0] ?? null };

  // Many are due at the same full hour.
  const known = new Map<number, boolean>();
  const wasHeld = (at: number): boolean => {
    const held = known.get(at) ?? heldUntil(input, at) !== null;
    known.set(at, held);
    return held;
  };
  const isFresh = ({ at }: Waiting): boolean => !input.starting && now - at <= missedAfter && !wasHeld(at);
  const lately = recent.singles.filter((at) => at <= now && now - at <= minute).toSorted((a, b) => a - b);
  const single = due.filter(isFresh).slice(0, Math.max(0, mostSingles - lately.length));
  const alone = new Set(single.map(({ id }) => id));
  const rest = due.filter(({ id }) => !alone.has(id));
  const { digestAt } = recent;
  const digestFrom = digestAt === null || digestAt > now ? now : digestAt + betweenDigests;
  const digest = digestFrom <= now ? rest : [];
  if (digest.length < rest.length) {
    wakes.push(digestFrom);
    // A single one may have its turn earlier.
    const turn = [...lately, ...single.map(() => now)].at(-mostSingles);
    if (turn !== undefined && rest.some(isFresh)) wakes.push(turn + minute + 1);
  }
  return {
    single: single.map(({ id }) => id),
    digest: digest.map(({ id }) => id),
    wakeAt: wakes.length > 0 ? Math.min(...wakes) : null,
  };
}
