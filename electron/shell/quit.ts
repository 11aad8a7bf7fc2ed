// Leaving, always the same way: refuse new calls, wait for running ones, close the store, end. Also when the system shuts down.
import { app, powerMonitor } from "electron";
import { ask } from "./ask.ts";
import type { Log } from "./log.ts";
import { say } from "./say.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";

type Choice = "wait" | "stop" | "stay";
const choices: readonly Choice[] = ["wait", "stop", "stay"];

/** @param stays true where the program goes on without a window */
export function leaveInOrder(store: Store, page: Page, stays: () => boolean, log: Log) {
  let leaving: Promise<void> | null = null;
  let left = false;

  async function askAboutJobs(count: number): Promise<Choice> {
    const response = await ask(page, {
      type: "question",
      message: say("ui.shell.quit.message", { count }),
      detail: say("ui.shell.quit.detail"),
      buttons: choices.map((choice) => say(`ui.shell.quit.${choice}`)),
      defaultId: 0,
      cancelId: 2,
    });
    return choices[response] ?? "stay";
  }

  async function leave(mayAsk: boolean) {
    const count = store.jobs.writing();
    if (mayAsk && count > 0) {
      const choice = await askAboutJobs(count);
      if (choice === "stay") return;
      if (choice === "wait") await store.jobs.idle();
    }
    log.write("info", "quit: no new calls");
    store.jobs.cancelAll();
    await store.close();
    log.write("info", "quit: the store is closed");
    left = true;
    app.quit();
  }

  const begin = (mayAsk: boolean) => {
    leaving ??= leave(mayAsk)
      .catch((error: unknown) => {
        log.write("error", "quit: the store did not close", error);
        app.exit(1);
      })
      .finally(() => {
        leaving = null;
      });
  };

  /** No time for questions: what runs is stopped, and leaves nothing behind. */
  const hurry = () => {
    if (left) return;
    store.jobs.cancelAll();
    begin(false);
  };

  app.on("before-quit", (event) => {
    if (left) return;
    event.preventDefault();
    begin(true);
  });
  // The window stays until the store is closed, so that a question about running jobs has somewhere to stand.
  page.mayClose(() => {
    if (left || process.platform === "darwin" || stays()) return true;
    app.quit();
    return false;
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin" && !stays()) app.quit();
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, hurry);
  // Its types name no event, its documentation does: prevented, the system waits a little for us.
  powerMonitor.on("shutdown", (...events: { preventDefault?: () => void }[]) => {
    events[0]?.preventDefault?.();
    hurry();
  });
}
