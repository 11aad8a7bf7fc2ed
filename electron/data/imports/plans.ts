// What every kind of import does with one record of a file: plan it. The preview shows the plan, the run writes it.
import type { SourceItem } from "./source.ts";
import type { Outcome } from "./outcome.ts";

/** What an import makes, beside the records that it counts. */
export interface Made {
  partners: number;
  people: number;
  interactions: number;
}

export interface Plans {
  readonly made: Made;
  plan(item: SourceItem): Outcome;
  /** Called before each transaction of a run. */
  renew?(): void;
}
