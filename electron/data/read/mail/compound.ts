// The structure of an OLE compound file ([MS-CFB]), checked before msgreader walks it: a chain of sectors that leads back
// into itself makes that library run, and fill the memory, without end.
import { type FileStamp, readWhole } from "../files.ts";
import { limits } from "./limits.ts";

interface Found {
  /** Names at the top of the file. */
  names: string[];
}

const magic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const endOfChain = -2;
const entrySize = 128;
const smallest = 4096;

/** The sectors of a chain, or null for one that never ends, leaves the file or is longer than the file. */
function chain(table: (sector: number) => number, start: number, count: number): number[] | null {
  const sectors: number[] = [];
  for (let sector = start; sector !== endOfChain; sector = table(sector)) {
    if (sector < 0 || sector >= count || sectors.length >= count) return null;
    sectors.push(sector);
  }
  return sectors;
}

class Compound {
  readonly #bytes: Buffer;
  readonly #size: number;
  readonly #sectors: number;
  readonly #fat: number[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#size = bytes.readUInt16LE(30) === 12 ? 4096 : 512;
    this.#sectors = Math.ceil(bytes.length / this.#size) - 1;
  }

  #int(at: number): number {
    return at + 4 <= this.#bytes.length ? this.#bytes.readInt32LE(at) : -1;
  }

  #at(sector: number): number {
    return (sector + 1) * this.#size;
  }

  /** The sectors of the allocation table: 109 in the header, the rest in sectors of their own. */
  #loadFat(): boolean {
    const count = this.#int(0x2c);
    if (count < 0 || count > this.#sectors || this.#int(0x48) > this.#sectors) return false;
    for (let index = 0; index < Math.min(count, 109); index++) this.#fat.push(this.#int(0x4c + index * 4));
    let next = this.#int(0x44);
    for (let left = this.#int(0x48); left > 0 && next >= 0 && this.#fat.length < count; left--) {
      const last = this.#size / 4 - 1;
      for (let index = 0; index < last && this.#fat.length < count; index++)
        this.#fat.push(this.#int(this.#at(next) + index * 4));
      next = this.#int(this.#at(next) + last * 4);
    }
    return this.#fat.every((sector) => sector >= 0 && sector < this.#sectors);
  }

  #next = (sector: number): number => {
    const width = this.#size / 4;
    const table = this.#fat[Math.floor(sector / width)];
    return table === undefined ? endOfChain : this.#int(this.#at(table) + (sector % width) * 4);
  };

  /** Walks everything once; null where something does not hold. */
  check(): Found | null {
    if (!this.#loadFat()) return null;
    const directory = chain(this.#next, this.#int(0x30), this.#sectors);
    if (!directory || directory.length === 0) return null;
    const perSector = this.#size / entrySize;
    const count = directory.length * perSector;
    const entryAt = (index: number): number =>
      this.#at(directory[Math.floor(index / perSector)]!) + (index % perSector) * entrySize;
    const mini = chain(this.#next, this.#int(entryAt(0) + 0x74), this.#sectors);
    const smallTable = this.#int(0x40) > 0 ? chain(this.#next, this.#int(0x3c), this.#sectors) : [];
    if (!mini || !smallTable) return null;
    const smallCount = mini.length * (this.#size / 64);
    const nextSmall = (sector: number): number => {
      const width = this.#size / 4;
      const table = smallTable[Math.floor(sector / width)];
      return table === undefined ? endOfChain : this.#int(this.#at(table) + (sector % width) * 4);
    };
    const seen = new Uint8Array(count);
    const names: string[] = [];
    const open = [{ index: this.#int(entryAt(0) + 0x4c), top: true }];
    for (let one = open.pop(); one; one = open.pop()) {
      const { index, top } = one;
      if (index === -1) continue;
      if (index <= 0 || index >= count || seen[index]) return null;
      seen[index] = 1;
      const at = entryAt(index);
      if (at + entrySize > this.#bytes.length) return null;
      const type = this.#bytes[at + 0x42];
      if (top)
        names.push(
          this.#bytes
            .toString("utf16le", at, at + Math.min(64, this.#bytes.readUInt16LE(at + 0x40)))
            .replace(/\0.*$/s, ""),
        );
      open.push({ index: this.#int(at + 0x44), top }, { index: this.#int(at + 0x48), top });
      if (type === 1) open.push({ index: this.#int(at + 0x4c), top: false });
      else if (type === 2) {
        const size = this.#int(at + 0x78);
        const start = this.#int(at + 0x74);
        if (size < 0 || size > this.#bytes.length) return null;
        if (size === 0) continue;
        const sectors =
          size < smallest ? chain(nextSmall, start, smallCount) : chain(this.#next, start, this.#sectors);
        if (!sectors || sectors.length * (size < smallest ? 64 : this.#size) < size) return null;
      } else return null;
    }
    return { names };
  }
}

/** The names at the top of a compound file whose structure holds; null for any other bytes. */
export function compoundNames(bytes: Buffer): string[] | null {
  if (bytes.length < 1536 || !bytes.subarray(0, 8).equals(magic)) return null;
  return new Compound(bytes).check()?.names ?? null;
}

/** Whether a compound file is a message of Outlook and no document, also a broken one whose first bytes name its parts. */
export async function isOutlookMessage(stamp: FileStamp, head: Buffer): Promise<boolean> {
  if (stamp.size <= limits.message) {
    const names = compoundNames(await readWhole(stamp, limits.message));
    if (names) return names.includes("__properties_version1.0");
  }
  return (
    head.includes("__properties_version1.0", 0, "utf16le") || head.includes("__substg1.0_", 0, "utf16le")
  );
}
