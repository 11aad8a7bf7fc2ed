// Days as text: arithmetic that no time zone can move, and the words a manager types.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, compareDays, dayOf, daysBetween, isDay, makeDay, parseDay } from "./days.ts";

const sunday = "2026-11-22";
const read = (text: string, locale?: string, lean?: "ahead" | "behind") =>
  parseDay(text, sunday, locale, lean)?.day ?? null;

describe("words", () => {
  test.each([
    ["today", "2026-11-22"],
    ["Tomorrow", "2026-11-23"],
    ["yesterday", "2026-11-21"],
    ["  next   fri ", "2026-11-27"],
    ["friday", "2026-11-27"],
    ["sun", "2026-11-29"],
    ["last friday", "2026-11-20"],
    ["in 2 weeks", "2026-12-06"],
    ["2w", "2026-12-06"],
    ["a fortnight", "2026-12-06"],
    ["next month", "2026-12-22"],
    ["in a month", "2026-12-22"],
    ["end of month", "2026-11-30"],
    ["3 days ago", "2026-11-19"],
    ["15 dec", "2026-12-15"],
    ["dec 15", "2026-12-15"],
    ["11 nov", "2027-11-11"],
    ["december", "2026-12-01"],
    ["march", "2027-03-01"],
  ])("%s is %s", (text, day) => expect(read(text)).toBe(day));

  test.each([
    "",
    "foo",
    "31 feb",
    "call in 2 weeks about it",
    "15:00",
    "tomorrow 9am",
    "monday to friday",
    "x".repeat(100),
  ])("%s is no day", (text) => expect(read(text)).toBeNull());

  test("next friday is next week's, whatever today is", () => {
    expect(parseDay("next fri", "2026-11-23")?.day).toBe("2026-12-04");
    expect(parseDay("fri", "2026-11-23")?.day).toBe("2026-11-27");
    expect(parseDay("this sunday", sunday)?.day).toBe(sunday);
  });

  test("days of this week and the next, whatever today is", () => {
    expect(parseDay("mon next week", "2026-11-25")?.day).toBe("2026-11-30");
    expect(parseDay("next week on wed", "2026-11-29")?.day).toBe("2026-12-02");
    expect(parseDay("end of the week", "2026-11-23")?.day).toBe("2026-11-27");
    expect(parseDay("eow", "2026-11-28")?.day).toBe("2026-12-04");
    expect(parseDay("end of next week", "2026-11-23")?.day).toBe("2026-12-04");
    expect(parseDay("eom", "2028-02-10")?.day).toBe("2028-02-29");
    expect(parseDay("eod", "2026-11-23")?.day).toBe("2026-11-23");
    expect(parseDay("report next week", "2026-11-23")).toBeNull();
  });

  test("the machine's own time zone moves nothing", () => {
    const texts = [
      "fri",
      "15 dec",
      "22 nov",
      "in 2 weeks",
      "tomorrow",
      "yesterday",
      "next week",
      "end of month",
      "march",
      "weekend",
    ];
    const before = process.env.TZ;
    const days = ["Pacific/Kiritimati", "UTC", "America/Los_Angeles", "Pacific/Pago_Pago"].map((zone) => {
      process.env.TZ = zone;
      return texts.map((text) => read(text));
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    for (const found of days) expect(found).toEqual(days[0]);
  });

  test("said of the past, a bare weekday or date lies behind", () => {
    expect(read("fri", "en-GB", "behind")).toBe("2026-11-20");
    expect(read("15 dec", "en-GB", "behind")).toBe("2025-12-15");
    expect(read("15.12.", "en-GB", "behind")).toBe("2025-12-15");
    expect(read("20", "en-GB", "behind")).toBe("2026-11-20");
    expect(read("tomorrow", "en-GB", "behind")).toBe("2026-11-23");
  });
});

describe("numbers", () => {
  test.each([
    ["2027-02-28", "2027-02-28"],
    ["+3", "2026-11-25"],
    ["-1", "2026-11-21"],
    ["+2w", "2026-12-06"],
    ["+ 1m", "2026-12-22"],
    ["15.12.", "2026-12-15"],
    ["15.12", "2026-12-15"],
    ["1.11.", "2027-11-01"],
    ["1.11.26", "2026-11-01"],
    ["01.12.2027", "2027-12-01"],
    ["22.11.", "2026-11-22"],
    ["25", "2026-11-25"],
    ["the 20th", "2026-12-20"],
    ["31", "2026-12-31"],
    ["29.2.", "2028-02-29"],
  ])("%s is %s", (text, day) => expect(read(text)).toBe(day));

  test.each(["31.2.", "0.1.", "1.13.", "32", "2026-02-30", "1.1.202"])("%s is no day", (text) =>
    expect(read(text)).toBeNull(),
  );

  test("a slash follows the locale, a dot never does", () => {
    expect(read("1/12", "en-GB")).toBe("2026-12-01");
    expect(read("1/12", "en-US")).toBe("2027-01-12");
    expect(read("1.12.", "en-US")).toBe("2026-12-01");
    expect(read("12/1/2027", "en-US")).toBe("2027-12-01");
  });
});

describe("arithmetic", () => {
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));

  test("adding and counting agree, and order follows", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (start, days) => {
        const end = addDays(start, days);
        expect(isDay(end)).toBe(true);
        expect(daysBetween(start, end)).toBe(days);
        expect(Math.sign(compareDays(end, start))).toBe(Math.sign(days));
      }),
    );
  });

  test("every ISO day is read as itself on any today", () => {
    fc.assert(
      fc.property(day, day, (text, today) => {
        expect(parseDay(text, today)?.day).toBe(text);
      }),
    );
  });

  test("a bare date lies on or after today within eight years", () => {
    fc.assert(
      fc.property(day, day, (any, today) => {
        const found = parseDay(`${Number(any.slice(8))}.${Number(any.slice(5, 7))}.`, today)?.day;
        expect(found?.slice(5)).toBe(any.slice(5));
        expect(compareDays(found ?? "", today)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("months end where they end", () => {
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
    expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
    expect(addMonths("2026-11-30", -12)).toBe("2025-11-30");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(makeDay(2026, 2, 30)).toBeNull();
  });

  test("an instant has its zone's day", () => {
    const at = Date.UTC(2026, 10, 22, 23, 30);
    expect(dayOf(at, "UTC")).toBe("2026-11-22");
    expect(dayOf(at, "Europe/Berlin")).toBe("2026-11-23");
    expect(dayOf(at, "America/Los_Angeles")).toBe("2026-11-22");
  });
});
