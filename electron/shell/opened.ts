// Copies of files for other programs: each in a fresh folder of its own that only the signed-in user may enter, swept at start and end.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { safeFileName } from "../domain/mail/fileName.ts";

export interface OpenedFiles {
  /** Writes the bytes under a harmless form of the name; gives the path. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  /** Takes every copy away; one that another program still holds goes at the next start. */
  sweep(): void;
}

export function makeOpenedFiles(folder: string): OpenedFiles {
  return {
    async put(name, bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(mkdtempSync(join(folder, "file-")), safeFileName(name));
      // Never over something that is there, and never executable.
      await writeFile(path, bytes, { mode: 0o600, flag: "wx" });
      return path;
    },
    sweep() {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Held by the program that shows it.
      }
    },
  };
}
