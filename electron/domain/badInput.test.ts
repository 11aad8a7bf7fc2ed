// What a schema refuses is said in words of the catalogue, never in the schema's own.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { whyUnfit } from "./badInput.ts";
import { AnyInstant, Day, FilePath, Id, Instant, Locale, Moment, Name, Short, TimeZone } from "./fields.ts";
import { makeWords, sentence } from "./words/words.ts";

const words = makeWords("en-GB");
/** The sentence that a value in the field `it` is refused with. */
function said(schema: z.ZodType, value?: unknown): string {
  const input = value === undefined ? {} : { it: value };
  const issue = z.object({ it: schema }).safeParse(input).error?.issues[0];
  if (!issue) throw new Error("it was not refused");
  return sentence(words, "errors", "bad-input", { field: "it", ...whyUnfit(issue, input) });
}

describe("why an input does not fit", () => {
  const Choice = z.enum(["pin", "drag"]);
  const Repeat = z.union([
    z.string().max(5),
    z.strictObject({ after: z.strictObject({ days: z.int().min(1) }) }),
  ]);
  test.each([
    [Name, undefined, "It is missing."],
    [Name, null, "It is not a text."],
    [Name, " ", "It is empty."],
    [Name, "\0 \0", "It is empty."],
    [Name, "x".repeat(501), "It has more than 500 characters."],
    [Id, "7", "It is not a number."],
    [Id, 1.5, "It is not a whole number."],
    [Id, Number.NaN, "It is not a number."],
    [Id, 0, "It is not more than 0."],
    [z.int().min(1), 0, "It is less than 1."],
    [Id, 1e300, "It is too large to be counted exactly."],
    [z.int().max(1000), 1001, "It is more than 1,000."],
    [z.boolean(), "yes", "It is neither true nor false."],
    [z.array(Id).max(2), [1, 2, 3], "It has more than 2 entries."],
    [z.array(Id).min(1), [], "It is empty."],
    [z.array(Id), {}, "It is not a list."],
    [z.object({}), 5, "It is not a set of named values."],
    [Choice, "hold", "It is none of these: pin, drag."],
    [Day, "27.11.2026", "It is not a day such as 2026-11-20."],
    [Day, "2026-02-30", "No calendar has this day."],
    [Instant, "2026-11-20 09:30", "It is not a moment of the calendar, such as 2026-11-20T09:30:00Z."],
    [Instant, 8_640_000_000_000_000, "No calendar has this day."],
    [Instant, "0000-01-01T00:00:00Z", "No calendar has this day."],
    [Instant, null, "It is not written as this field asks for."],
    [Moment, "2026-02-30T10:00:00", "It is not a moment of the calendar, such as 2026-11-20T09:30:00Z."],
    [Locale, "en-u-ca-x", "It is not a language such as en-GB."],
    [Locale, "", "It is not a language such as en-GB."],
    [TimeZone, "Mars/Base", "It is not a time zone such as Europe/Berlin."],
    [FilePath, "a\0b", "It is not the path of a file."],
    [Repeat, { after: { days: 0 } }, "It is less than 1."],
    [Repeat, { after: {} }, "It is missing."],
    [Repeat, "FREQ=WEEKLY", "It has more than 5 characters."],
    [Repeat, 7, "It is not written as this field asks for."],
  ])("%#", (schema, value, reason) => {
    expect(said(schema, value)).toBe(`it does not fit. ${reason}`);
  });
});

test("a text is kept without the NUL at which SQLite would end it", () => {
  expect(Name.parse(" a\0b ")).toBe("ab");
  expect(Short.parse("\0")).toBe("");
});

test("a moment for comparing may lie beyond every calendar", () => {
  expect(AnyInstant.parse(8_640_000_000_000_000)).toBe(8_640_000_000_000_000);
});
