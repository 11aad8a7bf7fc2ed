// What the payout check asks and gets.
import { amountText, amountUnits } from "../../../electron/domain/amount.ts";
import type { Api, InputOf, OutputOf } from "../../api/client.ts";
import { t, type WordKey } from "../../words.ts";

export type CheckAsk = Omit<InputOf<Api["agreements"]["check"]>, "limit" | "offset">;
export type Check = OutputOf<Api["agreements"]["check"]>;
type Reason = Check["rows"][number]["reason"];

/** What was paid more than was due, exactly; below 0 where it was less. */
export const apart = (paid: string, due: string, currency: string): string =>
  amountText((amountUnits(paid) ?? 0) - (amountUnits(due) ?? 0), currency);

const reasons: Record<Reason, WordKey> = {
  tier: "ui.payoutCheck.reason.tier",
  cap: "ui.payoutCheck.reason.cap",
  "wrong rate": "ui.payoutCheck.reason.wrongRate",
  "after change": "ui.payoutCheck.reason.afterChange",
  unknown: "ui.payoutCheck.reason.unknown",
};
export const reasonWord = (reason: Reason): string => t(reasons[reason]);
