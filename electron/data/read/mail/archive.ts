// Mails in a zip file, entry by entry, streamed: no name is used as a path, no entry is unpacked beyond what it declares.
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { safeName } from "./names.ts";

export type EntryKind = "mbox" | "eml" | "msg";

export interface MailEntry {
  name: string;
  kind: EntryKind;
  /** Why it is not read, a code of the reasons. */
  refused: string | null;
  /** Packed bytes of the file that are read by now, for progress: within an entry as far as its content has come. */
  packed: () => number;
  /** What is in it; ends early where it cannot be unpacked. */
  content: () => AsyncGenerator<Buffer>;
  /** After the content was read: why it ended early, a code of the reasons. */
  failure: () => string | null;
}

/**
 * A bomb: so many bytes unpacked, and so many times what is packed. Text of mails packs 3 to 20 times. After so many
 * of them nothing more of the file is unpacked.
 */
const bomb = { bytes: 64 * 1024 * 1024, ratio: 200, most: 3 } as const;

const options = {
  lazyEntries: true,
  decodeStrings: false,
  autoClose: false,
  validateEntrySizes: true,
} as const;

const entryName = (entry: Entry): string =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** Mails by the name of their entry: `x.mbox`, the `mbox` in Apple Mail's folder, `x.eml`, `x.msg`; null for all else. */
function entryKind(name: string): EntryKind | null {
  if (/(?:^|\/)(?:__MACOSX\/|\._)/.test(name)) return null;
  const ending = /(?:^|[./])(mbox|eml|msg)$/i.exec(name)?.[1]?.toLowerCase();
  return (ending as EntryKind | undefined) ?? null;
}

/** Whether a name would lead out of the folder that it is unpacked into. */
const leadsOut = (name: string): boolean =>
  name.split(/[/\\]/).includes("..") || /^(?:[/\\]|[a-z]:)/i.test(name) || name.includes("\0");

/** Whether a zip file has mails in it; false also for what is no readable zip file. */
export async function holdsMail(path: string): Promise<boolean> {
  let zip: ZipFile | null = null;
  let found = false;
  try {
    zip = await yauzl.openPromise(path, options);
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      // Mails may lie in an office document as objects; it is a document nevertheless.
      if (name === "[Content_Types].xml" || name === "mimetype") return false;
      found ||= entryKind(name) !== null;
      if (found && zip.entriesRead > 1_000) break;
    }
  } catch {
    return found;
  } finally {
    zip?.close();
  }
  return found;
}

interface Tally {
  packed: number;
  unpacked: number;
  bombs: number;
}

function contentOf(
  zip: ZipFile,
  entry: Entry,
  tally: Tally,
  fail: (code: string) => void,
  told: (unpacked: number) => void,
): () => AsyncGenerator<Buffer> {
  return async function* () {
    let unpacked = 0;
    // Entries may lie over each other, so the whole is looked at as well as each.
    if (tally.bombs >= bomb.most || tally.unpacked > bomb.bytes + zip.fileSize * bomb.ratio)
      return fail("mail-zip-bomb");
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > bomb.bytes && unpacked > entry.compressedSize * bomb.ratio) {
          tally.bombs++;
          return fail("mail-zip-bomb");
        }
        told(unpacked);
        yield chunk;
      }
      tally.unpacked += unpacked;
    } catch {
      fail("mail-zip-entry-broken");
    }
  };
}

/** The mails of a zip file in its order. Throws what opening it throws; a list that breaks off ends with `broken`. */
export async function* mailEntries(path: string): AsyncGenerator<MailEntry | "broken"> {
  const zip = await yauzl.openPromise(path, options);
  const tally: Tally = { packed: 0, unpacked: 0, bombs: 0 };
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      const before = tally.packed;
      tally.packed += entry.compressedSize;
      const kind = entryKind(name);
      if (kind === null || name.endsWith("/")) continue;
      let failure: string | null = null;
      let read = 0;
      const out = leadsOut(name);
      yield {
        name: out ? safeName(name) : name.toWellFormed().slice(0, 500),
        kind,
        refused: out
          ? "mail-zip-path"
          : entry.isEncrypted()
            ? "mail-zip-encrypted"
            : entry.canDecodeFileData()
              ? null
              : "mail-zip-method",
        packed: () => {
          const share = Math.min(1, read / Math.max(1, entry.uncompressedSize));
          return Math.min(Math.round(before + share * entry.compressedSize), zip.fileSize);
        },
        content: contentOf(
          zip,
          entry,
          tally,
          (code) => (failure = code),
          (unpacked) => (read = unpacked),
        ),
        failure: () => failure,
      };
    }
  } catch {
    yield "broken";
  } finally {
    zip.close();
  }
}
