// The page's way to the store: useRead, useWrite and useJob over the router's own types. No channel name, no cache key.
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure, Question, WordParams } from "../../electron/domain/errors.ts";
import type { CallOf } from "../../electron/api/call.ts";
import type { Api } from "../../electron/api/router.ts";
import { bridge } from "./bridge.ts";

export type { Api };

/** Points at one call: `(api) => api.partners.list`. Only the names count; nothing is read from `api`. */
export type Select<I, O> = (api: Api) => CallOf<I, O>;
/** What a call takes and gives: `InputOf<Api["partners"]["list"]>`. */
export type InputOf<C> = C extends CallOf<infer I, infer _> ? I : never;
export type OutputOf<C> = C extends CallOf<infer _, infer O> ? O : never;

/** A call that failed, with its sentence in `text`; `code`, `params`, `field` and `questions` as the store gave them. */
export class CallError extends Error implements Failure {
  code: string;
  params: WordParams;
  text: string;
  field: string | undefined;
  questions: Question[] | undefined;
  constructor(failure: Failure) {
    super(failure.text);
    this.name = "CallError";
    this.code = failure.code;
    this.params = failure.params;
    this.text = failure.text;
    this.field = failure.field;
    this.questions = failure.questions;
  }
}

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: CallError;
  }
}

/** Any failure as one that can be shown: a check in the page throws an Error whose message is the sentence. */
export const asFailure = (error: unknown): Failure =>
  error instanceof CallError
    ? error
    : { code: "page", params: {}, text: error instanceof Error ? error.message : String(error) };

/** The selector runs once on a Proxy that writes down the names it passes: "partners.list". */
function pathOf(select: (api: Api) => unknown): string {
  const names: string[] = [];
  const recorder: object = new Proxy(
    {},
    {
      get(_, name) {
        names.push(String(name));
        return recorder;
      },
    },
  );
  select(recorder as Api);
  return names.join(".");
}

async function send(path: string, input: unknown): Promise<unknown> {
  const reply = await bridge.call(path, input);
  if (!reply.ok) throw new CallError(reply.error);
  return reply.value;
}

/** One call outside of a component's render: in an event handler, say. Throws CallError. */
export const call = async <I, O>(select: Select<I, O>, input: NoInfer<I>): Promise<O> =>
  (await send(pathOf(select), input)) as O;

export const queries = new QueryClient({
  defaultOptions: {
    // The store is on this machine: being offline means nothing, and it says itself when something changed.
    queries: {
      networkMode: "always",
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      structuralSharing: true,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** Every write and every finished job makes all reads stale; the ones on screen are asked again. */
export const followChanges = (): (() => void) => {
  const offs = [
    bridge.on("changed", () => void queries.invalidateQueries()),
    bridge.on("sharedFolder", () => void queries.invalidateQueries({ queryKey: ["desk.sharedFolder"] })),
    bridge.on("store", (state) => {
      queries.setQueryData(["desk.ready", {}], state);
    }),
  ];
  return () => {
    for (const off of offs) off();
  };
};

export interface ReadOptions {
  enabled?: boolean;
  /** Keep what was shown while the next answer is on its way. Default true, so that nothing flashes. */
  keep?: boolean;
}

export const readOptions = <I, O>(select: Select<I, O>, input: NoInfer<I>) => {
  const path = pathOf(select);
  return { queryKey: [path, input] as const, queryFn: async () => (await send(path, input)) as O };
};

/** Reads and stays current: `const overdue = useRead((api) => api.tasks.overdue, {})`. */
export function useRead<I, O>(
  select: Select<I, O>,
  input: NoInfer<I>,
  { enabled = true, keep = true }: ReadOptions = {},
): UseQueryResult<O> {
  return useQuery({
    ...readOptions(select, input),
    enabled,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** Writes: `const update = useWrite((api) => api.partners.update)`, then `await update.mutateAsync({ id, set })`. */
export function useWrite<I, O>(select: Select<I, O>): UseMutationResult<O, CallError, I> {
  const path = pathOf(select);
  return useMutation<O, CallError, I>({ mutationFn: async (input) => (await send(path, input)) as O });
}

export interface Progress {
  done: number;
  total: number | null;
  phase: string;
}

/** An id for a job; made by the page, so that it can follow and cancel it. */
export const newJob = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** A job as it goes. */
export interface Job<I, O> {
  /** Starts it; resolves with its result, or null when it failed (then `error` says why) or was cancelled. */
  run: (input: Omit<I, "job">) => Promise<O | null>;
  cancel: () => void;
  state: "idle" | "running" | "done" | "failed" | "cancelled";
  progress: Progress | null;
  value: O | null;
  error: CallError | null;
  /** Back to idle, forgetting value and error. */
  reset: () => void;
}

type JobState<O> = Pick<Job<unknown, O>, "state" | "progress" | "value" | "error">;
const idle = { state: "idle", progress: null, value: null, error: null } as const;

/** Long work with progress and cancel: `const run = useJob((api) => api.imports.run)`. */
export function useJob<I, O>(select: Select<I, O>): Job<I, O> {
  const path = pathOf(select);
  const [now, setNow] = useState<JobState<O>>(idle);
  const current = useRef<string | null>(null);
  useEffect(
    () =>
      bridge.on("progress", ({ job, ...progress }) => {
        if (job === current.current) setNow((before) => ({ ...before, progress }));
      }),
    [],
  );
  const run = useCallback(
    async (input: Omit<I, "job">): Promise<O | null> => {
      const job = newJob();
      current.current = job;
      setNow({ ...idle, state: "running" });
      try {
        const value = (await send(path, { ...input, job })) as O;
        if (current.current === job) setNow({ ...idle, state: "done", value });
        return value;
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError(asFailure(thrown));
        if (current.current === job)
          setNow({ ...idle, state: error.code === "cancelled" ? "cancelled" : "failed", error });
        return null;
      }
    },
    [path],
  );
  const cancel = useCallback(() => {
    if (current.current) void bridge.call("desk.cancel", { job: current.current });
  }, []);
  const reset = useCallback(() => {
    current.current = null;
    setNow(idle);
  }, []);
  return { ...now, run, cancel, reset };
}
