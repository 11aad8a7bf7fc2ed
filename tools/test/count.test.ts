import { expect, test } from "vitest";
import type { JSONReportSpec, JSONReportSuite } from "@playwright/test/reporter";
import { journeyCount, journeysListed, noted, sum, unitCount } from "./count.mjs";

const unit = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }] },
    { status: "passed", assertionResults: [{ status: "passed" }] },
  ],
};
const spec = (...annotations: { type: string; description: string }[]): JSONReportSpec => ({
  tags: [],
  title: "",
  ok: true,
  id: "",
  file: "",
  line: 1,
  column: 1,
  tests: [
    {
      annotations,
      timeout: 0,
      expectedStatus: "passed",
      projectName: "",
      projectId: "",
      results: [],
      status: "expected",
    },
  ],
});
const suite = (specs: JSONReportSpec[], suites: JSONReportSuite[] = []): JSONReportSuite => ({
  title: "",
  file: "",
  line: 1,
  column: 1,
  specs,
  suites,
});
const journeys = {
  stats: { startTime: "", duration: 0, expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
  errors: [{ message: "a worker ended" }],
  suites: [
    suite(
      [spec({ type: "runtime", description: "A" })],
      [suite([spec({ type: "runtime", description: "A" }), spec()])],
    ),
    suite([spec({ type: "not shown", description: "B" })]),
  ],
};

test("a unit file that did not load is a failure of its own", () => {
  expect(unitCount(unit)).toEqual({ passed: 7, failed: 2, skipped: 1 });
});

test("flaky journeys and errors outside of tests have failed", () => {
  expect(journeyCount(journeys)).toEqual({ passed: 3, failed: 3, skipped: 2 });
});

test("no report is a failure, never a silence", () => {
  expect(unitCount(null).failed).toBe(1);
  expect(journeyCount(null).failed).toBe(1);
  expect(journeysListed(null)).toBe(1);
});

test("journeys are listed through nested suites, notes said once", () => {
  expect(journeysListed(journeys)).toBe(4);
  expect(noted(journeys, "runtime")).toEqual(["A"]);
  expect(noted(journeys, "not shown")).toEqual(["B"]);
});

test("counts add up", () => {
  expect(sum([unitCount(unit), journeyCount(journeys)])).toEqual({ passed: 10, failed: 5, skipped: 3 });
});
