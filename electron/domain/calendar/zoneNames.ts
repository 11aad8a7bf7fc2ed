// Which zone a name means: IANA names, those behind a program's own path, and the names Windows gives its zones.
import { findIana } from "windows-iana";
import { isIana } from "./zones.ts";

const utcNames = /^(?:Z|UTC|GMT|Etc\/(?:UTC|GMT|UCT|Zulu)|UCT|Zulu|Coordinated Universal Time)$/i;
const fullHours = /^(?:GMT|UTC)?([+-])0?(\d{1,2})(?::?00)?$/i;

/**
 * The IANA name that a TZID means, "UTC" for its many spellings, null where it is not known.
 * Known are "Europe/Berlin", "/mozilla.org/20050126_1/Europe/Berlin", "W. Europe Standard Time" and "GMT+02:00".
 */
export function knownZone(tzid: string): string | null {
  const name = tzid
    .trim()
    .replace(/^["']+|["']+$/g, "")
    .trim();
  if (name === "" || name.length > 200) return null;
  if (utcNames.test(name)) return "UTC";
  if (isIana(name)) return name;
  const [, sign, hours] = fullHours.exec(name) ?? [];
  if (hours !== undefined) {
    // The names of IANA count to the west.
    const fixed = Number(hours) === 0 ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${hours}`;
    return isIana(fixed) ? fixed : null;
  }
  if (name.startsWith("/")) {
    const parts = name.split("/").filter((part) => part !== "");
    for (const length of [3, 2, 1]) {
      const end = parts.slice(-length).join("/");
      if (parts.length >= length && isIana(end)) return utcNames.test(end) ? "UTC" : end;
    }
    return null;
  }
  // A Windows name stands for several cities with the same clock; the first is the one of its main territory.
  const windows = findIana(name)[0];
  return windows !== undefined && isIana(windows) ? windows : null;
}
