import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { alikeShare, textDiff, type Piece } from "./textDiff.ts";

const side = (pieces: readonly Piece[], of: "mine" | "theirs"): string =>
  pieces.flatMap((piece) => (piece.in === "both" || piece.in === of ? [piece.text] : [])).join("");

describe("what differs between two texts", () => {
  test("names the words that were changed", () => {
    expect(textDiff("Call on Monday at nine.", "Call on Friday at nine.")).toEqual([
      { text: "Call on ", in: "both" },
      { text: "Monday", in: "mine" },
      { text: "Friday", in: "theirs" },
      { text: " at nine.", in: "both" },
    ]);
  });

  test("gives both texts back, whatever they are", () => {
    const text = oneof(
      string(),
      array(constantFrom("a", "b", " ", "\n", "é", "日本", "."), { maxLength: 60 }).map((all) =>
        all.join(""),
      ),
    );
    assert(
      property(text, text, (mine, theirs) => {
        const pieces = textDiff(mine, theirs);
        expect(side(pieces, "mine")).toBe(mine);
        expect(side(pieces, "theirs")).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });

  test("compares very long texts by their lines, and both still come back", () => {
    const mine = Array.from({ length: 1500 }, (_, at) => `Line ${at} of a long note.`).join("\n");
    const theirs = mine.replace("Line 700 of", "Line seven hundred of");
    const pieces = textDiff(mine, theirs);
    expect(side(pieces, "theirs")).toBe(theirs);
    expect(pieces.filter((piece) => piece.in !== "both").map(({ text }) => text.trim())).toEqual([
      "Line 700 of a long note.",
      "Line seven hundred of a long note.",
    ]);
  });

  test("tells how much both have in common", () => {
    expect(alikeShare(textDiff("same", "same"))).toBe(1);
    expect(alikeShare(textDiff("abc", "xyz"))).toBe(0);
    expect(alikeShare(textDiff("one two", "one six"))).toBeCloseTo(1 / 3, 5);
  });
});

describe("what is marked", () => {
  test("is whole numbers and shares, and whole sentences", () => {
    expect(
      textDiff("8% of the sale, 2,500.00 once", "10% of the sale, 3,000.00 once").map(({ text }) => text),
    ).toEqual(["8%", "10%", " of the sale, ", "2,500.00", "3,000.00", " once"]);
    expect(textDiff("A cookie of 30 days.", "A cookie of 30 days. Paid net 30.")).toEqual([
      { text: "A cookie of 30 days.", in: "both" },
      { text: " Paid net 30.", in: "theirs" },
    ]);
  });
});
