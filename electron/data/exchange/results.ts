// Results of a shared file put together with those that are here: a row that is not here is added, one that differs is replaced where it was imported later.
import { summaryNumbers } from "../../domain/reports/record.ts";
import { UserError } from "../../domain/errors.ts";
import type { RunningBatch, WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { cover, inChunks } from "../imports/reports/finish.ts";
import { networkItem } from "../results/accounts.ts";
import { keepBefore } from "../results/journal.ts";
import { settleOrders, type OrderKey } from "../results/orders.ts";
import { coversOf, HERE, resolveAccount } from "../results/resolve.ts";
import { lastDay, refreshSteps } from "../results/rollups.ts";
import type { Touched } from "../results/touched.ts";
import type { Bind, Reader, Writer } from "../store.ts";
import { resultLine, within, type ResultLine } from "./resultLines.ts";
import {
  orderColumns,
  orderInsert,
  orderSelect,
  orderUpdate,
  summaryInsert,
  summarySelect,
  summaryUpdate,
} from "./resultSql.ts";

export { writeResults, type ResultsWritten } from "./resultLines.ts";

type Of<K extends ResultLine["results"]> = Extract<ResultLine, { results: K }>["rows" &
  keyof Extract<ResultLine, { results: K }>];
type Row<K extends "accounts" | "covers" | "summaries" | "orders"> = Of<K> extends (infer R)[] ? R : never;

interface Program {
  id: number;
  network: string;
}

/** An account of the file. `program` is null where the program is not here, `id` where the account is not. */
interface Account {
  program: Program | null;
  id: number | null;
  given: Row<"accounts">;
}

interface Marks extends Touched {
  /** Which days are complete has changed: everybody is decided anew. */
  all: boolean;
}

/** Days before and after which there are no numbers. */
const EVER = { from: -100_000, to: 100_000 };

/** What the database says of a sum beyond 64 bits. */
const beyond = (error: unknown): boolean =>
  error instanceof Error && /integer overflow|cannot store REAL value in INTEGER/.test(error.message);

/**
 * Reads the `results` lines of a file in their order. In a preview it only counts; in a merge it writes, each row in the name of a batch
 * of its own that stands for the import of the other workspace: it has that one's time, author and file, and belongs to the merge, whose undo takes
 * it back (results/journal.ts).
 */
export class ResultMerge {
  /** Rows of the file. */
  rows = 0;
  /** Rows that are not here, and rows that the file has from a later import. */
  added = 0;
  replaced = 0;
  /** Rows that differ and are newer here, or whose program is not here. */
  kept = 0;
  /** Statements about complete days that are not here. */
  covers = 0;
  readonly #db: Reader;
  /** Programs that are not here will come with the file. */
  readonly #previews: boolean;
  readonly #last: number | null;
  #batches: Extract<ResultLine, { results: "head" }>["batches"] = [];
  #programs: (Program | null)[] = [];
  #kinds: { name: string; id: number | null }[] = [];
  readonly #accounts: Account[] = [];
  /** By the batch's place in the file: the batch that stands for it here. */
  readonly #parts = new Map<number, number>();
  /** By the batch's place: the report it was, for its mark. */
  readonly #kindOf = new Map<number, number>();
  readonly #begun = new Map<number, number>();
  readonly #touched = new Map<number, Marks>();
  /** Orders of the line that is read, by program. */
  readonly #orders = new Map<number, Map<string, OrderKey>>();

  constructor(db: Reader, { previews = false } = {}) {
    this.#db = db;
    this.#previews = previews;
    this.#last = lastDay(db);
  }

  /** How much of the file would change something, or has. */
  get changes(): number {
    return this.added + this.replaced + this.covers;
  }

  /**
   * One line, after all records of the file.
   * @param at the number of the line, for the error
   * @param write null in a preview; else of a chunk of the merge's batch
   * @returns how many rows it changes
   * @throws UserError `shared-inconsistent`
   */
  line(given: unknown, at: number, write: WriteContext | null): number {
    const line = resultLine(given);
    const before = this.changes;
    try {
      if (!line) throw new RangeError("no line of results");
      this.#read(line, write);
      if (write) this.#settleOrders(write.db);
    } catch (error) {
      if (error instanceof RangeError) throw new UserError("shared-inconsistent", { line: at });
      throw error;
    }
    return this.changes - before;
  }

  /**
   * The same without writing, while nothing is to be written: whether the line would change something. Then nothing is remembered of it,
   * and it is to be given to `line`.
   */
  wouldChange(given: unknown, at: number): boolean {
    const { rows, added, replaced, kept, covers } = this;
    const accounts = this.#accounts.length;
    if (this.line(given, at, null) === 0) return false;
    Object.assign(this, { rows, added, replaced, kept, covers });
    this.#accounts.length = accounts;
    return true;
  }

  #read(line: ResultLine, write: WriteContext | null): void {
    if (line.results === "head") this.#head(line);
    else if (line.results === "accounts") for (const row of line.rows) this.#account(row);
    else if (line.results === "covers") for (const row of line.rows) this.#cover(row, write);
    else if (line.results === "summaries") for (const row of line.rows) this.#summary(row, write);
    else for (const row of line.rows) this.#order(row, write);
  }

  #head({ batches, programs, kinds }: Extract<ResultLine, { results: "head" }>): void {
    this.#batches = batches;
    this.#programs = programs.map(
      (uid) => this.#db.get<Program>("SELECT id, network FROM program WHERE uid = ?", uid) ?? null,
    );
    this.#kinds = kinds.map((name) => ({
      name,
      id: this.#db.value<number>("SELECT id FROM result_kind WHERE name = ?", name) ?? null,
    }));
  }

  #account(given: Row<"accounts">): void {
    const program = within(this.#programs, given[0]);
    const key = program && networkItem(program.network, given[1]).key;
    const id = program
      ? this.#db.value<number>(
          "SELECT id FROM result_account WHERE programId = ? AND networkKey = ?",
          program.id,
          key,
        )
      : undefined;
    this.#accounts.push({ program, id: id ?? null, given });
  }

  #kind(at: number, write: Writer | null): number | null {
    const kind = within(this.#kinds, at);
    if (kind.id === null && write)
      kind.id =
        write.value<number>("SELECT id FROM result_kind WHERE name = ?", kind.name) ??
        write.run("INSERT INTO result_kind (name) VALUES (?)", kind.name).id;
    return kind.id;
  }

  #marks(programId: number): Marks {
    let marks = this.#touched.get(programId);
    if (!marks) {
      marks = { programId, days: new Set(), accounts: new Set(), all: false };
      this.#touched.set(programId, marks);
    }
    return marks;
  }

  /** When the import of this workspace that wrote a row began. */
  #begunOf(batchId: number): number {
    let begun = this.#begun.get(batchId);
    if (begun === undefined) {
      begun = this.#db.value<number>("SELECT startedAt FROM batch WHERE id = ?", batchId) ?? 0;
      this.#begun.set(batchId, begun);
    }
    return begun;
  }

  /** The batch that stands here for one of the file; made with its first row. */
  #part({ db, batchId, now }: WriteContext, at: number, programId: number): number {
    const known = this.#parts.get(at);
    if (known !== undefined) return known;
    const [startedAt, author, name, file] = within(this.#batches, at);
    if (author !== "" && db.value("SELECT 1 FROM colleague WHERE uid = ?", author) === undefined)
      db.run("INSERT INTO colleague (uid, name) VALUES (?, ?)", author, name);
    const { id } = db.run(
      "INSERT INTO batch (uid, kind, state, author, device, startedAt, endedAt, file, detail) VALUES (?, 'upkeep', 'done', ?, '', ?, ?, ?, ?)",
      newUid(),
      author,
      startedAt,
      now(),
      file,
      JSON.stringify({ merge: batchId }),
    );
    this.#parts.set(at, id);
    this.#begun.set(id, startedAt);
    // Every import of a report leaves its mark: by it the rows are found again.
    const kind = this.#kindOf.get(at);
    const kindId =
      kind === undefined
        ? (db.value<number>("SELECT id FROM result_kind WHERE name = 'shared'") ??
          db.run("INSERT INTO result_kind (name) VALUES ('shared')").id)
        : this.#kind(kind, db)!;
    cover(db, programId, kindId, HERE, { from: 0, to: 0 }, id);
    return id;
  }

  #idOf(account: Account, write: Writer | null, batchId: () => number): number | null {
    const { program, given } = account;
    if (account.id !== null || !write || !program) return account.id;
    const [, externalId, name, site, email] = given;
    const { key } = networkItem(program.network, externalId);
    const owner = write.value<number>(
      "SELECT ownerId FROM partner_set WHERE kind = 'networkId' AND key = ? ORDER BY id LIMIT 1",
      key,
    );
    account.id = write.run(
      "INSERT INTO result_account (programId, externalId, networkKey, name, site, email, partnerId, batchId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      program.id,
      externalId,
      key,
      name || externalId,
      site,
      email,
      owner ?? null,
      batchId(),
    ).id;
    return account.id;
  }

  #cover([programAt, kindAt, what, from, to, at]: Row<"covers">, write: WriteContext | null): void {
    const program = within(this.#programs, programAt);
    within(this.#batches, at);
    within(this.#kinds, kindAt);
    if (!this.#kindOf.has(at)) this.#kindOf.set(at, kindAt);
    if (!program || what === HERE) return;
    const kindId = this.#kind(kindAt, write?.db ?? null);
    const known =
      kindId !== null &&
      this.#db.value(
        "SELECT 1 FROM result_cover WHERE programId = ? AND kindId = ? AND orders = ? AND fromDay = ? AND toDay = ? LIMIT 1",
        program.id,
        kindId,
        what,
        from,
        to,
      ) !== undefined;
    if (known) return;
    this.covers++;
    if (!write) return;
    cover(write.db, program.id, kindId!, what, { from, to }, this.#part(write, at, program.id));
    this.#marks(program.id).all = true;
  }

  /** A row whose program is not here. */
  #homeless(): void {
    if (this.#previews) this.added++;
    else this.kept++;
  }

  /** Whether a row of the file is to be written over the one that is here. */
  #isLater(at: number, there: { batchId: number }): boolean {
    const later = within(this.#batches, at)[0] > this.#begunOf(there.batchId);
    if (later) this.replaced++;
    else this.kept++;
    return later;
  }

  #summary(row: Row<"summaries">, write: WriteContext | null): void {
    const [accountAt, from, to, kindAt, part, currency, at, numbers] = row;
    const account = within(this.#accounts, accountAt);
    within(this.#batches, at);
    const kindId = this.#kind(kindAt, write?.db ?? null);
    this.rows++;
    const { program } = account;
    if (!program) {
      this.#homeless();
      return;
    }
    const key = (id: number) => [program.id, from, id, to, kindId!, part] as const;
    const there =
      account.id === null || kindId === null
        ? undefined
        : this.#db.get<Record<string, Bind> & { batchId: number }>(summarySelect, ...key(account.id));
    if (there) {
      const same =
        there.currency === currency && summaryNumbers.every((name, n) => there[name] === numbers[n]);
      if (same || !this.#isLater(at, there) || !write) return;
      const batchId = this.#part(write, at, program.id);
      keepBefore(write.db, batchId, "summary", there);
      write.db.run(summaryUpdate, currency, ...numbers, batchId, ...key(account.id!));
    } else {
      this.added++;
      if (!write) return;
      const batchId = this.#part(write, at, program.id);
      const id = this.#idOf(account, write.db, () => batchId)!;
      write.db.run(summaryInsert, ...key(id), currency, ...numbers, batchId);
    }
    this.#touch(program.id, account.id!, from, to);
  }

  #order(row: Row<"orders">, write: WriteContext | null): void {
    const [accountAt, externalId, orderKey, ...rest] = row;
    const at = row[12];
    const account = within(this.#accounts, accountAt);
    within(this.#batches, at);
    this.rows++;
    const { program } = account;
    if (!program) {
      this.#homeless();
      return;
    }
    const there = this.#db.get<Record<string, Bind> & { batchId: number }>(
      orderSelect,
      program.id,
      externalId,
    );
    const values = (id: number | null): Bind[] => [id, orderKey, ...rest.slice(0, -1)];
    if (there) {
      const fresh = values(account.id);
      const same = orderColumns.every((name, n) => there[name] === fresh[n]);
      if (same || !this.#isLater(at, there) || !write) return;
      const batchId = this.#part(write, at, program.id);
      const id = this.#idOf(account, write.db, () => batchId);
      keepBefore(write.db, batchId, "order", there);
      write.db.run(orderUpdate, ...values(id), batchId, program.id, externalId);
      const [was, key] = [there.accountId as number, there.orderKey as string];
      this.#touch(program.id, was, there.day as number, there.day as number, key);
    } else {
      this.added++;
      if (!write) return;
      const batchId = this.#part(write, at, program.id);
      const id = this.#idOf(account, write.db, () => batchId);
      write.db.run(orderInsert, ...values(id), batchId, program.id, externalId);
    }
    this.#touch(program.id, account.id!, row[4], row[4], orderKey);
  }

  #touch(programId: number, accountId: number, from: number, to: number, orderKey?: string): void {
    const marks = this.#marks(programId);
    marks.accounts.add(accountId);
    if (from === to) marks.days.add(from);
    if (orderKey === undefined) return;
    const orders = this.#orders.get(programId) ?? new Map<string, OrderKey>();
    this.#orders.set(programId, orders.set(`${accountId} ${orderKey}`, [accountId, orderKey]));
  }

  #settleOrders(db: Writer): void {
    for (const [programId, orders] of this.#orders) {
      const { days } = this.#marks(programId);
      for (const day of settleOrders(db, [...orders.values()])) days.add(day);
    }
    this.#orders.clear();
  }

  /**
   * After the last line of a merge: which rows count, and the sums that hang on them, in short transactions.
   * @throws UserError `sums-too-large`
   */
  async finish(batch: RunningBatch, file: string): Promise<void> {
    if (this.#touched.size === 0) return;
    try {
      await inChunks(batch, (db) => this.#finishSteps(db));
    } catch (error) {
      throw beyond(error) ? new UserError("sums-too-large", { file }) : error;
    }
  }

  *#finishSteps(db: Writer): Generator<void> {
    const programs = [...this.#touched.values()];
    for (const { programId, days, accounts, all } of programs) {
      const whose = all
        ? db.column<number>("SELECT id FROM result_account WHERE programId = ?", programId)
        : [...accounts];
      const covers = coversOf(db, programId);
      for (const accountId of whose) {
        const stale = resolveAccount(db, programId, accountId, EVER, covers);
        for (const day of stale.days) days.add(day);
        if (stale.changed) accounts.add(accountId);
        yield;
      }
    }
    yield* refreshSteps(db, programs, this.#last);
  }
}
