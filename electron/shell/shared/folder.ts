// What lies in a shared folder: the shared files by name, size and time. Asynchronous throughout: a network folder may take its time.
import { lstat, open, readdir, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { isSharedName } from "../../domain/sharedFile.ts";

export interface Found {
  path: string;
  name: string;
  size: number;
  /** When it was changed last, ms. */
  changed: number;
}

/** As many as a team leaves in a folder in years; of more than that only the newest are looked at. */
export const most = 200;

/** How many are asked about at once: a network folder answers one by one. */
const together = 32;

/** Hidden files, and what programs keep beside a file while they write it, are nobody's offer. */
const isOffered = (name: string): boolean => isSharedName(name) && !/^[.~]/.test(name);

/**
 * The newest shared files, newest first; null where the folder is not there or cannot be read. Only regular files: a link leads to
 * whatever its maker likes.
 */
export async function sharedFilesIn(folder: string): Promise<{ files: Found[]; more: number } | null> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter(isOffered);
  } catch {
    return null;
  }
  const found: Found[] = [];
  for (let at = 0; at < names.length; at += together)
    found.push(
      ...(await Promise.all(names.slice(at, at + together).map((name) => look(folder, name)))).flat(),
    );
  found.sort((a, b) => b.changed - a.changed || a.name.localeCompare(b.name));
  return { files: found.slice(0, most), more: Math.max(0, found.length - most) };
}

async function look(folder: string, name: string): Promise<Found[]> {
  const path = join(folder, name);
  try {
    const found = await lstat(path);
    return found.isFile() ? [{ path, name, size: found.size, changed: found.mtimeMs }] : [];
  } catch {
    // Gone between the two.
    return [];
  }
}

/** A shared file ends with the SHA-256 of everything before it (docs/shared-file.md). */
const sum = 32;

/** What tells a file from every other: its own checksum and its size. Null where it is too short or cannot be read. */
export async function sealOf(path: string): Promise<string | null> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const { size } = await file.stat();
    if (size <= sum) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sum), 0, sum, size - sum);
    return bytesRead === sum ? `${buffer.toString("hex")}-${size}` : null;
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}

/** What an export that was killed left beside the file that it was to become (data/exports/saving.ts). */
export async function sweepParts(folder: string, name: string): Promise<void> {
  const start = `.${Array.from(name).slice(0, 40).join("")}.`;
  try {
    const left = (await readdir(folder)).filter((each) => each.startsWith(start) && each.endsWith(".part"));
    for (const each of left) await rm(join(folder, each), { force: true });
  } catch {
    // It is only tidying.
  }
}
