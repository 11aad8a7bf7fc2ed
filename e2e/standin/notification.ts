// Notification: notify-send → org.freedesktop.Notifications, a real popup that can be clicked.
import { spawn, type ChildProcess } from "node:child_process";
import type * as Electron from "electron";
import { appImpl } from "./app.ts";
import { hasCommand } from "./desktop.ts";
import { fire, onlyKnown, record, StrictEmitter } from "./strict.ts";

export const NOTIFICATION_OPTIONS = ["title", "body", "silent", "icon", "urgency"];

/** Kept while shown, or a click would find nobody. */
const shown = new Set<Notification>();

export class Notification extends StrictEmitter implements Pick<Electron.Notification, "show" | "close"> {
  static readonly events: readonly string[] = ["show", "click", "close", "failed"];
  #options: Electron.NotificationConstructorOptions;
  #child?: ChildProcess;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super("Notification", Notification.events);
    onlyKnown("new Notification", options, NOTIFICATION_OPTIONS);
    this.#options = options;
  }
  static isSupported(this: void): boolean {
    return hasCommand("notify-send") && hasCommand("stdbuf") && Boolean(process.env.DBUS_SESSION_BUS_ADDRESS);
  }
  get title(): string {
    return this.#options.title ?? "";
  }
  get body(): string {
    return this.#options.body ?? "";
  }

  show(): void {
    record("Notification.show", { title: this.title, body: this.body });
    if (!Notification.isSupported()) {
      setImmediate(() => fire(this, "failed", {}, "no notification service"));
      return;
    }
    // Line by line, or the id would come when the notification has gone.
    const child = spawn(
      "stdbuf",
      [
        "-oL",
        "notify-send",
        `--app-name=${appImpl.getName()}`,
        `--urgency=${this.#options.urgency ?? "normal"}`,
        "--wait",
        "--print-id",
        "--action=default=Open",
        "--",
        this.title,
        this.body,
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.#child = child;
    shown.add(this);
    let isShown = false;
    let errors = "";
    child.stderr.on("data", (data: Buffer) => {
      errors += data.toString();
    });
    child.stdout.on("data", (data: Buffer) => {
      // The id comes first, then the action that was chosen.
      for (const line of data.toString().trim().split("\n")) {
        if (line === "default") fire(this, "click", {});
        else if (!isShown) fire(this, "show", {});
        isShown = true;
      }
    });
    child.on("error", (error) => fire(this, "failed", {}, error.message));
    child.on("close", (code) => {
      shown.delete(this);
      if (code) fire(this, "failed", {}, errors.trim());
      else fire(this, "close", {});
    });
  }
  close(): void {
    this.#child?.kill();
  }
}
/** Ends what would outlive the app. */
process.on("exit", () => {
  for (const notification of shown) notification.close();
});
