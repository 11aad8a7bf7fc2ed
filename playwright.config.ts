// The journeys: the built app, one at a time, on real Electron or on the stand-in.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  workers: 1,
  timeout: 60_000,
  outputDir: "test-results",
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
});
