// Notification: notify-send → org.freedesktop.Notifications, a real popup that can be clicked.
import { spawn, type ChildProcess } from "node:child_process";
import type * as Electron from "electron";
import { appImpl } from "./app.ts";
import { hasCommand } from "./desktop.ts";
import { fire, missing, onlyKnown, record, StrictEmitter } from "./strict.ts";

export const NOTIFICATION_OPTIONS = ["title", "body", "silent", "icon", "urgency", "actions", "timeoutType"];

/** Kept while shown, or a click would find nobody. */
const shown = new Set<Notification>();

export class Notification extends StrictEmitter implements Pick<Electron.Notification, "show" | "close"> {
  static readonly events: readonly string[] = ["show", "click", "action", "close", "failed"];
  #options: Electron.NotificationConstructorOptions;
  #child?: ChildProcess;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super("Notification", Notification.events);
    onlyKnown("new Notification", options, NOTIFICATION_OPTIONS);
    for (const action of options.actions ?? []) {
      onlyKnown("NotificationAction", action, ["type", "text"]);
      if (action.type !== "button") missing(`NotificationAction { type: "${action.type}" }`);
    }
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
    const actions = this.#options.actions ?? [];
    record("Notification.show", {
      title: this.title,
      body: this.body,
      actions: actions.map(({ text }) => text),
    });
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
        ...(this.#options.timeoutType === "never" ? ["--expire-time=0"] : []),
        "--action=default=Open",
        ...actions.map(({ text = "" }, at) => `--action=${at}=${text}`),
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
        // No notification has this id: the service is not there, and notify-send would wait for ever.
        if (!isShown && line === "0") return void child.kill();
        if (!isShown) fire(this, "show", {});
        else if (line === "default") fire(this, "click", {});
        else this.#act(Number(line));
        isShown = true;
      }
    });
    child.on("error", (error) => fire(this, "failed", {}, error.message));
    child.on("close", (code) => {
      shown.delete(this);
      if (code || !isShown) fire(this, "failed", {}, errors.trim().split("\n").at(-1) ?? "");
      else fire(this, "close", {});
    });
  }
  #act(actionIndex: number): void {
    fire(this, "action", { actionIndex, selectionIndex: -1 }, actionIndex, -1);
  }
  close(): void {
    this.#child?.kill();
  }
}
/** Ends what would outlive the app. */
process.on("exit", () => {
  for (const notification of shown) notification.close();
});
