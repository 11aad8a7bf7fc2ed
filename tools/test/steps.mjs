// The steps of `npm test`: what each runs, and what it counts for.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { needNode, root } from "../node.mjs";
import { program } from "../programs.mjs";
import { journeyCount, journeysListed, report, unitCount } from "./count.mjs";

/** @typedef {import("./count.mjs").Count} Count */
/** @typedef {{ count: Count, output: string }} Outcome `output` is shown when something failed */

const reports = join(root, "out", "reports");
const unitReport = join(reports, "unit.json");
const journeyReport = join(reports, "journeys.json");

/** The packages' own entry files, under the right Node: npx would cost half a second for each step. */
const bin = (/** @type {string} */ path) => join(root, "node_modules", path);
const tools = {
  types: [bin("typescript/bin/tsc"), "-b"],
  lint: [bin("oxlint/bin/oxlint"), "--deny-warnings"],
  format: [bin("oxfmt/bin/oxfmt"), "--check"],
  unit: [bin("vitest/vitest.mjs"), "run"],
  build: [join(root, "tools", "build.ts")],
  journeys: [bin("@playwright/test/cli.js"), "test"],
};

/**
 * @param {string} command @param {string[]} args @param {Record<string, string>} [env] @param {boolean} [live] shows the output as it comes
 */
function run(command, args, env = {}, live = false) {
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
    stdio: live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  return {
    ok: done.status === 0,
    output: live ? "" : `${done.stdout}${done.stderr}${done.error?.message ?? ""}`,
  };
}

/** A tool that is either content or not. @param {"types" | "lint" | "format" | "build"} name @returns {Outcome} */
export function single(name) {
  const { ok, output } = run(needNode(), tools[name]);
  return { count: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, output };
}

/** @param {string[]} filters @returns {Outcome} */
export function unit(filters) {
  mkdirSync(reports, { recursive: true });
  rmSync(unitReport, { force: true });
  const { output } = run(needNode(), [
    ...tools.unit,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${unitReport}`,
    ...filters,
  ]);
  return { count: unitCount(report(unitReport)), output };
}

/** Headed, with a display and a message bus of their own where Linux has them. */
function onScreen() {
  const command = [needNode(), ...tools.journeys];
  if (process.platform !== "linux") return command;
  const screen = program("xvfb-run") ? ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"] : [];
  const bus = program("dbus-run-session") ? ["dbus-run-session", "--"] : [];
  // The bus inside the screen: what it starts, a notification daemon, needs the display.
  return [...screen, ...bus, ...command];
}

/** @param {string[]} filters @returns {Outcome & { json: import("./count.mjs").JourneyReport | null }} */
export function journeys(filters) {
  mkdirSync(reports, { recursive: true });
  rmSync(journeyReport, { force: true });
  const [command = "", ...args] = onScreen();
  run(
    command,
    [...args, "--reporter=dot,json", ...filters],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport },
    true,
  );
  /** @type {import("./count.mjs").JourneyReport | null} */
  const json = report(journeyReport);
  return { count: journeyCount(json), output: "", json };
}

/** Without a build every journey has failed. @returns {Count} */
export function journeysNotRun() {
  const listed = join(reports, "list.json");
  mkdirSync(reports, { recursive: true });
  run(needNode(), [...tools.journeys, "--list", "--reporter=json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: listed });
  return { passed: 0, failed: journeysListed(report(listed)), skipped: 0 };
}

/** What the app asks of the system and the stand-in only writes down, by the stand-in's own inventory. @returns {string[]} */
export function recordedOnly() {
  const { output } = run(needNode(), [join(root, "e2e", "standin", "inventory.ts")]);
  return [...output.matchAll(/^recorded only +(.+?) {2,}/gm)].map(([, member = ""]) => member);
}
