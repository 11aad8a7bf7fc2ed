// Results inside a shared file: what is written of them, line by line, and the shape that every line must have before it is believed.
import { z } from "zod";
import { LARGEST } from "../../domain/amount.ts";
import { orderStatuses, summaryNumbers } from "../../domain/reports/record.ts";
import { COMPLETE, DAILY } from "../results/resolve.ts";
import type { Bind, Reader } from "../store.ts";
import type { Chosen } from "./blobs.ts";

type Put = (line: string) => Promise<void> | void;

/** Rows of one line: they are written in one go, in some 20 ms. */
const ROWS = 200;
/** Rows that are read together. */
const PAGE = 2000;

const At = z.int().min(0);
/** A century each way: rules count through the days of a period. */
const Day = z.int().min(-40_000).max(80_000);
const Amount = z.int().min(-LARGEST).max(LARGEST);
const Count = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
const Currency = z.string().regex(/^[A-Za-z]{3}$/);
const Short = z.string().max(500);
const Key = z.string().min(1).max(2000);
/** `summaryNumbers`: orders and clicks are counts, the others amounts. */
const Numbers = summaryNumbers.map((name) => (/Value|Commission/.test(name) ? Amount : Count));

const tuple = <T extends z.ZodType>(row: T) => z.array(row).max(50 * ROWS);
/** Programs, kinds, batches and accounts are named by their place: those of `head`, and accounts in the order in which they came. */
export const ResultLine = z.discriminatedUnion("results", [
  z.object({
    results: z.literal("head"),
    /** When the import was started, who did it (uid, name), and the name of its file. */
    batches: z.array(z.tuple([At, Short, Short, Short.nullable()])).max(1_000_000),
    /** uids */
    programs: z.array(Short).max(100_000),
    kinds: z.array(Key).max(100_000),
  }),
  z.object({
    results: z.literal("accounts"),
    /** Program, external id, name, site, e-mail. */
    rows: tuple(z.tuple([At, Key, z.string().max(2000), Key.nullable(), Key.nullable()])),
  }),
  z.object({
    results: z.literal("covers"),
    /** Program, kind, what (results/resolve.ts), first and last day, batch. */
    rows: tuple(z.tuple([At, At, z.int().min(0).max(3), Day, Day, At])),
  }),
  z.object({
    results: z.literal("summaries"),
    /** Account, first and last day, kind, part, currency, batch, and the numbers. */
    rows: tuple(
      z.tuple([
        At,
        Day,
        Day,
        At,
        z.string().max(2000),
        Currency,
        At,
        z.array(z.int()).length(Numbers.length),
      ]),
    ),
  }),
  z.object({
    results: z.literal("orders"),
    /** Account, external id, order, instant, day, status, currency, value, commission, both as first reported, correction, batch. */
    rows: tuple(
      z.tuple([
        At,
        Key,
        Key,
        z.int(),
        Day,
        z.enum(orderStatuses),
        Currency,
        Amount,
        Amount,
        Amount,
        Amount,
        z.union([z.literal(0), z.literal(1)]),
        At,
      ]),
    ),
  }),
]);
export type ResultLine = z.infer<typeof ResultLine>;

const sound = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => Numbers[at]!.safeParse(number).success);

/** Null for what is no line of results. */
export function resultLine(given: unknown): ResultLine | null {
  const { success, data } = ResultLine.safeParse(given);
  if (!success) return null;
  const fits = data.results !== "summaries" || data.rows.every((row) => row[1] <= row[2] && sound(row[7]));
  return fits ? data : null;
}

/** @throws RangeError for a place that the list does not have */
export function within<T>(list: readonly T[], at: number): T {
  if (at >= list.length) throw new RangeError("no such place");
  return list[at]!;
}

export interface ResultsWritten {
  /** Rows of summaries and of orders. */
  rows: number;
}

interface Account {
  id: number;
  programId: number;
  externalId: string;
  name: string;
  site: string | null;
  email: string | null;
}

const among = "IN (SELECT value FROM json_each(?))";
const summaryText = (after: boolean) =>
  `SELECT fromDay, toDay, kindId, part, currency, batchId, ${summaryNumbers.join(", ")} FROM result_summary
   WHERE programId = ? AND accountId = ?${after ? " AND (fromDay, toDay, kindId, part) > (?, ?, ?, ?)" : ""}
   ORDER BY fromDay, toDay, kindId, part LIMIT ${PAGE}`;
const orderText = (after: boolean) =>
  `SELECT orderKey, id, externalId, at, day, status, currency, value, commission, firstValue, firstCommission, correction, batchId
   FROM result_order_row WHERE accountId = ?${after ? " AND (orderKey, id) > (?, ?)" : ""} ORDER BY orderKey, id LIMIT ${PAGE}`;

function* pages<T extends Bind[]>(
  db: Reader,
  text: (after: boolean) => string,
  first: Bind[],
  keys: number,
): Generator<T[]> {
  for (let last: Bind[] = []; ;) {
    const rows = db.arrays<T>(text(last.length > 0), ...first, ...last);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)!.slice(0, keys);
  }
}

/** Gives lines of at most `ROWS` rows. */
class Rows {
  readonly #kind: string;
  readonly #put: Put;
  #rows: unknown[] = [];
  count = 0;

  constructor(kind: string, put: Put) {
    this.#kind = kind;
    this.#put = put;
  }

  async add(row: unknown): Promise<void> {
    this.#rows.push(row);
    this.count++;
    if (this.#rows.length >= ROWS) await this.end();
  }

  async end(): Promise<void> {
    if (this.#rows.length === 0) return;
    await this.#put(JSON.stringify({ results: this.#kind, rows: this.#rows }));
    this.#rows = [];
  }
}

/** Which accounts, and the batches behind their rows. */
function sourcesOf(db: Reader, chosen: Chosen) {
  const columns = "id, programId, externalId, name, site, email";
  const partners = chosen && JSON.stringify([...(chosen.get("partner") ?? [])]);
  const accounts =
    partners === null
      ? db.all<Account>(`SELECT ${columns} FROM result_account ORDER BY id`)
      : db.all<Account>(
          `SELECT ${columns} FROM result_account WHERE partnerId ${among} ORDER BY id`,
          partners,
        );
  const where =
    partners === null ? "" : `WHERE accountId IN (SELECT id FROM result_account WHERE partnerId ${among})`;
  const rows = ["result_summary", "result_order_row"].map((table) => `SELECT batchId FROM ${table} ${where}`);
  const whole = partners === null ? ["SELECT batchId FROM result_cover"] : [];
  const batches = db.all<{
    id: number;
    startedAt: number;
    author: string;
    name: string;
    file: string | null;
  }>(
    `SELECT b.id, b.startedAt, b.author, ifnull(c.name, '') AS name, b.file FROM batch b LEFT JOIN colleague c ON c.uid = b.author
     WHERE b.id IN (${[...rows, ...whole].join(" UNION ")}) ORDER BY b.startedAt, b.id`,
    ...(partners === null ? [] : [partners, partners]),
  );
  return { accounts, batches };
}

const placesOf = (ids: readonly number[]): Map<number, number> => new Map(ids.map((id, at) => [id, at]));

/**
 * Writes the results of the chosen partners, or all. A file of chosen partners does not say which days are complete: it does not hold the
 * others' rows of them.
 * @param checkpoint throws where it was cancelled
 */
export async function writeResults(
  db: Reader,
  chosen: Chosen,
  put: Put,
  checkpoint: () => void = () => {},
): Promise<ResultsWritten> {
  const { accounts, batches } = sourcesOf(db, chosen);
  if (accounts.length === 0) return { rows: 0 };
  const programs = db.all<{ id: number; uid: string }>(
    `SELECT id, uid FROM program WHERE id ${among} ORDER BY id`,
    JSON.stringify([...new Set(accounts.map(({ programId }) => programId))]),
  );
  const kinds = db.all<{ id: number; name: string }>("SELECT id, name FROM result_kind ORDER BY id");
  const [programAt, kindAt, batchAt] = [programs, kinds, batches].map((list) =>
    placesOf(list.map(({ id }) => id)),
  ) as [Map<number, number>, Map<number, number>, Map<number, number>];
  await put(
    JSON.stringify({
      results: "head",
      batches: batches.map(({ startedAt, author, name, file }) => [startedAt, author, name, file]),
      programs: programs.map(({ uid }) => uid),
      kinds: kinds.map(({ name }) => name),
    }),
  );
  const named = new Rows("accounts", put);
  for (const { programId, externalId, name, site, email } of accounts)
    await named.add([programAt.get(programId), externalId, name, site || null, email || null]);
  await named.end();
  const covers = new Rows("covers", put);
  const complete = chosen ? `AND orders NOT IN (${DAILY}, ${COMPLETE})` : "";
  for (const [programId, kindId, what, from, to, batchId] of db.arrays<
    [number, number, number, number, number, number]
  >(
    `SELECT programId, kindId, orders, fromDay, toDay, batchId FROM result_cover WHERE true ${complete} ORDER BY id`,
  )) {
    const [program, batch] = [programAt.get(programId), batchAt.get(batchId)];
    if (program !== undefined && batch !== undefined)
      await covers.add([program, kindAt.get(kindId), what, from, to, batch]);
  }
  await covers.end();
  const [summaries, orders] = [new Rows("summaries", put), new Rows("orders", put)];
  for (const [place, { id, programId }] of accounts.entries())
    for (const page of pages<[number, number, number, string, string, number, ...number[]]>(
      db,
      summaryText,
      [programId, id],
      4,
    )) {
      checkpoint();
      for (const [from, to, kindId, part, currency, batchId, ...numbers] of page)
        await summaries.add([
          place,
          from,
          to,
          kindAt.get(kindId),
          part,
          currency,
          batchAt.get(batchId),
          numbers,
        ]);
    }
  await summaries.end();
  for (const [place, { id }] of accounts.entries())
    for (const page of pages<[string, number, ...Bind[]]>(db, orderText, [id], 2)) {
      checkpoint();
      for (const [orderKey, , externalId, ...rest] of page) {
        const batch = batchAt.get(rest.pop() as number);
        await orders.add([place, externalId, orderKey, ...rest, batch]);
      }
    }
  await orders.end();
  return { rows: summaries.count + orders.count };
}
