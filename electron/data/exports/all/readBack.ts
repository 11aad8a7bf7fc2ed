// Reads a zip file back as it was written: every entry, its size and its checksum.
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { UserError } from "../../../domain/errors.ts";
import type { Written } from "./zip.ts";

async function contentOf(zip: ZipFile, entry: Entry, step: () => void): Promise<Written> {
  let size = 0;
  let crc = 0;
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += part.length;
    crc = crc32(part, crc);
    step();
  }
  return { name: entry.fileName, size, crc };
}

/**
 * @param name what the file will be called, for the sentence
 * @param step is called between parts; what it throws ends the reading
 * @throws UserError `export-not-verified`
 */
export async function readBack(
  file: string,
  written: readonly Written[],
  name: string,
  step: () => void,
): Promise<void> {
  const read: Written[] = [];
  let zip: ZipFile | null = null;
  try {
    zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    for await (const entry of zip.eachEntry()) read.push(await contentOf(zip, entry, step));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError("export-not-verified", { file: name });
  } finally {
    zip?.close();
  }
  const same = (each: Written, at: number) =>
    each.name === read[at]?.name && each.size === read[at].size && each.crc === read[at].crc;
  if (read.length !== written.length || !written.every(same))
    throw new UserError("export-not-verified", { file: name });
}
