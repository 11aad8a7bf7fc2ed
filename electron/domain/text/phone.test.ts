// Phone numbers: one key however they are typed, and when a number with and one without a country code are the same.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phoneKey, phonesAgree } from "./phone.ts";

const key = (text: string, region?: string): string | undefined => phoneKey(text, region)?.key;

describe("phoneKey", () => {
  it.each([
    ["+44 20 7946 0101", "+442079460101"],
    ["'+1 312-555-0108", "+13125550108"],
    ["tel:+1-312-555-0108", "+13125550108"],
    ["+44 (0)20 7946 0101", "+442079460101"],
    ["+44 020 7946 0101", "+442079460101"],
    ["(+44) 20 7946 0101", "+442079460101"],
    ["0044 20 7946 0101", "+442079460101"],
    ["+39 06 1234 5678", "+390612345678"],
    ["＋４４ 20 7946 0101", "+442079460101"],
    ["+61 2 5550 1113", "+61255501113"],
    ["+33 1 99 00 01 05", "+33199000105"],
    ["+44 20 7946 0101 ext. 12", "+442079460101;ext=12"],
    ["+1 312-555-0108 x99", "+13125550108;ext=99"],
    ["tel:+13125550108;ext=99", "+13125550108;ext=99"],
    ["07700 900199", "07700900199"],
    ["020 7946 0101", "02079460101"],
    ["٠٢٠ ٧٩٤٦ ٠١٠١", "02079460101"],
    ["112", "112"],
  ])("%j is %j", (text, expected) => expect(key(text)).toBe(expected));

  it("completes a number by its country", () => {
    expect(key("020 7946 0101", "GB")).toBe("+442079460101");
    expect(key("(312) 555-0108", "us")).toBe("+13125550108");
  });
  it("shows what was typed", () => expect(phoneKey("'+1 312-555-0108")?.shown).toBe("+1 312-555-0108"));
  it.each(["", "n/a", "call me", "-"])("%j is none", (text) => expect(phoneKey(text)).toBeNull());
  it("keeps numbers spelled in letters apart", () =>
    expect(key("1-800-FLOWERS")).not.toBe(key("1-800-GOFEDEX")));

  it("is its own key, however it is set", () => {
    const gap = fc.constantFrom(" ", "-", ".", "");
    fc.assert(
      fc.property(
        fc.constantFrom("44", "1", "49", "353"),
        fc.stringMatching(/^[1-9]\d{3}$/),
        fc.stringMatching(/^\d{4}$/),
        gap,
        gap,
        (code, head, tail, one, two) => {
          const spelled = key(`+${code}${one}${head}${two}${tail}`);
          expect(spelled).toBe(`+${code}${head}${tail}`);
          expect(key(spelled!)).toBe(spelled);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void phoneKey(text)));
  });

  it("reads 60,000 numbers in well under 300 ms", () => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      for (let at = 0; at < 60_000; at++)
        phoneKey(at % 2 ? `+44 20 7946 ${1000 + (at % 9000)}` : `07700 ${900000 + at}`);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(300);
  });
});

describe("phonesAgree", () => {
  it.each([
    ["020 7946 0101", "+44 20 7946 0101", true],
    ["20 7946 0101", "020 7946 0101", true],
    ["442079460101", "+44 20 7946 0101", true],
    ["1 212 555 0102", "+1 212-555-0102", true],
    ["212 555 0102", "+1 212-555-0102", true],
    ["22 12 34 56", "+47 22 12 34 56", true],
    ["8 495 123-45-67", "+7 495 123-45-67", true],
    ["06 1234 5678", "+39 06 1234 5678", true],
    ["+44 20 7946 0101 x12", "+44 20 7946 0101", true],
    ["+44 20 7946 0101 x12", "+44 20 7946 0101 x13", false],
    ["020 7946 0101", "+44 20 7946 0102", false],
    ["+44 20 7946 0101", "+1 20 7946 0101", false],
    ["555-0102", "+1 212-555-0102", false],
    ["139 1234 5678", "+86 159 1234 5678", false],
    ["0101", "+44 20 7946 0101", false],
  ])("%j and %j: %s", (a, b, agree) => {
    expect(phonesAgree(key(a)!, key(b)!)).toBe(agree);
    expect(phonesAgree(key(b)!, key(a)!)).toBe(agree);
  });
});
