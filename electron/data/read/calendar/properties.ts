// The properties of one event, decoded: texts, moments with their zones, people, and the lines that are no property.
import type { Remark } from "../../../domain/contacts/record.ts";
import type { CalendarPerson } from "../../../domain/calendar/record.ts";
import { parseWall, type Wall } from "../../../domain/calendar/wallClock.ts";
import {
  decodedText,
  param,
  paramText,
  parseProperty,
  type Property,
  type TextSource,
  unescaped,
} from "../vcardProperty.ts";
import type { CalendarLine, RawComponent } from "./components.ts";

export interface EventProperty extends Property {
  line: number;
}

export interface EventProperties {
  all: EventProperty[];
  source: TextSource;
  problems: Remark[];
}

/** A moment as a property has it. */
export interface Moment {
  wall: Wall;
  isDay: boolean;
  utc: boolean;
  /** TZID as written; empty where there is none. */
  tzid: string;
  line: number;
}

const looksLikeProperty = /^[A-Za-z][\w.-]*\s*[;:]/;
const holdsText = /^(?:DESCRIPTION|SUMMARY|LOCATION)$/;

/** Takes an event's lines apart. A line that is no property goes on with the text before it, where there is one. */
export function propertiesOf(component: RawComponent, source: TextSource): EventProperties {
  const all: EventProperty[] = [];
  const problems: Remark[] = [];
  for (const line of component.lines) {
    const found = looksLikeProperty.test(line.text) ? parseProperty(line) : null;
    const last = all.at(-1);
    if (found) all.push({ ...found, line: line.line });
    else {
      if (last && holdsText.test(last.name) && last.line < line.line) last.raw += `\\n${line.text}`;
      if (problems.length < mostProblems)
        problems.push({
          code: "calendar-line-broken",
          params: { line: line.line, value: textOfLine(line, source) },
        });
    }
    if (line.cut && problems.length < mostProblems)
      problems.push({ code: "calendar-line-cut", params: { line: line.line, field: found?.name ?? "" } });
  }
  return { all, source, problems };
}

/** Most problems of one event that are kept. */
export const mostProblems = 50;

const textOfLine = (line: CalendarLine, source: TextSource): string =>
  decodedText(
    { group: "", name: "", params: new Map(), raw: line.text.slice(0, 200), cut: false },
    source,
  ).slice(0, 80);

export const textOf = (property: EventProperty, source: TextSource): string =>
  unescaped(decodedText(property, source), false);

export const valueOf = ({ all, source }: EventProperties, name: string): string => {
  const found = all.find((one) => one.name === name);
  return found ? textOf(found, source) : "";
};

export const every = ({ all }: EventProperties, name: string): EventProperty[] =>
  all.filter((one) => one.name === name);

const momentShape = /^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ]?(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?\s*([Zz])?)?$/;

/** A moment out of the text of a value; null where it is none. Leap seconds and 24:00 are moved to where clocks have them. */
export function parseMoment(text: string): Omit<Moment, "tzid" | "line"> | null {
  const found = momentShape.exec(text.trim());
  if (!found) return null;
  const [, year, month, day, hours, minutes = "00", seconds = "00", utc] = found;
  if (hours === undefined) {
    const wall = parseWall(`${year}-${month}-${day}`);
    return wall === null ? null : { wall, isDay: true, utc: false };
  }
  const late = hours === "24" && minutes === "00" && seconds === "00";
  const wall = parseWall(
    `${year}-${month}-${day}T${late ? "00" : hours}:${minutes}:${seconds === "60" ? "59" : seconds}`,
  );
  return wall === null
    ? null
    : { wall: late ? wall + 86_400_000 : wall, isDay: false, utc: utc !== undefined };
}

/** `TZID=GMT+02:00:20261005T100000`: a colon in a zone's name belongs in quotes, and some programs do not write them. */
const zoneWithColon = /^([^:]*):(\d{8}(?:T\d{4}(?:\d\d)?)?(?:,.*)?)$/i;

/** The moments of a property, one or a list; periods give their own text for the end. What is none becomes a problem. */
export function momentsOf(
  property: EventProperty,
  { source, problems }: EventProperties,
): { moment: Moment; end: string | null }[] {
  const named = paramText(param(property, "TZID").join(","), source).trim();
  const [, rest, plain] = (named !== "" && zoneWithColon.exec(decodedText(property, source))) || [];
  const tzid = rest === undefined ? named : `${named}:${rest}`;
  const asDay = param(property, "VALUE")[0]?.toUpperCase() === "DATE";
  const found: { moment: Moment; end: string | null }[] = [];
  for (const part of (plain ?? decodedText(property, source)).split(",").slice(0, mostMoments)) {
    if (part.trim() === "") continue;
    const [from = "", end = null] = part.split("/");
    const moment = parseMoment(from);
    if (moment)
      found.push({
        moment: {
          ...moment,
          ...(asDay && { wall: Math.floor(moment.wall / 86_400_000) * 86_400_000, isDay: true }),
          tzid,
          line: property.line,
        },
        end,
      });
    else if (problems.length < mostProblems)
      problems.push({
        code: "calendar-date-broken",
        params: { line: property.line, field: property.name, value: part.trim().slice(0, 80) },
      });
  }
  return found;
}

/** Most dates of one list that are read. */
const mostMoments = 20_000;

const durationShape =
  /^([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/i;

/** A duration: whole days on the calendar, and an exact time in ms (RFC 5545 §3.3.6). */
export function parseDuration(text: string): { days: number; time: number } | null {
  const found = durationShape.exec(text.trim());
  if (!found || !/\d/.test(text)) return null;
  const [weeks, days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0));
  const sign = found[1] === "-" ? -1 : 1;
  return {
    days: sign * (weeks! * 7 + days!),
    time: sign * (hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1_000),
  };
}

/** Organiser and attendees, each address once. Rooms and equipment are no people. */
export function peopleOf({ all, source }: EventProperties): CalendarPerson[] {
  const people: CalendarPerson[] = [];
  for (const property of all) {
    if (property.name !== "ORGANIZER" && property.name !== "ATTENDEE") continue;
    if (/^(?:ROOM|RESOURCE)$/i.test(param(property, "CUTYPE")[0] ?? "")) continue;
    const asText = (text: string): string => paramText(text, source).trim();
    const given = textOf(property, source)
      .replace(/^mailto:/i, "")
      .trim();
    const other = asText(param(property, "EMAIL")[0] ?? "").replace(/^mailto:/i, "");
    const address = [given, other].find((one) => one.includes("@")) ?? "";
    const name = asText(param(property, "CN").join(",")).replace(/^"|"$/g, "");
    if (address === "" && name === "") continue;
    people.push({
      name: name === address ? "" : name,
      address,
      role: property.name === "ORGANIZER" ? "organizer" : "attendee",
      declined: param(property, "PARTSTAT")[0]?.toUpperCase() === "DECLINED",
    });
  }
  return onlyOnce(people);
}

/** Each person once; the organiser's own line as an attendee only says whether they declined. */
export function onlyOnce(people: readonly CalendarPerson[]): CalendarPerson[] {
  const found = new Map<string, CalendarPerson>();
  for (const person of people.toSorted(
    (a, b) => Number(b.role === "organizer") - Number(a.role === "organizer"),
  )) {
    const key = (person.address || person.name).toLowerCase();
    const before = found.get(key);
    if (!before) found.set(key, { ...person });
    else {
      before.name ||= person.name;
      before.declined ||= person.declined;
    }
  }
  return [...found.values()];
}
