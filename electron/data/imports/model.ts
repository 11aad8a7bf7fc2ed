// What an import knows while it reads: people and partners met so far, from the store or from earlier records of the file.
import { companyKey, nameKey } from "../../domain/text/names.ts";
import type { SetOwner } from "../headings.ts";
import type { SetItem } from "../sets.ts";
import type { Reader } from "../store.ts";

/** A person or partner as the plan sees it: what is in the store plus what the file has added so far. */
export interface Entity {
  of: SetOwner;
  uid: string;
  /** What answers call it: its uid, or the line of this file that makes it, so that the preview's answers hold for the run. */
  handle: string;
  /** Null while it is only planned. */
  id: number | null;
  /** Made by this file. */
  fresh: boolean;
  /** Met by an earlier record of this file: later ones only fill what is empty and add to sets. */
  met: boolean;
  trashed: boolean;
  name: string;
  matchKey: string;
  /** Single values by column; null is empty. */
  fields: Record<string, string | null>;
  /** Set rows by `kind:key`. */
  items: Map<string, SetItem>;
  /** A person's partner. */
  partnerUid: string | null;
}

export const itemsOfKind = (entity: Entity, kind: string): SetItem[] =>
  [...entity.items.values()].filter((item) => item.kind === kind);

/** A partner by its name alone. */
type Named = Pick<Entity, "uid" | "name" | "matchKey">;

const contactFields = ["role", "timeZone", "language", "birthday", "note", "photo"] as const;
const partnerFields = ["country", "tier"] as const;

interface Row extends Record<string, unknown> {
  id: number;
  uid: string;
  matchKey: string;
  deletedAt: number | null;
}

/** An index from a key to the entities of this file that have it. */
type Index = Map<string, Set<string>>;
const add = (index: Index, key: string, uid: string) => {
  const there = index.get(key);
  if (there) there.add(uid);
  else index.set(key, new Set([uid]));
};

/** Lookups over the store and the file together; every entity is loaded once and then kept in step by the plan. */
export class Model {
  readonly #db: Reader;
  readonly #entities = new Map<string, Entity>();
  readonly #byName: Record<SetOwner, Index> = { partner: new Map(), contact: new Map() };
  readonly #byItem: Index = new Map();
  #nearby: Map<string, Named[]> | undefined;

  constructor(db: Reader) {
    this.#db = db;
  }

  get(uid: string): Entity | undefined {
    return this.#entities.get(uid);
  }

  /** Takes a planned entity in. */
  add(entity: Entity): void {
    this.#entities.set(entity.uid, entity);
    add(this.#byName[entity.of], entity.matchKey, entity.uid);
    if (this.#nearby && entity.of === "partner") this.#noteName(entity);
    for (const item of entity.items.values()) this.#note(entity, item);
  }

  put(entity: Entity, item: SetItem): void {
    entity.items.set(`${item.kind}:${item.key}`, item);
    this.#note(entity, item);
  }

  #note(entity: Entity, item: SetItem): void {
    add(this.#byItem, `${entity.of}:${item.kind}:${item.key}`, entity.uid);
    if (item.match !== null) add(this.#byItem, `${entity.of}:${item.kind}~${item.match}`, entity.uid);
  }

  byUid(of: SetOwner, uid: string): Entity | undefined {
    const known = this.#entities.get(uid);
    if (known) return known;
    const row = this.#db.get<Row>(`SELECT * FROM ${of} WHERE uid = ?`, uid);
    return row && this.#load(of, row);
  }

  #byId(of: SetOwner, id: number): Entity {
    const uid = this.#db.value<string>(`SELECT uid FROM ${of} WHERE id = ?`, id)!;
    return this.byUid(of, uid)!;
  }

  #load(of: SetOwner, row: Row): Entity {
    const items = this.#db.all<SetItem>(
      `SELECT kind, key, value, label, preferred, match FROM ${of}_set WHERE ownerId = ? ORDER BY id`,
      row.id,
    );
    const names = of === "contact" ? contactFields : partnerFields;
    const partnerId = row.partnerId as number | null | undefined;
    const entity: Entity = {
      of,
      uid: row.uid,
      handle: row.uid,
      id: row.id,
      fresh: false,
      met: false,
      trashed: row.deletedAt !== null,
      name: String(of === "contact" ? row.fullName : row.name),
      matchKey: row.matchKey,
      fields: Object.fromEntries(names.map((name) => [name, (row[name] as string | null) ?? null])),
      items: new Map(items.map((item) => [`${item.kind}:${item.key}`, item])),
      partnerUid: partnerId
        ? this.#db.value<string>("SELECT uid FROM partner WHERE id = ?", partnerId)!
        : null,
    };
    this.#entities.set(entity.uid, entity);
    return entity;
  }

  #together(of: SetOwner, ids: number[], uids: Iterable<string> | undefined): Entity[] {
    const found = new Set<Entity>();
    for (const uid of uids ?? []) found.add(this.#entities.get(uid)!);
    for (const id of ids) found.add(this.#byId(of, id));
    return [...found];
  }

  /** Entities that have a set row with exactly this key. */
  withItem(of: SetOwner, kind: string, key: string): Entity[] {
    const ids = this.#db.column<number>(
      `SELECT ownerId FROM ${of}_set WHERE kind = ? AND key = ?`,
      kind,
      key,
    );
    return this.#together(of, ids, this.#byItem.get(`${of}:${kind}:${key}`));
  }

  /** Partners whose own site is under this registrable domain. */
  withSite(domain: string): Entity[] {
    const ids = this.#db.column<number>(
      "SELECT ownerId FROM partner_set WHERE kind = 'website' AND match = ?",
      domain,
    );
    return this.#together("partner", ids, this.#byItem.get(`partner:website~${domain}`));
  }

  /** Partners that a company's domain belongs to: by their site; where there is none, by the addresses of their people. */
  withDomain(domain: string): Entity[] {
    const sites = this.withSite(domain);
    if (sites.length > 0) return sites;
    const writers = this.#together(
      "contact",
      this.#db.column<number>("SELECT ownerId FROM contact_set WHERE kind = 'email' AND match = ?", domain),
      this.#byItem.get(`contact:email~${domain}`),
    );
    const partners = writers.flatMap((person) =>
      person.partnerUid && !person.trashed ? (this.byUid("partner", person.partnerUid) ?? []) : [],
    );
    return [...new Set(partners)];
  }

  /** Entities with the same name or another spelling of it, aside from case, accents, punctuation and legal form. */
  named(of: SetOwner, name: string): Entity[] {
    const key = of === "partner" ? companyKey(name) : nameKey(name);
    const ids = this.#db.column<number>(
      `SELECT id FROM ${of} WHERE matchKey = ? UNION SELECT ownerId FROM ${of}_set WHERE kind = 'alias' AND match = ?`,
      key,
      key,
    );
    const here = [this.#byName[of].get(key), this.#byItem.get(`${of}:alias~${key}`)];
    return this.#together(
      of,
      ids,
      here.flatMap((uids) => [...(uids ?? [])]),
    );
  }

  /** Live partners whose name might be merely similar: they share a word that few have, or the letters they begin with. */
  near(name: string): Named[] {
    const found = new Map<string, Named>();
    const key = companyKey(name);
    for (const block of blocksOf(key)) {
      const there = this.#blocks().get(block);
      // A word that many have ("media") says nothing.
      if (there && there.length <= COMMON)
        for (const each of there) if (each.matchKey !== key) found.set(each.uid, each);
    }
    return [...found.values()];
  }

  #blocks(): Map<string, Named[]> {
    if (this.#nearby) return this.#nearby;
    this.#nearby = new Map();
    const rows = this.#db.all<Named>("SELECT uid, name, matchKey FROM partner WHERE deletedAt IS NULL");
    const planned = [...this.#entities.values()].filter((entity) => entity.of === "partner" && entity.fresh);
    const known = new Set(rows.map((row) => row.uid));
    for (const each of [...rows, ...planned.filter((entity) => !known.has(entity.uid))]) this.#noteName(each);
    return this.#nearby;
  }

  #noteName({ uid, name, matchKey }: Named): void {
    for (const block of blocksOf(matchKey)) {
      const there = this.#nearby!.get(block);
      if (there) there.push({ uid, name, matchKey });
      else this.#nearby!.set(block, [{ uid, name, matchKey }]);
    }
  }
}

/** A block with more names than this is not looked through. */
const COMMON = 15;

/** Where names that could be similar meet: each word, and the first letters when they are put together. */
function blocksOf(key: string): string[] {
  const words = key.split(" ");
  const numbers = key.replace(/\D+/g, " ").trim();
  return [...words.map((word) => `${word} ${numbers}`), `${words.join("").slice(0, 5)}… ${numbers}`];
}
