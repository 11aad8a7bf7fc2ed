// A message bus and a notification daemon of a journey's own: what it shows is read back from its history, and clicked through it.
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { screenPicture } from "./screen.ts";

export interface Desktop {
  /** What the app's environment needs to find it. */
  env: Record<string, string>;
  /** How many notifications are on the screen. */
  displayed(): number;
  /** What was shown and has gone, the newest first. */
  history(): { app: string; title: string; body: string }[];
  /** As a click on the newest one. */
  click(): void;
  /** As a click on an action of the newest one, by its label. */
  choose(label: string): void;
  closeAll(): void;
  /** What is on the screen, as PNG. @throws where the screen is not the journey's own */
  picture(): Buffer;
  stop(): void;
}

const NAME = "org.freedesktop.Notifications";

/** A bus that starts nothing by itself: without our daemon there is none. */
const busConfig = (
  folder: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=${folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** The first line that a program says on the descriptor. */
function firstLine(child: ChildProcess, descriptor: number, what: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`${what} said nothing`)), 10_000);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${what} ended (${code})`)));
    child.stdio[descriptor]?.on("data", (data: Buffer) => {
      said += data.toString();
      if (!said.includes("\n")) return;
      clearTimeout(timer);
      resolve(said.split("\n")[0] ?? "");
    });
  });
}

/**
 * Starts the bus and, unless `daemon` is false, dunst on the display of this run; on a virtual one of its own where there is none, or where
 * `screen` asks for one.
 * @throws where a program is missing: `npm test` installs them
 */
export async function startDesktop({ daemon = true, screen = false } = {}): Promise<Desktop> {
  const folder = mkdtempSync(path.join(tmpdir(), "liaison-desktop-"));
  const children: ChildProcess[] = [];
  const stop = () => {
    for (const child of children.toReversed()) child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const file = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const start = (command: string, args: string[], env: NodeJS.ProcessEnv = process.env) => {
      const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "ignore", "pipe"] });
      children.push(child);
      return child;
    };
    let display = screen ? "" : (process.env.DISPLAY ?? "");
    if (display === "") {
      const args = ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-fbdir", folder];
      display = `:${await firstLine(start("Xvfb", args), 3, "Xvfb")}`;
    }
    const bus = start("dbus-daemon", [
      `--config-file=${file("bus.conf", busConfig(folder))}`,
      "--nofork",
      "--print-address=1",
    ]);
    const address = await firstLine(bus, 1, "dbus-daemon");
    const env = { DBUS_SESSION_BUS_ADDRESS: address, DISPLAY: display };
    const own = { ...process.env, ...env };

    // Its menu of actions is a program of the person's choice: ours takes the line with the wanted label.
    const chooser = file("choose", `#!/bin/sh\ngrep -F -m1 -- "$(cat '${path.join(folder, "wanted")}')"\n`);
    chmodSync(chooser, 0o755);
    const config = `[global]\nhistory_length = 100\nsticky_history = yes\ndmenu = ${chooser}\nshow_age_threshold = -1\n`;
    const ctl = (...args: string[]) => execFileSync("dunstctl", args, { env: own, encoding: "utf8" });
    if (daemon) {
      start("dunst", ["-config", file("dunstrc", config)], own);
      const limit = Date.now() + 10_000;
      while (spawnSync("dunstctl", ["count"], { env: own }).status !== 0) {
        if (Date.now() > limit) throw new Error("dunst does not answer");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    return {
      env,
      stop,
      displayed: () => Number(ctl("count", "displayed")),
      history() {
        // Asked by hand: dunst's own command needs a program of systemd for it.
        const method = "org.dunstproject.cmd0.NotificationListHistory";
        const args = [
          "--session",
          "--print-reply",
          `--dest=${NAME}`,
          "/org/freedesktop/Notifications",
          method,
        ];
        const text = execFileSync("dbus-send", args, { env: own, encoding: "utf8" });
        return text
          .split(/^ {6}array \[$/m)
          .slice(1)
          .map((entry) => {
            const of = (key: string) =>
              new RegExp(`string "${key}"\\s+variant\\s+string "([^]*?)"\\n\\s+\\)`).exec(entry)?.[1] ?? "";
            return { app: of("appname"), title: of("summary"), body: of("body") };
          });
      },
      click: () => void ctl("action", "0"),
      choose(label) {
        file("wanted", label);
        ctl("context");
      },
      picture: () => screenPicture(path.join(folder, "Xvfb_screen0")),
      closeAll: () => void ctl("close-all"),
    };
  } catch (error) {
    stop();
    throw error;
  }
}
