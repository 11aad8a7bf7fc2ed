import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { linkParts } from "./links.ts";

const links = (text: string) => linkParts(text).flatMap(({ url }) => url ?? []);

test("web addresses and mail addresses, without the sentence around them", () => {
  expect(
    links("See https://kestrel.example/rates?q=4. And www.gear.example, or write to maya@kestrel.example!"),
  ).toEqual(["https://kestrel.example/rates?q=4", "https://www.gear.example", "mailto:maya@kestrel.example"]);
  expect(links("(https://en.wiki.example/wiki/Tea_(drink))")).toEqual([
    "https://en.wiki.example/wiki/Tea_(drink)",
  ]);
  expect(links("<https://a.example/x>")).toEqual(["https://a.example/x"]);
});

test("nothing else leads anywhere", () => {
  expect(links("javascript:alert(1) file:///etc/passwd data:text/html,x ftp://a.example")).toEqual([]);
  expect(links("v1.2 and a@b and 12:30")).toEqual([]);
});

test("the parts are the text", () => {
  assert(
    property(string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const whole = `${text} https://a.example/${text}`;
      expect(
        linkParts(whole)
          .map((part) => part.text)
          .join(""),
      ).toBe(whole);
    }),
    { numRuns: 200 },
  );
});
