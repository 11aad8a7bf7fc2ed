// One import from file to result, kept outside of the components: it goes on while other pages are looked at.
import { useSyncExternalStore } from "react";
import type { Api, OutputOf } from "../../api/client.ts";
import { without, type Answers } from "./answers.ts";
import { longTask } from "./longTask.ts";

export type Inspected = OutputOf<Api["imports"]["inspect"]>;
export type Preview = OutputOf<Api["imports"]["preview"]>;
export type Imported = OutputOf<Api["imports"]["run"]>;
export type Undone = OutputOf<Api["imports"]["undo"]>;
/** What was found out about a report. */
export type Report = NonNullable<Inspected["report"]>;
/** What a report would do or did. */
export type ShownReport = NonNullable<Preview["report"]>;
export type PreviewRecord = NonNullable<Preview["records"]>[number];

export const steps = ["file", "preview", "result"] as const;
export type Step = (typeof steps)[number];

interface Seen {
  step: Step;
  answers: Answers;
  /** The manager's own addresses as they stand in the field; null until it was touched. */
  own: readonly string[] | null;
}

/** Everything about one file: what was answered so far, and the four pieces of long work. */
export interface Session {
  token: string;
  name: string;
  get: () => Seen;
  watch: (watcher: () => void) => () => void;
  tasks: ReturnType<typeof makeTasks>;
  /** The manager's own addresses as they go along with the answers. */
  ownNow: () => readonly string[];
  /** All answers as the calls take them. */
  given: () => Record<string, unknown>;
  /** Looks at how the file is read. */
  inspect: () => Promise<void>;
  /** Looks at what each record would do. */
  preview: () => Promise<void>;
  run: () => Promise<void>;
  undo: () => Promise<void>;
  goTo: (step: Step) => void;
  /** Corrects how the file is read; null goes back to what was detected. Looked at again at once. */
  correct: (changes: Record<string, string | null>) => void;
  /** Sets the manager's own addresses, for messages and events. */
  setOwn: (own: readonly string[]) => void;
  /** Looks at the file when it is shown for the first time: of many that wait only one is read. */
  begin: () => void;
  /** Answers questions about the records; null takes the suggested answer. Previewed again at once. */
  answer: (changes: Record<string, string | null>) => void;
}

const makeTasks = () => ({
  inspect: longTask((api) => api.imports.inspect),
  preview: longTask((api) => api.imports.preview),
  run: longTask((api) => api.imports.run),
  undo: longTask((api) => api.imports.undo),
});

function makeSession(token: string, name: string): Session {
  let seen: Seen = { step: "file", answers: {}, own: null };
  const watchers = new Set<() => void>();
  const tasks = makeTasks();
  const set = (change: Partial<Seen>): void => {
    seen = { ...seen, ...change };
    for (const watcher of watchers) watcher();
  };
  const merge = (changes: Record<string, string | null>): void => {
    let { answers } = seen;
    for (const [key, value] of Object.entries(changes))
      answers = value === null ? without(answers, key) : { ...answers, [key]: value };
    set({ answers });
  };
  /** What is in the field of own addresses goes along, also where it is only the suggestion. */
  const ownNow = (): readonly string[] => {
    const found = tasks.inspect.get().value;
    return seen.own ?? (found ? ownSuggested(found) : []);
  };
  const given = (): Record<string, unknown> => {
    const own = ownNow();
    return { ...seen.answers, ...(own.length > 0 && { ownAddresses: [...own] }) };
  };
  const inspect = async (): Promise<void> => {
    await tasks.inspect.start((job) => ({ file: token, answers: seen.answers, job }));
  };
  const preview = async (): Promise<void> => {
    set({ step: "preview" });
    await tasks.preview.start((job) => ({ file: token, answers: given(), records: true, job }));
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
    inspect,
    begin: () => {
      if (tasks.inspect.get().state === "idle") void inspect();
    },
    setOwn: (own) => {
      set({ own });
      tasks.preview.reset();
    },
    given,
    ownNow,
    preview,
    run: async () => {
      if (tasks.run.get().state === "running") return;
      set({ step: "result" });
      tasks.undo.reset();
      await tasks.run.start((job) => ({ file: token, answers: given(), job }));
    },
    undo: async () => {
      const batchId = tasks.run.get().value?.batchId;
      if (batchId !== undefined) await tasks.undo.start((job) => ({ batchId, job }));
    },
    goTo: (step) => set({ step }),
    correct: (changes) => {
      merge(changes);
      tasks.preview.reset();
      void inspect();
    },
    answer: (changes) => {
      merge(changes);
      void preview();
    },
  };
}

const open = new Map<string, Session>();
let listed: readonly Session[] = [];
const listWatchers = new Set<() => void>();
const list = (): void => {
  listed = [...open.values()];
  for (const watcher of listWatchers) watcher();
};

/** Own addresses as the field shows them before anybody touched it: known ones, then what this mailbox suggests. */
export const ownSuggested = ({ own, ownGuess }: Pick<Inspected, "own" | "ownGuess">): string[] => [
  ...new Set([...own, ...ownGuess]),
];

/** The session of a file; the same one as long as the file is open here. It is read when it is shown. */
export function begin(token: string, name: string): Session {
  const known = open.get(token);
  if (known) return known;
  const session = makeSession(token, name);
  open.set(token, session);
  list();
  return session;
}

/** Closes the file; an import that runs goes on to its end. */
export function end(session: Session): void {
  session.tasks.inspect.reset();
  session.tasks.preview.reset();
  open.delete(session.token);
  list();
}

export const sessionOf = (token: string): Session | undefined => open.get(token);
export const useSeen = (session: Session): Seen => useSyncExternalStore(session.watch, session.get);

const watchList = (watcher: () => void) => {
  listWatchers.add(watcher);
  return () => listWatchers.delete(watcher);
};
/** The files that are open, oldest first. */
export const useSessions = (): readonly Session[] => useSyncExternalStore(watchList, () => listed);

/** The files that were opened together with this one and have not been imported yet, oldest first. */
export const useWaiting = (session: Session): readonly Session[] =>
  useSessions().filter((one) => one !== session && one.tasks.run.get().state === "idle");
