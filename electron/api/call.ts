// What a call is: an input schema and a function; its type is inferred from both, nothing is declared twice.
import { z } from "zod";
import type { JobContext, ReadContext, WriteContext } from "../data/context.ts";
import type { CallKind } from "./messages.ts";

/** What the page and the scripts see of a call: its input and output, nothing of the store. */
export interface CallOf<I, O> {
  readonly kind: CallKind;
  readonly input: z.ZodType;
  /** Only for inference, never there at run time. */
  readonly types?: { input: I; output: O };
}

/** What dispatch runs. */
export interface Runnable {
  readonly kind: CallKind;
  readonly input: z.ZodType;
  readonly run: (context: never, input: never) => unknown;
}

/** An input holds what its schema names and nothing else: a misspelt field is refused, not ignored. */
const make = <S extends z.ZodType, C, O>(
  kind: CallKind,
  input: S,
  run: (context: C, input: z.output<S>) => O,
) =>
  ({ kind, input: input instanceof z.ZodObject ? input.strict() : input, run }) as unknown as CallOf<
    z.input<S>,
    Awaited<O>
  >;

/** A call that only reads: its context has no way to write. */
export const read = <S extends z.ZodType, O>(
  input: S,
  run: (context: ReadContext, input: z.output<S>) => O,
) => make("read", input, run);

/** A call that writes: one immediate transaction, one batch, undone by `history.undo`. */
export const write = <S extends z.ZodType, O>(
  input: S,
  run: (context: WriteContext, input: z.output<S>) => O,
) => make("write", input, run);

/** Long work that writes in chunks, with progress and cancel. */
export const job = <S extends z.ZodType, O>(
  input: S,
  run: (context: JobContext, input: z.output<S>) => Promise<O>,
) => make("job", input, run);

/** Long work that only reads (a preview, a backup): on a thread of its own with a read-only connection. */
export const aside = <S extends z.ZodType, O>(
  input: S,
  run: (context: JobContext, input: z.output<S>) => Promise<O>,
) => make("aside", input, run);
