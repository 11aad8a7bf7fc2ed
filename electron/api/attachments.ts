// Files of messages: their bytes for the shell, which alone opens them, and how much room they take.
import { z } from "zod";
import { bytesKept } from "../data/attachments.ts";
import { fileBytes } from "../data/messages.ts";
import { attachmentLimit } from "../data/settings.ts";
import { Id } from "../domain/fields.ts";
import { read } from "./call.ts";

export const bytes = read(z.object({ id: Id }), ({ db, workspace }, { id }) => {
  const file = fileBytes(db, workspace, id);
  return { name: file.name, type: file.type, base64: Buffer.from(file.bytes).toString("base64") };
});

export const usage = read(z.object({}), ({ db, workspace }) => ({
  kept: bytesKept(workspace),
  limit: attachmentLimit(db),
  /** Files that found no room. */
  left: db.value<number>("SELECT count(*) FROM attachment WHERE hash IS NULL")!,
}));
