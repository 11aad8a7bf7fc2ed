// How much a task asks to be done now: a score whose every term says in words what it is made of. Pure; weights are the manager's.
import type { Tier } from "./partner.ts";
import type { Priority } from "./tasks/task.ts";

/** The most points that a term can give, 0 to 100 each; what waits for somebody else loses its own. */
export interface Weights {
  time: number;
  urgency: number;
  money: number;
  promise: number;
  cadence: number;
  drop: number;
  key: number;
  effort: number;
  waiting: number;
}
export type WeightName = keyof Weights;

export const usualWeights: Weights = {
  time: 40,
  urgency: 30,
  money: 30,
  promise: 15,
  cadence: 10,
  drop: 10,
  key: 8,
  effort: 5,
  waiting: 20,
};
export const weightNames = Object.keys(usualWeights) as WeightName[];

/** What a score is worked out of. */
export interface PriorityFacts {
  /** Days until the due day, negative when it has passed; null without one. */
  daysLeft: number | null;
  /** Whole minutes until the due moment, where it has one. */
  minutesLeft: number | null;
  priority: Priority;
  /** Margin of a quarter that hangs on it: whole units, and what it would be in the currency that all are compared in. */
  stake: { amount: number; currency: string; compared: number } | null;
  /** Whose promise it keeps. */
  promised: "us" | "them" | null;
  /** Days since the last contact beside the days it should be at most. */
  cadence: { since: number; every: number } | null;
  /** By how much the partner's value fell, basis points. */
  dropBp: number;
  stageKey: boolean;
  tier: Tier | null;
  effortMinutes: number | null;
  /** Somebody else has to act first. */
  waitingFor: string | null;
}

/** One term: `code` is a key of the catalogue's `ui.priority.terms`. */
export interface Term {
  code: TermCode;
  params: Record<string, string | number>;
  points: number;
}
export type TermCode =
  | "overdue"
  | "late"
  | "today"
  | "now"
  | "soon"
  | "urgency"
  | "money"
  | "promise"
  | "cadence"
  | "drop"
  | "key"
  | "tier"
  | "quick"
  | "long"
  | "waiting";

export interface Scored {
  /** The sum of the points. */
  score: number;
  /** The most telling first; none has 0 points. */
  terms: Term[];
}

/** Days at which a due day still gives half of its points. */
const HALF_DAYS = 6;
/** The stake that gives all points of its term, whole units a quarter; each tenth of it a fifth less. */
const FULL_STAKE_LOG = 5;
/** A fall of half gives all points of its term. */
const FULL_DROP_BP = 5_000;
/** Working minutes of a day, to tell whether something long has to begin now. */
const DAY_MINUTES = 360;

/** Minutes. */
const DAY = 1440;

const share = (part: number): number => Math.min(1, Math.max(0, part));

/** What comes near gives more: all of it on its day, half six days before, and up to half as much again once it is overdue. */
function time({ daysLeft, minutesLeft }: PriorityFacts, weight: number): Term | null {
  if (daysLeft === null) return null;
  const passed = minutesLeft === null || minutesLeft >= 0 ? null : -minutesLeft;
  if (daysLeft < 0 || passed !== null) {
    const points = Math.round(weight + share(Math.max(0, -daysLeft) / 30) * (weight / 2));
    if (passed === null || passed >= DAY)
      return { code: "overdue", params: { count: Math.max(1, -daysLeft) }, points };
    // Late yesterday is hours ago, not a day.
    return passed < 60
      ? { code: "now", params: {}, points }
      : { code: "late", params: { count: Math.floor(passed / 60) }, points };
  }
  if (daysLeft === 0) return { code: "today", params: {}, points: Math.round(weight) };
  return {
    code: "soon",
    params: { count: daysLeft },
    points: Math.round((weight * HALF_DAYS) / (HALF_DAYS + daysLeft)),
  };
}

/** By size of the sum: 100 is two fifths of the points, 10,000 four fifths, 100,000 all. */
function money({ stake }: PriorityFacts, weight: number): Term | null {
  if (!stake || stake.compared <= 0 || Math.round(stake.amount) < 1) return null;
  return {
    code: "money",
    params: { amount: Math.round(stake.amount), currency: stake.currency },
    points: Math.round(weight * share(Math.log10(1 + stake.compared) / FULL_STAKE_LOG)),
  };
}

function cadence({ cadence: rhythm }: PriorityFacts, weight: number): Term | null {
  if (!rhythm || rhythm.since <= rhythm.every) return null;
  return {
    code: "cadence",
    params: { since: rhythm.since, count: rhythm.every },
    points: Math.round(weight * share((rhythm.since - rhythm.every) / rhythm.every)),
  };
}

/** What is done in a quarter of an hour goes first; what takes half of the time that is left has to begin. */
function effort({ effortMinutes, daysLeft }: PriorityFacts, weight: number): Term | null {
  if (effortMinutes === null) return null;
  if (effortMinutes <= 30)
    return {
      code: "quick",
      params: { minutes: effortMinutes },
      points: Math.round(effortMinutes <= 15 ? weight : weight / 2),
    };
  if (daysLeft === null) return null;
  const left = Math.max(0, daysLeft + 1) * DAY_MINUTES;
  if (effortMinutes * 2 < left) return null;
  return {
    code: "long",
    params: { hours: Math.round(effortMinutes / 6) / 10 },
    points: Math.round(weight),
  };
}

/**
 * The score of a task. Every term is a whole number of points, and the points sum up to the score.
 * @param facts what is known of the task and its partner at one moment
 * @param weights the most points of each term
 */
export function score(facts: PriorityFacts, weights: Weights): Scored {
  const { priority, promised, dropBp, stageKey, tier, waitingFor } = facts;
  const found: (Term | null)[] = [
    time(facts, weights.time),
    priority < 4
      ? {
          code: "urgency",
          params: { priority },
          points: Math.round((weights.urgency * (4 - priority)) / 3),
        }
      : null,
    money(facts, weights.money),
    promised === "us" ? { code: "promise", params: {}, points: Math.round(weights.promise) } : null,
    stageKey || tier === "A"
      ? { code: stageKey ? "key" : "tier", params: {}, points: Math.round(weights.key) }
      : null,
    cadence(facts, weights.cadence),
    dropBp > 0
      ? {
          code: "drop",
          params: { percent: Math.round(dropBp / 100) },
          points: Math.round(weights.drop * share(dropBp / FULL_DROP_BP)),
        }
      : null,
    effort(facts, weights.effort),
    waitingFor === null
      ? null
      : { code: "waiting", params: { whom: waitingFor }, points: -Math.round(weights.waiting) },
  ];
  const terms = found.filter((term) => term !== null && term.points !== 0) as Term[];
  terms.sort((a, b) => b.points - a.points);
  return { score: terms.reduce((sum, { points }) => sum + points, 0), terms };
}
