// Messages and meetings from files: written as interactions with everyone on them and their files.
import type { Envelope } from "../domain/mail/envelope.ts";
import type { EventRecord } from "../domain/calendar/record.ts";
import type { Direction, InteractionKind, ParticipantRole } from "../domain/interaction.ts";
import type { MailAttachment } from "../domain/mail/record.ts";
import { naturalUid } from "./ids.ts";
import type { Owner } from "./people.ts";
import { insertRecord } from "./records.ts";
import type { Bind, Writer } from "./store.ts";

export interface NewTalk {
  uid: string;
  kind: InteractionKind;
  /** ms UTC */
  at: number;
  direction: Direction;
  subject: string | null;
  text: string;
  planned: boolean;
  tray: boolean;
  sender: string | null;
  envelope: Envelope | null;
  event: EventRecord | null;
  html: string | null;
}

export interface Participation {
  owner: Owner;
  role: ParticipantRole;
}

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

/** The columns of a talk, of all of it or of what changes. */
export const columnsOf = (talk: Partial<NewTalk>): Record<string, Bind> => {
  const { planned, tray, envelope, event, ...plain } = talk;
  return {
    ...plain,
    ...(planned !== undefined && { planned: Number(planned) }),
    ...(tray !== undefined && { tray: Number(tray) }),
    ...(envelope !== undefined && { envelope: json(envelope) }),
    ...(event !== undefined && { event: json(event) }),
  };
};

const taking =
  "INSERT OR IGNORE INTO participant (uid, interactionId, partnerId, contactId, role) VALUES (?, ?, ?, ?, ?)";

/** Adds who took part; the same one in the same role once. */
export function addParticipation(
  db: Writer,
  talk: { id: number; uid: string },
  { owner, role }: Participation,
): void {
  const { partnerId, partnerUid, contactId, contactUid } = owner;
  const uid = naturalUid("participant", talk.uid, partnerUid ?? "", contactUid ?? "", role);
  db.run(taking, uid, talk.id, partnerId, contactId, role);
}

/** @returns the new talk's local id */
export function addTalk(db: Writer, talk: NewTalk, people: Participation[], createdAt: number): number {
  const id = insertRecord(db, "interaction", { ...columnsOf(talk), createdAt });
  for (const one of people) addParticipation(db, { id, uid: talk.uid }, one);
  return id;
}

/** The same file of the same message is one record wherever it was imported. */
export const fileUid = (talkUid: string, at: number, name: string): string =>
  naturalUid("attachment", talkUid, String(at), name);

/** A file of a message; `hash` is null where its bytes were not kept. */
export function addFile(
  db: Writer,
  talk: { id: number; uid: string },
  at: number,
  file: MailAttachment,
  hash: string | null,
): void {
  insertRecord(db, "attachment", {
    uid: fileUid(talk.uid, at, file.name),
    interactionId: talk.id,
    name: file.name,
    type: file.type,
    bytes: file.bytes.length,
    hash,
    contentId: file.contentId,
    inline: Number(file.inline),
  });
}
