// From a file to the wizard's address: chosen in the dialog, dropped on the window, or given by the operating system.
import { bridge } from "../../api/bridge.ts";
import { call } from "../../api/client.ts";
import { isSharedName } from "../../../electron/domain/sharedFile.ts";
import { handOver } from "../../frame/opened.ts";
import { go, routes } from "../../routes.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { begin } from "./session.ts";

export const importAddress = (token: string): string => `${routes.imports()}/${encodeURIComponent(token)}`;

export interface GivenFile {
  token: string;
  name: string;
}

/** Opens the first; the others wait behind it, so that each is looked at. */
export function openFiles(files: readonly GivenFile[]): void {
  for (const { token, name } of files) begin(token, name);
  const [first] = files;
  if (!first) return;
  go(importAddress(first.token));
  if (files.length > 1) say(t("ui.imports.openedMany", { count: files.length, name: first.name }));
}

/** The system's dialog. */
export async function chooseFile(): Promise<void> {
  try {
    const file = await call((api) => api.desk.pickFile, {});
    if (file) (isSharedName(file.name) ? handOver : openFiles)([file]);
  } catch (error) {
    sayError(error);
  }
}

/** What was dropped. */
export async function openDropped(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const tokens = await Promise.allSettled(
    files.map(async (file) => ({ token: await bridge.drop(file), name: file.name })),
  );
  const given = tokens.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const isShared = ({ name }: GivenFile) => isSharedName(name);
  // Shared files have a page of their own, wherever they are dropped.
  handOver(given.filter(isShared));
  openFiles(given.filter((file) => !isShared(file)));
  // Something that is no file on this disk: a folder, a picture from a web page, a piece of text.
  if (given.length < files.length) say(t("ui.imports.dropFailed"));
}
