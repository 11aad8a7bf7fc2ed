// Files that the operating system gave to Liaison: kept until the import page takes them.
import { bridge, type Events } from "../api/bridge.ts";
import { go, routes } from "../routes.ts";

let opened: Events["open"] | null = null;

export const followOpened = (): (() => void) =>
  bridge.on("open", (files) => {
    opened = files;
    go(routes.imports());
  });

/** The files, once. */
export function takeOpened(): Events["open"] | null {
  const files = opened;
  opened = null;
  return files;
}
