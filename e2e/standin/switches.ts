// app.commandLine: the process's own switches, and those the app adds for Chromium before it is ready.
import type * as Electron from "electron";
import { strict } from "./strict.ts";

const own: string[] = [];
const added: string[] = [];
const all = () => [...added, ...own];

/** Boot gives the switches of the process. */
export function setOwnSwitches(list: readonly string[]): void {
  own.push(...list);
}
/** For Chromium, in the form --name or --name=value. */
export const browserSwitches = (): string[] => [...own.filter((item) => PASSED.test(item)), ...added];
/** Of its own switches an Electron process gives Chromium all; ours only those that mean the same to it. */
const PASSED =
  /^--(remote-debugging-port|no-sandbox|force-device-scale-factor|lang|ozone-platform|disable-gpu|force-prefers-reduced-motion)\b/;

export const commandLine = strict("app.commandLine", {
  appendSwitch(name: string, value?: string): void {
    added.push(value ? `--${name}=${value}` : `--${name}`);
  },
  hasSwitch: (name: string): boolean =>
    all().some((item) => item === `--${name}` || item.startsWith(`--${name}=`)),
  getSwitchValue: (name: string): string =>
    all()
      .find((item) => item.startsWith(`--${name}=`))
      ?.slice(name.length + 3) ?? "",
} satisfies Pick<Electron.CommandLine, "appendSwitch" | "hasSwitch" | "getSwitchValue">);
