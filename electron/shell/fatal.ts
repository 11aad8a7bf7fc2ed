// What nobody caught: logged whole, told in one calm sentence with a reference into the log.
import { app, dialog } from "electron";
import type { Log } from "./log.ts";
import { say } from "./say.ts";

/** Failures come in swarms; the person is told once in this time (ms). */
const quiet = 60_000;

/** Short and unlike others of the day: it is read out or searched for. */
const reference = () => `L-${Date.now().toString(36).slice(-6).toUpperCase()}`;

export interface Fatal {
  /** A start that cannot be, for a reason that the person can take away. */
  refuse: (sentence: string) => void;
  /** A start that failed: told, and the program ends. */
  end: (error: unknown) => void;
}

export function onFatal(log: Log): Fatal {
  let told = 0;

  const note = (what: string, error: unknown) => {
    const ref = reference();
    log.write("error", `${ref} ${what}`, error);
    return say("ui.shell.fatal.detail", { reference: ref, logFile: log.file });
  };
  const end = (error: unknown) => {
    dialog.showErrorBox(say("ui.shell.fatal.message"), note("start", error));
    app.exit(1);
  };
  const refuse = (sentence: string) => {
    log.write("error", sentence);
    dialog.showErrorBox(say("ui.shell.fatal.message"), sentence);
    app.exit(1);
  };
  const report = (what: string, error: unknown) => {
    if (!app.isReady()) return end(error);
    const detail = note(what, error);
    if (Date.now() - told < quiet) return;
    told = Date.now();
    const message = say("ui.shell.fatal.message");
    dialog
      .showMessageBox({ type: "error", message, detail, buttons: [say("ui.shell.fatal.close")] })
      .catch((silent: unknown) => log.write("error", "the failure could not be shown", silent));
  };

  process.on("uncaughtException", (error) => report("uncaught", error));
  process.on("unhandledRejection", (error) => report("unhandled", error));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") log.write("warn", `a ${type} process ended: ${reason} (${exitCode})`);
  });
  return { end, refuse };
}
