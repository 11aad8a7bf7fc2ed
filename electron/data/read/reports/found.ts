// What a report says about itself beside its rows: its period, its advertiser, the numbers it has at all.
import { isNothing, numberParts } from "../../../domain/reports/amounts.ts";
import { fieldKind, type ReportFieldId } from "../../../domain/reports/fields.ts";
import type { ReportKind, ReportMapping } from "../../../domain/reports/formatShape.ts";
import { dayName, periodOfName, periodOfTitle, programOfTitle } from "../../../domain/reports/periods.ts";
import type { FoundPeriod, ReportFound, ReportMetric } from "../../../domain/reports/record.ts";
import { summaryNumbers } from "../../../domain/reports/record.ts";
import type { Table } from "../tableShape.ts";
import { columnOf, type Plan } from "./plan.ts";

/**
 * The period by the answer, the lines above the header, or the file's name; null where the rows are dated and nothing
 * above them says more.
 */
export function periodOf(
  table: Table,
  name: string,
  plan: Plan,
  answer: { from: string; to: string } | undefined,
): FoundPeriod | null {
  if (answer) return { ...answer, by: "answer" };
  const order = [...plan.days.values()][0]?.order ?? plan.format?.dateOrder ?? "dmy";
  const title = periodOfTitle(table.above, order);
  if (title) return { from: dayName(title.from), to: dayName(title.to), by: "title" };
  if (columnOf(plan.mapping, "day") >= 0) return null;
  const named = periodOfName(name);
  return named && { from: dayName(named.from), to: dayName(named.to), by: "name" };
}

/** The advertiser above the header or in the first rows; `several` where those rows have more than one. */
export function programOf(
  table: Table,
  mapping: ReportMapping,
): { program: ReportFound["program"]; several: boolean } {
  const [id, name] = [columnOf(mapping, "programId"), columnOf(mapping, "programName")];
  if (id < 0 && name < 0) return { program: programOfTitle(table.above), several: false };
  const texts = (column: number): Set<string> =>
    new Set(column < 0 ? [] : table.first.map((cells) => (cells[column] ?? "").trim()).filter(Boolean));
  const [ids, names] = [texts(id), texts(name)];
  if (ids.size > 1 || names.size > 1) return { program: null, several: true };
  const program = { id: [...ids][0] ?? null, name: [...names][0] ?? null };
  return { program: program.id === null && program.name === null ? null : program, several: false };
}

const whole = /^(?:total)?(orders|value|commission)$/i;

/** The numbers for which a mapping has a column. */
export function hasOf(mapping: ReportMapping, kind: ReportKind): ReportMetric[] {
  const fields = new Set<string>(Object.values(mapping));
  if (kind === "orders") {
    const has: ReportMetric[] = [];
    if (fields.has("value")) has.push("value");
    if (fields.has("commission")) has.push("commission");
    if (["status", "approvedFlag", "declinedFlag"].some((field) => fields.has(field))) has.push("status");
    return has;
  }
  const approved = new Set(
    [...fields].flatMap((field) => {
      const rest = whole.exec(field)?.[1];
      return rest === undefined ? [] : [`approved${rest}`.toLowerCase()];
    }),
  );
  return summaryNumbers.filter((name) => fields.has(name) || approved.has(name.toLowerCase()));
}

/** Whether a number column holds any number. A list of people with agreed rates ("8 %", "CPA 10") is no report. */
export function hasNumbers(mapping: ReportMapping, rows: readonly (readonly string[])[]): boolean {
  const numbers = Object.entries(mapping).flatMap(([column, field]) =>
    fieldKind(field) === "amount" || fieldKind(field) === "count" ? [Number(column)] : [],
  );
  const cells = rows
    .flatMap((row) => numbers.map((column) => row[column] ?? ""))
    .filter((text) => !isNothing(text));
  return cells.length === 0 || cells.some((text) => numberParts(text)?.percent === false);
}

/** "Sales" of an unknown table is a number of orders, unless its cells have decimals or a currency: then it is their value. */
export function salesAsAmounts(
  mapping: ReportMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ReportMapping {
  const column = columnOf(mapping, "orders");
  const taken = new Set<ReportFieldId>(Object.values(mapping));
  if (
    column < 0 ||
    taken.has("value") ||
    /order|conver|action|bestell|pedido|commande/i.test(header[column] ?? "")
  )
    return mapping;
  const amounts = rows.some((cells) => {
    const parts = numberParts(cells[column] ?? "");
    return parts !== null && (parts.sign !== "" || /[.,]\d{1,2}$/.test(parts.body));
  });
  return amounts ? { ...mapping, [column]: "value" } : mapping;
}
