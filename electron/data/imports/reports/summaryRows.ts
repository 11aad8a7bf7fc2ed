// Summary rows against the store: made, changed, or the same; written at once where it is a run.
import { summaryNumbers, type SummaryBlock } from "../../../domain/reports/record.ts";
import { cross, type Period } from "../../../domain/reports/counting.ts";
import { DAILY, LONGER } from "../../results/resolve.ts";
import { keepBefore } from "../../results/journal.ts";
import type { Additions } from "../../results/additions.ts";
import type { Reader, Writer } from "../../store.ts";
import type { Status } from "../outcome.ts";

const KEY = "programId = ? AND fromDay = ? AND accountId = ? AND toDay = ? AND kindId = ? AND part = ?";

export interface SummaryInfo {
  programId: number;
  kindId: number | null;
  /** Indexes into `summaryNumbers` of what the file has: only these are compared and written. */
  has: readonly number[];
  batchId: number | null;
}

export class SummaryRows {
  readonly #db: Reader;
  readonly #info: SummaryInfo;
  readonly #insert: string;
  readonly #select: string;
  readonly #update: string;
  /** Days of earlier imports of this kind: elsewhere nothing can be there. */
  readonly #earlier: Period[];
  /** Where daily rows are added to the sums at once; null where it is not known yet whether they count. */
  readonly #additions: Additions | null;
  readonly #nothing = new Float64Array(summaryNumbers.length);

  constructor(db: Reader, info: SummaryInfo, additions: Additions | null) {
    this.#db = db;
    this.#info = info;
    this.#additions = additions;
    const { programId, kindId, has, batchId } = info;
    const names = has.map((at) => summaryNumbers[at]!);
    // What is the same for the whole file stands in the text: each bound value costs time, two million times.
    this.#insert = `INSERT INTO result_summary (programId, fromDay, accountId, toDay, kindId, part, currency, ${names.join(", ")}, counts, batchId)
      VALUES (${programId}, ?, ?, ?, ${kindId}, ?, ?, ${names.map(() => "?").join(", ")}, 3, ${batchId})`;
    this.#select = `SELECT currency, ${names.join(", ")} FROM result_summary WHERE ${KEY}`;
    this.#update = `UPDATE result_summary SET currency = ?, ${names.map((name) => `${name} = ?`).join(", ")}, batchId = ${batchId} WHERE ${KEY}`;
    this.#earlier =
      kindId === null
        ? []
        : db.all<Period>(
            `SELECT fromDay AS "from", toDay AS "to" FROM result_cover WHERE programId = ? AND kindId = ? AND orders IN (${DAILY}, ${LONGER}) AND batchId IS NOT ?`,
            programId,
            kindId,
            batchId,
          );
  }

  #mayBeThere(from: number): boolean {
    for (const range of this.#earlier) if (range.from <= from && from <= range.to) return true;
    return false;
  }

  #row(from: number, account: number, to: number, part: string): [string, ...number[]] | undefined {
    const { programId, kindId } = this.#info;
    return this.#db.arrays<[string, ...number[]]>(
      this.#select,
      programId,
      from,
      account,
      to,
      kindId,
      part,
    )[0];
  }

  /**
   * The earlier row, and the part under which it stands or the new one is to stand. Which currency is the first of a file
   * depends on its rows, so a row is looked for with and without its code. `said`: the row names its currency itself.
   */
  #find(from: number, account: number, to: number, part: string, currency: string, said: boolean) {
    const there = this.#row(from, account, to, part);
    if (there?.[0] === currency || !(said || part.includes("¤"))) return { part, there };
    const [, base = "", times = ""] = /^(.*?)(?:¤[A-Z]*)?(#\d+)?$/s.exec(part) ?? [];
    const own = `${base}¤${currency}${times}`;
    for (const other of [own, base + times]) {
      const row = other === part ? undefined : this.#row(from, account, to, other);
      if (row?.[0] === currency) return { part: other, there: row };
    }
    if (!said) return { part, there };
    return { part: there === undefined ? part : own, there: undefined };
  }

  /**
   * One row of a block.
   * @param account null where the account itself would be new
   * @param write null in a preview
   */
  row(
    block: SummaryBlock,
    at: number,
    account: number | null,
    { from, to }: Period,
    currency: string,
    write: Writer | null,
  ): Status {
    const { programId, kindId, has, batchId } = this.#info;
    let part = block.parts?.[at] ?? "";
    const base = at * summaryNumbers.length;
    const { numbers } = block;
    if (account !== null && kindId !== null && this.#mayBeThere(from)) {
      const said = block.currencies[at]! >= 0;
      const found = this.#find(from, account, to, part, currency, said);
      const { there } = found;
      part = found.part;
      const key = [programId, from, account, to, kindId, part] as const;
      if (there) {
        let same = there[0] === currency;
        for (let n = 0; same && n < has.length; n++) same = there[n + 1] === numbers[base + has[n]!];
        if (same) return "unchanged";
        if (write) {
          keepBefore(
            write,
            batchId!,
            "summary",
            this.#db.get<object>(`SELECT * FROM result_summary WHERE ${KEY}`, ...key)!,
          );
          write.run(this.#update, currency, ...has.map((n) => numbers[base + n]!), ...key);
          if (from === to) this.#exchange(write, account, from, currency, numbers, base, there);
        }
        return "changed";
      }
    }
    if (write) {
      const bound: (string | number)[] = [from, account!, to, part, currency];
      for (const n of has) bound.push(numbers[base + n]!);
      write.run(this.#insert, ...bound);
      if (from === to) this.#additions?.add(write, account!, from, currency, numbers, base, null);
    }
    return "created";
  }

  #exchange(
    write: Writer,
    account: number,
    day: number,
    currency: string,
    numbers: Float64Array,
    base: number,
    [was, ...old]: [string, ...number[]],
  ): void {
    const additions = this.#additions;
    if (!additions) return;
    if (was === currency) additions.add(write, account, day, currency, numbers, base, old);
    else {
      additions.add(write, account, day, currency, numbers, base, null);
      additions.add(write, account, day, was, this.#nothing, 0, old);
    }
  }
}

/** Longer summaries of the same account that reach into a period without one being inside of the other. */
export function overlapping(
  db: Reader,
  programId: number,
  accountId: number,
  { from, to }: Period,
): Period[] {
  if (from === to) return [];
  return db
    .all<Period>(
      `SELECT DISTINCT fromDay AS "from", toDay AS "to" FROM result_summary
       WHERE programId = ? AND accountId = ? AND toDay > fromDay AND fromDay <= ? AND toDay >= ?`,
      programId,
      accountId,
      to,
      from,
    )
    .filter((other) => cross(other, { from, to }));
}

/** Takes rows of an overlapping period away, kept for the undo of this import. */
export function replace(
  db: Writer,
  programId: number,
  accountId: number,
  period: Period,
  batchId: number,
): void {
  const where = "programId = ? AND accountId = ? AND fromDay = ? AND toDay = ?";
  const bind = [programId, accountId, period.from, period.to];
  for (const row of db.all<object>(`SELECT * FROM result_summary WHERE ${where}`, ...bind))
    keepBefore(db, batchId, "summary", row);
  db.run(`DELETE FROM result_summary WHERE ${where}`, ...bind);
}
