// What the daily rows of a running import add to the sums of their days and months: gathered in memory, written before its
// transaction ends, so that whoever reads the sums between two transactions finds them true.
import { monthOfDay } from "../../domain/reports/dayNumber.ts";
import { summaryNumbers } from "../../domain/reports/record.ts";
import type { Bind, Reader, Writer } from "../store.ts";
import { adding, fee4, margin4, numberNames } from "./facts.ts";
import { moneyOn, moneySpans, type MoneySpan } from "./money.ts";

/** Sums of accounts over days of one month under the same margin and fee. */
interface Piece {
  month: number;
  money: MoneySpan | null;
  currency: string;
  /** By account, where its numbers begin in `sums`. */
  places: Map<number, number>;
  sums: Float64Array;
}

interface Day {
  day: number;
  currency: string;
  sums: Float64Array;
  piece: Piece;
}

/** Account months that are kept in memory at most; writing them takes some 100 ms. */
const MOST = 20_000;

export class Additions {
  readonly #programId: number;
  readonly #has: readonly number[];
  readonly #names: readonly string[];
  readonly #days = new Map<string, Day>();
  readonly #pieces = new Map<string, Piece>();
  #spans: MoneySpan[] | null = null;
  #last: Day | null = null;
  #kept = 0;

  /** @param has indexes into `summaryNumbers` of the numbers that the rows have */
  constructor(programId: number, has: readonly number[]) {
    this.#programId = programId;
    this.#has = has;
    this.#names = has.map((at) => summaryNumbers[at]!);
  }

  /** More than is good to write at once. */
  get full(): boolean {
    return this.#kept >= MOST;
  }

  /**
   * A row that counts whole: its numbers from `base` on in the order of `summaryNumbers`, less `old` where it was there, which
   * holds only the numbers that the rows have.
   */
  add(
    db: Writer,
    account: number,
    day: number,
    currency: string,
    numbers: Float64Array,
    base: number,
    old: readonly number[] | null,
  ): void {
    const entry = this.#dayOf(db, day, currency);
    const { piece, sums } = entry;
    const has = this.#has;
    let place = piece.places.get(account);
    if (place === undefined) place = this.#placeOf(piece, account);
    for (let at = 0; at < has.length; at++) {
      const number = numbers[base + has[at]!]! - (old === null ? 0 : old[at]!);
      // Beyond this a number is not exact; the store's own are of 64 bits.
      if (Math.abs(sums[at]!) + Math.abs(number) > Number.MAX_SAFE_INTEGER) {
        this.#forgetLast(entry, piece, place, at, numbers, base, old);
        this.write(db);
        this.add(db, account, day, currency, numbers, base, old);
        return;
      }
      sums[at]! += number;
      piece.sums[place + at]! += number;
    }
  }

  /** Takes back what was added of a row before one of its numbers was too large. */
  #forgetLast(
    { sums }: Day,
    piece: Piece,
    place: number,
    end: number,
    numbers: Float64Array,
    base: number,
    old: readonly number[] | null,
  ): void {
    for (let at = 0; at < end; at++) {
      const number = numbers[base + this.#has[at]!]! - (old === null ? 0 : old[at]!);
      sums[at]! -= number;
      piece.sums[place + at]! -= number;
    }
  }

  #dayOf(db: Reader, day: number, currency: string): Day {
    const last = this.#last;
    if (last !== null && last.day === day && last.currency === currency) return last;
    const key = `${day} ${currency}`;
    let entry = this.#days.get(key);
    if (!entry) {
      const sums = new Float64Array(this.#has.length);
      entry = { day, currency, sums, piece: this.#pieceOf(db, day, currency) };
      this.#days.set(key, entry);
    }
    this.#last = entry;
    return entry;
  }

  #pieceOf(db: Reader, day: number, currency: string): Piece {
    this.#spans ??= moneySpans(db, this.#programId);
    const month = monthOfDay(day);
    const money = moneyOn(this.#spans, day);
    const key = `${month} ${money?.from ?? ""} ${currency}`;
    let piece = this.#pieces.get(key);
    if (!piece) {
      piece = { month, money, currency, places: new Map(), sums: new Float64Array(this.#has.length * 64) };
      this.#pieces.set(key, piece);
    }
    return piece;
  }

  #placeOf(piece: Piece, account: number): number {
    const width = this.#has.length;
    const place = piece.places.size * width;
    if (place + width > piece.sums.length) {
      const larger = new Float64Array(piece.sums.length * 2);
      larger.set(piece.sums);
      piece.sums = larger;
    }
    piece.places.set(account, place);
    this.#kept++;
    return place;
  }

  /** Adds everything to the sums in the store. */
  write(db: Writer): void {
    const names = this.#names;
    const width = names.length;
    const intoDay = `INSERT INTO result_program_day (day, programId, currency, ${names.join(", ")})
      VALUES (?, ${this.#programId}, ?, ${names.map(() => "?").join(", ")})
      ON CONFLICT (day, programId, currency) DO UPDATE SET ${adding(names)}`;
    for (const { day, currency, sums } of this.#days.values()) db.run(intoDay, day, currency, ...sums);
    for (const { month, money, currency, places, sums } of this.#pieces.values()) {
      const intoMonth = this.#intoMonth(month, money);
      for (const [account, place] of places) {
        const bound: Bind[] = [account, currency];
        for (let at = 0; at < width; at++) bound.push(sums[place + at]!);
        db.run(intoMonth, ...bound);
      }
    }
    this.#days.clear();
    this.#pieces.clear();
    this.#spans = null;
    this.#last = null;
    this.#kept = 0;
  }

  #intoMonth(month: number, money: MoneySpan | null): string {
    const names = this.#names;
    const summed = [...names, "fee4", "margin4"];
    const given = numberNames.map((name) => (names.includes(name) ? "" : `, 0 AS ${name}`)).join("");
    return `INSERT INTO result_account_month (month, programId, accountId, currency, ${summed.join(", ")})
      SELECT ${month}, ${this.#programId}, account, currency, ${names.join(", ")}, ${fee4(money)}, ${margin4(money)}
      FROM (SELECT ? AS account, ? AS currency, ${names.map((name) => `CAST(? AS INTEGER) AS ${name}`).join(", ")}${given}) WHERE true
      ON CONFLICT (month, programId, accountId, currency) DO UPDATE SET ${adding(summed)}`;
  }
}
