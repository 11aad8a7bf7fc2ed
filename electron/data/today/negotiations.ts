// Negotiations that have waited for us longer than the manager wants, the longest first.
import { dayOf, type Day } from "../../domain/days.ts";
import { settingOf, timeZone } from "../settings.ts";
import { waitingForUs } from "../negotiation/read.ts";
import type { Reader } from "../store.ts";
import { stillThere } from "./dismissed.ts";

export interface WaitingNegotiation {
  key: string;
  negotiationId: number;
  partnerId: number;
  partner: string;
  subject: string;
  /** Since the last offer, or since it was begun. */
  days: number;
  decideOn: Day | null;
  /** Its day to decide has come. */
  isDue: boolean;
}

const USUAL_DAYS = 3;
const SHOWN = 20;

/** After how many days one that waits for us comes to Today: the setting `negotiationDays`. */
export function negotiationDays(db: Reader): number {
  const value = settingOf(db, "negotiationDays");
  return typeof value === "number" && value >= 0 ? value : USUAL_DAYS;
}

/** Put away it comes back with the next round. */
export function negotiationsWaiting(db: Reader, now: number): WaitingNegotiation[] {
  const most = negotiationDays(db);
  const today = dayOf(now, timeZone(db));
  const rows = waitingForUs(db, now)
    .map(({ uid, ...row }) => ({
      ...row,
      key: `negotiation:${uid}:${row.offers}`,
      isDue: row.decideOn !== null && row.decideOn <= today,
    }))
    .filter(({ days, isDue }) => days > most || isDue)
    .toSorted((a, b) => b.days - a.days);
  return stillThere(db, rows)
    .slice(0, SHOWN)
    .map(({ offers: _, ...row }) => row);
}
