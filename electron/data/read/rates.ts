// A table of exchange rates out of a file: one rate a row (date, from, to, rate), or the central bank's wide table of units per euro.
import { type Day, isDay, makeDay, parseDay } from "../../domain/days.ts";
import { UserError, type WordParams } from "../../domain/errors.ts";
import { readRate } from "../../domain/exchange.ts";
import type { GivenRate } from "../rates.ts";
import type { ReadWatch } from "./files.ts";
import { openTable } from "./table.ts";
import type { TableRow } from "./tableShape.ts";

export interface RatesRead {
  form: "long" | "wide";
  /** In the order of the file, each day and pair once. */
  rates: GivenRate[];
  rejected: { line: number; code: string; params: WordParams }[];
}

/** All of it is held in memory: every currency of every day since 1999 has 2 MB. */
const LARGEST_MB = 32;

const names = {
  on: ["date", "day", "on", "datum", "time_period"],
  from: ["from", "base", "from currency", "base currency", "currency_denom"],
  to: ["to", "quote", "to currency", "quote currency", "currency"],
  rate: ["rate", "value", "exchange rate", "obs_value", "kurs"],
} as const;

interface Columns {
  on: number;
  long: { from: number; to: number; rate: number } | null;
  wide: { at: number; currency: string }[];
}

function columnsOf(header: readonly string[]): Columns | null {
  const plain = header.map((name) => name.trim().toLowerCase());
  const at = (what: keyof typeof names): number =>
    plain.findIndex((name) => (names[what] as readonly string[]).includes(name));
  const on = at("on");
  if (on < 0) return null;
  const long = { from: at("from"), to: at("to"), rate: at("rate") };
  if (Object.values(long).every((column) => column >= 0)) return { on, long, wide: [] };
  const wide = header.flatMap((name, column) => {
    const currency = name.trim().toUpperCase();
    return column !== on && /^[A-Z]{3}$/.test(currency) && currency !== "EUR"
      ? [{ at: column, currency }]
      : [];
  });
  return wide.length > 0 ? { on, long: null, wide } : null;
}

const empty = new Set(["", "n/a", "na", "-", "."]);

/** Whether the comma is the decimal mark: decided over all cells, never by one. */
function hasCommas(cells: readonly string[]): boolean {
  const last = (mark: RegExp): boolean => cells.some((cell) => mark.test(cell));
  return last(/,\d+$/) && !last(/\.\d+$/);
}

/** Two numbers and a year with slashes between them: the order is decided over all rows; null where nothing decides. */
function daySlashes(cells: readonly string[]): "dmy" | "mdy" | null {
  const parts = cells.flatMap((cell) => {
    const found = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(cell);
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  if (parts.some(([first]) => first > 12)) return "dmy";
  return parts.some(([, second]) => second > 12) ? "mdy" : null;
}

function dayOfCell(cell: string, slashes: "dmy" | "mdy" | null): Day | null {
  const iso = cell.slice(0, 10);
  if (isDay(iso) && /^(?:T|\s|$)/.test(cell.slice(10))) return iso;
  const parts = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(cell);
  if (parts) {
    const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
    const dayFirst = parts[2] === "." || slashes === "dmy";
    return dayFirst ? makeDay(year, second, first) : makeDay(year, first, second);
  }
  const words = /^\d{1,2} \p{L}{3,} \d{4}$/u.test(cell);
  return words ? (parseDay(cell, "2000-01-01")?.day ?? null) : null;
}

class Rates {
  readonly read: RatesRead;
  readonly #columns: Columns;
  readonly #commas: boolean;
  readonly #slashes: "dmy" | "mdy" | null;
  readonly #seen = new Map<string, { rate: string; line: number }>();

  constructor(columns: Columns, rows: readonly TableRow[]) {
    this.#columns = columns;
    this.read = { form: columns.long ? "long" : "wide", rates: [], rejected: [] };
    const numbers = columns.long ? [columns.long.rate] : columns.wide.map(({ at }) => at);
    this.#commas = hasCommas(rows.flatMap(({ cells }) => numbers.map((at) => (cells[at] ?? "").trim())));
    const days = rows.map(({ cells }) => (cells[columns.on] ?? "").trim());
    this.#slashes = daySlashes(days);
    const unclear = days.find((cell) => /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(cell));
    if (unclear !== undefined && this.#slashes === null)
      throw new UserError("rates-day-order", { value: unclear });
  }

  take({ line, cells, rejected }: TableRow): void {
    if (rejected) {
      this.read.rejected.push({ line, code: rejected.code, params: rejected.params });
      return;
    }
    const cell = (at: number): string => (cells[at] ?? "").trim();
    const value = cell(this.#columns.on);
    const on = dayOfCell(value, this.#slashes);
    if (on === null) {
      const rejected = { code: "rate-day", params: { value: value.slice(0, 40) } };
      this.read.rejected.push({ line, ...rejected });
      return;
    }
    const { long, wide } = this.#columns;
    if (long)
      this.#one(line, on, cell(long.from).toUpperCase(), cell(long.to).toUpperCase(), cell(long.rate));
    for (const { at, currency } of wide)
      if (!empty.has(cell(at).toLowerCase())) this.#one(line, on, "EUR", currency, cell(at));
  }

  #one(line: number, on: Day, from: string, to: string, text: string): void {
    const fault = this.#fault(line, on, from, to, text);
    if (typeof fault === "string") {
      this.#seen.set(`${on} ${from} ${to}`, { rate: fault, line });
      this.read.rates.push({ on, from, to, rate: fault });
    } else if (fault) this.read.rejected.push({ line, ...fault.rejected });
  }

  /** The rate, or why the row is none; null where it says what an earlier one said. */
  #fault(line: number, on: Day, from: string, to: string, text: string) {
    const odd = [from, to].find((currency) => !/^[A-Z]{3}$/.test(currency));
    if (odd !== undefined)
      return { rejected: { code: "rate-currency", params: { value: odd.slice(0, 40) } } };
    if (from === to) return { rejected: { code: "rate-same", params: { value: from } } };
    const plain = this.#commas ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    const rate = readRate(plain);
    if (rate === null) return { rejected: { code: "rate-number", params: { value: text.slice(0, 40) } } };
    const before = this.#seen.get(`${on} ${from} ${to}`);
    if (!before) return rate;
    const params = { from, to, line: before.line };
    return before.rate === rate ? null : { rejected: { code: "rate-twice", params } };
  }
}

/** @throws UserError naming the file and what to do where it is no table of rates */
export async function readRates(file: string, watch: ReadWatch = {}): Promise<RatesRead> {
  const table = await openTable(file, {}, watch);
  const name = file.replace(/^.*[/\\]/, "");
  if (table.bytes > LARGEST_MB * 1024 * 1024)
    throw new UserError("file-too-large", {
      file: name,
      size: Math.ceil(table.bytes / 1024 / 1024),
      limit: LARGEST_MB,
    });
  const columns = columnsOf(table.header);
  if (!columns) throw new UserError("rates-header", { file: name });
  const rows: TableRow[] = [];
  for await (const block of table.map((row) => row, watch)) rows.push(...block);
  const rates = new Rates(columns, rows);
  for (const row of rows) rates.take(row);
  return rates.read;
}
