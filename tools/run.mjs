// Runs tools/<name>.ts with the right Node, after the two checks that would otherwise end in a stack trace or a segmentation fault.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installed } from "./install.mjs";
import { needNode, root } from "./node.mjs";
import { say } from "./words.mjs";

const [name = "", ...args] = process.argv.slice(2);
const file = join(root, "tools", `${name}.ts`);
if (!/^[a-zA-Z-]+$/.test(name) || !existsSync(file)) {
  const known = readdirSync(join(root, "tools")).filter(
    (each) => each.endsWith(".ts") && !each.endsWith(".test.ts"),
  );
  console.error(say.noSuchTool(name, known.map((each) => each.slice(0, -3)).join(", ")));
  process.exit(1);
}
if (!installed()) {
  console.error(say.notInstalled);
  process.exit(1);
}
const child = spawn(needNode(), [file, ...args], { cwd: root, stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => child.kill(signal));
child.on("close", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
