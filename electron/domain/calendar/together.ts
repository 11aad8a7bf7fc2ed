// Two versions of one event put together: a series and its changed instances often come in files of their own.
import type { CalendarPerson, EventOverride, EventRecord } from "./record.ts";
import { hasMaster } from "./series.ts";
import { toLocal, toUtc } from "./zones.ts";

const later = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const everybody = (people: readonly CalendarPerson[]): CalendarPerson[] =>
  [
    ...new Map(people.toReversed().map((one) => [one.address.toLowerCase() || one.name, one])).values(),
  ].toReversed();

/** What of a text belongs to an instance: its own, else its record's, where that is not the series' anyway. */
const ownText = (own: string | undefined, record: string, series: string): string | undefined => {
  const text = own ?? (record === "" ? undefined : record);
  return text === series ? undefined : text;
};

/**
 * A series with the instances of another record, told on its clock and with its zones: which instance a change replaces
 * is known by the series' wall clock alone, and an index of a zone means nothing in another record.
 */
function withInstances(series: EventRecord, instances: EventRecord): EventRecord {
  const zones = [...new Set([...series.zones, ...instances.zones])];
  const zoneOf = (zone: string | null): string | null => {
    const index = /^custom:(\d+)$/.exec(zone ?? "")?.[1];
    return index === undefined ? zone : `custom:${zones.indexOf(instances.zones[Number(index)] ?? "")}`;
  };
  const from = zoneOf(instances.times.zone);
  const to = series.times.zone;
  const onClock = (id: string): string => {
    if (series.times.allDay || !id.includes("T")) return id.slice(0, 10);
    return from === null || to === null || from === to ? id : toLocal(toUtc(id, from, zones), to, zones);
  };
  const changed = instances.overrides.map(
    ({ title, description, location, zone, ...change }): EventOverride => {
      const texts = {
        title: ownText(title, instances.title, series.title),
        description: ownText(description, instances.description, series.description),
        location: ownText(location, instances.location, series.location),
      };
      return {
        ...change,
        recurrenceId: onClock(change.recurrenceId),
        ...(zone !== undefined && { zone: zoneOf(zone) }),
        ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
      };
    },
  );
  const newer = new Set(changed.map(({ recurrenceId }) => recurrenceId));
  const kept = series.overrides.filter(({ recurrenceId }) => !newer.has(recurrenceId));
  return {
    ...series,
    sequence: Math.max(series.sequence, instances.sequence),
    stampedAt: later(series.stampedAt, instances.stampedAt),
    people: everybody([...series.people, ...instances.people]),
    // In the order of time, so that reading the files again in any order changes nothing.
    overrides: [...kept, ...changed].toSorted((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1)),
    zones,
  };
}

/** Whether a record of instances alone says something about each one of another. */
function covers(event: EventRecord, before: EventRecord): boolean {
  const { overrides } = withInstances(before, event);
  return overrides.length === event.overrides.length;
}

/**
 * The event after another version of it has come. A series and instances are one event, and so are instances that come
 * one by one; otherwise the later version stands as it is. What calls a series off need not repeat its rule
 * (RFC 5546 §3.2.5).
 */
export function together(before: EventRecord, event: EventRecord): EventRecord {
  const { sequence, stampedAt, line, cancelled } = event;
  if (!hasMaster(event)) {
    if (!hasMaster(before) && covers(event, before)) return event;
    return { ...withInstances(before, event), line };
  }
  if (!hasMaster(before)) {
    const merged = withInstances(event, before);
    // What the series itself says of an instance is newer than what came earlier.
    const said = new Set(event.overrides.map(({ recurrenceId }) => recurrenceId));
    const older = merged.overrides.filter(({ recurrenceId }) => !said.has(recurrenceId));
    const all = [...older, ...event.overrides];
    return { ...merged, overrides: all.toSorted((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1)) };
  }
  const called = cancelled && before.rrules.length > 0 && event.rrules.length === 0;
  return called && event.rdates.length === 0 ? { ...before, sequence, stampedAt, line, cancelled } : event;
}
