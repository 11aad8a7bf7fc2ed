// The two scripts that run in every page before its own: one in its world, one in the preload's isolated world.
import { readFileSync } from "node:fs";
import path from "node:path";
import { compileFunction } from "node:vm";
import { PAUSING_FUNCTION } from "./file-path.ts";

// The bundled text of page/main-world.ts and page/preload-world.ts; build.ts puts it in.
declare const STANDIN_MAIN_WORLD: string;
declare const STANDIN_PRELOAD_WORLD: string;

export const PRELOAD_WORLD = "electron-preload";

/** The text of the app's preload bundle. Throws when it cannot be read or parsed. */
export function readPreload(file: string): string {
  if (!path.isAbsolute(file)) throw new Error("preload script must have absolute path");
  const code = readFileSync(file, "utf8");
  compileFunction(code, [], { filename: file }); // its errors are ours to tell; in the page nobody would hear them
  return code;
}

/** `secret` is what the two worlds share; `code` is the app's preload, `argv` what it sees of the command line. */
export function injectedScripts(secret: string, code: string | undefined, argv: string[]) {
  const process = {
    argv,
    platform: globalThis.process.platform,
    versions: globalThis.process.versions,
    env: {},
    type: "renderer",
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  };
  const preload = code === undefined ? "null" : `function (require, process, module, exports) {${code}\n}`;
  // The marker page is not the app's.
  const guarded = (text: string) => `(() => { if (location.protocol !== "data:") { ${text}\n} })()`;
  const declared = `const STANDIN_SECRET = ${JSON.stringify(secret)};`;
  return {
    main: guarded(`${declared}\n${STANDIN_MAIN_WORLD}`),
    preload: guarded(
      `${declared} const STANDIN_PROCESS = ${JSON.stringify(process)}; ${PAUSING_FUNCTION}
const STANDIN_PRELOAD = ${preload};
${STANDIN_PRELOAD_WORLD}`,
    ),
  };
}
