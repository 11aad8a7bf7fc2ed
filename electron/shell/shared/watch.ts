// Hears of changes in a folder: by the system where it tells, and by looking again now and then, because network folders and sync services do not.
import { watch, type FSWatcher } from "node:fs";

/** A file that is being written tells dozens of changes (ms). */
const gather = 400;

/** How often a folder is looked at that tells nothing (ms). */
export const slowly = 30_000;

export interface Watching {
  /** Listens anew: a folder that is there for the first time, or again, is another one, and nothing says so. */
  listen(): void;
  stop(): void;
}

/**
 * Looks every `every` ms; listens once it is told that the folder is there, since asking the system about one that hangs would wait.
 * @param heard something may have changed
 */
export function watchFolder(folder: string, heard: () => void, every = slowly): Watching {
  let watcher: FSWatcher | null = null;
  let soon: NodeJS.Timeout | undefined;
  const close = () => {
    watcher?.close();
    watcher = null;
  };
  const timer = setInterval(heard, every);
  timer.unref();
  return {
    listen() {
      close();
      try {
        watcher = watch(folder, { persistent: false }, () => {
          clearTimeout(soon);
          soon = setTimeout(heard, gather);
        });
        // The folder went away, or the system has no watches left: looking now and then goes on.
        watcher.on("error", close);
      } catch {
        watcher = null;
      }
    },
    stop() {
      clearInterval(timer);
      clearTimeout(soon);
      close();
    },
  };
}
