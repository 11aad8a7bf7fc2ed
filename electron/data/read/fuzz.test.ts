// Calendars and cards with anything done to them: a reader says what is wrong in words, or reads; it never throws
// anything else, never hangs, and gives no more than the file holds. Seeded, so that a failure comes again.
import { describe, expect, it } from "vitest";
import { lastAndNext, occurrences } from "../../domain/calendar/expand.ts";
import { writeCalendar } from "../../domain/calendar/write.ts";
import { UserError } from "../../domain/errors.ts";
import { readCalendar } from "./calendar/readCalendar.ts";
import { readContacts } from "./contacts.ts";
import { broken, chance, seeds } from "./fixtures/broken.ts";
import { fileOf } from "./fixtures/files.ts";

/** How long each reader is tried, ms, and the most that one file may take. */
const time = 3_500;
const longestRead = 2_000;

/** Tries broken files for a while; what goes wrong is named by its round, so that it can be tried alone. */
async function tried(
  folder: string,
  ending: string,
  read: (path: string) => Promise<number>,
): Promise<number> {
  const files = seeds(folder, ending);
  const started = performance.now();
  let round = 0;
  for (; round < 3_000 && performance.now() - started < time; round++) {
    const random = chance(round + 1);
    const bytes = broken(files, random);
    const before = performance.now();
    try {
      const items = await read(fileOf(`fuzz.${ending}`, bytes));
      expect(items, `round ${round}`).toBeLessThanOrEqual(bytes.length);
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`${ending}, round ${round}`, { cause: error });
    }
    expect(performance.now() - before, `round ${round}`).toBeLessThan(longestRead);
  }
  return round;
}

describe("broken files", () => {
  it("calendars, and what is worked out from them", async () => {
    const rounds = await tried("../calendar/fixtures", "ics", async (path) => {
      let count = 0;
      for await (const items of (await readCalendar(path)).items()) {
        count += items.length;
        for (const item of items) {
          if (item.kind === "rejected") continue;
          const { event } = item;
          expect(JSON.parse(JSON.stringify(event))).toEqual(event);
          const now = Date.UTC(2026, 9, 5, 12);
          expect(
            occurrences(event, now, now + 31 * 86_400_000, "Europe/Berlin", 50).length,
          ).toBeLessThanOrEqual(50);
          lastAndNext(event, now, "America/New_York");
          writeCalendar([{ event }], now);
        }
      }
      return count;
    });
    expect(rounds).toBeGreaterThan(20);
  });

  it("cards", async () => {
    const rounds = await tried(".", "vcf", async (path) => {
      let count = 0;
      for await (const items of (await readContacts(path)).items()) count += items.length;
      return count;
    });
    expect(rounds).toBeGreaterThan(20);
  });
});

describe("one sign a hundred thousand times", () => {
  const card = (line: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A B\r\n${line}\r\nEND:VCARD\r\n`;
  const calendar = (line: string): string =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261005\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  async function all(source: { items: () => AsyncIterable<unknown[]> }): Promise<void> {
    for await (const items of source.items()) expect(items).toHaveLength(1);
  }
  it.each([" ", ",", "x;", '"', "=", "\\n "])("%j", async (sign) => {
    const long = `a${sign.repeat(100_000)}x\\ny`;
    const started = performance.now();
    for (const name of ["FN:", "N:", "EMAIL;TYPE=", "NOTE;ENCODING=QUOTED-PRINTABLE:", "CATEGORIES:"])
      await all(await readContacts(fileOf("long.vcf", card(`${name}${long}:x`))));
    for (const name of ["SUMMARY:", "ATTENDEE;CN=", "RDATE:", "RRULE:", "DTEND;TZID="])
      await all(await readCalendar(fileOf("long.ics", calendar(`${name}${long}:x`))));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
