// What clocks do, as a table: where they skip and repeat hours and days, and where tasks and reminders lie then.
import { expect, test } from "vitest";
import { floatingAt, momentsOf, shifted, snoozeTo } from "../reminders/definitions.ts";
import { nextDue } from "./repeat.ts";

const at = (text: string): number => Date.parse(text);
const text = (ms: number | null): string => new Date(ms ?? Number.NaN).toISOString().replace(":00.000Z", "Z");

/** The next `most` occurrences, each completed at its instant: the wall clock that is kept, and the instant. */
function series(repeat: string, from: string, zone: string, most: number): string[] {
  const [seriesFrom = "", time = null] = from.split(" ");
  const found: string[] = [];
  let due = { day: seriesFrom, time, at: null as number | null };
  for (let done = 0; done < most; done++) {
    const doneAt = due.at ?? floatingAt(`${due.day}T${due.time ?? "12:00"}`, zone) ?? 0;
    const next = nextDue({ repeat, seriesFrom, due: due.day, time: due.time, zone }, { at: doneAt, zone });
    if (!next) break;
    due = next;
    found.push(next.at === null ? next.day : `${next.day} ${next.time} = ${text(next.at)}`);
  }
  return found;
}

const snoozed = (to: Parameters<typeof snoozeTo>[0], now: string, zone: string): string[] => {
  const moment = snoozeTo(to, at(now), zone);
  return [`${moment.wall ?? ""} = ${text(moment.at)}`.trim()];
};

const reminded = (dueAt: string, before: number): string[] => {
  const due = { dueOn: null, dueTime: "09:00", timeZone: "Europe/Berlin", dueAt: at(dueAt) };
  return momentsOf([{ before }], due, "America/New_York").map((one) => text(one.at));
};

const table: [string, () => string[], string[]][] = [
  [
    "Berlin, daily 02:30 over the hour that is left out: half past three once, and back",
    () => series("FREQ=DAILY", "2026-03-28 02:30", "Europe/Berlin", 2),
    ["2026-03-29 02:30 = 2026-03-29T01:30Z", "2026-03-30 02:30 = 2026-03-30T00:30Z"],
  ],
  [
    "Berlin, daily 02:30 over the repeated hour: its first, and not again",
    () => series("FREQ=DAILY", "2026-10-24 02:30", "Europe/Berlin", 2),
    ["2026-10-25 02:30 = 2026-10-25T00:30Z", "2026-10-26 02:30 = 2026-10-26T01:30Z"],
  ],
  [
    "Berlin, hourly over the repeated hour: on the clock there is only one",
    () => series("FREQ=HOURLY", "2026-10-25 01:00", "Europe/Berlin", 2),
    ["2026-10-25 02:00 = 2026-10-25T00:00Z", "2026-10-25 03:00 = 2026-10-25T02:00Z"],
  ],
  [
    "Berlin, hourly over the hour that is left out: two of the clock are one instant, it comes once",
    () => series("FREQ=HOURLY", "2026-03-29 01:00", "Europe/Berlin", 2),
    ["2026-03-29 02:00 = 2026-03-29T01:00Z", "2026-03-29 04:00 = 2026-03-29T02:00Z"],
  ],
  [
    "New York, weekly on Sunday 02:15 over the hour that is left out",
    () => series("FREQ=WEEKLY", "2026-03-01 02:15", "America/New_York", 2),
    ["2026-03-08 02:15 = 2026-03-08T07:15Z", "2026-03-15 02:15 = 2026-03-15T06:15Z"],
  ],
  [
    "New York, weekly on Sunday 01:30 over the repeated hour",
    () => series("FREQ=WEEKLY", "2026-10-25 01:30", "America/New_York", 2),
    ["2026-11-01 01:30 = 2026-11-01T05:30Z", "2026-11-08 01:30 = 2026-11-08T06:30Z"],
  ],
  [
    "Lord Howe, daily 02:15: only half an hour is left out",
    () => series("FREQ=DAILY", "2026-10-03 02:15", "Australia/Lord_Howe", 2),
    ["2026-10-04 02:15 = 2026-10-03T15:45Z", "2026-10-05 02:15 = 2026-10-04T15:15Z"],
  ],
  [
    "Lord Howe, daily 01:45: only half an hour is repeated",
    () => series("FREQ=DAILY", "2026-04-04 01:45", "Australia/Lord_Howe", 2),
    ["2026-04-05 01:45 = 2026-04-04T14:45Z", "2026-04-06 01:45 = 2026-04-05T15:15Z"],
  ],
  [
    "Apia, daily 09:00 over 30 December 2011, which was never: the next instant is the 31st, and comes once",
    () => series("FREQ=DAILY", "2011-12-29 09:00", "Pacific/Apia", 2),
    ["2011-12-30 09:00 = 2011-12-30T19:00Z", "2012-01-01 09:00 = 2011-12-31T19:00Z"],
  ],
  [
    "São Paulo, daily at midnight, which 15 October 2017 did not have",
    () => series("FREQ=DAILY", "2017-10-14 00:00", "America/Sao_Paulo", 2),
    ["2017-10-15 00:00 = 2017-10-15T03:00Z", "2017-10-16 00:00 = 2017-10-16T02:00Z"],
  ],
  [
    "Cairo, daily 00:30 on Friday 24 April 2026, which began at one",
    () => series("FREQ=DAILY", "2026-04-23 00:30", "Africa/Cairo", 2),
    ["2026-04-24 00:30 = 2026-04-23T22:30Z", "2026-04-25 00:30 = 2026-04-24T21:30Z"],
  ],
  [
    "Casablanca, daily 09:00 through Ramadan's own change of the clock",
    () => series("FREQ=DAILY", "2026-02-14 09:00", "Africa/Casablanca", 2),
    ["2026-02-15 09:00 = 2026-02-15T09:00Z", "2026-02-16 09:00 = 2026-02-16T09:00Z"],
  ],
  [
    "Kathmandu, daily 09:00: three quarters of an hour, the same all year",
    () => series("FREQ=MONTHLY;INTERVAL=6", "2026-01-15 09:00", "Asia/Kathmandu", 1),
    ["2026-07-15 09:00 = 2026-07-15T03:15Z"],
  ],
  [
    "monthly on the 31st: only months that have one",
    () => series("FREQ=MONTHLY", "2026-12-31", "Europe/Berlin", 3),
    ["2027-01-31", "2027-03-31", "2027-05-31"],
  ],
  [
    "yearly on 29 February: only years that have one, 2100 has not",
    () => series("FREQ=YEARLY", "2092-02-29", "Europe/Berlin", 2),
    ["2096-02-29", "2104-02-29"],
  ],
  [
    "last working day of months that end on a Saturday and a Sunday",
    () => series("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-12-31", "Europe/Berlin", 2),
    ["2027-01-29", "2027-02-26"],
  ],
  [
    "30 days after done, at 09:00, over the spring change: the same hour on the clock",
    () => series("after:30", "2026-03-10 09:00", "Europe/Berlin", 1),
    ["2026-04-09 09:00 = 2026-04-09T07:00Z"],
  ],
  [
    "a day after done at 02:30, the day before the hour is left out",
    () => series("after:1", "2026-03-28 02:30", "Europe/Berlin", 2),
    ["2026-03-29 02:30 = 2026-03-29T01:30Z", "2026-03-30 02:30 = 2026-03-30T00:30Z"],
  ],
  [
    "snoozed to tomorrow on the evening before the hour is left out: 9:00 on the new clock",
    () => snoozed("tomorrow", "2026-03-28T20:00Z", "Europe/Berlin"),
    ["2026-03-29T09:00 = 2026-03-29T07:00Z"],
  ],
  [
    "snoozed to Monday over the autumn change",
    () => snoozed("monday", "2026-10-23T15:00Z", "Europe/Berlin"),
    ["2026-10-26T09:00 = 2026-10-26T08:00Z"],
  ],
  [
    "snoozed an hour at 02:30 of the repeated hour: an hour later the clock shows 02:30 again",
    () => snoozed({ minutes: 60 }, "2026-10-25T00:30Z", "Europe/Berlin"),
    ["= 2026-10-25T01:30Z"],
  ],
  [
    "snoozed to tomorrow in Apia on the eve of the day that was never: the morning after it",
    () => snoozed("tomorrow", "2011-12-30T05:00Z", "Pacific/Apia"),
    ["2011-12-30T09:00 = 2011-12-30T19:00Z"],
  ],
  [
    "moved from Berlin to New York: a reminder for 9:00 in the morning is 9:00 there",
    () => ["Europe/Berlin", "America/New_York"].map((zone) => text(floatingAt("2026-11-30T09:00", zone))),
    ["2026-11-30T08:00Z", "2026-11-30T14:00Z"],
  ],
  [
    "moved from Berlin to New York: half an hour before a call in Berlin stays that instant",
    () => reminded("2026-11-30T08:00Z", 30),
    ["2026-11-30T07:30Z"],
  ],
  [
    "moved from Berlin to New York: a weekly call in Berlin goes by Berlin's change, a week before New York's",
    () => series("FREQ=WEEKLY", "2026-10-19 16:00", "Europe/Berlin", 2),
    ["2026-10-26 16:00 = 2026-10-26T15:00Z", "2026-11-02 16:00 = 2026-11-02T15:00Z"],
  ],
  [
    "a reminder at 18:00 of the day before, handed on over the spring change: 18:00 again",
    () =>
      shifted(
        [{ at: at("2026-03-22T17:00Z") }],
        { day: "2026-03-23", time: "09:00" },
        { day: "2026-03-30", time: "09:00" },
        "Europe/Berlin",
      ).map((one) => ("at" in one ? text(one.at) : "")),
    ["2026-03-29T16:00Z"],
  ],
];

test.each(table)("%s", (_, found, expected) => expect(found()).toEqual(expected));
