// Plays a talk: first on which days its steps fall, then what is said and who takes part.
import type { ParticipantRole } from "../../domain/interaction.ts";
import type { Day } from "../../domain/days.ts";
import { instant, workday } from "./calendar.ts";
import type { Persona } from "./people.ts";
import type { Random } from "./random.ts";
import { fillSlots, freshText } from "./slots.ts";
import { slotsFor, type Cast } from "./terms.ts";
import type { ExampleInteraction } from "./world.ts";
import { hows, type How, type Talk } from "./words/talk.ts";

/** A talk with the day of each step, counted from today. */
export interface Planned {
  talk: Talk;
  days: readonly number[];
}

export function planTalk(
  talk: Talk,
  start: number,
  today: Day,
  random: Random,
  steps = talk.steps.length,
): Planned {
  let day = start;
  const days = talk.steps.slice(0, steps).map(([, after]) => {
    day = workday(today, day + after + random.int(0, Math.ceil(after / 2)));
    return day;
  });
  return { talk, days };
}

export const lastDayOf = (planned: Planned): number => planned.days.at(-1) ?? 0;

/** Working hours in UTC, in minutes: nothing is later than the evening. */
const hours = { from: 7 * 60, latestStart: 14 * 60, until: 18 * 60 };

function takingPart(
  how: How,
  main: Persona | null,
  cast: Cast,
  random: Random,
): ExampleInteraction["people"] {
  if (how === "note" || main === null) return [];
  const others = random.shuffled(cast.people.filter((one) => one.ref !== main.ref));
  if (how === "meeting") {
    const guests = others.slice(0, random.int(1, 3));
    return [main, ...guests].map((one) => ({ ref: one.ref, role: "attendee" as const }));
  }
  const role: ParticipantRole = hows[how].direction === "in" ? "from" : "to";
  const copied = hows[how].kind === "email" && random.chance(0.22) ? others.slice(0, 1) : [];
  return [{ ref: main.ref, role }, ...copied.map((one) => ({ ref: one.ref, role: "cc" as const }))];
}

function subjectOf(how: How, subject: string, earlierMails: number): string | null {
  if (how === "meeting") return subject;
  if (hows[how].kind !== "email") return null;
  return earlierMails > 0 && !subject.startsWith("Re: ") ? `Re: ${subject}` : subject;
}

export interface Telling {
  today: Day;
  random: Random;
  /** How often each text was used in this world. */
  used: Map<string, number>;
}

/** The interactions of a planned talk; what would lie after yesterday has not happened yet. */
export function tell(planned: Planned, cast: Cast, { today, random, used }: Telling): ExampleInteraction[] {
  const { talk, days } = planned;
  const main = cast.people.find((one) => one.desk === talk.with) ?? cast.people[0] ?? null;
  const slots = slotsFor(cast, main, today, days[0] ?? 0, random);
  const subject = fillSlots(talk.subject, slots, random);
  const told: ExampleInteraction[] = [];
  let minute = 0;
  for (const [at, day] of days.entries()) {
    const [how, , ...texts] = talk.steps[at]!;
    const sameDay = at > 0 && days[at - 1] === day;
    minute = sameDay
      ? Math.min(minute + random.int(15, 120), hours.until)
      : random.int(hours.from, hours.latestStart);
    if (day >= 0) break;
    told.push({
      ...hows[how],
      at: instant(today, day, minute),
      subject: subjectOf(how, subject, told.filter((one) => one.kind === "email").length),
      text: freshText(texts, slots, random, used),
      partner: cast.ref,
      people: takingPart(how, main, cast, random),
    });
  }
  if (talk.phase === "agree") cast.rate++;
  return told;
}
