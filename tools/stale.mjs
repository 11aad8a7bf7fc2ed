// Whether out/ was built from the sources as they are now: by content, so that a checkout that only touches times builds nothing.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { root } from "./node.mjs";

const stamp = join(root, "out", ".built");
const sources = [
  "electron",
  "renderer",
  "e2e/standin",
  "tools/build.ts",
  "tools/bundles.ts",
  "package-lock.json",
];

/** @param {string} path @returns {string[]} the files that a build reads, relative to the root, in order */
function files(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (extname(path)) return [path];
  return readdirSync(whole, { recursive: true })
    .map(String)
    .filter((name) => extname(name) && !/\.(test|spec)\.tsx?$/.test(name))
    .map((name) => join(path, name))
    .toSorted();
}

/** @param {"production" | "development"} mode */
function fingerprint(mode) {
  const hash = createHash("sha256").update(mode);
  for (const file of sources.flatMap(files)) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** True when a build in this mode would give something else than what is in out/. */
export function stale(mode = /** @type {"production" | "development"} */ ("production")) {
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprint(mode);
}

/** Notes that out/ is now built from these sources. @param {"production" | "development"} mode */
export function markBuilt(mode) {
  writeFileSync(stamp, fingerprint(mode));
}
