// `npm test`: installs what is missing, runs everything even after a failure, and ends with one line of counts.
// `npm test -- unit [filter]`, `npm test -- journeys [filter]` and the other names run one part.
import { install } from "./install.mjs";
import { needNode } from "./node.mjs";
import { noted, sum } from "./test/count.mjs";
import { installPrograms } from "./test/debian.mjs";
import { journeys, journeysNotRun, recordedOnly, single, unit } from "./test/steps.mjs";
import { say } from "./words.mjs";

/** @typedef {import("./test/count.mjs").Count} Count */

const parts = ["types", "lint", "format", "unit", "build", "journeys"];
const [only, ...filters] = process.argv.slice(2);
if (only && !parts.includes(only)) {
  console.error(say.unknownPart(only, parts.join(", ")));
  process.exit(1);
}
const wants = (/** @type {string} */ part) => !only || only === part;

install();
needNode();
if (wants("journeys")) installPrograms();

/** @type {Count[]} */
const counts = [];

/** Runs a step, says how it went in one line, shows its output when something failed. @param {string} name @param {() => { count: Count, output: string }} go */
function step(name, go) {
  const started = performance.now();
  const { count, output } = go();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  counts.push(count);
  const { passed, failed, skipped } = count;
  const one = passed + failed + skipped === 1;
  const said = one
    ? failed
      ? say.stepFailed(seconds)
      : say.stepPassed(seconds)
    : say.counted(passed, failed, skipped, seconds);
  console.log(say.step(name, said));
  if (failed > 0 && output.trim()) console.log(output.trim());
  return failed === 0;
}

for (const name of /** @type {const} */ (["types", "lint", "format"]))
  if (wants(name)) step(name, () => single(name));
if (wants("unit")) step("unit", () => unit(filters));
// The journeys run on what is built: on their own they build first.
const built = !(wants("build") || wants("journeys")) || step("build", () => single("build"));
if (wants("journeys")) {
  if (built) {
    step("journeys", () => {
      const { json, ...outcome } = journeys(filters);
      const runtimes = noted(json, "runtime");
      for (const runtime of runtimes) console.log(say.ranOn(runtime));
      if (runtimes.some((runtime) => runtime.includes("stand-in")))
        console.log(say.recordedOnly(recordedOnly().join(", ")));
      for (const what of noted(json, "not shown")) console.log(say.notShown(what));
      return outcome;
    });
  } else {
    counts.push(journeysNotRun());
    console.log(say.step("journeys", say.notRun));
  }
}

const all = sum(counts);
console.log(say.total(all.passed, all.failed));
process.exit(all.failed > 0 ? 1 : 0);
