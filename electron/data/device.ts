// A device id belongs to one workspace file on one machine: a copy, another laptop or a restored backup takes a fresh one.
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { v7 } from "uuid";
import type { Reader, Writer } from "./store.ts";

interface Known {
  device: string;
  clock: number;
}
type Register = Record<string, Known>;

const canonical = (workspace: string): string => {
  try {
    return realpathSync(workspace);
  } catch {
    return path.resolve(workspace);
  }
};

function readRegister(file: string): Register {
  try {
    const all: unknown = JSON.parse(readFileSync(file, "utf8"));
    return all !== null && typeof all === "object" && !Array.isArray(all) ? (all as Register) : {};
  } catch {
    return {};
  }
}

/** @returns whether it is written: a profile that is full or may not be written must not keep anybody from their work */
function writeRegister(file: string, all: Register): boolean {
  const fresh = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(fresh, JSON.stringify(all));
    renameSync(fresh, file);
    return true;
  } catch {
    try {
      rmSync(fresh, { force: true });
    } catch {
      // There is no such folder.
    }
    return false;
  }
}

/**
 * Before the first write of an opening: file and register must agree on device and clock, else the file takes a fresh id.
 * Ids are cheap; two files that share one lose work when they are merged.
 */
export function settleDevice(store: Writer, workspace: string, register: string, given?: string): string {
  const inFile = store.get<Known>("SELECT device, clock FROM stamp WHERE id = 1");
  const all = readRegister(register);
  const known = all[canonical(workspace)];
  const agrees = inFile && known && known.device === inFile.device && known.clock === inFile.clock;
  // No entry while it is open: after a crash nothing agrees, not even an older copy put in the file's place.
  let isForgotten = true;
  if (known) {
    delete all[canonical(workspace)];
    isForgotten = writeRegister(register, all);
  }
  // An entry that could not be taken out would still agree with that older copy, so nothing is written under its id any more.
  const device = given ?? (agrees && isForgotten ? inFile.device : v7());
  if (!inFile) store.run("INSERT INTO stamp (id, device, clock) VALUES (1, ?, 0)", device);
  else if (inFile.device !== device) store.run("UPDATE stamp SET device = ? WHERE id = 1", device);
  return device;
}

/** At close, and after each script call: what the file holds now. Where it cannot be written, the next opening takes a fresh id. */
export function registerDevice(store: Reader, workspace: string, register: string): void {
  const now = store.get<Known>("SELECT device, clock FROM stamp WHERE id = 1");
  if (!now) return;
  const all = readRegister(register);
  const at = canonical(workspace);
  if (all[at]?.device === now.device && all[at].clock === now.clock) return;
  all[at] = now;
  writeRegister(register, all);
}
