// Open tasks with a day as entries of a calendar file: a repeating one with its rule, so that the calendar repeats it as well.
import type { EventRecord } from "../../domain/calendar/record.ts";
import { minute, parseWall, wallText } from "../../domain/calendar/wallClock.ts";
import type { CalendarEntry } from "../../domain/calendar/write.ts";
import { addDays, type Day } from "../../domain/days.ts";
import { nextDue, parseRepeat } from "../../domain/tasks/repeat.ts";
import type { Reader } from "../store.ts";
import { openTasks } from "./facts.ts";

interface Row {
  uid: string;
  title: string;
  note: string | null;
  dueOn: Day;
  dueTime: string | null;
  timeZone: string | null;
  dueAt: number | null;
  effortMinutes: number | null;
  repeat: string | null;
  /** Its day, and the time where the rule moves the time. */
  seriesFrom: string | null;
}

const USUAL_MINUTES = 30;

/** Whether the day is one of the rule's own, and not where somebody moved this one to. */
function isOwnDay(repeat: string, seriesFrom: Day, dueOn: Day): boolean {
  if (seriesFrom === dueOn) return true;
  const before = addDays(dueOn, -1);
  const next = nextDue(
    { repeat, seriesFrom, due: before, time: null, zone: "UTC" },
    { at: Date.parse(`${before}T12:00:00Z`), zone: "UTC" },
  );
  return next?.day === dueOn;
}

/**
 * From when a calendar repeats it: from its due day on where that is a day of the rule; else, and where the rule counts its
 * occurrences, from the beginning of the series.
 */
function beginning(repeat: string, series: string | null, dueOn: Day): Day {
  const seriesFrom = series?.slice(0, 10);
  if (seriesFrom === undefined || /HOURLY|MINUTELY|BYHOUR|BYMINUTE/.test(repeat)) return dueOn;
  return !repeat.includes("COUNT=") && isOwnDay(repeat, seriesFrom, dueOn) ? dueOn : seriesFrom;
}

function repeating(row: Row, repeat: string): EventRecord {
  const { uid, title, note, dueTime, effortMinutes } = row;
  const from = beginning(repeat, row.seriesFrom, row.dueOn);
  const start = dueTime === null ? from : `${from}T${dueTime}:00`;
  const takes = (effortMinutes ?? USUAL_MINUTES) * minute;
  const end = dueTime === null ? addDays(from, 1) : wallText((parseWall(start) ?? 0) + takes, false);
  return {
    line: 0,
    entry: "",
    uid: `${uid}@liaison.invalid`,
    sequence: 0,
    stampedAt: null,
    times: { start, end, allDay: dueTime === null, zone: dueTime === null ? null : row.timeZone },
    title,
    description: note ?? "",
    location: "",
    url: "",
    cancelled: false,
    people: [],
    rrules: [repeat],
    rdates: [],
    exdates: [],
    overrides: [],
    zones: [],
    problems: [],
  };
}

/** The earliest first. Next contact days have entries of their own. */
export function taskEntries(db: Reader): CalendarEntry[] {
  const rows = db.all<Row>(
    `SELECT t.uid, t.title, t.note, t.dueOn, t.dueTime, t.timeZone, t.dueAt, t.effortMinutes, t.repeat, t.seriesFrom FROM task t
     WHERE ${openTasks} AND t.dueOn IS NOT NULL AND (t.source IS NULL OR t.source NOT GLOB 'contact:*') ORDER BY t.dueOn, t.id`,
  );
  return rows.map((row): CalendarEntry => {
    const { uid, title, note, dueOn, dueAt, effortMinutes, repeat } = row;
    const parsed = repeat === null ? null : parseRepeat(repeat);
    if (parsed && "rule" in parsed) return { event: repeating(row, repeat!) };
    const own = { uid: `${uid}@liaison.invalid`, title, ...(note && { description: note }) };
    if (dueAt === null) return { ...own, day: dueOn };
    return { ...own, startUtc: dueAt, endUtc: dueAt + (effortMinutes ?? USUAL_MINUTES) * minute };
  });
}
