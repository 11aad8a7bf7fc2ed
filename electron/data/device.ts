// A device id belongs to one workspace file on one machine: a copy, another laptop or a restored backup takes a fresh one.
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
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
    return JSON.parse(readFileSync(file, "utf8")) as Register;
  } catch {
    return {};
  }
}

function writeRegister(file: string, all: Register): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(all));
  renameSync(fresh, file);
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
  const device = given ?? (agrees ? inFile.device : v7());
  if (!inFile) store.run("INSERT INTO stamp (id, device, clock) VALUES (1, ?, 0)", device);
  else if (inFile.device !== device) store.run("UPDATE stamp SET device = ? WHERE id = 1", device);
  // No entry while it is open: after a crash nothing agrees, not even an older copy put in the file's place.
  if (known) {
    delete all[canonical(workspace)];
    writeRegister(register, all);
  }
  return device;
}

/** At close, and after each script call: what the file holds now. */
export function registerDevice(store: Reader, workspace: string, register: string): void {
  const now = store.get<Known>("SELECT device, clock FROM stamp WHERE id = 1");
  if (!now) return;
  const all = readRegister(register);
  const at = canonical(workspace);
  if (all[at]?.device === now.device && all[at].clock === now.clock) return;
  all[at] = now;
  writeRegister(register, all);
}
