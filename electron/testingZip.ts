// For unit tests only: a zip file taken apart by a reader that is not ours.
import yauzl from "yauzl";

/** Every entry with its bytes, in the order of the file. */
export async function unzipped(file: string | Buffer): Promise<Map<string, Buffer>> {
  const zip = await (typeof file === "string"
    ? yauzl.openPromise(file, { lazyEntries: true, autoClose: false })
    : yauzl.fromBufferPromise(file, { lazyEntries: true }));
  const entries = new Map<string, Buffer>();
  try {
    for await (const entry of zip.eachEntry()) {
      const parts: Buffer[] = [];
      for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
        parts.push(part);
      entries.set(entry.fileName, Buffer.concat(parts));
    }
  } finally {
    zip.close();
  }
  return entries;
}
