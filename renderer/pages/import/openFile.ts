// From a file to the wizard's address: chosen in the dialog, dropped on the window, or given by the operating system.
import { bridge } from "../../api/bridge.ts";
import { call } from "../../api/client.ts";
import { go, routes } from "../../routes.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { begin } from "./session.ts";

export const importAddress = (token: string): string => `${routes.imports()}/${encodeURIComponent(token)}`;

export function openToken(token: string, name: string): void {
  begin(token, name);
  go(importAddress(token));
}

/** The system's dialog. */
export async function chooseFile(): Promise<void> {
  try {
    const file = await call((api) => api.desk.pickFile, {});
    if (file) openToken(file.token, file.name);
  } catch (error) {
    sayError(error);
  }
}

/** What was dropped; one import at a time, so that each is looked at. */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  try {
    const token = await bridge.drop(first);
    openToken(token, first.name);
    if (files.length > 1) say(t("ui.imports.dropOne", { count: files.length, name: first.name }));
  } catch {
    // Something that is no file on this disk: a picture from a web page, a piece of text.
    say(t("ui.imports.dropFailed"));
  }
}
