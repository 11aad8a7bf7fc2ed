// Unit tests stand beside what they test; the journeys are Playwright's.
import { defineConfig } from "vitest/config";

if (Number(process.versions.napi) < 10) {
  console.error("Unit tests need Node 24: use `npx vitest` or `npm test`.");
  process.exit(1);
}

export default defineConfig({
  test: {
    include: ["{electron,renderer,tools,e2e/standin}/**/*.test.{ts,tsx}"],
    // The database is real: a process for each file keeps one crash from taking the others with it.
    pool: "forks",
    // Vitest keeps one core for itself; on two cores that would be half of the time there is.
    maxWorkers: "100%",
    testTimeout: 10_000,
  },
});
