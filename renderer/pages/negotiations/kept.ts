// What outlives a look at another page while the app runs: how the negotiations were shown, and offers being written.
import type { OfferDraft } from "./record/draft.ts";

let view: "list" | "board" = "list";
export const lastView = (): "list" | "board" => view;
export const keepView = (shown: "list" | "board"): void => {
  view = shown;
};

const drafts = new Map<number, OfferDraft>();
export const keptDraft = (negotiationId: number): OfferDraft | null => drafts.get(negotiationId) ?? null;
export function keepDraft(negotiationId: number, draft: OfferDraft | null): void {
  if (draft) drafts.set(negotiationId, draft);
  else drafts.delete(negotiationId);
}
