// Where a workspace can be moved to: a name that is free, also for what lies beside it.
import { existsSync } from "node:fs";
import { join, parse } from "node:path";

/** The workspace's own name in the folder, with a number where that is taken. */
export function freePlace(
  workspace: string,
  folder: string,
  isTaken: (file: string) => boolean = existsSync,
): string {
  const { name, ext } = parse(workspace);
  for (let nth = 1; ; nth++) {
    const free = nth === 1 ? name : `${name} ${nth}`;
    if (!isTaken(join(folder, free + ext)) && !isTaken(join(folder, `${free} backups`)))
      return join(folder, free + ext);
  }
}
