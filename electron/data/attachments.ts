// Bytes live beside the workspace, once each, by content hash: photos now, attachments of mails later.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { UserError } from "../domain/errors.ts";
import { attachmentsOf, openStore, type OpenOptions } from "./open.ts";
import type { Reader, Store } from "./store.ts";

/** What a picture is, by its first bytes; null for what is none. Sources: the formats' own signatures. */
export function pictureType(bytes: Uint8Array): string | null {
  const starts = (...first: number[]) => first.every((byte, at) => bytes[at] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return "image/webp";
  return null;
}

const opened = new Map<string, Store>();

function openAttachments(workspace: string): Store {
  const file = attachmentsOf(workspace);
  let store = opened.get(file);
  if (!store) {
    store = openStore(file);
    store.raw.exec(
      "CREATE TABLE IF NOT EXISTS blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL, type TEXT NOT NULL) STRICT",
    );
    opened.set(file, store);
  }
  return store;
}

/** Keeps a picture and gives its hash. @throws UserError `not-a-picture` */
export function attach(workspace: string, bytes: Uint8Array): string {
  const type = pictureType(bytes);
  if (!type) throw new UserError("not-a-picture");
  const hash = createHash("sha256").update(bytes).digest("hex");
  openAttachments(workspace).run(
    "INSERT OR IGNORE INTO blob (hash, bytes, type) VALUES (?, ?, ?)",
    hash,
    bytes,
    type,
  );
  return hash;
}

/** Keeps the files of messages, each once by its content, as far as there is room. */
export class Keeper {
  readonly #workspace: string;
  readonly #limit: number;
  readonly #waiting = new Map<string, { bytes: Uint8Array; type: string }>();
  #store: Store | undefined;
  #used = 0;
  /** Files without room. */
  left = 0;

  /** @param limit bytes that all files may take together */
  constructor(workspace: string, limit: number) {
    this.#workspace = workspace;
    this.#limit = limit;
  }

  /** @returns the hash, or null where the limit is reached: the message then names the file without having it */
  keep(bytes: Uint8Array, type: string): string | null {
    if (!this.#store) {
      this.#store = openAttachments(this.#workspace);
      this.#used = this.#store.value<number>("SELECT ifnull(sum(length(bytes)), 0) FROM blob")!;
    }
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (this.#waiting.has(hash) || this.#store.value("SELECT 1 FROM blob WHERE hash = ?", hash) !== undefined)
      return hash;
    if (this.#used + bytes.length > this.#limit) {
      this.left++;
      return null;
    }
    this.#used += bytes.length;
    this.#waiting.set(hash, { bytes, type });
    return hash;
  }

  /** Writes what waits, in one transaction. */
  settle(): void {
    if (!this.#store || this.#waiting.size === 0) return;
    const store = this.#store;
    store.transaction(() => {
      for (const [hash, { bytes, type }] of this.#waiting)
        store.run("INSERT OR IGNORE INTO blob (hash, bytes, type) VALUES (?, ?, ?)", hash, bytes, type);
    });
    this.#waiting.clear();
  }
}

/** The bytes of a kept file, or null where they are not here. */
export function bytesOf(workspace: string, hash: string): Uint8Array | null {
  if (!existsSync(attachmentsOf(workspace))) return null;
  return openAttachments(workspace).value<Uint8Array>("SELECT bytes FROM blob WHERE hash = ?", hash) ?? null;
}

/** A kept file with its type, or null where its bytes are not here. */
export function blobOf(workspace: string, hash: string): { bytes: Uint8Array; type: string } | null {
  if (!existsSync(attachmentsOf(workspace))) return null;
  return openAttachments(workspace).get("SELECT bytes, type FROM blob WHERE hash = ?", hash) ?? null;
}

/** Bytes of a kept file, or null where they are not here; without reading them. */
export function sizeOf(workspace: string, hash: string): number | null {
  if (!existsSync(attachmentsOf(workspace))) return null;
  return (
    openAttachments(workspace).value<number>("SELECT length(bytes) FROM blob WHERE hash = ?", hash) ?? null
  );
}

/** Bytes that all kept files take. */
export function bytesKept(workspace: string): number {
  if (!existsSync(attachmentsOf(workspace))) return 0;
  return openAttachments(workspace).value<number>("SELECT ifnull(sum(length(bytes)), 0) FROM blob")!;
}

/** A picture as a `data:` URL, or null where its bytes are not here. */
export function photoUrl(workspace: string, hash: string): string | null {
  if (!existsSync(attachmentsOf(workspace))) return null;
  const row = openAttachments(workspace).get<{ bytes: Uint8Array; type: string }>(
    "SELECT bytes, type FROM blob WHERE hash = ?",
    hash,
  );
  return row ? `data:${row.type};base64,${Buffer.from(row.bytes).toString("base64")}` : null;
}

/** Takes out bytes that nothing names any more, neither a person nor the log: of purged people and of imports taken back. */
export function sweepAttachments(db: Reader, workspace: string, options: OpenOptions = {}): void {
  const file = attachmentsOf(workspace);
  if (!existsSync(file)) return;
  const store = openStore(file, options);
  try {
    const used = new Set(
      db.column<string>(
        "SELECT photo FROM contact WHERE photo IS NOT NULL UNION SELECT hash FROM attachment WHERE hash IS NOT NULL",
      ),
    );
    const left = store.column<string>("SELECT hash FROM blob").filter((hash) => !used.has(hash));
    if (left.length === 0) return;
    for (const hash of db.column<string>("SELECT ifnull(old, new) FROM change WHERE field = 'photo'"))
      used.add(hash);
    for (const hash of db.column<string>("SELECT ifnull(new, old) FROM change WHERE field = 'photo'"))
      used.add(hash);
    for (const hash of left) if (!used.has(hash)) store.run("DELETE FROM blob WHERE hash = ?", hash);
  } finally {
    store.close();
  }
}

export function closeAttachments(): void {
  for (const store of opened.values()) store.close();
  opened.clear();
}
