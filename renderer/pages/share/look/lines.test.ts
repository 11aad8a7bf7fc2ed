import { describe, expect, test } from "vitest";
import type { Change, PartnerPart, Preview } from "../shared.ts";
import { countOf, linesOf } from "./lines.ts";

const change = (of: Change["of"], field = "name"): Change => ({
  uid: `${of} ${field}`,
  table: "partner",
  title: "Alpha",
  field,
  old: "a",
  new: "b",
  author: "Ben",
  at: 1,
  of,
});
const part = (uid: string, more: Partial<PartnerPart>): PartnerPart => ({
  uid,
  id: 1,
  name: uid,
  is: "changed",
  created: 0,
  updated: 1,
  kept: 0,
  conflicts: 0,
  changes: [],
  more: 0,
  ...more,
});
const preview = (partners: PartnerPart[]): Preview => ({
  created: 0,
  updated: 0,
  same: 0,
  conflicts: [],
  ahead: [],
  by: null,
  whole: true,
  deleted: 0,
  newer: 0,
  results: null,
  bytes: { files: 0, size: 0 },
  partners,
  morePartners: 0,
});
const value = preview([
  part("a", { changes: [change("theirs"), change("mine", "tier"), change("deleted", "deletedAt")], more: 7 }),
  part("b", { conflicts: 2 }),
  part("c", { changes: [change("theirs")] }),
]);
const shown = (...given: Parameters<typeof linesOf>): string[] => linesOf(...given).map(({ kind }) => kind);

describe("the lines of the preview", () => {
  test("are the partners, and the changes of those that are open, with what is not listed", () => {
    expect(shown(value, "all", new Set())).toEqual(["partner", "partner", "partner"]);
    expect(shown(value, "all", new Set(["a"]))).toEqual([
      "partner",
      "change",
      "change",
      "change",
      "more",
      "partner",
      "partner",
    ]);
  });

  test("are filtered by what happens, partners without any of it left out", () => {
    expect(countOf(value, "theirs")).toBe(2);
    expect(countOf(value, "mine")).toBe(1);
    expect(countOf(value, "deleted")).toBe(1);
    expect(countOf(value, "conflicts")).toBe(1);
    expect(shown(value, "deleted", new Set(["a", "c"]))).toEqual(["partner", "change", "more"]);
  });

  test("have keys of their own", () => {
    const keys = linesOf(value, "all", new Set(["a", "b", "c"])).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
