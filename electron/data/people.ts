// Whose an e-mail address is: a person by address, a partner by person or by the company's domain. Never a guess between two.
import { emailKey } from "../domain/text/email.ts";
import { nameKey } from "../domain/text/names.ts";
import type { Reader } from "./store.ts";

/** Who an address stands for; without a person it is a partner's domain. */
export interface Owner {
  partnerId: number | null;
  partnerUid: string | null;
  contactId: number | null;
  contactUid: string | null;
  /** The partner's name, or the person's where they have no partner. */
  shown: string;
}

interface Candidate extends Owner {
  name: string;
}

const livePerson = `c.deletedAt IS NULL AND (c.partnerId IS NULL OR p.deletedAt IS NULL)`;
const columns = `c.id AS contactId, c.uid AS contactUid, c.fullName AS name, p.id AS partnerId, p.uid AS partnerUid, ifnull(p.name, c.fullName) AS shown`;
const people = `contact_set s JOIN contact c ON c.id = s.ownerId LEFT JOIN partner p ON p.id = c.partnerId`;

const byAddress = `SELECT ${columns} FROM ${people} WHERE s.kind = 'email' AND s.key = ? AND ${livePerson}`;
const bySite = `SELECT DISTINCT p.id AS partnerId, p.uid AS partnerUid, p.name AS shown FROM partner_set s JOIN partner p ON p.id = s.ownerId
  WHERE s.kind = 'website' AND s.match = ? AND p.deletedAt IS NULL LIMIT 2`;
const byColleague = `SELECT DISTINCT p.id AS partnerId, p.uid AS partnerUid, p.name AS shown FROM ${people}
  WHERE s.kind = 'email' AND s.match = ? AND p.id IS NOT NULL AND ${livePerson} LIMIT 2`;

/** Looks addresses up and remembers the answers: one mailbox has few of them. */
export class AddressBook {
  readonly #db: Reader;
  readonly #ownDomains: ReadonlySet<string>;
  readonly #known = new Map<string, Owner | null>();
  #newest = -1;

  /** `own`: the manager's own addresses; their company's domain is nobody's partner. */
  constructor(db: Reader, own: ReadonlySet<string>) {
    this.#db = db;
    this.#ownDomains = new Set(
      [...own].flatMap((address) => {
        const email = emailKey(address);
        return email && !email.freeMail ? [email.domain] : [];
      }),
    );
  }

  /** Forgets what it knows if somebody has edited anything since: every edit is a batch of its own. */
  renew(): void {
    const newest = this.#db.value<number | null>("SELECT max(id) FROM batch") ?? 0;
    if (newest !== this.#newest) this.#known.clear();
    this.#newest = newest;
  }

  /** Whether an address belongs to the manager's own company. */
  isColleague(address: string): boolean {
    const email = emailKey(address);
    return email !== null && this.#ownDomains.has(email.domain);
  }

  /** @param name the name beside the address: it decides between people who share one */
  ownerOf(address: string, name = ""): Owner | null {
    const key = `${address}\n${name}`;
    let owner = this.#known.get(key);
    if (owner === undefined) {
      owner = this.#look(address, name);
      this.#known.set(key, owner);
    }
    return owner;
  }

  #look(address: string, name: string): Owner | null {
    const email = emailKey(address);
    if (!email) return null;
    const persons = this.#db.all<Candidate>(byAddress, email.key);
    const named = persons.length > 1 ? persons.filter((each) => nameKey(each.name) === nameKey(name)) : [];
    const [one] = named.length === 1 ? named : persons;
    if (one && (persons.length === 1 || named.length === 1)) return ownerOf(one);
    if (one) {
      // Several read this address: it stands for their partner, where it is one and the same.
      const same = persons.every((each) => each.partnerId === one.partnerId) && one.partnerId !== null;
      return same ? { ...ownerOf(one), contactId: null, contactUid: null } : null;
    }
    if (email.freeMail || this.#ownDomains.has(email.domain)) return null;
    return this.#only(bySite, email.domain) ?? this.#only(byColleague, email.domain);
  }

  /** A partner that is the only one of its domain. */
  #only(sql: string, domain: string): Owner | null {
    const found = this.#db.all<{ partnerId: number; partnerUid: string; shown: string }>(sql, domain);
    return found.length === 1 ? { ...found[0]!, contactId: null, contactUid: null } : null;
  }
}

const ownerOf = ({ partnerId, partnerUid, contactId, contactUid, shown }: Candidate): Owner => ({
  partnerId,
  partnerUid,
  contactId,
  contactUid,
  shown,
});
