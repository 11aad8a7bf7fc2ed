// The catalogue for the signed-in user's locale, which Electron knows only once it is ready.
import { app } from "electron";
import { UserError, type Failure, type WordParams } from "../domain/errors.ts";
import { failure, makeWords, type WordKey, type Words } from "../domain/words/words.ts";

let words: Words | undefined;

export function theWords(): Words {
  if (!app.isReady()) return makeWords();
  words ??= makeWords(app.getLocale() || "en");
  return words;
}

export const say = (key: WordKey, params?: WordParams): string => theWords()(key, params);

/** A failure that the shell itself finds, with its sentence. */
export const failed = (code: string, params?: WordParams): Failure =>
  failure(theWords(), new UserError(code, params));

const titled = {
  "imports.preview": "preview",
  "imports.run": "import",
  "imports.undo": "undoImport",
  "backups.make": "backup",
  "exchange.look": "preview",
  "exchange.preview": "preview",
  "exchange.merge": "merge",
  "exchange.undo": "undoMerge",
  "exchange.export": "export",
  "exchange.save": "export",
  "example.add": "exampleAdd",
  "example.remove": "exampleRemove",
} as const;

/** What a running job is called where jobs are listed. */
export const jobTitle = (path: string): string =>
  say(`ui.shell.jobs.${path in titled ? titled[path as keyof typeof titled] : "other"}`);
