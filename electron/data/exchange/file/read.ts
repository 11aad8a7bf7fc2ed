// A shared file as blocks of parsed lines, after all of it was checked; what kind it is; and its hash.
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { UserError } from "../../../domain/errors.ts";
import { fileError } from "../../read/files.ts";
import { checked, longestHead, opened } from "./check.ts";
import { bodyStart, magic, versionOf } from "./format.ts";
import { keyOf } from "./seal.ts";
import { linesOf } from "./unpack.ts";

/** Lines of a block at most. */
const block = 500;

function parsed(line: string, at: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError("shared-inconsistent", { line: at });
  }
}

/**
 * The lines of a shared file, each parsed, in order, in blocks of at most 500 lines or some 256 KB (more only where one
 * line is longer). The whole file is checked before the first block comes. A failure can still come behind the last
 * block (what follows the lines, a file overwritten while it is read): whoever keeps something keeps it at the end.
 * @throws UserError `file-missing`, `file-is-folder`, `file-not-readable`, `file-read-failed`, `shared-not-ours`,
 * `shared-newer`, `shared-damaged`, `shared-needs-passphrase`, `shared-wrong-passphrase`, `shared-tampered`,
 * `shared-too-big`, `shared-inconsistent` (a line that is no JSON), `cancelled`
 */
export async function* readShared(
  file: string,
  { passphrase, signal }: { passphrase?: string | undefined; signal?: AbortSignal | undefined },
): AsyncGenerator<unknown[]> {
  const name = basename(file);
  yield* opened(file, async function* (handle, size) {
    const key = (encryption: Parameters<typeof keyOf>[0]) => keyOf(encryption, passphrase, name);
    const { body } = await checked(handle, size, name, key, { signal });
    let line = 0;
    for await (const lines of linesOf(body(), name))
      for (let at = 0; at < lines.length; at += block) {
        if (signal?.aborted) throw new UserError("cancelled");
        yield lines.slice(at, at + block).map((text) => parsed(text, ++line));
      }
  });
}

/**
 * SHA-256 of a file, hex: what `writeShared` said of it.
 * @throws UserError `file-missing`, `file-is-folder`, `file-not-readable`, `file-read-failed`
 */
export async function sharedHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const part of createReadStream(file, { highWaterMark: 256 * 1024 }))
      hash.update(part as Buffer);
  } catch (error) {
    throw fileError(error, file);
  }
  return hash.digest("hex");
}

/** The first bytes of a file, or null where it is a folder or another thing that is no file. */
function firstBytes(file: string): Buffer | null {
  let open: number | null = null;
  try {
    if (!statSync(file).isFile()) return null;
    open = openSync(file, "r");
    const bytes = Buffer.alloc(longestHead);
    let length = 0;
    for (let got = 1; got > 0 && length < bytes.length; length += got)
      got = readSync(open, bytes, length, bytes.length - length, length);
    return bytes.subarray(0, length);
  } catch (error) {
    throw fileError(error, file);
  } finally {
    if (open !== null) closeSync(open);
  }
}

/**
 * Whether a file is one of ours by its first bytes, and whether it needs a passphrase; null: not ours. A version above
 * `formatVersion` is named too: reading it says what to do.
 * @throws UserError `shared-damaged` where it begins as one of ours and its header cannot be read; `file-missing`,
 * `file-not-readable`, `file-read-failed`
 */
export function sharedKind(file: string): { version: number; encrypted: boolean } | null {
  const first = firstBytes(file);
  if (!first?.subarray(0, magic.length).equals(magic)) return null;
  const from = first.length < magic.length + 4 ? null : bodyStart(first);
  const kind =
    from === null || from > first.length ? null : versionOf(first.subarray(magic.length + 4, from));
  if (!kind) throw new UserError("shared-damaged", { file: basename(file) });
  return { version: kind.version, encrypted: kind.encrypted };
}
