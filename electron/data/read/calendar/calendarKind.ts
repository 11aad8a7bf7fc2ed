// Whether something is a calendar: by the beginning of a text, or by the names in a zip file.

const beginning = /^\ufeff?\s*BEGIN\s*:\s*V(?:CALENDAR|EVENT|TIMEZONE)\s*$/im;
const aside = /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|archive_browser\.html)$|\/$/i;

/**
 * "ics" where a text begins as a calendar, or where the entries of a zip file are calendars and nothing else, as in
 * Google's export.
 *
 * @param head the first characters of a text, or the names of all entries
 */
export function calendarKind(head: string | readonly string[]): "ics" | null {
  if (typeof head !== "string") {
    const names = head.filter((name) => !aside.test(name.replaceAll("\\", "/")));
    return names.length > 0 && names.every((name) => /\.ics$/i.test(name)) ? "ics" : null;
  }
  // A mail can hold an invitation, and a page can quote one: a calendar begins with itself.
  const found = beginning.exec(head.slice(0, 4_000));
  if (!found) return null;
  const before = head.slice(0, found.index).replace(/^\ufeff/, "");
  return before.trim() === "" || !/^(?:[\w-]+: |From |<|BEGIN:)/im.test(before) ? "ics" : null;
}
