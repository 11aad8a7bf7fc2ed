// The desktop process: the order of a start, on one screen. What each step does is in shell/.
import { app } from "electron";
import { homedir } from "node:os";
import { makeAttachments } from "./shell/attachments.ts";
import { setMenu } from "./shell/commands.ts";
import { onFatal } from "./shell/fatal.ts";
import { guard } from "./shell/guard.ts";
import { claimInstance } from "./shell/instance.ts";
import { answerPage } from "./shell/ipc.ts";
import { makeLog } from "./shell/log.ts";
import { openStore } from "./shell/open-store.ts";
import { makeOpenedFiles } from "./shell/opened.ts";
import { places, useProfile } from "./shell/places.ts";
import { registerScheme, servePage } from "./shell/protocol.ts";
import { leaveInOrder } from "./shell/quit.ts";
import { clockOf } from "./shell/reminders/clock.ts";
import { startedByLogin } from "./shell/reminders/login.ts";
import { makeReminders } from "./shell/reminders/reminders.ts";
import { makeOwn } from "./shell/shared/own.ts";
import { makeShared } from "./shell/shared/shared.ts";
import { say } from "./shell/say.ts";
import { reloadOnWord } from "./shell/reload.ts";
import { makeMemory } from "./shell/remember.ts";
import { makePage } from "./shell/window.ts";
import { makeWorkspaces } from "./shell/workspaces.ts";

useProfile();
const instance = claimInstance();
if (instance) {
  const log = makeLog(places.logs(), homedir());
  const fatal = onFatal(log);
  registerScheme();
  const clock = clockOf(process.env.LIAISON_NOW, app.isPackaged, Date.now());
  const boot = async () => {
    if ("key" in clock) return fatal.refuse(say(clock.key, clock.params));
    servePage(places.page());
    guard(log);
    const memory = makeMemory(places.remembered());
    const page = makePage(memory, log);
    const store = openStore(
      new URL("./worker.js", import.meta.url),
      page,
      clock,
      () => ({ reminders, shared }),
      log,
    );
    const own = makeOwn(places.shared());
    const hidden = memory.read().background === true && (instance.hidden || startedByLogin());
    const workspaces = makeWorkspaces(store, memory, page, log);
    const workspace = () => workspaces.path();
    const reminders = makeReminders({ store, page, memory, clock, workspace, hidden, log });
    const shared = makeShared({ store, page, own, workspace, now: () => clock.now(), log });
    const opened = makeOpenedFiles(places.opened());
    opened.sweep();
    app.on("will-quit", () => opened.sweep());
    const attachments = makeAttachments(store, page, opened, log);
    answerPage({ page, store, workspaces, memory, attachments, reminders, shared, log });
    setMenu(page, workspaces, log);
    leaveInOrder(store, page, () => reminders.background.on(), log);
    if (!hidden) page.show();
    instance.onFiles((files) => {
      page.show();
      page.handOver(files);
    });
    app.on("activate", () => page.show());
    if (process.env.NODE_ENV === "development") reloadOnWord(page);
    await workspaces.openLast();
  };
  // Not awaited: Electron becomes ready only after this module has run to its end.
  app.whenReady().then(boot).catch(fatal.end);
} else {
  app.quit();
}
