// What a report does not say itself: its program, its currency, its period, whether it is complete. Asked once, remembered, or out of the file.
import { z } from "zod";
import { UserError, type WordParams } from "../../../domain/errors.ts";
import { Currency, Day } from "../../../domain/fields.ts";
import type { Period } from "../../../domain/reports/counting.ts";
import { numberOfDay } from "../../../domain/reports/dayNumber.ts";
import { dateOrders } from "../../../domain/reports/record.ts";
import type { ProgramOf } from "../../results/accounts.ts";
import type { Reader } from "../../store.ts";
import type { Answers, Asking } from "../asking.ts";
import type { Detected, ReportDetected } from "../source.ts";

/** Answers given to earlier files with the same header, by the advertiser that the file names. */
export interface ReportMemory {
  program?: Record<string, string>;
  currency?: Record<string, string>;
}

export interface Decided {
  /** `null`: it is asked; `new`: it is made with the import. */
  program: ProgramOf | "new" | null;
  currency: string | null;
  /** Of rows without a day. */
  period: Period | null;
  /** The days that an order list is said to be about, by the answer or its title; null where only its rows tell. */
  stated: Period | null;
  complete: boolean;
  /** What a new program is called. */
  name: string;
}

const PeriodAnswer = z.object({ from: Day, to: Day }).refine(({ from, to }) => from <= to);

/** "2026-10-01/2026-10-31", as the wizard and the defaults write it. */
const periodText = (period: { from: string; to: string }): string => `${period.from}/${period.to}`;

function periodAnswer(given: unknown): { from: string; to: string } | null {
  const [from, to] = typeof given === "string" ? given.split("/") : [];
  const parsed = PeriodAnswer.safeParse(typeof given === "string" ? { from, to } : given);
  return parsed.success ? parsed.data : null;
}

export const hintOf = ({ found }: Pick<ReportDetected, "found">): string =>
  found.program?.id ?? found.program?.name ?? "";

const memoryOf = (db: Reader, fingerprint: string | null): ReportMemory => {
  const text =
    fingerprint === null
      ? undefined
      : db.value<string | null>("SELECT answers FROM mapping WHERE fingerprint = ?", fingerprint);
  return text ? (JSON.parse(text) as ReportMemory) : {};
};

/** What is remembered after an import. */
export const remembering = (
  detected: Detected,
  program: ProgramOf,
  currency: string | null,
): ReportMemory => {
  const hint = hintOf(detected.report!);
  return { program: { [hint]: program.uid }, ...(currency && { currency: { [hint]: currency } }) };
};

const programsOf = (db: Reader): ProgramOf[] =>
  db.all<ProgramOf>(
    "SELECT id, uid, name, network, currency FROM program WHERE deletedAt IS NULL ORDER BY id",
  );

/** Decides from the file, the answers and the memory, and asks what is left. `networkName`: what a network is called. */
export function decide(
  db: Reader,
  detected: Detected,
  answers: Answers,
  asking: Asking,
  networkName: (network: string | null) => string,
): Decided {
  const report = detected.report!;
  const { found } = report;
  const memory = memoryOf(db, detected.fingerprint);
  const program = decideProgram(db, report, answers, asking, networkName, memory.program?.[hintOf(report)]);
  const currency = decideCurrency(report, answers, asking, program, memory.currency?.[hintOf(report)]);
  const dated = Object.values(detected.mapping).includes("day");
  const period = dated ? null : decidePeriod(report, answers, asking);
  decideOrder(report, answers, asking);
  askNetwork(report, answers, asking, program, networkName);
  return {
    program,
    currency,
    period,
    stated: report.kind === "orders" ? statedPeriod(report, answers) : null,
    complete: decideComplete(report, answers, asking),
    name: found.program?.name || networkName(report.network),
  };
}

/** The program that a report is for where nobody says it: the remembered one, else the only one that fits; null for none. */
export function likelyProgram<P extends Pick<ProgramOf, "uid" | "name" | "network">>(
  programs: readonly P[],
  { network, found }: Pick<ReportDetected, "network" | "found">,
  remembered: string | undefined,
): P | null {
  const fitting = programs.filter((each) => network === null || each.network === network);
  const named = programs.find(({ name }) => name.toLowerCase() === found.program?.name?.toLowerCase());
  return (
    programs.find(({ uid }) => uid === remembered) ??
    (fitting.length === 1 ? fitting[0] : fitting.find((each) => each === named)) ??
    null
  );
}

function decideProgram(
  db: Reader,
  report: ReportDetected,
  answers: Answers,
  asking: Asking,
  networkName: (network: string | null) => string,
  remembered: string | undefined,
): Decided["program"] {
  const programs = programsOf(db);
  const fitting = programs.filter(({ network }) => report.network === null || network === report.network);
  const likely = likelyProgram(programs, report, remembered);
  const fallback = likely ? String(likely.id) : fitting.length === 0 ? "new" : null;
  const { program: said } = answers;
  const given =
    said === "new"
      ? ("new" as const)
      : (programs.find(({ id }) => id === said || String(id) === said) ?? null);
  // Whoever names a program means that one, not a new one in its place.
  if (given === null && said !== undefined && said !== null && said !== "default")
    throw new UserError("missing-program");
  const choices = [...fitting, ...programs.filter((each) => !fitting.includes(each))];
  asking.ask(
    "program",
    { code: "report-program" },
    [
      ...choices.map(({ id, name, network, currency }) => ({
        value: String(id),
        code: "program-choice",
        params: { name, network: networkName(network), currency } satisfies WordParams,
      })),
      { value: "new", code: "program-new" },
    ],
    fallback,
    given,
  );
  return given ?? (fallback === "new" ? "new" : (likely ?? null));
}

/** A report of one network for a program on another: rather a slip than meant. */
function askNetwork(
  { network }: ReportDetected,
  answers: Answers,
  asking: Asking,
  program: Decided["program"],
  networkName: (network: string | null) => string,
): void {
  if (program === null || program === "new" || network === null || network === program.network) return;
  if (program.network === "in-house" || program.network === "other") return;
  asking.ask(
    "network",
    { code: "report-network", params: { file: networkName(network), program: networkName(program.network) } },
    [{ value: "go-on", code: "network-go-on" }],
    null,
    answers.network === "go-on" ? "go-on" : null,
  );
}

function decideCurrency(
  { found: { currency } }: ReportDetected,
  answers: Answers,
  asking: Asking,
  program: Decided["program"],
  remembered: string | undefined,
): string | null {
  const parsed = Currency.safeParse(answers.currency);
  const given = parsed.success ? parsed.data : null;
  const said = currency.by !== null && currency.by !== "answer" && currency.conflict.length === 0;
  if (currency.code !== null && said) return currency.code;
  // Rows with a column for it say it themselves; the empty ones are the program's.
  const own = program === null || program === "new" ? null : program.currency;
  if (currency.by === "column") return given ?? own;
  const fallback = currency.conflict.length > 0 ? null : (remembered ?? own);
  const offered = [...new Set([...currency.conflict, ...[remembered, own].flatMap((code) => code ?? [])])];
  asking.ask(
    "currency",
    { code: currency.conflict.length > 0 ? "report-currency-mixed" : "report-currency" },
    offered.map((code) => ({ value: code, code: "currency-choice", params: { code } })),
    fallback,
    given,
  );
  return given ?? fallback;
}

function decidePeriod({ kind, found }: ReportDetected, answers: Answers, asking: Asking): Period | null {
  if (kind !== "summary") return null;
  const given = periodAnswer(answers.period);
  const said = found.period;
  const fallback = said && said.by !== "answer" ? said : null;
  // A title line says it; a file's name is only a good guess.
  if (said?.by !== "title")
    asking.ask(
      "period",
      { code: "report-period" },
      fallback
        ? [
            {
              value: periodText(fallback),
              code: "period-choice",
              params: { from: fallback.from, to: fallback.to },
            },
          ]
        : [],
      fallback && periodText(fallback),
      given,
    );
  const period = given ?? fallback;
  return period && { from: numberOfDay(period.from), to: numberOfDay(period.to) };
}

function statedPeriod({ found }: ReportDetected, answers: Answers): Period | null {
  const said = periodAnswer(answers.period) ?? (found.period?.by === "title" ? found.period : null);
  return said && { from: numberOfDay(said.from), to: numberOfDay(said.to) };
}

/** Asked where the column cannot decide. A file with both orders is read in the one that most of its days have. */
function decideOrder({ found }: ReportDetected, answers: Answers, asking: Asking): void {
  const order = found.dateOrder;
  if (!order || (order.sure && !order.conflict) || order.by === "format") return;
  const given = dateOrders.find((each) => each === answers.dateOrder) ?? null;
  asking.ask(
    "dateOrder",
    { code: order.conflict ? "report-date-order-mixed" : "report-date-order" },
    ["dmy", "mdy"].map((value) => ({ value, code: `date-order-${value}` })),
    null,
    given,
  );
}

/** An order list is not taken for complete unless somebody says so. */
function decideComplete({ kind }: ReportDetected, answers: Answers, asking: Asking): boolean {
  if (kind === "summary") return answers.complete !== false && answers.complete !== "no";
  const given = answers.complete === true || answers.complete === "yes";
  asking.ask(
    "complete",
    { code: "report-complete" },
    [
      { value: "no", code: "complete-no" },
      { value: "yes", code: "complete-yes" },
    ],
    "no",
    answers.complete === undefined ? null : given,
  );
  return given;
}
