// The files of one shared folder, from appearing to offered or put together: waits until they are whole, asks the store about each, one after the other.
import type { Result } from "../../api/messages.ts";
import type { Failure } from "../../domain/errors.ts";
import type { Found } from "./folder.ts";

/** What the store says of a file before it is put together, as far as it matters here. */
export interface Preview {
  created: number;
  updated: number;
  deleted: number;
  conflicts: readonly unknown[];
  ahead: readonly unknown[];
  by: { name: string; at: number } | null;
}

/** `known`: the batch in which it was put together; `own`: this workspace wrote it. */
interface Looked {
  encrypted: boolean;
  known: number | null;
  own: boolean;
}

export interface Merged {
  batchId: number;
  created: number;
  updated: number;
}

/** A file that waits for the person. */
export interface Offer {
  path: string;
  name: string;
  /** When it was made, or where that is not known changed last; ms. */
  at: number;
  by: string | null;
  encrypted: boolean;
  /** Null where it could not be looked into: encrypted, or with an error. */
  news: { created: number; updated: number; deleted: number; conflicts: number } | null;
  error: Failure | null;
}

/** The world of the watcher: the folder, the store and the clock. */
export interface OfferParts {
  list(): Promise<{ files: Found[]; more: number } | null>;
  seal(path: string): Promise<string | null>;
  look(path: string): Promise<Result>;
  preview(path: string): Promise<Result>;
  merge(path: string): Promise<Result>;
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

/** The store is going; nothing is wrong with the file. */
const leaving: ReadonlySet<string> = new Set(["closing", "cancelled", "not-ready", "store-stopped"]);

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
  let isThere = false;
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

  const failureOf = (result: Result): Failure | null => (result.ok ? null : result.error);

  function offer(entry: Entry, more: Partial<Offer>): void {
    const { path, name, changed } = entry.found;
    entry.due = null;
    entry.offer = { path, name, at: changed, by: null, encrypted: false, news: null, error: null, ...more };
  }

  /** A file that is not whole yet is tried again quietly, and said after a while. */
  function wait(entry: Entry, error: Failure): void {
    const pause = patience[entry.tries++];
    if (pause !== undefined && unripe.has(error.code)) entry.due = parts.now() + pause;
    else offer(entry, { error });
  }

  /** Settles one file. False where the store is going. */
  async function ask(entry: Entry): Promise<boolean> {
    const { path, name } = entry.found;
    const seal = await parts.seal(path);
    entry.seal = seal;
    const isDouble = [...entries.values()].some(
      (other) => other !== entry && other.due === null && other.seal === seal && seal !== null,
    );
    // A second copy under another name, as sync services make them.
    if (isDouble || (seal !== null && parts.isSettled(seal))) return done(entry);
    const looked = await parts.look(path);
    if (!looked.ok) return refused(entry, looked.error);
    const { encrypted, known, own } = looked.value as Looked;
    if (known !== null || own) return settled(entry);
    const previewed = await parts.preview(path);
    const error = failureOf(previewed);
    if (encrypted && error?.code === "shared-needs-passphrase") {
      offer(entry, { encrypted });
      return true;
    }
    if (!previewed.ok) return refused(entry, previewed.error);
    const preview = previewed.value as Preview;
    const { created, updated, deleted, conflicts, by } = preview;
    if (created + updated + deleted + conflicts.length === 0) return settled(entry);
    const shownAs = {
      by: by?.name ?? null,
      ...(by && { at: by.at }),
      news: { created, updated, deleted, conflicts: conflicts.length },
    };
    if (!auto || stopped || !mayGoUnseen(preview) || (seal !== null && parts.wasTaken(seal))) {
      offer(entry, shownAs);
      return true;
    }
    const merged = await parts.merge(path);
    // Something was edited meanwhile, or the disk is full: the person looks at it.
    if (!merged.ok) {
      if (leaving.has(merged.error.code)) return false;
      offer(entry, { ...shownAs, error: merged.error.code === "needs-answer" ? null : merged.error });
      return true;
    }
    if (seal !== null) parts.take(seal);
    parts.merged(name, shownAs.by, merged.value as Merged);
    // What waits may be a part of it, or in conflict with it now.
    begin((other) => other !== entry && other.offer !== null);
    return settled(entry);
  }

  function settled(entry: Entry): true {
    if (entry.seal !== null) parts.settle(entry.seal);
    return done(entry);
  }

  function done(entry: Entry): true {
    entry.due = null;
    entry.offer = null;
    return true;
  }

  function refused(entry: Entry, error: Failure): boolean {
    if (leaving.has(error.code)) return false;
    wait(entry, error);
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
    there: () => isThere,
    offers,
    more: () => left,
    async stop() {
      stopped = true;
      cancel();
      await going;
    },
  };
}

/**
 * Nothing is put together unseen that a person would want to see: a conflict, something that goes away, a clock that cannot be right.
 */
const mayGoUnseen = ({ conflicts, deleted, ahead }: Preview): boolean =>
  conflicts.length + deleted + ahead.length === 0;
