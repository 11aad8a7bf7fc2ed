// The zone that the machine is in now. Node keeps the one of its start, which a laptop that travels leaves behind.
import { readlinkSync } from "node:fs";

const known = (name: string | undefined): string | null => {
  if (!name) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    return null;
  }
};

/** The part of a path or of TZ that names a zone: "/usr/share/zoneinfo/Europe/Berlin" and ":Europe/Berlin" are Europe/Berlin. */
const named = (text: string | undefined) =>
  text
    ?.replace(/^:/, "")
    .replace(/^.*zoneinfo\/(?:posix\/|right\/)?/, "")
    .trim();

export interface ZoneSources {
  /** The environment variable TZ. */
  tz: string | undefined;
  /** Where /etc/localtime leads; null where it is no link or not there (Windows). */
  link: () => string | null;
  /** What Intl says; nothing where it does not know TZ. */
  intl: () => string | undefined;
}

const here = (): ZoneSources => ({
  tz: process.env.TZ,
  link() {
    try {
      return readlinkSync("/etc/localtime");
    } catch {
      return null;
    }
  },
  intl: () => new Intl.DateTimeFormat("en").resolvedOptions().timeZone,
});

/** IANA name of the machine's zone: TZ, else what the system's link says now, else what Intl knows. */
export function machineZone(sources: ZoneSources = here()): string {
  return (
    known(named(sources.tz)) ?? known(named(sources.link() ?? undefined)) ?? known(sources.intl()) ?? "UTC"
  );
}
