// Calendars out of a zip file, one after the other, with bounds on all that is unpacked.
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { largest } from "../files.ts";

/** Largest calendar that is read, in bytes: what it says is held in memory until all of it is known. */
export const largestCalendar = 32 * 1024 * 1024;
const mostEntries = 2_000;

/** A calendar of a zip file, or the reason why it was not unpacked. */
export type Unpacked =
  | { name: string; bytes: Buffer; packed: number }
  | { name: string; bytes: null; code: "calendar-entry-too-large" | "calendar-entry-broken"; packed: number };

/** The last part of a path, and nothing of where a file wants to be put: nothing is ever written under this name. */
export const entryName = (name: string): string =>
  name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .slice(-2)
    .join("/")
    .slice(0, 200);

async function unpacked(zip: ZipFile, entry: Entry, name: string, room: number): Promise<Unpacked> {
  const packed = entry.compressedSize;
  const limit = Math.min(room, largestCalendar);
  if (entry.uncompressedSize > limit) return { name, bytes: null, code: "calendar-entry-too-large", packed };
  try {
    if (!entry.canDecodeFileData()) return { name, bytes: null, code: "calendar-entry-broken", packed };
    const chunks: Buffer[] = [];
    let size = 0;
    // What comes out is counted: the size in the table of contents may not be true.
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return { name, bytes: null, code: "calendar-entry-too-large", packed };
      chunks.push(chunk);
    }
    return { name, bytes: Buffer.concat(chunks), packed };
  } catch {
    return { name, bytes: null, code: "calendar-entry-broken", packed };
  }
}

/**
 * The calendars of a zip file in order. Where its table of contents breaks off, the last one given says so.
 *
 * @param bytes the whole zip file
 */
export async function* zippedCalendars(bytes: Buffer): AsyncGenerator<Unpacked> {
  let room: number = largest.unpacked;
  let count = 0;
  try {
    // Names are decoded here: the library would refuse the whole file for one name with "..", and nothing is written.
    const zip = await fromBufferPromise(bytes, {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    for await (const entry of zip.eachEntry()) {
      const path = Buffer.from(entry.fileName as unknown as Uint8Array).toString("utf8");
      if (!/\.ics$/i.test(path) || /(?:^|\/)(?:__MACOSX\/.*|\.[^/]*)$/.test(path)) continue;
      if (++count > mostEntries) return;
      const found = await unpacked(zip, entry, entryName(path), room);
      room -= found.bytes?.length ?? 0;
      yield found;
    }
  } catch {
    yield { name: "", bytes: null, code: "calendar-entry-broken", packed: 0 };
  }
}
