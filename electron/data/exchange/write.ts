// The content of a shared file, line by line: who made it, then table by table the records with their stamps and vectors.
import {
  linkedWith,
  sharedColumns,
  sharedNames,
  sharedTable,
  type SharedName,
} from "../../domain/sharing/columns.ts";
import { see, type Stamp, type Vector } from "../../domain/sharing/stamps.ts";
import { fieldsOf, referencesOf } from "../headings.ts";
import type { Reader } from "../store.ts";
import { deletedHere } from "./hanging.ts";
import { knownOf, knownOfAll, type Known } from "./known.ts";
import { rowsOf, type SharedRow } from "./rows.ts";
import { scopeOf, type Scope } from "./scope.ts";
import { tombs, type Tomb } from "./tombs.ts";

export type Put = (line: string) => Promise<void> | void;

export interface Content {
  partners: number;
  records: number;
  /** What went into it, so that what refers to these records can go with them. */
  scope: Scope;
}

/** Rows of a log that are read block by block instead of at once. */
const LARGE = 500_000;

/** Devices and authors are named once and then by their place in the list. */
class Names {
  readonly devices: string[];
  readonly authors: [string, string][];
  readonly #device: Map<string, number>;
  readonly #author: Map<string, number>;
  #told: number;

  /** @param some uids: only these are named, and devices when they come */
  constructor(db: Reader, some: ReadonlySet<string> | null) {
    const everybody = db.arrays<[string, string]>(
      `SELECT uid, name FROM colleague WHERE uid <> '' ORDER BY uid`,
    );
    this.authors = [["", ""], ...everybody.filter(([uid]) => !some || some.has(uid))];
    const all = () =>
      db.column<string>(
        `SELECT DISTINCT device FROM (SELECT device FROM batch UNION SELECT device FROM field_stamp UNION SELECT device FROM seen WHERE device NOT GLOB '[?!]*'
           UNION SELECT device FROM tombstone UNION SELECT key FROM tombstone, json_each(tombstone.seen)) WHERE device <> '' ORDER BY device`,
      );
    this.devices = ["", ...(some ? [] : all())];
    this.#device = new Map(this.devices.map((each, at) => [each, at]));
    this.#author = new Map(this.authors.map(([uid], at) => [uid, at]));
    this.#told = this.devices.length;
  }

  /** A device of which only the log still knows is named when it comes. */
  #place(device: string): number {
    let at = this.#device.get(device);
    if (at === undefined) {
      at = this.devices.push(device) - 1;
      this.#device.set(device, at);
    }
    return at;
  }

  get news(): boolean {
    return this.#told < this.devices.length;
  }

  /** Devices that have to be named before what was last made is put. */
  more(): string[] {
    const more = this.devices.slice(this.#told);
    this.#told = this.devices.length;
    return more;
  }

  stamp({ clock, device, author }: Stamp): [number, number, number] {
    return [clock, this.#place(device), this.#author.get(author) ?? 0];
  }

  /** Of a vector what `implied` does not say already. */
  vector(vector: Vector, implied: Vector): Record<string, number> | 0 {
    let found: Record<string, number> | 0 = 0;
    for (const [device, clock] of vector)
      if ((implied.get(device) ?? -1) < clock) {
        found ||= {};
        found[this.#place(device)] = clock;
      }
    return found;
  }
}

/** Who wrote something of these records, or owns them: a file of some partners names nobody else. */
function writersOf(db: Reader, scope: NonNullable<Scope>, by: string, gone: readonly Tomb[]): Set<string> {
  const found = new Set([by, ...gone.map((tomb) => tomb.by.author)]);
  const owner = sharedColumns("partner").indexOf("ownerUid");
  for (const table of sharedNames)
    for (const block of rowsOf(db, table, scope)) {
      if (table === "partner") for (const { values } of block) found.add(String(values[owner] ?? ""));
      const known = knownOf(
        db,
        block.map(({ uid }) => uid),
      );
      for (const { made, stamps } of known.values())
        for (const { author } of [made, ...stamps.values()]) found.add(author);
    }
  return found;
}

/** A record without what it needs is left out; a field whose record is left out is absent. */
function absentFields(table: SharedName, row: SharedRow, scope: Scope): string[] | null {
  if (!scope) return [];
  const references = referencesOf(table);
  const missing = sharedColumns(table).filter((column, at) => {
    const id = row.ids[at];
    return id !== null && id !== undefined && scope.get(references[column] as SharedName)?.has(id) === false;
  });
  if (missing.length === 0) return missing;
  if (table === "negotiation_part") return null;
  if (table === "participant" && missing.includes("partnerId") && row.values[2] === null) return null;
  if (table === "participant" && missing.includes("contactId") && row.values[1] === null) return null;
  return missing.some((column) => needed[table]?.includes(column)) ? null : missing;
}

const needed: Partial<Record<SharedName, readonly string[]>> = {
  program: ["clientId"],
  program_money: ["programId"],
  membership: ["partnerId", "programId"],
  attachment: ["interactionId"],
  participant: ["interactionId"],
  negotiation: ["partnerId", "programId"],
  offer: ["negotiationId"],
  agreement: ["partnerId", "programId"],
  promise: ["partnerId"],
};

function recordLine(
  table: SharedName,
  row: SharedRow,
  known: Known | undefined,
  names: Names,
  absent: readonly string[],
): string {
  const columns = sharedColumns(table);
  const made = known?.made ?? { clock: 0, device: "", author: "" };
  const implied: Vector = new Map();
  see(implied, made.device, made.clock);
  let stamps: Record<string, [number, number, number] | 0> | 0 = 0;
  if (known)
    for (const [field, stamp] of known.stamps) {
      const own = field.startsWith("set:") || columns.includes(field);
      if (!own) continue;
      stamps ||= {};
      stamps[field] = stamp.device === "" && stamp.clock === 0 ? 0 : names.stamp(stamp);
      see(implied, stamp.device, stamp.clock);
    }
  if (known)
    for (const [field, stamp] of known.left) {
      stamps ||= {};
      stamps[`?${field}`] = names.stamp(stamp);
    }
  let { values } = row;
  for (const field of absent)
    for (const column of linkedWith(table, field)) {
      stamps ||= {};
      // Whose write it is that is not told: nobody is to claim that they have seen it.
      const untold = known?.stamps.get(column) ?? made;
      if (!known?.left.has(column) && untold.clock > 0) stamps[`?${column}`] = names.stamp(untold);
      stamps[column] = 0;
      values = values.with(columns.indexOf(column), null);
    }
  const sets =
    row.sets.length === 0
      ? 0
      : row.sets.map(({ kind, key, value, label, preferred, match }) => [
          kind,
          key,
          value,
          label,
          preferred,
          match,
        ]);
  return JSON.stringify([
    row.uid,
    row.createdAt,
    names.stamp(made),
    values,
    sets,
    stamps,
    known ? names.vector(known.vector, implied) : 0,
  ]);
}

/** Columns that are left out travel neither as values nor as stamps; a test holds this list against the schema. */
export const leftOut = (table: SharedName): string[] =>
  fieldsOf(table).filter((field) => !(field in sharedTable(table).columns));

/**
 * Writes every line but the last one.
 * @param partnerIds local ids; without them everything that may travel
 */
export async function writeContent(
  db: Reader,
  partnerIds: readonly number[] | undefined,
  about: {
    madeAt: number;
    /** Results follow. */
    results: boolean;
    checkpoint: () => void;
    progress: (done: number, total: number) => void;
  },
  put: Put,
): Promise<Content> {
  const scope = partnerIds ? scopeOf(db, partnerIds, about.results) : null;
  // One pass over the log is quickest, and holds all of it in memory.
  const large = db.value<number>("SELECT count(*) FROM change")! > LARGE;
  const all = scope || large ? null : knownOfAll(db);
  const total = scope
    ? [...scope.values()].reduce((sum, ids) => sum + ids.size, 0)
    : sharedNames.reduce((sum, table) => sum + db.value<number>(`SELECT count(*) FROM ${table}`)!, 0);
  const partners = scope
    ? scope.get("partner")!.size
    : db.value<number>("SELECT count(*) FROM partner WHERE deletedAt IS NULL")!;
  const me = db.value<string>("SELECT value FROM setting WHERE key = 'me'");
  const device = db.value<string>("SELECT device FROM stamp WHERE id = 1")!;
  const by = me ?? db.value<string>("SELECT author FROM batch ORDER BY id DESC LIMIT 1") ?? "";
  const chosen =
    scope &&
    new Set(
      db.column<string>(
        "SELECT uid FROM partner WHERE id IN (SELECT value FROM json_each(?))",
        JSON.stringify([...scope.get("partner")!]),
      ),
    );
  const gone = tombs(db, chosen);
  const names = new Names(db, scope && writersOf(db, scope, by, gone));
  await put(
    JSON.stringify({
      liaison: 1,
      madeAt: about.madeAt,
      device,
      by: names.authors.find(([uid]) => uid === by) ?? null,
      whole: scope === null,
      deletes: deletedHere(db),
      devices: names.devices,
      authors: names.authors,
      partners,
    }),
  );
  const tell = async () => {
    if (names.news) await put(JSON.stringify({ devices: names.more() }));
  };
  const dead = new Set(gone.map(({ uid }) => uid));
  let records = 0;
  for (const table of sharedNames) {
    let opened = false;
    for (const block of rowsOf(db, table, scope)) {
      about.checkpoint();
      const known =
        all ??
        knownOf(
          db,
          block.map(({ uid }) => uid),
        );
      for (const row of block) {
        const absent = absentFields(table, row, scope);
        if (absent === null || dead.has(row.uid)) continue;
        if (!opened) {
          opened = true;
          await put(JSON.stringify({ table, columns: sharedColumns(table) }));
        }
        const line = recordLine(table, row, known.get(row.uid), names, absent);
        if (names.news) await tell();
        const waiting = put(line);
        if (waiting) await waiting;
        records++;
      }
      about.progress(records, total);
    }
  }
  for (const { uid, of, by: stamp, vector, partnerUid } of gone) {
    const line = [uid, of, names.stamp(stamp), names.vector(vector, new Map()), partnerUid];
    await tell();
    await put(JSON.stringify({ gone: line }));
  }
  return { partners, records, scope };
}
