// The one entry for report files of every format: what the file is, and its rows as columns of numbers.
import { headerFingerprint } from "../../domain/contacts/headers.ts";
import { UserError } from "../../domain/errors.ts";
import type { ReportFormat, ReportKind, ReportMapping } from "../../domain/reports/formatShape.ts";
import { reportFormats } from "../../domain/reports/formats.ts";
import {
  detectReport,
  fitOf,
  guessReport,
  isReportHeader,
  kindOfMapping,
  mapsReport,
  missingFields,
} from "../../domain/reports/headers.ts";
import type { ReportBlock, ReportTotals } from "../../domain/reports/record.ts";
import { rowsInto } from "./byteRows.ts";
import type { ReadWatch } from "./files.ts";
import { decide } from "./reports/decide.ts";
import { hasNumbers, hasOf, periodOf, programOf, salesAsAmounts } from "./reports/found.ts";
import { OrderRows } from "./reports/orderRows.ts";
import type { Plan } from "./reports/plan.ts";
import type { ReportRows } from "./reports/rows.ts";
import { blockRows } from "./reports/rows.ts";
import type { ReportChoice, ReportSource } from "./reports/shape.ts";
import { SummaryRows } from "./reports/summaryRows.ts";
import { sniff } from "./sniff.ts";
import { openSniffed } from "./table.ts";
import type { Table } from "./tableShape.ts";

export type { ReportChoice, ReportSource } from "./reports/shape.ts";
export { isReportHeader } from "../../domain/reports/headers.ts";

interface Read {
  /** Null for a table of unknown make. */
  format: ReportFormat | null;
  mapping: ReportMapping;
  kind: ReportKind;
}

/** How a table is to be read; null where it is no report. @throws UserError where the chosen format does not fit */
function readingOf(table: Table, choice: ReportChoice): Read | null {
  const { format, mapping } = choice;
  const { header } = table;
  const all = [...(choice.custom ?? []), ...reportFormats];
  const wanted = all.find((one) => one.format === format);
  if (wanted) {
    const fit = table.definition === null ? fitOf(header, wanted) : null;
    if (!fit) throw new UserError("format-does-not-fit", { format: wanted.format });
    return { format: wanted, mapping: mapping ?? fit.mapping, kind: wanted.kind };
  }
  const plain = format === "csv" || format === "xlsx";
  if (format !== undefined && !plain) {
    if (format.startsWith("own:")) throw new UserError("format-does-not-fit", { format });
    return null;
  }
  if (table.definition !== null && mapping === undefined) return null;
  const fit = plain ? null : detectReport(header, choice.custom);
  const guessed = salesAsAmounts(guessReport(header), header, table.first);
  const kind = kindOfMapping(guessed);
  // What only looks like a network's report, and says more in words that anybody would use, is read as it stands.
  const spoken =
    mapping === undefined &&
    Object.keys(guessed).length > (fit?.columns ?? 0) &&
    mapsReport(guessed) &&
    missingFields(guessed, kind, null).length === 0;
  if (fit && (fit.certain || !spoken))
    return { format: fit.format, mapping: mapping ?? fit.mapping, kind: fit.format.kind };
  if (mapping !== undefined) return { format: null, mapping, kind: kindOfMapping(mapping) };
  return isReportHeader(header, choice.custom) && hasNumbers(guessed, table.first)
    ? { format: null, mapping: guessed, kind }
    : null;
}

async function* blocksOf(
  rows: ReportRows,
  table: Table,
  file: string,
  watch: ReadWatch,
): AsyncGenerator<ReportBlock> {
  let bytes = 0;
  for await (bytes of rowsInto(table, rows, watch)) {
    if (rows.waiting < blockRows / 2) continue;
    const block = rows.taken(bytes);
    if (block) yield block;
  }
  const last = rows.taken(table.bytes);
  if (last) yield last;
  if (rows.seen === 0) throw new UserError("no-rows", { file, line: table.headerLine });
}

/**
 * Opens a report as far as its header and the habits of its columns; null where the file is no report.
 *
 * @throws UserError naming the file and what to do where it cannot be read, or where the chosen format does not fit
 */
export async function openReport(
  path: string,
  choice: ReportChoice,
  watch: ReadWatch = {},
): Promise<ReportSource | null> {
  const file = await sniff(path, choice.encoding, watch);
  if (file.kind === "vcard") return null;
  const table = await openSniffed(file, choice);
  const reading = readingOf(table, choice);
  if (!reading) return null;
  const { format, mapping, kind } = reading;
  const decided = await decide(table, mapping, format, choice, watch);
  const program = programOf(table, mapping);
  const missing = missingFields(mapping, kind, format);
  const plan: Plan = {
    header: table.header,
    kind,
    mapping,
    format,
    marks: decided.marks,
    cents: decided.cents,
    days: decided.days,
    currency: decided.currency.by === "column" ? null : decided.currency.code,
    severalPrograms: program.several,
    zone: format?.zone ?? choice.zone,
    timeZone: choice.timeZone ?? null,
    latestDay: choice.latestDay === undefined ? Number.POSITIVE_INFINITY : choice.latestDay + 2,
  };
  const make = (): ReportRows => (kind === "summary" ? new SummaryRows(plan) : new OrderRows(plan));
  let rows = make();
  const { encoding, delimiter, headerLine, header, sheets, sheet, sample, bytes } = table;
  return {
    format: format?.format ?? table.kind,
    network: format?.network ?? null,
    kind,
    table: { kind: table.kind, encoding, delimiter, headerLine, header, sheets, sheet, sample, bytes },
    encoding,
    mapping,
    fingerprint: headerFingerprint(header),
    needsMapping: missing.length > 0,
    bytes,
    found: {
      dateOrder: decided.dateOrder,
      decimal: decided.decimal,
      currency: decided.currency,
      period: periodOf(table, file.stamp.name, plan, choice.period),
      program: program.program,
      has: hasOf(mapping, kind),
      missing,
    },
    blocks(further: ReadWatch = {}) {
      rows = make();
      return blocksOf(rows, table, file.stamp.name, further);
    },
    totals: (): ReportTotals => rows.totals(),
  };
}
