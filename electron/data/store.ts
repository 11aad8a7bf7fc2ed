// The one way to ask SQLite: statements are prepared once and kept, reading and writing are different types.
import type Database from "better-sqlite3";

/** What a statement binds. Booleans are written as 0 and 1 by the caller. */
export type Bind = string | number | bigint | null | Uint8Array;

export interface Reader {
  /** The first row, or undefined. */
  get<T>(sql: string, ...params: Bind[]): T | undefined;
  all<T>(sql: string, ...params: Bind[]): T[];
  /** The first column of the first row, or undefined. */
  value<T>(sql: string, ...params: Bind[]): T | undefined;
  /** The first column of every row. */
  column<T>(sql: string, ...params: Bind[]): T[];
  /** Rows as arrays of columns: half the price of objects where a page needs many. */
  arrays<T extends unknown[]>(sql: string, ...params: Bind[]): T[];
  /** Everything that `work` reads is of one moment, whatever others write meanwhile. For a connection that nobody else uses. */
  snapshot<T>(work: () => Promise<T>): Promise<T>;
}

export interface Writer extends Reader {
  run(sql: string, ...params: Bind[]): { changes: number; id: number };
  /** In `work` the tables behind a full-text index may be written too, which SQLite otherwise refuses. */
  behindIndex<T>(work: () => T): T;
}

const KEPT = 500;

/** A transaction that stays open over several works. `lost`: why it could not be committed, so that nothing builds on it. */
export interface Held {
  /** Runs in the transaction before it ends. */
  ending?: (db: Writer) => void;
  lost?: unknown;
}

/** A connection with its prepared statements. `raw` is for opening, migrating and transactions only. */
export class Store implements Writer {
  readonly raw: Database.Database;
  readonly #kept = new Map<string, Database.Statement>();
  readonly #plucked = new Map<string, Database.Statement>();
  readonly #arrays = new Map<string, Database.Statement>();
  /** Statements with `?1`, `?2` …: the driver takes these as names. */
  readonly #numbered = new WeakSet<Database.Statement>();
  #held: Held | null = null;

  constructor(raw: Database.Database) {
    this.raw = raw;
  }

  #statement(
    kept: Map<string, Database.Statement>,
    sql: string,
    as: "rows" | "first" | "arrays",
  ): Database.Statement {
    let statement = kept.get(sql);
    if (!statement) {
      statement = this.raw.prepare(sql);
      if (as === "first") statement.pluck();
      if (as === "arrays") statement.raw();
      if (/\?\d/.test(sql)) this.#numbered.add(statement);
      // Filters make many texts; the oldest half goes when there are too many.
      if (kept.size >= KEPT) for (const old of [...kept.keys()].slice(0, KEPT / 2)) kept.delete(old);
      kept.set(sql, statement);
    }
    return statement;
  }

  #bound(statement: Database.Statement, params: Bind[]): unknown[] {
    if (!this.#numbered.has(statement)) return params;
    return [Object.fromEntries(params.map((value, at) => [at + 1, value]))];
  }

  get<T>(sql: string, ...params: Bind[]): T | undefined {
    const statement = this.#statement(this.#kept, sql, "rows");
    return statement.get(...this.#bound(statement, params)) as T | undefined;
  }

  all<T>(sql: string, ...params: Bind[]): T[] {
    const statement = this.#statement(this.#kept, sql, "rows");
    return statement.all(...this.#bound(statement, params)) as T[];
  }

  value<T>(sql: string, ...params: Bind[]): T | undefined {
    const statement = this.#statement(this.#plucked, sql, "first");
    return statement.get(...this.#bound(statement, params)) as T | undefined;
  }

  column<T>(sql: string, ...params: Bind[]): T[] {
    const statement = this.#statement(this.#plucked, sql, "first");
    return statement.all(...this.#bound(statement, params)) as T[];
  }

  arrays<T extends unknown[]>(sql: string, ...params: Bind[]): T[] {
    const statement = this.#statement(this.#arrays, sql, "arrays");
    return statement.all(...this.#bound(statement, params)) as T[];
  }

  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    this.commitHeld();
    this.run("BEGIN");
    try {
      return await work();
    } finally {
      if (this.raw.inTransaction) this.run("ROLLBACK");
    }
  }

  run(sql: string, ...params: Bind[]): { changes: number; id: number } {
    const statement = this.#statement(this.#kept, sql, "rows");
    const { changes, lastInsertRowid } = statement.run(...this.#bound(statement, params));
    return { changes, id: Number(lastInsertRowid) };
  }

  behindIndex<T>(work: () => T): T {
    this.raw.unsafeMode(true);
    try {
      return work();
    } finally {
      this.raw.unsafeMode(false);
    }
  }

  /** Runs `work` in one immediate transaction; whatever it throws undoes all of it. */
  transaction<T>(work: () => T): T {
    this.commitHeld();
    this.run("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.run("COMMIT");
      return result;
    } catch (error) {
      // SQLite ends the transaction itself on some failures, a full disk among them.
      if (this.raw.inTransaction) this.run("ROLLBACK");
      throw error;
    }
  }

  /**
   * Runs `work` in an immediate transaction that stays open for the next work of the same `held`. Any other transaction and
   * `commitHeld` end it first; whatever `work` throws undoes all that is open.
   */
  holding<T>(held: Held, work: () => T): T {
    if (this.#held !== held) {
      this.commitHeld();
      if ("lost" in held) throw held.lost;
      this.run("BEGIN IMMEDIATE");
      this.#held = held;
    }
    try {
      return work();
    } catch (error) {
      this.#held = null;
      if (this.raw.inTransaction) this.run("ROLLBACK");
      throw error;
    }
  }

  /** Whether the transaction of `held` is open. */
  holds(held: Held): boolean {
    return this.#held === held;
  }

  /** Ends the transaction that is held open, if there is one. */
  commitHeld(): void {
    const held = this.#held;
    if (!held) return;
    this.#held = null;
    try {
      held.ending?.(this);
      this.run("COMMIT");
    } catch (error) {
      if (this.raw.inTransaction) this.run("ROLLBACK");
      held.lost = error;
      throw error;
    }
  }

  close(): void {
    this.commitHeld();
    this.#kept.clear();
    this.#plucked.clear();
    this.#arrays.clear();
    this.raw.close();
  }
}
