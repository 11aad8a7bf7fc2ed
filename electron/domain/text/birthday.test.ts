// Birthdays: every spelling an address book has, and silence where the day cannot be known.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBirthday } from "./birthday.ts";

describe("parseBirthday", () => {
  it.each([
    ["1988-03-14", "1988-03-14"],
    ["19880314", "1988-03-14"],
    ["1988-03-14T00:00:00Z", "1988-03-14"],
    ["1988/3/14", "1988-03-14"],
    [" --07-22", "--07-22"],
    ["--0412", "--04-12"],
    ["--04-12", "--04-12"],
    ["-04-12", "--04-12"],
    ["0412", "--04-12"],
    ["--02-29", "--02-29"],
    ["1604-07-22", "--07-22"],
    ["0000-07-22", "--07-22"],
    ["14/3/1988", "1988-03-14"],
    ["3/14/1988", "1988-03-14"],
    ["3/14/88", "1988-03-14"],
    ["5/5/1990", "1990-05-05"],
    ["3.4.1988", "1988-04-03"],
    ["14.03.", "--03-14"],
    ["14 March 1988", "1988-03-14"],
    ["March 14, 1988", "1988-03-14"],
    ["Mon, 14 Mar 1988", null],
    ["14. März 1988", "1988-03-14"],
    ["14 mars", "--03-14"],
    ["14 de marzo de 1988", "1988-03-14"],
    ["Monday, March 14, 1988", "1988-03-14"],
    ["14-Mar-88", "1988-03-14"],
    ["1er août 1990", "1990-08-01"],
    ["14/3", "--03-14"],
  ])("%j is %j", (text, day) => expect(parseBirthday(text)).toBe(day));

  it("asks before it takes one of two meanings", () => {
    expect(parseBirthday("3/4/1988")).toBeNull();
    expect(parseBirthday("3/4/1988", true)).toBe("1988-03-04");
    expect(parseBirthday("3/4/1988", false)).toBe("1988-04-03");
    expect(parseBirthday("14/3/1988", true)).toBe("1988-03-14");
  });

  it.each([
    "",
    "0/0/00",
    "00/00/0000",
    "1988-02-30",
    "1987-02-29",
    "--02-30",
    "--13-01",
    "30/2/1988",
    "1988",
    "soon",
    "March",
    "4501-01-01",
    "1/1/4501",
    "NaN",
    "=TODAY()",
    "March 1988",
  ])("%j is none", (text) => {
    expect(parseBirthday(text, true)).toBeNull();
  });

  it("gives back every day of the calendar from every unambiguous spelling", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2026-01-01"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, number] = day.split("-");
          expect(parseBirthday(day)).toBe(day);
          expect(parseBirthday(day.replaceAll("-", ""))).toBe(day);
          expect(parseBirthday(`${month}/${number}/${year}`, true)).toBe(day);
          expect(parseBirthday(`${number}/${month}/${year}`, false)).toBe(day);
          expect(parseBirthday(`${number}.${month}.${year}`)).toBe(day);
          expect(parseBirthday(`--${month}${number}`)).toBe(`--${month}-${number}`);
        },
      ),
    );
  });
});
