// Plans what each message would do: who it belongs to, which way it went, or why it is left out.
import type { Remark } from "../../../domain/contacts/record.ts";
import type { Direction, ParticipantRole } from "../../../domain/interaction.ts";
import type { Envelope, Mailbox } from "../../../domain/mail/envelope.ts";
import { type GmailFolder, gmailFolder } from "../../../domain/mail/gmailFolder.ts";
import type { MailAddress, MailItem, MailRecord } from "../../../domain/mail/record.ts";
import { baseSubject } from "../../../domain/mail/subject.ts";
import { emailKey } from "../../../domain/text/email.ts";
import { bytesKept } from "../../attachments.ts";
import { naturalUid } from "../../ids.ts";
import { AddressBook } from "../../people.ts";
import { attachmentLimit, ownAddresses, withAnswered } from "../../settings.ts";
import type { Reader } from "../../store.ts";
import { fileUid, type Participation } from "../../talks.ts";
import type { Answers, Asking } from "../asking.ts";
import { emptyOutcome, type Outcome } from "../outcome.ts";
import type { Made, Plans } from "../plans.ts";
import { Seen } from "./seen.ts";

/** More addressees than this say nothing about any of them; the text of the message still names them. */
const LISTED = 200;

const unwanted: Readonly<Partial<Record<GmailFolder, string>>> = {
  spam: "mail-spam",
  trash: "mail-trash",
  draft: "mail-draft",
};

const foldersOf = ({ labels }: MailRecord): GmailFolder[] =>
  labels.flatMap((label) => gmailFolder(label) ?? []);

const isIn = (message: MailRecord, folder: GmailFolder): boolean => foldersOf(message).includes(folder);

const boxOf = ({ name, address }: MailAddress): Mailbox => ({
  name,
  address: emailKey(address)?.key ?? address.trim().toLowerCase(),
});

/** A sender without an address is known by name, so that two of them do not wait as one. */
const senderOf = (one: MailAddress): Mailbox => {
  const box = boxOf(one);
  return { ...box, address: box.address || one.name.trim().toLowerCase() };
};

/** "Maya Chen <maya@kestrel.example>", or the one of both that there is. */
export const shownAs = ({ name, address }: Mailbox): string =>
  name.toLowerCase() === address ? name : name !== "" ? `${name} <${address}>` : address;

interface Placed {
  direction: Direction;
  people: Participation[];
}

export class MailPlanner implements Plans {
  readonly made: Made = { partners: 0, people: 0, interactions: 0 };
  readonly #db: Reader;
  readonly #asking: Asking;
  readonly #own: ReadonlySet<string>;
  readonly #ignored: ReadonlySet<string>;
  /** Only a plan that writes nothing has to remember what it met. */
  readonly #met: Seen | null;
  readonly #workspace: string;
  readonly #book: AddressBook;
  /** Bytes that files may still take. */
  #room: number | undefined;

  constructor(db: Reader, workspace: string, asking: Asking, answers: Answers, writes: boolean) {
    this.#db = db;
    this.#workspace = workspace;
    this.#asking = asking;
    this.#own = withAnswered(db, answers.ownAddresses);
    this.#ignored = new Set(db.column<string>("SELECT address FROM ignored_sender WHERE deletedAt IS NULL"));
    this.#met = writes ? null : new Seen();
    this.#book = new AddressBook(db, this.#own);
  }

  /** Before each chunk: in between somebody may have changed the people. */
  renew(): void {
    this.#book.renew();
  }

  plan(item: MailItem): Outcome {
    if (item.kind === "rejected") {
      const outcome = emptyOutcome(item.line, item.raw.slice(0, 200));
      return reject(outcome, { code: item.code, params: item.params });
    }
    const { message } = item;
    const outcome = emptyOutcome(message.line, message.subject || message.text.slice(0, 80).split("\n")[0]!);
    outcome.problems = message.problems;
    const envelope = envelopeOf(message);
    const uid = naturalUid("message", message.messageId);
    if (this.#known(uid)) {
      this.#fill(uid, message, outcome);
      return describe(outcome, message, envelope, { direction: "none", people: [] }, false);
    }
    const reason = this.#leftOut(message, envelope);
    if (reason) {
      describe(outcome, message, envelope, { direction: "in", people: [] }, false);
      return reject(outcome, reason);
    }
    this.#met?.add(uid);
    const placed = this.#place(message, envelope);
    const tray = placed.people.length === 0 && !this.#onlyOwn(envelope);
    const { text, html, at, subject } = message;
    outcome.status = "created";
    this.made.interactions++;
    outcome.ops.push({
      op: "talk",
      talk: {
        uid,
        kind: isIn(message, "chat") ? "chat" : "email",
        at,
        direction: placed.direction,
        subject: subject || null,
        text,
        planned: false,
        tray,
        sender: envelope.from && shownAs(envelope.from),
        envelope,
        event: null,
        html,
      },
      people: placed.people,
      files: message.attachments,
    });
    return describe(outcome, message, envelope, placed, tray);
  }

  /** The same Message-ID never twice, neither in this file nor here; one in the trash stays there. */
  #known(uid: string): boolean {
    return (
      this.#met?.has(uid) === true ||
      this.#db.value("SELECT 1 FROM interaction WHERE uid = ?", uid) !== undefined
    );
  }

  /** Files that found no room when the message came are kept now, where there is room. */
  #fill(uid: string, message: MailRecord, outcome: Outcome): void {
    const files = message.attachments;
    if (files.length === 0) return;
    const missing = this.#db.all<{ id: number; uid: string; bytes: number }>(
      `SELECT a.id, a.uid, a.bytes FROM attachment a JOIN interaction i ON i.id = a.interactionId
       WHERE i.uid = ? AND i.deletedAt IS NULL AND a.hash IS NULL`,
      uid,
    );
    if (missing.length === 0) return;
    this.#room ??= attachmentLimit(this.#db) - bytesKept(this.#workspace);
    for (const [at, file] of files.entries()) {
      const row = missing.find((each) => each.uid === fileUid(uid, at, file.name));
      if (!row || row.bytes > this.#room) continue;
      this.#room -= row.bytes;
      outcome.status = "changed";
      outcome.changes.push({ of: "interaction", field: "attachment", old: null, new: file.name });
      outcome.ops.push({ op: "file", id: row.id, file });
    }
  }

  #leftOut(message: MailRecord, { from }: Envelope): Remark | null {
    if (from && this.#ignored.has(from.address))
      return { code: "mail-ignored", params: { address: from.address } };
    const folder = foldersOf(message).find((each) => unwanted[each]);
    if (folder && !this.#wanted("mail-unwanted", message.line))
      return { code: unwanted[folder]!, params: {} };
    const { automatic } = message;
    if (automatic && !this.#wanted("automatic-mail", message.line))
      return { code: `mail-${automatic}`, params: { address: from?.address ?? "" } };
    return null;
  }

  #wanted(key: "mail-unwanted" | "automatic-mail", line: number): boolean {
    const answer = this.#asking.choose(
      key === "automatic-mail" ? "automatic" : "unwanted",
      { code: key },
      [
        { value: "reject", code: "leave-out" },
        { value: "keep", code: "keep" },
      ],
      "reject",
      line,
    );
    return answer === "keep";
  }

  #place(message: MailRecord, envelope: Envelope): Placed {
    const people: Participation[] = [];
    const add = (box: Mailbox, role: ParticipantRole) => {
      if (this.#own.has(box.address)) return;
      const owner = this.#book.ownerOf(box.address, box.name);
      if (owner) people.push({ owner, role });
    };
    if (envelope.from) add(envelope.from, "from");
    const written = people.length > 0;
    for (const box of envelope.to) add(box, "to");
    for (const box of envelope.cc) add(box, "cc");
    // A person stands for their partner: the partner alone need not be on it as well.
    const persons = new Set(people.flatMap(({ owner }) => (owner.contactId ? [owner.partnerId] : [])));
    return {
      direction: this.#direction(message, envelope, written, people.length > 0),
      people: people.filter(({ owner }) => owner.contactId !== null || !persons.has(owner.partnerId)),
    };
  }

  #direction(message: MailRecord, envelope: Envelope, written: boolean, reached: boolean): Direction {
    const { from, to, cc } = envelope;
    if (from === null) return "in";
    if (this.#own.has(from.address)) return "out";
    const sent = isIn(message, "sent");
    // What a colleague writes to the manager alone came in; it would wait for nobody in the tray otherwise.
    const leaves = [...to, ...cc].some(({ address }) => !this.#own.has(address));
    if (leaves && (sent || this.#book.isColleague(from.address))) return "out";
    // Nobody said which addresses are the manager's: whoever writes to a partner and is none was the manager.
    return this.#own.size === 0 && !written && reached ? "out" : "in";
  }

  /** A note to oneself waits for nobody. */
  #onlyOwn({ from, to, cc }: Envelope): boolean {
    return from !== null && [from, ...to, ...cc].every(({ address }) => this.#own.has(address));
  }
}

export function envelopeOf(message: MailRecord): Envelope {
  const { key, reply } = baseSubject(message.subject);
  const boxes = (list: MailAddress[]) => {
    const found = new Map(list.slice(0, LISTED).map((one) => [boxOf(one).address, boxOf(one)]));
    return [...found.values()].filter(({ address }) => address !== "");
  };
  const from = message.from ?? message.replyTo[0] ?? null;
  return {
    messageId: message.messageId,
    references: message.references,
    threadId: message.threadId,
    subjectKey: key,
    orphan: reply && message.references.length === 0 && message.threadId === null,
    from: from && senderOf(from),
    to: boxes(message.to),
    cc: boxes([...message.cc, ...message.bcc]),
    labels: message.labels,
    automatic: message.automatic,
  };
}

function reject(outcome: Outcome, reason: Remark): Outcome {
  outcome.status = "rejected";
  outcome.reason = reason;
  return outcome;
}

function describe(
  outcome: Outcome,
  message: MailRecord,
  envelope: Envelope,
  placed: Placed,
  tray: boolean,
): Outcome {
  const [first] = placed.people;
  outcome.partner = first?.owner.shown ?? null;
  outcome.partnerStatus = first ? "joined" : null;
  outcome.said = {
    at: message.at,
    from: envelope.from ? shownAs(envelope.from) : "",
    to: envelope.to.slice(0, 3).map(shownAs).join(", "),
    direction: placed.direction,
    tray,
    files: message.attachments.filter((file) => !file.inline).length,
  };
  return outcome;
}

/**
 * For the wizard: whose mailbox this is. Where messages say to whom they were delivered, that is it; else the addresses that
 * most messages have in common. Nothing where a known address explains most of them already.
 */
export function guessOwn(db: Reader, messages: MailRecord[]): string[] {
  const counts = new Map<string, number>();
  const delivered = new Map<string, number>();
  const note = (to: Map<string, number>, addresses: string[]) => {
    for (const address of new Set(addresses)) to.set(address, (to.get(address) ?? 0) + 1);
  };
  for (const message of messages) {
    const { from, to, cc } = envelopeOf(message);
    note(
      counts,
      [...(from ? [from] : []), ...to, ...cc].map((box) => box.address),
    );
    note(
      delivered,
      message.deliveredTo.map((address) => boxOf({ name: "", address }).address),
    );
  }
  const known = ownAddresses(db);
  const common = (found: Map<string, number>) =>
    [...found].filter(([, count]) => count >= 2 && count > messages.length / 3);
  const likely = common(delivered).length > 0 ? common(delivered) : common(counts);
  if (likely.some(([address]) => known.has(address))) return [];
  return likely.toSorted((a, b) => b[1] - a[1]).map(([address]) => address);
}
