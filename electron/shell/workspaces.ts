// Which workspace is open: the first one, another one, a new one, and what happens when one cannot be opened.
import { app, shell } from "electron";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { StoreState } from "../api/desk.ts";
import { ask, askForFile, askWhere } from "./ask.ts";
import type { Log } from "./log.ts";
import { isSynced, moveOut } from "./moveOut.ts";
import { places } from "./places.ts";
import type { Memory } from "./remember.ts";
import { say } from "./say.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";

export interface Workspaces {
  path(): string;
  /** Opens the last one at the start; asks the person what to do when it cannot. */
  openLast(): Promise<void>;
  /** Asks for one in the system's dialog. False when nothing was changed. */
  choose(): Promise<boolean>;
  /** Asks where a new one is to be made; never over a file that is there. */
  make(): Promise<boolean>;
  show(): void;
}

const ending = "sqlite";

/** Where a backup is a way out. A workspace that another program holds, or a newer Liaison wrote, must be left alone. */
const broken: ReadonlySet<string> = new Set([
  "workspace-damaged",
  "workspace-not-ours",
  "workspace-cannot-open",
  "bug",
]);

export function makeWorkspaces(store: Store, memory: Memory, page: Page, log: Log): Workspaces {
  let path = places.workspace();

  const filters = () => [{ name: say("ui.shell.workspace.kind"), extensions: [ending] }];
  const show = () => shell.showItemInFolder(path);

  const keep = (state: StoreState) => {
    if (state.state === "ready") memory.write({ workspace: path });
    return state.state === "ready";
  };

  /** Moves the workspace at `path` out of its synced folder; the state after that, or what else is wanted. */
  async function out(state: StoreState, away: "quit" | "goBack"): Promise<StoreState | "other" | "away"> {
    const moved = await moveOut({ store, page, log }, path, state, away);
    if (typeof moved === "string") return moved;
    path = moved.path;
    keep(moved.state);
    return moved.state;
  }

  async function leaveSynced(state: StoreState): Promise<void> {
    const next = await out(state, "quit");
    if (next === "away") return app.quit();
    if (next !== "other") return openOrAsk(next);
    const chosen = await askWorkspace();
    // Another one that does not open leads back to this one by itself.
    if (chosen === null || chosen === path) return openOrAsk(state);
    await change(chosen);
  }

  /** Until it is open or the person quits: nothing else can be done without a store. */
  async function openOrAsk(state: StoreState): Promise<void> {
    if (keep(state)) return;
    await page.shown;
    if (isSynced(state)) return leaveSynced(state);
    log.write("error", `the workspace does not open: ${state.error?.code}`);
    const text = state.error?.text ?? "";
    const backup = broken.has(state.error?.code ?? "") ? state.backup : undefined;
    const choices = [
      ...(backup ? [{ label: say("ui.shell.failed.restore"), go: "restore" as const }] : []),
      { label: say("ui.shell.failed.folder"), go: "folder" as const },
      { label: say("ui.shell.failed.quit"), go: "quit" as const },
    ];
    const response = await ask(page, {
      type: "error",
      message: say("ui.shell.failed.message"),
      detail: backup
        ? say("ui.shell.failed.detailBackup", { text, path, backup })
        : say("ui.shell.failed.detail", { text, path }),
      buttons: choices.map(({ label }) => label),
      defaultId: 0,
      cancelId: choices.length - 1,
    });
    const { go } = choices[response] ?? { go: "quit" };
    log.write("info", `the workspace does not open: chosen ${go}`);
    if (go === "quit") return app.quit();
    if (go === "restore") return openOrAsk(await store.open(path, { restore: true }));
    show();
    return openOrAsk(state);
  }

  /** Closes the open workspace and opens another; goes back where that cannot be opened. */
  async function change(next: string): Promise<boolean> {
    if (next === path) return false;
    const before = path;
    store.jobs.cancelAll();
    await store.close();
    path = next;
    const first = await store.open(next);
    // A new one was not made: there is nothing to move.
    const state = isSynced(first) && existsSync(next) ? await out(first, "goBack") : first;
    if (typeof state === "object" && keep(state)) {
      page.tell("changed", {});
      return true;
    }
    path = before;
    if (typeof state === "object") await cannotOpen(next, before, state);
    await openOrAsk(await store.open(before));
    return false;
  }

  const cannotOpen = (next: string, before: string, state: StoreState) =>
    ask(page, {
      type: "error",
      message: say("ui.shell.workspace.cannotOpen", { name: basename(next) }),
      detail: say("ui.shell.workspace.keeps", { text: state.error?.text ?? "", name: basename(before) }),
      buttons: [say("ui.shell.workspace.goBack")],
    });

  const askWorkspace = () =>
    askForFile(page, {
      title: say("ui.shell.workspace.openTitle"),
      buttonLabel: say("ui.shell.workspace.openButton"),
      defaultPath: dirname(path),
      filters: filters(),
    });

  async function choose(): Promise<boolean> {
    const chosen = await askWorkspace();
    return chosen !== null && change(chosen);
  }

  return {
    path: () => path,
    show,
    choose,
    async openLast() {
      const { workspace } = memory.read();
      if (typeof workspace === "string" && workspace !== path) {
        // One that was moved away must not be made anew, empty, in its old place.
        if (existsSync(workspace)) path = workspace;
        else if (!(await missing(workspace))) return;
      }
      await openOrAsk(await store.open(path));
    },
    async make() {
      const wanted = await askWhere(page, {
        title: say("ui.shell.workspace.newTitle"),
        buttonLabel: say("ui.shell.workspace.newButton"),
        defaultPath: join(dirname(path), say("ui.shell.workspace.defaultName")),
        filters: filters(),
      });
      if (!wanted) return false;
      const chosen = wanted.endsWith(`.${ending}`) ? wanted : `${wanted}.${ending}`;
      if (!existsSync(chosen)) return change(chosen);
      await ask(page, {
        type: "info",
        message: say("ui.shell.workspace.exists", { name: basename(chosen) }),
        detail: say("ui.shell.workspace.existsDetail"),
        buttons: [say("ui.shell.workspace.close")],
      });
      return false;
    },
  };

  /** The last workspace is not where it was. True: open the usual one; false: another was opened, or the person quit. */
  async function missing(workspace: string): Promise<boolean> {
    log.write("warn", "the last workspace is not where it was");
    await page.shown;
    const response = await ask(page, {
      type: "warning",
      message: say("ui.shell.workspace.missing", { name: basename(workspace) }),
      detail: say("ui.shell.workspace.missingDetail", { path: workspace }),
      buttons: [say("ui.shell.workspace.find"), say("ui.shell.workspace.usual"), say("ui.shell.failed.quit")],
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 1) return true;
    if (response === 0) return (await choose()) ? false : missing(workspace);
    app.quit();
    return false;
  }
}
