// The file by which a Linux desktop starts Liaison at login. Source: Desktop Entry and Autostart specifications of freedesktop.org.
import { join } from "node:path";

/** `$XDG_CONFIG_HOME/autostart/liaison.desktop`, in `~/.config` where the variable is not set. */
export const autostartFile = (configHome: string | undefined, home: string): string =>
  join(configHome?.startsWith("/") ? configHome : join(home, ".config"), "autostart", "liaison.desktop");

/** One argument of Exec: in quotes, with what a shell would read escaped; the file's own backslashes count twice, a percent is doubled. */
const quoted = (argument: string) =>
  `"${argument.replaceAll(/["`$\\]/g, "\\$&")}"`.replaceAll("\\", "\\\\").replaceAll("%", "%%");

/** Whether the entry starts the program: a desktop switches it off by a line in it. */
export const isSwitchedOn = (entry: string): boolean =>
  !/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);

/** @param command the program and its arguments, absolute */
export const autostartEntry = (name: string, command: readonly string[]): string =>
  [
    "[Desktop Entry]",
    "Type=Application",
    `Name=${name}`,
    `Exec=${command.map(quoted).join(" ")}`,
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");
