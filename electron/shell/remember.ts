// What is remembered from start to start: the window's bounds, the theme, the last workspace. Small, and worth nothing when it is broken.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface Remembered {
  bounds?: unknown;
  maximized?: unknown;
  workspace?: unknown;
  theme?: unknown;
  /** True: closing the window leaves Liaison running for its reminders. */
  background?: unknown;
}

export interface Memory {
  read(): Remembered;
  write(change: Remembered): void;
}

export function makeMemory(file: string): Memory {
  const read = (): Remembered => {
    try {
      const value: unknown = JSON.parse(readFileSync(file, "utf8"));
      return typeof value === "object" && value !== null ? value : {};
    } catch {
      return {};
    }
  };
  return {
    read,
    write(change) {
      const text = JSON.stringify({ ...read(), ...change });
      try {
        mkdirSync(dirname(file), { recursive: true });
        // Written beside and renamed: a crash in between leaves the old file.
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      } catch {
        // A full disk: the window opens in the usual place next time.
      }
    },
  };
}
