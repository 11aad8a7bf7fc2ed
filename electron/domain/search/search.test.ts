// How a query is read, what is marked in a text, how a piece of it is cut, and what one slip is.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, excerptLength, showsAny } from "./excerpt.ts";
import { marks, type Within } from "./marks.ts";
import { readQuery } from "./query.ts";
import { slips } from "./slip.ts";

const keys = (text: string) => readQuery(text).terms.map(({ key }) => key);
const marked = (text: string, query: string, within?: Within) =>
  marks(text, readQuery(query).terms, within).map(([start, end]) => text.slice(start, end));

describe("a query", () => {
  test.each([
    ["  Kestrel   MÉDIA ", ["kestrel", "media"]],
    ['"kestrel" (media), *', ["kestrel", "media"]],
    ["https://www.kestrel.example/", ["kestrel.example"]],
    ["mara@kestrel.example", ["mara@kestrel.example"]],
    ["+44 20 7946 0123 mara", ["+44 20 7946 0123", "mara"]],
    ["a 12 b", ["a", "12", "b"]],
    ["& kestrel", ["kestrel"]],
    ["&", ["&"]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });
  test("numbers in the spellings they may be kept in", () => {
    expect(readQuery("020 7946 0123", "GB").terms[0]!.numbers).toEqual([
      "02079460123",
      "2079460123",
      "442079460123",
    ]);
    expect(readQuery("12 3").terms.map(({ numbers }) => numbers)).toEqual([[], []]);
  });
});

describe("marks", () => {
  test.each<[string, string, string[], Within?]>([
    ["Kestrel Media", "med", ["Med"]],
    ["Straße", "strasse", ["Straße"]],
    ["Straße", "ass", ["aß"]],
    ["Zoë Ørsted", "zoe orst", ["Zoë", "Ørst"]],
    ["Zoe\u0308 B", "zoe", ["Zoe\u0308"]],
    ["+44 20 7946-0123", "79460123", ["7946-0123"]],
    ["recommended commission", "comm", ["comm"], "start"],
    ["recommended commission", "comm", ["comm", "comm"], "part"],
    ["🎉 party Kestrel", "kestrel", ["Kestrel"]],
    ["aaaa", "aa", ["aa"]],
    ["nothing", "else", []],
  ])("%j by %j", (text, query, expected, within) => {
    expect(marked(text, query, within)).toEqual(expected);
  });
  test("a number in another spelling", () => {
    const [range] = marks("020 7946 0123", readQuery("+44 (0)20 7946-0123", "GB").terms);
    expect(range).toEqual([0, 13]);
  });
  test("lie inside the text, in order and apart, whatever the text is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.string({ unit: "grapheme", maxLength: 8 }),
        (text, query) => {
          let last = -1;
          for (const [start, end] of marks(text, readQuery(query).terms)) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
    );
  });
});

describe("a piece of a text", () => {
  test("is the text itself where it is short, on one line", () => {
    expect(excerpt("one\n two  three", readQuery("two").terms)).toBe("one two three");
  });
  test("leaves out the marks of quoted lines", () => {
    expect(excerpt("Yes.\n> > Hello,\n>would a > b do?", readQuery("would").terms)).toBe(
      "Yes. Hello, would a > b do?",
    );
  });
  test("shows the place where most words stand together", () => {
    const text = `alpha ${"x ".repeat(200)}alpha beta ${"y ".repeat(200)}`;
    expect(excerpt(text, readQuery("alpha beta").terms)).toContain("alpha beta");
  });
  test("is found far down in a long text, at the beginning of a word", () => {
    const text = `${"größe and more ".repeat(3000)}the zanzibar ferry${" and so on".repeat(3000)}`;
    const shown = excerpt(text, readQuery("zanzibar").terms);
    expect(shown).toMatch(/^….* zanzibar ferry and .*…$/);
    expect(excerpt(text, readQuery("anzibar").terms)).toMatch(/^größe/);
    expect(showsAny(text, readQuery("zanz").terms)).toBe(true);
    expect(showsAny(text, readQuery("anzibar").terms)).toBe(false);
  });
  test("prefers the piece of a long text that has all of the words", () => {
    const text = `alpha ${"x ".repeat(4000)}beta alpha ${"y ".repeat(9000)}`;
    expect(excerpt(text, readQuery("alpha beta").terms)).toContain("beta alpha");
  });
  test("is never longer than promised and never cuts a character in two", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("word", "🎉🎉", "東京東京東京", "ß", "longer-still", " "), {
          maxLength: 200,
        }),
        (parts) => {
          const piece = excerpt(parts.join(""), readQuery("word").terms);
          expect(piece.length).toBeLessThanOrEqual(excerptLength);
          expect(piece.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe("one slip", () => {
  test.each([
    ["kestel", "kestrel", true],
    ["kesstrel", "kestrel", true],
    ["kesprel", "kestrel", true],
    ["ketsrel", "kestrel", true],
    ["estrel", "kestrel", true],
    ["kestrels", "kestrel", true],
    ["kesr", "kestrel", true],
    ["kestrel", "kestrelmedia", true],
    ["kstrle", "kestrel", false],
    ["media", "kestrel", false],
    ["ab", "", false],
  ])("%s for %s: %s", (typed, word, expected) => {
    expect(slips(typed, word)).toBe(expected);
  });
});
