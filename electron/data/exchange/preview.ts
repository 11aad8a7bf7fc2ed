// What putting a file together with this workspace would do, by partner, with who and when: counts, changes both ways, conflicts.
import { instantOf } from "../batches.ts";
import type { Reader } from "../store.ts";
import type { SharedName } from "../../domain/sharing/columns.ts";
import { sameValue, type Clash, type Held, type Pair } from "../../domain/sharing/compare.ts";
import { latestOf, type Stamp } from "../../domain/sharing/stamps.ts";
import { referencesOf } from "../headings.ts";
import type { About, Given } from "./lines.ts";
import type { Ahead, GonePlan, Plan } from "./plan.ts";

export type Shown = string | number | null | Record<string, string | number | null>;

export interface Valued {
  value: Shown;
  author: string;
  /** ms UTC */
  at: number;
}

export interface ShownConflict {
  /** The uid, a dot, and the field: what `choices` are keyed by. */
  key: string;
  uid: string;
  table: SharedName;
  field: string;
  mine: Valued;
  theirs: Valued;
  both: boolean;
  partner: string | null;
  partnerUid: string | null;
  title: string;
}

export interface ShownChange {
  uid: string;
  table: SharedName;
  title: string;
  /** `*`: the record is new, or goes to the trash. */
  field: string;
  old: Shown;
  new: Shown;
  author: string;
  at: number;
  /** Theirs comes; mine is newer and stays; deleted there. */
  of: "theirs" | "mine" | "deleted";
}

export interface ShownPartner {
  uid: string;
  id: number | null;
  name: string;
  is: "new" | "changed" | "same";
  created: number;
  updated: number;
  kept: number;
  conflicts: number;
  changes: ShownChange[];
  /** Changes that are not among the listed ones. */
  more: number;
}

/** Longer lists say nothing more to anybody; the counts stay exact. */
const LISTED = 50;
const PARTNERS = 500;
const DETAILED = 2000;

interface Waiting {
  table: SharedName;
  uid: string;
  partner: string | null;
  /** The talk by which the partner is found at the end. */
  talk: string | null;
  counts: { created: number; updated: number; kept: number };
  changes: ShownChange[];
  conflicts: ShownConflict[];
}

const titled: Partial<Record<SharedName, string>> = {
  contact: "fullName",
  task: "title",
  negotiation: "subject",
  interaction: "subject",
  agreement: "text",
  promise: "text",
  exchange_rate: "day",
};

export class Preview {
  created = 0;
  updated = 0;
  same = 0;
  deleted = 0;
  newer = 0;
  readonly #db: Reader;
  readonly #authors: ReadonlyMap<string, string>;
  readonly #waiting: Waiting[] = [];
  readonly #partnerOf = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(db: Reader, about: About) {
    this.#db = db;
    this.#authors = new Map(about.authors);
  }

  #author(stamp: Stamp): string {
    return (
      this.#authors.get(stamp.author) ??
      this.#db.value<string>("SELECT name FROM colleague WHERE uid = ?", stamp.author) ??
      ""
    );
  }

  /** Remembers whose a record is, also of those that are the same: others hang on them. */
  #place(record: Given): { partner: string | null; talk: string | null } {
    const { table, uid, values } = record;
    const text = (column: string) => (values.get(column) as string | null | undefined) ?? null;
    if (table === "partner") {
      this.#names.set(uid, text("name") ?? "");
      return { partner: uid, talk: null };
    }
    const by =
      text("partnerId") ?? this.#partnerOf.get(text("negotiationId") ?? text("contactId") ?? "") ?? null;
    if (table === "contact" || table === "negotiation") {
      this.#names.set(uid, text("fullName") ?? text("subject") ?? "");
      if (by) this.#partnerOf.set(uid, by);
    }
    const talk = table === "interaction" ? uid : text("interactionId");
    if (table === "participant" && talk && by && !this.#partnerOf.has(talk)) this.#partnerOf.set(talk, by);
    return { partner: by, talk };
  }

  #title(record: Given): string {
    const { table, values } = record;
    const text = String(values.get(titled[table] ?? "name") ?? values.get("text") ?? "");
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  }

  #shown(table: SharedName, field: string, held: Held | undefined): string | number | null {
    if (held === null || held === undefined) return null;
    if (typeof held === "object") return held.value;
    const other = field === "ownerUid" ? "colleague" : referencesOf(table)[field];
    if (!other) return held;
    const column = titled[other as SharedName] ?? "name";
    const uid = String(held);
    const named = [
      "partner",
      "contact",
      "program",
      "initiative",
      "negotiation",
      "client",
      "colleague",
    ].includes(other);
    return (
      (named ? this.#db.value<string>(`SELECT "${column}" FROM ${other} WHERE uid = ?`, uid) : undefined) ??
      this.#names.get(uid) ??
      this.#authors.get(uid) ??
      ""
    );
  }

  /** One value, or an object where linked fields differ in more than the first. */
  #values(table: SharedName, pair: Pair, side: "mine" | "theirs"): Shown {
    const others = pair.fields.some(
      (_, at) => at > 0 && !sameValue(pair.mine.values[at], pair.theirs.values[at]),
    );
    if (!others) return this.#shown(table, pair.field, pair[side].values[0]);
    return Object.fromEntries(
      pair.fields.map((field, at) => [field, this.#shown(table, field, pair[side].values[at])]),
    );
  }

  #conflict(table: SharedName, uid: string, title: string, clash: Clash): ShownConflict {
    const side = (which: "mine" | "theirs", by: Stamp): Valued => ({
      value: this.#values(table, clash, which),
      author: this.#author(by),
      at: instantOf(by.clock),
    });
    return {
      key: `${uid}.${clash.field}`,
      uid,
      table,
      field: clash.field,
      mine: side("mine", clash.mineBy),
      theirs: side("theirs", clash.theirsBy),
      both: clash.both,
      partner: null,
      partnerUid: null,
      title,
    };
  }

  #change(
    table: SharedName,
    uid: string,
    title: string,
    pair: Pair,
    of: "theirs" | "mine",
  ): ShownChange | null {
    const [old, fresh] = of === "theirs" ? (["mine", "theirs"] as const) : (["theirs", "mine"] as const);
    if (pair.fields.every((_, at) => sameValue(pair.mine.values[at], pair.theirs.values[at]))) return null;
    const by = latestOf(pair[fresh].stamps);
    const gone = pair.field === "deletedAt" && pair[fresh].values[0] !== null;
    return {
      uid,
      table,
      title,
      field: gone ? "*" : pair.field,
      old: this.#values(table, pair, old),
      new: this.#values(table, pair, fresh),
      author: this.#author(by),
      at: instantOf(by.clock),
      of: gone && of === "theirs" ? "deleted" : of,
    };
  }

  record(plan: Plan): void {
    const { record } = plan;
    const { table, uid } = record;
    const place = this.#place(record);
    if (plan.is === "same") {
      this.same++;
      return;
    }
    const counts = { created: 0, updated: 0, kept: 0 };
    const changes: ShownChange[] = [];
    const conflicts: ShownConflict[] = [];
    const title = this.#title(record);
    if (plan.is === "buried") counts.kept = 1;
    else if (plan.is === "create") {
      counts.created = plan.clash ? 0 : 1;
      if (plan.clash) conflicts.push(this.#conflict(table, uid, title, plan.clash));
      else if (this.#waiting.length < DETAILED * LISTED)
        changes.push({
          uid,
          table,
          title,
          field: "*",
          old: null,
          new: title,
          author: this.#author(record.made),
          at: instantOf(record.made.clock),
          of: "theirs",
        });
    } else {
      const { take, newer, clashes } = plan.compared;
      for (const pair of take) {
        const change = this.#change(table, uid, title, pair, "theirs");
        if (change) changes.push(change);
      }
      for (const pair of newer) {
        const change = this.#change(table, uid, title, pair, "mine");
        if (change) changes.push(change);
      }
      const asked = clashes.filter((clash) => clash.with === undefined);
      for (const clash of asked) conflicts.push(this.#conflict(table, uid, title, clash));
      if (changes.some(({ of }) => of !== "mine") || clashes.length > 0) counts.updated = 1;
      else if (newer.length > 0) counts.kept = 1;
      else {
        this.same++;
        return;
      }
    }
    this.created += counts.created;
    this.updated += counts.updated;
    this.newer += counts.kept;
    this.deleted += changes.filter(({ of }) => of === "deleted").length;
    this.#waiting.push({ table, uid, ...place, counts, changes, conflicts });
  }

  gone(plan: GonePlan): void {
    const { tomb } = plan;
    if (plan.is !== "trash") {
      this.same++;
      return;
    }
    const { of: table, uid } = tomb;
    const values = new Map(plan.local.values);
    const record = { table, uid, values } as Given;
    const title = this.#title(record);
    const conflicts = plan.clash ? [this.#conflict(table, uid, title, plan.clash)] : [];
    const changes: ShownChange[] = plan.clash
      ? []
      : [
          {
            uid,
            table,
            title,
            field: "*",
            old: title,
            new: null,
            author: this.#author(tomb.by),
            at: instantOf(tomb.by.clock),
            of: "deleted",
          },
        ];
    this.updated++;
    this.deleted += changes.length;
    const place = this.#place(record);
    this.#waiting.push({
      table,
      uid,
      partner: this.#isPartner(tomb.partnerUid) ? tomb.partnerUid : place.partner,
      talk: place.talk,
      counts: { created: 0, updated: 1, kept: 0 },
      changes,
      conflicts,
    });
  }

  #isPartner(uid: string | null): boolean {
    return uid !== null && this.#db.value("SELECT 1 FROM partner WHERE uid = ?", uid) !== undefined;
  }

  #partnerHere(talk: string): string | null {
    return (
      this.#db.value<string>(
        `SELECT p.uid FROM participant q JOIN interaction i ON i.id = q.interactionId JOIN partner p ON p.id = q.partnerId WHERE i.uid = ? ORDER BY q.id LIMIT 1`,
        talk,
      ) ?? null
    );
  }

  /** After the last line. */
  result(ahead: readonly Ahead[]) {
    const partners = new Map<string, ShownPartner>();
    const conflicts: ShownConflict[] = [];
    for (const each of this.#waiting) {
      const uid =
        each.partner ??
        (each.talk ? (this.#partnerOf.get(each.talk) ?? this.#partnerHere(each.talk)) : null) ??
        "";
      let shown = partners.get(uid);
      if (!shown) {
        const here =
          uid === ""
            ? undefined
            : this.#db.get<{ id: number; name: string }>("SELECT id, name FROM partner WHERE uid = ?", uid);
        const name = this.#names.get(uid) ?? here?.name ?? "";
        shown = {
          uid,
          id: here?.id ?? null,
          name,
          is: here || uid === "" ? "changed" : "new",
          created: 0,
          updated: 0,
          kept: 0,
          conflicts: 0,
          changes: [],
          more: 0,
        };
        partners.set(uid, shown);
      }
      shown.created += each.counts.created;
      shown.updated += each.counts.updated;
      shown.kept += each.counts.kept;
      shown.conflicts += each.conflicts.length;
      const room = partners.size <= DETAILED ? LISTED - shown.changes.length : 0;
      shown.changes.push(...each.changes.slice(0, room));
      shown.more += Math.max(0, each.changes.length - room);
      for (const conflict of each.conflicts)
        conflicts.push({
          ...conflict,
          partner: uid === "" ? null : shown.name,
          partnerUid: uid === "" ? null : uid,
        });
    }
    const all = [...partners.values()].toSorted(
      (a, b) =>
        b.conflicts - a.conflicts ||
        b.updated - a.updated ||
        b.created - a.created ||
        (a.name < b.name ? -1 : 1),
    );
    return {
      created: this.created,
      updated: this.updated,
      same: this.same,
      deleted: this.deleted,
      newer: this.newer,
      conflicts,
      ahead: ahead.map(({ table, uid, field, by }) => ({
        uid,
        table,
        field,
        author: this.#author(by),
        at: instantOf(by.clock),
      })),
      partners: all.slice(0, PARTNERS),
      morePartners: Math.max(0, all.length - PARTNERS),
    };
  }
}
