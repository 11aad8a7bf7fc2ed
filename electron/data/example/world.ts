// What the example workspace is made of: plain records that refer to each other by `ref`, before anything is written.
import type { Direction, InteractionKind, ParticipantRole } from "../../domain/interaction.ts";
import type { Network, PartnerType, Stage, Tier } from "../../domain/partner.ts";
import type {
  CheckItem,
  InitiativeKind,
  Priority,
  Promiser,
  PromiseOutcome,
  TaskOutcome,
} from "../../domain/tasks/task.ts";
import type { By, Certainty } from "../../domain/negotiation/stages.ts";
import type { ShownFee } from "../../domain/program.ts";
import type { Terms } from "../../domain/terms/shape.ts";

export interface ExampleProgram {
  name: string;
  client: string;
  network: Network;
  /** ISO 4217. */
  currency: string;
  ripeningDays: number;
  targetRoiBp: number | null;
  /** The kind of report that its daily numbers are from, and of its order list where it has one. */
  report: string;
  orderList: string | null;
  /** Margin and network fee; `daysAgo` null: since ever. */
  money: readonly { daysAgo: number | null; marginBp: number; networkFee: ShownFee }[];
}

/** A partner as a network knows it, with the course of its numbers. Days are counted from today. */
export interface ExampleAccount {
  /** Null: nobody has said yet whose it is. */
  partner: string | null;
  program: string;
  externalId: string;
  name: string;
  site: string | null;
  from: number;
  to: number;
  /** Of an average day at the end of its course. */
  clicks: number;
  /** Basis points: clicks of impressions, orders of clicks, commission of the value, reversed of the decided orders. */
  ctrBp: number;
  crBp: number;
  rateBp: number;
  reversalBp: number;
  /** Whole units of the program's currency. */
  basket: number;
  /** How much the clicks grow in a month: 0.05 is 5 %. */
  growth: number;
  /** How the clicks are spread: over all days, on newsletter days, after posts, or after sales and holidays. */
  rhythm: "even" | "letters" | "posts" | "sales";
}

/** One `from` is `rate` of `to`, as decimal text. */
export interface ExampleRate {
  on: string;
  from: string;
  to: string;
  rate: string;
}

export interface ExampleOwnField {
  of: "partner" | "contact";
  name: string;
  kind: "text" | "number" | "day" | "choice" | "yesno";
  choices?: readonly string[];
}

export interface ExampleMembership {
  /** Name of an ExampleProgram. */
  program: string;
  stage: Stage;
  lostReason?: string;
  /** 'YYYY-MM-DD'. */
  joinedOn?: string;
}

export interface ExamplePartner {
  ref: string;
  name: string;
  types: readonly PartnerType[];
  websites: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. */
  languages: readonly string[];
  tags: readonly string[];
  tier: Tier | null;
  stages: ExampleMembership[];
  /** Whether the person who adds the example owns it. */
  owner: boolean;
  nextContactOn: string | null;
  cadenceDays: number | null;
  privateNote: string | null;
  networkIds: { network: Network; externalId: string }[];
  /** By the name of an ExampleOwnField of partners; numbers and days as text, yes/no as "yes" and "no". */
  own: Record<string, string>;
  /** Instant in ms UTC. */
  createdAt: number;
}

/** A labelled value of a person; at most one of a list is preferred. */
export interface ExampleItem {
  value: string;
  label?: string;
  preferred?: boolean;
}

export interface ExamplePerson {
  ref: string;
  partner: string | null;
  fullName: string;
  /** Parts: given, family and where there are any prefix, middle, phoneticGiven, phoneticFamily. */
  name: Record<string, string>;
  role: string | null;
  emails: ExampleItem[];
  phones: ExampleItem[];
  links: ExampleItem[];
  /** IANA name. */
  timeZone: string | null;
  language: string | null;
  /** 'YYYY-MM-DD', or '--MM-DD' where the year is not known. */
  birthday: string | null;
  note: string | null;
  doNotContact: boolean;
  /** By the name of an ExampleOwnField of contacts. */
  own: Record<string, string>;
  createdAt: number;
}

export interface ExampleInteraction {
  kind: InteractionKind;
  /** Instant in ms UTC. */
  at: number;
  direction: Direction;
  subject: string | null;
  text: string;
  /** Null where only people take part who belong to no partner. */
  partner: string | null;
  people: { ref: string; role: ParticipantRole }[];
}

export interface ExampleTask {
  title: string;
  partner: string | null;
  person: string | null;
  /** Name of an ExampleInitiative. */
  initiative: string | null;
  dueOn: string | null;
  /** 'HH:MM' */
  dueTime: string | null;
  priority: Priority;
  effortMinutes: number | null;
  waitingFor: string | null;
  checklist: CheckItem[] | null;
  /** RRULE */
  repeat: string | null;
  plannedOn: string | null;
  /** Null: it is open. */
  closed: { at: number; outcome: TaskOutcome; reason: string | null } | null;
  createdAt: number;
}

export interface ExamplePromise {
  partner: string;
  person: string | null;
  by: Promiser;
  text: string;
  dueOn: string | null;
  outcome: PromiseOutcome | null;
  settledOn: string | null;
  createdAt: number;
}

export interface ExampleAgreement {
  partner: string;
  program: string;
  text: string;
  from: string;
  to: string | null;
  noticeDays: number | null;
  createdAt: number;
}

export interface ExampleInitiative {
  name: string;
  kind: InitiativeKind;
  startsOn: string;
  endsOn: string;
  createdAt: number;
}

/** Terms as one value, in force from a day. */
export interface ExampleTerms {
  partner: string;
  program: string;
  terms: Terms;
  from: string;
  to: string | null;
  noticeDays: number | null;
  feeOn: string | null;
  /** They change the ones before instead of following them. */
  amends: boolean;
  createdAt: number;
}

export interface ExampleOffer {
  by: By;
  /** Instant in ms UTC. */
  at: number;
  channel: InteractionKind;
  terms: Terms;
  note: string | null;
}

export interface ExampleLimit {
  side: By;
  lever: string;
  ideal: string | number;
  walkAway: string | number;
  step?: string | number;
  valuePerStep?: string;
  source?: string;
  certainty?: Certainty;
}

export interface ExampleNegotiation {
  partner: string;
  program: string;
  subject: string;
  decideOn: string | null;
  fallback: string | null;
  note: string | null;
  createdAt: number;
  /** Refs. */
  people: string[];
  /** Oldest first. */
  offers: ExampleOffer[];
  /** What became of the last offer, or of the negotiation itself; null: it is open. */
  end:
    | { kind: "accepted"; at: number; from: string; reason: string }
    | { kind: "declined"; at: number; reason: string }
    | { kind: "paused"; at: number; reason: string }
    | null;
  limits: ExampleLimit[];
}

export interface ExampleWorld {
  programs: readonly ExampleProgram[];
  ownFields: readonly ExampleOwnField[];
  partners: ExamplePartner[];
  people: ExamplePerson[];
  /** Oldest first. */
  interactions: ExampleInteraction[];
  accounts: ExampleAccount[];
  rates: ExampleRate[];
  tasks: ExampleTask[];
  promises: ExamplePromise[];
  agreements: ExampleAgreement[];
  initiatives: ExampleInitiative[];
  agreedTerms: ExampleTerms[];
  negotiations: ExampleNegotiation[];
}
