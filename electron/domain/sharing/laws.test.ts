// What holds of putting together, on a model in memory: thousands of random weeks on three to five devices whose clocks are hours
// apart, with files that hold some records only, get lost, or come twice. LIAISON_LAWS=<factor> makes it longer.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Clash } from "./compare.ts";
import type { Choice } from "./settled.ts";
import {
  Device,
  steps,
  skews,
  doWrite,
  week,
  untilQuiet,
  allAlike,
  type Shared,
  fromTheStart,
} from "../../testingWeeks.ts";

const more = Number(process.env.LIAISON_LAWS ?? 1);
const timeout = 120_000 * more;

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
        fromTheStart();
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
