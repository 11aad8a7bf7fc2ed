// One Liaison for each profile: a second start hands over its files to the first and leaves.
import { app } from "electron";
import { givenFiles } from "./given.ts";

export interface Instance {
  /** Called with the files of this start, of later starts and of the system (macOS); with none where a later start only wants the window. */
  onFiles(listener: (files: readonly string[]) => void): void;
}

/** Null when another instance has the profile; it was told about our files. */
export function claimInstance(): Instance | null {
  const files = givenFiles(process.argv.slice(1), process.cwd());
  if (!app.requestSingleInstanceLock({ files })) return null;
  let listener: ((files: readonly string[]) => void) | null = null;
  const give = (more: readonly string[]) => (listener ? listener(more) : files.push(...more));
  app.on("second-instance", (_event, _argv, _folder, handed) => give(filesIn(handed)));
  app.on("open-file", (event, path) => {
    event.preventDefault();
    give(givenFiles([path], "/"));
  });
  return {
    onFiles(next) {
      listener = next;
      if (files.length > 0) next(files);
    },
  };
}

/** What a second start sends is another process's word: only paths of importable files count. */
function filesIn(handed: unknown): string[] {
  const files: unknown = typeof handed === "object" && handed !== null ? Reflect.get(handed, "files") : null;
  return Array.isArray(files)
    ? givenFiles(
        files.filter((file) => typeof file === "string"),
        "/",
      )
    : [];
}
