// Which Node runs what: everything that opens the database needs Node-API 10, or it ends in a segmentation fault.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./words.mjs";

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The lowest Node-API that the SQLite driver runs on (Node 22.14; type stripping makes it 24 in practice). */
const leastNodeApi = 10;

/**
 * The Node that came with `npm ci`, else the running one where it is new enough.
 * @returns {string | null} its absolute path; null where there is none
 */
export function newNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", `node-${system}-${process.arch}`, "bin", file);
  if (existsSync(own)) return own;
  const here =
    Number(process.versions.napi) >= leastNodeApi && Boolean(Reflect.get(process.features, "typescript"));
  return here ? process.execPath : null;
}

/** The Node to run, or one sentence and the end of the process. */
export function needNode() {
  const node = newNode();
  if (node) return node;
  console.error(say.nodeTooOld(process.versions.node, process.versions.napi));
  process.exit(1);
}
