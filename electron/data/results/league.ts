// The league of partners: every metric of each over some days, beside the other period, sorted by any of them.
import { isMetric, valueOf, type MetricId } from "../../domain/metrics/definitions.ts";
import { nothing, plus, shown, type Shown, type Sums } from "../../domain/metrics/totals.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { monthEnd, monthOfDay, monthStart } from "../../domain/reports/dayNumber.ts";
import type { Bind, Reader } from "../store.ts";
import { isRank, ranked, type Rank } from "./ranking.ts";
import { lastDay } from "./rollups.ts";
import { accountsById, type AccountOf } from "./totals.ts";
import { Converter, viewSums, type Range, type Scope } from "./view.ts";
import { windowNumbers, windows } from "./windows.ts";

export interface LeagueRow extends Shown {
  /** The partner's id, or minus the account's where no partner has it. */
  who: number;
  partnerId: number | null;
  externalId: string | null;
  name: string;
  before: Shown | null;
  /** Net value of the last twelve months up to the range's end, oldest first, in whole units. */
  spark: number[];
}

export interface LeagueAsk {
  scope: Scope;
  range: Range;
  before: Range | null;
  sort: { by: string; desc: boolean };
  limit: number;
  offset: number;
  sparks: boolean;
}

interface Entry {
  who: number;
  now: Sums;
  before: Sums | null;
}

/** A preset window that lies ready: the last 7, 30, 90 or 365 days of numbers, of everybody, in one currency. */
function presetOf(
  db: Reader,
  { scope, range, before }: LeagueAsk,
  wanted: string | undefined,
): { size: number; currency: string } | null {
  const size = range.to - range.from + 1;
  const last = lastDay(db);
  const previous = before === null || (before.to === range.from - 1 && before.from === range.from - size);
  if (!windows.some((each) => each === size) || range.to !== last || !previous) return null;
  if (scope.programs || scope.accounts) return null;
  // One look at each end of the index: the same currency means that there is no other.
  const end = (which: string) =>
    db.value<string | null>(`SELECT ${which}(currency) FROM partner_window WHERE days = ?`, size) ?? null;
  const currency = end("min");
  if (currency === null || currency !== end("max") || (wanted ?? currency) !== currency) return null;
  const bare = db.value(
    `SELECT 1 FROM program g WHERE EXISTS (SELECT 1 FROM result_account a WHERE a.programId = g.id)
       AND NOT EXISTS (SELECT 1 FROM program_money m WHERE m.programId = g.id AND m.deletedAt IS NULL AND m.fromOn <= '1970-01-01')
     UNION ALL SELECT 1 FROM result_summary WHERE toDay > fromDay AND programId IN (SELECT id FROM program) AND fromDay <= ? AND toDay >= ? LIMIT 1`,
    range.to,
    before?.from ?? range.from,
  );
  return bare === undefined ? { size, currency } : null;
}

const columns = [...windowNumbers, ...windowNumbers.map((name) => `${name}Before`)].join(", ");

type WindowRow = [who: number, ...numbers: number[]];

function fromWindow(row: readonly number[], at: number, currency: string): Sums {
  const value = (name: (typeof windowNumbers)[number]) => BigInt(row[at + windowNumbers.indexOf(name)]!);
  const orders = value("orders");
  const pendingOrders = value("pendingOrders");
  return {
    ...nothing(currency),
    impressions: value("impressions"),
    clicks: value("clicks"),
    pendingOrders,
    approvedOrders: orders - pendingOrders,
    approvedValue: value("value"),
    approvedCommission: value("commission"),
    declinedOrders: value("declinedOrders"),
    declinedValue: value("declinedValue"),
    fee4: value("fee4"),
    margin4: value("margin4"),
  };
}

/** The rows of a window as they lie ready, the largest value first; all of them where another order is asked. */
export function windowRows(
  db: Reader,
  size: number,
  currency: string,
  { sort, limit, offset }: Pick<LeagueAsk, "sort" | "limit" | "offset">,
): WindowRow[] {
  const indexed = sort.by === "value";
  return db.arrays<WindowRow>(
    `SELECT who, ${columns} FROM partner_window WHERE days = ? AND currency = ?${indexed ? ` ORDER BY value ${sort.desc ? "DESC" : "ASC"}, who LIMIT ? OFFSET ?` : ""}`,
    size,
    currency,
    ...(indexed ? [limit, offset] : []),
  );
}

function preset(
  db: Reader,
  size: number,
  ask: LeagueAsk,
  currency: string,
): { entries: Entry[]; total: number } {
  const total = db.value<number>(
    "SELECT count(*) FROM partner_window WHERE days = ? AND currency = ?",
    size,
    currency,
  )!;
  const rows = windowRows(db, size, currency, ask);
  const entries = rows.map(([who, ...numbers]) => ({
    who,
    now: fromWindow(numbers, 0, currency),
    before: ask.before && fromWindow(numbers, windowNumbers.length, currency),
  }));
  return { entries: ask.sort.by === "value" ? entries : page(db, entries, ask), total };
}

/** A metric as a plain number to sort by; what does not apply comes last. */
function rank(sums: Sums | null, by: MetricId): number | null {
  if (!sums) return null;
  const value = valueOf(by, shown(sums));
  return value === null ? null : Number(value);
}

/** By name as lists are sorted; an account without a partner by its own. */
function byName(db: Reader, entries: readonly Entry[], desc: boolean): Entry[] {
  const rows = db.arrays<[number, string]>(
    `SELECT id, sortKey FROM partner WHERE id IN (SELECT value FROM json_each(?1))
     UNION ALL SELECT -id, name FROM result_account WHERE -id IN (SELECT value FROM json_each(?1))`,
    JSON.stringify(entries.map(({ who }) => who)),
  );
  const keys = new Map(rows.map(([who, name]) => [who, who > 0 ? name : foldKey(name)]));
  const direction = desc ? -1 : 1;
  return entries.toSorted((a, b) => {
    const [one, other] = [keys.get(a.who) ?? "", keys.get(b.who) ?? ""];
    return one === other ? a.who - b.who : one < other ? -direction : direction;
  });
}

function page(db: Reader, entries: Entry[], { sort, limit, offset }: LeagueAsk): Entry[] {
  if (sort.by === "name") return byName(db, entries, sort.desc).slice(offset, offset + limit);
  const by = isMetric(sort.by) ? sort.by : "value";
  const ranked = entries.map((entry) => ({ entry, rank: rank(entry.now, by) }));
  const direction = sort.desc ? -1 : 1;
  return ranked
    .toSorted((a, b) => {
      if (a.rank === null || b.rank === null) return Number(a.rank === null) - Number(b.rank === null);
      return (a.rank - b.rank) * direction || a.entry.who - b.entry.who;
    })
    .slice(offset, offset + limit)
    .map(({ entry }) => entry);
}

/** The accounts of partners, or of themselves where nobody has them. Binds the list of who it is twice. */
const accountsOf = (columns: string): string =>
  `SELECT ${columns} FROM result_account WHERE partnerId IN (SELECT value FROM json_each(?))
   UNION ALL SELECT ${columns} FROM result_account WHERE id IN (SELECT -value FROM json_each(?) WHERE value < 0)`;

/** Any days in one currency by a sum: ordered first, then everything about those on the page. */
function rankedDays(
  db: Reader,
  ask: LeagueAsk,
  by: Rank,
  converter: Converter,
  currencies: readonly string[],
): { entries: Entry[]; total: number } {
  const { scope, sort, limit, offset } = ask;
  const all = ranked(db, scope, ask.range, ask.before, { by, desc: sort.desc });
  const shownWho = all.slice(offset, offset + limit);
  const accounts = new Map(
    db
      .all<AccountOf & { id: number }>(
        accountsOf("id, partnerId, externalId, name, '' AS network"),
        JSON.stringify(shownWho),
        JSON.stringify(shownWho),
      )
      .map(({ id, ...account }) => [id, account]),
  );
  const inScope = scope.accounts && new Set(scope.accounts);
  const own = { ...scope, accounts: [...accounts.keys()].filter((id) => inScope?.has(id) ?? true) };
  const { entries } = anyDays(db, { ...ask, scope: own }, converter, currencies, accounts);
  const found = new Map(entries.map((entry) => [entry.who, entry]));
  return { entries: shownWho.flatMap((who) => found.get(who) ?? []), total: all.length };
}

function anyDays(
  db: Reader,
  ask: LeagueAsk,
  converter: Converter,
  currencies: readonly string[],
  accounts: Map<number, AccountOf>,
): { entries: Entry[]; total: number } {
  const found = new Map<number, Entry>();
  const { currency } = converter;
  for (const which of ["now", "before"] as const) {
    const range = which === "now" ? ask.range : ask.before;
    if (!range) continue;
    for (const { sum, sums } of viewSums(db, ask.scope, range, ["account"], converter, currencies)) {
      const who = accounts.get(sum.accountId!)?.partnerId ?? -sum.accountId!;
      let entry = found.get(who);
      if (!entry) {
        entry = { who, now: nothing(currency), before: ask.before && nothing(currency) };
        found.set(who, entry);
      }
      entry[which] = plus(entry[which] ?? nothing(currency), sums);
    }
  }
  return { entries: [...found.values()], total: found.size };
}

function workedOut(
  db: Reader,
  ask: LeagueAsk,
  { converter, currencies }: LeagueView,
): { entries: Entry[]; total: number; converter: Converter } {
  const { by } = ask.sort;
  if (isRank(by) && currencies.every((each) => each === converter.currency))
    return { ...rankedDays(db, ask, by, converter, currencies), converter };
  const { entries, total } = anyDays(db, ask, converter, currencies, accountsById(db));
  return { entries: page(db, entries, ask), total, converter };
}

const SPARK = 12;

/** Months of net value of some partners in whole units; what has no rate is left out of the small picture. */
function sparks(db: Reader, who: readonly number[], to: number, converter: Converter): Map<number, number[]> {
  const last = monthOfDay(to);
  const months = db
    .arrays<[number, number, string, number]>(
      `SELECT a.who, m.month, m.currency, sum(m.pendingValue + m.approvedValue + m.paidValue) / 100000
       FROM (${accountsOf("id, ifnull(partnerId, -id) AS who")}) a CROSS JOIN result_account_month m ON m.accountId = a.id
       WHERE m.month BETWEEN ? AND ? GROUP BY 1, 2, 3`,
      JSON.stringify(who),
      JSON.stringify(who),
      last - SPARK + 1,
      last,
    )
    .map(([id, month, currency, value]) => ({ id, month, currency, value }));
  const found = new Map(who.map((id) => [id, Array.from({ length: SPARK }, () => 0)]));
  for (const { id, month, currency, value } of [...months, ...monthReports(db, who, last)]) {
    const rate = converter.rate(currency, monthEnd(month));
    if (rate !== null) found.get(id)![month - last + SPARK - 1]! += Math.round(value * Number(rate));
  }
  return found;
}

/** What summaries over a month say that counts: the sums by month hold only what has a day. */
function monthReports(db: Reader, who: readonly number[], last: number) {
  return db
    .arrays<[number, number, number, string, number]>(
      `SELECT ifnull(a.partnerId, -a.id), s.fromDay, s.toDay, s.currency, (s.pendingValue + s.approvedValue + s.paidValue) / 100000
       FROM result_summary s JOIN result_account a ON a.id = s.accountId
       WHERE s.toDay > s.fromDay AND s.programId IN (SELECT id FROM program) AND s.fromDay BETWEEN ? AND ? AND s.counts & 2
         AND ifnull(a.partnerId, -a.id) IN (SELECT value FROM json_each(?))`,
      monthStart(last - SPARK + 1),
      monthEnd(last),
      JSON.stringify(who),
    )
    .filter(([, from, to]) => monthOfDay(from) === monthOfDay(to))
    .map(([id, from, , currency, value]) => ({ id, month: monthOfDay(from), currency, value }));
}

const named = (db: Reader, who: number): Pick<LeagueRow, "partnerId" | "externalId" | "name"> => {
  const bind: Bind[] = [Math.abs(who)];
  if (who > 0)
    return {
      partnerId: who,
      externalId: null,
      name: db.value<string>("SELECT name FROM partner WHERE id = ?", ...bind) ?? "",
    };
  const account = db.get<{ externalId: string; name: string }>(
    "SELECT externalId, name FROM result_account WHERE id = ?",
    ...bind,
  );
  return { partnerId: null, externalId: account?.externalId ?? "", name: account?.name ?? "" };
};

/** In what currency a league is, and which there are. */
export interface LeagueView {
  converter: Converter;
  currencies: readonly string[];
}

/**
 * @param wanted the currency that was asked for
 * @param view worked out only where no preset window answers
 */
export function league(
  db: Reader,
  ask: LeagueAsk,
  wanted: string | undefined,
  view: () => LeagueView,
): { rows: LeagueRow[]; total: number } {
  const ready = presetOf(db, ask, wanted);
  const { entries, total, converter } = ready
    ? { ...preset(db, ready.size, ask, ready.currency), converter: new Converter(db, ready.currency) }
    : workedOut(db, ask, view());
  const who = entries.map((entry) => entry.who);
  const spark = ask.sparks ? sparks(db, who, ask.range.to, converter) : null;
  return {
    rows: entries.map(({ who, now, before }) => ({
      who,
      ...named(db, who),
      ...shown(now),
      before: before && shown(before),
      spark: spark?.get(who) ?? [],
    })),
    total,
  };
}
