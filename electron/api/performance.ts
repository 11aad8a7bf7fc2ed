// The numbers of all imported reports: totals, orders one by one, and what the Performance page shows.
import { z } from "zod";
import type { ReadContext } from "../data/context.ts";
import { movement as movementOf } from "../data/results/movement.ts";
import { differencesOf } from "../data/results/differences.ts";
import { sourcesOf } from "../data/results/explain.ts";
import { league as leagueOf } from "../data/results/league.ts";
import { orderList } from "../data/results/orderList.ts";
import { gapsOf, ripeOf } from "../data/results/ripe.ts";
import { lastDay } from "../data/results/rollups.ts";
import { seriesOf } from "../data/results/series.ts";
import { accountsById, totalKeys, totals as totalsOf } from "../data/results/totals.ts";
import {
  altogether,
  Converter,
  currenciesOf,
  scopeOf,
  viewCurrency,
  viewSums,
  type Filter,
  type Range,
  type Scope,
} from "../data/results/view.ts";
import { amountText, divided } from "../domain/amount.ts";
import { shown, type Sums } from "../domain/metrics/totals.ts";
import { isMetric, metrics } from "../domain/metrics/definitions.ts";
import { addMonths } from "../domain/days.ts";
import { foldKey } from "../domain/text/fold.ts";
import { dayOfNumber, monthEnd, monthOfDay, monthStart, numberOfDay } from "../domain/reports/dayNumber.ts";
import { Currency, Day, Id, Page, TierName, TypeName } from "../domain/fields.ts";
import { read } from "./call.ts";

const Days = z.object({ from: Day, to: Day });
const Filtered = z
  .strictObject({
    programId: Id.optional(),
    client: Id.optional(),
    partnerId: Id.optional(),
    type: TypeName.optional(),
    tier: TierName.optional(),
    tag: z
      .string()
      .transform((tag) => foldKey(tag))
      .optional(),
  })
  .default({});
const View = { from: Day, to: Day, filter: Filtered, currency: Currency.optional() };
const Compare = z.enum(["previous", "year"]).nullable().default(null);

const numbered = ({ from, to }: z.output<typeof Days>): Range => ({
  from: numberOfDay(from),
  to: numberOfDay(to),
});

/** The whole months of a range: the first of them and how many; null where it begins or ends inside of one. */
function wholeMonths({ from, to }: Range): { first: number; count: number } | null {
  const [first, last] = [monthOfDay(from), monthOfDay(to)];
  return monthStart(first) === from && monthEnd(last) === to ? { first, count: last - first + 1 } : null;
}

/**
 * The period beside: the same days a year earlier, or as many days before it. Whole months lie beside whole months, so that a
 * report of a month is not cut.
 */
function besides(range: { from: string; to: string }, compare: z.output<typeof Compare>): Range | null {
  if (compare === null) return null;
  const { from, to } = numbered(range);
  const months = wholeMonths({ from, to });
  if (months) {
    const start = months.first - (compare === "year" ? 12 : months.count);
    return { from: monthStart(start), to: monthEnd(start + months.count - 1) };
  }
  if (compare === "year") return numbered({ from: addMonths(range.from, -12), to: addMonths(range.to, -12) });
  return { from: from - (to - from) - 1, to: from - 1 };
}

const texts = ({ from, to }: Range) => ({ from: dayOfNumber(from), to: dayOfNumber(to) });

/** Sums kept apart by the keys in `by`; the currency is always one of them. */
export const totals = read(
  z.object({
    from: Day,
    to: Day,
    by: z.array(z.enum(totalKeys)).default([]),
    partnerId: Id.optional(),
    programId: Id.optional(),
  }),
  ({ db, now }, { by, partnerId, programId, ...days }) => {
    const range = numbered(days);
    const scope = scopeOf(db, { partnerId, programId });
    const { rows, sums } = totalsOf(db, scope, range, by);
    const gaps = gapsOf(db, scope, range);
    return {
      rows,
      ripe: ripeOf(db, now(), scope.programs, sums),
      incomplete: gaps.orders || gaps.cut.length > 0,
    };
  },
);

/** Orders one by one, newest first; corrections are part of theirs. */
export const orders = read(
  z.object({ from: Day, to: Day, programId: Id.optional(), partnerId: Id.optional(), ...Page }),
  ({ db }, { limit, offset, programId, partnerId, ...days }) =>
    orderList(db, { ...numbered(days), programId, partnerId }, limit, offset),
);

interface Asked {
  scope: Scope;
  range: Range;
  converter: Converter;
  currencies: string[];
}

function asked(
  { db }: ReadContext,
  input: { from: string; to: string; filter: Filter; currency?: string | undefined },
): Asked {
  const scope = scopeOf(db, input.filter);
  const range = numbered(input);
  const currencies = currenciesOf(db, scope, range);
  return {
    scope,
    range,
    currencies,
    converter: new Converter(db, viewCurrency(db, input.currency, currencies)),
  };
}

const summed = (context: ReadContext, { scope, converter, currencies }: Asked, range: Range): Sums =>
  altogether(viewSums(context.db, scope, range, [], converter, currencies), converter.currency);

/** The cards: everything of the period, beside the other one, with what is not whole about it. */
export const overview = read(z.object({ ...View, compare: Compare }), (context, input) => {
  const { db, words } = context;
  const view = asked(context, input);
  const { scope, range, converter, currencies } = view;
  const now = summed(context, view, range);
  const other = besides(input, input.compare);
  const before = other && summed(context, { ...view, currencies: currenciesOf(db, scope, other) }, other);
  const gaps = gapsOf(db, scope, range);
  const last = lastDay(db);
  const note = (code: "cut" | "incomplete" | "differ", params: Record<string, string>) => ({
    code,
    params,
    text: words(`ui.results.notes.${code}`, params),
  });
  return {
    currency: converter.currency,
    currencies,
    rates: converter.used(),
    unconverted: converter.left().map((sums) => {
      const { currency, value, orders: count } = shown(sums);
      return { currency, value, orders: count };
    }),
    now: shown(now),
    before: before && shown(before),
    beforeRange: other && texts(other),
    ripe: ripeOf(db, context.now(), scope.programs, [now]),
    incomplete: gaps.orders || gaps.cut.length > 0,
    notes: [
      ...gaps.cut.map((cut) => note("cut", texts(cut))),
      ...(gaps.orders ? [note("incomplete", {})] : []),
      ...differencesOf(db, scope, range).map(({ program, currency, counted, said }) =>
        note("differ", { program, currency, counted, said }),
      ),
    ],
    empty: db.value("SELECT 1 FROM result_account LIMIT 1") === undefined,
    firstDay: dayOrNull(
      db.value<number | null>(
        "SELECT min(day) FROM (SELECT min(day) AS day FROM result_program_day UNION ALL SELECT min(fromDay) FROM result_summary WHERE toDay > fromDay AND programId IN (SELECT id FROM program))",
      ),
    ),
    lastDay: dayOrNull(
      db.value<number | null>(
        "SELECT max(day) FROM (SELECT max(day) AS day FROM result_program_day UNION ALL SELECT max(toDay) FROM result_summary WHERE toDay > fromDay AND programId IN (SELECT id FROM program))",
      ) ?? last,
    ),
  };
});

const dayOrNull = (day: number | null | undefined): string | null =>
  day === null || day === undefined ? null : dayOfNumber(day);

/** Numbers over time, beside the other period. */
export const series = read(
  z.object({ ...View, by: z.enum(["day", "week", "month"]), compare: Compare }),
  (context, input) => {
    const { db } = context;
    const { scope, range, converter, currencies } = asked(context, input);
    const ripe = numberOfDay(ripeOf(db, context.now(), scope.programs, []).through);
    const other = besides(input, input.compare);
    const { points, undated } = seriesOf(db, scope, range, input.by, converter, currencies, ripe);
    const before = other
      ? seriesOf(db, scope, other, input.by, converter, currenciesOf(db, scope, other), ripe).points
      : [];
    return { currency: converter.currency, points, before, undated };
  },
);

const names = metrics.map(({ id }) => id).join(", ");
const MetricName = z.string().refine(isMetric, { error: `one of ${names}` });
const LeagueSort = z.object({
  by: z.string().refine((by) => by === "name" || isMetric(by), { error: `one of name, ${names}` }),
  desc: z.boolean().default(true),
});

/** The partners by any metric or by name; `sparks`: with the value of each of the last twelve months. */
export const league = read(
  z.object({
    ...View,
    compare: Compare,
    sort: LeagueSort.default({ by: "value", desc: true }),
    sparks: z.boolean().default(true),
    ...Page,
  }),
  (context, input) => {
    const { db } = context;
    const { sort, limit, offset, sparks, currency } = input;
    const before = besides(input, input.compare);
    const ask = {
      scope: scopeOf(db, input.filter),
      range: numbered(input),
      before,
      sort,
      limit,
      offset,
      sparks,
    };
    return leagueOf(db, ask, currency, () => asked(context, input));
  },
);

/** Who is new, lost or dormant, how concentrated the value is, and how many of those that joined are active. */
export const movement = read(z.object(View), (context, input) => {
  const { scope, range, converter, currencies } = asked(context, input);
  const before = besides(input, "previous")!;
  return movementOf(context.db, scope, range, before, converter, currencies, accountsById(context.db));
});

/** A figure with the numbers in its formula, and the reports behind it. */
export const explain = read(z.object({ ...View, metric: MetricName }), (context, input) => {
  const view = asked(context, input);
  const sums = summed(context, view, view.range);
  return {
    metric: input.metric,
    currency: view.converter.currency,
    shown: shown(sums),
    /** Net value × margin, a part of the ROI's formula; null where a margin is not known. */
    margin:
      sums.margin4 === null ? null : amountText(divided(sums.margin4, 10_000n), view.converter.currency),
    sources: sourcesOf(context.db, view.scope, view.range),
  };
});
