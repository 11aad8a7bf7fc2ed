// A shared file's lines as records: every value looked at before anything is done with it.
import { UserError } from "../../domain/errors.ts";
import {
  linkedWith,
  sharedColumns,
  sharedNames,
  sharedTable,
  type SharedName,
} from "../../domain/sharing/columns.ts";
import { noStamp, see, type Stamp, type Vector } from "../../domain/sharing/stamps.ts";
import { isValue, type Value } from "../../domain/sharing/values.ts";
import type { SetItem } from "../sets.ts";
import { bornless, couldBe, hasSets } from "./rows.ts";
import type { Tomb } from "./tombs.ts";

/** A record of a file. */
export interface Given {
  table: SharedName;
  uid: string;
  /** Where it stands in the file, from 1. */
  line: number;
  createdAt: number | null;
  /** Shared columns that the file holds; one that it left out is not there. */
  values: Map<string, Value>;
  /** By field, `set:<kind>:<key>`. */
  sets: Map<string, SetItem>;
  made: Stamp;
  stamps: Map<string, Stamp>;
  vector: Vector;
  /** Of fields that were left out: the writes that the file does not tell. */
  left: Map<string, Stamp>;
}

export interface About {
  madeAt: number;
  device: string;
  by: { uid: string; name: string } | null;
  whole: boolean;
  /** Whether anything in it was deleted that others may have worked on. */
  deletes: boolean;
  partners: number;
  authors: [string, string][];
}

export type Line =
  | { is: "about"; about: About }
  | { is: "record"; record: Given }
  | { is: "gone"; tomb: Tomb }
  | { is: "blob" | "results"; line: Record<string, unknown> }
  | { is: "end"; records: number };

const MOST_CLOCK = Number.MAX_SAFE_INTEGER;
const MOST_RECORDS = 10_000_000;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, most = 200): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= most;

const MOST_DEVICES = 100_000;
const areDevices = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= MOST_DEVICES &&
  value.every((each) => typeof each === "string" && each.length <= 200);

/** Reads one line after the other; the order is part of the format. @throws UserError `shared-inconsistent` with the line */
export class Lines {
  #line = 0;
  #devices: string[] = [];
  #authors: [string, string][] = [];
  #about = false;
  /** Null: one of a later version, whose records are passed over. */
  #table: SharedName | null | undefined;
  /** Of each column of the file its own name here, or null where this version does not know it. */
  #columns: (string | null)[] = [];
  /** Of the table that was opened last, among those that this version knows. */
  #place = -1;
  /** A uid names one record, once. */
  readonly #met = new Set<string>();
  #records = 0;
  #ended = false;

  /** The number of the line that was read last. */
  get at(): number {
    return this.#line;
  }

  #wrong(): never {
    throw new UserError("shared-inconsistent", { line: this.#line });
  }

  #meet(uid: string): void {
    if (this.#met.has(uid)) this.#wrong();
    // More than a set can hold; a file of that many records is none that was ever written.
    if (this.#met.size >= MOST_RECORDS) throw new UserError("shared-inconsistent", { line: this.#line });
    this.#met.add(uid);
  }

  #stamp(given: unknown): Stamp {
    if (!Array.isArray(given)) this.#wrong();
    const [clock, device, author] = given as unknown[];
    if (!Number.isSafeInteger(clock) || (clock as number) < 0 || (clock as number) > MOST_CLOCK)
      this.#wrong();
    const named = Number.isInteger(device) ? this.#devices[device as number] : undefined;
    const who = Number.isInteger(author) ? this.#authors[author as number] : undefined;
    if (named === undefined || who === undefined) this.#wrong();
    if (clock === 0 || named === "") return noStamp;
    return { clock: clock as number, device: named, author: who[0] };
  }

  #vector(given: unknown, into: Vector): void {
    if (given === 0 || given === undefined) return;
    if (!isObject(given)) this.#wrong();
    for (const [at, clock] of Object.entries(given)) {
      const device = this.#devices[Number(at)];
      if (device === undefined || !Number.isSafeInteger(clock) || (clock as number) < 0) this.#wrong();
      see(into, device, clock as number);
    }
  }

  /** Null: a line of a later version that this one has no use for. */
  read(line: unknown): Line | null {
    this.#line++;
    if (this.#ended) this.#wrong();
    if (Array.isArray(line)) {
      this.#records++;
      return this.#table === null ? null : { is: "record", record: this.#record(line) };
    }
    if (!isObject(line)) this.#wrong();
    if (!this.#about) return this.#header(line);
    if ("table" in line) this.#open(line);
    else if ("devices" in line) this.#more(line.devices);
    else if ("gone" in line) return { is: "gone", tomb: this.#gone(line.gone) };
    else if ("blob" in line) return { is: "blob", line };
    else if ("results" in line) return { is: "results", line };
    else if ("end" in line) return this.#end(line.end);
    return null;
  }

  #header(line: Record<string, unknown>): Line {
    const { liaison, madeAt, device, by, whole, devices, authors, partners } = line;
    const named = (value: unknown): value is [string, string] =>
      Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string";
    const fits =
      liaison === 1 &&
      isValue("instant", madeAt) &&
      madeAt !== null &&
      isText(device) &&
      areDevices(devices) &&
      Array.isArray(authors) &&
      authors.length <= 100_000 &&
      authors.every((each) => named(each) && each[0].length <= 200 && each[1].length <= 2000);
    if (!fits) this.#wrong();
    this.#about = true;
    this.#devices = [...devices];
    this.#authors = authors as [string, string][];
    return {
      is: "about",
      about: {
        madeAt: Number(madeAt),
        device,
        by: named(by) && by[0] !== "" ? { uid: by[0], name: by[1] } : null,
        whole: whole === true,
        deletes: line.deletes !== false,
        partners: Number.isSafeInteger(partners) ? (partners as number) : 0,
        authors: this.#authors,
      },
    };
  }

  /** Devices that nothing had named before. */
  #more(devices: unknown): void {
    if (!areDevices(devices) || this.#devices.length + devices.length > MOST_DEVICES) this.#wrong();
    this.#devices.push(...devices);
  }

  #open(line: Record<string, unknown>): void {
    const table = sharedNames.find((name) => name === line.table);
    const { columns } = line;
    if (!Array.isArray(columns) || !columns.every((each) => typeof each === "string")) this.#wrong();
    // Parents before children, each table once: else a reference would lead nowhere.
    const place = table ? sharedNames.indexOf(table) : this.#place;
    if (place < this.#place || (table && place === this.#place)) this.#wrong();
    this.#place = place;
    // A table or a column of a later version of the same format is passed over.
    this.#table = table ?? null;
    this.#columns = table
      ? columns.map((each) => (Object.hasOwn(sharedTable(table).columns, each) ? each : null))
      : [];
  }

  #record(line: unknown[]): Given {
    const table = this.#table;
    const [uid, createdAt, made, values, sets, stamps, vector] = line;
    if (!table || !isText(uid) || !Array.isArray(values) || values.length !== this.#columns.length)
      this.#wrong();
    if (!isValue("instant", createdAt) || (createdAt === null) !== bornless.has(table)) this.#wrong();
    this.#meet(uid);
    const record: Given = {
      table,
      uid,
      line: this.#line,
      createdAt: createdAt as number | null,
      values: new Map(),
      sets: new Map(),
      made: this.#stamp(made),
      stamps: new Map(),
      vector: new Map(),
      left: new Map(),
    };
    const { columns } = sharedTable(table);
    for (const [at, column] of this.#columns.entries()) {
      if (column === null) continue;
      const value: unknown = values[at];
      if (!isValue(columns[column]!, value)) this.#wrong();
      record.values.set(column, value);
    }
    if (sets !== 0) this.#sets(record, sets);
    see(record.vector, record.made.device, record.made.clock);
    if (stamps !== 0) this.#stamps(record, stamps);
    this.#vector(vector, record.vector);
    // Nothing is written of what the file's own list of columns does not name.
    for (const column of sharedColumns(table))
      if (!this.#columns.includes(column)) record.values.delete(column);
    if (!couldBe(table, record.values)) this.#wrong();
    return record;
  }

  #sets(record: Given, given: unknown): void {
    if (!Array.isArray(given) || !hasSets(record.table)) this.#wrong();
    for (const item of given as unknown[]) {
      if (!Array.isArray(item)) this.#wrong();
      const [kind, key, value, label, preferred, match] = item as unknown[];
      const fits =
        isText(kind, 40) &&
        !kind.includes(":") &&
        typeof key === "string" &&
        key.length <= 20_000 &&
        typeof value === "string" &&
        value.length <= 20_000 &&
        (label === null || (typeof label === "string" && label.length <= 2000)) &&
        (preferred === 0 || preferred === 1) &&
        (match === null || (typeof match === "string" && match.length <= 20_000));
      if (!fits) this.#wrong();
      record.sets.set(`set:${kind}:${key}`, {
        kind,
        key,
        value,
        label,
        preferred,
        match,
      });
    }
  }

  #stamps(record: Given, given: unknown): void {
    if (!isObject(given)) this.#wrong();
    for (const [field, stamp] of Object.entries(given)) {
      if (stamp === 0) {
        // Left out, with all that is one value with it.
        if (Object.hasOwn(sharedTable(record.table).columns, field))
          for (const column of linkedWith(record.table, field)) record.values.delete(column);
        continue;
      }
      const known = field.startsWith("set:")
        ? hasSets(record.table) && /^set:[^:]{1,40}:/.test(field) && field.length <= 20_100
        : record.values.has(field);
      const read = this.#stamp(stamp);
      if (field.startsWith("?")) {
        if (field.slice(1) in sharedTable(record.table).columns) record.left.set(field.slice(1), read);
        continue;
      }
      see(record.vector, read.device, read.clock);
      if (known) record.stamps.set(field, read);
    }
  }

  #gone(given: unknown): Tomb {
    if (!Array.isArray(given)) this.#wrong();
    const [uid, of, stamp, vector, partnerUid] = given as unknown[];
    const table = sharedNames.find((name) => name === of);
    if (!isText(uid) || !table || !(partnerUid === null || isText(partnerUid))) this.#wrong();
    this.#meet(uid);
    const tomb: Tomb = { uid, of: table, by: this.#stamp(stamp), vector: new Map(), partnerUid };
    this.#vector(vector, tomb.vector);
    see(tomb.vector, tomb.by.device, tomb.by.clock);
    return tomb;
  }

  #end(given: unknown): Line {
    if (!isObject(given) || given.records !== this.#records) this.#wrong();
    this.#ended = true;
    return { is: "end", records: this.#records };
  }

  /** After the last line. */
  finish(): void {
    if (!this.#ended) this.#wrong();
  }
}
