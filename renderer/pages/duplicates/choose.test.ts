// Which one stays, and which values are proposed and sent.
import { expect, test } from "vitest";
import { choicesOf, choosable, pickOf, proposedKeep, type FieldRow, type Pair } from "./choose.ts";

const cell = (value: string | null) => ({ value, shown: null, origin: null });
const row = (field: string, a: string | null, b: string | null, joins = false): FieldRow => ({
  field,
  label: null,
  a: cell(a),
  b: cell(b),
  differ: a !== b,
  joins,
  private: false,
});
const none = { people: 0, talks: 0, tasks: 0, promises: 0, negotiations: 0, agreements: 0, results: 0 };
const side = (id: number, createdAt: number, talks: number) => ({
  id,
  uid: String(id),
  name: "",
  createdAt,
  deletedAt: null,
  importing: false,
  made: null,
  hangs: { ...none, talks },
});
const pair = (a: Pair["a"], b: Pair["b"]): Pair => ({
  kind: "partner",
  a,
  b,
  fields: [],
  sets: [],
  programs: [],
  notSame: false,
  score: 90,
  reasons: [],
  codes: [],
});

test("the one that more hangs on stays, else the older one", () => {
  expect(proposedKeep(pair(side(1, 5, 0), side(2, 9, 3)))).toBe("b");
  expect(proposedKeep(pair(side(1, 9, 2), side(2, 5, 2)))).toBe("b");
  expect(proposedKeep(pair(side(1, 5, 2), side(2, 9, 2)))).toBe("a");
});

test("an empty value gives way to one that is there, whoever stays; two texts are both kept", () => {
  const fields = [row("tier", null, "A"), row("name", "Roth", "Roth Media"), row("note", "x", "y", true)];
  expect(fields.map((one) => pickOf(one, {}, "a"))).toEqual(["b", "a", "both"]);
  expect(fields.map((one) => pickOf(one, {}, "b"))).toEqual(["b", "b", "both"]);
  expect(choicesOf(fields, {}, "a")).toEqual({ tier: "drop", name: "keep" });
});

test("the parts of a person's name are no choice of their own", () => {
  const fields = [
    row("fullName", "Ida Roth", "Dr. Ida Roth"),
    row("name", '{"given":"Ida"}', '{"prefix":"Dr."}'),
  ];
  const named = (kind: "partner" | "contact") => choosable({ kind, fields }).map(({ field }) => field);
  expect(named("contact")).toEqual(["fullName"]);
  expect(named("partner")).toEqual(["fullName", "name"]);
});

test("a choice is of a record: it stays with it when the sides are swapped", () => {
  const fields = [
    row("name", "Roth", "Roth Media"),
    row("country", "DE", "DE"),
    row("note", "x", null, true),
  ];
  const picks = { name: "b" } as const;
  expect(choicesOf(fields, picks, "a")).toEqual({ name: "drop", note: "keep" });
  expect(choicesOf(fields, picks, "b")).toEqual({ name: "keep", note: "drop" });
});
