// Writing to somebody: who gets it, at which address, and the copy that is kept.
import { UserError } from "../../domain/errors.ts";
import type { Mailbox } from "../../domain/mail/envelope.ts";
import { writtenEnvelope } from "../../domain/templates/copy.ts";
import type { WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { logTalk } from "../interactions.ts";
import { live } from "../records.ts";
import { ownAddresses } from "../settings.ts";
import { itemsOf } from "../sets.ts";
import type { Reader } from "../store.ts";
import type { About } from "./values.ts";

export interface Recipient {
  contactId: number | undefined;
  partnerId: number | undefined;
  name: string;
  /** The address that is used unless another one is chosen: the preferred, else the first. Null for none. */
  address: string | null;
  addresses: string[];
  doNotContact: boolean;
}

interface Person {
  id: number;
  fullName: string;
  partnerId: number | null;
  doNotContact: number;
}

function recipient(db: Reader, person: Person, partnerId: number | undefined): Recipient {
  const addresses = itemsOf(db, "contact", person.id, "email").map((item) => item.value);
  return {
    contactId: person.id,
    partnerId: partnerId ?? person.partnerId ?? undefined,
    name: person.fullName,
    address: addresses[0] ?? null,
    addresses,
    doNotContact: person.doNotContact === 1,
  };
}

/**
 * Whom a message is to: the person, or the only one at the partner who has an address. Null where the partner has several: it has to
 * be said.
 * @throws UserError `nobody`, `missing-contact`, `missing-partner`, `in-trash`
 */
export function recipientOf(db: Reader, { contactId, partnerId }: About): Recipient | null {
  if (contactId !== undefined) return recipient(db, live<Person>(db, "contact", contactId), partnerId);
  if (partnerId === undefined) throw new UserError("nobody", {}, { field: "contactId" });
  const { name } = live<{ name: string }>(db, "partner", partnerId);
  const people = db.all<Person>(
    `SELECT id, fullName, partnerId, doNotContact FROM contact c WHERE partnerId = ? AND deletedAt IS NULL
       AND EXISTS (SELECT 1 FROM contact_set s WHERE s.ownerId = c.id AND s.kind = 'email')`,
    partnerId,
  );
  if (people.length > 1) return null;
  return people[0]
    ? recipient(db, people[0], partnerId)
    : { contactId: undefined, partnerId, name, address: null, addresses: [], doNotContact: false };
}

/** The address of the person at this machine, where they have said which ones are theirs. */
function ownMailbox(db: Reader, name: string): Mailbox | null {
  const [address] = ownAddresses(db);
  return address === undefined ? null : { name, address };
}

export interface Copy {
  to: { contactId: number; partnerId: number | undefined; name: string; address: string };
  me: string;
  subject: string;
  body: string;
  template: string | null;
}

/** Keeps a copy of what was handed to the mail program, as an e-mail that went out. */
export function keepCopy(context: WriteContext, { to, me, subject, body, template }: Copy) {
  const uid = newUid();
  return logTalk(context, {
    uid,
    kind: "email",
    direction: "out",
    contactIds: [to.contactId],
    partnerId: to.partnerId,
    subject,
    text: body,
    envelope: writtenEnvelope({
      uid,
      subject,
      from: ownMailbox(context.db, me),
      to: { name: to.name, address: to.address.toLowerCase() },
      template,
    }),
  });
}
