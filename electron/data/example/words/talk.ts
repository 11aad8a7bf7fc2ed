// The shape of a talk: a short story of calls, messages and notes about one matter. Its texts have slots and alternatives.
import type { Direction, InteractionKind } from "../../../domain/interaction.ts";
import type { PartnerType, Stage } from "../../../domain/partner.ts";

/** How a step happens. */
export const hows = {
  "call in": { kind: "call", direction: "in" },
  "call out": { kind: "call", direction: "out" },
  "email in": { kind: "email", direction: "in" },
  "email out": { kind: "email", direction: "out" },
  "chat in": { kind: "chat", direction: "in" },
  "chat out": { kind: "chat", direction: "out" },
  "gift in": { kind: "gift", direction: "in" },
  "gift out": { kind: "gift", direction: "out" },
  meeting: { kind: "meeting", direction: "none" },
  note: { kind: "note", direction: "none" },
} as const satisfies Record<string, { kind: InteractionKind; direction: Direction }>;
export type How = keyof typeof hows;

/**
 * `[how, days after the step before, ...texts]`; one of the texts is taken. In a text `{rate}` is a slot (fillSlots in
 * slots.ts) and `[a|b]` takes one of the alternatives.
 */
export type Step = readonly [how: How, after: number, ...texts: readonly [string, ...string[]]];

export const phases = [
  "recruit",
  "nudge",
  "answer",
  "negotiate",
  "agree",
  "onboard",
  "run",
  "fade",
  "end",
  "lose",
] as const;
export type Phase = (typeof phases)[number];

export interface Talk {
  topic: string;
  phase: Phase;
  /** Of its e-mails and meetings; answers get "Re: ". */
  subject: string;
  steps: readonly Step[];
  /** Only partners with one of these types. */
  types?: readonly PartnerType[];
  /** Only partners whose own stage is one of these. */
  stages?: readonly Stage[];
  /** Starts only in these months, 1 to 12. */
  months?: readonly number[];
  /** Whom it is with, where the partner has such a person. */
  with?: Desk;
  /** May come up again with the same partner. */
  again?: true;
  /** Only with the partner whose lost reason is this. */
  reason?: string;
}

/** Whose matter something is at a partner. */
export const desks = ["lead", "content", "tech", "finance"] as const;
export type Desk = (typeof desks)[number];
