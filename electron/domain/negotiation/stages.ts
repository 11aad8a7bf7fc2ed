// The stages of a negotiation and whose turn it is: data, and nothing that a screen or the store has to know by itself.
import { UserError } from "../errors.ts";

export const stages = ["preparing", "offered", "countered", "agreed", "declined", "paused"] as const;
export type Stage = (typeof stages)[number];

/** Where each stage may go. `offered` is our offer on the table, `countered` theirs. Agreed terms are
 * changed by a new negotiation; a declined one is opened again before anything is offered. */
export const moves: Readonly<Record<Stage, readonly Stage[]>> = {
  preparing: ["offered", "countered", "agreed", "declined", "paused"],
  offered: ["countered", "agreed", "declined", "paused", "preparing"],
  countered: ["offered", "agreed", "declined", "paused", "preparing"],
  agreed: [],
  declined: ["preparing"],
  paused: ["preparing", "offered", "countered", "declined"],
};

export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text);
export const canMove = (from: Stage, to: Stage): boolean => moves[from].includes(to);
/** Nothing is waited for any more. */
export const isClosed = (stage: Stage): boolean => stage === "agreed" || stage === "declined";

/** @throws UserError `stage-move` */
export function checkMove(from: Stage, to: Stage): void {
  if (!canMove(from, to)) throw new UserError("stage-move", {}, { field: "stage" });
}

export const sides = ["us", "them"] as const;
export type By = (typeof sides)[number];
export const answers = ["accepted", "declined", "countered"] as const;
export type Answer = (typeof answers)[number];
/** How sure we are of what we think of theirs. */
export const certainties = ["low", "medium", "high"] as const;
export type Certainty = (typeof certainties)[number];

/** One round, in order of time. */
export interface Round {
  by: By;
  answer: Answer | null;
}

/** The stage that an offer brings; refused where the negotiation is closed. @throws UserError `negotiation-closed` */
export function stageAfterOffer(stage: Stage, by: By): Stage {
  if (isClosed(stage)) throw new UserError("negotiation-closed");
  return by === "us" ? "offered" : "countered";
}

/**
 * The stage that an answer to the newest offer brings: a counter is followed by the other side's offer. What is said to an
 * older one decides nothing while a newer one stands, unless it is accepted.
 *
 * @throws UserError `negotiation-closed`
 */
export function stageAfterAnswer(stage: Stage, offerBy: By, answer: Answer): Stage {
  if (isClosed(stage)) throw new UserError("negotiation-closed");
  if (answer === "accepted") return "agreed";
  if (answer === "declined") return "declined";
  return offerBy === "us" ? "countered" : "offered";
}

const other = (by: By): By => (by === "us" ? "them" : "us");

/** The stage that the rounds of an open negotiation come to by themselves. @param rounds in order of time */
export function stageOfRounds(rounds: readonly Round[]): Stage {
  const last = rounds.at(-1);
  if (!last || last.answer === "declined") return "preparing";
  const whose = last.answer === null ? last.by : other(last.by);
  return whose === "us" ? "offered" : "countered";
}

/**
 * Who has to act: the side that the offer on the table was made to; the one that said it would counter; we while nothing is
 * on the table. Nobody where it is closed or paused. A stage that was set by hand says whose words are on the table, written
 * down or not.
 *
 * @param rounds in order of time
 */
export function turnOf(stage: Stage, rounds: readonly Round[]): By | null {
  if (isClosed(stage) || stage === "paused") return null;
  if (stage === "preparing") return "us";
  const last = rounds.at(-1);
  if (last?.answer === "countered") return other(last.by);
  return stage === "offered" ? "them" : "us";
}
