// Reads the reports of vitest and Playwright into three numbers, and what they say about where they ran.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} UnitReport */
/** @typedef {Pick<import("@playwright/test/reporter").JSONReport, "stats" | "errors" | "suites">} JourneyReport */
/** @typedef {import("@playwright/test/reporter").JSONReportSuite} Suite */
/** @typedef {import("@playwright/test/reporter").JSONReportSpec} Spec */

/** @template T @param {string} file @returns {T | null} the report; null where there is none */
export function report(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  } catch {
    return null;
  }
}

/** A run that ended without a report has failed once. @type {Count} */
const noReport = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {UnitReport | null} json vitest's JSON report
 * @returns {Count} a file that did not even load counts as one failure
 */
export function unitCount(json) {
  if (!json) return noReport;
  const unloaded = json.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + unloaded.length,
    skipped: json.numPendingTests + json.numTodoTests,
  };
}

/**
 * @param {JourneyReport | null} json Playwright's JSON report
 * @returns {Count} a test that passed only when it was tried again counts as failed; so does an error outside of every test
 */
export function journeyCount(json) {
  if (!json) return noReport;
  const { expected, unexpected, flaky, skipped } = json.stats;
  return { passed: expected, failed: unexpected + flaky + json.errors.length, skipped };
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];

/** How many journeys there are, from a list of them. @param {JourneyReport | null} json */
export const journeysListed = (json) => (json ? json.suites.flatMap(specsOf).length : 1);

/**
 * What the journeys noted about where they ran, each thing once.
 * @param {JourneyReport | null} json Playwright's JSON report
 * @param {string} type of annotation
 * @returns {string[]}
 */
export function noted(json, type) {
  if (!json) return [];
  const all = json.suites.flatMap(specsOf).flatMap((spec) => spec.tests.flatMap((test) => test.annotations));
  return [...new Set(all.filter((each) => each.type === type).map((each) => each.description ?? ""))];
}

/** @param {Count[]} counts @returns {Count} */
export const sum = (counts) =>
  counts.reduce(
    (all, each) => ({
      passed: all.passed + each.passed,
      failed: all.failed + each.failed,
      skipped: all.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
