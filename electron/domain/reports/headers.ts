// What the header of a report says: which format it is, which column holds what, and which needed column is not there.
import { detectFormat } from "../contacts/formats.ts";
import { foldKey } from "../text/fold.ts";
import { aliases, contactWords } from "./aliases.ts";
import { splitHeader } from "./currency.ts";
import type { ReportFieldId } from "./fields.ts";
import { reportFormats } from "./formats.ts";
import type { ReportFormat, ReportKind, ReportMapping } from "./formatShape.ts";

const notWord = /[^\p{L}\p{N}\p{M}]+/gu;
const camel = /([\p{Ll}\d])(\p{Lu})/gu;

/** The key by which a column's name is compared: folded words without a currency; "NumberofSales" stays one word. */
export const columnKey = (name: string): string =>
  foldKey(splitHeader(name).name).replace(notWord, " ").trim();

/** The same, with the words of "totalCommission" parted. */
const partedKey = (name: string): string => columnKey(name.replace(camel, "$1 $2"));

interface Known {
  fields: ReadonlyMap<string, ReportFieldId>;
  others: ReadonlySet<string>;
  marks: readonly (readonly string[])[];
}

const known = new WeakMap<ReportFormat, Known>();

function knownOf(format: ReportFormat): Known {
  let found = known.get(format);
  if (!found) {
    found = {
      fields: new Map(
        format.columns.flatMap(({ field, names }) => names.map((name) => [columnKey(name), field] as const)),
      ),
      others: new Set((format.others ?? []).map(columnKey)),
      marks: format.marks.map((names) => names.map(columnKey)),
    };
    known.set(format, found);
  }
  return found;
}

/** How a header fits a format. */
export interface Fit {
  format: ReportFormat;
  mapping: ReportMapping;
  /** All marks are there. */
  certain: boolean;
  /** How many columns of the header the format has. */
  columns: number;
}

const several: ReadonlySet<ReportFieldId> = new Set(["part"]);

/** The fit of one format, or null where the header is another one's. Of two columns for one field the first name of the format has it. */
export function fitOf(header: readonly string[], format: ReportFormat): Fit | null {
  const { fields, others, marks } = knownOf(format);
  const keys = header.map(columnKey);
  const has = new Set(keys);
  const marked = marks.filter((names) => names.some((name) => has.has(name))).length;
  const columns = keys.filter((key) => fields.has(key) || others.has(key)).length;
  const certain = marked === marks.length;
  // A renamed column or two: still this format, so that what is missing can be named.
  const filled = keys.filter((key) => key !== "").length;
  const near = marks.length > 2 && marked >= marks.length - 1 && columns >= 5 && columns >= filled * 0.7;
  if (!certain && !near) return null;
  const mapping: ReportMapping = {};
  const rank = new Map<ReportFieldId, number>();
  for (const [column, key] of keys.entries()) {
    const field = fields.get(key);
    if (field === undefined) continue;
    const names = format.columns.find((one) => one.field === field)?.names ?? [];
    const place = names.findIndex((name) => columnKey(name) === key);
    const before = rank.get(field);
    if (before !== undefined && !several.has(field)) {
      if (before <= place) continue;
      for (const [other, taken] of Object.entries(mapping))
        if (taken === field) delete mapping[Number(other)];
    }
    rank.set(field, place);
    mapping[column] = field;
  }
  return { format, mapping, certain, columns };
}

/** The format of a header: the certain one with most of its columns, else one that it nearly is; null for none. */
export function detectReport(header: readonly string[], custom: readonly ReportFormat[] = []): Fit | null {
  const fits = [...custom, ...reportFormats].flatMap((format) => fitOf(header, format) ?? []);
  const better = (a: Fit, b: Fit): Fit =>
    Number(b.certain) - Number(a.certain) > 0 || (a.certain === b.certain && b.columns > a.columns) ? b : a;
  return fits.length > 0 ? fits.reduce(better) : null;
}

const byAlias: ReadonlyMap<string, ReportFieldId> = new Map(
  Object.entries(aliases).flatMap(([field, names]) =>
    names.map((name) => [columnKey(name), field as ReportFieldId] as const),
  ),
);

/** What the name of a column of an unknown table says; null where it says nothing known. */
const guessField = (name: string): ReportFieldId | null =>
  byAlias.get(columnKey(name)) ?? byAlias.get(partedKey(name)) ?? null;

/** The mapping that the header of an unknown table suggests. Of two columns for one field the first has it. */
export function guessReport(header: readonly string[]): ReportMapping {
  const mapping: ReportMapping = {};
  const taken = new Set<ReportFieldId>();
  for (const [column, name] of header.entries()) {
    const field = guessField(name);
    if (field === null || (taken.has(field) && !several.has(field))) continue;
    taken.add(field);
    mapping[column] = field;
  }
  return mapping;
}

const partnerFields: ReadonlySet<string> = new Set(["partnerId", "partnerName", "partner", "partnerEmail"]);
const metric =
  /^(?:clicks|uniqueClicks|impressions|(?:total|pending|approved|paid|declined)?(?:orders|value|commission))$/i;

/** Whether rows of a mapping are orders or sums over a period. */
export function kindOfMapping(mapping: ReportMapping): ReportKind {
  const fields = new Set<string>(Object.values(mapping));
  const sums = [...fields].some((field) => /^(?:clicks|uniqueClicks|impressions|orders)$/.test(field));
  return !sums && (fields.has("id") || fields.has("order")) ? "orders" : "summary";
}

/** Whether a mapping has a number together with a partner or a transaction. */
export function mapsReport(mapping: ReportMapping): boolean {
  const fields = Object.values(mapping);
  return (
    fields.some((field) => metric.test(field)) &&
    fields.some((field) => partnerFields.has(field) || field === "id" || field === "order")
  );
}

/** The fields that a mapping lacks to be read at all. */
export function missingFields(
  mapping: ReportMapping,
  kind: ReportKind,
  format: ReportFormat | null,
): ReportFieldId[] {
  const fields = new Set<string>(Object.values(mapping));
  const missing = (format?.needs ?? []).filter((field) => !fields.has(field));
  const partner = [...partnerFields].some((field) => fields.has(field)) || format?.partner !== undefined;
  if (!partner && !missing.some((field) => partnerFields.has(field))) missing.push("partnerName");
  if (kind === "orders") {
    if (!fields.has("id") && !fields.has("order") && (format?.identity ?? []).length === 0)
      missing.push("id");
    if (!fields.has("day") && !missing.includes("day")) missing.push("day");
    if (!fields.has("value") && !fields.has("commission")) missing.push("commission");
  } else if (![...fields].some((field) => metric.test(field))) missing.push("commission");
  return missing;
}

/**
 * Whether a header is that of a network report: of a known format, or with a number together with a partner or a
 * transaction. A list of contacts is none, whatever else stands in it.
 */
export function isReportHeader(header: readonly string[], custom: readonly ReportFormat[] = []): boolean {
  if (detectFormat(header)) return false;
  if (detectReport(header, custom)) return true;
  return !header.some((name) => contactWords.has(columnKey(name))) && mapsReport(guessReport(header));
}
