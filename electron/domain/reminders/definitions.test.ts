// What reminders mean in moments, where a snooze goes, and what a repeating task hands on.
import { describe, expect, it, test } from "vitest";
import {
  type DueParts,
  floatingAt,
  momentsOf,
  type Reminding,
  shifted,
  slotOf,
  snoozeTo,
} from "./definitions.ts";

const berlin = "Europe/Berlin";
const at = (text: string): number => Date.parse(text);
const onDay: DueParts = { dueOn: "2026-12-15", dueTime: null, timeZone: null, dueAt: null };
const moment: DueParts = {
  dueOn: "2026-12-15",
  dueTime: "14:00",
  timeZone: berlin,
  dueAt: at("2026-12-15T13:00:00Z"),
};
const none: DueParts = { dueOn: null, dueTime: null, timeZone: null, dueAt: null };
const all: Reminding[] = [{ at: 1_800_000_000_000 }, { before: 30 }, { days: 1, time: "09:00" }];

describe("moments", () => {
  it("of a due moment", () => {
    expect(momentsOf(all, moment, berlin)).toEqual([
      { slot: "at:1800000000000", at: 1_800_000_000_000, wall: null },
      { slot: "before:30", at: at("2026-12-15T12:30:00Z"), wall: null },
      { slot: "days:1@09:00", at: at("2026-12-14T08:00:00Z"), wall: "2026-12-14T09:00" },
    ]);
  });

  it("leave out what counts from a due day or moment that is not there", () => {
    expect(momentsOf(all, onDay, berlin).map(({ slot }) => slot)).toEqual([
      "at:1800000000000",
      "days:1@09:00",
    ]);
    expect(momentsOf(all, none, berlin).map(({ slot }) => slot)).toEqual(["at:1800000000000"]);
  });

  it("of the due day as the reader has it", () => {
    const early = { ...moment, dueTime: "01:00", dueAt: at("2026-12-15T00:00:00Z") };
    const defs = [{ days: 0, time: "09:00" }];
    expect(momentsOf(defs, early, berlin)[0]?.wall).toBe("2026-12-15T09:00");
    expect(momentsOf(defs, early, "America/New_York")[0]?.wall).toBe("2026-12-14T09:00");
  });

  it("come once for each slot, and never of what is no time", () => {
    expect(momentsOf([{ before: 5 }, { before: 5 }, { before: 6 }], moment, berlin)).toHaveLength(2);
    const odd = [
      { days: 0, time: "25:00" },
      { days: 0, time: "9" },
      { at: Number.NaN },
      { days: 1e12, time: "09:00" },
    ];
    expect(momentsOf(odd, moment, berlin)).toEqual([]);
  });

  it("in whole days float: the same hour wherever the reader is", () => {
    const wall = momentsOf([{ days: 1, time: "09:00" }], onDay, berlin)[0]?.wall ?? "";
    expect(floatingAt(wall, berlin)).toBe(at("2026-12-14T08:00:00Z"));
    expect(floatingAt(wall, "America/New_York")).toBe(at("2026-12-14T14:00:00Z"));
    expect(floatingAt("nonsense", berlin)).toBeNull();
  });

  it("have keys that tell them apart", () => {
    expect(new Set(all.map(slotOf)).size).toBe(3);
  });
});

describe("a snooze", () => {
  // A Friday.
  const now = at("2026-11-27T10:00:00Z");
  test.each([
    [{ minutes: 10 }, "2026-11-27T10:10:00Z", null],
    [{ minutes: 60 }, "2026-11-27T11:00:00Z", null],
    [{ at: at("2026-12-24T17:00:00Z") }, "2026-12-24T17:00:00Z", null],
    ["tomorrow", "2026-11-28T08:00:00Z", "2026-11-28T09:00"],
    ["monday", "2026-11-30T08:00:00Z", "2026-11-30T09:00"],
  ] as const)("to %j", (to, instant, wall) => {
    expect(snoozeTo(to, now, berlin)).toEqual({ at: at(instant), wall });
  });

  it("to Monday on a Monday is next week's, on a Sunday the next day", () => {
    expect(snoozeTo("monday", at("2026-11-30T05:00:00Z"), berlin).wall).toBe("2026-12-07T09:00");
    expect(snoozeTo("monday", at("2026-11-29T12:00:00Z"), berlin).wall).toBe("2026-11-30T09:00");
  });

  it("goes by the reader's day, not the one of UTC", () => {
    expect(snoozeTo("tomorrow", at("2026-11-27T23:30:00Z"), berlin).wall).toBe("2026-11-29T09:00");
    expect(snoozeTo("tomorrow", at("2026-11-28T02:00:00Z"), "America/New_York").wall).toBe(
      "2026-11-28T09:00",
    );
  });
});

describe("for the next occurrence", () => {
  const from = { day: "2026-03-23", time: "09:30" };
  const to = { day: "2026-03-30", time: "09:30" };

  it("an instant keeps its days and time of day over a change of the clock", () => {
    const defs = [{ at: at("2026-03-22T16:00:00Z") }, { before: 15 }, { days: 1, time: "09:00" }];
    expect(shifted(defs, from, to, berlin)).toEqual([{ at: at("2026-03-29T15:00:00Z") }, defs[1], defs[2]]);
  });

  it("of whole days too", () => {
    const defs = [{ at: at("2026-03-23T08:00:00Z") }];
    expect(shifted(defs, { ...from, time: null }, { ...to, time: null }, berlin)).toEqual([
      { at: at("2026-03-30T07:00:00Z") },
    ]);
  });

  it("a quarter of an hour before is one again after a due time that the clock left out", () => {
    const defs = [{ at: at("2026-03-29T01:15:00Z") }];
    const half = { day: "2026-03-29", time: "02:30" };
    expect(shifted(defs, half, { day: "2026-03-30", time: "02:30" }, berlin)).toEqual([
      { at: at("2026-03-30T00:15:00Z") },
    ]);
  });

  it("stays as it is where a day is none", () => {
    const defs = [{ at: 0 }, { at: Number.NaN }];
    expect(shifted(defs, { day: "2026-02-30", time: null }, to, berlin)).toEqual(defs);
    expect(shifted(defs, from, to, berlin)[1]).toEqual({ at: Number.NaN });
  });
});
