// Photos and files of messages inside a shared file: in pieces, each file once, believed only where its content has the hash it is named by.
import { createHash } from "node:crypto";
import { z } from "zod";
import { UserError } from "../../domain/errors.ts";
import { attach, blobOf, Keeper, pictureType, sizeOf } from "../attachments.ts";
import { attachmentLimit } from "../settings.ts";
import type { Reader } from "../store.ts";

/** Local ids by table; null: everything. */
export type Chosen = ReadonlyMap<string, ReadonlySet<number>> | null;
type Put = (line: string) => Promise<void> | void;

/** Bytes of a piece. */
const PIECE = 1 << 20;
/** Pieces of one file: it is put together in memory. */
const PIECES = 256;

const inside = "IN (SELECT value FROM json_each(?))";

/** The hashes that the exported records name. */
function named(db: Reader, chosen: Chosen): Set<string> {
  const of = (table: string, column: string, where: string): string[] => {
    const text = `SELECT DISTINCT t.${column} FROM ${table} t WHERE t.${column} IS NOT NULL AND ${where}`;
    const ids = chosen?.get(table);
    if (!chosen) return db.column<string>(text);
    return ids ? db.column<string>(`${text} AND t.id ${inside}`, JSON.stringify([...ids])) : [];
  };
  const sorted = "EXISTS (SELECT 1 FROM interaction i WHERE i.id = t.interactionId AND i.tray = 0)";
  return new Set([...of("contact", "photo", "true"), ...of("attachment", "hash", sorted)]);
}

export interface BlobsWritten {
  files: number;
  /** Their bytes together. */
  size: number;
}

/**
 * Writes the bytes of photos and files that the exported records name, as far as they are here.
 * @param checkpoint throws where it was cancelled
 */
export async function writeBlobs(
  db: Reader,
  workspace: string,
  chosen: Chosen,
  put: Put,
  checkpoint: () => void = () => {},
): Promise<BlobsWritten> {
  const written: BlobsWritten = { files: 0, size: 0 };
  for (const hash of named(db, chosen)) {
    checkpoint();
    const blob = blobOf(workspace, hash);
    if (!blob || blob.bytes.length > PIECE * PIECES) continue;
    const bytes = Buffer.from(blob.bytes);
    const of = Math.max(1, Math.ceil(bytes.length / PIECE));
    for (let n = 0; n < of; n++) {
      const piece = bytes.subarray(n * PIECE, (n + 1) * PIECE).toString("base64");
      await put(JSON.stringify({ blob: hash, type: blob.type, size: bytes.length, at: n, of, bytes: piece }));
    }
    written.files++;
    written.size += bytes.length;
  }
  return written;
}

const Line = z.object({
  blob: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().max(200),
  size: z
    .int()
    .min(0)
    .max(PIECE * PIECES),
  at: z.int().min(0),
  of: z.int().min(1).max(PIECES),
  bytes: z.string().max(Math.ceil(PIECE / 3) * 4),
});
type Line = z.infer<typeof Line>;

/** What a program may be asked to open by; anything else is a file of no known type. */
const plainType = (type: string): string =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : "application/octet-stream";

/** Looks at the lines one after the other: the pieces of a file follow each other. */
class Pieces {
  #hash = "";
  #next = 0;

  /** @throws UserError `shared-inconsistent` */
  read(given: unknown, at: number): Line {
    const { success, data } = Line.safeParse(given);
    const follows =
      success && (data.at === 0 ? this.#next === 0 : data.blob === this.#hash && data.at === this.#next);
    if (!success || !follows || data.at >= data.of) throw new UserError("shared-inconsistent", { line: at });
    this.#hash = data.blob;
    this.#next = data.at + 1 === data.of ? 0 : data.at + 1;
    return data;
  }
}

/** What the bytes in a file would bring: files that are not here yet, and their size. */
export class BlobPreview {
  files = 0;
  size = 0;
  readonly #pieces = new Pieces();
  readonly #workspace: string;
  readonly #met = new Set<string>();

  constructor(workspace: string) {
    this.#workspace = workspace;
  }

  /** @param at the number of the line, for the error. @throws UserError `shared-inconsistent` */
  line(given: unknown, at = 0): void {
    const { blob, at: piece, size } = this.#pieces.read(given, at);
    if (piece > 0 || this.#met.has(blob) || sizeOf(this.#workspace, blob) !== null) return;
    this.#met.add(blob);
    this.files++;
    this.size += size;
  }
}

/**
 * Keeps the bytes that a record here names and whose content has the hash; others are passed over. They are no part of the batch:
 * what nothing names any more, also after an undo, is swept when the workspace closes.
 */
export class BlobMerge {
  kept = 0;
  /** Files of messages for which there is no room (the limit in Settings). */
  left = 0;
  readonly #db: Reader;
  readonly #workspace: string;
  readonly #pieces = new Pieces();
  readonly #keeper: Keeper;
  #parts: Buffer[] = [];
  #wanted = false;
  #waiting = 0;

  constructor(db: Reader, workspace: string) {
    this.#db = db;
    this.#workspace = workspace;
    this.#keeper = new Keeper(workspace, attachmentLimit(db));
  }

  #isPhoto = (hash: string): boolean =>
    this.#db.value("SELECT 1 FROM contact WHERE photo = ? LIMIT 1", hash) !== undefined;
  #isFile = (hash: string): boolean =>
    this.#db.value("SELECT 1 FROM attachment WHERE hash = ? LIMIT 1", hash) !== undefined;

  /**
   * One line, after all records.
   * @param at the number of the line, for the error
   * @throws UserError `shared-inconsistent`, also where the content is not what its hash says
   */
  line(given: unknown, at = 0): void {
    const { blob, type, size, at: piece, of, bytes } = this.#pieces.read(given, at);
    if (piece === 0) {
      this.#parts = [];
      this.#wanted = sizeOf(this.#workspace, blob) === null && (this.#isPhoto(blob) || this.#isFile(blob));
    }
    if (!this.#wanted) return;
    this.#parts.push(Buffer.from(bytes, "base64"));
    if (piece + 1 < of) return;
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    const is = createHash("sha256").update(whole).digest("hex");
    if (is !== blob || whole.length !== size) throw new UserError("shared-inconsistent", { line: at });
    this.#keep(blob, whole, type);
  }

  #keep(hash: string, bytes: Buffer, type: string): void {
    if (this.#isPhoto(hash)) {
      // What is called a photo and is none would never be shown.
      if (pictureType(bytes) === null) return;
      attach(this.#workspace, bytes);
      this.kept++;
      return;
    }
    if (this.#keeper.keep(bytes, plainType(type)) === null) {
      this.left++;
      return;
    }
    this.kept++;
    this.#waiting += bytes.length;
    if (this.#waiting > 16 * PIECE) this.settle();
  }

  /** After the last line. */
  settle(): void {
    this.#keeper.settle();
    this.#waiting = 0;
  }
}
