// The reminders of the desktop process: begin when data is shown, follow the store and the machine, end before the store closes.
import { app, powerMonitor } from "electron";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoreState } from "../../api/desk.ts";
import { UserError } from "../../domain/errors.ts";
import type { Log } from "../log.ts";
import { places } from "../places.ts";
import type { Memory } from "../remember.ts";
import type { Store } from "../store.ts";
import type { Page } from "../window.ts";
import { makeBackground, type Background } from "./background.ts";
import { showBadge } from "./badge.ts";
import type { Clock } from "./clock.ts";
import { watchDue } from "./due.ts";
import { makeNotify, type Notify, type Reminder } from "./notify.ts";
import { makeReminded } from "./reminded.ts";
import { makeTimer } from "./timer.ts";
import { makeTray } from "./tray.ts";
import { machineZone } from "./zone.ts";

export interface Reminders {
  /** The store has changed. */
  changed(): void;
  state(state: StoreState): void;
  /** Before the store closes. */
  stop(): Promise<void>;
  readonly background: Background;
  readonly notify: Notify;
}

export interface ReminderParts {
  store: Store;
  page: Page;
  memory: Memory;
  clock: Clock;
  /** The file that is open. */
  workspace: () => string;
  /** True where no window was opened at the start. */
  hidden: boolean;
  log: Log;
}

interface Fired {
  show: Reminder[];
  nextAt: number | null;
  badge: number;
}

/** The page asks for its first data when it is seen; that goes first (ms). */
const drawn = 500;

export function makeReminders(parts: ReminderParts): Reminders {
  const { store, page, memory, clock, workspace, hidden, log } = parts;
  const reminded = makeReminded(places.reminded());
  const notify = makeNotify(store, page, reminded, workspace, log);
  /** Counts what opens and closes: what was awaited for one workspace must not begin in another. */
  let turn = 0;

  const call = async <T>(path: string, input: object): Promise<T> => {
    const result = await store.call(path, input);
    if (!result.ok) throw new UserError(result.error.code, result.error.params);
    return result.value as T;
  };

  const tray = makeTray({
    open: () => page.show(),
    today: () => page.bring("today", {}),
    newTask: () => page.bring("newTask", {}),
    focus: (hours) => void store.call("reminders.focus", { minutes: hours === null ? null : hours * 60 }),
    quit: () => app.quit(),
  });
  let due = 0;
  const dues = watchDue(store, (count, focusUntil) => {
    due = count;
    showBadge(page, due);
    tray.tell(due, focusUntil !== null && focusUntil > clock.now());
  });
  page.onWindow(() => showBadge(page, due));

  const timer = makeTimer({
    now: () => clock.now(),
    monotonic: () => performance.now(),
    zone: () => machineZone(),
    after(ms, run) {
      const timeout = setTimeout(run, ms);
      return () => clearTimeout(timeout);
    },
    next: async () => (await call<{ at: number | null }>("reminders.next", {})).at,
    async fire(fresh) {
      const { show, nextAt, badge } = await call<Fired>("reminders.fire", {
        now: clock.now(),
        locale: app.getLocale() || "en-GB",
        ...(fresh && { starting: true, known: reminded.known() }),
      });
      // The system may take its time to answer; the next row does not wait for it.
      for (const each of show) void notify.show(each);
      if (show.length > 0) log.write("info", `reminders: ${show.map(({ kind }) => kind).join(", ")}`);
      dues.is(badge);
      return nextAt;
    },
    moved: (zone) => store.moved(zone),
    failed: (what, error) =>
      log.write(
        "warn",
        `reminders: ${what} failed: ${error instanceof UserError ? error.code : String(error)}`,
      ),
  });
  powerMonitor.on("resume", () => timer.look());
  powerMonitor.on("unlock-screen", () => timer.look());

  async function begin() {
    const mine = ++turn;
    if (!hidden) await page.shown;
    await sleep(drawn);
    if (mine !== turn) return;
    timer.begin();
    dues.ask();
  }
  async function stop() {
    turn++;
    dues.end();
    await timer.end();
  }

  return {
    background: makeBackground(memory, tray),
    notify,
    stop,
    changed() {
      timer.changed();
      dues.ask();
    },
    state({ state }) {
      if (state === "ready") void begin();
      else void stop();
    },
  };
}
