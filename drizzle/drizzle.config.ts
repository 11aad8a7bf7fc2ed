// How drizzle-kit makes a migration out of a change of electron/data/schema/schema.ts (run by `npm run db:generate`).
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./electron/data/schema/schema.ts",
  out: "./drizzle/migrations",
});
