// Days and times in the forms that networks write them; a day that no calendar has is none.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, dayParts, daysInMonth, hour, wallText } from "../calendar/wallClock.ts";
import { momentOf, monthSpan, offsetOf, shownOrder, spanOf } from "./moments.ts";
import { dayName, nameAndId, periodOfName, periodOfTitle, programOfTitle } from "./periods.ts";
import type { DateOrder } from "./record.ts";

function moment(text: string, order: DateOrder | null): string {
  const found = momentOf(text, order);
  if (typeof found === "string") return found;
  const zone = found.offset === null ? "" : ` ${found.offset / hour}`;
  return `${wallText(found.wall, !found.timed)}${zone}`;
}
const span = (text: string, order: DateOrder | null = null): string => {
  const found = spanOf(text, order);
  return typeof found === "string" ? found : `${dayName(found.from)} ${dayName(found.to)}`;
};

describe("moments", () => {
  it.each([
    ["2026-10-01", null, "2026-10-01"],
    ["2026-10-01 13:10:43", null, "2026-10-01T13:10:43"],
    ["2026-10-01T20:04:00-04:00", null, "2026-10-01T20:04:00 -4"],
    ["2026-10-03T08:00:00.000Z", null, "2026-10-03T08:00:00 0"],
    ["2016-09-04 20:30:52 UTC+0", null, "2016-09-04T20:30:52 0"],
    ["2016-09-04 20:30:52 CET", null, "2016-09-04T20:30:52 1"],
    ["03-Oct-2026 08:14 PDT", null, "2026-10-03T08:14:00 -7"],
    ["10/05/2026 07:29:35 PM", "mdy", "2026-10-05T19:29:35"],
    ["10/05/2026 12:00 AM", "mdy", "2026-10-05T00:00:00"],
    ["01/10/2026 13:10", "dmy", "2026-10-01T13:10:00"],
    ["10/1/26", "mdy", "2026-10-01"],
    ["01.10.26 12:52:03", "dmy", "2026-10-01T12:52:03"],
    ["01.10.2026, 12.52 Uhr", "dmy", "day-unreadable"],
    ["01.10.2026, 12.52", "dmy", "2026-10-01T12:52:00"],
    ["26-10-01", "ymd", "2026-10-01"],
    ["2026/10/01", null, "2026-10-01"],
    ["20261001", null, "2026-10-01"],
    ["03 Oct 2026", null, "2026-10-03"],
    ["October 3, 2026", null, "2026-10-03"],
    ["Sat, 3 October 2026", null, "2026-10-03"],
    ["3. März 2026", null, "2026-03-03"],
    ["3 févr. 2026", null, "2026-02-03"],
    ["3 de octubre de 2026", null, "2026-10-03"],
    ["29-Mar-21", null, "2021-03-29"],
    ["30/02/2026", "dmy", "day-unreadable"],
    ["30 February 2026", null, "day-unreadable"],
    ["2026-13-01", null, "day-unreadable"],
    ["13/10/2026", "mdy", "date-order-mixed"],
    ["10/13/2026", "dmy", "date-order-mixed"],
    ["99/99/2026", "dmy", "day-unreadable"],
    ["2026-10-01 25:00", null, "day-unreadable"],
    ["2026-10-01 12:00 XYZ", null, "day-unreadable"],
    ["yesterday", null, "day-unreadable"],
    ["=TODAY()", null, "day-unreadable"],
    ["01/10/2026", null, "day-unreadable"],
  ] as const)("%s in the order %s", (text, order, expected) => {
    expect(moment(text, order)).toBe(expected);
  });

  it("of every day, in each order, are that day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1995, max: 2060 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom<DateOrder>("dmy", "mdy", "ymd"),
        fc.constantFrom("/", ".", "-"),
        (year, month, day, order, sign) => {
          const parts = { dmy: [day, month, year], mdy: [month, day, year], ymd: [year, month, day] }[order];
          const found = momentOf(parts.join(sign), order === "ymd" ? null : order);
          if (day > daysInMonth(year, month)) expect(typeof found).toBe("string");
          else
            expect(found).toEqual({
              wall: dayNumber(year, month, day) * 86_400_000,
              timed: false,
              offset: null,
            });
        },
      ),
      { seed: 4 },
    );
  });

  it("show the order of their figures, or do not", () => {
    const orders = [
      "13/10/2026",
      "10/13/2026",
      "10/11/2026",
      "2026-10-01",
      "01.02.26",
      "40-10-01",
      "3 Oct 2026",
    ].map(shownOrder);
    expect(orders).toEqual(["dmy", "mdy", null, "ymd", "dmy", "ymd", null]);
  });
});

it("offsets have names and figures", () => {
  expect(
    ["Z", "PDT", "+02:00", "-0530", "GMT+1", "CEST", "+99:00", "Berlin"].map((text) => offsetOf(text)),
  ).toEqual([0, -7 * hour, 2 * hour, -5.5 * hour, hour, 2 * hour, null, null]);
});

describe("spans", () => {
  it.each([
    ["7 May, 2017 - 6 Jun, 2017", "2017-05-07 2017-06-06"],
    ["2026-10-01 - 2026-10-31", "2026-10-01 2026-10-31"],
    ["2026-10-01/2026-10-31", "2026-10-01 2026-10-31"],
    ["1. Oktober 2026 bis 31. Oktober 2026", "2026-10-01 2026-10-31"],
    ["2026-10", "2026-10-01 2026-10-31"],
    ["02/2028", "2028-02-01 2028-02-29"],
    ["Oct 2026", "2026-10-01 2026-10-31"],
    ["Okt. 26", "2026-10-01 2026-10-31"],
    ["2026 octobre", "2026-10-01 2026-10-31"],
    ["Q3 2026", "2026-07-01 2026-09-30"],
    ["2026-10-31 - 2026-10-01", "day-unreadable"],
    ["13/2026", "day-unreadable"],
  ])("%s", (text, expected) => {
    expect(span(text)).toBe(expected);
  });

  it("are none for a month that is not there", () => {
    expect(monthSpan("Foo 2026")).toBeNull();
  });
});

describe("periods", () => {
  const name = (text: string): string | null => {
    const found = periodOfName(text);
    return found && `${dayName(found.from)} ${dayName(found.to)}`;
  };
  it.each([
    ["awin_publisher_performance_2026-10.csv", "2026-10-01 2026-10-31"],
    ["everflow_daily_2026-10-01_10.csv", "2026-10-01 2026-10-10"],
    ["report 2026-10-01 to 2026-10-31.xlsx", "2026-10-01 2026-10-31"],
    ["report_20261001-20261031.csv", "2026-10-01 2026-10-31"],
    ["report_2026-10-01_2026-10-31 (2).csv", "2026-10-01 2026-10-31"],
    ["Performance October 2026.csv", "2026-10-01 2026-10-31"],
    ["export-2026-10-05.csv", "2026-10-05 2026-10-05"],
    ["performance_202610.csv", "2026-10-01 2026-10-31"],
    ["report-8817263541.csv", null],
    ["report.csv", null],
  ])("%s", (text, expected) => {
    expect(name(text)).toBe(expected);
  });

  it("stand in the lines above a header", () => {
    const title = (...cells: string[]) => periodOfTitle([["Report"], cells], "mdy");
    expect(title("Date Range", "01-Oct-2026 - 31-Oct-2026")).toEqual({
      from: dayNumber(2026, 10, 1),
      to: dayNumber(2026, 10, 31),
    });
    expect(title("10/01/2026 - 10/09/2026")).toEqual({
      from: dayNumber(2026, 10, 1),
      to: dayNumber(2026, 10, 9),
    });
    expect(title("Month: October 2026")).toEqual({
      from: dayNumber(2026, 10, 1),
      to: dayNumber(2026, 10, 31),
    });
    expect(title("Nothing", "here")).toBeNull();
    expect(dayParts(dayNumber(2026, 10, 1))).toEqual({ year: 2026, month: 10, dayOfMonth: 1 });
  });

  it("and so does the advertiser", () => {
    expect(programOfTitle([["x"], ["Advertiser", "Northfield Outdoor (4501177)"]])).toEqual({
      id: "4501177",
      name: "Northfield Outdoor",
    });
    expect(programOfTitle([["Program: Northfield"]])).toEqual({ id: null, name: "Northfield" });
    expect(programOfTitle([["Publisher", "x"]])).toBeNull();
    expect(nameAndId("Trail Thrift (UK)")).toEqual({ id: null, name: "Trail Thrift (UK)" });
  });
});
