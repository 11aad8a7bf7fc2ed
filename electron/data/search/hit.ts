// What a search answers with.
import type { InteractionKind } from "../../domain/interaction.ts";

/** In the order in which hits are listed. `task`: open ones; `interaction`: talks and messages; `attachment`: files of messages. */
export const hitKinds = ["partner", "contact", "task", "interaction", "attachment"] as const;
export type HitKind = (typeof hitKinds)[number];

export interface Hit {
  kind: HitKind;
  id: number;
  /** Whose it is: the partner itself, a person's partner, the partner of a talk or of a file's message. */
  partnerId: number | null;
  /** The person of a talk or file; the person itself. */
  contactId: number | null;
  /** Name, subject (or whom it was with), or file name. */
  title: string;
  /** Plain text that shows why it was found: a value, a piece of the note or text; empty where the title shows it. */
  snippet: string;
  /** What the snippet is: kind of a value (website, email, phone, tag, networkId, link, own, alias), `note`, `text` or `subject`; null without a snippet. */
  from: string | null;
  /** Name of the partner of a person, talk or file. */
  partner: string | null;
  /** Of a task. */
  dueOn?: string;
  /** ms UTC of a talk or of a file's message. */
  at?: number;
  /** Waits in the tray: a message that matches nobody. */
  tray?: true;
  /** What kind of talk; of a file, the talk that it hangs on. */
  talk?: InteractionKind;
  /** It has an envelope: it opens as a thread. */
  message?: true;
  interactionId?: number;
  /** Folded words of the name that were meant although something else was typed. */
  matched?: string[];
}

/** What was found of one kind. Only what is shown is made into hits. */
export interface Found {
  /** How many there are; at most 1,000 are counted. */
  total: number;
  /** The best of them. */
  take: (most: number) => Hit[];
}
export const nothing: Found = { total: 0, take: () => [] };
