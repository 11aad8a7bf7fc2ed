// What the values of a shared file may be: nothing of a file is believed before it was looked at.
import { z } from "zod";
import { isIana } from "../calendar/zones.ts";
import { isDay } from "../days.ts";
import { directions, interactionKinds, participantRoles } from "../interaction.ts";
import { answers, sides, stages as negotiationStages } from "../negotiation/stages.ts";
import { stages, tiers } from "../partner.ts";
import { feeKinds, runBys } from "../program.ts";
import { parseRepeat } from "../tasks/repeat.ts";
import { holds, initiativeKinds, outcomes, promiseOutcomes, promisers } from "../tasks/task.ts";
import { TermsShape } from "../terms/shape.ts";

/** As SQLite holds it; JSON columns as their text. */
export type Value = string | number | null;

// The years in which calendars count.
const first = Date.UTC(0, 0, 1) - 1901 * 366 * 86_400_000;
const last = Date.UTC(9999, 11, 31);

const isText = (value: unknown, most = 16_000_000): value is string =>
  typeof value === "string" && value.length <= most;
const like = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);
const whole =
  (low: number, high = Number.MAX_SAFE_INTEGER) =>
  (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;
const short = (value: unknown) => isText(value, 2000);
const oneOf = (all: readonly string[]) => (value: unknown) =>
  typeof value === "string" && all.includes(value);
const json = (shape: z.ZodType) => (value: unknown) => {
  if (!isText(value)) return false;
  try {
    return shape.safeParse(JSON.parse(value)).success;
  } catch {
    return false;
  }
};

const Mailbox = z.object({ name: z.string(), address: z.string() });
const Envelope = z.object({
  messageId: z.string(),
  references: z.array(z.string()),
  threadId: z.string().nullable(),
  subjectKey: z.string(),
  orphan: z.boolean(),
  from: Mailbox.nullable(),
  to: z.array(Mailbox),
  cc: z.array(Mailbox),
  labels: z.array(z.string()),
  automatic: z.string().nullable(),
  written: z.literal(true).optional(),
});
const Event = z.object({
  uid: z.string(),
  sequence: z.number(),
  times: z.object({ start: z.string(), end: z.string(), allDay: z.boolean(), zone: z.string().nullable() }),
  title: z.string(),
  description: z.string(),
  location: z.string(),
  url: z.string(),
  cancelled: z.boolean(),
  people: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      role: z.enum(["organizer", "attendee"]),
      declined: z.boolean(),
    }),
  ),
  rrules: z.array(z.string()),
  rdates: z.array(z.string()),
  exdates: z.array(z.string()),
  overrides: z.array(z.object({ recurrenceId: z.string() })),
  zones: z.array(z.string()),
});
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const Reminding = z.union([
  z.strictObject({ at: z.int() }),
  z.strictObject({ before: z.int() }),
  z.strictObject({ days: z.int(), time: z.string().regex(clock) }),
]);

const kinds = {
  /** The uid of another record, or of a colleague. */
  ref: (value) => isText(value, 100),
  colleague: (value) => isText(value, 100),
  /** Something that a record cannot be without. SQLite counts letters up to the first zero byte. */
  name: (value) => isText(value) && value.split("\0", 1)[0]!.trim() !== "",
  short,
  text: (value) => isText(value),
  day: (value) => typeof value === "string" && isDay(value),
  time: like(clock),
  /** Where a series began: a day, with the time where it has one. */
  dayTime: (value) => {
    const [day, time] = typeof value === "string" ? value.split("T", 2) : [];
    return day !== undefined && isDay(day) && (time === undefined || clock.test(time));
  },
  instant: whole(first, last),
  zone: (value) => typeof value === "string" && isIana(value),
  country: like(/^[A-Z]{2}$/),
  currency: like(/^[A-Z]{3}$/),
  birthday: like(/^(\d{4}|-)-[01]\d-[0-3]\d$/),
  /** Above 0. */
  rate: like(/^(?=.*[1-9])\d{1,20}(\.\d{1,20})?$/),
  hash: like(/^[0-9a-f]{64}$/),
  flag: whole(0, 1),
  count: whole(0),
  ripening: whole(0, 400),
  basisPoints: whole(0, 10_000),
  /** A cadence: up to ten years. */
  days: whole(1, 3650),
  notice: whole(0, 3650),
  priority: whole(1, 4),
  minutes: whole(1, 100_000),
  whole: whole(Number.MIN_SAFE_INTEGER),
  number: (value) => typeof value === "number" && Number.isFinite(value),
  texts: json(z.array(z.string())),
  nameParts: json(z.record(z.string(), z.string())),
  envelope: json(Envelope),
  event: json(Event),
  terms: json(TermsShape),
  checklist: json(z.array(z.object({ text: z.string(), done: z.boolean() }))),
  reminding: json(z.array(Reminding).max(1000)),
  repeat: (value) => isText(value, 2000) && parseRepeat(value) !== null,
  tier: oneOf(tiers),
  stage: oneOf(stages),
  runBy: oneOf(runBys),
  feeKind: oneOf(feeKinds),
  fieldOf: oneOf(["partner", "contact"]),
  fieldKind: oneOf(["text", "number", "day", "choice", "yesno"]),
  initiativeKind: oneOf(initiativeKinds),
  interactionKind: oneOf(interactionKinds),
  direction: oneOf(directions),
  role: oneOf(participantRoles),
  negotiationStage: oneOf(negotiationStages),
  side: oneOf(sides),
  answer: oneOf(answers),
  promiser: oneOf(promisers),
  promiseOutcome: oneOf(promiseOutcomes),
  outcome: oneOf(outcomes),
  hold: oneOf(holds),
} satisfies Record<string, (value: unknown) => boolean>;

export type ValueKind = keyof typeof kinds;

/** Whether a value can be one of this kind. Null always can: the table itself says where something has to be. */
export const isValue = (kind: ValueKind, value: unknown): value is Value =>
  value === null || kinds[kind](value);
