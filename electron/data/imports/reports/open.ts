// From a file and the answers to the source of a report: choices, remembered mapping, and the zones that days are counted in.
import type { ReportFormat, ReportFormatName, ReportMapping } from "../../../domain/reports/formatShape.ts";
import { guessReport } from "../../../domain/reports/headers.ts";
import { isReportField } from "../../../domain/reports/fields.ts";
import { dateOrders } from "../../../domain/reports/record.ts";
import { dayOf } from "../../../domain/days.ts";
import { numberOfDay } from "../../../domain/reports/dayNumber.ts";
import type { ReadWatch } from "../../read/files.ts";
import { openReport, type ReportChoice, type ReportSource } from "../../read/reports.ts";
import { timeZone } from "../../settings.ts";
import { hintOf, likelyProgram } from "./decide.ts";
import type { Reader } from "../../store.ts";
import type { Answers } from "../asking.ts";
import type { Detected, Source } from "../source.ts";

/** What the store knows that reading needs; it goes to the thread that reads. */
export interface ReportContext {
  /** The manager's zone. */
  zone: string;
  /** Days since 1970-01-01. */
  today: number;
  /** The programs that there are; `timeZone`: in which a program counts its days. */
  programs: { id: number; uid: string; name: string; network: string; timeZone: string | null }[];
  /** By the fingerprint of a header and the advertiser that the file names, the program that was answered. */
  answered: Record<string, Record<string, string>>;
  custom: ReportFormat[];
}

export function reportContext(db: Reader, now: number): ReportContext {
  const zone = timeZone(db);
  const answered = db.all<{ fingerprint: string; program: string }>(
    "SELECT fingerprint, json_extract(answers, '$.program') AS program FROM mapping WHERE json_extract(answers, '$.program') IS NOT NULL",
  );
  return {
    zone,
    today: numberOfDay(dayOf(now, zone)),
    programs: db.all(
      "SELECT id, uid, name, network, timeZone FROM program WHERE deletedAt IS NULL ORDER BY id",
    ),
    answered: Object.fromEntries(
      answered.map(({ fingerprint, program }) => [
        fingerprint,
        JSON.parse(program) as Record<string, string>,
      ]),
    ),
    custom: db
      .column<string>("SELECT detail FROM report_format ORDER BY name")
      .map((detail) => JSON.parse(detail) as ReportFormat),
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** `column.<index>` answers: a field, or an empty text for a column that is left out. */
function mappingAnswered(answers: Answers): Record<number, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => {
      const index = /^column\.(\d+)$/.exec(key)?.[1];
      return index !== undefined && typeof value === "string" ? [[Number(index), value]] : [];
    }),
  );
}

const asMapping = (columns: Record<number, string>): ReportMapping =>
  Object.fromEntries(Object.entries(columns).filter(([, field]) => isReportField(field))) as ReportMapping;

const periodOf = (value: unknown): { from: string; to: string } | undefined => {
  const [from, to] = typeof value === "string" ? value.split("/") : [];
  if (from && to) return { from, to };
  return typeof value === "object" && value !== null ? (value as { from: string; to: string }) : undefined;
};

function choiceOf(answers: Answers, context: ReportContext): ReportChoice {
  const headerLine = Number(answers.headerLine);
  const order = dateOrders.find((each) => each === answers.dateOrder);
  const period = periodOf(answers.period);
  const decimal = answers.decimal === "." || answers.decimal === "," ? answers.decimal : undefined;
  return {
    zone: context.zone,
    latestDay: context.today,
    custom: context.custom,
    ...(text(answers.encoding) && { encoding: text(answers.encoding)! }),
    ...(text(answers.delimiter) && { delimiter: text(answers.delimiter)! }),
    ...(text(answers.sheet) && { sheet: text(answers.sheet)! }),
    ...(text(answers.format) && { format: text(answers.format) as ReportFormatName }),
    ...(Number.isInteger(headerLine) && headerLine > 0 && { headerLine }),
    ...(order && { dateOrder: order }),
    ...(decimal && { decimal }),
    ...(text(answers.currency) && { currency: text(answers.currency)! }),
    ...(period && { period }),
  };
}

/** The zone of the program that was answered, else of the one that the report goes to when nobody answers. */
function zoneOf({ program }: Answers, context: ReportContext, source: ReportSource): string | null {
  const { programs, answered } = context;
  const said = programs.find(({ id }) => id === program || String(id) === program);
  if (said || program === "new") return said?.timeZone ?? null;
  const remembered = answered[source.fingerprint]?.[hintOf(source)];
  return likelyProgram(programs, source, remembered)?.timeZone ?? null;
}

/** Null where the file is no report. @throws UserError naming the file and what to do */
export async function openReportFile(
  file: string,
  answers: Answers,
  remembered: Record<string, Record<string, string>>,
  signal?: AbortSignal,
): Promise<{ source: ReportSource; detected: Detected; remembered: boolean } | null> {
  if (answers.as === "contacts") return null;
  const context = answers.report as ReportContext;
  const watch = signal ? { signal } : {};
  const choice = choiceOf(answers, context);
  const columns = mappingAnswered(answers);
  let source = await openReport(file, choice, watch);
  source ??= await openAsSaid(
    file,
    choice,
    watch,
    (fingerprint) => answers.as === "report" || context.answered[fingerprint] !== undefined,
  );
  if (!source) return null;
  const table = source.format === "csv" || source.format === "xlsx";
  const known = table ? remembered[source.fingerprint] : undefined;
  const zone = zoneOf(answers, context, source);
  const mapped = known !== undefined || Object.keys(columns).length > 0;
  if (mapped || zone !== null) {
    const mapping = mapped ? asMapping({ ...(known ?? source.mapping), ...columns }) : undefined;
    source = (await openReport(
      file,
      { ...choice, format: source.format, timeZone: zone, ...(mapping && { mapping }) },
      watch,
    ))!;
  }
  return { source, detected: detectedOf(source), remembered: known !== undefined };
}

/** A table that does not look like a report is one where somebody says so, or said so of its header before. */
async function openAsSaid(
  file: string,
  choice: ReportChoice,
  watch: ReadWatch,
  said: (fingerprint: string) => boolean,
): Promise<ReportSource | null> {
  const bare = await openReport(file, { ...choice, mapping: {} }, watch);
  if (!bare || !said(bare.fingerprint)) return null;
  return await openReport(file, { ...choice, mapping: guessReport(bare.table.header) }, watch);
}

function detectedOf(source: ReportSource): Detected {
  const { table, format, encoding, fingerprint, bytes, mapping, kind, network, found, needsMapping } = source;
  return {
    kind: "report",
    format,
    encoding,
    delimiter: table.delimiter,
    headerLine: table.headerLine,
    sheet: table.sheet,
    sheets: table.sheets.map((sheet) => sheet.name),
    header: table.header,
    mapping: Object.fromEntries(Object.entries(mapping)),
    fingerprint,
    bytes,
    report: { kind, network, found, needsMapping },
  };
}

/** The whole source; runs where the file is parsed. */
export async function openReportSource(
  file: string,
  answers: Answers,
  remembered: Record<string, Record<string, string>>,
  signal: AbortSignal,
): Promise<Source | null> {
  const opened = await openReportFile(file, answers, remembered, signal);
  if (!opened) return null;
  const { source, detected } = opened;
  return {
    detected,
    async *blocks() {
      let bytes = 0;
      for await (const report of source.blocks({ signal })) {
        bytes = report.bytes;
        yield { items: [], bytes, report };
      }
      yield { items: [], bytes: detected.bytes, totals: source.totals() };
    },
  };
}
