// The calls that the shell answers itself: dialogs, links, workspaces, running jobs. Their shapes are in api/desk.ts.
import { app, dialog, nativeTheme } from "electron";
import { writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { z } from "zod";
import type { CallOf } from "../api/call.ts";
import type { Desk } from "../api/desk.ts";
import { ask, askForFile, askWhere } from "./ask.ts";
import type { Attachments } from "./attachments.ts";
import { importable } from "./given.ts";
import { openLink } from "./guard.ts";
import type { Log } from "./log.ts";
import type { Memory } from "./remember.ts";
import { say } from "./say.ts";
import { textLimit } from "./size.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";
import type { Workspaces } from "./workspaces.ts";

type Answer<C> =
  C extends CallOf<infer I, infer O> ? { input: z.ZodType<I>; run(input: I): O | Promise<O> } : never;
type Answers = { readonly [K in keyof Desk]: Answer<Desk[K]> };

const nothing = z.strictObject({});

export interface DeskParts {
  page: Page;
  store: Store;
  workspaces: Workspaces;
  memory: Memory;
  attachments: Attachments;
  log: Log;
}

const one = z.strictObject({ id: z.int().positive() });

export function deskAnswers({ page, store, workspaces, memory, attachments, log }: DeskParts): Answers {
  return {
    pickFile: {
      input: nothing,
      async run() {
        const path = await askForFile(page, {
          title: say("ui.shell.files.pickTitle"),
          buttonLabel: say("ui.shell.files.pickButton"),
          filters: [
            { name: say("ui.shell.files.importable"), extensions: importable },
            { name: say("ui.shell.files.all"), extensions: ["*"] },
          ],
        });
        return path === null ? null : { token: page.tokens.give(path), name: basename(path) };
      },
    },
    saveText: {
      input: z.strictObject({ name: z.string().min(1).max(255), text: z.string().max(textLimit) }),
      async run({ name, text }) {
        // The name is a proposal: whatever the page puts into it, the person sees and chooses the place.
        const path = await askWhere(page, {
          title: say("ui.shell.files.saveTitle"),
          defaultPath: basename(name),
        });
        if (path === null) return { saved: false, name: null };
        try {
          await writeFile(path, text);
        } catch (error) {
          const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
          log.write("warn", `a file could not be written: ${reason}`);
          dialog.showErrorBox(
            say("ui.shell.files.saveTitle"),
            say("ui.shell.files.saveFailed", { name: basename(path), reason }),
          );
          return { saved: false, name: basename(path) };
        }
        return { saved: true, name: basename(path) };
      },
    },
    pickSave: {
      input: z.strictObject({ name: z.string().min(1).max(255) }),
      async run({ name }) {
        const path = await askWhere(page, {
          title: say("ui.shell.files.saveTitle"),
          defaultPath: basename(name),
        });
        return path === null ? null : { token: page.tokens.give(path, "save"), name: basename(path) };
      },
    },
    openLink: {
      input: z.strictObject({ url: z.string() }),
      run: async ({ url }) => ({ opened: await openLink(url, log) }),
    },
    openAttachment: { input: one, run: ({ id }) => attachments.open(id) },
    saveAttachment: { input: one, run: ({ id }) => attachments.save(id) },
    workspace: {
      input: nothing,
      run: () => ({ path: workspaces.path(), folder: dirname(workspaces.path()) }),
    },
    openWorkspace: { input: nothing, run: async () => ({ changed: await workspaces.choose() }) },
    newWorkspace: { input: nothing, run: async () => ({ changed: await workspaces.make() }) },
    showWorkspace: {
      input: nothing,
      run() {
        workspaces.show();
        return {};
      },
    },
    cancel: {
      input: z.strictObject({ job: z.string() }),
      run({ job }) {
        store.jobs.cancel(job);
        return {};
      },
    },
    jobs: { input: nothing, run: () => ({ rows: store.jobs.list() }) },
    about: { input: nothing, run: () => about(log) },
    ready: { input: nothing, run: () => store.state() },
    theme: {
      input: z.strictObject({ theme: z.enum(["system", "light", "dark"]) }),
      run({ theme }) {
        nativeTheme.themeSource = theme;
        memory.write({ theme });
        return {};
      },
    },
  };
}

/** What this is and what it runs on. A stand-in for the Electron binary names itself in its version. */
export function about(log: Log) {
  const { electron, chrome, node } = process.versions;
  const runtime = electron.includes("standin")
    ? say("ui.shell.about.standIn")
    : say("ui.shell.about.electron", { version: electron });
  return { version: app.getVersion(), runtime, electron, chromium: chrome, node, logFile: log.file };
}

/** The same in a dialog, for the menu. */
export async function showAbout(page: Page, log: Log) {
  const { version, ...detail } = about(log);
  await ask(page, {
    type: "info",
    title: say("ui.shell.about.title"),
    message: say("ui.shell.about.message", { version }),
    detail: say("ui.shell.about.detail", detail),
    buttons: [say("ui.shell.about.close")],
  });
}
