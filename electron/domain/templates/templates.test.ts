// Templates: the language, filling, leaving out cleanly, and the address for the mail program.
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { draft, fill, unknownFields } from "./fill.ts";
import { mailtoLimit, mailtoOf } from "./mailto.ts";
import { literal, parseTemplate } from "./parse.ts";

const filled = (body: string, values: Record<string, string | null> = {}) =>
  fill({ subject: "", body }, values).body;

describe("the language", () => {
  test("fields, fallbacks, braces that are meant, braces that are nothing", () => {
    expect(parseTemplate("Hi { First_Name | there}, {{10}} {} { } } {a{b}")).toEqual([
      "Hi ",
      { name: "First_Name", fallback: "there", source: "{ First_Name | there}" },
      ", {10} {} { } } {a",
      { name: "b", fallback: null, source: "{b}" },
    ]);
  });

  test("case and spaces aside", () => {
    expect(filled("{FIRSTNAME} {first  name} {First-Name}", { "first name": "Maya" })).toBe("Maya Maya Maya");
  });

  test("any text can be said literally, and comes out of a draft as it went in", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(filled(literal(text))).toBe(text.replaceAll("\u{e000}", ""));
        const { body } = draft({ subject: "", body: "{x} {y}" }, { x: text });
        expect(fill({ subject: "", body }, { y: "Y" }).body).toBe(`${text.trim()} Y`.trim());
      }),
      { seed: 6068, numRuns: 300, examples: [["{first name}"], ["}}{{"], ["{"]] },
    );
  });
});

describe("filling", () => {
  test("says what it does not know, and sends no braces", () => {
    const texts = { subject: "{clicks} clicks for {partner}", body: "Hi {first name},\n\n{Clicks} {role}" };
    expect(fill(texts, { partner: "Acme", "first name": null, role: "" })).toEqual({
      subject: "clicks for Acme",
      body: "Hi,\n",
      unknown: [
        { field: "clicks", why: "no-such-field" },
        { field: "first name", why: "no-value" },
        { field: "role", why: "no-value" },
      ],
    });
    expect(unknownFields(texts, { clicks: "1", partner: "A", "first name": "B", role: "C" })).toEqual([]);
  });

  test.each([
    ["Hi {x},", "Hi,"],
    ["{x} hello", "hello"],
    ["a {x} b", "a b"],
    ["Dear {x} {x}!", "Dear!"],
    ["of {partner} ({x})", "of Acme"],
    ["one\n{x}\ntwo", "one\ntwo"],
    ["one\n- {x},\ntwo", "one\ntwo"],
    ["a, {x}, b", "a, b"],
    ["Hi {x|there},", "Hi there,"],
    ["{nothing|zero}", "zero"],
  ])("%j without x is %j", (text, expected) => {
    expect(filled(text, { partner: "Acme", x: null })).toBe(expected);
  });

  test("a value is not read again, and a subject is one line", () => {
    expect(filled("{a}", { a: "{b} $& $1", b: "no" })).toBe("{b} $& $1");
    expect(fill({ subject: "{a} b", body: "" }, { a: "x\ny" }).subject).toBe("x y b");
  });

  test("a draft keeps what is not known, to be filled by hand", () => {
    const texts = draft({ subject: "{a} {b|c}", body: "{x} {{y}} {a}" }, { a: "{1}" });
    expect(texts).toEqual({ subject: "{{1}} c", body: "{x} {{y}} {{1}}" });
    expect(fill(texts, { x: "now" }).body).toBe("now {y} {1}");
  });
});

describe("mailto, RFC 6068", () => {
  test("encodes address, subject and body; line ends are CRLF", () => {
    const { mailto, fits } = mailtoOf({
      to: "o'brien+a&b?c%@ex-ample.org",
      subject: "Käse & Co = 100 %?",
      body: "a\nb\r\nc+d #1",
    });
    expect(mailto).toBe(
      "mailto:o'brien%2Ba%26b%3Fc%25@ex-ample.org?subject=K%C3%A4se%20%26%20Co%20%3D%20100%20%25%3F&body=a%0D%0Ab%0D%0Ac%2Bd%20%231",
    );
    expect(fits).toBe(true);
    const back = new URL(mailto);
    expect(decodeURIComponent(back.pathname)).toBe("o'brien+a&b?c%@ex-ample.org");
    expect(decodeURIComponent(/body=([^&]*)/.exec(back.search)![1]!)).toBe("a\r\nb\r\nc+d #1");
  });

  test("what is too long for mail programs leaves without its body, never cut", () => {
    const { mailto, fits } = mailtoOf({ to: "a@x.example", subject: "Short", body: "é".repeat(400) });
    expect({ mailto, fits }).toEqual({ mailto: "mailto:a@x.example?subject=Short", fits: false });
    expect(mailtoOf({ to: "a@x.example", subject: "é".repeat(400), body: "" })).toEqual({
      mailto: "mailto:a@x.example",
      fits: false,
    });
    expect(
      mailtoOf({ to: "a@x.example", subject: "", body: "x".repeat(1950) }).mailto.length,
    ).toBeLessThanOrEqual(mailtoLimit);
    expect(mailtoOf({ to: "a@x.example", subject: "", body: "" }).mailto).toBe("mailto:a@x.example");
    expect(mailtoOf({ to: "a@x.example", subject: "\ud800", body: "" }).mailto).toContain("%EF%BF%BD");
  });
});
