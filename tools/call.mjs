// `npm run call`: checks that something is installed, then becomes electron/call.ts under the right Node. Prints JSON and nothing else.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import nodeModule from "node:module";
import { join } from "node:path";
import { newNode, root } from "./node.mjs";
import { say } from "./words.mjs";

/** @param {string} code @param {string} text @returns {never} */
function refuse(code, text) {
  console.log(JSON.stringify({ error: { code, params: {}, text } }));
  process.exit(1);
}

// A look at one package, not at the whole lockfile: this runs thousands of times in a script.
if (!existsSync(join(root, "node_modules", "better-sqlite3"))) refuse("not-installed", say.notInstalled);
const node = newNode();
if (!node) refuse("node-too-old", say.nodeTooOld(process.versions.node, process.versions.napi));

const file = join(root, "electron", "call.ts");
if (node === process.execPath) {
  // A third less work at each start: the sources stay stripped and compiled from call to call.
  nodeModule.enableCompileCache(join(root, "node_modules", ".cache", "node"));
  process.argv.splice(1, 1, file);
  await import("../electron/call.ts");
} else {
  const child = spawn(node, [...process.execArgv, file, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  child.on("close", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
