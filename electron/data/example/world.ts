// What the example workspace is made of: plain records that refer to each other by `ref`, before anything is written.
import type { Direction, InteractionKind, ParticipantRole } from "../../domain/interaction.ts";
import type { Network, PartnerType, Stage, Tier } from "../../domain/partner.ts";

export interface ExampleProgram {
  name: string;
  client: string;
  network: Network;
  /** ISO 4217. */
  currency: string;
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

export interface ExampleWorld {
  programs: readonly ExampleProgram[];
  ownFields: readonly ExampleOwnField[];
  partners: ExamplePartner[];
  people: ExamplePerson[];
  /** Oldest first. */
  interactions: ExampleInteraction[];
}
