// The lines of the preview: partners, and of those that are open their changes.
import type { Change, PartnerPart, Preview } from "../shared.ts";

export const filters = ["all", "theirs", "mine", "deleted", "conflicts"] as const;
export type Filter = (typeof filters)[number];

export type Line =
  | { kind: "partner"; key: string; part: PartnerPart }
  | { kind: "change"; key: string; change: Change }
  | { kind: "more"; key: string; count: number };

const fits = (change: Change, filter: Filter): boolean => filter === "all" || change.of === filter;

/** The changes of a partner that a filter leaves; conflicts are decided on a page of their own. */
const changesOf = (part: PartnerPart, filter: Filter): Change[] =>
  filter === "conflicts" ? [] : part.changes.filter((change) => fits(change, filter));

function shownBy(part: PartnerPart, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "conflicts") return part.conflicts > 0;
  return part.changes.some((change) => change.of === filter);
}

/** How many partners a filter leaves. */
export const countOf = ({ partners }: Preview, filter: Filter): number =>
  partners.filter((part) => shownBy(part, filter)).length;

/** @param open the uids of partners whose changes are shown */
export function linesOf({ partners }: Preview, filter: Filter, open: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  for (const part of partners) {
    if (!shownBy(part, filter)) continue;
    lines.push({ kind: "partner", key: `p ${part.uid}`, part });
    if (!open.has(part.uid)) continue;
    const changes = changesOf(part, filter);
    for (const [at, change] of changes.entries())
      lines.push({ kind: "change", key: `c ${part.uid} ${at}`, change });
    if (part.more > 0) lines.push({ kind: "more", key: `m ${part.uid}`, count: part.more });
  }
  return lines;
}

/** What can be unfolded: a partner with only conflicts has nothing below it. */
export const hasChanges = (part: PartnerPart): boolean => part.changes.length + part.more > 0;
