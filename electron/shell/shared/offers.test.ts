import { beforeEach, describe, expect, test } from "vitest";
import type { Result } from "../../api/messages.ts";
import type { Found } from "./folder.ts";
import type { Preview } from "./judge.ts";
import { makeOffers, patience, settle, type Offers } from "./offers.ts";

const ok = (value: unknown): Result => ({ ok: true, value });
const failed = (code: string): Result => ({ ok: false, error: { code, params: {}, text: code } });
const news = (more: Partial<Preview> = {}): Preview => ({
  created: 1,
  updated: 2,
  deleted: 0,
  conflicts: [],
  ahead: [],
  by: { name: "Ben", at: 7 },
  ...more,
});

/** A folder, a store that answers by file, and a clock that stands still until it is moved. */
function world(auto = false) {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const taken = new Set<string>();
  const settled = new Set<string>();
  const it = {
    files: [] as Found[],
    isThere: true,
    more: 0,
    seals: {} as Record<string, string>,
    looks: {} as Record<string, Result>,
    previews: {} as Record<string, Result>,
    merges: {} as Record<string, Result>,
    taken,
    settled,
    asked: [] as string[],
    merged: [] as string[],
    told: 0,
    appeared: 0,
    hold: null as Promise<void> | null,
    put(name: string, size = 100, changed = now) {
      const path = `/s/${name}`;
      it.files = [{ path, name, size, changed }, ...it.files.filter((file) => file.name !== name)];
    },
    remove(name: string) {
      it.files = it.files.filter((file) => file.name !== name);
    },
    async run(ms: number) {
      const end = now + ms;
      for (;;) {
        await offers.idle();
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((each) => each !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
      await offers.idle();
    },
    async scan() {
      offers.scan();
      await offers.idle();
    },
  };
  const nameOf = (path: string) => path.slice(3);
  const offers: Offers = makeOffers(
    {
      list: async () => (it.isThere ? { files: it.files, more: it.more } : null),
      seal: async (path) => it.seals[nameOf(path)] ?? `seal of ${nameOf(path)}`,
      async look(path) {
        it.asked.push(`look ${nameOf(path)}`);
        return it.looks[nameOf(path)] ?? ok({ version: 1, encrypted: false, known: null, own: false });
      },
      async preview(path) {
        it.asked.push(`preview ${nameOf(path)}`);
        await it.hold;
        return it.previews[nameOf(path)] ?? ok(news());
      },
      async merge(path) {
        it.asked.push(`merge ${nameOf(path)}`);
        return it.merges[nameOf(path)] ?? ok({ batchId: 5, created: 1, updated: 2, kept: 0 });
      },
      isSettled: (seal) => settled.has(seal),
      settle: (seal) => void settled.add(seal),
      wasTaken: (seal) => taken.has(seal),
      take: (seal) => void taken.add(seal),
      merged: (name, by, { batchId }) => void it.merged.push(`${name} ${by} ${batchId}`),
      changed: () => void it.told++,
      appeared: () => void it.appeared++,
      after(ms, run) {
        const entry = { at: now + ms, run };
        timers.push(entry);
        return () => {
          timers = timers.filter((each) => each !== entry);
        };
      },
      now: () => now,
    },
    auto,
  );
  return Object.assign(it, { offers, timers: () => timers.length });
}

let it: ReturnType<typeof world>;
beforeEach(() => {
  it = world();
});
const waiting = () => it.offers.offers().map(({ name, error }) => (error ? `${name}: ${error.code}` : name));

describe("a file that appears", () => {
  test("is offered once it has stood still, with who made it and what is new", async () => {
    it.put("a.liaison");
    await it.scan();
    expect([it.asked, waiting(), it.told]).toEqual([[], [], 1]);
    await it.run(settle);
    expect(it.offers.offers()).toEqual([
      {
        path: "/s/a.liaison",
        name: "a.liaison",
        at: 7,
        by: "Ben",
        encrypted: false,
        news: { created: 1, updated: 2, deleted: 0, conflicts: 0 },
        error: null,
      },
    ]);
    expect(it.told).toBe(2);
    // Nothing more is asked while nothing changes.
    await it.scan();
    expect(it.asked).toEqual(["look a.liaison", "preview a.liaison"]);
    expect([it.told, it.timers()]).toEqual([2, 0]);
  });

  test("is not looked into while it grows", async () => {
    for (let size = 1; size <= 5; size++) {
      it.put("a.liaison", size);
      await it.scan();
      await it.run(settle - 1);
    }
    expect(it.asked).toEqual([]);
    await it.run(1);
    expect(waiting()).toEqual(["a.liaison"]);
  });

  test("that is not whole is tried again quietly, and said after a while", async () => {
    it.previews["a.liaison"] = failed("shared-damaged");
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    for (const pause of patience) {
      expect(waiting()).toEqual([]);
      await it.run(pause);
    }
    expect(waiting()).toEqual(["a.liaison: shared-damaged"]);
    expect(it.asked.filter((asked) => asked.startsWith("preview"))).toHaveLength(1 + patience.length);
    // The rest of it arrives after all.
    it.previews["a.liaison"] = ok(news());
    it.put("a.liaison", 200);
    await it.scan();
    await it.run(settle);
    expect(waiting()).toEqual(["a.liaison"]);
  });

  test("of a newer version is said at once", async () => {
    it.looks["a.liaison"] = failed("shared-newer");
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    expect(waiting()).toEqual(["a.liaison: shared-newer"]);
  });

  test("that the person stopped looking into is offered all the same", async () => {
    it.previews["a.liaison"] = failed("cancelled");
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    expect(it.offers.offers()).toMatchObject([{ name: "a.liaison", news: null, error: null }]);
  });

  test("with a passphrase is offered without looking into it", async () => {
    it.looks["a.liaison"] = ok({ version: 1, encrypted: true, known: null });
    it.previews["a.liaison"] = failed("shared-needs-passphrase");
    it.put("a.liaison", 100, 3);
    await it.scan();
    await it.run(settle);
    expect(it.offers.offers()).toMatchObject([{ encrypted: true, news: null, error: null, at: 3, by: null }]);
  });

  test.each([
    [
      "one's own",
      () => (it.looks["a.liaison"] = ok({ encrypted: false, known: null, own: true })),
      ["look a.liaison"],
    ],
    [
      "put together already",
      () => (it.looks["a.liaison"] = ok({ encrypted: false, known: 3 })),
      ["look a.liaison"],
    ],
    [
      "without anything new",
      () => (it.previews["a.liaison"] = ok(news({ created: 0, updated: 0 }))),
      ["look a.liaison", "preview a.liaison"],
    ],
  ])("that is %s is not offered", async (_, is, asked) => {
    is();
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    expect([waiting(), it.asked]).toEqual([[], asked]);
  });

  test("that had nothing to say is not asked about again, until something is taken back", async () => {
    it.previews["a.liaison"] = ok(news({ created: 0, updated: 0 }));
    it.put("a.liaison", 100, 1);
    await it.scan();
    await it.run(settle);
    // As at the next start: the file is seen for the first time.
    it.put("a.liaison", 100, 2);
    await it.scan();
    await it.run(settle);
    expect(it.asked).toEqual(["look a.liaison", "preview a.liaison"]);
    it.previews["a.liaison"] = ok(news());
    it.settled.clear();
    it.offers.renew("all");
    await it.run(0);
    expect(waiting()).toEqual(["a.liaison"]);
  });

  test("twice under two names is offered once", async () => {
    it.seals = { "a.liaison": "same", "a (conflicted copy).liaison": "same" };
    it.put("a.liaison");
    it.put("a (conflicted copy).liaison");
    await it.scan();
    await it.run(settle);
    expect(waiting()).toHaveLength(1);
  });

  test("and goes again is offered no more", async () => {
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    it.remove("a.liaison");
    await it.scan();
    expect(waiting()).toEqual([]);
  });
});

describe("with the folder's wish to put together unseen", () => {
  const automatic = async (more: Partial<Preview> = {}) => {
    it = world(true);
    it.previews["a.liaison"] = ok(news(more));
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
  };

  test("a file without conflicts is, once, and told", async () => {
    await automatic();
    expect([it.merged, waiting()]).toEqual([["a.liaison Ben 5"], []]);
    await it.scan();
    expect(it.asked.filter((asked) => asked.startsWith("merge"))).toHaveLength(1);
  });

  test.each([
    ["a conflict", { conflicts: [{}] }],
    ["something deleted", { deleted: 1 }],
    ["a clock that cannot be right", { ahead: [{}] }],
  ])("one with %s is offered", async (_, more) => {
    await automatic(more);
    expect([it.merged, waiting()]).toEqual([[], ["a.liaison"]]);
  });

  test("one that a person took back is offered, not put together again", async () => {
    await automatic();
    it.settled.clear();
    it.offers.renew("all");
    await it.run(0);
    expect([it.merged.length, waiting()]).toEqual([1, ["a.liaison"]]);
  });

  test.each([
    ["needs-answer", "a.liaison"],
    ["disk-full", "a.liaison: disk-full"],
  ])("one that fails with %s is offered", async (code, shown) => {
    it = world(true);
    it.merges["a.liaison"] = failed(code);
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    expect([it.merged, waiting()]).toEqual([[], [shown]]);
  });

  test("turned on later it takes what waits; turned off while one is looked into, that one waits", async () => {
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    const hold = Promise.withResolvers<void>();
    it.hold = hold.promise;
    it.offers.setAuto(true);
    it.offers.setAuto(false);
    hold.resolve();
    await it.run(0);
    expect([it.merged, waiting()]).toEqual([[], ["a.liaison"]]);
    it.offers.setAuto(true);
    await it.run(0);
    expect([it.merged.length, waiting()]).toEqual([1, []]);
  });

  test("what waits beside it is asked about again", async () => {
    it = world(true);
    it.previews["old.liaison"] = ok(news({ conflicts: [{}] }));
    it.put("old.liaison");
    await it.scan();
    await it.run(settle);
    expect(waiting()).toEqual(["old.liaison"]);
    it.put("new.liaison");
    it.previews["old.liaison"] = ok(news({ created: 0, updated: 0 }));
    await it.scan();
    await it.run(settle);
    expect([it.merged, waiting()]).toEqual([["new.liaison Ben 5"], []]);
  });
});

describe("the folder", () => {
  test("that goes is said, and what waits in it comes back with it", async () => {
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    it.isThere = false;
    await it.scan();
    expect([it.offers.there(), waiting()]).toEqual([false, []]);
    it.isThere = true;
    await it.scan();
    await it.run(settle);
    expect([it.offers.there(), waiting(), it.appeared]).toEqual([true, ["a.liaison"], 2]);
  });

  test("with hundreds of files is gone through one after the other, the newest first", async () => {
    for (let nth = 0; nth < 200; nth++) it.put(`${nth}.liaison`, 100, nth);
    it.more = 3000;
    await it.scan();
    await it.run(settle);
    expect(waiting()).toHaveLength(200);
    expect(it.asked.filter((asked) => asked.startsWith("look")).slice(0, 2)).toEqual([
      "look 199.liaison",
      "look 198.liaison",
    ]);
    expect(it.offers.more()).toBe(3000);
  });
});

describe("the end", () => {
  test("waits for what goes on, and begins nothing more", async () => {
    it.put("a.liaison");
    it.put("b.liaison");
    await it.scan();
    const hold = Promise.withResolvers<void>();
    it.hold = hold.promise;
    const running = it.run(settle);
    await Promise.resolve();
    const stopped = it.offers.stop();
    hold.resolve();
    await Promise.all([running, stopped]);
    const asked = it.asked.length;
    await it.scan();
    await it.run(1_000_000);
    expect(it.asked.length).toBe(asked);
    expect(it.asked.filter((each) => each.startsWith("preview")).length).toBeLessThan(2);
  });

  test("a store that closes is no error of the file", async () => {
    it.previews["a.liaison"] = failed("closing");
    it.put("a.liaison");
    await it.scan();
    await it.run(settle);
    expect(waiting()).toEqual([]);
    it.previews["a.liaison"] = ok(news());
    await it.scan();
    expect(waiting()).toEqual(["a.liaison"]);
  });
});
