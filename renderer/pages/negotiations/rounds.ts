// Which rounds still ask for an answer.
import type { Offer } from "./negotiation.ts";

/** Nobody answered it, and the side that made it has offered something else since. */
export const isReplaced = (offers: readonly Pick<Offer, "by" | "answer">[], at: number): boolean =>
  offers[at]?.answer === null && offers.slice(at + 1).some(({ by }) => by === offers[at]?.by);
