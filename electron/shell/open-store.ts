// The store with the places of this installation, its news passed on to the page and to the log.
import { app } from "electron";
import { userInfo } from "node:os";
import type { Log } from "./log.ts";
import { places } from "./places.ts";
import type { Clock } from "./reminders/clock.ts";
import type { Reminders } from "./reminders/reminders.ts";
import { machineZone } from "./reminders/zone.ts";
import type { Shared } from "./shared/shared.ts";
import { jobTitle, theWords } from "./say.ts";
import { makeStore, type Store } from "./store.ts";
import type { Page } from "./window.ts";

/** The signed-in user, until the manager gives a name; a system may not know one. */
function author() {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

/** What goes on by itself while a workspace is open. */
export interface Followers {
  reminders: Pick<Reminders, "changed" | "state" | "stop">;
  shared: Pick<Shared, "state" | "stop">;
}

/** @param follow what follows the store is made after it */
export function openStore(entry: URL, page: Page, clock: Clock, follow: () => Followers, log: Log): Store {
  return makeStore({
    entry,
    words: theWords(),
    data: {
      register: places.register(),
      migrations: places.migrations(),
      binding: places.binding(),
      author: author(),
      locale: app.getLocale(),
      clockOffset: clock.offset,
      zone: machineZone(),
    },
    events: {
      changed() {
        page.tell("changed", {});
        follow().reminders.changed();
      },
      async closing() {
        await Promise.all([follow().reminders.stop(), follow().shared.stop()]);
      },
      progress: (progress) => page.tell("progress", progress),
      job: (event) => page.tell("job", { ...event, title: jobTitle(event.path) }),
      state(state) {
        log.write("info", `store: ${state.state} ${state.error?.code ?? state.phase}`.trimEnd());
        page.tell("store", state);
        follow().reminders.state(state);
        follow().shared.state(state);
      },
      log: (level, text) => log.write(level, text),
    },
  });
}
