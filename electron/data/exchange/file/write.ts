// Writes a shared file whole or not at all: packed, sealed, summed up, and read back as a reader would before it takes its name.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { UserError } from "../../../domain/errors.ts";
import { savedWhole } from "../../exports/saving.ts";
import { checked, opened } from "./check.ts";
import { formatVersion, headOf } from "./format.ts";
import { counted, packing } from "./pack.ts";
import { newKey, sealing } from "./seal.ts";

export interface Written {
  bytes: number;
  /** SHA-256 of the whole file, hex. */
  hash: string;
}

/** Lines between two looks at whether it was cancelled. */
const often = 1000;

/** Reads a file as it lies on the disk: checksum and seal, then every part unpacked. @returns its hash and its number of lines */
async function readBack(
  file: string,
  key: Buffer | undefined,
  parts: readonly number[],
  signal: AbortSignal | undefined,
): Promise<{ hash: string; lines: number | null }> {
  const reading = opened(file, async function* (handle, size) {
    const whole = await checked(handle, size, basename(file), async () => key!, { signal });
    yield { hash: whole.hash, lines: await counted(whole.packed(), parts) };
  });
  for await (const back of reading) return back;
  throw new Error("nothing was read back");
}

/**
 * Writes the lines that `lines` puts, each one JSON value without its end: to a temporary name beside `file`, synced,
 * read back whole (checksum, seal, unpacking, number of lines), renamed, the folder synced. Where it fails or is
 * cancelled nothing is left, and a file of that name stays as it was.
 * @param lines waits for what `put` gives before it puts the next one, so that memory stays bounded
 * @throws UserError `disk-full`, `cannot-save`, `shared-too-much`, `shared-needs-passphrase` (an empty one),
 * `shared-not-verified`, `cancelled`; whatever `lines` throws
 */
export async function writeShared(
  file: string,
  {
    passphrase,
    app,
    signal,
  }: { passphrase?: string | undefined; app: string; signal?: AbortSignal | undefined },
  lines: (put: (line: string) => Promise<void> | void) => Promise<void>,
): Promise<Written> {
  const stopIf = () => {
    if (signal?.aborted) throw new UserError("cancelled");
  };
  if (passphrase === "") throw new UserError("shared-needs-passphrase", { file: basename(file) });
  stopIf();
  const sealed = passphrase === undefined ? null : await newKey(passphrase);
  const head = headOf({ version: formatVersion, app, encryption: sealed?.encryption ?? null });

  const { value, bytes } = await savedWhole(
    file,
    async (save) => {
      const hash = createHash("sha256");
      const put = (part: Uint8Array) => {
        hash.update(part);
        save(part);
      };
      put(head);
      const seal = sealed && sealing(sealed.key, sealed.encryption, head);
      const pack = packing((part) => put(seal ? seal.update(part) : part));
      let count = 0;
      await lines((line) => {
        if (++count % often === 0) stopIf();
        return pack.put(line);
      });
      stopIf();
      const packed = await pack.end();
      if (seal) put(Buffer.concat([seal.final(), seal.getAuthTag()]));
      put(hash.copy().digest());
      return { ...packed, hash: hash.digest("hex") };
    },
    async (beside, written) => {
      const back = await readBack(beside, sealed?.key, written.parts, signal).catch((error: unknown) => {
        if (error instanceof UserError && error.code !== "cancelled") return null;
        throw error;
      });
      if (back?.hash !== written.hash || back.lines === null)
        throw new UserError("shared-not-verified", { file: basename(file) });
      if (back.lines !== written.lines)
        throw new Error(`${written.lines} lines were put, ${back.lines} were read back`);
    },
  );
  return { bytes, hash: value.hash };
}
