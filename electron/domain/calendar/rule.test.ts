// Rules: the examples of RFC 5545 §3.8.5.3, and any rule at all against ical.js.
import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { parseRule, type Rule } from "./rule.ts";
import { fullBudget, ruleStarts } from "./ruleStarts.ts";
import {
  dayNumber,
  dayParts,
  earliest,
  latest,
  parseWall,
  startOfDay,
  type Wall,
  wallText,
} from "./wallClock.ts";

/** The first moments of a rule, the start among them. */
function moments(rule: string, start: string, most: number, from = earliest): string[] {
  const wall = parseWall(start)!;
  const parsed = parseRule(rule)!;
  const found = wall >= from ? [wall] : [];
  const search = { from, to: latest, budget: { left: fullBudget } };
  for (const one of ruleStarts(parsed, wall, parsed.until?.wall ?? null, search)) {
    if (found.length >= most) break;
    found.push(one);
  }
  return found.map((one) => wallText(one, false));
}

const at = (days: string, time = "09:00:00"): string[] => days.split(" ").map((one) => `${one}T${time}`);

describe("the examples of the RFC", () => {
  it.each([
    ["FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12"],
    ["FREQ=YEARLY;UNTIL=20000131T140000;BYMONTH=1;BYDAY=SU,MO", "1998-01-04 1998-01-05 1998-01-11"],
    ["FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02 1997-09-16 1997-09-30 1997-10-14"],
    ["FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02 1997-09-04 1997-09-09 1997-09-11"],
    ["FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05 1997-10-03 1997-11-07 1997-12-05"],
    ["FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07 1997-09-28 1997-11-02 1997-11-30"],
    ["FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22 1997-10-20 1997-11-17 1997-12-22"],
    ["FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28 1997-10-29 1997-11-28 1997-12-29"],
    ["FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30 1997-10-01 1997-10-31 1997-11-01"],
    ["FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12", "1997-09-10 1997-09-11 1997-09-12 1999-03-10"],
    ["FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10 1999-01-10 1999-02-10 1999-03-10"],
    ["FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997-01-01 1997-04-10 1997-07-19 2000-01-01"],
    ["FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1998-05-18 1999-05-17"],
    ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12 1998-05-11 1999-05-17"],
    ["FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13 1997-03-20 1997-03-27 1998-03-05"],
    ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13"],
    [
      "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      "1996-11-05 2000-11-07 2004-11-02",
    ],
    ["FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04 1997-10-07 1997-11-06"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29 1997-10-30 1997-11-27 1997-12-30"],
    ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05 1997-08-10 1997-08-19 1997-08-24"],
    ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05 1997-08-17 1997-08-19 1997-08-31"],
    ["FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2096-02-29 2104-02-29 2108-02-29"],
    ["FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", "2026-01-04 2027-01-03 2028-01-02 2028-12-31"],
  ])("%s", (rule, days) => {
    const expected = at(days);
    expect(moments(rule, expected[0]!, expected.length)).toEqual(expected);
  });

  it("by hours and minutes, also as a limit of the day", () => {
    const every = moments("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,16", "1997-09-02T09:00:00", 7);
    expect(every.map((one) => one.slice(8, 16))).toEqual([
      "02T09:00",
      "02T09:20",
      "02T09:40",
      "02T16:00",
      "02T16:20",
      "02T16:40",
      "03T09:00",
    ]);
    expect(moments("FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0,30", "1997-09-02T09:00:00", 5)).toEqual([
      "1997-09-02T09:00:00",
      "1997-09-02T09:30:00",
      "1997-09-02T16:00:00",
      "1997-09-02T16:30:00",
      "1997-09-03T09:00:00",
    ]);
  });

  it("ends at its count and at its last moment", () => {
    expect(moments("FREQ=DAILY;COUNT=3", "2026-01-01T09:00:00", 99)).toHaveLength(3);
    expect(moments("FREQ=DAILY;UNTIL=20260103T090000", "2026-01-01T09:00:00", 99)).toHaveLength(3);
    expect(moments("FREQ=DAILY;UNTIL=20250103T090000", "2026-01-01T09:00:00", 99)).toHaveLength(1);
    expect(moments("FREQ=DAILY", "9999-12-30T09:00:00", 99)).toHaveLength(2);
  });
});

it.each([
  "",
  "FREQ=FORTNIGHTLY",
  "INTERVAL=2",
  "FREQ=DAILY;INTERVAL=0",
  "FREQ=DAILY;COUNT=-1",
  "FREQ=DAILY;UNTIL=tomorrow",
  "FREQ=DAILY;UNTIL=20261399",
  "FREQ=MONTHLY;BYMONTHDAY=32",
  "FREQ=WEEKLY;BYDAY=XX",
  "FREQ=WEEKLY;BYDAY=0MO",
  "W1 MO 20270101T000000",
  `FREQ=DAILY;X=${"9".repeat(5_000)}`,
])("%.40s is no rule", (text) => expect(parseRule(text)).toBeNull());

const list = (from: number, to: number) =>
  fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 });
const dayNames = fc.subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], { minLength: 1 });
/** Rules of the shapes that calendars write, without what ical.js is known to read in another way. */
const someRule = fc.oneof(
  dayNames.map((days) => `FREQ=WEEKLY;BYDAY=${days.join(",")}`),
  dayNames.map((days) => `FREQ=DAILY;BYDAY=${days.join(",")}`),
  fc.constantFrom("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY", "FREQ=MINUTELY"),
  list(1, 28).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days.join(",")}`),
  fc
    .tuple(fc.constantFrom(-1, 1, 2, 3, 4), fc.constantFrom("MO", "WE", "FR", "SU"))
    .map(([place, day]) => `FREQ=MONTHLY;BYDAY=${place}${day}`),
  fc
    .tuple(list(1, 12), fc.integer({ min: 1, max: 28 }))
    .map(([months, day]) => `FREQ=YEARLY;BYMONTH=${months.join(",")};BYMONTHDAY=${day}`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(-1, 1, 2, 3, 4), fc.constantFrom("MO", "SU"))
    .map(([month, place, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${place}${day}`),
  list(0, 23).map((hours) => `FREQ=DAILY;BYHOUR=${hours.toSorted((a, b) => a - b).join(",")}`),
);
const someStart = fc
  .tuple(
    fc.integer({ min: dayNumber(1980, 1, 1), max: dayNumber(2040, 1, 1) }),
    fc.integer({ min: 0, max: 1439 }),
  )
  .map(([number, minutes]) => number * 86_400_000 + minutes * 60_000);

describe("any rule", () => {
  it("has the moments that ical.js finds", () => {
    fc.assert(
      fc.property(
        someRule,
        someStart,
        fc.integer({ min: 1, max: 5 }),
        fc.option(fc.integer({ min: 1, max: 40 })),
        (shape, wall, interval, count) => {
          const rule = `${shape};INTERVAL=${interval}`;
          const first = (text: string, most: number): string[] => {
            const walk = ICAL.Recur.fromString(text).iterator(
              ICAL.Time.fromString(text === rule ? wallText(wall, false) : start, undefined),
            );
            const found: string[] = [];
            for (let next = walk.next(); next && found.length < most; next = walk.next())
              found.push(next.toString());
            return found;
          };
          // A start that is not one of the rule's moments is undefined in the RFC: it begins at the first that is.
          let start = wallText(wall, false);
          start = first(rule, 1)[0]!;
          const whole = count === null ? rule : `${rule};COUNT=${count}`;
          expect(moments(whole, start, 60)).toEqual(first(whole, 60));
        },
      ),
      { seed: 20_261_005, numRuns: 400 },
    );
  });

  it("gives the same moments wherever one enters it", () => {
    fc.assert(
      fc.property(
        someRule,
        someStart,
        fc.integer({ min: 0, max: 30 }),
        fc.option(fc.integer({ min: 1, max: 60 })),
        (shape, wall, skip, count) => {
          const rule = count === null ? shape : `${shape};COUNT=${count}`;
          const start = wallText(wall, false);
          const all = moments(rule, start, 60);
          const from = all[Math.min(skip, all.length - 1)]!;
          expect(moments(rule, start, 60, parseWall(from)!).slice(0, 20)).toEqual(
            all.slice(all.indexOf(from)).slice(0, 20),
          );
        },
      ),
      { seed: 20_261_005, numRuns: 400 },
    );
  });

  it("that has no moment ends soon", () => {
    for (const text of [
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
      "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
      "FREQ=MINUTELY;BYHOUR=3;INTERVAL=1440",
      "FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15",
      "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
      "FREQ=YEARLY;INTERVAL=999999999",
    ]) {
      const rule: Rule = parseRule(text)!;
      const search = { from: earliest, to: latest, budget: { left: fullBudget } };
      const wall: Wall = startOfDay(parseWall("2026-10-05T09:00:00")!);
      expect([...ruleStarts(rule, wall, null, search)]).toEqual([]);
    }
  });
});

it("days and their numbers are the same thing", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: earliest / 86_400_000, max: Math.floor(latest / 86_400_000) }),
      (number) => {
        const { year, month, dayOfMonth } = dayParts(number);
        expect(dayNumber(year, month, dayOfMonth)).toBe(number);
        expect(wallText(number * 86_400_000, true)).toBe(
          new Date(number * 86_400_000).toISOString().slice(0, 10),
        );
      },
    ),
    { seed: 1 },
  );
});
