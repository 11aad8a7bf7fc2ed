// What the reader of calendar files gives, and what is stored of an event: plain values, so that it can be kept as JSON.
import type { RejectedItem, Remark } from "../contacts/record.ts";

export interface CalendarPerson {
  name: string;
  /** E-mail address, empty where the file has none. */
  address: string;
  role: "organizer" | "attendee";
  declined: boolean;
}

/** A wall-clock moment or a day: "2026-10-05T09:00:00" or "2026-10-05" (all-day). */
export interface EventTimes {
  start: string;
  /** Exclusive; equal to the start where the event takes no time. */
  end: string;
  allDay: boolean;
  /** IANA name, "UTC", null = floating, or `custom:<n>` = index into the record's zones. */
  zone: string | null;
}

/**
 * One instance that differs from its series (RFC 5545 §3.8.4.4); what is not there is the
 * master's: a change without an end takes as long as the master.
 */
export interface EventOverride extends Partial<EventTimes> {
  /** The instance it replaces: wall clock in the master's zone, or a day. */
  recurrenceId: string;
  title?: string;
  location?: string;
  description?: string;
  cancelled?: boolean;
  /** It holds for the instance and all later ones. */
  range?: "thisandfuture";
}

export interface EventRecord {
  /** 1-based physical line of BEGIN:VEVENT of the master, or of the first override where there is no master. */
  line: number;
  /** The entry of the zip file it came from, or empty. */
  entry: string;
  /** The calendar's UID; where it is missing, one made from the content. */
  uid: string;
  sequence: number;
  /** LAST-MODIFIED, else DTSTAMP: ms UTC. */
  stampedAt: number | null;
  times: EventTimes;
  title: string;
  description: string;
  location: string;
  url: string;
  /** STATUS:CANCELLED or METHOD:CANCEL. */
  cancelled: boolean;
  people: CalendarPerson[];
  /** RRULE values as text. */
  rrules: string[];
  /** Wall clock in the event's zone, or days; a period is "start/end". */
  rdates: string[];
  /** Wall clock in the event's zone, or days. Without a master it is the start itself: only overrides happen. */
  exdates: string[];
  overrides: EventOverride[];
  /** VTIMEZONE texts of the custom zones, unfolded. */
  zones: string[];
  /** Read nevertheless; `line` is among the params. */
  problems: Remark[];
}

/** One event of a calendar with everything of its UID, or what could not be read. */
export type EventItem = { kind: "event"; event: EventRecord } | RejectedItem;
