// What is in memory of partners and people: their facts, and the pairs among them.
import { kinds, partnerFacts, personFacts, type Facts, type Kind } from "../../domain/duplicates/facts.ts";
import { Pairs } from "../../domain/duplicates/pairs.ts";
import type { Row } from "./read.ts";

/** Everybody outside the trash. People of a partner in the trash are known, and compared with nobody. */
export class Known {
  readonly pairs: Record<Kind, Pairs> = { partner: new Pairs(), contact: new Pairs() };
  readonly #partners = new Map<number, Row>();
  readonly #people = new Map<number, Facts>();
  readonly #of = new Map<number, Set<number>>();
  readonly #ids: Record<Kind, Map<string, number>> = { partner: new Map(), contact: new Map() };
  readonly #uids: Record<Kind, Map<number, string>> = { partner: new Map(), contact: new Map() };
  readonly #sum: Record<Kind, number> = { partner: 0, contact: 0 };

  /** The local id of a record that may be gone from the store. */
  idOf(kind: Kind, uid: string): number | undefined {
    return this.#ids[kind].get(uid);
  }

  census(kind: Kind): { count: number; sum: number } {
    return { count: this.#uids[kind].size, sum: this.#sum[kind] };
  }

  peopleOf(partnerId: number): number[] {
    return [...(this.#of.get(partnerId) ?? [])].toSorted((a, b) => a - b);
  }

  partnerIdOf(contactId: number): number | null {
    return this.#people.get(contactId)?.partnerId ?? null;
  }

  #name(kind: Kind, id: number, uid: string): void {
    if (!this.#uids[kind].has(id)) this.#sum[kind] += id;
    this.#uids[kind].set(id, uid);
    this.#ids[kind].set(uid, id);
  }

  #forget(kind: Kind, id: number): void {
    const uid = this.#uids[kind].get(id);
    if (uid === undefined) return;
    this.#sum[kind] -= id;
    this.#uids[kind].delete(id);
    if (this.#ids[kind].get(uid) === id) this.#ids[kind].delete(uid);
  }

  /** What a person is now; undefined: gone, or in the trash. Their partners are compared anew by `comparePartner`. */
  person(id: number, row: Row | undefined): void {
    const before = this.partnerIdOf(id);
    if (before !== null) this.#of.get(before)?.delete(id);
    if (!row) {
      this.#forget("contact", id);
      this.#people.delete(id);
      return;
    }
    this.#name("contact", id, row.uid);
    const facts = personFacts(row);
    this.#people.set(id, facts);
    if (facts.partnerId === null) return;
    const there = this.#of.get(facts.partnerId);
    if (there) there.add(id);
    else this.#of.set(facts.partnerId, new Set([id]));
  }

  partner(id: number, row: Row | undefined): void {
    if (!row) {
      this.#forget("partner", id);
      this.#partners.delete(id);
      return;
    }
    this.#name("partner", id, row.uid);
    this.#partners.set(id, row);
  }

  comparePerson(id: number): void {
    const facts = this.#people.get(id);
    if (facts && !this.#hidden(facts)) this.pairs.contact.put(facts);
    else this.pairs.contact.drop(id);
  }

  comparePartner(id: number): void {
    const row = this.#partners.get(id);
    if (!row) {
      this.pairs.partner.drop(id);
      return;
    }
    this.pairs.partner.put(this.#partnerFacts(id, row));
  }

  /** Takes everybody in who is to be compared, before `compareAll`. */
  *gather(): Generator<void> {
    for (const facts of this.#people.values()) {
      if (!this.#hidden(facts)) this.pairs.contact.add(facts);
      yield;
    }
    for (const [id, row] of this.#partners) {
      this.pairs.partner.add(this.#partnerFacts(id, row));
      yield;
    }
  }

  *compareAll(): Generator<void> {
    for (const kind of kinds)
      for (const id of this.pairs[kind].ids()) {
        this.pairs[kind].compare(id);
        yield;
      }
  }

  #hidden({ partnerId }: Facts): boolean {
    return partnerId !== null && !this.#partners.has(partnerId);
  }

  #partnerFacts(id: number, row: Row): Facts {
    return partnerFacts(
      row,
      this.peopleOf(id).flatMap((each) => this.#people.get(each) ?? []),
    );
  }
}
