// For unit tests only: many laptops with a workspace each, what people do on them, and files that go from one to the other.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { knownOfAll } from "./data/exchange/known.ts";
import { contents, stamps, testHost, type TestHost } from "./testing.ts";
import { UserError } from "./domain/errors.ts";
import type { Reader } from "./data/store.ts";

export interface Merged {
  batchId: number;
  created: number;
  updated: number;
  kept: number;
}

export interface Laptop extends TestHost {
  name: string;
}

const HOUR = 3_600_000;

/** What people see. Whom a merge or a batch made known stays known; who was put back on a talk has another local id, which says nothing. */
export const rowsOf = (db: Reader): string =>
  contents(db)
    .split("\n")
    .filter((row) => !row.startsWith('{"is":"colleague"'))
    .map((row) => row.replace(/^(\{"is":"(?:participant|attachment)","id":)\d+/, "$1null"))
    .join("\n");

const inOrder = (map: ReadonlyMap<string, unknown>): [string, unknown][] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Values, stamps, vectors, tombstones: all that a merge that was undone must bring back. */
export function wholeOf(db: Reader): string {
  const known = [...knownOfAll(db)]
    .filter(([uid]) => db.value("SELECT 1 FROM colleague WHERE uid = ?", uid) === undefined)
    .map(([uid, { made, stamps: own, vector }]) => JSON.stringify([uid, made, inOrder(own), inOrder(vector)]))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const tombs = db.all("SELECT * FROM tombstone ORDER BY uid");
  return [rowsOf(db), stamps(db), ...known, JSON.stringify(tombs)].join("\n");
}

/** Laptops whose workspaces are copied from one that is empty: made in milliseconds. */
export class Laptops {
  readonly folder = mkdtempSync(path.join(tmpdir(), "liaison-laptops-"));
  readonly all: Laptop[] = [];
  #made = 0;
  #files = 0;

  /** @param hours by which its clock is wrong */
  add(hours = 0, of?: Laptop): Laptop {
    const name = `laptop${this.#made++}`;
    const file = path.join(this.folder, `${name}.sqlite`);
    if (of) of.store.raw.exec(`VACUUM INTO '${file}'`);
    else copyFileSync(emptyWorkspace(), file);
    const host = Object.assign(testHost({ folder: this.folder, name: `${name}.sqlite`, device: name }), {
      name,
      author: name,
    });
    host.clock.now += hours * HOUR + (of ? of.clock.now - Date.UTC(2026, 9, 1, 9) : 0);
    // The verified backup before each merge has its own tests, and takes most of the time.
    const aside = host.aside;
    host.aside = (callPath, input) =>
      callPath === "backups.make" ? Promise.resolve({ ms: 0 } as never) : aside(callPath, input);
    this.all.push(host);
    return host;
  }

  /** @returns the path of a shared file */
  async file(from: Laptop, partnerIds?: number[]): Promise<string> {
    const file = path.join(this.folder, `${this.#files++}.liaison`);
    await from.call("exchange.export", { file, ...(partnerIds && { partnerIds }) });
    return file;
  }

  /** Everybody puts everybody's file together until nothing changes any more. @returns how many rounds it took */
  async untilQuiet(more: object = { rest: "newest" }, most = 8): Promise<number> {
    for (let round = 1; round <= most; round++) {
      let changes = 0;
      for (const from of this.all) {
        const file = await this.file(from);
        for (const to of this.all)
          if (to !== from) {
            const before = rowsOf(to.store);
            await to.call<Merged>("exchange.merge", { file, ...more });
            if (rowsOf(to.store) !== before) changes++;
          }
        rmSync(file);
      }
      if (changes === 0) return round;
    }
    throw new Error("it never became quiet");
  }

  async digests(): Promise<string[]> {
    const all: string[] = [];
    for (const each of this.all) all.push((await each.call<{ digest: string }>("exchange.digest")).digest);
    return all;
  }

  close(): void {
    for (const each of this.all) each.shut();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let empty: string | undefined;
let emptyFolder: string | undefined;
function emptyWorkspace(): string {
  if (empty) return empty;
  const made = testHost({ device: "nobody" });
  made.shut();
  emptyFolder = mkdtempSync(path.join(tmpdir(), "liaison-empty-"));
  empty = path.join(emptyFolder, "empty.sqlite");
  writeFileSync(empty, readFileSync(made.workspace));
  made.close();
  return empty;
}

/** After the last test of a file. */
export function forgetEmptyWorkspace(): void {
  if (emptyFolder) rmSync(emptyFolder, { recursive: true, force: true });
  empty = emptyFolder = undefined;
}

/** What can be done is done; much is refused: no such record, in the trash. @returns whether it was done */
export async function attempt(host: TestHost, callPath: string, input: object): Promise<boolean> {
  try {
    await host.call(callPath, input);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
