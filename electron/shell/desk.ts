// The calls that the shell answers itself: dialogs, links, workspaces, running jobs. Their shapes are in api/desk.ts.
import { app, nativeTheme, shell } from "electron";
import { basename, dirname } from "node:path";
import { z } from "zod";
import type { CallOf } from "../api/call.ts";
import type { Desk } from "../api/desk.ts";
import { UserError } from "../domain/errors.ts";
import { sharedEnding } from "../domain/sharedFile.ts";
import { ask, askForFile, askForFolder, askWhere } from "./ask.ts";
import type { Attachments } from "./attachments.ts";
import { importable } from "./given.ts";
import { openLink } from "./guard.ts";
import type { Log } from "./log.ts";
import type { Reminders } from "./reminders/reminders.ts";
import { pngOf } from "./png.ts";
import type { Memory } from "./remember.ts";
import { pagePdf, saveAsked } from "./save.ts";
import { say } from "./say.ts";
import { callLimit, textLimit } from "./size.ts";
import type { Shared } from "./shared/shared.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";
import type { Workspaces } from "./workspaces.ts";

type Answer<C> =
  C extends CallOf<infer I, infer O> ? { input: z.ZodType<I>; run(input: I): O | Promise<O> } : never;
type Answers = { readonly [K in keyof Desk]: Answer<Desk[K]> };

const kinds = {
  import: () => ({ name: say("ui.shell.files.importable"), extensions: importable }),
  definition: () => ({ name: say("ui.shell.files.definitions"), extensions: ["json"] }),
  shared: () => ({ name: say("ui.shell.files.shared"), extensions: [sharedEnding] }),
};

const nothing = z.strictObject({});
const FileName = z.string().min(1).max(255);

export interface DeskParts {
  page: Page;
  store: Store;
  workspaces: Workspaces;
  memory: Memory;
  attachments: Attachments;
  reminders: Reminders;
  shared: Shared;
  log: Log;
}

const one = z.strictObject({ id: z.int().positive() });

export function deskAnswers(parts: DeskParts): Answers {
  const { page, store, workspaces, memory, attachments, reminders, shared, log } = parts;
  return {
    pickFile: {
      input: z.strictObject({ of: z.enum(["import", "definition", "shared"]).optional() }),
      async run({ of = "import" }) {
        const path = await askForFile(page, {
          title: say(of === "shared" ? "ui.shell.files.sharedTitle" : "ui.shell.files.pickTitle"),
          buttonLabel: say("ui.shell.files.pickButton"),
          filters: [kinds[of](), { name: say("ui.shell.files.all"), extensions: ["*"] }],
        });
        return path === null ? null : { token: page.tokens.give(path), name: basename(path) };
      },
    },
    saveText: {
      input: z.strictObject({ name: FileName, text: z.string().max(textLimit) }),
      run: ({ name, text }) => saveAsked(page, log, name, () => text),
    },
    savePicture: {
      input: z.strictObject({ name: FileName, png: z.string().max(callLimit) }),
      async run({ name, png }) {
        const bytes = pngOf(png);
        if (bytes === null) throw new UserError("not-a-picture");
        return saveAsked(page, log, name, () => bytes);
      },
    },
    savePdf: {
      input: z.strictObject({ name: FileName, upright: z.boolean().optional() }),
      run: ({ name, upright = false }) => saveAsked(page, log, name, () => pagePdf(page, upright)),
    },
    pickSave: {
      input: z.strictObject({ name: FileName }),
      async run({ name }) {
        const path = await askWhere(page, {
          title: say("ui.shell.files.saveTitle"),
          defaultPath: basename(name),
        });
        return path === null ? null : { token: page.tokens.give(path, "save"), name: basename(path) };
      },
    },
    showSaved: {
      input: z.strictObject({ token: z.string() }),
      run({ token }) {
        const path = page.tokens.path(token, "save");
        if (path === null) throw new UserError("not-a-token");
        shell.showItemInFolder(path);
        return {};
      },
    },
    pickFolder: {
      input: nothing,
      async run() {
        const path = await askForFolder(page, {
          title: say("ui.shell.files.folderTitle"),
          buttonLabel: say("ui.shell.files.pickButton"),
        });
        return path === null ? null : { path: page.tokens.give(path, "folder"), name: basename(path) };
      },
    },
    sharedFolder: { input: nothing, run: () => shared.answer() },
    writeToFolder: {
      input: z.strictObject({
        passphrase: z.string().min(1).max(1024).optional(),
        partnerIds: z.array(z.int().positive()).max(100_000).optional(),
        include: z.array(z.enum(["results", "attachments"])).optional(),
        replace: z.boolean().optional(),
        job: z.string().optional(),
      }),
      run: (input) => shared.write(input),
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
    background: { input: nothing, run: () => reminders.background.state(reminders.notify.last()) },
    setBackground: {
      input: z.strictObject({ background: z.boolean().optional(), login: z.boolean().optional() }),
      run(wanted) {
        reminders.background.set(wanted);
        return reminders.background.state(reminders.notify.last());
      },
    },
    testReminder: { input: nothing, run: () => reminders.notify.test() },
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
