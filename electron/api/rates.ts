// Exchange rates: by hand, or out of a file.
import path from "node:path";
import { z } from "zod";
import type { JobContext } from "../data/context.ts";
import { rateChange, writeRate, type GivenRate, type RateChange } from "../data/rates.ts";
import { readRates, type RatesRead } from "../data/read/rates.ts";
import { live, updateRecord } from "../data/records.ts";
import type { Reader } from "../data/store.ts";
import { UserError } from "../domain/errors.ts";
import { readRate } from "../domain/exchange.ts";
import { Currency, Day, FilePath, Id, Job, Page } from "../domain/fields.ts";
import { sentence } from "../domain/words/words.ts";
import { aside, job, read, write } from "./call.ts";

/** ms of work in one transaction; the architecture allows 50. */
const SLICE = 35;

/** One `from` is `rate` of `to` on that day and until the next one given. A second one for a day takes the first one's place. */
export const set = write(
  z.object({ on: Day, from: Currency, to: Currency, rate: z.union([z.string(), z.number()]) }),
  (context, { on, from, to, rate: given }) => {
    if (from === to) throw new UserError("rate-same-currency", { currency: from }, { field: "to" });
    const text = String(given).trim();
    const rate = readRate(text);
    if (rate === null) throw new UserError("bad-rate", { value: text.slice(0, 40) }, { field: "rate" });
    const { id } = writeRate(context, { on, from, to, rate });
    return { id, batchId: context.batchId };
  },
);

interface Row extends GivenRate {
  id: number;
  uid: string;
}

/** Newest first; of one pair where both are given. */
export const list = read(
  z.object({ from: Currency.optional(), to: Currency.optional(), ...Page }),
  ({ db }, { from, to, limit, offset }) => {
    const pair = [
      ...(from ? ([["base = ?", from]] as const) : []),
      ...(to ? ([["quote = ?", to]] as const) : []),
    ];
    const where = ["deletedAt IS NULL", ...pair.map(([text]) => text)].join(" AND ");
    const params = pair.map(([, value]) => value);
    return {
      rows: db.all<Row>(
        `SELECT id, uid, day AS "on", base AS "from", quote AS "to", rate FROM exchange_rate WHERE ${where}
         ORDER BY day DESC, base, quote LIMIT ${limit} OFFSET ${offset}`,
        ...params,
      ),
      total: db.value<number>(`SELECT count(*) FROM exchange_rate WHERE ${where}`, ...params)!,
    };
  },
);

interface Pair {
  from: string;
  to: string;
  /** How many days have a rate. */
  days: number;
  first: string;
  last: string;
  /** Of the last day. */
  rate: string;
}

/** Each pair once, with its latest rate. */
export const pairs = read(z.object({}), ({ db }) => ({
  rows: db.all<Pair>(
    // With a single max() the other columns are those of its row. Source: sqlite.org/lang_select.html, bare columns.
    `SELECT p.*, (SELECT min(day) FROM exchange_rate f WHERE f.base = p."from" AND f.quote = p."to" AND f.deletedAt IS NULL) AS first
     FROM (SELECT base AS "from", quote AS "to", count(*) AS days, max(day) AS last, rate
           FROM exchange_rate WHERE deletedAt IS NULL GROUP BY base, quote) p ORDER BY p."from", p."to"`,
  ),
}));

export const drop = write(z.object({ id: Id }), ({ db, now, batchId }, { id }) => {
  live(db, "exchange_rate", id);
  updateRecord(db, "exchange_rate", id, { deletedAt: now() }, batchId);
  return { batchId };
});

const File = { file: FilePath, currencies: z.array(Currency).min(1).max(200).optional(), ...Job };

/** Currencies that programs have, or that rates were kept for before: those the person most likely wants. */
const usedCurrencies = (db: Reader): Set<string> =>
  new Set(
    db.column<string>(
      "SELECT currency FROM program WHERE deletedAt IS NULL UNION SELECT base FROM exchange_rate WHERE deletedAt IS NULL UNION SELECT quote FROM exchange_rate WHERE deletedAt IS NULL",
    ),
  );

const wanted = ({ rates }: RatesRead, currencies: readonly string[] | undefined): GivenRate[] => {
  if (!currencies) return rates;
  const chosen = new Set([...currencies, "EUR"]);
  return rates.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
};

type Counts = Record<RateChange, number>;

const counted = (context: JobContext, found: RatesRead, rates: readonly GivenRate[], counts: Counts) => {
  const days = rates.map(({ on }) => on).toSorted();
  return {
    form: found.form,
    ...counts,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    rejected: found.rejected.map(({ line, code, params }) => ({
      line,
      code,
      reason: sentence(context.words, "reasons", code, params),
    })),
  };
};

/** What loading a file would do; writes nothing. `currencies`: only these (and the euro), all where none are named. */
export const preview = aside(z.object(File), async (context, { file, currencies }) => {
  const { db, signal } = context;
  const found = await readRates(file, { signal });
  const used = usedCurrencies(db);
  const perCurrency = new Map<string, number>();
  for (const { from, to } of found.rates)
    for (const currency of [from, to]) perCurrency.set(currency, (perCurrency.get(currency) ?? 0) + 1);
  const counts: Counts = { created: 0, changed: 0, unchanged: 0 };
  const rates = wanted(found, currencies);
  for (const [at, rate] of rates.entries()) {
    counts[rateChange(db, rate)]++;
    if (at % 1000 === 0) context.checkpoint();
  }
  return {
    name: path.basename(file),
    ...counted(context, found, rates, counts),
    currencies: [...perCurrency]
      .map(([currency, count]) => ({ currency, rates: count, used: used.has(currency) }))
      .toSorted((a, b) => Number(b.used) - Number(a.used) || (a.currency < b.currency ? -1 : 1)),
  };
});

/** Loads a file as one batch, which `imports.undo` and `history.undo` take back. */
export const load = job(z.object(File), async (context, { file, currencies }) => {
  const found = await readRates(file, { signal: context.signal });
  const rates = wanted(found, currencies);
  const batch = context.batch("import", path.basename(file));
  const counts: Counts = { created: 0, changed: 0, unchanged: 0 };
  let at = 0;
  while (at < rates.length) {
    at = await batch.chunk((writer) => {
      const until = performance.now() + SLICE;
      let next = at;
      while (next < rates.length && performance.now() < until)
        counts[writeRate(writer, rates[next++]!).change]++;
      return next;
    });
    context.progress(at, rates.length, "importing");
  }
  context.checkpoint();
  const rejected = found.rejected.length;
  batch.done({ format: "rates", rows: rates.length + rejected, ...counts, rejected });
  return { ...counted(context, found, rates, counts), batchId: batch.id };
});
