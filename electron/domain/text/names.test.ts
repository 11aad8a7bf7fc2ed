// Keys of names: what is one company, what is only similar, and what is neither.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./distance.ts";
import { foldKey } from "./fold.ts";
import { companyKey, nameKey, similarEnough, similarNames } from "./names.ts";

describe("nameKey", () => {
  it.each([
    ["Peak & Pine", "Peak and Pine"],
    ["Peak+Pine", "PEAK UND PINE"],
    ["Fjell&Fjord", "Fjell og Fjord"],
    ["Rucksack-Radio", "Rucksack Radio"],
    ["O'Neill", "O’Neill"],
    ["O'Neill", "ONeill"],
    ["J.R.R. Tolkien", "JRR Tolkien"],
    ["VondrÁk, MBA", "vondrak mba"],
    ["Zoë Ætheling 🌲", "zoe aetheling"],
    ["Disney+", "Disney Plus"],
  ])("%j = %j", (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it.each([
    ["Y Combinator", "Combinator"],
    ["Trail Thrift", "TrailThrift"],
    ["🌲", "🌊"],
    ["C", "C++"],
  ])("%j ≠ %j", (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));

  it("is its own key and empty only for nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const key = nameKey(text);
        expect(nameKey(key)).toBe(key);
        expect(key === "").toBe(foldKey(text) === "");
      }),
    );
  });
});

describe("companyKey", () => {
  it.each([
    ["Trail Thrift Limited", "trail thrift"],
    ["Trail Thrift Ltd.", "trail thrift"],
    ["CashCanary, LLC", "cashcanary"],
    ["LoopPerks, Inc.", "loopperks"],
    ["Budget Basecamp Pty Ltd", "budget basecamp"],
    ["Fjell og Fjord AS", "fjell & fjord"],
    ["Nordlys A/S", "nordlys"],
    ["Kompass GmbH & Co. KG", "kompass"],
    ["Kompass GmbH & Co KGaA", "kompass"],
    ["Kompass UG (haftungsbeschränkt)", "kompass"],
    ["Hans Kompass e.K.", "hans kompass"],
    ["Sac S.A.R.L.", "sac"],
    ["Sac S. A.", "sac"],
    ["Rossi S.p.A.", "rossi"],
    ["Rossi SpA", "rossi"],
    ["Rossi S.r.l.", "rossi"],
    ["Obchod s.r.o.", "obchod"],
    ["Sklep Sp. z o.o.", "sklep"],
    ["Trgovina d.o.o.", "trgovina"],
    ["Kauppa Oy", "kauppa"],
    ["Mika K.K.", "mika"],
    ["株式会社ミカ", "ミカ"],
    ["ミカ㈱", "ミカ"],
    ["ООО «Ромашка»", "ромашка"],
    ["Tiffany & Co.", "tiffany"],
    ["Honest Company, Inc.", "honest"],
    ["The Wandering Spoon Ltd", "the wandering spoon"],
  ])("%j → %j", (name, key) => expect(companyKey(name)).toBe(key));

  it.each(["GmbH", "Co.", "Ltd", "The Company", "S.A.", "株式会社"])(
    "never comes down to nothing: %j",
    (name) => {
      expect(companyKey(name).replace(/^the$/, "")).not.toBe("");
    },
  );

  it.each([
    ["Trail Thrift", "Trail Thrifty Tours"],
    ["Trail Thrift", "TrailThrift"],
    ["Blue Lagoon Spa", "Blue Lagoon"],
    ["The Wandering Spoon", "Wandering Spoon"],
    ["Vouchernaut Ltd", "Vouchernaut UK"],
  ])("%j ≠ %j", (a, b) => expect(companyKey(a)).not.toBe(companyKey(b)));

  it("takes off any pile of legal forms and leaves the name", () => {
    const name = fc.stringMatching(/^[b-df-hj-np-rt-xz][a-z]{5,9}q$/);
    const form = fc.constantFrom(
      "Ltd",
      "Limited",
      "LLC",
      "Inc.",
      "GmbH",
      "AG",
      "S.A.",
      "BV",
      "Oy",
      "PLC",
      "K.K.",
      "d.o.o.",
    );
    fc.assert(
      fc.property(name, fc.array(form, { maxLength: 3 }), (name, forms) => {
        expect(companyKey([name, ...forms].join(" "))).toBe(name);
      }),
    );
  });

  it("is its own key", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "The",
            "Trail",
            "Co",
            "Ltd",
            "&",
            "and",
            "S.A.",
            "e",
            "K",
            "GmbH",
            "Spa",
            "株式会社",
            "(株)",
          ),
          { maxLength: 6 },
        ),
        (parts) => {
          const key = companyKey(parts.join(" "));
          expect(companyKey(key)).toBe(key);
        },
      ),
    );
  });
});

describe("similarNames", () => {
  it.each([
    ["Trail Thrift", "TrailThrift", 0.95],
    ["Sac à Dos Malin", "SacADosMalin", 0.95],
    ["The Wandering Spoon", "Wandering Spoon", 0.95],
    ["Fjell&Fjord", "Fjell og Fjord AS", 1],
    ["", "Trail Thrift", 0],
    ["Trail Thrift", "Gear Ledger", 0],
    ["Shop 24", "Shop 25", 0],
    ["Ace", "Ice", 0],
  ])("%j and %j: %d", (a, b, score) => expect(similarNames(a, b)).toBe(score));

  it.each([
    ["Kestrel Media Grp.", "Kestrel Media Group"],
    ["LoopPerks", "Loop Perks Rewards"],
    ["Cash Canary (cashback)", "CashCanary LLC"],
    ["Vouchernaut", "Vuochernaut"],
    ["The Wandering Spoon - Lucía", "Wandering Spoon"],
  ])("%j and %j are worth a question", (a, b) => {
    expect(similarNames(a, b)).toBeGreaterThanOrEqual(similarEnough);
    expect(similarNames(a, b)).toBeLessThan(0.95);
  });

  it("does not take Trail Thrifty Tours for Trail Thrift", () =>
    expect(similarNames("Trail Thrift", "Trail Thrifty Tours")).toBeLessThan(similarEnough));

  it("is the same both ways, within 0 and 1", () => {
    const name = fc
      .array(fc.constantFrom("Trail", "Thrift", "the", "Co", "Loop", "Perks", "24", "trial", "&"), {
        maxLength: 4,
      })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = similarNames(a, b);
        expect(similarNames(b, a)).toBe(score);
        expect(score >= 0 && score <= 1).toBe(true);
        expect(score === 1).toBe(companyKey(a) === companyKey(b) && companyKey(a) !== "");
      }),
    );
  });
});

describe("editDistance", () => {
  it.each([
    ["kitten", "sitting", 5, 3],
    ["abcd", "acbd", 5, 1],
    ["", "abc", 5, 3],
    ["kitten", "sitting", 1, 2],
    ["a", "abcdef", 2, 3],
  ])("%j %j within %d: %d", (a, b, limit, distance) => expect(editDistance(a, b, limit)).toBe(distance));

  it("is 0 only for equal texts, and the same both ways", () => {
    const text = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
      }),
    );
  });
});
