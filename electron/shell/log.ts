// The log file: one line per event, redacted, three files of a megabyte. Written at once, so that the line before a crash is there.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { redact } from "./redact.ts";

export type Level = "info" | "warn" | "error";

export interface Log {
  /** Absolute path of the newest file. */
  readonly file: string;
  write(level: Level, text: string, error?: unknown): void;
}

const files = 3;

/** `<folder>/liaison.log`, `liaison.1.log`, `liaison.2.log`: the higher the older. */
const name = (folder: string, age: number) => join(folder, age === 0 ? "liaison.log" : `liaison.${age}.log`);

function rotate(folder: string) {
  for (let age = files - 1; age > 0; age--) {
    const newer = name(folder, age - 1);
    if (existsSync(newer)) renameSync(newer, name(folder, age));
  }
}

const whole = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);

/**
 * @param home the signed-in user's home folder, which is not written out
 * @param limit bytes after which a new file begins
 */
export function makeLog(folder: string, home: string, limit = 1_000_000): Log {
  const file = name(folder, 0);
  mkdirSync(folder, { recursive: true });
  let size = existsSync(file) ? statSync(file).size : 0;
  return {
    file,
    write(level, text, error) {
      const said = error === undefined ? text : `${text} ${whole(error)}`;
      const line = `${new Date().toISOString()} ${level.padEnd(5)} ${redact(said, home)}\n`;
      const bytes = Buffer.byteLength(line);
      try {
        if (size > 0 && size + bytes > limit) {
          rotate(folder);
          size = 0;
        }
        appendFileSync(file, line);
        size += bytes;
      } catch {
        // A full or read-only disk must not end the program that tells the person about it.
      }
    },
  };
}
