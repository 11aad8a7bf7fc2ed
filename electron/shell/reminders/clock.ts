// The clock of the reminders and of the store's threads: the machine's, or one that a test has set.
import type { WordParams } from "../../domain/errors.ts";
import type { WordKey } from "../../domain/words/words.ts";

export interface Clock {
  now(): number;
  /** How far it is ahead of the machine's clock (ms); 0 unless a test set it. */
  readonly offset: number;
}

/** Why the program must not start with what the environment says. */
export interface Refusal {
  key: Extract<WordKey, `ui.shell.reminders.clock.${string}`>;
  params: WordParams;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * @param given the environment variable LIAISON_NOW: an instant in ISO 8601 from which the clock goes on
 * @param packaged true in the installed program, where a reminder must not depend on the environment
 * @param started the machine's clock at the start (ms)
 */
export function clockOf(given: string | undefined, packaged: boolean, started: number): Clock | Refusal {
  if (given === undefined || given === "") return clockAhead(0);
  if (packaged) return { key: "ui.shell.reminders.clock.packaged", params: {} };
  const at = instant.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(at)) return { key: "ui.shell.reminders.clock.unreadable", params: { text: given } };
  return clockAhead(at - started);
}

const clockAhead = (offset: number): Clock => ({ offset, now: () => Date.now() + offset });
