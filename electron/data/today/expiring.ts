// Agreements that end soon, or whose notice has to be given soon.
import { addDays, type Day } from "../../domain/days.ts";
import type { Reader } from "../store.ts";
import { noticeOn, renewed } from "../tasks/born/born.ts";
import { stillThere } from "./dismissed.ts";

export interface Expiring {
  key: string;
  agreementId: number;
  partnerId: number;
  partner: string;
  programId: number;
  program: string;
  toOn: Day;
  /** Null where no notice was agreed. */
  noticeOn: Day | null;
}

const AHEAD_DAYS = 30;
const SHOWN = 50;

/** The earliest end first. What others go on for does not expire. */
export function expiring(db: Reader, today: Day): Expiring[] {
  const rows = db
    .all<Omit<Expiring, "noticeOn" | "key"> & { uid: string; noticeDays: number | null }>(
      `SELECT a.id AS agreementId, a.uid, a.partnerId, p.name AS partner, a.programId, g.name AS program, a.toOn, a.noticeDays
       FROM agreement a JOIN partner p ON p.id = a.partnerId AND p.deletedAt IS NULL JOIN program g ON g.id = a.programId AND g.deletedAt IS NULL
       WHERE a.toOn IS NOT NULL AND a.deletedAt IS NULL AND a.toOn >= ?1 AND date(a.toOn, -ifnull(a.noticeDays, 0) || ' days') <= ?2 AND NOT ${renewed}
       ORDER BY a.toOn, a.id LIMIT ${SHOWN}`,
      today,
      addDays(today, AHEAD_DAYS),
    )
    .map(({ uid, noticeDays, ...row }) => ({
      ...row,
      key: `expires:${uid}:${row.toOn}`,
      noticeOn: noticeDays === null ? null : noticeOn(row.toOn, noticeDays),
    }));
  return stillThere(db, rows);
}
