// Files that the system hands over: arguments of the first start and of a second one.
import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { sharedEnding } from "../domain/sharedFile.ts";

/** What Liaison imports, by ending. The dialog offers the same. */
export const importable = [
  "vcf",
  "vcard",
  "csv",
  "tsv",
  "txt",
  "xlsx",
  "mbox",
  "mbx",
  "eml",
  "msg",
  "ics",
  "ical",
  "zip",
];

const endings: ReadonlySet<string> = new Set([...importable, sharedEnding]);

/** The files that can be imported or put together among a process's arguments, absolute; switches, folders and what is not there are left out. */
export function givenFiles(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith("-") && endings.has(extname(arg).slice(1).toLowerCase()))
    .map((arg) => resolve(folder, arg))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
