import { describe, expect, test } from "vitest";
import { alikeByAuthor, alikeInField, decideAll, kept, left, nextOpen } from "./decide.ts";
import type { Conflict } from "./shared.ts";

const conflict = (key: string, more: Partial<Conflict> = {}): Conflict => ({
  key,
  uid: key,
  table: "task",
  field: "dueOn",
  mine: { value: "a", author: "Mara", at: 1 },
  theirs: { value: "b", author: "Ben", at: 2 },
  both: false,
  partner: null,
  partnerUid: null,
  title: key,
  ...more,
});
const three = [conflict("a"), conflict("b", { mine: { value: "a", author: "Mara", at: 9 } }), conflict("c")];

describe("deciding conflicts", () => {
  test("one rule decides what is left and leaves what was decided", () => {
    expect(decideAll(three, { a: "mine" }, "theirs")).toEqual({ a: "mine", b: "theirs", c: "theirs" });
    expect(decideAll(three, { a: "mine" }, "theirs", true)).toEqual({
      a: "theirs",
      b: "theirs",
      c: "theirs",
    });
  });

  test("the newer of each is the one with the later time", () => {
    expect(decideAll(three, {}, "newest")).toEqual({ a: "theirs", b: "mine", c: "theirs" });
  });

  test("both is chosen only where both can be kept", () => {
    const notes = [conflict("a", { both: true }), conflict("b")];
    expect(decideAll(notes, {}, "both")).toEqual({ a: "both" });
  });

  test("a choice for what is no conflict any more is forgotten", () => {
    expect(kept(three, { a: "mine", gone: "theirs" })).toEqual({ a: "mine" });
    expect(left(three, { a: "mine", gone: "theirs" }).map(({ key }) => key)).toEqual(["b", "c"]);
  });

  test("the next open one is looked for around the end", () => {
    expect(nextOpen(three, { c: "mine" }, 1)).toBe(0);
    expect(nextOpen(three, { a: "mine", b: "mine" }, 2)).toBe(2);
    expect(nextOpen(three, { a: "mine", b: "mine", c: "mine" }, 0)).toBeNull();
    expect(nextOpen([], {}, 0)).toBeNull();
  });

  test("alike are rows of one set, and values of one author", () => {
    const tags = [
      conflict("a", { table: "partner", field: "set:tag:q4" }),
      conflict("b", { table: "partner", field: "set:tag:vip" }),
      conflict("c", { table: "contact", field: "set:tag:vip", theirs: { value: "b", author: "Ida", at: 2 } }),
    ];
    expect(alikeInField(tags, tags[0]!).map(({ key }) => key)).toEqual(["a", "b"]);
    expect(alikeByAuthor(tags, tags[2]!).map(({ key }) => key)).toEqual(["c"]);
  });
});
