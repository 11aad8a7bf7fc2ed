// Each field of a report has a name and a definition, and no name is there for nothing.
import { expect, test } from "vitest";
import { reports } from "../words/ui/reports.ts";
import { fieldKind, isReportField, reportFields } from "./fields.ts";
import { reportFormats } from "./formats.ts";

test("fields and their definitions are the same set", () => {
  expect(reportFields.map(({ field }) => field).toSorted()).toEqual(Object.keys(reports.fields).toSorted());
  for (const { label, definition } of Object.values(reports.fields)) {
    expect(label).toMatch(/^\p{Lu}/u);
    expect(definition).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test("fields are known by name", () => {
  expect(isReportField("declinedValue")).toBe(true);
  expect(isReportField("declined")).toBe(false);
  expect([fieldKind("value"), fieldKind("clicks"), fieldKind("grossClicks"), fieldKind("epcPer100")]).toEqual(
    ["amount", "count", "none", "ratio"],
  );
});

test("what a format needs, it has columns for", () => {
  for (const { format, needs, columns, kind } of reportFormats) {
    const has = new Set(columns.map(({ field }) => field));
    expect([format, needs.filter((field) => !has.has(field))]).toEqual([format, []]);
    const strange = columns.filter(
      ({ field }) => !reportFields.find((one) => one.field === field)!.reports.includes(kind),
    );
    expect([format, strange]).toEqual([format, []]);
  }
});
