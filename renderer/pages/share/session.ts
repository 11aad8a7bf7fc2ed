// One shared file from opening to result, kept outside of the components: choices and running work survive leaving the page.
import { useSyncExternalStore } from "react";
import { longTask } from "../import/longTask.ts";
import { kept, left, type Choices } from "./decide.ts";
import { type Choice, type Conflict, type Preview } from "./shared.ts";

export interface Looked {
  version: number;
  encrypted: boolean;
  /** The merge of this very file, where it was put together before. */
  known: number | null;
}

interface Seen {
  choices: Choices;
  /** Which conflict is shown. */
  at: number;
  passphrase: string;
  /** How many conflicts came up while it was to be put together. */
  came: number;
}

/** Everything about one file. */
export interface Session {
  token: string;
  name: string;
  tasks: ReturnType<typeof makeTasks>;
  get: () => Seen;
  watch: (watcher: () => void) => () => void;
  /** Looks at the file when it is shown for the first time: of many that wait only one is read. */
  begin: () => void;
  /** Reads it from the start: what it is, then what it would do unless it asks for a passphrase. */
  open: () => Promise<void>;
  /** Tries a passphrase. */
  unlock: (passphrase: string) => Promise<void>;
  preview: () => Promise<void>;
  choose: (key: string, choice: Choice | null) => void;
  /** Many choices at once. */
  decide: (choices: Choices) => void;
  show: (at: number) => void;
  /** Resolves with whether it was put together. */
  merge: () => Promise<boolean>;
  undo: () => Promise<void>;
}

const makeTasks = () => ({
  look: longTask((api) => api.exchange.look),
  preview: longTask((api) => api.exchange.preview),
  merge: longTask((api) => api.exchange.merge),
  undo: longTask((api) => api.exchange.undo),
});

const empty: Seen = { choices: {}, at: 0, passphrase: "", came: 0 };

function makeSession(token: string, name: string): Session {
  let seen = empty;
  const watchers = new Set<() => void>();
  const tasks = makeTasks();
  const set = (change: Partial<Seen>): void => {
    seen = { ...seen, ...change };
    for (const watcher of watchers) watcher();
    list();
  };
  const secret = () => (seen.passphrase === "" ? {} : { passphrase: seen.passphrase });
  const preview = async (): Promise<void> => {
    const found = await tasks.preview.start((job) => ({ file: token, ...secret(), job }));
    if (found)
      set({
        choices: kept(found.conflicts, seen.choices),
        at: Math.min(seen.at, Math.max(0, found.conflicts.length - 1)),
      });
    list();
  };
  const open = async (): Promise<void> => {
    const looked = await tasks.look.start(() => ({ file: token }));
    if (looked && (!looked.encrypted || seen.passphrase !== "")) await preview();
    list();
  };
  return {
    token,
    name,
    tasks,
    get: () => seen,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    begin: () => {
      if (tasks.look.get().state === "idle") void open();
    },
    open,
    unlock: async (passphrase) => {
      set({ passphrase });
      await preview();
    },
    preview,
    choose: (key, choice) => {
      const { [key]: _gone, ...others } = seen.choices;
      set({ came: 0, choices: choice === null ? others : { ...others, [key]: choice } });
    },
    decide: (choices) => set({ choices, came: 0 }),
    show: (at) => set({ at }),
    merge: async () => {
      if (tasks.merge.get().state === "running") return false;
      tasks.undo.reset();
      set({ came: 0 });
      const conflicts = tasks.preview.get().value?.conflicts ?? [];
      const done = await tasks.merge.start((job) => ({
        file: token,
        ...secret(),
        choices: { ...kept(conflicts, seen.choices) },
        job,
      }));
      // Somebody edited here meanwhile: what is new is asked, what was decided stays.
      if (!done && tasks.merge.get().error?.code === "needs-answer") {
        tasks.merge.reset();
        await preview();
        const now = tasks.preview.get().value?.conflicts ?? [];
        set({ came: left(now, seen.choices).length });
      }
      list();
      return done !== null;
    },
    undo: async () => {
      const batchId = tasks.merge.get().value?.batchId;
      if (batchId !== undefined) await tasks.undo.start((job) => ({ batchId, job }));
    },
  };
}

const sessions = new Map<string, Session>();
let listed: readonly Session[] = [];
const listWatchers = new Set<() => void>();
function list(): void {
  listed = [...sessions.values()];
  for (const watcher of listWatchers) watcher();
}

/** The session of a file; the same one as long as the file is open here. */
export function begin(token: string, name: string): Session {
  const known = sessions.get(token);
  if (known) return known;
  const session = makeSession(token, name);
  sessions.set(token, session);
  list();
  return session;
}

/** Closes the file; what is being put together goes on to its end. */
export function end(session: Session): void {
  session.tasks.look.reset();
  session.tasks.preview.reset();
  sessions.delete(session.token);
  list();
}

export const sessionOf = (token: string): Session | undefined => sessions.get(token);
export const useSeen = (session: Session): Seen => useSyncExternalStore(session.watch, session.get);

/** The files that are open, oldest first. */
export const useSessions = (): readonly Session[] =>
  useSyncExternalStore(
    (watcher) => {
      listWatchers.add(watcher);
      return () => listWatchers.delete(watcher);
    },
    () => listed,
  );

/** The files that were opened together with this one and have not been put together yet, oldest first. */
export const useWaiting = (session: Session): readonly Session[] =>
  useSessions().filter((one) => one !== session && one.tasks.merge.get().state === "idle");

/** The conflicts that the file has and those that are still open. */
export function openOf(value: Preview | null, choices: Choices): { conflicts: Conflict[]; open: Conflict[] } {
  const conflicts = value?.conflicts ?? [];
  return { conflicts, open: left(conflicts, choices) };
}
