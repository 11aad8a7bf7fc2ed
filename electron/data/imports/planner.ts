// Plans what each record would do, in file order. The preview shows the plan, the run writes it: one and the same code.
import { hash as hashOf } from "node:crypto";
import type { ContactRecord, ReadItem } from "../../domain/contacts/record.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { companyKey, nameKey } from "../../domain/text/names.ts";
import { newUid } from "../ids.ts";
import type { SetItem } from "../sets.ts";
import type { Reader } from "../store.ts";
import type { Asking } from "./asking.ts";
import { factsOf, type Facts } from "./facts.ts";
import { findPartner } from "./findPartner.ts";
import { findByIdentity, findByName, type FoundPerson } from "./findPerson.ts";
import { mergeField, mergeItems } from "./merge.ts";
import { itemsOfKind, Model, type Entity } from "./model.ts";
import { emptyOutcome, type Outcome } from "./outcome.ts";
import type { Made, Plans } from "./plans.ts";

const hash = (text: string): string => hashOf("sha1", text, "base64url");

export class Planner implements Plans {
  readonly made: Made = { partners: 0, people: 0, interactions: 0 };
  readonly #db: Reader;
  readonly #asking: Asking;
  readonly #region: string | undefined;
  readonly #model: Model;
  readonly #ownFields: Map<string, string>;
  /** Records of this file by fingerprint: the same record twice is one. */
  readonly #seen = new Map<string, string>();
  readonly #memory: boolean;

  constructor(db: Reader, asking: Asking, region: string | undefined) {
    this.#db = db;
    this.#asking = asking;
    this.#region = region;
    this.#model = new Model(db);
    this.#memory = db.value("SELECT 1 FROM import_memory LIMIT 1") !== undefined;
    this.#ownFields = new Map(
      db
        .all<{ uid: string; name: string }>(
          `SELECT uid, name FROM own_field WHERE "of" = 'contact' AND deletedAt IS NULL`,
        )
        .map((field) => [foldKey(field.name), field.uid]),
    );
  }

  plan(item: ReadItem): Outcome {
    if (item.kind === "rejected") {
      const outcome = emptyOutcome(item.line, item.raw.slice(0, 200));
      return this.#reject(outcome, item.code, item.params);
    }
    return this.#record(item.record);
  }

  #reject(outcome: Outcome, code: string, params: Record<string, string | number> = {}): Outcome {
    outcome.status = "rejected";
    outcome.reason = { code, params };
    outcome.ops = [];
    outcome.changes = [];
    return outcome;
  }

  #record(record: ContactRecord): Outcome {
    const facts = factsOf(record, this.#region, this.#ownFields);
    const title =
      facts.fullName || facts.organization || facts.emails[0]?.value || facts.phones[0]?.value || "";
    const outcome = emptyOutcome(record.line, title);
    outcome.problems = facts.problems;
    if (!title) return this.#reject(outcome, "nothing-usable");
    const fingerprint = hash(record.fingerprint);
    const same = this.#sameRecord(fingerprint);
    if (same) {
      outcome.partner = same.of === "partner" ? same.name : this.#partnerName(same);
      return outcome;
    }
    if (facts.automatic && facts.phones.length === 0 && !this.#isKnown(record.uid)) {
      const answer = this.#asking.choose(
        "automatic",
        { code: "automatic" },
        [
          { value: "reject", code: "leave-out" },
          { value: "keep", code: "keep" },
        ],
        "reject",
        record.line,
      );
      if (answer === "reject") return this.#reject(outcome, "automatic", { address: facts.emails[0]!.value });
    }
    const main = this.#place(facts, outcome);
    if (!main) return outcome;
    this.#seen.set(fingerprint, main.uid);
    outcome.ops.push({ op: "remember", fingerprint, uid: main.uid });
    if (outcome.status !== "created" && outcome.changes.length > 0) outcome.status = "changed";
    return outcome;
  }

  #isKnown(uid: string | undefined): boolean {
    return uid !== undefined && this.#model.byUid("contact", uid) !== undefined;
  }

  /** What this very record became before, in this file or an earlier import that still stands. */
  #sameRecord(fingerprint: string): Entity | null {
    let uid = this.#seen.get(fingerprint);
    if (!uid && this.#memory)
      uid = this.#db.value<string>(
        "SELECT uid FROM import_memory WHERE fingerprint = ? LIMIT 1",
        fingerprint,
      );
    if (!uid) return null;
    const entity =
      this.#model.get(uid) ?? this.#model.byUid("contact", uid) ?? this.#model.byUid("partner", uid);
    if (!entity || entity.trashed) return null;
    const partner = entity.partnerUid ? this.#model.byUid("partner", entity.partnerUid) : undefined;
    return partner?.trashed ? null : entity;
  }

  #partnerName(person: Entity): string | null {
    return person.partnerUid ? (this.#model.byUid("partner", person.partnerUid)?.name ?? null) : null;
  }

  /** Finds or makes the partner and the person of a record. @returns the main entity, or null when the record was rejected */
  #place(facts: Facts, outcome: Outcome): Entity | null {
    const known = findByIdentity(this.#model, facts, this.#asking);
    if (known?.is === "leave") {
      this.#reject(outcome, "person-in-trash", { name: known.person.name });
      return null;
    }
    const person = known && known.is !== "new" ? known.person : null;
    const settled = person?.partnerUid ? this.#model.byUid("partner", person.partnerUid) : undefined;
    const partner =
      settled && !settled.trashed
        ? this.#keepPartner(settled, facts, outcome)
        : // Who left here without a partner comes back without one.
          person && person.uid === facts.record.uid && !facts.organization
          ? null
          : this.#partner(facts, outcome);
    if (partner === "left out") return null;
    const found = known ?? this.#byName(facts, partner);
    if (found.is === "leave") {
      this.#reject(outcome, "person-in-trash", { name: found.person.name });
      return null;
    }
    const onlyPartner =
      !facts.fullName && facts.organization !== "" && facts.emails.length === 0 && facts.phones.length === 0;
    if (onlyPartner) return partner;
    return this.#person(found, facts, partner, outcome);
  }

  #byName(facts: Facts, partner: Entity | null): FoundPerson {
    const uid = partner?.uid ?? null;
    if (facts.fullName) return findByName(this.#model, facts, uid, this.#asking);
    // A shared contact is named after its partner.
    return findByName(
      this.#model,
      { ...facts, fullName: partner?.name ?? facts.emails[0]?.value ?? "" },
      uid,
      this.#asking,
    );
  }

  /** A person stays at the partner where they are; a file that says otherwise is listed. */
  #keepPartner(partner: Entity, facts: Facts, outcome: Outcome): Entity {
    outcome.partner = partner.name;
    const says = facts.organization;
    const agrees =
      !says ||
      companyKey(says) === partner.matchKey ||
      itemsOfKind(partner, "alias").some((alias) => alias.match === companyKey(says)) ||
      facts.domains.some((domain) => this.#model.withSite(domain).includes(partner));
    if (!agrees) outcome.notWritten.push({ field: "partner", mine: partner.name, theirs: says });
    else if (says) this.#mergePartner(partner, facts, outcome);
    return partner;
  }

  #partner(facts: Facts, outcome: Outcome): Entity | null | "left out" {
    const found = findPartner(this.#model, facts, this.#asking);
    switch (found.is) {
      case "none":
        return null;
      case "leave":
        this.#reject(outcome, "partner-in-trash", { name: found.partner.name });
        return "left out";
      case "apart":
        return this.#newPartner(facts, outcome);
      case "restore":
        found.partner.trashed = false;
        outcome.ops.push({ op: "restore", of: "partner", uid: found.partner.uid });
        outcome.changes.push({ of: "partner", field: "deletedAt", old: null, new: null });
        break;
      case "known":
    }
    outcome.partner = found.partner.name;
    outcome.partnerStatus = "joined";
    this.#mergePartner(found.partner, facts, outcome);
    return found.partner;
  }

  #mergePartner(partner: Entity, facts: Facts, outcome: Outcome): void {
    mergeItems(this.#model, partner, [...facts.websites, ...facts.networkIds, ...facts.types], outcome);
    mergeField(partner, "country", facts.partner.country, outcome);
    mergeField(partner, "tier", facts.partner.tier, outcome);
    partner.met = true;
  }

  #newPartner(facts: Facts, outcome: Outcome): Entity {
    const { country, tier, stage } = facts.partner;
    const items = [...facts.websites, ...facts.networkIds, ...facts.types];
    const name = facts.organization;
    const partner = this.#entity(
      "partner",
      name,
      companyKey(name),
      { country, tier },
      items,
      null,
      facts.record.line,
    );
    outcome.ops.push({ op: "partner", uid: partner.uid, name, stage, fields: { country, tier }, items });
    outcome.partner = name;
    outcome.partnerStatus = "created";
    this.made.partners++;
    if (!facts.fullName && facts.emails.length === 0 && facts.phones.length === 0) outcome.status = "created";
    else outcome.changes.push({ of: "contact", field: "partner", old: null, new: name });
    return partner;
  }

  #entity(
    of: Entity["of"],
    name: string,
    matchKey: string,
    fields: Entity["fields"],
    items: SetItem[],
    partnerUid: string | null,
    line: number,
  ): Entity {
    const keyed = new Map(items.map((item) => [`${item.kind}:${item.key}`, item]));
    const entity: Entity = {
      of,
      uid: newUid(),
      handle: `line ${line}`,
      id: null,
      fresh: true,
      met: true,
      trashed: false,
      name,
      matchKey,
      fields: { ...fields },
      items: keyed,
      partnerUid,
    };
    this.#model.add(entity);
    return entity;
  }

  #person(found: FoundPerson, facts: Facts, partner: Entity | null, outcome: Outcome): Entity {
    const { record } = facts;
    // A site without a partner is a page of the person.
    const sites = partner ? [] : facts.websites.map((site) => ({ ...site, kind: "link", match: null }));
    const items = [
      ...facts.emails,
      ...facts.phones,
      ...facts.links,
      ...sites,
      ...facts.tags,
      ...facts.addresses,
      ...facts.own,
    ];
    if (found.is === "new") return this.#newPerson(facts, partner, items, outcome);
    if (found.is === "leave") throw new Error("a person left out has no place");
    const { person } = found;
    if (found.is === "restore") {
      person.trashed = false;
      outcome.ops.push({ op: "restore", of: "contact", uid: person.uid });
      outcome.changes.push({ of: "contact", field: "deletedAt", old: null, new: null });
    }
    if (partner && person.partnerUid === null) {
      person.partnerUid = partner.uid;
      outcome.ops.push({
        op: "field",
        of: "contact",
        uid: person.uid,
        field: "partnerId",
        value: partner.uid,
      });
      if (outcome.partnerStatus !== "created")
        outcome.changes.push({ of: "contact", field: "partner", old: null, new: partner.name });
    }
    if (facts.fullName) mergeField(person, "fullName", facts.fullName, outcome);
    for (const [field, value] of Object.entries(facts.single)) mergeField(person, field, value, outcome);
    mergeField(person, "note", record.note, outcome, "append");
    mergeItems(this.#model, person, items, outcome);
    this.#photo(person, record, outcome);
    person.met = true;
    return person;
  }

  #newPerson(facts: Facts, partner: Entity | null, items: SetItem[], outcome: Outcome): Entity {
    const { record } = facts;
    const shared = facts.organization !== "" && !facts.fullName;
    const fullName =
      facts.fullName || (shared ? facts.organization : (facts.emails[0]?.value ?? facts.phones[0]!.value));
    const parts = Object.fromEntries(Object.entries(record.name).filter(([, part]) => part)) as Record<
      string,
      string
    >;
    const fields = { ...facts.single, note: record.note.trim() || null };
    const person = this.#entity(
      "contact",
      fullName,
      nameKey(fullName),
      { ...fields, photo: null },
      items,
      partner?.uid ?? null,
      record.line,
    );
    outcome.ops.push({
      op: "contact",
      uid: person.uid,
      partnerUid: person.partnerUid,
      fullName,
      parts: Object.keys(parts).length > 0 ? parts : null,
      fields,
      items,
    });
    this.#photo(person, record, outcome);
    this.made.people++;
    outcome.status = "created";
    return person;
  }

  #photo(person: Entity, record: ContactRecord, outcome: Outcome): void {
    if (!record.photo || person.fields.photo) return;
    person.fields.photo = "given";
    outcome.ops.push({ op: "photo", uid: person.uid, bytes: record.photo.bytes });
    if (!person.fresh)
      outcome.changes.push({ of: "contact", field: "photo", old: null, new: record.photo.type });
  }
}
