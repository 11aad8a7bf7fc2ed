// A line of quick entry, understood: what the rules read out of it, and the partner and initiative that it names.
import { dayOf, type Day } from "../../domain/days.ts";
import { noSuchDay, readQuickEntry, type QuickEntry } from "../../domain/tasks/quickEntry.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { timeAt } from "../../domain/when.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import type { Named } from "./rows.ts";

export interface Understood extends Omit<QuickEntry, "initiative"> {
  timeZone: string;
  today: Day;
  partner: Named | null;
  /** Its id is null where it would be made. */
  initiative: { id: number | null; name: string } | null;
  /** Words of the title that look like a day and are in no calendar. */
  noSuchDay: string | null;
}

/** Most words that a partner's name is looked for in. */
const NAME_WORDS = 6;

/** The partner with the longest name that stands in the title word for word. */
function partnerIn(db: Reader, title: string): Named | null {
  const words = title.split(/\s+/).filter((word) => word !== "");
  for (let length = Math.min(NAME_WORDS, words.length); length >= 1; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const key = foldKey(
        words
          .slice(from, from + length)
          .join(" ")
          .replaceAll(/^["'(]+|["'),.;:!?]+$/g, ""),
      );
      // One short word is more often a word than a name.
      if (key.length < (length === 1 ? 4 : 3)) continue;
      const found = db.all<Named>(
        "SELECT id, name FROM partner WHERE sortKey = ? AND deletedAt IS NULL LIMIT 2",
        key,
      );
      if (found.length === 1) return found[0]!;
    }
  return null;
}

/** The partner whose name begins as the title's end or start does, where one alone does: "call kestrel". */
function partnerBegun(db: Reader, title: string): Named | null {
  const words = title.split(/\s+/).filter((word) => word !== "");
  for (let length = Math.min(3, words.length); length >= 1; length--)
    for (let from = words.length - length; from >= 0; from--) {
      const key = foldKey(words.slice(from, from + length).join(" "));
      const capital = /^\p{Lu}/u.test(words[from]!);
      if (key.length < (capital ? 4 : 5) || (from === 0 && !capital)) continue;
      const found = db.all<Named>(
        "SELECT id, name FROM partner WHERE sortKey >= ? AND sortKey < ? AND deletedAt IS NULL LIMIT 2",
        `${key} `,
        `${key}!`,
      );
      if (found.length === 1) return found[0]!;
    }
  return null;
}

/** Reads a line as `tasks.create` would take it, without writing anything. `locale` decides how days are spelt. */
export function understand(db: Reader, text: string, now: number, locale: string): Understood {
  const zone = timeZone(db);
  const today = dayOf(now, zone);
  const initiatives = db.all<Named>("SELECT id, name FROM initiative WHERE deletedAt IS NULL");
  const names = initiatives.map(({ name }) => name);
  const here = { today, time: timeAt(now, zone), locale };
  const { initiative: named, ...read } = readQuickEntry(text, { ...here, names });
  const known = initiatives.find(({ name }) => named !== null && foldKey(name) === foldKey(named));
  return {
    ...read,
    timeZone: zone,
    today,
    partner: partnerIn(db, read.title) ?? partnerBegun(db, read.title),
    initiative: named === null ? null : (known ?? { id: null, name: named }),
    noSuchDay: read.dueOn === null ? noSuchDay(text, here) : null,
  };
}
