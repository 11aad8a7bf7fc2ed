// The tray: messages that match nobody wait by sender, until one choice settles all of a sender's mail.
import type { Envelope } from "../domain/mail/envelope.ts";
import { emailKey } from "../domain/text/email.ts";
import { UserError } from "../domain/errors.ts";
import type { ParticipantRole } from "../domain/interaction.ts";
import type { WriteContext } from "./context.ts";
import { naturalUid } from "./ids.ts";
import { AddressBook, type Owner } from "./people.ts";
import { insertRecord, updateRecord, usable } from "./records.ts";
import { putItem, setItem } from "./sets.ts";
import { ownAddresses } from "./settings.ts";
import type { Reader } from "./store.ts";
import { addParticipation } from "./talks.ts";

/** Whom a waiting message is from: its sender, or for the manager's own mail each of its addressees. */
const waiting = `SELECT i.id, i.at, i.subject, ifnull(json_extract(i.envelope, '$.from.address'), '') AS address,
    ifnull(json_extract(i.envelope, '$.from.name'), '') AS name
  FROM interaction i WHERE i.tray = 1 AND i.deletedAt IS NULL AND i.direction <> 'out'
  UNION ALL
  SELECT i.id, i.at, i.subject, json_extract(j.value, '$.address'), ifnull(json_extract(j.value, '$.name'), '')
  FROM interaction i, json_each(json_array(json_extract(i.envelope, '$.to'), json_extract(i.envelope, '$.cc'))) l, json_each(l.value) j
  WHERE i.tray = 1 AND i.deletedAt IS NULL AND i.direction = 'out'`;

export interface Waiting {
  address: string;
  name: string;
  messages: number;
  lastAt: number;
  /** Subject of the newest. */
  subject: string | null;
}

export interface Proposal {
  contactId: number | null;
  partnerId: number | null;
  shown: string;
}

/** Senders that wait, the one with most mail first; `proposal` is who the address belongs to by now. */
export function unmatched(
  db: Reader,
  input: { search?: string | undefined; limit: number; offset: number },
): { rows: (Waiting & { proposal: Proposal | null })[]; total: number; messages: number } {
  const own = JSON.stringify([...ownAddresses(db)]);
  const like = `%${(input.search ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;
  const grouped = `SELECT address, max(name) AS name, count(DISTINCT id) AS messages, max(at) AS lastAt, subject
    FROM (${waiting}) WHERE address NOT IN (SELECT value FROM json_each(?)) AND (address LIKE ? ESCAPE '\\' OR lower(name) LIKE ? ESCAPE '\\') GROUP BY address`;
  const params = [own, like, like];
  const rows = db.all<Waiting>(
    `${grouped} ORDER BY messages DESC, lastAt DESC LIMIT ? OFFSET ?`,
    ...params,
    input.limit,
    input.offset,
  );
  const book = new AddressBook(db, ownAddresses(db));
  return {
    rows: rows.map((row) => ({ ...row, proposal: proposalOf(book.ownerOf(row.address, row.name)) })),
    total: db.value<number>(`SELECT count(*) FROM (${grouped})`, ...params)!,
    messages: trayCount(db),
  };
}

const proposalOf = (owner: Owner | null): Proposal | null =>
  owner && { contactId: owner.contactId, partnerId: owner.partnerId, shown: owner.shown };

/** Messages in the tray. */
export const trayCount = (db: Reader): number =>
  db.value<number>("SELECT count(*) FROM interaction WHERE tray = 1 AND deletedAt IS NULL")!;

/** The newest messages of a waiting sender. */
export const fromSender = (db: Reader, address: string, limit: number) =>
  db.all<{ id: number; at: number; subject: string | null; text: string }>(
    `SELECT w.id, w.at, w.subject, substr(i.text, 1, 300) AS text FROM (${waiting}) w JOIN interaction i ON i.id = w.id
     WHERE w.address = ? ORDER BY w.at DESC LIMIT ?`,
    address,
    limit,
  );

interface Settled {
  id: number;
  uid: string;
  envelope: string;
  tray: number;
}

const roleOf = ({ from, to }: Envelope, address: string): ParticipantRole =>
  from?.address === address ? "from" : to.some((box) => box.address === address) ? "to" : "cc";

/**
 * Puts a person or a partner on every message with the address; those that waited leave the tray.
 * @returns how many left it
 */
export function settle(context: WriteContext, address: string, owner: Owner): number {
  const { db } = context;
  const waited = new Set(
    db.column<number>(`SELECT DISTINCT id FROM (${waiting}) WHERE address = ?`, address),
  );
  const rows = db.all<Settled>(
    `SELECT i.id, i.uid, i.envelope, i.tray FROM mail_address a JOIN interaction i ON i.id = a.interactionId
     WHERE a.address = ? AND i.deletedAt IS NULL
     UNION SELECT i.id, i.uid, i.envelope, i.tray FROM interaction i WHERE i.id IN (SELECT value FROM json_each(?))`,
    address,
    JSON.stringify([...waited]),
  );
  for (const row of rows) {
    const role = roleOf(JSON.parse(row.envelope) as Envelope, address);
    addParticipation(db, row, { owner, role });
    if (row.tray === 1) updateRecord(db, "interaction", row.id, { tray: 0 }, context.batchId);
  }
  return waited.size;
}

/** Settles every sender who belongs to somebody by now: people and partners may have come after their mail. */
export function settleKnown(context: WriteContext): { senders: number; messages: number } {
  const { db } = context;
  const book = new AddressBook(db, ownAddresses(db));
  const senders = db.all<{ address: string; name: string }>(
    `SELECT address, max(name) AS name FROM (${waiting}) GROUP BY address`,
  );
  const count = { senders: 0, messages: 0 };
  for (const { address, name } of senders) {
    const owner = book.ownerOf(address, name);
    if (!owner) continue;
    count.senders++;
    count.messages += settle(context, address, owner);
  }
  return count;
}

/** A person that is there, with the address added to theirs. */
export function personFor(context: WriteContext, contactId: number, address: string): Owner {
  const { db } = context;
  const person = usable<{ id: number; uid: string; fullName: string; partnerId: number | null }>(
    context,
    "contact",
    contactId,
  );
  if (emailKey(address)) {
    const item = setItem("email", { value: address });
    const has = db.value(
      "SELECT 1 FROM contact_set WHERE ownerId = ? AND kind = 'email' AND key = ?",
      contactId,
      item.key,
    );
    if (has === undefined) putItem(db, "contact", contactId, item);
  }
  const partner = person.partnerId === null ? null : partnerFor(context, person.partnerId);
  return {
    contactId,
    contactUid: person.uid,
    partnerId: partner?.partnerId ?? null,
    partnerUid: partner?.partnerUid ?? null,
    shown: partner?.shown ?? person.fullName,
  };
}

/** A partner as the owner of an address that no person of theirs has. */
export function partnerFor(context: WriteContext, partnerId: number): Owner {
  const { uid, name } = usable<{ uid: string; name: string }>(context, "partner", partnerId);
  return { partnerId, partnerUid: uid, contactId: null, contactUid: null, shown: name };
}

/** From now on the sender's mail is left out; what waits of it goes to the trash. @returns how many messages */
export function ignore(context: WriteContext, address: string): number {
  const { db } = context;
  if (address === "") throw new UserError("ignore-nobody");
  const uid = naturalUid("ignored", address);
  const there = db.value<number>("SELECT id FROM ignored_sender WHERE uid = ?", uid);
  if (there === undefined) insertRecord(db, "ignored_sender", { uid, address, createdAt: context.now() });
  else updateRecord(db, "ignored_sender", there, { deletedAt: null }, context.batchId);
  const ids = db.column<number>(`SELECT DISTINCT id FROM (${waiting}) WHERE address = ?`, address);
  for (const id of ids) updateRecord(db, "interaction", id, { deletedAt: context.now() }, context.batchId);
  return ids.length;
}
