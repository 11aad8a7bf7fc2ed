// Backups: what there is, and making one now.
import { z } from "zod";
import { backupsOf, listBackups, makeBackup } from "../data/backup.ts";
import { aside, read } from "./call.ts";
import { Job } from "../domain/fields.ts";

export const list = read(z.object({}), ({ workspace }) => ({
  rows: listBackups(workspace),
  folder: backupsOf(workspace),
}));

/** `reason` is one lower-case word for the file's name. `ms` is the time that it took. */
export const make = aside(
  z.object({
    reason: z
      .string()
      .regex(/^[a-z]{1,20}$/)
      .default("asked"),
    ...Job,
  }),
  async ({ workspace, now, progress }, { reason }) => {
    progress(0, null, "backup");
    const start = performance.now();
    const { name, bytes } = makeBackup(workspace, reason, now());
    return { name, bytes, ms: Math.round(performance.now() - start) };
  },
);
