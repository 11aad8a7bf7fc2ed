// What was shown on this machine, beside the workspace: one that is restored from last week's backup does not remind of everything again.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** More than a busy year; the oldest go first. */
export const most = 5000;

export interface Reminded {
  /** Keys `<taskUid> <slot> <dueAt>`, the newest last. */
  known(): string[];
  add(keys: readonly string[]): void;
}

export function makeReminded(file: string): Reminded {
  const known = (): string[] => {
    try {
      const value: unknown = JSON.parse(readFileSync(file, "utf8"));
      return Array.isArray(value) ? value.filter((each) => typeof each === "string").slice(-most) : [];
    } catch {
      return [];
    }
  };
  return {
    known,
    add(keys) {
      if (keys.length === 0) return;
      const fresh = new Set(keys);
      const all = [...known().filter((key) => !fresh.has(key)), ...fresh].slice(-most);
      try {
        mkdirSync(dirname(file), { recursive: true });
        // Written beside and renamed: a crash in between leaves the old file.
        writeFileSync(`${file}.new`, JSON.stringify(all));
        renameSync(`${file}.new`, file);
      } catch {
        // A full disk: only a restored workspace would remind again.
      }
    },
  };
}
