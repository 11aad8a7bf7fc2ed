// What every reader of mail files gives: one record for each message, whatever file it came from.
import type { RejectedItem, Remark } from "../contacts/record.ts";

export interface MailAddress {
  /** Decoded, may be empty. */
  name: string;
  /** As written, trimmed; empty where the header has only a name. */
  address: string;
}

export interface MailAttachment {
  /** A file name for the eyes: never a path. */
  name: string;
  /** Media type in lower case. */
  type: string;
  bytes: Uint8Array;
  /** Content-ID without `<>`. */
  contentId: string | null;
  /** Referenced from the HTML by its Content-ID. */
  inline: boolean;
}

/** Mail that nobody wrote by hand to this person. */
export type AutomaticKind = "no-reply" | "list" | "bounce" | "auto-reply";

export interface MailRecord {
  /** 1-based number of the message in the file, over all entries of a zip; called line so that lists show it like a row. */
  line: number;
  /** Byte offset where the message starts in its file or zip entry. */
  offset: number;
  /** Name of the zip entry, empty outside of one. */
  entry: string;
  /**
   * Without `<>`. Where it is missing or unusable, a made-up one that is the same whenever the same message is read:
   * `<sha256 of the identifying content>@liaison.invalid`.
   */
  messageId: string;
  /** Message-IDs of References, then In-Reply-To: oldest first, each once, without `<>`. */
  references: string[];
  /** Gmail's thread (X-GM-THRID). */
  threadId: string | null;
  /** X-Gmail-Labels, decoded. */
  labels: string[];
  from: MailAddress | null;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  /** Addresses of Delivered-To and its relatives: in whose mailbox it lay. */
  deliveredTo: string[];
  /** Decoded and unfolded. */
  subject: string;
  /** Milliseconds UTC: Date, else the newest Received, else the From line of the mbox, else the time of the file. */
  at: number;
  /** What a person reads, with LF line ends. */
  text: string;
  /** As it was sent, NOT sanitised. */
  html: string | null;
  attachments: MailAttachment[];
  automatic: AutomaticKind | null;
  /** Imported nevertheless; the params of each have `offset`. */
  problems: Remark[];
}

/** One message of a file: usable, or rejected with its number and reason. */
export type MailItem = { kind: "message"; message: MailRecord } | RejectedItem;

/** The kinds of mail file: `takeout` is a zip of mails, or an mbox that Gmail wrote. */
const mailFormats = ["mbox", "eml", "msg", "takeout"] as const;
export type MailFormat = (typeof mailFormats)[number];
