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
}

export interface Writer extends Reader {
  run(sql: string, ...params: Bind[]): { changes: number; id: number };
  /** In `work` the tables behind a full-text index may be written too, which SQLite otherwise refuses. */
  behindIndex<T>(work: () => T): T;
}

const KEPT = 500;

/** A connection with its prepared statements. `raw` is for opening, migrating and transactions only. */
export class Store implements Writer {
  readonly raw: Database.Database;
  readonly #kept = new Map<string, Database.Statement>();
  readonly #plucked = new Map<string, Database.Statement>();
  readonly #arrays = new Map<string, Database.Statement>();

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
      // Filters make many texts; the oldest half goes when there are too many.
      if (kept.size >= KEPT) for (const old of [...kept.keys()].slice(0, KEPT / 2)) kept.delete(old);
      kept.set(sql, statement);
    }
    return statement;
  }

  get<T>(sql: string, ...params: Bind[]): T | undefined {
    return this.#statement(this.#kept, sql, "rows").get(...params) as T | undefined;
  }

  all<T>(sql: string, ...params: Bind[]): T[] {
    return this.#statement(this.#kept, sql, "rows").all(...params) as T[];
  }

  value<T>(sql: string, ...params: Bind[]): T | undefined {
    return this.#statement(this.#plucked, sql, "first").get(...params) as T | undefined;
  }

  column<T>(sql: string, ...params: Bind[]): T[] {
    return this.#statement(this.#plucked, sql, "first").all(...params) as T[];
  }

  arrays<T extends unknown[]>(sql: string, ...params: Bind[]): T[] {
    return this.#statement(this.#arrays, sql, "arrays").all(...params) as T[];
  }

  run(sql: string, ...params: Bind[]): { changes: number; id: number } {
    const { changes, lastInsertRowid } = this.#statement(this.#kept, sql, "rows").run(...params);
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

  close(): void {
    this.#kept.clear();
    this.#plucked.clear();
    this.#arrays.clear();
    this.raw.close();
  }
}
