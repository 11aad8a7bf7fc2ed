// `npm run db:generate -- <name>`: makes a migration from the schema and appends STRICT, which drizzle cannot say and a rebuild loses.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "drizzle", "migrations");

/** The same SQL with STRICT behind every plain CREATE TABLE that has it not. */
export const strict = (sql: string): string =>
  sql.replace(/(CREATE TABLE `[^`]+` \([\s\S]*?\n\))(;)/g, "$1 STRICT$2");

if (import.meta.main) {
  const [name, ...more] = process.argv.slice(2);
  const kit = path.join(root, "node_modules", "drizzle-kit", "bin.cjs");
  const args = [
    "generate",
    "--config",
    "drizzle/drizzle.config.ts",
    ...(name ? ["--name", name] : []),
    ...more,
  ];
  const done = spawnSync(process.execPath, [kit, ...args], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".sql"))) {
    const full = path.join(folder, file);
    const before = readFileSync(full, "utf8");
    const after = strict(before);
    if (after !== before) writeFileSync(full, after);
  }
}
