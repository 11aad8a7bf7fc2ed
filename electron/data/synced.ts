// Recognises folders that a sync service copies about: the live database must not lie in one, it would be torn or doubled there.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { UserError } from "../domain/errors.ts";
import { home } from "./home.ts";
import { byMark, byName, cloudStorage } from "./syncServices.ts";

/** The machine as far as it matters here; a table of paths stands in its place in tests. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file, null where there is none. */
  readonly read: (file: string) => string | null;
  /** The names in a folder; none where it cannot be read. */
  readonly names: (folder: string) => readonly string[];
  /** The path with its links followed, null where nothing is there. */
  readonly real: (file: string) => string | null;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const thisMachine = (): Surroundings => ({
  platform: process.platform,
  home: home(),
  env: process.env,
  read: (file) => attempt(() => readFileSync(file, "utf8")),
  names: (folder) => attempt(() => readdirSync(folder)) ?? [],
  real: (file) => (existsSync(file) ? attempt(() => realpathSync.native(file)) : null),
});

const ofSystem = ({ platform }: Surroundings) => (platform === "win32" ? path.win32 : path.posix);

/** Windows and macOS do not tell capitals apart. */
const plain = ({ platform }: Surroundings, text: string) =>
  platform === "linux" ? text : text.toLowerCase();

/**
 * The service in whose folder a file lies or would lie, null where it lies in none. Links are followed, and every folder above is
 * looked at: by what the services say of themselves (Dropbox's info.json, OneDrive's variables), by where they live (iCloud's
 * Mobile Documents, macOS's CloudStorage, names directly in the home folder), and by the marks that they leave in a folder's root.
 */
export function syncedBy(file: string, machine: Surroundings = thisMachine()): string | null {
  const at = followed(ofSystem(machine).resolve(file), machine);
  const root = knownRoots(machine).find(([, folder]) => isWithin(at, folder, machine));
  return root?.[0] ?? inFolders(at, machine);
}

/** The path with the links of the part that is there followed: the file itself may not be made yet. */
function followed(file: string, machine: Surroundings): string {
  const system = ofSystem(machine);
  const rest: string[] = [];
  for (let at = file; ; at = system.dirname(at)) {
    const found = machine.real(at);
    if (found !== null) return system.join(found, ...rest);
    if (system.dirname(at) === at) return file;
    rest.unshift(system.basename(at));
  }
}

function isWithin(at: string, folder: string, machine: Surroundings): boolean {
  const system = ofSystem(machine);
  if (!system.isAbsolute(folder)) return false;
  return [folder, machine.real(folder) ?? folder].some((root) => {
    const way = system.relative(plain(machine, root), plain(machine, at));
    return !/^\.\.([\\/]|$)/.test(way) && !system.isAbsolute(way);
  });
}

/** Roots that services write down themselves, or that a system gives them. */
function knownRoots(machine: Surroundings): [service: string, folder: string][] {
  const { platform, home, env, read, real } = machine;
  const system = ofSystem(machine);
  const roots: [string, string | undefined][] = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"].map(
    (name) => ["OneDrive", env[name]],
  );
  for (const folder of [env["APPDATA"], env["LOCALAPPDATA"]])
    if (folder) roots.push(...dropboxRoots(read(system.join(folder, "Dropbox", "info.json"))));
  roots.push(...dropboxRoots(read(system.join(home, ".dropbox", "info.json"))));
  if (platform === "darwin") {
    const mobile = system.join(home, "Library/Mobile Documents");
    roots.push(["iCloud Drive", mobile]);
    // With "Desktop & Documents Folders" iCloud Drive holds a link to each of them.
    for (const name of ["Desktop", "Documents"]) {
      const shared = real(system.join(mobile, "com~apple~CloudDocs", name));
      const own = system.join(home, name);
      if (shared !== null && shared === (real(own) ?? own)) roots.push(["iCloud Drive", own]);
    }
  }
  return roots.flatMap(([service, folder]) => (folder ? [[service, folder]] : []));
}

/** `{"personal": {"path": …}, "business": {"path": …}}`. Source: help.dropbox.com, "Find the Dropbox folder paths". */
function dropboxRoots(text: string | null): [string, string][] {
  const accounts = text === null ? null : attempt((): unknown => JSON.parse(text));
  return Object.values(accounts ?? {}).flatMap((account: unknown): [string, string][] => {
    const root: unknown =
      typeof account === "object" && account !== null ? Reflect.get(account, "path") : null;
    return typeof root === "string" ? [["Dropbox", root]] : [];
  });
}

/** Looks at every folder above: its name where services put theirs, and the marks in it. */
function inFolders(at: string, machine: Surroundings): string | null {
  const { home, names, real } = machine;
  const system = ofSystem(machine);
  const homes = new Set([home, real(home) ?? home].map((each) => plain(machine, each)));
  for (let folder = system.dirname(at); ; folder = system.dirname(folder)) {
    const name = system.basename(folder);
    const above = system.dirname(folder);
    const isDisk = above !== folder && (system.dirname(above) === above || above === "/Volumes");
    const found =
      (/[\\/]Library[\\/]CloudStorage$/i.test(above) ? cloudStorage(name) : null) ??
      (isDisk || homes.has(plain(machine, above)) ? byName(name) : null) ??
      byMark(names(folder)) ??
      // GNOME's own mounts name the service in their folder.
      (/[\\/]gvfs$/.test(above) && name.startsWith("google-drive") ? "Google Drive" : null);
    if (found || above === folder) return found;
  }
}

/** @throws UserError `workspace-synced` naming the service. */
export function refuseSynced(file: string): void {
  const service = syncedBy(file);
  if (service !== null) throw new UserError("workspace-synced", { file: path.basename(file), service });
}
