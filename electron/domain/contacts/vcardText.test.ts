// Escaping and folding: exact, never inside a character, never a line that reads as the end of a card.
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, folded, parameter } from "./vcardText.ts";

const unfolded = (text: string) => text.replaceAll("\r\n ", "");
const sizes = (text: string) => text.split("\r\n").map((line) => new TextEncoder().encode(line).length);

describe("folding", () => {
  test("lines of 75 octets, put together again exactly", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const line = text.replace(/[\r\n]/g, "");
        const lines = folded(line);
        expect(unfolded(lines)).toBe(line);
        expect(Math.max(...sizes(lines))).toBeLessThanOrEqual(75);
        expect(lines.isWellFormed()).toBe(true);
      }),
      { seed: 6350, numRuns: 300 },
    );
  });

  test("a short line stays as it is; a picture is cut by counting", () => {
    expect(folded("FN:Maya")).toBe("FN:Maya");
    const picture = folded(`PHOTO:data:image/png;base64,${"QUJD".repeat(5000)}`);
    expect(new Set(sizes(picture).slice(0, -1))).toEqual(new Set([75]));
  });

  test.each([70, 74, 75, 76])("END:VCARD in a text never stands on a line of its own (%i)", (before) => {
    const line = `NOTE:${"x".repeat(before - 5)}END:VCARD`;
    const lines = folded(line);
    expect(unfolded(lines)).toBe(line);
    expect(lines.split("\r\n").some((each) => /^\s*END:VCARD$/.test(each))).toBe(false);
    expect(Math.max(...sizes(lines))).toBeLessThanOrEqual(76);
  });
});

test("escaping of RFC 6350 section 3.4 and RFC 6868", () => {
  expect(escaped("a,b;c\\d\ne\r\nf: g")).toBe("a\\,b\\;c\\\\d\\ne\\nf: g");
  expect(escaped("nul\0 bell\u0007 half\ud800")).toBe("nul bell half\ufffd");
  expect(parameter("Skype")).toBe("Skype");
  expect(parameter('a "b"\nc^d;e')).toBe("\"a ^'b^'^nc^^d;e\"");
});
