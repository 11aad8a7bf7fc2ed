// Fees and margins are part of what is worked out of the reports: where they change, the sums of their program are stale.
import { trigger } from "./trigger.ts";

/** All accounts of the program (0), where it has any numbers at all. */
const stale = (row: "old" | "new") =>
  `INSERT OR IGNORE INTO result_stale (programId, accountId) SELECT ${row}.programId, 0
     WHERE EXISTS (SELECT 1 FROM result_account a WHERE a.programId = ${row}.programId);`;

export const moneyTriggers = (): string[] => [
  trigger("stale_money_made", "AFTER INSERT ON program_money", [stale("new")]),
  trigger(
    "stale_money_changed",
    "AFTER UPDATE OF fromOn, marginBp, feeKind, feeValue, deletedAt ON program_money",
    [stale("new")],
  ),
  trigger("stale_money_gone", "AFTER DELETE ON program_money", [stale("old")]),
];
