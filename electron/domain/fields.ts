// Input schemas that several calls share: ids, days, instants, lists.
import { z } from "zod";
import { isDay } from "./days.ts";
import { networks, partnerTypes, stages, tiers } from "./partner.ts";

export const Id = z.int().positive();
/** `YYYY-MM-DD`, a day that exists. */
export const Day = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text), { params: { code: "unfit-day" }, abort: true })
  .refine(isDay, { params: { code: "no-such-day" } });
/** ms UTC, or ISO 8601 with an offset; only for comparing, as it may lie beyond every calendar. */
export const AnyInstant = z.union([
  z.int().min(0).max(8_640_000_000_000_000),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  z.iso.datetime({ offset: true, precision: -1 }).transform((text) => Date.parse(text)),
]);
/** A day inside of the first and the last one that calendars count with, so that it is one in every zone. */
const firstMoment = Date.parse("0001-01-02T00:00:00Z");
const lastMoment = Date.UTC(9999, 11, 31);
/** ms UTC, or ISO 8601 with an offset, of the years 1 to 9999. */
export const Instant = AnyInstant.refine((at) => at >= firstMoment && at < lastMoment, {
  params: { code: "no-such-day" },
});
/** As `Instant` until the year 9999, or ISO 8601 without an offset, which stays a text: a moment on the clock of a zone that is named beside it. */
export const Moment = z.union([
  Instant.refine((at) => at >= 0, { params: { code: "no-such-day" } }),
  z.iso
    .datetime({ local: true })
    .transform((text) => text.slice(0, 19).padEnd(19, ":00"))
    .refine((text) => isDay(text.slice(0, 10)), { params: { code: "no-such-day" } }),
]);
/** SQLite ends a text at its first NUL wherever it measures or searches one, so none gets in. */
const withoutNul = (text: string): string => text.replaceAll("\0", "");
export const Name = z.string().overwrite(withoutNul).trim().min(1).max(500);
export const Short = z.string().overwrite(withoutNul).trim().max(2000);
export const Long = z.string().overwrite(withoutNul).max(200_000);
/** A path that scripts type; the page sends tokens, which the shell turns into one. */
export const FilePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((file) => !file.includes("\0"), { params: { code: "unfit-path" } });

/** Whether the runtime knows this locale or zone. */
function isKnown(locale: string | undefined, timeZone?: string): boolean {
  try {
    new Intl.DateTimeFormat(locale, { timeZone }).format(0);
    return true;
  } catch {
    return false;
  }
}
/** BCP 47. */
export const Locale = z
  .string()
  .max(60)
  .refine((locale) => isKnown(locale), { params: { code: "unfit-language" } });
/** IANA. */
export const TimeZone = z
  .string()
  .max(60)
  .refine((zone) => isKnown(undefined, zone), { params: { code: "unfit-zone" } });
export const Country = z.string().regex(/^[A-Z]{2}$/);
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export const StageName = z.enum(stages);
export const TierName = z.enum(tiers);
export const TypeName = z.enum(partnerTypes);
export const NetworkName = z.enum(networks);
export const Language = z.string().regex(/^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
export const Birthday = z.union([Day, z.string().regex(/^--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)]);
export const Page = { limit: z.int().min(1).max(1000).default(50), offset: z.int().min(0).default(0) };
export const Sort = z.object({ by: z.string(), desc: z.boolean().optional() });
/** The id that the page gives to a piece of long work, for progress and cancel. */
export const Job = { job: z.string().optional() };
export const NetworkId = z.object({
  network: z.string().trim().toLowerCase().min(1).max(60),
  externalId: z.string().trim().min(1).max(200),
  spelling: z.string().trim().max(500).optional(),
});
export const Labelled = z.union([
  Short.min(1).transform((value) => ({ value, label: undefined, preferred: undefined })),
  z.object({ value: Short.min(1), label: Short.nullish(), preferred: z.boolean().optional() }),
]);
/** By field: whose value is kept when two records become one. */
export const Sides = z.record(z.string().max(200), z.enum(["keep", "drop"]));
export const OwnValues = z.record(z.string(), z.string().max(2000).nullable());
