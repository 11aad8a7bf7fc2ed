// Files of messages leave Liaison only through here: opened by the system's program after asking for risky kinds, or saved where the person says.
import { shell } from "electron";
import { UserError } from "../domain/errors.ts";
import { safeFileName } from "../domain/mail/fileName.ts";
import { dangerOfFile } from "../domain/mail/risky.ts";
import { ask } from "./ask.ts";
import type { Log } from "./log.ts";
import type { OpenedFiles } from "./opened.ts";
import { saveAsked, type Saved } from "./save.ts";
import { say } from "./say.ts";
import type { Store } from "./store.ts";
import type { Page } from "./window.ts";

export interface Attachments {
  /** @throws UserError as the store said, or `attachment-no-program` */
  open(id: number): Promise<{ opened: boolean }>;
  /** @throws UserError as the store said */
  save(id: number): Promise<Saved>;
}

/** What the file's name says of it, asked in words; true where the person opens it nevertheless. */
async function askFirst(page: Page, name: string): Promise<boolean> {
  // The name as it came and the one it is written under: neither may be risky unasked.
  const found = dangerOfFile(name) ?? dangerOfFile(safeFileName(name));
  if (!found) return true;
  const { danger, ending } = found;
  const response = await ask(page, {
    type: "warning",
    title: say("ui.shell.attachment.title"),
    message: say("ui.shell.attachment.message", { name: safeFileName(name) }),
    detail: [
      ending === ""
        ? say("ui.shell.attachment.noEnding")
        : say("ui.shell.attachment.ending", { ending: `.${ending}` }),
      say(`ui.shell.attachment.danger.${danger}`),
      say("ui.shell.attachment.advice"),
    ].join("\n\n"),
    buttons: [say("ui.shell.attachment.leave"), say("ui.shell.attachment.open")],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

export function makeAttachments(store: Store, page: Page, files: OpenedFiles, log: Log): Attachments {
  async function bytesOf(id: number): Promise<{ name: string; bytes: Uint8Array }> {
    const result = await store.call("attachments.bytes", { id });
    if (!result.ok) throw new UserError(result.error.code, result.error.params);
    const { name, base64 } = result.value as { name: string; base64: string };
    return { name, bytes: Buffer.from(base64, "base64") };
  }

  return {
    async open(id) {
      const { name, bytes } = await bytesOf(id);
      if (!(await askFirst(page, name))) return { opened: false };
      const failed = await shell.openPath(await files.put(name, bytes));
      if (failed === "") return { opened: true };
      log.write("warn", "a file of a message was not opened by the system");
      throw new UserError("attachment-no-program", { name: safeFileName(name) });
    },
    async save(id) {
      const { name, bytes } = await bytesOf(id);
      return saveAsked(page, log, safeFileName(name), () => bytes);
    },
  };
}
