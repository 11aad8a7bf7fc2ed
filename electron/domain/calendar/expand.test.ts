// Occurrences of whole events: zones, exceptions, changes, and what must not hang.
import { describe, expect, it } from "vitest";
import { lastAndNext, occurrences } from "./expand.ts";
import type { EventRecord, EventTimes } from "./record.ts";
import { hasMaster } from "./series.ts";
import { toLocal, toUtc } from "./zones.ts";

const berlin = "Europe/Berlin";

function event(times: Partial<EventTimes>, more: Partial<EventRecord> = {}): EventRecord {
  const start = times.start ?? "2026-10-05T09:00:00";
  return {
    line: 1,
    entry: "",
    uid: "u",
    sequence: 0,
    stampedAt: null,
    times: {
      start,
      end: start,
      allDay: !start.includes("T"),
      zone: start.includes("T") ? berlin : null,
      ...times,
    },
    title: "Call",
    description: "",
    location: "",
    url: "",
    cancelled: false,
    people: [],
    rrules: [],
    rdates: [],
    exdates: [],
    overrides: [],
    zones: [],
    problems: [],
    ...more,
  };
}

const utc = (text: string): number => Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`);
const spelt = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
/** Starts and ends in UTC. */
const between = (record: EventRecord, from: string, to: string, zone = berlin, limit = 100): string[] =>
  occurrences(record, utc(from), utc(to), zone, limit).map(
    ({ startUtc, endUtc, cancelled }) =>
      `${spelt(startUtc)}/${spelt(endUtc).slice(5)}${cancelled ? " cancelled" : ""}`,
  );
const starts = (record: EventRecord, from: string, to: string, zone = berlin, limit = 100): string[] =>
  between(record, from, to, zone, limit).map((one) => one.slice(0, 16));

describe("clocks", () => {
  it("a series keeps its wall clock when the clocks change, and its exact length", () => {
    const weekly = event(
      { start: "2026-10-18T23:30:00", end: "2026-10-19T04:30:00" },
      { rrules: ["FREQ=WEEKLY"] },
    );
    expect(between(weekly, "2026-10-18", "2026-11-03")).toEqual([
      "2026-10-18T21:30/10-19T02:30",
      "2026-10-25T22:30/10-26T03:30",
      "2026-11-01T22:30/11-02T03:30",
    ]);
  });
  it("a moment that does not exist has the offset before it, one that comes twice is the first", () => {
    expect(spelt(toUtc("2026-03-29T02:30:00", berlin))).toBe("2026-03-29T01:30");
    expect(spelt(toUtc("2026-10-25T02:30:00", berlin))).toBe("2026-10-25T00:30");
    expect(spelt(toUtc("2026-03-08T02:30:00", "America/New_York"))).toBe("2026-03-08T07:30");
    expect(spelt(toUtc("2026-11-01T01:30:00", "America/New_York"))).toBe("2026-11-01T05:30");
    expect(spelt(toUtc("2011-12-30T12:00:00", "Pacific/Apia"))).toBe("2011-12-30T22:00");
    const daily = event({ start: "2026-03-28T02:30:00" }, { rrules: ["FREQ=DAILY;COUNT=3"] });
    expect(starts(daily, "2026-03-01", "2026-04-01")).toEqual([
      "2026-03-28T01:30",
      "2026-03-29T01:30",
      "2026-03-30T00:30",
    ]);
  });
  it("floating times and whole days are the reader's", () => {
    const floating = event({ zone: null });
    expect(starts(floating, "2026-10-05", "2026-10-06")).toEqual(["2026-10-05T07:00"]);
    expect(starts(floating, "2026-10-05", "2026-10-06", "America/New_York")).toEqual(["2026-10-05T13:00"]);
    const whole = event({ start: "2026-10-24", end: "2026-10-26" });
    expect(between(whole, "2026-10-01", "2026-11-01")).toEqual(["2026-10-23T22:00/10-25T23:00"]);
    expect(between(whole, "2026-10-25T22:59", "2026-11-01")).toHaveLength(1);
    expect(between(whole, "2026-10-25T23:00", "2026-11-01")).toEqual([]);
  });
  it("a zone that is not known any more is UTC, and nothing throws", () => {
    expect(starts(event({ zone: "Mars/Olympus" }), "2026-10-05", "2026-10-06")).toEqual(["2026-10-05T09:00"]);
    expect(starts(event({ zone: "custom:7" }), "2026-10-05", "2026-10-06")).toEqual(["2026-10-05T09:00"]);
    expect(occurrences(event({ start: "soon" }), 0, 1e15, "Nowhere", 5)).toEqual([]);
    expect(lastAndNext(event({ start: "2026-02-30" }), 0, berlin)).toEqual({ last: null, next: null });
  });
  it("a zone of the file's own", () => {
    const zones = [
      [
        "BEGIN:VTIMEZONE",
        "TZID:Customized Time Zone",
        "BEGIN:STANDARD",
        "DTSTART:16010101T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010101T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
      ].join("\n"),
    ];
    for (const day of ["2026-01-10", "2026-03-28", "2026-03-29", "2026-07-01", "2026-10-25"])
      for (const time of ["00:30:00", "02:30:00", "13:00:00"])
        expect(toUtc(`${day}T${time}`, "custom:0", zones)).toBe(toUtc(`${day}T${time}`, berlin));
    expect(toLocal(utc("1975-08-01T12:00"), "custom:0", zones)).toBe("1975-08-01T14:00:00");
    expect(toLocal(utc("2200-08-01T12:00"), "custom:0", zones)).toBe("2200-08-01T13:00:00");
    const weekly = event(
      { start: "2026-10-19T09:00:00", zone: "custom:0" },
      { rrules: ["FREQ=WEEKLY"], zones },
    );
    expect(starts(weekly, "2026-10-19", "2026-11-01")).toEqual(["2026-10-19T07:00", "2026-10-26T08:00"]);
  });
});

describe("ends of a rule", () => {
  it("in UTC, as a day, and before the start", () => {
    const until = (text: string, start = "2026-10-05T00:30:00") =>
      starts(event({ start }, { rrules: [`FREQ=DAILY;UNTIL=${text}`] }), "2026-10-01", "2026-11-01").length;
    expect(until("20261007T223000Z")).toBe(4);
    expect(until("20261007T222959Z")).toBe(3);
    expect(until("20261007")).toBe(3);
    expect(until("20261007T003000")).toBe(3);
    expect(until("20200101T000000Z")).toBe(1);
    expect(until("20261007", "2026-10-05")).toBe(3);
    expect(until("20261007T220000Z", "2026-10-05")).toBe(3);
  });
  it("in year 9999", () => {
    expect(
      starts(event({}, { rrules: ["FREQ=YEARLY;UNTIL=99991231T235959Z"] }), "9998-01-01", "9999-12-31"),
    ).toEqual(["9998-10-05T07:00", "9999-10-05T07:00"]);
    expect(occurrences(event({}, { rrules: ["FREQ=DAILY"] }), -Infinity, Infinity, berlin, 3)).toHaveLength(
      3,
    );
  });
});

describe("sets of dates", () => {
  it("several rules, further dates and periods, each instance once", () => {
    const record = event(
      { end: "2026-10-05T10:00:00" },
      {
        rrules: ["FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=12;COUNT=2"],
        rdates: ["2026-10-07T09:00:00", "2026-10-08T12:00:00/2026-10-08T15:00:00", "2026-10-12T09:00:00"],
      },
    );
    expect(between(record, "2026-10-01", "2026-11-01")).toEqual([
      "2026-10-05T07:00/10-05T08:00",
      "2026-10-07T07:00/10-07T08:00",
      "2026-10-08T10:00/10-08T13:00",
      "2026-10-12T07:00/10-12T08:00",
      "2026-10-19T07:00/10-19T08:00",
    ]);
  });
  it("exceptions as moments and as days, also of the start", () => {
    const rrules = ["FREQ=DAILY;COUNT=4"];
    const left = (exdates: string[], start = "2026-10-05T09:00:00") =>
      starts(event({ start }, { rrules, exdates }), "2026-10-01", "2026-11-01", "UTC").map((one) =>
        one.slice(8, 10),
      );
    expect(left(["2026-10-06T09:00:00", "2026-10-07"])).toEqual(["05", "08"]);
    expect(left(["2026-10-05T09:00:00", "2026-10-06T10:00:00"])).toEqual(["06", "07", "08"]);
    expect(left(["2026-10-06T00:00:00"], "2026-10-05")).toEqual(["05", "07", "08"]);
  });
});

describe("changed instances", () => {
  const series = event({ end: "2026-10-05T10:00:00" }, { rrules: ["FREQ=WEEKLY;COUNT=4"] });
  it("moved out of the range and into it, retitled, cancelled", () => {
    const record: EventRecord = {
      ...series,
      overrides: [
        { recurrenceId: "2026-10-12T09:00:00", start: "2026-12-01T12:00:00", end: "2026-12-01T12:30:00" },
        { recurrenceId: "2026-10-19T09:00:00", cancelled: true, title: "Off" },
      ],
    };
    expect(occurrences(record, utc("2026-10-01"), utc("2026-11-01"), berlin, 9)).toMatchObject([
      { recurrenceId: "2026-10-05T09:00:00", title: "Call", cancelled: false },
      {
        recurrenceId: "2026-10-19T09:00:00",
        title: "Off",
        cancelled: true,
        startUtc: utc("2026-10-19T07:00"),
      },
      { recurrenceId: "2026-10-26T09:00:00" },
    ]);
    expect(between(record, "2026-12-01", "2026-12-02")).toEqual(["2026-12-01T11:00/12-01T11:30"]);
  });
  it("to another zone, and to a whole day", () => {
    const record: EventRecord = {
      ...series,
      overrides: [
        {
          recurrenceId: "2026-10-12T09:00:00",
          start: "2026-10-12T09:00:00",
          end: "2026-10-12T10:00:00",
          allDay: false,
          zone: "UTC",
        },
        {
          recurrenceId: "2026-10-19T09:00:00",
          start: "2026-10-19",
          end: "2026-10-20",
          allDay: true,
          zone: null,
        },
      ],
    };
    expect(between(record, "2026-10-12", "2026-10-21")).toEqual([
      "2026-10-12T09:00/10-12T10:00",
      "2026-10-18T22:00/10-19T22:00",
    ]);
  });
  it("this one and all after it", () => {
    const record: EventRecord = {
      ...series,
      overrides: [
        {
          recurrenceId: "2026-10-12T09:00:00",
          range: "thisandfuture",
          start: "2026-10-13T14:00:00",
          end: "2026-10-13T14:30:00",
          title: "Later",
        },
        { recurrenceId: "2026-10-26T09:00:00", start: "2026-10-26T08:00:00", end: "2026-10-26T09:00:00" },
      ],
    };
    expect(between(record, "2026-10-01", "2026-11-01")).toEqual([
      "2026-10-05T07:00/10-05T08:00",
      "2026-10-13T12:00/10-13T12:30",
      "2026-10-20T12:00/10-20T12:30",
      "2026-10-26T07:00/10-26T08:00",
    ]);
    const ended: EventRecord = {
      ...series,
      rrules: ["FREQ=WEEKLY"],
      overrides: [{ recurrenceId: "2026-10-12T09:00:00", range: "thisandfuture", cancelled: true }],
    };
    expect(between(ended, "2026-10-01", "2026-10-20").map((one) => one.includes("cancelled"))).toEqual([
      false,
      true,
      true,
    ]);
    expect(lastAndNext(ended, utc("2026-11-01"), berlin)).toEqual({
      last: utc("2026-10-05T07:00"),
      next: null,
    });
  });
  it("without a master only the changed ones happen", () => {
    const record = event(
      { start: "2026-10-06T11:00:00" },
      {
        exdates: ["2026-10-06T11:00:00"],
        overrides: [
          { recurrenceId: "2026-10-05T09:00:00", start: "2026-10-06T11:00:00", end: "2026-10-06T12:00:00" },
        ],
      },
    );
    expect(hasMaster(record)).toBe(false);
    expect(between(record, "2026-10-01", "2026-11-01")).toEqual(["2026-10-06T09:00/10-06T10:00"]);
  });
  it("a cancelled event has only cancelled occurrences", () => {
    const record = { ...series, cancelled: true };
    expect(between(record, "2026-10-01", "2026-10-08")).toEqual(["2026-10-05T07:00/10-05T08:00 cancelled"]);
    expect(lastAndNext(record, utc("2026-10-08"), berlin)).toEqual({ last: null, next: null });
  });
});

describe("last and next", () => {
  it.each<[string[], string, string | null, string | null]>([
    [[], "2026-10-05T07:00", "2026-10-05T07:00", null],
    [[], "2026-10-05T06:59", null, "2026-10-05T07:00"],
    [["FREQ=DAILY"], "2030-01-01T12:00", "2030-01-01T08:00", "2030-01-02T08:00"],
    [["FREQ=WEEKLY;COUNT=3"], "2030-01-01T12:00", "2026-10-19T07:00", null],
    [["FREQ=YEARLY;INTERVAL=4"], "2041-01-01T12:00", "2038-10-05T07:00", "2042-10-05T07:00"],
    [["FREQ=DAILY;UNTIL=20270101"], "2090-01-01T12:00", "2027-01-01T08:00", null],
    [["FREQ=MINUTELY"], "2026-10-05T12:00", "2026-10-05T12:00", "2026-10-05T12:01"],
  ])("%s at %s", (rrules, now, last, next) => {
    const found = lastAndNext(event({}, { rrules }), utc(now), berlin);
    expect([
      found.last === null ? null : spelt(found.last),
      found.next === null ? null : spelt(found.next),
    ]).toEqual([last, next]);
  });
  it("passes over excepted and cancelled ones", () => {
    const record = event(
      {},
      {
        rrules: ["FREQ=DAILY"],
        exdates: ["2026-10-08T09:00:00"],
        overrides: [{ recurrenceId: "2026-10-07T09:00:00", cancelled: true }],
      },
    );
    const { last, next } = lastAndNext(record, utc("2026-10-06T12:00"), berlin);
    expect([spelt(last!), spelt(next!)]).toEqual(["2026-10-06T07:00", "2026-10-09T07:00"]);
  });
});

describe("what must not take long", () => {
  const timed = (work: () => unknown): number => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  it("a daily series since 1990 is entered where it is asked for", () => {
    const record = event({ start: "1990-01-01T09:00:00" }, { rrules: ["FREQ=DAILY"] });
    const counted = { ...record, rrules: ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=20000"] };
    const ask = (one: EventRecord) => () => expect(starts(one, "2026-01-05", "2026-01-10")).toHaveLength(5);
    expect(Math.min(timed(ask(record)), timed(ask(record)), timed(ask(record)))).toBeLessThan(20);
    expect(Math.min(timed(ask(counted)), timed(ask(counted)), timed(ask(counted)))).toBeLessThan(20);
  });
  it.each([
    "FREQ=SECONDLY",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;UNTIL=19000101",
    "FREQ=SECONDLY;COUNT=999999999;BYSECOND=1,2,3",
    "FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    "FREQ=MINUTELY;INTERVAL=999999999",
  ])("%s ends", (rule) => {
    const record = event({ start: "1990-01-01T09:00:00" }, { rrules: [rule] });
    expect(
      timed(() => {
        expect(
          occurrences(record, utc("2026-01-01"), utc("2027-01-01"), berlin, 500).length,
        ).toBeLessThanOrEqual(500);
        expect(occurrences(record, -1e15, 1e15, berlin, 10).length).toBeLessThanOrEqual(10);
        lastAndNext(record, utc("2026-01-01"), berlin);
      }),
    ).toBeLessThan(2_000);
  });
});
