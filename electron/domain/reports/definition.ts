// A report format as a file that can be handed on: a person's mapping of an unknown report, with how it writes and what its words mean.
import { z } from "zod";
import { UserError } from "../errors.ts";
import { networks } from "../partner.ts";
import { isCurrency } from "./currency.ts";
import { isReportField, type ReportFieldId } from "./fields.ts";
import type { ReportFormat, ReportFormatName, ReportMapping } from "./formatShape.ts";
import { columnKey, fitOf, kindOfMapping, mapsReport, missingFields } from "./headers.ts";
import { dateOrders, orderStatuses } from "./record.ts";

/** Of the shape below; a later program may read older ones, never the other way round. */
const definitionVersion = 1;

const text = z.string().trim().min(1).max(200);
const Field = z.string().refine(isReportField, { error: "unknown field" });
const Correction = z.union([
  z.literal("negative"),
  z.strictObject({ field: Field, values: z.array(text).min(1).max(50) }),
]);

/** What the file holds. Columns are known by their names, never by their places. */
const Definition = z.strictObject({
  liaison: z.literal("report-definition"),
  version: z.literal(definitionVersion),
  name: z.string().trim().min(1).max(80),
  network: z.enum(networks).nullable(),
  kind: z.enum(["summary", "orders"]),
  columns: z
    .array(z.strictObject({ field: Field, names: z.array(text).min(1).max(50) }))
    .min(1)
    .max(200),
  /** Columns that are known and not read: they make the header certain. */
  others: z.array(text).max(500).default([]),
  statuses: z.record(z.string().max(200), z.enum(orderStatuses)).optional(),
  status: z.enum(orderStatuses).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  decimal: z.enum([".", ","]).optional(),
  currency: z.string().refine(isCurrency, { error: "unknown currency" }).optional(),
  zone: z.string().max(80).optional(),
  cents: z.enum(["always", "milliseconds"]).optional(),
  priceOfOne: z.boolean().optional(),
  correction: Correction.optional(),
  partner: text.optional(),
  nobody: z.array(z.string().max(200)).max(50).optional(),
  identity: z.array(Field).max(20).optional(),
  slashes: z.boolean().optional(),
});
export type ReportDefinition = z.infer<typeof Definition>;

export interface Mapped {
  /** The name that the person chose. */
  name: string;
  network: ReportFormat["network"];
  header: readonly string[];
  mapping: ReportMapping;
  /** What was found or answered about how the file writes. */
  habits?: Pick<ReportFormat, "dateOrder" | "decimal" | "currency" | "zone">;
}

/** A definition of what a person mapped by hand. */
export function definitionOf({ name, network, header, mapping, habits }: Mapped): ReportDefinition {
  const columns = Object.entries(mapping).flatMap(([column, field]) => {
    const title = header[Number(column)]?.trim();
    return title ? [{ field, names: [title] }] : [];
  });
  const others = header.filter((title, column) => mapping[column] === undefined && columnKey(title) !== "");
  const kind = kindOfMapping(mapping);
  return {
    liaison: "report-definition",
    version: definitionVersion,
    name: name.trim(),
    network,
    kind,
    columns,
    others,
    ...habits,
  };
}

/** A format of the program as a definition, to be changed by hand and given a name of its own. */
export function definitionFrom(format: ReportFormat, name: string): ReportDefinition {
  const { network, kind, columns, others, statuses, status, dateOrder, decimal, currency, zone } = format;
  const { cents, priceOfOne, correction, partner, nobody, identity, slashes } = format;
  return Definition.parse({
    liaison: "report-definition",
    version: definitionVersion,
    name,
    network,
    kind,
    columns,
    others: others ?? [],
    statuses,
    status,
    dateOrder,
    decimal,
    currency,
    zone,
    cents,
    priceOfOne,
    correction,
    partner,
    nobody,
    identity,
    slashes,
  });
}

/** As the text of a file. */
export const writeDefinition = (definition: ReportDefinition): string =>
  `${JSON.stringify(definition, null, 2)}\n`;

/** A definition as a format to read by; its columns together make a header certain. */
export function formatOf(definition: ReportDefinition): ReportFormat {
  const { liaison: _, version: __, name, columns, ...rest } = definition;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const needs = columns.map(({ field }) => field).filter((field) => needed.has(field));
  return {
    ...(given as Pick<ReportFormat, "network" | "kind">),
    format: `own:${name}` satisfies ReportFormatName,
    columns: columns.map(({ field, names }) => ({ field, names })),
    marks: columns.filter(({ field }) => marking.test(field)).map(({ names }) => names),
    needs,
  };
}

/** Fields that tell one report from another; an optional text column does not. */
const marking = /^(?!part$|partnerSite$|partnerEmail$|programId$|programName$|currency$)/;
const needed: ReadonlySet<ReportFieldId> = new Set<ReportFieldId>([
  "id",
  "day",
  "value",
  "commission",
  "clicks",
  "status",
]);

/**
 * Reads the text of a definition's file.
 *
 * @throws UserError `definition-not-one` for any other text, `definition-newer` for one of a later program,
 * `definition-broken` naming what does not fit, `definition-reads-nothing` where no row could be read by it
 */
export function readDefinition(content: string): ReportDefinition {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ""));
  } catch {
    throw new UserError("definition-not-one");
  }
  const head = z.object({ liaison: z.literal("report-definition"), version: z.number() }).safeParse(parsed);
  if (!head.success) throw new UserError("definition-not-one");
  if (head.data.version > definitionVersion)
    throw new UserError("definition-newer", { theirs: head.data.version, ours: definitionVersion });
  const found = Definition.safeParse(parsed);
  if (!found.success) {
    const issue = found.error.issues[0];
    throw new UserError("definition-broken", {
      field: issue?.path.join(".") ?? "",
      reason: issue?.message ?? "",
    });
  }
  const format = formatOf(found.data);
  const names = format.columns.map(({ names: [first = ""] }) => first);
  const mapping = fitOf(names, format)?.mapping ?? {};
  if (!mapsReport(mapping) || missingFields(mapping, format.kind, format).length > 0)
    throw new UserError("definition-reads-nothing", { name: found.data.name });
  return found.data;
}
