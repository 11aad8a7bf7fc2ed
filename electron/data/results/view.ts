// What the Performance page asks for: a filter turned into programs and accounts, sums in one currency, and what has no rate left apart.
import { converted } from "../../domain/exchange.ts";
import { nothing, plus, type Sums } from "../../domain/metrics/totals.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import { orderStatuses, summaryNumbers } from "../../domain/reports/record.ts";
import { rateOn } from "../rates.ts";
import type { Bind, Reader } from "../store.ts";
import { sumsOf, type Key, type Sum } from "./ask.ts";

export interface Filter {
  programId?: number | undefined;
  client?: number | undefined;
  partnerId?: number | undefined;
  type?: string | undefined;
  tier?: string | undefined;
  tag?: string | undefined;
}

/** Programs and accounts of a filter; undefined where it does not narrow them. */
export interface Scope {
  programs: number[] | undefined;
  accounts: number[] | undefined;
}

/** What hangs on a program in the trash is hidden with it. */
function programsOf(db: Reader, programId: number | undefined, client: number | undefined) {
  const live = "SELECT id FROM program WHERE deletedAt IS NULL";
  if (programId !== undefined) return db.column<number>(`${live} AND id = ?`, programId);
  if (client !== undefined) return db.column<number>(`${live} AND clientId = ?`, client);
  const hidden = db.value(
    "SELECT 1 FROM program g WHERE deletedAt IS NOT NULL AND EXISTS (SELECT 1 FROM result_account a WHERE a.programId = g.id)",
  );
  return hidden === undefined ? undefined : db.column<number>(live);
}

export function scopeOf(db: Reader, filter: Filter): Scope {
  const { programId, client, partnerId, type, tier, tag } = filter;
  const programs = programsOf(db, programId, client);
  const where: string[] = [];
  const bind: Bind[] = [];
  const add = (sql: string, value: Bind | undefined) => {
    if (value === undefined) return;
    where.push(sql);
    bind.push(value);
  };
  const has = (kind: string) =>
    `EXISTS (SELECT 1 FROM partner_set s WHERE s.ownerId = p.id AND s.kind = '${kind}' AND s.key = ?)`;
  add("p.id = ?", partnerId);
  add("p.tier = ?", tier);
  add(has("type"), type);
  add(has("tag"), tag);
  if (where.length === 0) return { programs, accounts: undefined };
  return {
    programs,
    accounts: db.column<number>(
      `SELECT a.id FROM result_account a JOIN partner p ON p.id = a.partnerId WHERE ${where.join(" AND ")}`,
      ...bind,
    ),
  };
}

/** The sums of a group as the metrics take them. */
export function metricSums({ currency, numbers, fee4, margin4 }: Sum): Sums {
  const named = Object.fromEntries(summaryNumbers.map((name, at) => [name, numbers[at]!])) as Omit<
    Sums,
    "currency" | "fee4" | "margin4"
  >;
  const margin = margin4.reduce<bigint | null>(
    (all, each) => (all === null || each === null ? null : all + each),
    0n,
  );
  return { currency, ...named, fee4: fee4[0] + fee4[1] + fee4[2], margin4: margin };
}

const amounts = orderStatuses.flatMap((status) => [`${status}Value`, `${status}Commission`] as const);

/** In another currency; counts stay. */
export function inCurrency(sums: Sums, currency: string, rate: string): Sums {
  const fresh = { ...sums, currency };
  for (const name of amounts) fresh[name] = converted(sums[name], rate);
  fresh.fee4 = converted(sums.fee4, rate);
  fresh.margin4 = sums.margin4 === null ? null : converted(sums.margin4, rate);
  return fresh;
}

/** A rate that was used, and the day it was given for. */
export interface UsedRate {
  from: string;
  to: string;
  rate: string;
  on: string;
}

/** Brings sums into one currency by the rate that holds on each day; what has none is kept apart. */
export class Converter {
  readonly currency: string;
  readonly #db: Reader;
  readonly #rates = new Map<string, { rate: string; on: string } | null>();
  readonly #used = new Map<string, UsedRate>();
  readonly #left = new Map<string, Sums>();

  constructor(db: Reader, currency: string) {
    this.#db = db;
    this.currency = currency;
  }

  /** Null where no rate is known. `day`: the day of the sums, the last one of a longer report. */
  bring(sums: Sums, day: number): Sums | null {
    const { currency: to } = this;
    if (sums.currency === to) return sums;
    const found = this.#rate(sums.currency, day);
    if (found) return inCurrency(sums, to, found.rate);
    const left = this.#left.get(sums.currency);
    this.#left.set(sums.currency, left ? plus(left, sums) : sums);
    return null;
  }

  /** The rate into this currency on a day; null where none is known. */
  rate(from: string, day: number): string | null {
    return from === this.currency ? "1" : (this.#rate(from, day)?.rate ?? null);
  }

  #rate(from: string, day: number) {
    const key = `${from} ${day}`;
    let found = this.#rates.get(key);
    if (found === undefined) {
      found = rateOn(this.#db, from, this.currency, dayOfNumber(day));
      this.#rates.set(key, found);
      const last = this.#used.get(from);
      if (found && (!last || last.on < found.on)) this.#used.set(from, { from, to: this.currency, ...found });
    }
    return found;
  }

  /** Of each currency the latest rate that was used. */
  used(): UsedRate[] {
    return [...this.#used.values()];
  }

  /** What could not be brought over, by currency. */
  left(): Sums[] {
    return [...this.#left.values()];
  }
}

export interface Range {
  from: number;
  to: number;
}

/** The currencies of a scope, the one with the most orders first. */
export function currenciesOf(db: Reader, { programs, accounts }: Scope, { from, to }: Range): string[] {
  const found = sumsOf(db, { from, to, by: ["currency"], programs, accounts });
  const orders = (sum: Sum) =>
    sum.numbers[3]! + sum.numbers[6]! + sum.numbers[9]! + sum.numbers[0]! / 1_000_000n;
  return found.toSorted((a, b) => (orders(b) > orders(a) ? 1 : -1)).map(({ currency }) => currency);
}

/** Which currency a view is in: the one asked for, else the one with the most orders, else the first program's. */
export const viewCurrency = (db: Reader, asked: string | undefined, currencies: readonly string[]): string =>
  asked ??
  currencies[0] ??
  db.value<string>("SELECT currency FROM program WHERE deletedAt IS NULL ORDER BY id LIMIT 1") ??
  "EUR";

/** Sums by keys in one currency. Where others are to be brought over, day by day. */
export function viewSums(
  db: Reader,
  scope: Scope,
  { from, to }: Range,
  by: readonly Exclude<Key, "currency">[],
  converter: Converter,
  currencies: readonly string[],
): { sum: Sum; sums: Sums }[] {
  const foreign = currencies.some((currency) => currency !== converter.currency);
  const keys: Key[] = foreign && !by.includes("day") ? [...by, "day", "currency"] : [...by, "currency"];
  const found = new Map<string, { sum: Sum; sums: Sums }>();
  for (const sum of sumsOf(db, { ...scope, from, to, by: keys })) {
    const brought = converter.bring(metricSums(sum), sum.day ?? sum.until ?? to);
    if (!brought) continue;
    const key = `${sum.programId} ${sum.accountId} ${sum.month}${by.includes("day") ? ` ${sum.day} ${sum.until}` : ""}`;
    const known = found.get(key);
    if (known) known.sums = plus(known.sums, brought);
    else found.set(key, { sum, sums: brought });
  }
  return [...found.values()];
}

/** All of it together. */
export const altogether = (rows: readonly { sums: Sums }[], currency: string): Sums =>
  rows.reduce((all, { sums }) => plus(all, sums), nothing(currency));
