// Writing a file whole or not at all: into a temporary one beside it, which takes its name at the end.
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "?";

function explained(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error;
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return new UserError("disk-full");
  // What the store says is about the workspace, not about the file that is written.
  return code === "?" || code.startsWith("SQLITE_")
    ? error
    : new UserError("cannot-save", { file: path.basename(file), reason: code });
}

/** How much text is gathered before it is written. */
const GATHERED = 1 << 20;

/**
 * Lets `write` put the text or the bytes of a file. Where it fails or is cancelled nothing is left, and a file of that name stays as it was.
 * @param check reads the written file back before it takes its name
 * @returns what `write` gave, and the bytes written
 * @throws UserError `disk-full`, `cannot-save`
 */
export async function savedWhole<T>(
  file: string,
  write: (put: (part: string | Uint8Array) => void) => Promise<T>,
  check?: (beside: string, value: T) => Promise<void>,
): Promise<{ value: T; bytes: number }> {
  const beside = path.join(
    path.dirname(file),
    `.${path.basename(file).slice(0, 100)}.${randomBytes(6).toString("hex")}.part`,
  );
  let open: number | null = null;
  try {
    const to = (open = openSync(beside, "wx"));
    let bytes = 0;
    let gathered = "";
    const put = (buffer: Uint8Array) => {
      for (let at = 0; at < buffer.length;) at += writeSync(to, buffer, at);
      bytes += buffer.length;
    };
    const flush = () => {
      put(Buffer.from(gathered));
      gathered = "";
    };
    const value = await write((part) => {
      if (typeof part === "string") gathered += part;
      if (typeof part !== "string" || gathered.length >= GATHERED) flush();
      if (typeof part !== "string") put(part);
    });
    flush();
    fsyncSync(to);
    closeSync(to);
    open = null;
    await check?.(beside, value);
    renameSync(beside, file);
    return { value, bytes };
  } catch (error) {
    if (open !== null) closeSync(open);
    rmSync(beside, { force: true });
    throw explained(error, file);
  }
}
