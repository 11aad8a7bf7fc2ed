// Folding: what counts as the same letter, and that a key of a key is the key.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldKey, sameText } from "./fold.ts";

describe("foldKey", () => {
  it.each([
    ["  Jürgen   Weißmüller ", "jurgen weissmuller"],
    ["Øystein Håkonvik", "oystein hakonvik"],
    ["Ætheling", "aetheling"],
    ["Łódź", "lodz"],
    ["Đorđe", "dorde"],
    ["Þórður", "thordur"],
    ["İstanbul", "istanbul"],
    ["ISTANBUL", "istanbul"],
    ["ＡＢＣ\u00a0ｄ", "abc d"],
    ["ﬁne\u200bprint\u00ad", "fineprint"],
    ["Αθήνας", "αθηνασ"],
    ["棚橋\u3000美香", "棚橋 美香"],
    ["ばか", "ばか"],
    ["हिन्दी", "हिन्दी"],
    ["한국", "한국"],
    ["a\nb\tc", "a b c"],
    ["", ""],
  ])("%j is %j", (text, key) => expect(foldKey(text)).toBe(key));

  it("keeps voicing marks apart: they are other words", () =>
    expect(foldKey("ハハ")).not.toBe(foldKey("パパ")));

  it("is its own key, and blind to case, composition and outer space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const key = foldKey(text);
        expect(foldKey(key)).toBe(key);
        expect(foldKey(` ${text}  `)).toBe(key);
        expect(foldKey(text.normalize("NFD"))).toBe(foldKey(text.normalize("NFC")));
      }),
    );
  });

  it("gives ASCII the same key on both ways through", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(foldKey(`${text}\u200b`)).toBe(foldKey(text));
      }),
    );
  });
});

describe("sameText", () => {
  it.each([
    ["Loop Perks", "LOOPPERKS", true],
    ["Head of  Commerce ", "head of commerce", true],
    ["Chloe\u0301", "chloé", true],
    ["Chloe", "Chloé", false],
    ["Rucksack-Radio", "Rucksack Radio", false],
    ["Weiß", "Weiss", false],
  ])("%j and %j: %s", (a, b, same) => expect(sameText(a, b)).toBe(same));

  it("holds for itself and both ways", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(sameText(a, a)).toBe(true);
        expect(sameText(a, b)).toBe(sameText(b, a));
      }),
    );
  });
});
