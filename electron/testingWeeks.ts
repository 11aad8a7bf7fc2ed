// For unit tests only: devices in memory that edit, save and put together, on the real comparison.
import * as fc from "fast-check";
import { compareRecord, type Clash, type Held, type SetValue } from "./domain/sharing/compare.ts";
import { settled, type Choice } from "./domain/sharing/settled.ts";
import { AHEAD, see, type Stamp } from "./domain/sharing/stamps.ts";
import type { Value } from "./domain/sharing/values.ts";
import { expect } from "vitest";

const MS = 1024;
const HOUR = 3_600_000;

interface Record {
  values: Map<string, Value>;
  sets: Map<string, SetValue>;
  made: Stamp;
  stamps: Map<string, Stamp>;
  vector: Map<string, number>;
}
export type Shared = ReadonlyMap<string, Record>;

const copied = (record: Record): Record => ({
  values: new Map(record.values),
  sets: new Map(record.sets),
  made: record.made,
  stamps: new Map(record.stamps),
  vector: new Map(record.vector),
});
/** Linked fields, plain ones, the trash and two tags. */
const columns = ["fullName", "name", "role", "note", "deletedAt"];
const tags = ["set:tag:blog", "set:tag:shoes"];

let ticking = 0;
/** The same clocks again, for the same week a second time. */
export const fromTheStart = (): void => {
  ticking = 0;
};

export class Device {
  readonly name: string;
  readonly records = new Map<string, Record>();
  clashes = 0;
  #clock = 0;
  readonly #wrong: number;

  constructor(name: string, wrongHours: number) {
    this.name = name;
    this.#wrong = wrongHours * HOUR;
  }

  get #now(): number {
    return 1_790_000_000_000 + ++ticking * 60_000 + this.#wrong;
  }

  stamp(): Stamp {
    this.#clock = Math.max(this.#clock + 1, this.#now * MS);
    return { clock: this.#clock, device: this.name, author: this.name };
  }

  write(uid: string, field: string, to: Held): void {
    const stamp = this.stamp();
    let record = this.records.get(uid);
    if (!record) {
      const values = new Map<string, Value>(columns.map((column) => [column, null]));
      record = { values, sets: new Map(), made: stamp, stamps: new Map(), vector: new Map() };
      this.records.set(uid, record);
    }
    if (!field.startsWith("set:")) record.values.set(field, to as Value);
    else if (to === null) record.sets.delete(field);
    else record.sets.set(field, to as SetValue);
    if (stamp !== record.made) record.stamps.set(field, stamp);
    see(record.vector, stamp.device, stamp.clock);
  }

  /** @param keep which records go into it */
  file(keep: (uid: string) => boolean = () => true): Shared {
    return new Map(
      [...this.records].filter(([uid]) => keep(uid)).map(([uid, record]) => [uid, copied(record)]),
    );
  }

  #arrived(record: Record): Record {
    const late = (stamp: Stamp): Stamp => {
      // It is sent without the clock at which it came here.
      const { clock, device, author } = stamp;
      return clock > this.#now * MS + AHEAD
        ? { clock, device, author, received: this.#clock }
        : { clock, device, author };
    };
    const stamps = new Map([...record.stamps].map(([field, stamp]) => [field, late(stamp)]));
    const made = late(record.made);
    for (const { clock, received } of [made, ...stamps.values()])
      if (received === undefined) this.#clock = Math.max(this.#clock, clock);
    return { ...copied(record), made, stamps };
  }

  /** @returns the conflicts, by uid and field */
  merge(file: Shared, choose: (key: string, clash: Clash) => Choice = () => "newest"): string[] {
    const found: string[] = [];
    for (const [uid, given] of file) {
      const theirs = this.#arrived(given);
      const mine = this.records.get(uid);
      if (!mine) {
        this.records.set(uid, theirs);
        continue;
      }
      const { take, clashes } = compareRecord("contact", mine, theirs);
      const now = this.stamp();
      const put = (fields: readonly string[], values: readonly Held[], stamps: readonly Stamp[]) => {
        for (const [at, field] of fields.entries()) {
          const value = values[at] ?? null;
          if (!field.startsWith("set:")) mine.values.set(field, value as Value);
          else if (value === null) mine.sets.delete(field);
          else mine.sets.set(field, value as SetValue);
          mine.stamps.set(field, stamps[at]!);
          see(mine.vector, stamps[at]!.device, stamps[at]!.clock);
        }
      };
      for (const pair of take) put(pair.fields, pair.theirs.values, pair.theirs.stamps);
      for (const clash of clashes) {
        const key = `${uid}.${clash.field}`;
        found.push(key);
        const { values, stamps } = settled(clash, choose(key, clash), now);
        put(clash.fields, values, stamps);
      }
      for (const [device, clock] of theirs.vector) see(mine.vector, device, clock);
    }
    this.clashes += found.length;
    return found;
  }

  /** What a person sees: a moment of deletion is not compared. */
  shown(): string {
    return JSON.stringify(
      [...this.records]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([uid, { values, sets }]) => [
          uid,
          [...values].map(([field, value]) => (field === "deletedAt" ? value !== null : value)),
          [...sets.keys()].toSorted(),
        ]),
    );
  }
}

type Step =
  | { is: "write"; who: number; uid: number; what: number; value: number }
  | { is: "file"; who: number; keep: number }
  | { is: "merge"; who: number; file: number };
const who = fc.nat({ max: 4 });
const uid = fc.nat({ max: 2 });
export const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        is: fc.constant("write" as const),
        who,
        uid,
        what: fc.nat({ max: 7 }),
        value: fc.nat({ max: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constant("file" as const), who, keep: fc.nat({ max: 7 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({ is: fc.constant("merge" as const), who, file: fc.nat({ max: 30 }) }),
    },
  ),
  { minLength: 5, maxLength: 60 },
) as fc.Arbitrary<Step[]>;
export const skews = fc.array(fc.integer({ min: -11, max: 11 }), { minLength: 3, maxLength: 5 });

export function doWrite(device: Device, { uid: nth, what, value }: Extract<Step, { is: "write" }>): void {
  const name = `r${nth}`;
  if (!device.records.has(name) && device.name !== "d0") return;
  const field = [...columns, ...tags, "fullName"][what]!;
  const [, kind, key] = field.split(":");
  if (field.startsWith("set:"))
    device.write(
      name,
      field,
      value === 0 ? null : { kind: kind!, key: key!, value: key!, label: null, preferred: 0, match: null },
    );
  else if (field === "deletedAt") device.write(name, field, value < 2 ? 1000 + ticking : null);
  else device.write(name, field, value === 0 ? null : `${field} ${value}`);
}

/** @param may whether a device may write a field of a record */
export function week(
  wrong: number[],
  all: Step[],
  choose?: (key: string, clash: Clash) => Choice,
  may: (step: Extract<Step, { is: "write" }>, devices: number) => boolean = () => true,
): { devices: Device[]; files: Shared[] } {
  ticking = 0;
  const devices = wrong.map((hours, nth) => new Device(`d${nth}`, hours));
  const files: Shared[] = [];
  for (const each of all) {
    const device = devices[each.who % devices.length]!;
    if (each.is === "write") {
      if (may(each, devices.length)) doWrite(device, each);
    } else if (each.is === "file")
      files.push(device.file((name) => (each.keep >> Number(name.slice(1))) % 2 === 0));
    else if (files.length > 0) device.merge(files[each.file % files.length]!, choose);
  }
  return { devices, files };
}

export function untilQuiet(devices: Device[], choose?: (key: string, clash: Clash) => Choice): void {
  for (let round = 0; round < 8; round++) {
    const before = devices.map((each) => each.shown()).join("\n");
    for (const from of devices) for (const to of devices) if (to !== from) to.merge(from.file(), choose);
    if (devices.map((each) => each.shown()).join("\n") === before) return;
  }
  throw new Error("it never became quiet");
}
export const allAlike = (devices: Device[]) => {
  for (const each of devices) expect(each.shown()).toBe(devices[0]!.shown());
};
