// Where the bench's workspaces open, and its clock: apart from the making of worlds, so that a measured process loads little.
import path from "node:path";

/** The clock of every world: what lies in the past or ahead does not depend on the day of the run. */
export const worldNow = Date.UTC(2026, 10, 23, 9);

export const root = path.resolve(import.meta.dirname, "../..");

export const workspaceOptions = (file: string) => ({
  file,
  migrations: path.join(root, "drizzle", "migrations"),
  register: path.join(path.dirname(file), "devices.json"),
  author: "bench",
  now: () => worldNow,
});
