// Settings that the store itself reads, each with what holds where nothing is set.
import { knownZone } from "../domain/calendar/zoneNames.ts";
import { emailKey } from "../domain/text/email.ts";
import type { Reader, Writer } from "./store.ts";

/** A setting's value, undefined where it was never set. */
export function settingOf(db: Reader, key: string): unknown {
  const text = db.value<string>("SELECT value FROM setting WHERE key = ?", key);
  return text === undefined ? undefined : JSON.parse(text);
}

export const writeSetting = (db: Writer, key: string, value: unknown): void => {
  db.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, JSON.stringify(value));
};

const addresses = (given: unknown): string[] =>
  Array.isArray(given)
    ? given.flatMap((each) => (typeof each === "string" ? (emailKey(each)?.key ?? []) : []))
    : [];

/** The manager's own addresses, as keys. They tell what was sent from what was received. */
export const ownAddresses = (db: Reader): Set<string> => new Set(addresses(settingOf(db, "ownAddresses")));

/** Own addresses from the settings and from an answer, as keys. */
export const withAnswered = (db: Reader, answered: unknown): Set<string> =>
  new Set([...ownAddresses(db), ...addresses(answered)]);

/** Remembers own addresses that were answered: asked once. */
export function rememberOwn(db: Writer, answered: unknown): void {
  const all = withAnswered(db, answered);
  if (all.size > ownAddresses(db).size) writeSetting(db, "ownAddresses", [...all]);
}

/** Bytes that files of messages may take together; 2 GB unless set. */
export const attachmentLimit = (db: Reader): number => {
  const value = settingOf(db, "attachmentLimit");
  return typeof value === "number" && value >= 0 ? value : 2_147_483_648;
};

let machineZone: string | null = null;

/** The zone that the machine is in now, for this thread: Node keeps the one of its start. Unknown names are as good as none. */
export function useMachineZone(zone: string | undefined): void {
  machineZone = zone === undefined ? null : knownZone(zone);
}

/** What the runtime says; of a TZ that it does not know it says nothing, whatever its types promise. */
const systemZone = (): string | null => {
  const said: { timeZone?: string } = new Intl.DateTimeFormat("en").resolvedOptions();
  return said.timeZone === undefined ? null : knownZone(said.timeZone);
};

/** IANA zone of the manager: what was set and is known, else the machine's. Times without a zone and whole days are read in it. */
export const timeZone = (db: Reader): string => {
  const value = settingOf(db, "timeZone");
  return (
    (typeof value === "string" ? knownZone(value) : null) ??
    machineZone ??
    // A machine that says none has "Etc/Unknown", which no calendar knows.
    systemZone() ??
    "UTC"
  );
};
