// What the Performance page counts: period, comparison, filters, chart. It is the page's address, so Back and a saved view bring it back.
import { partnerTypes, tiers, type PartnerType, type Tier } from "../../../electron/domain/partner.ts";
import { addDays, addMonths, daysBetween, isDay, type Day } from "../../../electron/domain/days.ts";

/** Presets of a period. "last" counts days that end on the last day with numbers; the others are of the calendar. */
export const spans = [
  "last7",
  "last30",
  "last90",
  "last365",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "thisYear",
  "between",
] as const;
export type Span = (typeof spans)[number];
export const comparisons = ["previous", "year"] as const;
export type Comparison = (typeof comparisons)[number];
export const measures = ["value", "cost", "orders", "clicks"] as const;
export type Measure = (typeof measures)[number];
export const steps = ["day", "week", "month"] as const;
export type Step = (typeof steps)[number];

export interface Question {
  span: Span;
  /** Of the span "between". */
  from: Day | null;
  to: Day | null;
  compare: Comparison | null;
  programId: number | null;
  client: number | null;
  type: PartnerType | null;
  tier: Tier | null;
  tag: string | null;
  /** Null: the one that most of the numbers are in. */
  currency: string | null;
  measure: Measure;
  /** Null: what suits the length of the period. */
  by: Step | null;
  /** The saved view that is open. */
  view: number | null;
}

export const plainQuestion: Question = {
  span: "last90",
  from: null,
  to: null,
  compare: "previous",
  programId: null,
  client: null,
  type: null,
  tier: null,
  tag: null,
  currency: null,
  measure: "value",
  by: null,
  view: null,
};

/** Percent signs are decoded on their way through an address; tildes are not. */
const packed = (text: string): string =>
  encodeURIComponent(text).replaceAll("~", "%7E").replaceAll(".", "%2E").replaceAll("%", "~");
function unpacked(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("~", "%"));
  } catch {
    return "";
  }
}

const keys = Object.keys(plainQuestion) as (keyof Question)[];

/** The question as a part of an address: only what differs from the plain one, "compare" always. */
export function writeQuestion(question: Question): string {
  const parts = keys.flatMap((key) => {
    const value = question[key];
    return value === plainQuestion[key] && key !== "span"
      ? []
      : [`${key}=${packed(String(value ?? "none"))}`];
  });
  return parts.join("&");
}

const among = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((one) => one === text) ?? null;
const id = (text: string | undefined): number | null =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : null;
const day = (text: string | undefined): Day | null => (text && isDay(text) ? text : null);

/** What an address says; anything that means nothing is as in the plain question. */
export function readQuestion(address: string): Question {
  const said: Record<string, string> = {};
  for (const part of address.split("&")) {
    const at = part.indexOf("=");
    if (at > 0) said[part.slice(0, at)] = unpacked(part.slice(at + 1));
  }
  return {
    span: among(spans, said["span"]) ?? plainQuestion.span,
    from: day(said["from"]),
    to: day(said["to"]),
    compare: said["compare"] === undefined ? plainQuestion.compare : among(comparisons, said["compare"]),
    programId: id(said["programId"]),
    client: id(said["client"]),
    type: among(partnerTypes, said["type"]),
    tier: among(tiers, said["tier"]),
    tag: said["tag"] || null,
    currency: said["currency"]?.match(/^[A-Z]{3}$/)?.[0] ?? null,
    measure: among(measures, said["measure"]) ?? plainQuestion.measure,
    by: among(steps, said["by"]),
    view: id(said["view"]),
  };
}

export interface Range {
  from: Day;
  to: Day;
}

const monthStart = (of: Day): Day => `${of.slice(0, 7)}-01`;

/**
 * The days of the question, both ends included.
 *
 * @param today where the reader is; the calendar's spans end on it
 * @param lastDay the last day with numbers
 */
export function rangeOf(
  { span, from, to }: Pick<Question, "span" | "from" | "to">,
  today: Day,
  lastDay: Day,
): Range {
  const back = (days: number): Range => ({ from: addDays(lastDay, 1 - days), to: lastDay });
  const month = monthStart(today);
  switch (span) {
    case "last7":
      return back(7);
    case "last30":
      return back(30);
    case "last90":
      return back(90);
    case "last365":
      return back(365);
    case "thisMonth":
      return { from: month, to: today };
    case "lastMonth":
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case "thisQuarter":
      return { from: addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3)), to: today };
    case "thisYear":
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case "between":
      return { from: from ?? addDays(lastDay, -89), to: to ?? lastDay };
  }
}

/** Steps that give a period of this length some ten to sixty points. */
export function stepFor({ from, to }: Range): Step {
  const days = daysBetween(from, to) + 1;
  return days <= 45 ? "day" : days <= 200 ? "week" : "month";
}

/** What the calls take; a filter that is not set is left out. */
export interface Filter {
  programId?: number;
  client?: number;
  type?: PartnerType;
  tier?: Tier;
  tag?: string;
  partnerId?: number;
}
export function filterOf({ programId, client, type, tier, tag }: Question): Filter {
  return {
    ...(programId !== null && { programId }),
    ...(client !== null && { client }),
    ...(type !== null && { type }),
    ...(tier !== null && { tier }),
    ...(tag !== null && { tag }),
  };
}

/** The same question with no filter set; period, comparison and chart stay. */
export const unfiltered = (question: Question): Question => ({
  ...question,
  programId: null,
  client: null,
  type: null,
  tier: null,
  tag: null,
});
