// Writes what was planned: values through the ordinary records (their triggers log it), then the stamps of those who wrote them.
import { UserError } from "../../domain/errors.ts";
import { sharedColumns, type SharedName } from "../../domain/sharing/columns.ts";
import {
  newest,
  sameValue,
  type Clash,
  type Held,
  type Pair,
  type SetValue,
} from "../../domain/sharing/compare.ts";
import { settled, type Choice } from "../../domain/sharing/settled.ts";
import { hasSeen, noStamp, sameWrite, type Stamp, type Vector } from "../../domain/sharing/stamps.ts";
import type { Value } from "../../domain/sharing/values.ts";
import type { WriteContext } from "../context.ts";
import { referencesOf, setTables, type RecordTable, type SetOwner } from "../headings.ts";
import { deleteRow } from "../purge.ts";
import { idOf, insertRecord, updateRecord } from "../records.ts";
import { dropItem, putItem } from "../sets.ts";
import type { Bind, Writer } from "../store.ts";
import type { Given } from "./lines.ts";
import { ownersOf, owning } from "./hanging.ts";
import { CAME, LEFT } from "./known.ts";
import { logStamp, noteGone, noteSeen, writeStamp } from "./noting.ts";
import { hasSets } from "./rows.ts";
import type { GonePlan, Plan } from "./plan.ts";
import { tombByUid, type Tomb } from "./tombs.ts";

export interface Applied {
  created: number;
  updated: number;
  /** Conflicts in which what was here stays. */
  kept: number;
}

const json = (stamp: Stamp): string =>
  JSON.stringify([stamp.clock, stamp.device, stamp.author, stamp.received ?? null]);

/** Writes one record after another as the plan says, in the order of the file; `done` counts. `begin` gives it the chunk that it writes in. */
export class Applier {
  readonly done: Applied = { created: 0, updated: 0, kept: 0 };
  readonly #choose: (uid: string, clash: Clash) => Choice;
  readonly #authors: ReadonlyMap<string, string>;
  readonly #ids = new Map<string, number | null>();
  readonly #known = new Set<string>();
  #context!: WriteContext;
  #stamp!: Stamp;

  constructor(authors: ReadonlyMap<string, string>, choose: (uid: string, clash: Clash) => Choice) {
    this.#authors = authors;
    this.#choose = choose;
  }

  get #db(): Writer {
    return this.#context.db;
  }

  /** At the start of a chunk. Afterwards this clock is later than every stamp of the records that come, but for those of the future. */
  begin(context: WriteContext, latest: number): void {
    this.#context = context;
    context.db.run("UPDATE stamp SET clock = ? WHERE id = 1 AND clock <= ?", latest + 1, latest);
    const { clock, device } = context.db.get<{ clock: number; device: string }>(
      "SELECT clock, device FROM stamp WHERE id = 1",
    )!;
    this.#stamp = { clock, device, author: context.author };
  }

  record(plan: Plan): void {
    if (plan.is === "create") this.#create(plan);
    else if (plan.is === "compare") {
      const { record, local, compared, vector } = plan;
      const { take, clashes } = compared;
      for (const pair of take)
        this.#put(record.table, record.uid, local.id, pair, pair.theirs.values, pair.theirs.stamps);
      for (const clash of clashes) this.#settle(record.table, record.uid, local.id, clash);
      for (const [field, stamp] of record.left)
        if (!sameWrite(local.stamps.get(field) ?? local.made, stamp) && !hasSeen(local.vector, stamp))
          this.#leave(record.uid, field, stamp);
      for (const { fields } of [...take, ...clashes])
        for (const field of fields) {
          const stamp = local.left?.get(field);
          if (stamp) this.#see(record.uid, new Map([[`${CAME}${field}:`, stamp.clock]]), []);
        }
      if (record.table === "interaction")
        this.#db.run("UPDATE interaction SET tray = 0 WHERE id = ? AND tray = 1", local.id);
      this.#see(record.uid, vector, [
        ...take.flatMap((pair) => pair.theirs.stamps),
        ...local.stamps.values(),
      ]);
      // As the preview counts: a later stamp of the same value is nothing that anybody would see.
      if (clashes.length > 0 || take.some(differs)) this.done.updated++;
    } else if (plan.is === "buried") this.#see(plan.record.uid, plan.record.vector, []);
  }

  gone(plan: GonePlan): void {
    const { tomb } = plan;
    if (plan.is === "same") return;
    if (plan.is === "note") {
      this.#bury(tomb);
      this.#see(tomb.uid, tomb.vector, []);
      return;
    }
    if (plan.is === "keep") {
      if (plan.stamp) {
        logStamp(this.#db, tomb.of, tomb.uid, "deletedAt", null);
        this.#write(tomb.uid, "deletedAt", plan.stamp);
      }
      this.#see(tomb.uid, tomb.vector, []);
      return;
    }
    const { local, clash } = plan;
    if (clash) {
      const choice = this.#settle(tomb.of, tomb.uid, local.id, clash);
      if (choice === "theirs") this.#bury(tomb);
    } else {
      if (local.values.has("deletedAt")) {
        const at = { field: "deletedAt", fields: ["deletedAt"] };
        const alive = local.stamps.get("deletedAt") ?? local.made;
        const died = Math.floor((tomb.by.received ?? tomb.by.clock) / 1024);
        const pair = {
          ...at,
          mine: { values: [null], stamps: [alive] },
          theirs: { values: [died], stamps: [tomb.by] },
        };
        this.#put(tomb.of, tomb.uid, local.id, pair, [died], [tomb.by]);
      } else {
        deleteRow(this.#db, tomb.of, local.id);
        // The trigger's own says that it was deleted here and now.
        this.#db.run("DELETE FROM tombstone WHERE uid = ?", tomb.uid);
      }
      this.#bury(tomb);
    }
    this.#see(tomb.uid, tomb.vector, []);
    this.done.updated++;
  }

  /** The local id behind a reference; null where the record is not here. */
  #idOf(table: RecordTable, uid: string): number | null {
    const key = `${table} ${uid}`;
    let id = this.#ids.get(key);
    if (id === undefined || id === null) {
      id = idOf(this.#db, table, uid) ?? null;
      this.#ids.set(key, id);
    }
    return id;
  }

  #author(uid: string): void {
    if (uid === "" || this.#known.has(uid)) return;
    this.#known.add(uid);
    if (this.#db.value("SELECT 1 FROM colleague WHERE uid = ?", uid) !== undefined) return;
    // The log tells records apart by uid alone: a person cannot have that of a record.
    if (
      this.#db.value(`SELECT 1 FROM change WHERE uid = ? AND "of" <> 'colleague' LIMIT 1`, uid) !== undefined
    )
      throw new UserError("shared-inconsistent", { line: 0 });
    this.#db.run("INSERT INTO colleague (uid, name) VALUES (?, ?)", uid, this.#authors.get(uid) ?? "");
  }

  /** A column's value as the table keeps it; undefined where it refers to what is not here. */
  #bound(table: SharedName, column: string, value: Value): Bind | undefined {
    const other = referencesOf(table)[column];
    if (value !== null && other) return this.#idOf(other as RecordTable, value as string) ?? undefined;
    if (value !== null && table === "partner" && column === "ownerUid") this.#author(value as string);
    return value;
  }

  #create({ record, tomb, clash, revived }: Plan & { is: "create" }): void {
    const { table, uid } = record;
    const choice = clash && this.#decide(table, uid, clash);
    if (choice === "mine") {
      this.#see(uid, record.vector, []);
      this.done.kept++;
      return;
    }
    const values: Record<string, Bind> = { uid };
    if (record.createdAt !== null) values.createdAt = record.createdAt;
    // Of what the file left out nothing is known here.
    const absent = sharedColumns(table).filter((column) => !record.values.has(column));
    for (const [column, value] of record.values) {
      const bound = this.#bound(table, column, value);
      if (bound === undefined) absent.push(column);
      else values[column] = bound;
    }
    if (absent.length > 0 && this.#follows(record)) return;
    this.#once(table, record, values);
    const id = insertRecord(this.#db, table, values);
    this.#ids.set(`${table} ${uid}`, id);
    if (hasSets(table)) for (const item of record.sets.values()) putItem(this.#db, table, id, item);
    this.#author(record.made.author);
    this.#write(uid, "*", record.made);
    for (const [field, stamp] of record.stamps) if (field !== "*") this.#write(uid, field, stamp);
    for (const column of absent) {
      this.#write(uid, column, noStamp);
      const untold =
        record.left.get(column) ??
        (record.values.has(column) ? (record.stamps.get(column) ?? record.made) : null);
      if (untold) this.#leave(uid, column, untold);
    }
    if (values.deletedAt !== undefined && values.deletedAt !== (record.values.get("deletedAt") ?? null))
      this.#write(uid, "deletedAt", this.#stamp);
    const stamps = [record.made, ...record.stamps.values()];
    if (clash && choice) {
      // It lives again because somebody said so, or because the work on it is newer.
      this.#write(uid, "deletedAt", choice === "newest" ? clash.theirsBy : this.#stamp);
    }
    if (revived && "deletedAt" in values) this.#write(uid, "deletedAt", revived);
    this.#see(uid, record.vector, stamps);
    if (tomb) this.#see(uid, tomb.vector, stamps);
    this.done.created++;
  }

  /** What hangs on a record that stays deleted for good goes with it. */
  #follows(record: Given): boolean {
    const owner = ownersOf(record.table, record.values)
      .filter((uid) => !this.#isHere(uid))
      .map((uid) => tombByUid(this.#db, uid))
      .find((tomb) => tomb !== undefined);
    if (!owner) return false;
    const { table: of, uid, vector } = record;
    const { by, partnerUid } = owner;
    this.#bury({ uid, of, by, vector, partnerUid });
    this.#see(uid, vector, []);
    return true;
  }

  #isHere(uid: string): boolean {
    return owning.some((table) => this.#idOf(table, uid) !== null);
  }

  /** Two memberships of one partner in one program cannot both live: the one that is here stays, the other goes to the trash. */
  #once(table: SharedName, record: Given, values: Record<string, Bind>): void {
    if (table !== "membership" || (values.deletedAt ?? null) !== null) return;
    const other = this.#db.value(
      "SELECT 1 FROM membership WHERE partnerId = ? AND programId = ? AND deletedAt IS NULL",
      values.partnerId ?? null,
      values.programId ?? null,
    );
    if (other !== undefined) values.deletedAt = record.createdAt ?? this.#context.now();
  }

  #decide(table: SharedName, uid: string, clash: Clash): Choice {
    const asked = this.#choose(uid, clash);
    const side = asked === "newest" ? newest(clash) : asked;
    this.#remember(table, uid, clash, asked);
    // Of a record that is made anew, the newer deletion is one that stays.
    return asked === "newest" && side === "mine" ? "mine" : asked;
  }

  /** @returns the side whose value holds */
  #settle(table: SharedName, uid: string, id: number, clash: Clash): "mine" | "theirs" | "both" {
    const asked = this.#choose(uid, clash);
    this.#remember(table, uid, clash, asked);
    const { side, values, stamps } = settled(clash, asked, this.#stamp);
    if (side === "mine" && clash.with === undefined) this.done.kept++;
    this.#put(table, uid, id, clash, values, stamps);
    return side;
  }

  #remember(table: SharedName, uid: string, clash: Clash, choice: Choice): void {
    if (clash.with !== undefined) return;
    const text = (values: readonly Held[]) => {
      const [first] = values;
      if (clash.fields.length > 1)
        return JSON.stringify(Object.fromEntries(clash.fields.map((field, at) => [field, values[at]])));
      if (first === null || first === undefined) return null;
      return typeof first === "object" ? JSON.stringify(first) : String(first);
    };
    this.#db.run(
      `INSERT INTO conflict (batchId, "of", uid, field, choice, mine, theirs, mineBy, theirsBy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      this.#context.batchId,
      table,
      uid,
      clash.field,
      choice,
      text(clash.mine.values),
      text(clash.theirs.values),
      json(clash.mineBy),
      json(clash.theirsBy),
    );
    this.#author(clash.theirsBy.author);
    // So that the one that lost can be put in place.
    if (clash.field === "ownerUid") this.#author((clash.theirs.values[0] as string | null) ?? "");
  }

  /** Makes the fields of a pair hold these values under these stamps. */
  #put(
    table: SharedName,
    uid: string,
    id: number,
    pair: Pair,
    values: readonly Held[],
    stamps: readonly Stamp[],
  ): void {
    const set: Record<string, Bind> = {};
    const lost = new Set<string>();
    for (const [at, field] of pair.fields.entries()) {
      const value = values[at] ?? null;
      if (field.startsWith("set:")) this.#putItem(table, id, field, value as SetValue | null, pair);
      else if (value !== pair.mine.values[at]) {
        const bound = this.#bound(table, field, value as Value);
        if (bound === undefined) lost.add(field);
        else set[field] = bound;
      }
    }
    if (table === "membership" && set.deletedAt === null && this.#taken(id)) delete set.deletedAt;
    updateRecord(this.#db, table, id, set, this.#context.batchId);
    for (const [at, field] of pair.fields.entries()) {
      const value = values[at] ?? null;
      const logged = field.startsWith("set:") ? !sameValue(value, pair.mine.values[at]) : field in set;
      const stamp = lost.has(field) ? noStamp : stamps[at]!;
      if (lost.has(field)) this.#leave(uid, field, stamps[at]!);
      // A column that is not written keeps what it held, also where theirs leads nowhere.
      const held = field.startsWith("set:") ? value : (pair.mine.values[at] ?? null);
      if (!logged) logStamp(this.#db, table, uid, field, textOf(held));
      this.#author(stamp.author);
      this.#write(uid, field, stamp);
    }
  }

  #taken(membership: number): boolean {
    return (
      this.#db.value(
        `SELECT 1 FROM membership m JOIN membership o ON o.partnerId = m.partnerId AND o.programId = m.programId
         WHERE m.id = ? AND o.id <> m.id AND o.deletedAt IS NULL`,
        membership,
      ) !== undefined
    );
  }

  #putItem(table: SharedName, id: number, field: string, value: SetValue | null, pair: Pair): void {
    if (!hasSets(table) || sameValue(value, pair.mine.values[0])) return;
    const [, kind, key] = /^set:([^:]*):([\s\S]*)$/.exec(field)!;
    if (value === null) {
      dropItem(this.#db, table, id, kind!, key!);
      this.#reuse(table);
    } else putItem(this.#db, table, id, value);
  }

  /** The id of a dropped row may be given again: the search must not take that one for an old one. */
  #reuse(owner: SetOwner): void {
    const { ends } = this.#context;
    const table = setTables[owner];
    if (ends)
      ends[table] = Math.min(ends[table], this.#db.value<number>(`SELECT ifnull(max(id), 0) FROM ${table}`)!);
  }

  #write(uid: string, field: string, stamp: Stamp): void {
    writeStamp(this.#db, uid, field, stamp);
  }

  #see(uid: string, vector: Vector, stamps: readonly Stamp[]): void {
    noteSeen(this.#db, this.#context.batchId, uid, vector, stamps);
  }

  /** The write of a field that did not come with its record. */
  #leave(uid: string, field: string, { clock, device }: Stamp): void {
    if (clock > 0) this.#see(uid, new Map([[`${LEFT}${field}:${device}`, clock]]), []);
  }

  #bury(tomb: Tomb): void {
    this.#author(tomb.by.author);
    noteGone(this.#db, this.#context.batchId, tomb);
  }
}

const differs = ({ fields, mine, theirs }: Pair): boolean =>
  fields.some((_, at) => !sameValue(mine.values[at], theirs.values[at]));

/** As the log keeps it. */
function textOf(held: Held): Value {
  if (typeof held === "number") return String(held);
  if (typeof held !== "object" || held === null) return held;
  const { value, label, preferred, match } = held;
  return JSON.stringify({ value, label, preferred, match });
}

/** The latest clock of a record that may push this workspace's. */
export const latestClock = (record: Given): number =>
  [record.made, ...record.stamps.values()]
    .filter(({ received }) => received === undefined)
    .reduce((latest, { clock }) => Math.max(latest, clock), 0);
