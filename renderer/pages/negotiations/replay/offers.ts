// What is replayed beside each other: the terms in force, the rounds, and the offer that is being written.
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { problemsOf } from "../../../../electron/domain/terms/terms.ts";
import { t } from "../../../words.ts";
import type { Negotiation } from "../negotiation.ts";
import type { OfferDraft } from "../record/draft.ts";
import { paragraph } from "../say.ts";
import { cleanTerms } from "../terms/draft.ts";

export interface Column {
  id: string;
  /** "In force", "2: we". */
  name: string;
  terms: Terms;
  said: string;
}

/** So many columns can be read beside each other. */
export const mostColumns = 5;

/** All that can be replayed, in the order of time; terms that are not whole yet are not among them. */
export function columnsOf({ offers, inForce, program }: Negotiation, draft: OfferDraft | null): Column[] {
  const column = (id: string, name: string, terms: Terms): Column => ({
    id,
    name,
    terms,
    said: paragraph(terms),
  });
  const written = draft && cleanTerms(draft.terms);
  return [
    ...(inForce ? [column("inForce", t("ui.negotiations.replay.inForce"), inForce.terms)] : []),
    ...offers.map(({ id, by, terms }, at) =>
      column(String(id), t(`ui.negotiations.replay.round.${by}`, { number: at + 1 }), terms),
    ),
    ...(written && problemsOf(written, program.currency).length === 0
      ? [column("draft", t("ui.negotiations.replay.draft"), written)]
      : []),
  ];
}

/** What is shown without choosing: the terms in force and the latest rounds. */
export function usualColumns(all: readonly Column[]): string[] {
  const [first, ...rest] = all;
  if (!first) return [];
  return [first, ...rest.slice(-3)].map(({ id }) => id);
}
