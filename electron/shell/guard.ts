// Puts the rules into force: permissions, navigation, new windows, webviews. Denied unless rules.ts lists it.
import { app, dialog, session, shell } from "electron";
import type { Log } from "./log.ts";
import { isHome, isPermitted, linkRule } from "./rules.ts";
import { say } from "./say.ts";

export function guard(log: Log) {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  );
  // Devices (HID, serial, USB) are asked for here too.
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin),
  );

  app.on("web-contents-created", (_event, contents) => {
    const stay = (event: { url: string; preventDefault(): void }) => {
      if (isHome(event.url)) return;
      event.preventDefault();
      log.write("warn", `a navigation was denied: ${schemeOf(event.url)}`);
    };
    contents.on("will-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url, log);
      return { action: "deny" };
    });
  });
}

/** Addresses can hold what a person typed: the log gets their scheme only. */
const schemeOf = (url: string) => URL.parse(url)?.protocol ?? "no address";

/** Opens a link outside where the rules allow it, http after asking. */
export async function openLink(url: string, log: Log): Promise<boolean> {
  const rule = linkRule(url);
  if (rule === "refuse") {
    log.write("warn", `a link was refused: ${schemeOf(url)}`);
    return false;
  }
  if (rule === "ask") {
    const { response } = await dialog.showMessageBox({
      type: "question",
      message: say("ui.shell.link.message"),
      detail: say("ui.shell.link.detail", { url }),
      buttons: [say("ui.shell.link.open"), say("ui.shell.link.cancel")],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    });
    if (response !== 0) return false;
  }
  await shell.openExternal(url);
  return true;
}
