// One Liaison for each profile: a second start hands over its files to the first and leaves.
import { app } from "electron";
import { givenFiles } from "./given.ts";

/** What the system's login gives with the command. */
export const hiddenSwitch = "--hidden";

export interface Instance {
  /** True where the system started it at login: no window is wanted. */
  readonly hidden: boolean;
  /** Called with the files of this start, of later starts and of the system (macOS); with none where a later start only wants the window. */
  onFiles(listener: (files: readonly string[]) => void): void;
}

/** Null when another instance has the profile; it was told about our files. */
export function claimInstance(): Instance | null {
  const files = givenFiles(process.argv.slice(1), process.cwd());
  const hidden = process.argv.includes(hiddenSwitch);
  if (!app.requestSingleInstanceLock({ files, hidden })) return null;
  let listener: ((files: readonly string[]) => void) | null = null;
  const give = (more: readonly string[]) => (listener ? listener(more) : files.push(...more));
  app.on("second-instance", (_event, _argv, _folder, handed) => {
    if (!isHidden(handed)) give(filesIn(handed));
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    give(givenFiles([path], "/"));
  });
  return {
    hidden,
    onFiles(next) {
      listener = next;
      if (files.length > 0) next(files);
    },
  };
}

const isHidden = (handed: unknown) =>
  typeof handed === "object" && handed !== null && Reflect.get(handed, "hidden") === true;

/** What a second start sends is another process's word: only paths of files that we read count. */
function filesIn(handed: unknown): string[] {
  const files: unknown = typeof handed === "object" && handed !== null ? Reflect.get(handed, "files") : null;
  return Array.isArray(files)
    ? givenFiles(
        files.filter((file) => typeof file === "string"),
        "/",
      )
    : [];
}
