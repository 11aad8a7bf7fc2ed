// What holds of putting together, on a model in memory: thousands of random weeks on three to five devices whose clocks are hours
// apart, with files that hold some records only, get lost, or come twice. LIAISON_LAWS=<factor> makes it longer.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareRecord, type Clash, type Held, type SetValue } from "./compare.ts";
import { settled, type Choice } from "./settled.ts";
import { AHEAD, see, type Stamp } from "./stamps.ts";
import type { Value } from "./values.ts";

const more = Number(process.env.LIAISON_LAWS ?? 1);
const timeout = 120_000 * more;
const MS = 1024;
const HOUR = 3_600_000;

interface Record {
  values: Map<string, Value>;
  sets: Map<string, SetValue>;
  made: Stamp;
  stamps: Map<string, Stamp>;
  vector: Map<string, number>;
}
type Shared = ReadonlyMap<string, Record>;

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

class Device {
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
const steps = fc.array(
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
const skews = fc.array(fc.integer({ min: -11, max: 11 }), { minLength: 3, maxLength: 5 });

function doWrite(device: Device, { uid: nth, what, value }: Extract<Step, { is: "write" }>): void {
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
function week(
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

function untilQuiet(devices: Device[], choose?: (key: string, clash: Clash) => Choice): void {
  for (let round = 0; round < 8; round++) {
    const before = devices.map((each) => each.shown()).join("\n");
    for (const from of devices) for (const to of devices) if (to !== from) to.merge(from.file(), choose);
    if (devices.map((each) => each.shown()).join("\n") === before) return;
  }
  throw new Error("it never became quiet");
}
const allAlike = (devices: Device[]) => {
  for (const each of devices) expect(each.shown()).toBe(devices[0]!.shown());
};

test(
  "with the newest for all, everybody ends with the same, whatever was sent, lost or sent twice",
  () => {
    fc.assert(
      fc.property(skews, steps, (wrong, all) => {
        const { devices } = week(wrong, all);
        untilQuiet(devices);
        allAlike(devices);
      }),
      { numRuns: 5000 * more },
    );
  },
  timeout,
);

test(
  "clocks of the years 2090 and 2091 among them change nothing of that",
  () => {
    fc.assert(
      fc.property(skews, steps, fc.nat({ max: 4 }), (wrong, all, future) => {
        const ahead = [560_000, 570_000];
        const clocks = wrong.map((hours, nth) => hours + (ahead[(nth + future) % wrong.length] ?? 0));
        const { devices } = week(clocks, all);
        untilQuiet(devices);
        allAlike(devices);
      }),
      { numRuns: 3000 * more },
    );
  },
  timeout,
);

test(
  "the order in which files come does not matter, nor that one comes twice",
  () => {
    fc.assert(
      fc.property(skews, steps, fc.infiniteStream(fc.nat()), (wrong, all, random) => {
        const { files, devices } = week(wrong, all);
        const last = [...files, ...devices.map((each) => each.file())];
        const read = (order: Shared[]) => {
          const reader = new Device("reader", 0);
          for (const file of order) reader.merge(file);
          return reader.shown();
        };
        const order = [...random.take(last.length)];
        const mixed = last.map((file, at) => [order[at]!, file] as const).toSorted(([a], [b]) => a - b);
        const shuffled = mixed.map(([, file]) => file);
        expect(read(shuffled)).toBe(read(last));
        expect(read([...shuffled, ...last])).toBe(read(last));
        expect(read(last.toReversed())).toBe(read(last));
      }),
      { numRuns: 4000 * more },
    );
  },
  timeout,
);

test(
  "two files put together first and then with a third are the same as in another grouping",
  () => {
    fc.assert(
      fc.property(skews, steps, (wrong, all) => {
        const { devices } = week(wrong, all);
        const [a, b, c] = devices.map((each) => each.file());
        const together = (...files: Shared[]) => {
          const reader = new Device("reader", 0);
          for (const file of files) reader.merge(file);
          return reader;
        };
        const left = together(together(a!, b!).file(), c!);
        const right = together(a!, together(b!, c!).file());
        expect(left.shown()).toBe(right.shown());
      }),
      { numRuns: 3000 * more },
    );
  },
  timeout,
);

test(
  "a file once more changes nothing and asks nothing",
  () => {
    fc.assert(
      fc.property(
        skews,
        steps,
        fc.constantFrom<Choice>("mine", "theirs", "both", "newest"),
        (wrong, all, choice) => {
          const choose = (_: string, clash: Clash) => (choice === "both" && !clash.both ? "mine" : choice);
          const { devices, files } = week(wrong, all, choose);
          for (const device of devices)
            for (const file of [...files, ...devices.map((each) => each.file())]) {
              device.merge(file, choose);
              const before = device.shown();
              expect(device.merge(file, choose)).toEqual([]);
              expect(device.shown()).toBe(before);
            }
        },
      ),
      { numRuns: 1500 * more },
    );
  },
  timeout,
);

test(
  "where no field is written on two sides, nothing is ever asked and everybody ends with the same",
  () => {
    fc.assert(
      fc.property(skews, steps, (wrong, all) => {
        // Each field of each record has one device that writes it; the linked two have the same. Nobody deletes what others work on.
        const { devices } = week(wrong, all, undefined, ({ who: writer, uid: nth, what }, count) => {
          const owner = what === 1 || what === 7 ? 0 : what;
          return what !== 4 && writer % count === (nth + owner) % count;
        });
        untilQuiet(devices);
        allAlike(devices);
        expect(devices.map(({ clashes }) => clashes)).toEqual(devices.map(() => 0));
      }),
      { numRuns: 4000 * more },
    );
  },
  timeout,
);

test(
  "where everybody reads before writing, nothing is ever asked, however wrong the clocks are",
  () => {
    fc.assert(
      fc.property(skews, steps, (wrong, all) => {
        ticking = 0;
        const devices = wrong.map((hours, nth) => new Device(`d${nth}`, hours));
        let latest: Shared = new Map();
        for (const each of all) {
          const device = devices[each.who % devices.length]!;
          expect(device.merge(latest)).toEqual([]);
          if (each.is === "write") doWrite(device, each);
          latest = device.file();
        }
        for (const device of devices) expect(device.merge(latest)).toEqual([]);
        allAlike(devices);
      }),
      { numRuns: 2000 * more },
    );
  },
  timeout,
);

test(
  "what a person chose is never asked again, by either side or a third one",
  () => {
    fc.assert(
      fc.property(
        skews,
        steps,
        fc.array(fc.constantFrom<Choice>("mine", "theirs", "both"), { minLength: 1, maxLength: 9 }),
        (wrong, all, choices) => {
          const { devices } = week(wrong, all);
          const [a, b, c] = devices as [Device, Device, Device];
          const [mine, theirs] = [a.file(), b.file()];
          c.merge(mine);
          let asked = 0;
          a.merge(theirs, (_, clash) => {
            const choice = choices[asked++ % choices.length]!;
            return choice === "both" && !clash.both ? "theirs" : choice;
          });
          const decided = a.shown();
          expect(a.merge(theirs)).toEqual([]);
          expect(a.merge(mine)).toEqual([]);
          expect(a.shown()).toBe(decided);
          expect(b.merge(a.file())).toEqual([]);
          expect(b.shown()).toBe(decided);
          // Somebody who had read both sides, and decided nothing.
          const d = new Device("reader", 0);
          d.merge(mine);
          d.merge(a.file());
          expect(d.shown()).toBe(decided);
          expect(d.merge(theirs)).toEqual([]);
          expect(d.shown()).toBe(decided);
        },
      ),
      { numRuns: 4000 * more },
    );
  },
  timeout,
);
