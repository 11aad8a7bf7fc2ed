import { beforeEach, describe, expect, test } from "vitest";
import { longest, makeTimer, patience, watching, type ReminderTimer } from "./timer.ts";

/** A machine whose clocks stand still until they are moved, and a store with rows that fire once. */
function machine() {
  let monotonic = 0;
  let wall = Date.UTC(2026, 10, 27, 8);
  let timers: { at: number; run: () => void }[] = [];
  const world = {
    rows: [] as number[],
    fired: [] as { at: number; rows: number[]; fresh: boolean }[],
    /** Where a held-back row is listed as waiting nevertheless. */
    next: null as number | null,
    asked: 0,
    moved: [] as string[],
    failures: [] as string[],
    zone: "Europe/Berlin",
    broken: false,
    slow: null as Promise<void> | null,
    together: 0,
    most: 0,
    now: () => wall,
    timers: () => timers,
    /** Sets the clock, as a person or a time server does. */
    set: (ms: number) => void (wall += ms),
    /** Sleeps: the monotonic clock stands still. */
    sleep: (ms: number) => void (wall += ms),
    async run(ms: number) {
      const end = monotonic + ms;
      for (;;) {
        await settled();
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((each) => each !== due);
        wall += Math.max(0, due.at - monotonic);
        monotonic = Math.max(monotonic, due.at);
        due.run();
      }
      wall += end - monotonic;
      monotonic = end;
      await settled();
    },
  };
  const settled = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const earliest = () => (world.rows.length > 0 ? Math.min(...world.rows) : null);
  const timer = makeTimer({
    now: () => wall,
    monotonic: () => monotonic,
    zone: () => world.zone,
    after(ms, run) {
      const entry = { at: monotonic + ms, run };
      timers.push(entry);
      return () => {
        timers = timers.filter((each) => each !== entry);
      };
    },
    async next() {
      world.asked++;
      return world.next ?? earliest();
    },
    async fire(fresh) {
      world.most = Math.max(world.most, ++world.together);
      try {
        await world.slow;
        if (world.broken) throw new Error("the store stopped");
        const due = world.rows.filter((row) => row <= wall);
        world.rows = world.rows.filter((row) => row > wall);
        world.fired.push({ at: wall, rows: due, fresh });
        return earliest();
      } finally {
        world.together--;
      }
    },
    moved: (zone) => void world.moved.push(zone),
    failed: (what) => void world.failures.push(what),
  });
  return { world, timer };
}

const minute = 60_000;
const hour = 60 * minute;
let world: ReturnType<typeof machine>["world"];
let timer: ReminderTimer;
const shown = () => world.fired.flatMap(({ rows }) => rows);

beforeEach(() => {
  ({ world, timer } = machine());
});

describe("the one timer", () => {
  test("fires what was missed at once, and says once that it has just begun", async () => {
    world.rows = [world.now() - hour, world.now() + minute];
    timer.begin();
    await world.run(2 * minute);
    expect(world.fired.map(({ rows, fresh }) => [rows.length, fresh])).toEqual([
      [1, true],
      [1, false],
    ]);
  });

  test("rings at the very moment, however far the row is", async () => {
    const at = world.now() + 5 * hour + 1234;
    world.rows = [at];
    timer.begin();
    await world.run(6 * hour);
    expect(world.fired.at(-1)).toMatchObject({ at, rows: [at] });
  });

  test("is never longer than an hour, and there is only one beside the watch", async () => {
    world.rows = [world.now() + 100 * hour];
    timer.begin();
    await world.run(0);
    expect(world.timers().length).toBe(2);
    await world.run(3 * hour);
    expect(world.timers().length).toBe(2);
    expect(Math.max(...world.timers().map(({ at }) => at)) - 3 * hour).toBeLessThanOrEqual(longest);
  });

  test("is armed anew after a change; a swarm of changes asks once", async () => {
    timer.begin();
    await world.run(minute);
    const asked = world.asked;
    world.rows = [world.now() + 10_000];
    for (let n = 0; n < 100; n++) timer.changed();
    await world.run(11_000);
    expect(shown().length).toBe(1);
    expect(world.asked - asked).toBe(1);
  });

  test("a row that is due when it is made fires", async () => {
    timer.begin();
    await world.run(minute);
    world.rows = [world.now() - 1];
    timer.changed();
    await world.run(1000);
    expect(shown().length).toBe(1);
  });

  test("a store that lists what it holds back is not asked without end", async () => {
    timer.begin();
    world.next = world.now() - 1;
    await world.run(1000);
    for (let second = 0; second < 60; second++) {
      timer.changed();
      await world.run(1000);
    }
    expect(world.fired.length).toBeLessThanOrEqual(4);
  });

  test("a firing that leaves a row due is tried again a minute later, and what comes meanwhile is not late", async () => {
    timer.begin();
    world.next = world.now() - 1;
    const at = world.now() + 20_000;
    world.rows = [at];
    timer.changed();
    await world.run(hour);
    expect(world.fired.find(({ rows }) => rows.length > 0)?.at).toBeLessThanOrEqual(at + patience);
    expect(world.fired.length).toBeLessThanOrEqual(hour / minute + 3);
  });

  test("idle, it asks for nothing but once an hour", async () => {
    world.rows = [world.now() + 100 * hour];
    timer.begin();
    await world.run(24 * hour - 1);
    expect(world.asked).toBe(23);
    expect(world.fired.length).toBe(1);
  });
});

describe("clocks", () => {
  test("set forward over a row: noticed by the watch, not at the timer's end", async () => {
    world.rows = [world.now() + 30 * minute];
    timer.begin();
    await world.run(minute);
    world.set(40 * minute);
    await world.run(watching);
    expect(shown().length).toBe(1);
  });

  test("set back: the row waits for its time, and comes once", async () => {
    const at = world.now() + 30 * minute;
    world.rows = [at];
    timer.begin();
    await world.run(minute);
    world.set(-24 * hour);
    await world.run(24 * hour);
    expect(shown()).toEqual([]);
    await world.run(hour);
    expect(shown()).toEqual([at]);
    expect(world.fired.at(-1)?.at).toBe(at);
  });

  test("asleep past a row: fires on the word of the system, and once", async () => {
    world.rows = [world.now() + 30 * minute];
    timer.begin();
    await world.run(minute);
    world.sleep(8 * hour);
    timer.look();
    timer.look();
    await world.run(hour);
    expect(shown().length).toBe(1);
  });

  test("asleep past a row on a system that tells nothing: the watch sees it", async () => {
    world.rows = [world.now() + 30 * minute];
    timer.begin();
    await world.run(minute);
    world.sleep(8 * hour);
    await world.run(watching);
    expect(shown().length).toBe(1);
  });

  test("another zone is told before the firing", async () => {
    timer.begin();
    await world.run(minute);
    const before = world.fired.length;
    world.zone = "Asia/Tokyo";
    await world.run(watching);
    expect(world.moved).toEqual(["Europe/Berlin", "Asia/Tokyo"]);
    expect(world.fired.length).toBe(before + 1);
  });
});

describe("firings", () => {
  test("never two at the same time; what was asked for meanwhile comes after", async () => {
    const gate = Promise.withResolvers<void>();
    world.slow = gate.promise;
    timer.begin();
    timer.look();
    timer.changed();
    timer.look();
    await world.run(minute);
    world.rows = [world.now() - 1];
    gate.resolve();
    await world.run(1000);
    expect(world.most).toBe(1);
    expect(shown().length).toBe(1);
    expect(world.fired.length).toBe(2);
  });

  test("one that failed is tried again after a minute, not at once", async () => {
    world.broken = true;
    world.rows = [world.now() - 1];
    timer.begin();
    await world.run(patience - 1);
    expect(world.failures).toEqual(["fire"]);
    world.broken = false;
    await world.run(1);
    expect(world.fired).toMatchObject([{ fresh: true }]);
    expect(shown().length).toBe(1);
  });

  test("after the end nothing rings; another workspace begins anew", async () => {
    world.rows = [world.now() + minute];
    timer.begin();
    await world.run(1000);
    timer.changed();
    await timer.end();
    expect(world.timers()).toEqual([]);
    await world.run(hour);
    expect(shown()).toEqual([]);
    timer.begin();
    await world.run(0);
    expect(shown().length).toBe(1);
    expect(world.fired.at(-1)?.fresh).toBe(true);
  });

  test("the end waits for a firing that is going on, and arms nothing after it", async () => {
    const gate = Promise.withResolvers<void>();
    world.slow = gate.promise;
    timer.begin();
    let ended = false;
    const ending = timer.end().then(() => {
      ended = true;
    });
    await world.run(1000);
    expect(ended).toBe(false);
    gate.resolve();
    await ending;
    expect(world.timers()).toEqual([]);
  });
});
