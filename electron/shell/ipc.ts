// The door of the desktop process: one channel for calls, one for dropped files. Who knocks is checked first, what they carry second.
import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { statSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { Result } from "../api/messages.ts";
import { whyUnfit } from "../domain/badInput.ts";
import { UserError, type WordParams } from "../domain/errors.ts";
import { deskAnswers, type DeskParts } from "./desk.ts";
import { channels } from "./events.ts";
import { isOurs } from "./rules.ts";
import { failed } from "./say.ts";
import { callLimit, textLimit, weight } from "./size.ts";
import { folderCall, withFolder, withPaths } from "./tokens.ts";

const refuse = (code: string, params?: WordParams): Result => ({ ok: false, error: failed(code, params) });

/** Paths of calls are two plain words: nothing else is looked up anywhere. */
const callName = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/;
const desk = "desk.";

export function answerPage(parts: DeskParts) {
  const { page, store, shared, log } = parts;
  const answers = deskAnswers(parts);
  const own = new Map<string, (typeof answers)[keyof typeof answers]>(Object.entries(answers));

  /** Only the top frame of our own window, showing our own page. */
  const isPage = ({ senderFrame, sender }: IpcMainInvokeEvent) => {
    const contents = page.window()?.webContents;
    const ours = contents === sender && senderFrame === sender.mainFrame && isOurs(senderFrame.url);
    if (!ours) log.write("warn", "a message from elsewhere was refused");
    return ours;
  };

  async function onDesk(path: string, input: unknown): Promise<Result> {
    const answer = own.get(path.slice(desk.length));
    if (!answer) return refuse("unknown-call", { path });
    const given = input ?? {};
    const parsed = answer.input.safeParse(given);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return refuse("bad-input", {
        field: issue.path.map(String).join(".") || "input",
        ...whyUnfit(issue, given),
      });
    }
    return { ok: true, value: await (answer.run as (input: unknown) => unknown)(parsed.data) };
  }

  async function onCall(path: unknown, input: unknown): Promise<Result> {
    if (typeof path !== "string" || !callName.test(path))
      return refuse("unknown-call", { path: String(path).slice(0, 80) });
    const limit = path === "desk.saveText" ? textLimit : callLimit;
    if (weight(input, limit) > limit) return refuse("too-large");
    if (path.startsWith(desk)) return onDesk(path, input);
    const told =
      path === folderCall
        ? withFolder(input, page.tokens, shared.folder())
        : withPaths(input, page.tokens, path);
    if (!told) return refuse("not-a-token");
    const result = await store.call(path, told.input);
    if (result.ok) shared.called(path, told.input);
    return result;
  }

  ipcMain.handle(channels.call, async (event, path: unknown, input: unknown): Promise<Result> => {
    if (!isPage(event)) return refuse("bad-sender");
    try {
      return await onCall(path, input);
    } catch (error) {
      if (error instanceof UserError) return refuse(error.code, error.params);
      log.write("error", `the call ${String(path)} failed in the shell`, error);
      return refuse("unknown");
    }
  });

  ipcMain.handle(channels.drop, (event, path: unknown): Result => {
    if (!isPage(event)) return refuse("bad-sender");
    const isFile =
      typeof path === "string" && isAbsolute(path) && statSync(path, { throwIfNoEntry: false })?.isFile();
    return isFile ? { ok: true, value: page.tokens.give(path) } : refuse("not-a-file");
  });
}
