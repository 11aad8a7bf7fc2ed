// What becomes of a conflict: which values hold from then on, and whose writes they are.
import { newest, type Clash, type Held } from "./compare.ts";
import type { Stamp } from "./stamps.ts";

/** `newest` decides by the stamps and is no new write. */
export type Choice = "mine" | "theirs" | "both" | "newest";

export interface Settled {
  side: "mine" | "theirs" | "both";
  values: readonly Held[];
  stamps: readonly Stamp[];
}

/** @param now a new stamp of who decides, for what a person chose */
export function settled(clash: Clash, choice: Choice, now: Stamp): Settled {
  const side = choice === "newest" ? newest(clash) : choice;
  const values =
    side === "both"
      ? clash.mine.values.map((mine, at) => joined(mine, clash.theirs.values[at]!))
      : clash[side].values;
  if (choice !== "newest" || side === "both") return { side, values, stamps: clash.fields.map(() => now) };
  // No new write, so that everybody who decides by the newest ends with the same.
  const stamps =
    clash.deletion === null ? clash[side].stamps : [side === "mine" ? clash.mineBy : clash.theirsBy];
  return { side, values, stamps };
}

/** Both texts, one under the other; of a set's value the one that is in it. */
function joined(mine: Held, theirs: Held): Held {
  if (mine === null || theirs === null) return mine ?? theirs;
  if (typeof mine === "object" || typeof theirs === "object") return mine;
  const [a, b] = [String(mine), String(theirs)];
  return a.includes(b) ? a : b.includes(a) ? b : `${a}\n\n${b}`;
}
