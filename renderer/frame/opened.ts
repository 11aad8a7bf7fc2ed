// Files that the operating system gave to Liaison, or that were dropped: kept until the page they belong to takes them.
import { isSharedName } from "../../electron/domain/sharedFile.ts";
import type { PageEvents } from "../../electron/api/desk.ts";
import { bridge } from "../api/bridge.ts";
import { call } from "../api/client.ts";
import { go, routes } from "../routes.ts";
import { sayError } from "../ui/undo.tsx";

export interface OpenedFile {
  token: string;
  name: string;
}

let opened: PageEvents["open"] | null = null;
let shared: OpenedFile[] = [];
let heard: () => void = () => {};

export const followOpened = (): (() => void) =>
  bridge.on("open", ({ tokens, names }) => {
    const files = tokens.map((token, at) => ({ token, name: names[at] ?? "" }));
    const others = files.filter(({ name }) => !isSharedName(name));
    if (others.length > 0) {
      opened = { tokens: others.map(({ token }) => token), names: others.map(({ name }) => name) };
      go(routes.imports());
    }
    handOver(files.filter(({ name }) => isSharedName(name)));
  });

/** The files to import, once. */
export function takeOpened(): PageEvents["open"] | null {
  const files = opened;
  opened = null;
  return files;
}

/** Leads to the page of shared files; does nothing without any. */
export function handOver(files: readonly OpenedFile[]): void {
  if (files.length === 0) return;
  shared.push(...files);
  go(routes.share());
  heard();
}

/** The shared files that were opened, once, in their order. */
export function takeShared(): OpenedFile[] {
  const files = shared;
  shared = [];
  return files;
}

/** Called when another shared file is opened while its page is shown; the result stops that. */
export function onShared(listener: () => void): () => void {
  heard = listener;
  return () => {
    if (heard === listener) heard = () => {};
  };
}

/** The system's dialog for a shared file. */
export async function chooseShared(): Promise<void> {
  try {
    const file = await call((api) => api.desk.pickFile, { of: "shared" });
    if (file) handOver([file]);
  } catch (error) {
    sayError(error);
  }
}
