// The words of tasks as data: how one ends, what wins over its score, where one is born.
export const outcomes = ["done", "dropped"] as const;
export type TaskOutcome = (typeof outcomes)[number];

/** What a person set above the score until they release it. */
export const holds = ["pin", "drag", "notNow"] as const;
export type Hold = (typeof holds)[number];

/** 1 is the most urgent; 4 says nothing. */
export const priorities = [1, 2, 3, 4] as const;
export type Priority = (typeof priorities)[number];

/** What a task is born of when nobody typed it: with the uid behind it the key of the one open task there may be. */
export const sources = ["contact", "promise", "flips", "terms", "exclusive", "fee", "offer"] as const;
export type TaskSource = (typeof sources)[number];

export const sourceKey = (kind: TaskSource, uid: string): string => `${kind}:${uid}`;
export const sourceOf = (key: string | null): TaskSource | null =>
  sources.find((kind) => key?.startsWith(`${kind}:`)) ?? null;

export interface CheckItem {
  text: string;
  done: boolean;
}

export const initiativeKinds = [
  "event",
  "sponsorship",
  "contest",
  "seasonal",
  "sampling",
  "content",
] as const;
export type InitiativeKind = (typeof initiativeKinds)[number];

export const promisers = ["us", "them"] as const;
export type Promiser = (typeof promisers)[number];
export const promiseOutcomes = ["kept", "broken", "withdrawn"] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];
