// All components of one UID as one record: the master and the instances that differ from it.
import { rejected, tooLong } from "../../../domain/contacts/finish.ts";
import { longest, type RejectedItem, type Remark } from "../../../domain/contacts/record.ts";
import type { EventOverride, EventRecord, EventTimes } from "../../../domain/calendar/record.ts";
import { parseRule } from "../../../domain/calendar/rule.ts";
import { day } from "../../../domain/calendar/wallClock.ts";
import { decodedText, type TextSource } from "../vcardProperty.ts";
import type { RawComponent } from "./components.ts";
import { momentOf, timesOf } from "./eventTimes.ts";
import { type CalendarFacts, EventZones } from "./eventZones.ts";
import {
  every,
  type EventProperties,
  type Moment,
  momentsOf,
  mostProblems,
  onlyOnce,
  parseDuration,
  parseMoment,
  peopleOf,
  valueOf,
} from "./properties.ts";

/** One VEVENT, its properties decoded. */
export interface EventPart {
  raw: RawComponent;
  facts: CalendarFacts;
  properties: EventProperties;
  uid: string;
  sequence: number;
  stampedAt: number | null;
  /** The instance it replaces; null for a master. */
  instance: Moment | null;
}

/** The beginning of a component, to be shown beside the reason why it was not taken. */
export const rawText = ({ kind, lines }: RawComponent, source: TextSource): string => {
  const text = [
    ...(kind === "stray" ? [] : [`BEGIN:${kind}`]),
    ...lines.slice(0, 50).map((line) => line.text.slice(0, 1_000)),
  ];
  return decodedText(
    { group: "", name: "", params: new Map(), raw: text.join("\n").slice(0, 4_000), cut: false },
    source,
  );
};

const limits: Readonly<Record<string, number>> = {
  SUMMARY: longest.other,
  LOCATION: longest.other,
  URL: longest.other,
  DESCRIPTION: longest.note,
};

/** The rejection of a part with a text that is too long to keep. */
function overLong(part: EventPart): RejectedItem | null {
  for (const [field, limit] of Object.entries(limits)) {
    const { length } = valueOf(part.properties, field);
    if (length > limit)
      return tooLong(part.raw.line, field, length, limit, rawText(part.raw, part.properties.source));
  }
  return null;
}

const isCancelled = ({ facts, properties }: EventPart): boolean =>
  facts.cancelled || /^CANCELL?ED$/i.test(valueOf(properties, "STATUS"));

/** The rules that can be followed; the others become problems. */
function rulesOf({ properties }: EventPart): string[] {
  const { problems, source } = properties;
  for (const { line, raw } of every(properties, "EXRULE"))
    if (problems.length < mostProblems)
      problems.push({ code: "calendar-rule-left-out", params: { line, value: raw.slice(0, 80) } });
  return every(properties, "RRULE").flatMap((property) => {
    const text = decodedText(property, source).replace(/\s+/g, "").toUpperCase();
    if (parseRule(text)) return [text];
    if (problems.length < mostProblems)
      problems.push({
        code: "calendar-rule-broken",
        params: { line: property.line, value: text.slice(0, 80) },
      });
    return [];
  });
}

/** The end of a period of RDATE on the clock of the event: a moment, or a duration after its start. */
function periodEnd(
  end: string,
  start: Moment,
  times: EventTimes,
  zones: EventZones,
  part: EventPart,
): string | null {
  const duration = parseDuration(end);
  const moment = duration
    ? { ...start, wall: start.wall + duration.days * day + duration.time }
    : parseMoment(end);
  if (!moment) return null;
  return zones.onClockOf(
    times,
    { ...moment, tzid: start.tzid, line: start.line },
    part.facts,
    part.properties.problems,
  );
}

function datesOf(name: "RDATE" | "EXDATE", part: EventPart, times: EventTimes, zones: EventZones): string[] {
  const { properties, facts } = part;
  const dates = every(properties, name).flatMap((property) =>
    momentsOf(property, properties).map(({ moment, end }) => {
      const start = zones.onClockOf(times, moment, facts, properties.problems);
      const until = name === "EXDATE" || end === null ? null : periodEnd(end, moment, times, zones, part);
      return until === null ? start : `${start}/${until}`;
    }),
  );
  return [...new Set(dates)];
}

/** The texts in which an instance differs from its record. */
function textsOf({ properties }: EventPart, record: EventRecord): Partial<EventOverride> {
  const own = (name: string, of: string): boolean =>
    every(properties, name).length > 0 && valueOf(properties, name) !== of;
  return {
    ...(own("SUMMARY", record.title) && { title: valueOf(properties, "SUMMARY") }),
    ...(own("DESCRIPTION", record.description) && { description: valueOf(properties, "DESCRIPTION") }),
    ...(own("LOCATION", record.location) && { location: valueOf(properties, "LOCATION") }),
  };
}

function overrideOf(part: EventPart, record: EventRecord, zones: EventZones): EventOverride | null {
  const { instance, properties, facts } = part;
  if (!instance) return null;
  const later = every(properties, "RECURRENCE-ID").some(
    ({ params }) => params.get("RANGE")?.[0]?.toUpperCase() === "THISANDFUTURE",
  );
  const own: Partial<EventTimes> | null =
    every(properties, "DTSTART").length > 0 ? timesOf(properties, zones, facts, instance, false) : null;
  const hasEnd = every(properties, "DTEND").length + every(properties, "DURATION").length > 0;
  if (own && !hasEnd) delete own.end;
  return {
    recurrenceId: zones.onClockOf(record.times, instance, facts, properties.problems),
    ...own,
    ...textsOf(part, record),
    ...(isCancelled(part) && { cancelled: true }),
    ...(later && { range: "thisandfuture" as const }),
  };
}

/** One record out of the parts of one UID, with what of them could not be taken. */
export function eventRecord(
  parts: readonly EventPart[],
  entry: string,
): { record: EventRecord | null; rejections: RejectedItem[] } {
  const zones = new EventZones();
  const rejections: RejectedItem[] = [];
  const sound: EventPart[] = [];
  for (const part of parts) {
    const long = overLong(part);
    const start = momentOf(part.properties, "DTSTART") ?? part.instance;
    const unclear = part.instance === null && every(part.properties, "RECURRENCE-ID").length > 0;
    if (long) rejections.push(long);
    else if (unclear)
      rejections.push(
        rejected(part.raw.line, "calendar-instance-broken", rawText(part.raw, part.properties.source), {}),
      );
    else if (start) sound.push(part);
    else
      rejections.push(
        rejected(part.raw.line, "calendar-no-start", rawText(part.raw, part.properties.source), {}),
      );
  }
  const master = sound.find(({ instance }) => instance === null);
  const main = master ?? sound[0];
  if (!main) return { record: null, rejections };
  const { properties, facts } = main;
  const rrules = master ? rulesOf(master) : [];
  const repeats = sound.length > 1 || rrules.length > 0 || every(properties, "RDATE").length > 0;
  const times = timesOf(properties, zones, facts, main.instance, repeats);
  if (!times) return { record: null, rejections };
  const others = sound.filter((part) => part !== master);
  const record: EventRecord = {
    line: main.raw.line,
    entry,
    uid: main.uid,
    sequence: main.sequence,
    stampedAt: main.stampedAt,
    times,
    title: valueOf(properties, "SUMMARY"),
    description: valueOf(properties, "DESCRIPTION"),
    location: valueOf(properties, "LOCATION"),
    url: valueOf(properties, "URL"),
    cancelled: master ? isCancelled(master) : false,
    people: onlyOnce(sound.flatMap((part) => peopleOf(part.properties))),
    rrules,
    rdates: master ? datesOf("RDATE", master, times, zones) : [],
    // Without a master nothing happens but the changed instances: see `EventRecord.exdates`.
    exdates: master ? datesOf("EXDATE", master, times, zones) : [times.start],
    overrides: [],
    zones: zones.zones,
    problems: [],
  };
  record.overrides = others.flatMap((part) => overrideOf(part, record, zones) ?? []);
  for (const { raw, properties } of sound) {
    if (raw.state === "unended")
      properties.problems.unshift({ code: "calendar-end-missing", params: { line: raw.line } });
    record.problems.push(...properties.problems);
  }
  record.problems = differing(record.problems);
  return { record, rejections };
}

/** Each problem once: a property may be asked more than once. */
function differing(problems: readonly Remark[]): Remark[] {
  const found = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...found.values()].slice(0, mostProblems);
}

/** When a part was changed last, ms UTC. */
export function stampOf(properties: EventProperties): number | null {
  for (const name of ["LAST-MODIFIED", "DTSTAMP"]) {
    const property = every(properties, name)[0];
    const moment = property && parseMoment(decodedText(property, properties.source));
    if (moment) return moment.wall;
  }
  return null;
}
