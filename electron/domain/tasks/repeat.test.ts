// How tasks repeat: what is a repetition, when one comes again, what never comes, and how it is said.
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { makeWords } from "../words/words.ts";
import { describeRepeat, sayRepeat } from "./describeRepeat.ts";
import { comes, firstDue, nextDue, parseRepeat, repeatText, type Repeating } from "./repeat.ts";

const berlin = "Europe/Berlin";

/** The days on which a task of whole days comes, completed at noon of each. */
function days(repeat: string, from: string, most: number, task: Partial<Repeating> = {}): string[] {
  const found = [from];
  while (found.length < most) {
    const due = found.at(-1)!;
    const at = Date.parse(`${due}T11:00:00Z`);
    const next = nextDue(
      { repeat, seriesFrom: from, due, time: null, zone: null, ...task },
      { at, zone: berlin },
    );
    if (!next) break;
    found.push(next.day);
  }
  return found;
}

describe("a text", () => {
  test.each([
    ["FREQ=DAILY", "FREQ=DAILY"],
    [" rrule:freq=weekly;byday=mo ", "FREQ=WEEKLY;BYDAY=MO"],
    ["RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    ["after:30", "after:30"],
    ["After: 7", "after:7"],
    [{ after: { days: 30 } }, "after:30"],
    [{ after: { days: 3650 } }, "after:3650"],
    [{ after: { days: 0 } }, null],
    [{ after: { days: 3651 } }, null],
    [{ after: { days: 1.5 } }, null],
    ["after:0", null],
    ["after:3651", null],
    ["after:", null],
    ["every day", null],
    ["FREQ=SECONDLY", null],
    ["FREQ=DAILY;INTERVAL=0", null],
    ["FREQ=MONTHLY;BYMONTHDAY=32", null],
    ["", null],
  ])("%j is stored as %j", (given, stored) => {
    expect(repeatText(given)).toBe(stored);
    if (stored) expect(parseRepeat(stored)).not.toBeNull();
  });
});

describe("the next one", () => {
  test.each([
    ["FREQ=DAILY", "2026-11-27", "2026-11-27 2026-11-28 2026-11-29"],
    ["FREQ=WEEKLY;INTERVAL=2", "2026-11-27", "2026-11-27 2026-12-11 2026-12-25 2027-01-08"],
    [
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "2026-10-30",
      "2026-10-30 2026-11-30 2026-12-31 2027-01-29",
    ],
    ["FREQ=MONTHLY", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31 2027-05-31"],
    ["FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-27", "2026-11-27 2026-11-30 2026-12-01"],
    ["FREQ=DAILY;COUNT=3", "2026-11-27", "2026-11-27 2026-11-28 2026-11-29"],
    ["FREQ=WEEKLY;UNTIL=20261211", "2026-11-27", "2026-11-27 2026-12-04 2026-12-11"],
    ["FREQ=WEEKLY;UNTIL=20261211T090000Z", "2026-11-27", "2026-11-27 2026-12-04 2026-12-11"],
    ["FREQ=DAILY;BYHOUR=9,16", "2026-11-27", "2026-11-27 2026-11-28 2026-11-29"],
    ["FREQ=HOURLY", "2026-11-27", "2026-11-27 2026-11-28 2026-11-29"],
    ["after:30", "2026-11-27", "2026-11-27 2026-12-27 2027-01-26"],
  ])("%s from %s", (repeat, from, expected) => {
    const all = expected.split(" ");
    const found = days(repeat, from, /COUNT|UNTIL/.test(repeat) ? 99 : all.length);
    expect(found).toEqual(all);
  });

  const weekly = {
    repeat: "FREQ=WEEKLY",
    seriesFrom: "2026-11-02",
    due: "2026-11-02",
    time: null,
    zone: null,
  };
  const done = (text: string) => ({ at: Date.parse(text), zone: berlin });

  it("skips what is past, and keeps the day of completing itself", () => {
    expect(nextDue(weekly, done("2026-11-27T12:00:00Z"))?.day).toBe("2026-11-30");
    expect(nextDue(weekly, done("2026-11-30T12:00:00Z"))?.day).toBe("2026-11-30");
    // 23:30 in Berlin is still the 30th, half an hour past midnight is not.
    expect(nextDue(weekly, done("2026-11-30T22:30:00Z"))?.day).toBe("2026-11-30");
    expect(nextDue(weekly, done("2026-11-30T23:30:00Z"))?.day).toBe("2026-12-07");
  });

  it("comes after the one that was due, also when that is done early or was moved", () => {
    expect(nextDue(weekly, done("2026-10-01T12:00:00Z"))?.day).toBe("2026-11-09");
    expect(nextDue({ ...weekly, due: "2026-11-11" }, done("2026-11-11T12:00:00Z"))?.day).toBe("2026-11-16");
  });

  it("with a time is past when its instant has come", () => {
    const task = { ...weekly, time: "09:30", zone: berlin };
    expect(nextDue(task, done("2026-11-09T08:29:59Z"))).toEqual({
      day: "2026-11-09",
      time: "09:30",
      at: Date.parse("2026-11-09T08:30:00Z"),
    });
    expect(nextDue(task, done("2026-11-09T08:30:00Z"))?.day).toBe("2026-11-16");
  });

  it("takes hours from the rule where the task has a time", () => {
    const task = { ...weekly, repeat: "FREQ=DAILY;BYHOUR=9,16", time: "09:30", zone: berlin };
    expect(nextDue(task, done("2026-11-02T09:00:00Z"))).toMatchObject({ day: "2026-11-02", time: "16:30" });
  });

  it("counts the ones that were skipped", () => {
    const task = { ...weekly, repeat: "FREQ=WEEKLY;COUNT=4" };
    expect(nextDue(task, done("2026-11-20T12:00:00Z"))?.day).toBe("2026-11-23");
    expect(nextDue(task, done("2026-11-24T12:00:00Z"))).toBeNull();
  });

  it("counts days from the day it was done, as the reader has it", () => {
    const task = { ...weekly, repeat: "after:30", due: "2026-01-01" };
    expect(nextDue(task, done("2026-11-27T23:30:00Z"))?.day).toBe("2026-12-28");
    expect(nextDue(task, { at: Date.parse("2026-11-27T23:30:00Z"), zone: "America/New_York" })?.day).toBe(
      "2026-12-27",
    );
    expect(nextDue({ ...task, due: null, seriesFrom: null }, done("2026-11-27T12:00:00Z"))?.day).toBe(
      "2026-12-27",
    );
  });

  it("is never past, however far apart the zones of task and reader are", () => {
    const task = { ...weekly, repeat: "after:1", time: "00:00", zone: "Pacific/Kiritimati" };
    const at = Date.parse("2026-11-28T09:00:00Z");
    expect(nextDue(task, { at, zone: "Pacific/Pago_Pago" })!.at).toBeGreaterThan(at);
  });

  it("of a text that is no repetition, or of days that are none, is none", () => {
    expect(nextDue({ ...weekly, repeat: "sometimes" }, done("2026-11-27T12:00:00Z"))).toBeNull();
    expect(nextDue({ ...weekly, seriesFrom: "2026-02-31" }, done("2026-11-27T12:00:00Z"))).toBeNull();
    expect(nextDue(weekly, { at: Number.NaN, zone: berlin })).toBeNull();
    expect(nextDue(weekly, { at: 8.64e15, zone: berlin })).toBeNull();
    expect(nextDue({ ...weekly, repeat: "after:3650" }, done("9995-01-01T00:00:00Z"))).toBeNull();
    expect(
      nextDue({ ...weekly, due: "9999-12-31", seriesFrom: "9999-12-31" }, done("9999-12-31T00:00:00Z")),
    ).toBeNull();
  });
});

describe("the first one", () => {
  test.each([
    ["FREQ=WEEKLY;BYDAY=MO", "2026-11-30"],
    ["FREQ=WEEKLY;BYDAY=FR", "2026-11-27"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-30"],
    ["FREQ=WEEKLY;INTERVAL=2", "2026-11-27"],
    ["FREQ=DAILY;INTERVAL=3", "2026-11-27"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30"],
    ["FREQ=MONTHLY;BYDAY=2TU", "2026-12-08"],
    ["FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", undefined],
    ["FREQ=WEEKLY;BYDAY=MO;UNTIL=20261129", undefined],
    ["FREQ=DAILY;COUNT=1", "2026-11-27"],
    ["after:30", "2026-11-27"],
    ["sometimes", undefined],
  ])("%s from 27 November 2026, a Friday, is %s", (repeat, day) => {
    expect(firstDue(repeat, "2026-11-27", null, berlin)?.day).toBe(day);
    expect(firstDue(repeat, "2026-11-27", "09:30", berlin)?.day).toBe(day);
  });

  it("has its time and instant", () => {
    expect(firstDue("FREQ=WEEKLY;BYDAY=MO", "2026-11-27", "09:30", berlin)).toEqual({
      day: "2026-11-30",
      time: "09:30",
      at: Date.parse("2026-11-30T08:30:00Z"),
    });
  });
});

describe("what never comes", () => {
  test.each([
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", false],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", false],
    ["FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", false],
    ["FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", false],
    ["FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", false],
    ["FREQ=MINUTELY;BYHOUR=3;INTERVAL=1440", false],
    ["FREQ=YEARLY;INTERVAL=999999999;BYMONTH=1;BYMONTHDAY=1", false],
    ["FREQ=DAILY;UNTIL=20200101", false],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", true],
    ["FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29", true],
    ["FREQ=DAILY;COUNT=1", true],
    ["FREQ=DAILY;UNTIL=20270301", true],
    ["after:30", true],
    ["sometimes", false],
  ])("%s comes: %s", (repeat, expected) => {
    const started = process.cpuUsage();
    expect(comes(repeat, "2027-03-01", "09:00", berlin)).toBe(expected);
    const spent = process.cpuUsage(started);
    expect(spent.user + spent.system).toBeLessThan(1_000_000);
  });
});

it("any rule, day, time and zone is answered soon and without harm", () => {
  const piece = fc.constantFrom(
    ..."INTERVAL=7 INTERVAL=999999999 COUNT=1 COUNT=400000 UNTIL=20270101 UNTIL=20270101T000000Z BYMONTH=2 BYMONTHDAY=30 BYMONTHDAY=-31 BYDAY=5MO BYDAY=MO,TU BYSETPOS=366 BYSETPOS=-1 BYHOUR=3 BYMINUTE=7,9 BYSECOND=1 BYYEARDAY=366 BYWEEKNO=53 WKST=SU".split(
      " ",
    ),
  );
  const rule = fc
    .tuple(
      fc.constantFrom("MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
      fc.array(piece, { maxLength: 5 }),
    )
    .map(([freq, pieces]) => [`FREQ=${freq}`, ...pieces].join(";"));
  const days = fc.constantFrom("0001-01-01", "1970-01-01", "2026-11-27", "2028-02-29", "9999-12-31");
  let slowest = 0;
  fc.assert(
    fc.property(
      fc.oneof(rule, fc.constant("after:3650"), fc.string()),
      days,
      days,
      fc.constantFrom(null, "00:00", "02:30", "23:59", "25:00"),
      fc.constantFrom("Europe/Berlin", "Pacific/Apia", "No/Where", ""),
      fc.constantFrom(-6e13, 0, Date.parse("2026-11-27T12:00:00Z"), 2.5e14),
      (repeat, seriesFrom, due, time, zone, at) => {
        const started = process.cpuUsage();
        const next = nextDue({ repeat, seriesFrom, due, time, zone }, { at, zone });
        const first = firstDue(repeat, due, time, zone);
        comes(repeat, due, time, zone);
        describeRepeat(repeat);
        const { user, system } = process.cpuUsage(started);
        slowest = Math.max(slowest, user + system);
        for (const one of [next, first]) if (one) expect(one.day).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (next?.at !== undefined && next.at !== null) expect(next.at).toBeGreaterThan(at);
      },
    ),
    { seed: 9, numRuns: 1_000 },
  );
  expect(slowest).toBeLessThan(1_000_000);
}, 60_000);

describe("in words", () => {
  const words = makeWords("en-GB");
  test.each([
    ["FREQ=DAILY", "Every day"],
    ["FREQ=DAILY;INTERVAL=3", "Every 3 days"],
    ["FREQ=WEEKLY;INTERVAL=2", "Every 2 weeks"],
    ["FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Every working day"],
    ["FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO", "Every working day"],
    ["FREQ=WEEKLY;BYDAY=TH,MO", "Every week on Monday and Thursday"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "Every 2 weeks on Monday and Sunday"],
    ["FREQ=MONTHLY", "Every month"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "Every month on the 15th"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,22", "Every month on the 1st and 22nd"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of the month"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "On the last working day of the month"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "On the first working day of the month"],
    ["FREQ=MONTHLY;BYDAY=2TU", "On the 2nd Tuesday of the month"],
    ["FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "On the 2nd Tuesday of the month"],
    ["FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "On the last Friday, every 3 months"],
    ["FREQ=MONTHLY;BYDAY=TU", "By a rule"],
    ["FREQ=MONTHLY;BYMONTHDAY=15;BYDAY=TU", "By a rule"],
    ["FREQ=YEARLY", "Every year"],
    ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "Every year on 15 December"],
    ["FREQ=YEARLY;BYDAY=20MO", "By a rule"],
    ["FREQ=HOURLY;INTERVAL=4", "Every 4 hours"],
    ["FREQ=DAILY;BYHOUR=9,16", "By a rule"],
    ["FREQ=DAILY;UNTIL=20261224", "Every day, until 24 December 2026"],
    ["FREQ=WEEKLY;INTERVAL=2;COUNT=5", "Every 2 weeks, 5 times"],
    ["after:30", "30 days after it is done"],
    ["after:1", "1 day after it is done"],
    ["sometimes", null],
  ])("%s", (repeat, sentence) => expect(sayRepeat(words, "en-GB", repeat)).toBe(sentence));

  it("the days are given raw, for a page of another language", () => {
    expect(describeRepeat("FREQ=WEEKLY;BYDAY=SU,MO")?.params.weekdays).toEqual([1, 0]);
    expect(sayRepeat(words, "de", "FREQ=WEEKLY;BYDAY=MO,TH")).toBe("Every week on Montag und Donnerstag");
  });
});
