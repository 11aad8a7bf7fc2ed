// The shared folder of the open workspace: followed while its data is shown, asked about by the page, written to on demand.
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SharedFolder, StoreState } from "../../api/desk.ts";
import type { Result } from "../../api/messages.ts";
import { UserError } from "../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store.ts";
import { folderCall } from "../tokens.ts";
import type { Page } from "../window.ts";
import { sealOf, sharedFilesIn } from "./folder.ts";
import { makeOffers, type Offers } from "./offers.ts";
import type { Own } from "./own.ts";
import { watchFolder } from "./watch.ts";
import { writeOwn, type WriteInput, type WrittenOut } from "./write.ts";

export interface Shared {
  state(state: StoreState): void;
  /** Before the store closes. */
  stop(): Promise<void>;
  /** A call of the page has gone well; some of them matter here. */
  called(path: string, input: unknown): void;
  /** The path that is set, null where none is. */
  folder(): string | null;
  answer(): SharedFolder;
  /** @throws UserError `shared-folder-none`, `shared-folder-gone`; whatever the export says */
  write(input: WriteInput): Promise<WrittenOut>;
}

export interface SharedParts {
  store: Store;
  page: Page;
  own: Own;
  /** The file that is open. */
  workspace: () => string;
  now: () => number;
  log: Log;
}

/** The page asks for its first data when it is seen; that goes first (ms). */
const drawn = 1500;

/** How long the end waits for a look at the folder (ms). */
const patience = 5000;

interface Followed {
  path: string;
  offers: Offers;
  stop(): Promise<void>;
}

export function makeShared({ store, page, own, workspace, now, log }: SharedParts): Shared {
  const tokens = new Map<string, string>();
  let path: string | null = null;
  let auto = false;
  let device = "";
  let writing: Promise<unknown> = Promise.resolve();
  let followed: Followed | null = null;
  /** Counts what opens and closes: what was awaited for one workspace must not begin in another. */
  let turn = 0;
  let jobs = 0;

  function follow(folder: string): Followed {
    const file = workspace();
    let running: string | null = null;
    /** Long work of ours is a job like any other: listed, and ended with the folder. */
    const work = async (call: string, input: object): Promise<Result> => {
      running = `shared-folder-${++jobs}`;
      try {
        return await store.call(call, { ...input, job: running });
      } finally {
        running = null;
      }
    };
    const watching = watchFolder(folder, () => offers.scan());
    const offers = makeOffers(
      {
        list: () => sharedFilesIn(folder),
        seal: sealOf,
        look: (at) => work("exchange.look", { file: at }),
        preview: (at) => work("exchange.preview", { file: at }),
        merge: (at) => work("exchange.merge", { file: at }),
        isSettled: (seal) => own.isSettled(file, device, seal),
        settle: (seal) => own.settle(file, device, seal),
        wasTaken: (seal) => own.wasTaken(file, seal),
        take: (seal) => own.take(file, seal),
        merged(name, by, { batchId, created, updated }) {
          log.write("info", "a file of the shared folder was put together unseen");
          page.later("sharedMerged", { batchId, name, by, created, updated });
        },
        changed: () => page.tell("sharedFolder", {}),
        appeared: () => watching.listen(),
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        now: () => performance.now(),
      },
      auto,
    );
    offers.scan();
    return {
      path: folder,
      offers,
      async stop() {
        watching.stop();
        const stopped = offers.stop();
        if (running) store.jobs.cancel(running);
        // A network folder that hangs must not keep the program from ending.
        await Promise.race([stopped, sleep(patience, undefined, { ref: false })]);
      },
    };
  }

  async function end(): Promise<void> {
    const before = followed;
    followed = null;
    await before?.stop();
  }

  /** What the workspace says of its folder. A store without shared files has none. */
  async function settings(mine: number): Promise<void> {
    const [answer, status] = await Promise.all([
      store.call("exchange.folder", {}),
      store.call("workspace.status", {}),
    ]);
    if (mine !== turn) return;
    device = status.ok ? (status.value as { device: string }).device : "";
    const set = answer.ok
      ? (answer.value as { path: string | null; auto: boolean })
      : { path: null, auto: false };
    ({ path, auto } = set);
    page.tell("sharedFolder", {});
  }

  async function keepUp(mine: number): Promise<void> {
    if (followed && followed.path !== path) await end();
    if (mine !== turn) return;
    followed?.offers.setAuto(auto);
    if (path !== null) followed ??= follow(path);
    page.tell("sharedFolder", {});
  }

  async function begin(): Promise<void> {
    const mine = ++turn;
    await settings(mine);
    await page.shown;
    await sleep(drawn);
    if (mine === turn) await keepUp(mine);
  }

  async function stop(): Promise<void> {
    turn++;
    path = null;
    await end();
  }

  /** @param file of a call that went well */
  async function seal(file: unknown, keep: (seal: string) => void): Promise<void> {
    const found = typeof file === "string" ? await sealOf(file) : null;
    if (found !== null) keep(found);
  }

  const failed = (error: unknown) => log.write("error", "the shared folder", error);
  const fieldOf = (input: unknown, name: string): unknown =>
    typeof input === "object" && input !== null ? Reflect.get(input, name) : undefined;

  async function onCall(call: string, input: unknown): Promise<void> {
    const mine = turn;
    const file = workspace();
    if (call === folderCall) {
      await settings(mine);
      await keepUp(mine);
    } else if (call === "exchange.export") followed?.offers.renew("waiting");
    else if (call === "exchange.merge") {
      await seal(fieldOf(input, "file"), (found) => own.take(file, found));
      followed?.offers.renew("waiting");
    } else if (call === "exchange.undo") {
      own.unsettle(file);
      followed?.offers.renew("all");
    }
  }

  const tokenOf = (at: string): string => {
    const known = tokens.get(at);
    if (known !== undefined && page.tokens.path(known) === at) return known;
    const given = page.tokens.give(at);
    tokens.set(at, given);
    return given;
  };

  return {
    stop,
    folder: () => path,
    state({ state }) {
      (state === "ready" ? begin() : stop()).catch(failed);
    },
    called: (call, input) => void onCall(call, input).catch(failed),
    answer: () => ({
      folder: path === null ? null : { name: basename(path), there: followed?.offers.there() ?? true },
      auto,
      waiting: (followed?.offers.offers() ?? [])
        .toSorted((a, b) => b.at - a.at)
        .map(({ path: at, error, ...offer }) => ({ token: tokenOf(at), ...offer, ...(error && { error }) })),
      more: followed?.offers.more() ?? 0,
    }),
    async write(input) {
      const folder = path;
      if (folder === null) throw new UserError("shared-folder-none");
      const call = (name: string, given: object) => store.call(name, given);
      // One after the other: two that begin in one minute would choose one name.
      const written = writing.then(() => writeOwn(input, { own, workspace: workspace(), folder, call, now }));
      writing = written.catch(() => {});
      await written;
      followed?.offers.scan();
      return written;
    },
  };
}
