// What is bundled and how: the desktop process with its threads (ESM), the bridge (one CJS file), the page.
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";
import { root } from "./node.mjs";

export type Mode = "production" | "development";

/** Only what cannot be bundled stays outside: Electron itself, the native driver, Node's own modules. */
const external = ["electron", "better-sqlite3", /^node:/, ...builtinModules];

const common = (mode: Mode): InlineConfig => ({
  configFile: false,
  mode,
  logLevel: "warn",
  publicDir: false,
  envDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify(mode) },
});

const desktop = (mode: Mode, input: Record<string, string>, format: "es" | "cjs"): InlineConfig => ({
  ...common(mode),
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(root, "out/electron"),
    emptyOutDir: false,
    target: "node24",
    minify: false,
    sourcemap: mode === "development",
    rolldownOptions: {
      input,
      external,
      output: {
        format,
        entryFileNames: format === "es" ? "[name].js" : "[name].cjs",
        chunkFileNames: "[name]-[hash].js",
        // A sandboxed preload cannot load a second file.
        ...(format === "cjs" && { codeSplitting: false }),
      },
    },
  },
});

/** Main and worker share chunks, but the worker is an entry of its own: it runs as threads. */
export const main = (mode: Mode) =>
  desktop(mode, { main: join(root, "electron/main.ts"), worker: join(root, "electron/worker.ts") }, "es");

export const preload = (mode: Mode) => desktop(mode, { preload: join(root, "electron/preload.ts") }, "cjs");

export const page = (mode: Mode): InlineConfig => ({
  ...common(mode),
  root: join(root, "renderer"),
  base: "./",
  plugins: [react()],
  build: {
    outDir: join(root, "out/renderer"),
    emptyOutDir: true,
    target: "chrome140",
    sourcemap: mode === "development",
    // Loaded from this machine, not over a network: one larger file opens faster than a waterfall of small ones.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    // Inlined assets would be data: URLs, which the content security policy allows for images only.
    assetsInlineLimit: 0,
  },
});
