// A workspace that lies in a synced folder: the person moves it out, takes another one, or leaves it alone.
import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { StoreState } from "../api/desk.ts";
import { ask, askWhere } from "./ask.ts";
import { freePlace } from "./freePlace.ts";
import type { Log } from "./log.ts";
import { places } from "./places.ts";
import { say } from "./say.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";

/** What came of it: it was moved, and so the store stands now; or another one is wanted; or nothing. */
export type MovedOut = { path: string; state: StoreState } | "other" | "away";

const ending = "sqlite";

export const isSynced = (state: StoreState): boolean => state.error?.code === "workspace-synced";

/**
 * Asks until it is moved or left alone.
 * @param state the store's failure, as the reason that is shown
 * @param away what leaving it alone means: at a start there is nothing else, later the one before
 */
export async function moveOut(
  { store, page, log }: { store: Store; page: Page; log: Log },
  path: string,
  state: StoreState,
  away: "quit" | "goBack",
): Promise<MovedOut> {
  // At a first start the profile itself may lie in such a folder: there is nothing to move yet.
  const isThere = existsSync(path);
  const choices = [
    { go: "move", label: say(isThere ? "ui.shell.synced.move" : "ui.shell.synced.make") },
    ...(away === "quit" ? [{ go: "other", label: say("ui.shell.synced.other") } as const] : []),
    { go: "away", label: say(away === "quit" ? "ui.shell.failed.quit" : "ui.shell.workspace.goBack") },
  ] as const;
  const response = await ask(page, {
    type: "warning",
    message: say("ui.shell.synced.message", { name: basename(path) }),
    detail: say(isThere ? "ui.shell.synced.detail" : "ui.shell.failed.detail", {
      text: state.error?.text ?? "",
      path,
    }),
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: choices.length - 1,
  });
  const { go } = choices[response] ?? { go: "away" };
  log.write("info", `the workspace is in a synced folder: chosen ${go}`);
  if (go !== "move") return go;
  const chosen = await askWhere(page, {
    title: say("ui.shell.synced.whereTitle"),
    buttonLabel: say("ui.shell.synced.whereButton"),
    defaultPath: freePlace(path, dirname(places.workspace())),
    filters: [{ name: say("ui.shell.workspace.kind"), extensions: [ending] }],
  });
  if (chosen === null) return moveOut({ store, page, log }, path, state, away);
  const target = chosen.endsWith(`.${ending}`) ? chosen : `${chosen}.${ending}`;
  const next = await store.open(target, isThere ? { moveFrom: path } : {});
  // Where the old one is still there nothing was moved: its reason is shown, and asked again.
  if (next.state !== "ready" && existsSync(path) === isThere)
    return moveOut({ store, page, log }, path, next, away);
  log.write("info", "the workspace is out of the synced folder");
  if (isThere && next.state === "ready") void tellMoved(page, path, target);
  return { path: target, state: next };
}

/** Where it is now, once it is open. */
const tellMoved = (page: Page, before: string, now: string) =>
  ask(page, {
    type: "info",
    message: say("ui.shell.synced.moved", { name: basename(now) }),
    detail: say("ui.shell.synced.movedDetail", { path: now, folder: dirname(before) }),
    buttons: [say("ui.shell.workspace.close")],
  });
