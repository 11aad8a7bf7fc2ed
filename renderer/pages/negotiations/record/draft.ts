// An offer while it is written: new ones begin with what was on the table, an open one is edited as it stands.
import type { InteractionKind } from "../../../../electron/domain/interaction.ts";
import type { By } from "../../../../electron/domain/negotiation/stages.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { interactionKinds } from "../../../../electron/domain/interaction.ts";
import type { Negotiation, Offer } from "../negotiation.ts";
import { newTerms } from "../terms/draft.ts";

export interface OfferDraft {
  /** Of the offer that is edited; null makes a new one. */
  id: number | null;
  by: By;
  terms: Terms;
  /** ms UTC; null is now, undefined while what is typed is no moment. */
  at: number | null | undefined;
  channel: InteractionKind | null;
  note: string;
  /** Another one is another form. */
  key: number;
}

let keys = 0;

const kindOf = (channel: string | null): InteractionKind | null =>
  interactionKinds.find((kind) => kind === channel) ?? null;

/** What a new offer begins with: the last round's terms, else those in force. */
export const termsToStart = ({ offers, inForce, program }: Negotiation): Terms =>
  offers.at(-1)?.terms ?? inForce?.terms ?? newTerms(program.currency);

export const draftOf = (by: By, terms: Terms, note = ""): OfferDraft => ({
  id: null,
  by,
  terms,
  at: null,
  channel: null,
  note,
  key: ++keys,
});

export const draftToEdit = ({ id, by, terms, at, channel, note }: Offer): OfferDraft => ({
  id,
  by,
  terms,
  at,
  channel: kindOf(channel),
  note: note ?? "",
  key: ++keys,
});
