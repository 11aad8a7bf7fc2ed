// Plans what each event of a calendar would do: a meeting, past or ahead. The same UID updates, never doubles.
import { lastAndNext } from "../../../domain/calendar/expand.ts";
import { together } from "../../../domain/calendar/together.ts";
import { toUtc } from "../../../domain/calendar/zones.ts";
import type { CalendarPerson, EventItem, EventRecord } from "../../../domain/calendar/record.ts";
import { emailKey } from "../../../domain/text/email.ts";
import { naturalUid } from "../../ids.ts";
import { AddressBook } from "../../people.ts";
import { timeZone, withAnswered } from "../../settings.ts";
import type { Reader } from "../../store.ts";
import type { NewTalk, Participation } from "../../talks.ts";
import type { Answers } from "../asking.ts";
import { emptyOutcome, type Outcome } from "../outcome.ts";
import type { Made, Plans } from "../plans.ts";

interface There {
  id: number;
  event: string | null;
  deletedAt: number | null;
}

/** What of an event is kept and compared: not where it stood in its file. */
const kept = (event: EventRecord): EventRecord => ({ ...event, line: 0, entry: "", problems: [] });

/** What makes two versions of an event the same: exporting it again only renews its stamp. */
const content = ({ stampedAt: _, ...event }: EventRecord): string => JSON.stringify(event);

/** When a meeting stands in the timeline: at its last time that has begun, or the first one ahead. */
export function placeInTime(event: EventRecord, now: number, zone: string): { at: number; planned: boolean } {
  const { last, next } = lastAndNext({ ...event, cancelled: false }, now, zone);
  const at = last ?? next ?? toUtc(event.times.start, event.times.zone ?? zone, event.zones);
  // A cancelled meeting never became one, whenever it was to be.
  return { at, planned: event.cancelled || last === null };
}

export class EventPlanner implements Plans {
  readonly made: Made = { partners: 0, people: 0, interactions: 0 };
  readonly #db: Reader;
  readonly #own: ReadonlySet<string>;
  readonly #zone: string;
  readonly #now: () => number;
  readonly #met = new Map<string, EventRecord>();
  readonly #book: AddressBook;

  constructor(db: Reader, answers: Answers, now: () => number) {
    this.#db = db;
    this.#own = withAnswered(db, answers.ownAddresses);
    this.#zone = timeZone(db);
    this.#now = now;
    this.#book = new AddressBook(db, this.#own);
  }

  renew(): void {
    this.#book.renew();
  }

  plan(item: EventItem): Outcome {
    if (item.kind === "rejected") {
      const outcome = emptyOutcome(item.line, item.raw.slice(0, 200));
      outcome.status = "rejected";
      outcome.reason = { code: item.code, params: item.params };
      return outcome;
    }
    const uid = naturalUid("meeting", item.event.uid);
    const there = this.#db.get<There>("SELECT id, event, deletedAt FROM interaction WHERE uid = ?", uid);
    const before = this.#met.get(uid) ?? (there?.event ? (JSON.parse(there.event) as EventRecord) : null);
    const event = before ? together(before, item.event) : item.event;
    const outcome = emptyOutcome(event.line, event.title);
    outcome.problems = item.event.problems;
    const people = this.#people(event.people);
    const talk = this.#talk(uid, event);
    const [first] = people;
    outcome.partner = first?.owner.shown ?? null;
    outcome.partnerStatus = first ? "joined" : null;
    outcome.said = {
      at: talk.at,
      from: event.people.find(({ role }) => role === "organizer")?.address ?? "",
      to: "",
      direction: "none",
      tray: false,
      files: 0,
    };
    this.#met.set(uid, kept(event));
    if (!before) {
      outcome.status = "created";
      this.made.interactions++;
      outcome.ops.push({ op: "talk", talk, people, files: [] });
    } else if (there?.deletedAt == null && isNewer(before, kept(event))) {
      outcome.status = "changed";
      const { subject, text, at, planned, event: record } = talk;
      for (const [field, was, is] of [
        ["subject", before.title, event.title],
        ["at", before.times.start, event.times.start],
        ["text", before.description, event.description],
      ] as const)
        if (was !== is) outcome.changes.push({ of: "interaction", field, old: was || null, new: is || null });
      if (there)
        outcome.ops.push({
          op: "talk-change",
          id: there.id,
          uid,
          set: { subject, text, at, planned, event: record },
          people,
        });
    } else this.#met.set(uid, before);
    return outcome;
  }

  #talk(uid: string, event: EventRecord): NewTalk {
    const { at, planned } = placeInTime(event, this.#now(), this.#zone);
    return {
      uid,
      kind: "meeting",
      at,
      direction: "none",
      subject: event.title || null,
      text: [event.location, event.description, event.url].filter(Boolean).join("\n\n"),
      planned,
      tray: false,
      sender: null,
      envelope: null,
      event: kept(event),
      html: null,
    };
  }

  #people(given: CalendarPerson[]): Participation[] {
    const found = new Map<string, Participation>();
    for (const { address, name, declined } of given) {
      const key = emailKey(address)?.key;
      if (!key || this.#own.has(key) || declined) continue;
      const owner = this.#book.ownerOf(key, name);
      if (owner) found.set(`${owner.partnerId} ${owner.contactId}`, { owner, role: "attendee" });
    }
    return [...found.values()];
  }
}

/** A later version says so by its sequence, then by its stamp; where both are the same it counts when anything differs. */
const isNewer = (before: EventRecord, event: EventRecord): boolean =>
  (event.sequence > before.sequence ||
    (event.sequence === before.sequence && (event.stampedAt ?? Infinity) >= (before.stampedAt ?? 0))) &&
  content(event) !== content(before);
