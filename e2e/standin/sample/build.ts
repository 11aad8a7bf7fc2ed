// Builds the conformance spec's sample app as Liaison is built: an ESM main, its worker, a CommonJS preload, a page.
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";

const here = import.meta.dirname;
const manifest = {
  name: "standin-sample",
  productName: "Sample",
  version: "1.2.3",
  type: "module",
  main: "main.js",
};

export async function buildSample(outDir: string): Promise<void> {
  const bundle = (entry: string, format: "es" | "cjs", fileName: string) =>
    build({
      configFile: false,
      root: here,
      logLevel: "warn",
      publicDir: false,
      envDir: false,
      build: {
        ssr: path.join(here, entry),
        outDir,
        emptyOutDir: false,
        target: "node24",
        minify: false,
        rolldownOptions: { external: ["electron", /^node:/], output: { format, entryFileNames: fileName } },
      },
    });
  await bundle("main.ts", "es", "main.js");
  await bundle("worker.ts", "es", "worker.js");
  await bundle("preload.ts", "cjs", "preload.cjs");
  await cp(path.join(here, "page"), path.join(outDir, "page"), { recursive: true });
  await writeFile(path.join(outDir, "package.json"), JSON.stringify(manifest));
}
