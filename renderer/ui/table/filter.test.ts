import { expect, test } from "vitest";
import { filterLabel, isComplete, operations, type FilterField } from "./filter.ts";

const stage: FilterField = {
  field: "stage",
  label: "Stage",
  kind: "choice",
  choices: [
    { value: "active", label: "Active" },
    { value: "key", label: "Key" },
  ],
};
const website: FilterField = { field: "websites", label: "Website", kind: "part" };
const contact: FilterField = { field: "lastContactAt", label: "Last contact", kind: "contact" };

test("a chip names choices, not their codes", () => {
  expect(filterLabel(stage, { field: "stage", op: "is", value: ["active", "key"] })).toBe(
    "Stage is Active, Key",
  );
});

test("a choice of one is its value; of one that is found the name is kept with it", () => {
  const show: FilterField = { ...stage, kind: "one" };
  expect(filterLabel(show, { field: "stage", op: "is", value: ["key"] })).toBe("Stage: Key");
  const found: FilterField = { field: "partner", label: "Partner", kind: "one", find: () => null };
  expect(filterLabel(found, { field: "partner", op: "is", value: ["12", "Kestrel"] })).toBe(
    "Partner: Kestrel",
  );
});

test("a set that is empty has none", () => {
  expect(filterLabel(website, { field: "websites", op: "empty" })).toBe("Website none");
  expect(filterLabel(stage, { field: "stage", op: "empty" })).toBe("Stage is empty");
});

test("a day in a chip is a day of the reader's calendar, whatever the time zone", () => {
  const label = filterLabel(contact, { field: "lastContactAt", op: "noneSince", value: "2026-08-23" });
  expect(label).toMatch(/^Last contact none since .*23.*2026|.*2026.*23/);
});

test("a filter is asked only when its value is there", () => {
  expect(isComplete({ field: "stage", op: "is", value: [] })).toBe(false);
  expect(isComplete({ field: "stage", op: "is", value: ["key"] })).toBe(true);
  expect(isComplete({ field: "stage", op: "empty" })).toBe(true);
  expect(isComplete({ field: "nextContactOn", op: "between", value: ["2026-01-01", ""] })).toBe(false);
  expect(isComplete({ field: "people", op: "atLeast", value: 0 })).toBe(true);
  expect(isComplete({ field: "people", op: "atLeast" })).toBe(false);
});

test("every kind of field can be asked whether it is filled in, but for instants that always are and a choice of one", () => {
  const asked = Object.entries(operations).filter(([, ops]) => ops.some((op) => op === "empty"));
  expect(asked.map(([kind]) => kind)).toEqual(
    Object.keys(operations).filter((kind) => kind !== "instant" && kind !== "one"),
  );
});
