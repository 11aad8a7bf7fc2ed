// What planning a record gives: its status, what it would write, and what it would not.
import type { Remark } from "../../domain/contacts/record.ts";
import type { Direction } from "../../domain/interaction.ts";
import type { MailAttachment } from "../../domain/mail/record.ts";
import type { SetOwner } from "../headings.ts";
import type { SetItem } from "../sets.ts";
import type { NewTalk, Participation } from "../talks.ts";

export type Status = "created" | "changed" | "unchanged" | "rejected";

/** One small write, by uid, so that a plan can be made before the rows exist. */
export type Op =
  | {
      op: "partner";
      uid: string;
      name: string;
      stage: string | null;
      fields: Record<string, string | null>;
      items: SetItem[];
    }
  | {
      op: "contact";
      uid: string;
      partnerUid: string | null;
      fullName: string;
      parts: Record<string, string> | null;
      fields: Record<string, string | null>;
      items: SetItem[];
    }
  | { op: "field"; of: SetOwner; uid: string; field: string; value: string | null }
  | { op: "item"; of: SetOwner; uid: string; item: SetItem }
  | { op: "restore"; of: SetOwner; uid: string }
  | { op: "photo"; uid: string; bytes: Uint8Array }
  | { op: "remember"; fingerprint: string; uid: string }
  | { op: "talk"; talk: NewTalk; people: Participation[]; files: MailAttachment[] }
  | { op: "file"; id: number; file: MailAttachment }
  | { op: "talk-change"; id: number; uid: string; set: Partial<NewTalk>; people: Participation[] };

export interface FieldChange {
  of: SetOwner | "interaction";
  field: string;
  old: string | null;
  new: string | null;
}

export interface Outcome {
  line: number;
  status: Status;
  title: string;
  partner: string | null;
  partnerStatus: "created" | "joined" | null;
  changes: FieldChange[];
  /** A single value that differs from what an earlier record or the store says: listed, not written. */
  notWritten: { field: string; mine: string; theirs: string }[];
  reason: Remark | null;
  problems: Remark[];
  ops: Op[];
  /** Of a message or a meeting. */
  said?: Said;
  /** Of a report. */
  row?: true;
}

export interface Said {
  at: number;
  /** Sender and addressees as they are shown. */
  from: string;
  to: string;
  direction: Direction;
  /** It matches nobody. */
  tray: boolean;
  files: number;
}

export const emptyOutcome = (line: number, title: string): Outcome => ({
  line,
  status: "unchanged",
  title,
  partner: null,
  partnerStatus: null,
  changes: [],
  notWritten: [],
  reason: null,
  problems: [],
  ops: [],
});
