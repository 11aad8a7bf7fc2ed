// What a program costs and earns, from a day on: margin and network fee with their history.
import type { Day } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { moneyOn, type Money } from "../domain/metrics/fee.ts";
import { feeUnits, shownFee, SINCE_EVER, type FeeKind, type ShownFee } from "../domain/program.ts";
import type { WriteContext } from "./context.ts";
import { naturalUid } from "./ids.ts";
import { insertRecord, uidOf, updateRecord } from "./records.ts";
import type { Reader } from "./store.ts";

interface Row {
  id: number;
  uid: string;
  programId: number;
  from: Day;
  marginBp: number;
  feeKind: FeeKind;
  feeValue: number;
}

const entries = (db: Reader, where: string, ...params: number[]): Row[] =>
  db.all<Row>(
    `SELECT id, uid, programId, fromOn AS "from", marginBp, feeKind, feeValue FROM program_money
     WHERE deletedAt IS NULL ${where} ORDER BY programId, fromOn`,
    ...params,
  );

/** A program's entries for the metrics, oldest first; the fee's value in units. */
export const moneyOf = (db: Reader, programId: number): Money[] =>
  entries(db, "AND programId = ?", programId).map(({ from, marginBp, feeKind, feeValue }) => ({
    from,
    marginBp,
    networkFee: { kind: feeKind, value: feeValue },
  }));

/** An entry as it travels. */
export interface ShownMoney {
  id: number;
  uid: string;
  from: Day;
  marginBp: number;
  networkFee: ShownFee;
}

/** The entries of all programs by program, oldest first. */
export function allMoney(db: Reader, currencies: ReadonlyMap<number, string>): Map<number, ShownMoney[]> {
  const byProgram = new Map<number, ShownMoney[]>();
  for (const { id, uid, programId, from, marginBp, feeKind, feeValue } of entries(db, "")) {
    const networkFee = shownFee(feeKind, feeValue, currencies.get(programId) ?? "");
    const list = byProgram.get(programId) ?? [];
    list.push({ id, uid, from, marginBp, networkFee });
    byProgram.set(programId, list);
  }
  return byProgram;
}

/** The entry in force on a day, as the two facts of a program; null where none is. */
export function inForce(
  money: readonly ShownMoney[],
  day: Day,
): { marginBp: number | null; networkFee: ShownFee | null } {
  const found = moneyOn(day, money);
  return { marginBp: found?.marginBp ?? null, networkFee: found?.networkFee ?? null };
}

export interface GivenMoney {
  marginBp?: number | undefined;
  networkFee?: ShownFee | undefined;
}

/**
 * Writes the entry that begins on a day, or rewrites the one there is. A margin alone goes with no fee; a fee alone says nothing of
 * what the brand keeps and is refused.
 */
export function writeMoney(
  { db, now, batchId }: Pick<WriteContext, "db" | "now" | "batchId">,
  programId: number,
  { marginBp, networkFee = { kind: "percentOfCommission", value: 0 } }: GivenMoney,
  from: Day = SINCE_EVER,
): number {
  if (marginBp === undefined) throw new UserError("margin-missing", {}, { field: "marginBp" });
  const { kind } = networkFee;
  const value = feeUnits(networkFee);
  if (value === null && kind === "perOrder")
    throw new UserError(
      "fee-amount",
      { value: String(networkFee.value).slice(0, 40) },
      { field: "networkFee.value" },
    );
  if (value === null) throw new UserError("fee-percent", {}, { field: "networkFee.value" });
  const set = { marginBp, feeKind: kind, feeValue: value, deletedAt: null };
  const uid = naturalUid("program-money", uidOf(db, "program", programId), from);
  const there = db.value<number>("SELECT id FROM program_money WHERE uid = ?", uid);
  if (there === undefined)
    return insertRecord(db, "program_money", { uid, programId, fromOn: from, ...set, createdAt: now() });
  updateRecord(db, "program_money", there, set, batchId);
  return there;
}
