// Series of tasks in any zone against two programs that share nothing with ours: ical.js walks the rule on the wall
// clock, and V8's own Temporal (`disambiguation: "compatible"`, RFC 5545 §3.3.5) makes each moment an instant.
import * as fc from "fast-check";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { temporalInstant } from "../../testingTemporal.ts";
import { dayNumber, type Wall, wallText } from "../calendar/wallClock.ts";
import { nextDue } from "./repeat.ts";

/** Where clocks do what one does not expect come often, all others sometimes. */
const strange = [
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Casablanca",
  "America/St_Johns",
  "America/Asuncion",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Tehran",
  "Asia/Gaza",
  "Europe/Dublin",
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "America/Santiago",
  "Asia/Pyongyang",
  "America/Caracas",
  "Antarctica/Troll",
  "Europe/Istanbul",
];
const someZone = fc.oneof(
  fc.constantFrom(...strange),
  fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
);

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const list = (low: number, high: number) =>
  fc
    .uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 3 })
    .map((all) => all.toSorted((a, b) => a - b).join(","));
const someDays = fc.subarray(weekdays, { minLength: 1 }).map((days) => days.join(","));
const place = fc.constantFrom(-2, -1, 1, 2, 3, 4);

/** What tasks repeat by, and more. */
const shape = fc.oneof(
  fc.constantFrom("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY"),
  someDays.map((days) => `FREQ=DAILY;BYDAY=${days}`),
  list(0, 23).map((hours) => `FREQ=DAILY;BYHOUR=${hours}`),
  list(1, 12).map((months) => `FREQ=DAILY;BYMONTH=${months}`),
  someDays.map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
  fc
    .tuple(someDays, fc.constantFrom(...weekdays))
    .map(([days, first]) => `FREQ=WEEKLY;BYDAY=${days};WKST=${first}`),
  list(1, 31).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days}`),
  fc.integer({ min: -28, max: -1 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc
    .tuple(fc.oneof(place, fc.constant(5)), fc.constantFrom(...weekdays))
    .map(([at, day]) => `FREQ=MONTHLY;BYDAY=${at}${day}`),
  place.map((at) => `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${at}`),
  // ical.js makes 31 September of a yearly rule the 1st of October; RFC 5545 §3.3.10 ignores days that are none.
  fc
    .tuple(list(1, 12), fc.integer({ min: 1, max: 28 }))
    .map(([months, day]) => `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${day}`),
  fc.constantFrom(1, 3, 5, 12).map((month) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=31`),
  // No fifth: ical.js gives up on a fifth Monday of February, which comes every 28 years.
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), place, fc.constantFrom(...weekdays))
    .map(([month, at, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${at}${day}`),
);

const someStart = fc
  .tuple(
    fc.integer({ min: dayNumber(1990, 1, 1), max: dayNumber(2035, 12, 31) }),
    // Clocks change at night.
    fc.oneof(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 14 }).map((quarter) => quarter * 15),
    ),
  )
  .map(([number, minutes]) => number * 86_400_000 + minutes * 60_000);

/** The first moments of a rule on the wall clock, as ical.js walks it. */
function walked(rule: string, start: string, most: number): string[] {
  const walk = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start, undefined));
  const found: string[] = [];
  for (let next = walk.next(); next && found.length < most; next = walk.next()) found.push(next.toString());
  return found;
}

/** Moments of a series as the two others say, and the start, which ical.js moves to the first moment that the rule has. */
function others(zone: string, rule: string, wall: Wall, most: number): { wall: string; at: number }[] {
  const [start] = walked(rule.replace(/;COUNT=.*/, ""), wallText(wall, false), 1);
  if (start === undefined) return [];
  return walked(rule, start, most).map((one) => ({ wall: one, at: temporalInstant(one, zone) }));
}

const someSeries = fc
  .tuple(shape, fc.integer({ min: 1, max: 4 }), fc.option(fc.integer({ min: 1, max: 6 })))
  .map(
    ([plain, interval, count]) => `${plain};INTERVAL=${interval}${count === null ? "" : `;COUNT=${count}`}`,
  );

it("10,000 series, each completed on time again and again, come when two other programs say", () => {
  let compared = 0;
  fc.assert(
    fc.property(someZone, someSeries, someStart, (zone, repeat, wall) => {
      const [first, ...expected] = others(zone, repeat, wall, 7);
      if (!first) return;
      let due = first;
      for (const one of expected) {
        // Two moments of a series can be one instant, where a clock leaves an hour out: it comes once.
        if (one.at <= due.at) continue;
        const next = nextDue(
          {
            repeat,
            seriesFrom: first.wall.slice(0, 16),
            due: due.wall.slice(0, 10),
            time: due.wall.slice(11, 16),
            zone,
          },
          { at: due.at, zone: "UTC" },
        );
        expect(next).toEqual({ day: one.wall.slice(0, 10), time: one.wall.slice(11, 16), at: one.at });
        due = one;
        compared++;
      }
    }),
    { seed: 20_261_127, numRuns: 10_000 },
  );
  expect(compared).toBeGreaterThan(25_000);
}, 240_000);

it("completed late, they come at the first moment ahead, or are over", () => {
  fc.assert(
    fc.property(
      someZone,
      someSeries,
      someStart,
      fc.integer({ min: 0, max: 28 }),
      fc.integer({ min: 0, max: 100 }),
      (zone, repeat, wall, missed, minutes) => {
        const all = others(zone, repeat, wall, 40);
        const [first] = all;
        const last = all[Math.min(missed, all.length - 1)];
        if (!first || !last) return;
        const at = last.at + minutes * 60_000;
        const expected = all.find((one) => one.at > at && one.wall > first.wall);
        // The list of the others is cut off, so that one beyond it says nothing.
        if (!expected && !repeat.includes("COUNT")) return;
        const [day = "", clock = ""] = first.wall.split("T");
        const task = { repeat, seriesFrom: first.wall.slice(0, 16), due: day, time: clock.slice(0, 5), zone };
        expect(nextDue(task, { at, zone: "UTC" })?.at).toBe(expected?.at);
      },
    ),
    { seed: 20_261_127, numRuns: 1_500 },
  );
}, 240_000);

it("of whole days come on the days that ical.js says, wherever the reader is", () => {
  fc.assert(
    fc.property(someZone, someSeries, someStart, (zone, plain, wall) => {
      const repeat = plain.replace(/BYHOUR=[\d,]+;/, "");
      if (repeat.startsWith("FREQ=HOURLY")) return;
      const days = others("UTC", repeat, wall, 7).map((one) => one.wall.slice(0, 10));
      const [seriesFrom] = days;
      if (seriesFrom === undefined) return;
      days.forEach((due, index) => {
        const at = temporalInstant(`${due}T12:00:00`, zone);
        const next = nextDue({ repeat, seriesFrom, due, time: null, zone: null }, { at, zone });
        if (index < 6 || repeat.includes("COUNT")) expect(next?.day).toBe(days[index + 1]);
      });
    }),
    { seed: 20_261_127, numRuns: 1_500 },
  );
}, 240_000);
