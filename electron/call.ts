// Entry of `npm run call`: the same dispatch for scripts. One JSON value on standard output, everything else on standard error.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { dispatch, kindOf, type Host } from "./api/dispatch.ts";
import { closeAttachments } from "./data/attachments.ts";
import { registerDevice } from "./data/device.ts";
import { home, userName } from "./data/home.ts";
import { readHere } from "./data/imports/reading.ts";
import { refuseSynced } from "./data/synced.ts";
import { openForReading, openWorkspace, type WorkspaceOptions } from "./data/workspace.ts";
import { UserError } from "./domain/errors.ts";
import { failure, makeWords } from "./domain/words/words.ts";

const words = makeWords("en");
const started = Date.now();

/** Paths that are typed belong to the folder where the command was typed. */
const here = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

function end(code: number, value: unknown): void {
  process.exitCode = code;
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** The register of the user's profile, or the one of a test. */
const register = (): string =>
  process.env.LIAISON_USER_DATA
    ? path.join(process.env.LIAISON_USER_DATA, "devices.json")
    : path.join(profile(), "devices.json");

function profile(): string {
  if (process.platform === "win32") return path.join(process.env.APPDATA ?? home(), "Liaison");
  if (process.platform === "darwin") return path.join(home(), "Library", "Application Support", "Liaison");
  return path.join(process.env.XDG_CONFIG_HOME ?? path.join(home(), ".config"), "Liaison");
}

interface Asked {
  callPath: string;
  input: unknown;
  options: WorkspaceOptions;
}

function typed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        db: { type: "string" },
        now: { type: "string" },
        author: { type: "string" },
        device: { type: "string" },
      },
    });
  } catch {
    throw new UserError("call-usage");
  }
}

/** Of the years 1 to 9999 in every zone: days have four digits of a year. */
const isOfCalendar = (at: number): boolean =>
  at >= Date.parse("0001-01-02T00:00:00Z") && at < Date.parse("9999-12-31T00:00:00Z");

function readArguments(): Asked {
  const { values, positionals } = typed();
  const [callPath, text = "{}"] = positionals;
  if (!callPath || !values.db) throw new UserError("call-usage");
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    throw new UserError("call-bad-json");
  }
  const fixed = values.now === undefined ? null : Date.parse(values.now);
  if (fixed !== null && !isOfCalendar(fixed)) throw new UserError("call-bad-now", { value: values.now! });
  // With --now the clock still moves, so that what happens later is later.
  const now = fixed === null ? () => Date.now() : () => fixed + (Date.now() - started);
  return {
    callPath,
    input: withPaths(input),
    options: {
      file: here(values.db),
      migrations: path.resolve(import.meta.dirname, "..", "drizzle", "migrations"),
      register: register(),
      author: values.author?.trim() || userName(),
      device: values.device || undefined,
      now,
      onProgress: (phase, done, total) =>
        process.stderr.write(`${phase} ${done}${total === null ? "" : `/${total}`}\n`),
    },
  };
}

const withPaths = (input: unknown): unknown =>
  input !== null && typeof input === "object" && "file" in input && typeof input.file === "string"
    ? { ...input, file: here(input.file) }
    : input;

/** Reads need no lock and make nothing; everything else opens the workspace as the app does. */
function open(kind: string | undefined, options: WorkspaceOptions) {
  if (existsSync(options.file) && (kind === "read" || kind === "aside")) {
    refuseSynced(options.file);
    try {
      const store = openForReading(options);
      return { store, close: () => store.close() };
    } catch (error) {
      // An older file is brought up to date first, as the app would.
      if (!(error instanceof UserError) || error.code !== "workspace-needs-update") throw error;
    }
  }
  const workspace = openWorkspace(options);
  return {
    store: workspace.store,
    close() {
      registerDevice(workspace.store, workspace.file, options.register);
      workspace.close();
    },
  };
}

async function main(): Promise<void> {
  const { callPath, input, options } = readArguments();
  // Before anything is opened: a misspelt call makes no database.
  if (!kindOf(callPath)) throw new UserError("unknown-call", { path: callPath });
  const opened = open(kindOf(callPath), options);
  const stop = new AbortController();
  const host: Host = {
    store: opened.store,
    workspace: options.file,
    now: options.now,
    words,
    author: options.author,
    async aside<T>(asidePath: string, asideInput: unknown) {
      const result = await dispatch(host, asidePath, asideInput, { signal: stop.signal });
      if (result.ok) return result.value as T;
      throw new UserError(result.error.code, result.error.params);
    },
    read: readHere,
    bug(where, error) {
      process.stderr.write(
        `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      return "see standard error";
    },
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  let last = 0;
  const progress = (done: number, total: number | null, phase: string) => {
    if (Date.now() - last < 200) return;
    last = Date.now();
    process.stderr.write(`${phase} ${done}${total === null ? "" : `/${total}`}\n`);
  };
  const result = await dispatch(host, callPath, input, { signal: stop.signal, progress });
  end(result.ok ? 0 : 1, result.ok ? result.value : { error: result.error });
  try {
    closeAttachments();
    opened.close();
  } catch (error) {
    // What was asked is done and answered: there is one JSON value, and tidying is for the next opening.
    host.bug("close", error);
  }
}

main().catch((thrown: unknown) => {
  const known =
    thrown instanceof UserError ? thrown : new UserError("bug", { reference: "see standard error" });
  if (known !== thrown)
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? "") : String(thrown)}\n`);
  end(1, { error: failure(words, known) });
});
