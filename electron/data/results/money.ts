// A program's money by day: which margin and fee hold when.
import { numberOfDay } from "../../domain/reports/dayNumber.ts";
import type { FeeKind } from "../../domain/program.ts";
import type { Reader } from "../store.ts";
import type { Money } from "./facts.ts";

export interface MoneySpan extends Money {
  from: number;
  to: number;
}

interface Row {
  fromOn: string;
  marginBp: number;
  feeKind: FeeKind;
  feeValue: number;
}

const EVER = 10_000_000;

/** The spans of a program in order, without gaps; before the first of them nothing is known. */
export function moneySpans(db: Reader, programId: number): MoneySpan[] {
  const rows = db.all<Row>(
    "SELECT fromOn, marginBp, feeKind, feeValue FROM program_money WHERE programId = ? AND deletedAt IS NULL ORDER BY fromOn",
    programId,
  );
  const starts = rows.map(({ fromOn }) => numberOfDay(fromOn));
  return rows.map(({ marginBp, feeKind, feeValue }, at) => ({
    marginBp,
    feeKind,
    feeValue,
    from: starts[at]!,
    to: (starts[at + 1] ?? EVER) - 1,
  }));
}

export const moneyOn = (spans: readonly MoneySpan[], day: number): MoneySpan | null =>
  spans.find(({ from, to }) => from <= day && day <= to) ?? null;

/** A range of days in pieces within which the money of these programs does not change. */
export function splitByMoney(
  spans: readonly MoneySpan[],
  from: number,
  to: number,
): { from: number; to: number }[] {
  const cuts = [...new Set(spans.map((span) => span.from).filter((day) => day > from && day <= to))].toSorted(
    (a, b) => a - b,
  );
  return [from, ...cuts].map((start, at) => ({ from: start, to: (cuts[at] ?? to + 1) - 1 }));
}
