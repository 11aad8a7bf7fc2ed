// The files of one shared folder, from appearing to offered or put together: waits until they are whole, asks the store about each, one after the other.
import type { Failure } from "../../domain/errors.ts";
import type { Found } from "./folder.ts";
import { judge, type JudgeParts, type Merged, type Said } from "./judge.ts";

/** A file that waits for the person. */
export interface Offer extends Said {
  path: string;
  name: string;
  /** When it was made, or where that is not known changed last; ms. */
  at: number;
}

/** The world of the watcher: the folder, the store and the clock. */
export interface OfferParts extends Omit<JudgeParts, "mayMerge"> {
  list(): Promise<{ files: Found[]; more: number } | null>;
  seal(path: string): Promise<string | null>;
  /** It has nothing to say to this workspace, as was found out before. */
  isSettled(seal: string): boolean;
  settle(seal: string): void;
  /** It was put together once; where the workspace does not know it any more a person took it back. */
  wasTaken(seal: string): boolean;
  take(seal: string): void;
  /** Put together unseen. */
  merged(name: string, by: string | null, merged: Merged): void;
  /** What waits, or whether the folder is there, is another than before. */
  changed(): void;
  /** The folder is there, for the first time or again. */
  appeared(): void;
  /** Runs once, later; the result prevents it. */
  after(ms: number, run: () => void): () => void;
  now(): number;
}

export interface Offers {
  /** Looks at the folder now; at once again after a look that is going on. */
  scan(): void;
  /** Ends when nothing is going on; for the next steps `after` is asked. */
  idle(): Promise<void>;
  setAuto(auto: boolean): void;
  /** Something was put together (what waits may be known now) or taken back (all may be news again). */
  renew(which: "waiting" | "all"): void;
  there(): boolean;
  offers(): Offer[];
  /** How many were too many to be looked at. */
  more(): number;
  stop(): Promise<void>;
}

/** A file counts when it has not changed for this long (ms). */
export const settle = 2000;

/** Waits between looks at a file that is not whole (ms); after the last it is said. A sync service may take its time with a large one. */
export const patience = [5000, 15_000, 40_000] as const;

/** What a file says that is still being written, by a sync service or a slow disk. */
const unripe: ReadonlySet<string> = new Set([
  "shared-damaged",
  "shared-not-ours",
  "shared-inconsistent",
  "file-missing",
  "file-unreadable",
  "bug",
]);

interface Entry {
  found: Found;
  /** Not before this it is asked about; null: it is settled, for good or for bad. */
  due: number | null;
  tries: number;
  seal: string | null;
  offer: Offer | null;
}

export function makeOffers(parts: OfferParts, automatic: boolean): Offers {
  const entries = new Map<string, Entry>();
  let auto = automatic;
  /** Null until it was looked at. */
  let isThere: boolean | null = null;
  let left = 0;
  let stopped = false;
  let wanted = false;
  let going: Promise<void> | null = null;
  let cancel = () => {};
  let shown = "";

  const offers = () => [...entries.values()].flatMap(({ offer }) => offer ?? []);
  const tell = () => {
    const now = JSON.stringify([isThere, left, offers()]);
    if (now === shown || stopped) return;
    shown = now;
    parts.changed();
  };

  const isSame = (a: Found, b: Found) => a.size === b.size && a.changed === b.changed;

  /** Takes over what is in the folder; a file that is new or has changed begins anew. */
  async function takeOver(): Promise<void> {
    const listed = await parts.list();
    if (stopped) return;
    if (listed && !isThere) parts.appeared();
    isThere = listed !== null;
    left = listed?.more ?? 0;
    const files = listed?.files ?? [];
    const paths = new Set(files.map(({ path }) => path));
    for (const path of entries.keys()) if (!paths.has(path)) entries.delete(path);
    for (const found of files) {
      const before = entries.get(found.path);
      if (before && isSame(before.found, found)) continue;
      entries.set(found.path, { found, due: parts.now() + settle, tries: 0, seal: null, offer: null });
    }
  }

  function offer(entry: Entry, { at, ...said }: Said): void {
    const { path, name, changed } = entry.found;
    entry.due = null;
    entry.offer = { path, name, at: at ?? changed, ...said };
  }

  function done(entry: Entry): void {
    entry.due = null;
    entry.offer = null;
  }

  /** A file that is not whole yet is tried again quietly, and said after a while. */
  function wait(entry: Entry, error: Failure): void {
    const pause = patience[entry.tries++];
    if (pause !== undefined && unripe.has(error.code)) entry.due = parts.now() + pause;
    else offer(entry, { at: null, by: null, encrypted: false, news: null, error });
  }

  /** Settles one file. False where the store is going. */
  async function ask(entry: Entry): Promise<boolean> {
    const { path, name } = entry.found;
    const seal = (entry.seal = await parts.seal(path));
    const isDouble = [...entries.values()].some(
      (other) => other !== entry && other.due === null && other.seal === seal,
    );
    // A second copy under another name, as sync services make them.
    if (seal !== null && (isDouble || parts.isSettled(seal))) {
      done(entry);
      return true;
    }
    const mayMerge = () => auto && !stopped && !(seal !== null && parts.wasTaken(seal));
    const verdict = await judge(path, { ...parts, mayMerge });
    if (verdict.is === "leaving") return false;
    if (verdict.is === "refused") wait(entry, verdict.error);
    else if (verdict.is === "waiting") offer(entry, verdict.said);
    else {
      done(entry);
      if (seal !== null) parts.settle(seal);
      if (verdict.is === "merged") {
        if (seal !== null) parts.take(seal);
        parts.merged(name, verdict.by, verdict.merged);
        // What waits may be a part of it, or in conflict with it now.
        begin((other) => other.offer !== null);
      }
    }
    return true;
  }

  /** Asks about these again, keeping what is shown meanwhile. */
  function begin(which: (entry: Entry) => boolean): void {
    for (const entry of entries.values())
      if (entry.due === null && which(entry)) Object.assign(entry, { due: parts.now(), tries: 0 });
  }

  /** Settles what is ripe, one after the other. False where it must end. */
  async function askAll(): Promise<boolean> {
    for (let next = ripe(); next; next = ripe()) {
      if (!(await ask(next)) || stopped) return false;
      tell();
    }
    return true;
  }

  async function look(): Promise<void> {
    do {
      wanted = false;
      await takeOver();
      tell();
      if (stopped || !(await askAll())) return;
    } while (wanted);
    const soonest = Math.min(...[...entries.values()].map(({ due }) => due ?? Number.POSITIVE_INFINITY));
    cancel();
    if (Number.isFinite(soonest)) cancel = parts.after(Math.max(0, soonest - parts.now()), scan);
  }

  /** The newest first: what is older is often a part of it. */
  const ripe = () =>
    [...entries.values()]
      .filter(({ due }) => due !== null && due <= parts.now())
      .toSorted((a, b) => b.found.changed - a.found.changed)[0];

  function scan(): void {
    if (stopped) return;
    wanted = true;
    going ??= look().finally(() => {
      going = null;
    });
  }

  return {
    scan,
    idle: async () => void (await going),
    setAuto(next) {
      if (next === auto) return;
      auto = next;
      if (auto) begin(({ offer: waiting }) => waiting !== null);
      scan();
    },
    renew(which) {
      begin(({ offer: waiting }) => which === "all" || waiting !== null);
      scan();
    },
    there: () => isThere ?? true,
    offers,
    more: () => left,
    async stop() {
      stopped = true;
      cancel();
      await going;
    },
  };
}
