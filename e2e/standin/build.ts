// Builds the stand-in: <outDir>/electron is the script that ELECTRON_OVERRIDE_DIST_PATH=<outDir> puts in the place of
// the Electron binary. Never packaged.
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig, type Rollup } from "vite";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const shared: InlineConfig = {
  configFile: false,
  root: here,
  logLevel: "warn",
  publicDir: false,
  envDir: false,
};

/** A page script as one text. */
async function pageScript(entry: string): Promise<string> {
  const built = (await build({
    ...shared,
    build: {
      write: false,
      minify: false,
      target: "chrome140",
      lib: { entry: path.join(here, "page", entry), formats: ["iife"], name: "standin", fileName: "page" },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = built[0]?.output ?? [];
  if (!chunk) throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}

/** The manifest and the (empty) worker of the extension that sets zoom; see zoom.ts. */
const ZOOM_EXTENSION = {
  "manifest.json": JSON.stringify({
    manifest_version: 3,
    name: "Zoom for the Electron stand-in",
    version: "1",
    permissions: ["debugger"],
    background: { service_worker: "worker.js" },
  }),
  "worker.js": "",
};

/** Node 24 runs it: STANDIN_NODE, or the project's own, or the one on the path. Windows has no such script: not needed there. */
const script = (outDir: string) => `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
node=\${STANDIN_NODE:-$here/${path.relative(outDir, path.join(root, "node_modules/.bin/node"))}}
[ -x "$node" ] || node=node
inspect=
for argument in "$@"; do case "$argument" in --inspect*) inspect="$inspect $argument" ;; esac; done
exec "$node" $inspect --enable-source-maps "$here/boot.cjs" "$@"
`;

/** Writes boot.cjs, the executable \`electron\` and the zoom extension into \`outDir\`. */
export async function buildStandin(outDir: string): Promise<void> {
  const [mainWorld, preloadWorld] = await Promise.all([
    pageScript("main-world.ts"),
    pageScript("preload-world.ts"),
  ]);
  await build({
    ...shared,
    ssr: { noExternal: true },
    define: {
      STANDIN_MAIN_WORLD: JSON.stringify(mainWorld),
      STANDIN_PRELOAD_WORLD: JSON.stringify(preloadWorld),
    },
    build: {
      ssr: path.join(here, "boot.ts"),
      outDir,
      emptyOutDir: false, // a running app may still read it,
      target: "node24",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: [/^node:/, "electron"],
        output: { format: "cjs", entryFileNames: "boot.cjs", codeSplitting: false },
      },
    },
  });
  const extension = path.join(outDir, "zoom-extension");
  await mkdir(extension, { recursive: true });
  for (const [name, text] of Object.entries(ZOOM_EXTENSION))
    await writeFile(path.join(extension, name), text);
  await writeFile(path.join(outDir, "electron"), script(outDir));
  await chmod(path.join(outDir, "electron"), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStandin(path.join(root, "out/standin"));
