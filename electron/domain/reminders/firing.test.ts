// Which reminders come and which wait: single rules, and whole days with sleep, nights and clocks that jump.
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decideFiring, type Firing, type FiringInput, missedAfter, type Waiting } from "./firing.ts";
import { heldUntil } from "./quiet.ts";

const berlin = "Europe/Berlin";
const at = (text: string): number => Date.parse(text);
// A Friday, 11:00 in Berlin.
const now = at("2026-11-27T10:00:00Z");
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const plain: FiringInput = {
  due: [],
  now,
  zone: berlin,
  quiet: null,
  daysOff: [],
  focusUntil: null,
  recent: { singles: [], digestAt: null },
};
const rows = (...times: number[]): Waiting[] => times.map((time, id) => ({ id, taskId: id, at: time }));
const decide = (more: Partial<FiringInput>): Firing => decideFiring({ ...plain, ...more });
const many = (count: number, time: number): Waiting[] => rows(...Array.from({ length: count }, () => time));

describe("what comes", () => {
  it("nothing of nothing", () => expect(decide({})).toEqual({ single: [], digest: [], wakeAt: null }));

  it("one at its moment, and not before it", () => {
    expect(decide({ due: rows(now) })).toEqual({ single: [0], digest: [], wakeAt: null });
    expect(decide({ due: rows(now + 1) })).toEqual({ single: [], digest: [], wakeAt: now + 1 });
  });

  it("what was missed comes together, even when it is one", () => {
    expect(decide({ due: rows(now - missedAfter) }).single).toEqual([0]);
    expect(decide({ due: rows(now - missedAfter - 1) })).toEqual({ single: [], digest: [0], wakeAt: null });
    expect(decide({ due: rows(now - 5 * hour, now, now - 9 * hour) })).toEqual({
      single: [1],
      digest: [2, 0],
      wakeAt: null,
    });
  });

  it("at a start even what has just become due was missed", () => {
    expect(decide({ due: rows(now - 2 * second, now), starting: true })).toEqual({
      single: [],
      digest: [0, 1],
      wakeAt: null,
    });
  });

  it("three alone, the rest in one", () => {
    expect(decide({ due: rows(now, now, now, now, now) })).toEqual({
      single: [0, 1, 2],
      digest: [3, 4],
      wakeAt: null,
    });
    const recent = { singles: [now - 59 * second, now - 10 * second, now - 61 * second], digestAt: null };
    expect(decide({ due: rows(now, now), recent })).toEqual({ single: [0], digest: [1], wakeAt: null });
  });

  it("waits for the next digest, or for its turn alone where that is earlier", () => {
    const recent = {
      singles: [now - 20 * second, now - 10 * second, now - 5 * second],
      digestAt: now - second,
    };
    expect(decide({ due: rows(now), recent })).toEqual({
      single: [],
      digest: [],
      wakeAt: now + 40 * second + 1,
    });
    const early = { ...recent, digestAt: now - 30 * second };
    expect(decide({ due: rows(now), recent: early }).wakeAt).toBe(now + 25 * second);
    expect(decide({ due: rows(now - hour), recent }).wakeAt).toBe(now + 54 * second);
  });

  it("times of a clock that was set back count for nothing", () => {
    const recent = { singles: [now + 1, now + 2, now + 3], digestAt: now + hour };
    expect(decide({ due: rows(now, now - hour), recent })).toEqual({
      single: [0],
      digest: [1],
      wakeAt: null,
    });
  });

  test.each([5_000, 50_000])("%i overdue ones are one notification", (count) => {
    const started = performance.now();
    const found = decide({ due: many(count, now - 24 * hour) });
    expect(found.single).toEqual([]);
    expect(found.digest).toHaveLength(count);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("5,000 at one moment are three and one", () => {
    const found = decide({ due: many(5_000, now - second) });
    expect([found.single.length, found.digest.length, found.wakeAt]).toEqual([3, 4_997, null]);
  });
});

describe("what holds back", () => {
  const night = { from: "22:00", to: "07:30" };
  test.each([
    ["at night", "2026-11-27T22:30:00Z", { quiet: night }, "2026-11-28T06:30:00Z"],
    ["early in the morning", "2026-11-27T05:00:00Z", { quiet: night }, "2026-11-27T06:30:00Z"],
    ["from its first moment on", "2026-11-27T21:00:00Z", { quiet: night }, "2026-11-28T06:30:00Z"],
    ["not a moment before it", "2026-11-27T20:59:59Z", { quiet: night }, null],
    ["not from its end on", "2026-11-27T06:30:00Z", { quiet: night }, null],
    ["over noon", "2026-11-27T11:30:00Z", { quiet: { from: "12:00", to: "13:00" } }, "2026-11-27T12:00:00Z"],
    [
      "no hours where both are the same",
      "2026-11-27T11:00:00Z",
      { quiet: { from: "12:00", to: "12:00" } },
      null,
    ],
    ["on days off", "2026-11-28T11:00:00Z", { daysOff: [0, 6] }, "2026-11-29T23:00:00Z"],
    [
      "a night into days off into a night",
      "2026-11-27T22:00:00Z",
      { quiet: night, daysOff: [0, 6] },
      "2026-11-30T06:30:00Z",
    ],
    ["in focus", "2026-11-27T10:00:00Z", { focusUntil: at("2026-11-27T12:00:00Z") }, "2026-11-27T12:00:00Z"],
    ["not after it", "2026-11-27T12:00:00Z", { focusUntil: at("2026-11-27T12:00:00Z") }, null],
    [
      "focus into the night",
      "2026-11-27T20:00:00Z",
      { focusUntil: at("2026-11-27T22:00:00Z"), quiet: night },
      "2026-11-28T06:30:00Z",
    ],
    [
      "a night in which an hour is left out",
      "2026-03-28T22:00:00Z",
      { quiet: night },
      "2026-03-29T05:30:00Z",
    ],
    [
      "a night in which an hour is repeated",
      "2026-10-24T21:00:00Z",
      { quiet: night },
      "2026-10-25T06:30:00Z",
    ],
    [
      "until a time that the clock leaves out",
      "2026-03-29T00:59:00Z",
      { quiet: { from: "22:00", to: "02:30" } },
      "2026-03-29T01:30:00Z",
    ],
    [
      "until a time that comes twice, the first",
      "2026-10-25T00:29:00Z",
      { quiet: { from: "22:00", to: "02:30" } },
      "2026-10-25T00:30:00Z",
    ],
  ])("%s", (_, text, settings, until) => {
    const time = at(text);
    expect(heldUntil({ ...plain, ...settings }, time)).toBe(until === null ? null : at(until));
    const found = decide({ ...settings, now: time, due: rows(time) });
    expect(found.single).toEqual(until === null ? [0] : []);
    expect(found.wakeAt).toBe(until === null ? null : at(until));
  });

  it("comes in one digest when it is over, also what was due a moment before", () => {
    const morning = at("2026-11-28T06:30:00Z");
    const due = rows(morning - second, morning - 3 * hour, morning);
    expect(decide({ quiet: night, now: morning, due })).toEqual({
      single: [2],
      digest: [1, 0],
      wakeAt: null,
    });
    const focus = { focusUntil: now };
    expect(decide({ ...focus, due: rows(now - second, now - hour, now) })).toEqual({
      single: [2],
      digest: [1, 0],
      wakeAt: null,
    });
  });

  it("on all days of the week keeps it, and says when to look again", () => {
    const found = decide({ daysOff: [0, 1, 2, 3, 4, 5, 6], due: rows(now) });
    expect([found.single, found.digest]).toEqual([[], []]);
    expect(found.wakeAt).toBeGreaterThan(now + 30 * 24 * hour);
  });
});

const someTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );
const someSettings = fc.record({
  zone: fc.constantFrom(berlin, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"),
  quiet: fc.option(fc.record({ from: someTime, to: someTime })),
  daysOff: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 3 }),
  focusUntil: fc.option(fc.integer({ min: -2 * hour, max: 8 * hour }).map((away) => now + away)),
});

describe("any moment", () => {
  it("loses nothing and floods nobody", () => {
    fc.assert(
      fc.property(
        someSettings,
        fc.array(fc.integer({ min: -3 * hour, max: 2 * minute }), { maxLength: 30 }),
        fc.array(fc.integer({ min: -2 * minute, max: minute }), { maxLength: 5 }),
        fc.option(fc.integer({ min: -2 * minute, max: minute })),
        (settings, aways, singles, digestAway) => {
          const due = rows(...aways.map((away) => now + away));
          const recent = {
            singles: singles.map((away) => now + away),
            digestAt: digestAway === null ? null : now + digestAway,
          };
          const { single, digest, wakeAt } = decide({ ...settings, due, recent });
          expect(new Set([...single, ...digest]).size).toBe(single.length + digest.length);
          expect(single.length).toBeLessThanOrEqual(3);
          if (single.length + digest.length < due.length) expect(wakeAt).toBeGreaterThan(now);
          else expect(wakeAt).toBeNull();
        },
      ),
      { seed: 5, numRuns: 3_000 },
    );
  });
});

interface Shown {
  /** What the clock showed. */
  clock: number;
  single: number[];
  digest: number[];
}

/** What happens to the machine: it sleeps, or somebody sets its clock. */
interface Event {
  after: number;
  sleep: number;
  jump: number;
}

/** A day and what follows, as the desktop process lives it: one timer, at most an hour long, armed anew on each event. */
function lived(
  settings: Omit<FiringInput, "due" | "now" | "recent">,
  all: readonly Waiting[],
  events: readonly Event[],
) {
  let clock = now;
  let waiting = [...all];
  const shown: Shown[] = [];
  const look = (): number => {
    const singles = shown.flatMap(({ clock: time, single }) => single.map(() => time));
    const digestAt = shown.findLast(({ digest }) => digest.length > 0)?.clock ?? null;
    const due = waiting.filter(({ at: time }) => time <= clock);
    const { single, digest, wakeAt } = decideFiring({
      ...settings,
      due,
      now: clock,
      recent: { singles, digestAt },
    });
    if (single.length + digest.length > 0) shown.push({ clock, single, digest });
    const gone = new Set([...single, ...digest]);
    waiting = waiting.filter(({ id }) => !gone.has(id));
    const ahead = waiting.filter(({ at: time }) => time > clock).map(({ at: time }) => time);
    return Math.max(clock + 1, Math.min(wakeAt ?? Infinity, clock + hour, ...ahead));
  };
  const runUntil = (end: number): void => {
    for (let next = look(); next <= end; next = look()) clock = next;
    clock = end;
  };
  for (const { after, sleep, jump } of events) {
    runUntil(clock + after);
    clock += sleep + jump;
  }
  for (let step = 0; waiting.length > 0 && step < 60; step++) runUntil(clock + 24 * hour);
  return { shown, waiting };
}

const someRows = fc
  .array(
    fc.tuple(
      fc.integer({ min: -2 * hour, max: 30 * hour }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0, 1, 7_000),
    ),
    { maxLength: 25 },
  )
  .map((bursts) =>
    rows(
      ...bursts.flatMap(([start, size, apart]) =>
        Array.from({ length: size }, (_, index) => now + start + index * apart),
      ),
    ),
  );
const someEvents = (jumps: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 5 * hour }),
      sleep: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * hour })),
      jump: jumps,
    }),
    { maxLength: 8 },
  );
const most = (times: readonly number[], width: number): number =>
  Math.max(0, ...times.map((start) => times.filter((time) => time >= start && time - start <= width).length));

describe("days as they are lived", () => {
  it("everything comes exactly once, through sleep, nights, days off and clocks that jump", () => {
    const jumps = fc.oneof(fc.constant(0), fc.integer({ min: -26 * hour, max: 26 * hour }));
    fc.assert(
      fc.property(someSettings, someRows, someEvents(jumps), (settings, all, events) => {
        const { shown, waiting } = lived(settings, all, events);
        expect(waiting).toEqual([]);
        const ids = shown.flatMap(({ single, digest }) => [...single, ...digest]);
        expect(ids.toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
      }),
      { seed: 6, numRuns: 400 },
    );
  }, 60_000);

  it("at most three alone in any minute, never while held, and within a minute of when it could", () => {
    fc.assert(
      fc.property(someSettings, someRows, (settings, all) => {
        const { shown } = lived(settings, all, []);
        expect(
          most(
            shown.flatMap(({ clock, single }) => single.map(() => clock)),
            minute,
          ),
        ).toBeLessThanOrEqual(3);
        const digests = shown.filter(({ digest }) => digest.length > 0).map(({ clock }) => clock);
        expect(most(digests, 55 * second - 1)).toBeLessThanOrEqual(1);
        for (const { clock, single, digest } of shown) {
          expect(heldUntil({ ...settings }, clock)).toBeNull();
          for (const id of [...single, ...digest]) {
            const due = Math.max(now, all[id]!.at);
            expect(clock - (heldUntil(settings, due) ?? due)).toBeLessThanOrEqual(minute);
          }
        }
      }),
      { seed: 7, numRuns: 400 },
    );
  }, 60_000);
});
