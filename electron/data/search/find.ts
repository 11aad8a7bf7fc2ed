// The one search over everything that is kept: what each kind of hit is found by, how many of each are shown.
import { readQuery } from "../../domain/search/query.ts";
import type { Reader } from "../store.ts";
import { findFiles } from "./files.ts";
import { hitKinds, nothing, type Found, type Hit, type HitKind } from "./hit.ts";
import { reachOf, type RecordKind } from "./reach.ts";
import { findRecords } from "./records.ts";
import { findTasks } from "./tasks.ts";
import { findTalks } from "./talks.ts";

export interface Wanted {
  limit: number;
  kinds?: readonly HitKind[] | undefined;
  region?: string | undefined;
}

/** Every kind has an equal share of the list; what one leaves goes to the others, in their order. */
export function shares(totals: readonly number[], limit: number): number[] {
  const given = totals.map(() => 0);
  for (let left = limit; left > 0;) {
    const open = totals.flatMap((total, nth) => (given[nth]! < total ? [nth] : []));
    if (open.length === 0) break;
    const each = Math.max(1, Math.floor(left / open.length));
    for (const nth of open) {
      const more = Math.min(each, totals[nth]! - given[nth]!, left);
      given[nth]! += more;
      left -= more;
    }
  }
  return given;
}

/**
 * Finds what holds every word of the text. In names, sites, addresses, numbers, ids, tags, links, own fields and file
 * names any part of a word counts; in subjects, texts, senders and notes the beginning of a word of two letters or more.
 * The words may be spread over a record's own name, values and note; a person's partner counts beside a word of the
 * person's own; in talks they may be spread over subject, text and sender; in files they are all in the name.
 * A name of which one letter is missing, added, wrong or swapped is found where few are found as typed.
 * Open tasks are found by any part of a word of their title, beside a word of their partner's name. Nothing of the trash. `total` counts at most 1,000 of each kind.
 */
export function find(
  db: Reader,
  text: string,
  { limit, kinds = hitKinds, region }: Wanted,
): { hits: Hit[]; total: number } {
  const query = readQuery(text, region);
  if (query.terms.length === 0) return { hits: [], total: 0 };
  const records = kinds.filter((kind): kind is RecordKind => kind === "partner" || kind === "contact");
  const reaches =
    records.length > 0 || kinds.includes("attachment") ? query.terms.map((term) => reachOf(db, term)) : [];
  const found: Record<HitKind, Found> = {
    ...(records.length > 0
      ? findRecords(db, query, reaches, records)
      : { partner: nothing, contact: nothing }),
    task: kinds.includes("task") ? findTasks(db, query.terms) : nothing,
    interaction: kinds.includes("interaction") ? findTalks(db, query.terms) : nothing,
    attachment: kinds.includes("attachment") ? findFiles(db, query.terms, reaches) : nothing,
  };
  const totals = hitKinds.map((kind) => found[kind].total);
  const share = shares(totals, limit);
  return {
    hits: hitKinds.flatMap((kind, nth) => found[kind].take(share[nth]!)),
    total: totals.reduce((sum, each) => sum + each, 0),
  };
}
