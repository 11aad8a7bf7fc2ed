// The counts of a preview as they are read: each record in one of them only.
import type { Preview } from "../shared.ts";

export const countNames = ["created", "updated", "conflicts", "deleted", "newer", "same"] as const;
export type CountName = (typeof countNames)[number];

/** A record that goes to the trash is not told as changed once more; conflicts are counted by field. */
export function countIn(value: Preview, name: CountName): number {
  if (name === "conflicts") return value.conflicts.length;
  return name === "updated" ? Math.max(0, value.updated - value.deleted) : value[name];
}
