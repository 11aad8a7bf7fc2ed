// The journal of results: what a batch found is kept, so that the whole import can be taken back while later ones stay.
import type { Bind, Reader, Writer } from "../store.ts";
import { settleOrders, type OrderKey } from "./orders.ts";
import { coversOf, resolveAccount } from "./resolve.ts";
import { lastDay, refreshSteps } from "./rollups.ts";
import type { Touched } from "./touched.ts";

type Of = "summary" | "order";
const tables: Record<Of, { table: string; key: readonly string[] }> = {
  summary: {
    table: "result_summary",
    key: ["programId", "fromDay", "accountId", "toDay", "kindId", "part"],
  },
  order: { table: "result_order_row", key: ["programId", "externalId"] },
};

type Row = Record<string, Bind>;

const keyText = (of: Of, row: Row): string => JSON.stringify(tables[of].key.map((name) => row[name]));
const where = (of: Of) => tables[of].key.map((name) => `${name} = ?`).join(" AND ");

/** Before a batch writes over a row: keeps it. */
export function keepBefore(db: Writer, batchId: number, of: Of, row: object): void {
  db.run(
    `INSERT INTO result_before (batchId, "of", key, old) VALUES (?, ?, ?, ?)`,
    batchId,
    of,
    keyText(of, row as Row),
    JSON.stringify(row),
  );
}

function put(db: Writer, of: Of, row: Row): void {
  const columns = Object.keys(row);
  db.run(
    `INSERT OR REPLACE INTO ${tables[of].table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ...columns.map((name) => row[name]!),
  );
}

const drop = (db: Writer, of: Of, key: Bind[]): void => {
  db.run(`DELETE FROM ${tables[of].table} WHERE ${where(of)}`, ...key);
};

/** Collects what a taking back touches, by program. */
class Touching {
  readonly #programs = new Map<
    number,
    Touched & { from: number; to: number; orders: Map<string, OrderKey> }
  >();

  #of(programId: number) {
    let known = this.#programs.get(programId);
    if (!known) {
      known = {
        programId,
        days: new Set(),
        accounts: new Set(),
        from: Number.MAX_SAFE_INTEGER,
        to: Number.MIN_SAFE_INTEGER,
        orders: new Map(),
      };
      this.#programs.set(programId, known);
    }
    return known;
  }

  /** A row of one day or of a longer period. */
  add(programId: number, accountId: number, from: number, to: number): void {
    this.reach(programId, accountId, from, to);
    if (from === to) this.day(programId, from);
  }

  /** Rows of an account from the first to the last of these days. */
  reach(programId: number, accountId: number, from: number, to: number): void {
    const program = this.#of(programId);
    program.accounts.add(accountId);
    program.from = Math.min(program.from, from);
    program.to = Math.max(program.to, to);
  }

  day(programId: number, day: number): void {
    this.#of(programId).days.add(day);
  }

  order(programId: number, accountId: number, orderKey: string): void {
    this.#of(programId).orders.set(`${accountId} ${orderKey}`, [accountId, orderKey]);
  }

  all() {
    return [...this.#programs.values()];
  }
}

function gather(db: Reader, batchId: number, touching: Touching): number {
  let rows = 0;
  // Of millions of rows only whose and which days are taken into memory.
  for (const [programId, accountId, from, to, count] of db.arrays<[number, number, number, number, number]>(
    "SELECT programId, accountId, min(fromDay), max(toDay), count(*) FROM result_summary WHERE batchId = ? GROUP BY programId, accountId",
    batchId,
  )) {
    touching.reach(programId, accountId, from, to);
    rows += count;
  }
  for (const [programId, day] of db.arrays<[number, number]>(
    "SELECT DISTINCT programId, fromDay FROM result_summary WHERE batchId = ? AND toDay = fromDay",
    batchId,
  ))
    touching.day(programId, day);
  for (const [programId, accountId, orderKey, day] of db.arrays<[number, number, string, number]>(
    "SELECT programId, accountId, orderKey, day FROM result_order_row WHERE batchId = ?",
    batchId,
  )) {
    touching.add(programId, accountId, day, day);
    touching.order(programId, accountId, orderKey);
    rows++;
  }
  for (const [programId, from, to] of db.arrays<[number, number, number]>(
    "SELECT programId, fromDay, toDay FROM result_cover WHERE batchId = ? AND orders = 1",
    batchId,
  ))
    // Days that were complete are so no longer: whoever has numbers there is decided anew.
    for (const [accountId, first, last] of db.arrays<[number, number, number]>(
      `SELECT accountId, min(fromDay), max(toDay) FROM result_summary WHERE programId = ?1 AND fromDay <= ?3 AND toDay >= ?2 GROUP BY accountId
       UNION SELECT accountId, min(day), max(day) FROM result_order WHERE programId = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY accountId`,
      programId,
      from,
      to,
    )) {
      touching.add(programId, accountId, Math.max(first, from), Math.max(first, from));
      touching.add(programId, accountId, Math.min(last, to), Math.min(last, to));
    }
  return rows;
}

interface Entry {
  id: number;
  of: Of;
  key: string;
  old: string | null;
}

const PAGE = 2_000;

/** What a batch found, the last first, some at a time: they are read while they are restored. */
function* entriesOf(db: Reader, batchId: number): Generator<Entry> {
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const page = db.all<Entry>(
      `SELECT id, "of", key, old FROM result_before WHERE batchId = ? AND id < ? ORDER BY id DESC LIMIT ${PAGE}`,
      batchId,
      below,
    );
    yield* page;
    if (page.length < PAGE) return;
    below = page.at(-1)!.id;
  }
}

function restore(db: Writer, batchId: number, touching: Touching): number {
  let restored = 0;
  for (const { of, key, old } of entriesOf(db, batchId)) {
    const parts = JSON.parse(key) as Bind[];
    const writer = db.value<number>(`SELECT batchId FROM ${tables[of].table} WHERE ${where(of)}`, ...parts);
    if (writer !== batchId) {
      // A later import wrote over it: what that one found is now what this one had found.
      const { changes } = db.run(
        `UPDATE result_before SET old = ? WHERE "of" = ? AND key = ? AND json_extract(old, '$.batchId') = ?`,
        old,
        of,
        key,
        batchId,
      );
      if (changes > 0) continue;
      // This one took it away: it comes back, or it is what a later import that made it anew had found.
      if (writer !== undefined) {
        if (old !== null) keepBefore(db, writer, of, JSON.parse(old) as Row);
        continue;
      }
    }
    if (old === null) {
      drop(db, of, parts);
      continue;
    }
    const row = JSON.parse(old) as Row;
    put(db, of, row);
    restored++;
    const { programId, accountId } = row as { programId: number; accountId: number };
    if (of === "summary") touching.add(programId, accountId, row.fromDay as number, row.toDay as number);
    else {
      touching.add(programId, accountId, row.day as number, row.day as number);
      touching.order(programId, accountId, row.orderKey as string);
    }
  }
  return restored;
}

/** Orders that this batch was the first to report and a later one wrote over: what the later one says is the first report now. */
function forgetFirst(db: Writer, batchId: number, touching: Touching): void {
  const rows = db.arrays<[number, number, number, string, number]>(
    `SELECT r.id, r.programId, r.accountId, r.orderKey, r.day FROM result_before b
       JOIN result_order_row r ON r.programId = json_extract(b.key, '$[0]') AND r.externalId = json_extract(b.key, '$[1]')
     WHERE b."of" = 'order' AND json_extract(b.old, '$.batchId') = ?`,
    batchId,
  );
  for (const [id, programId, accountId, orderKey, day] of rows) {
    db.run("UPDATE result_order_row SET firstValue = value, firstCommission = commission WHERE id = ?", id);
    touching.add(programId, accountId, day, day);
    touching.order(programId, accountId, orderKey);
  }
}

/** The batches, as SQL, in whose name the merge with this id wrote results: each stands for an import of another workspace. */
export const partsOfMerge = (batchId: number): string =>
  `SELECT id FROM batch WHERE kind = 'upkeep' AND id > ${batchId} AND json_extract(detail, '$.merge') = ${batchId}`;

/**
 * Takes the results of a batch back inside of the caller's transaction, and makes anew what hangs on them.
 * @returns how many rows went, and how many have their earlier values again
 */
export function takeBackResults(db: Writer, batchId: number): { removed: number; restored: number } {
  const sum = { removed: 0, restored: 0 };
  if (db.value("SELECT kind FROM batch WHERE id = ?", batchId) === "merge")
    for (const part of db.column<number>(`${partsOfMerge(batchId)} ORDER BY id DESC`)) {
      const { removed, restored } = takeBackOne(db, part);
      sum.removed += removed;
      sum.restored += restored;
      db.run("DELETE FROM batch WHERE id = ?", part);
    }
  const { removed, restored } = takeBackOne(db, batchId);
  return { removed: sum.removed + removed, restored: sum.restored + restored };
}

function takeBackOne(db: Writer, batchId: number): { removed: number; restored: number } {
  // Every import of a report leaves its mark there first.
  if (db.value("SELECT 1 FROM result_cover WHERE batchId = ? LIMIT 1", batchId) === undefined)
    return { removed: 0, restored: 0 };
  const before = lastDay(db);
  const touching = new Touching();
  const rows = gather(db, batchId, touching);
  const restored = restore(db, batchId, touching);
  for (const { table } of Object.values(tables)) db.run(`DELETE FROM ${table} WHERE batchId = ?`, batchId);
  forgetFirst(db, batchId, touching);
  // Rows that a later import wrote over and this one had made were not there before.
  db.run("UPDATE result_before SET old = NULL WHERE json_extract(old, '$.batchId') = ?", batchId);
  db.run("DELETE FROM result_before WHERE batchId = ?", batchId);
  db.run("DELETE FROM result_cover WHERE batchId = ?", batchId);
  const programs = touching.all();
  for (const program of programs) {
    for (const day of settleOrders(db, [...program.orders.values()])) program.days.add(day);
    const covers = coversOf(db, program.programId);
    for (const accountId of program.accounts)
      for (const day of resolveAccount(db, program.programId, accountId, program, covers).days)
        program.days.add(day);
  }
  for (const _ of refreshSteps(db, programs, before));
  forgetAccounts(db);
  return { removed: rows - restored, restored };
}

/** Accounts of which no row is left. */
function forgetAccounts(db: Writer): void {
  const unused = `SELECT id FROM result_account a WHERE NOT EXISTS (SELECT 1 FROM result_summary s WHERE s.accountId = a.id)
    AND NOT EXISTS (SELECT 1 FROM result_order_row r WHERE r.accountId = a.id)`;
  db.run(`DELETE FROM result_window WHERE accountId IN (${unused})`);
  db.run(`DELETE FROM partner_window WHERE -who IN (${unused})`);
  db.run(`DELETE FROM result_account WHERE id IN (${unused})`);
}
