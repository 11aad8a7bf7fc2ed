// Running without a window: whether the person wants it, what of it this system has, and the icon that stays.
import type { BackgroundState } from "../../api/desk.ts";
import { UserError } from "../../domain/errors.ts";
import type { Memory } from "../remember.ts";
import { desktopThere, trayThere } from "./desktop.ts";
import { startAtLogin, startsAtLogin } from "./login.ts";
import { notificationsThere, type Outcome } from "./popup.ts";
import type { TrayIcon } from "./tray.ts";
import { say } from "../say.ts";

export interface Background {
  /** True: closing the window does not end the program. */
  on(): boolean;
  /** Started at login it stays in the background, so the one brings the other, and goes with it. @throws UserError `login-not-set` */
  set(wanted: { background?: boolean | undefined; login?: boolean | undefined }): void;
  state(last: Outcome | null): BackgroundState;
}

export function makeBackground(memory: Memory, tray: TrayIcon): Background {
  const on = () => memory.read().background === true;
  tray.be(on());

  function login(wanted: boolean) {
    if (wanted === startsAtLogin()) return;
    try {
      startAtLogin(wanted);
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
      throw new UserError("login-not-set", { reason });
    }
  }

  return {
    on,
    set(wanted) {
      const background = wanted.background ?? (wanted.login === true ? true : undefined);
      const atLogin = wanted.login ?? (wanted.background === false ? false : undefined);
      if (atLogin !== undefined) login(atLogin && background !== false);
      if (background !== undefined) memory.write({ background });
      tray.be(on());
    },
    state(last) {
      const there = notificationsThere();
      const blocked = last?.outcome === "refused" ? { reason: last.reason } : null;
      return {
        background: on(),
        login: startsAtLogin(),
        supported: {
          tray: trayThere(),
          login: desktopThere(),
          notifications: there,
          badge: desktopThere(),
        },
        blocked: there ? blocked : { reason: say("ui.shell.reminders.refused.none") },
      };
    },
  };
}
