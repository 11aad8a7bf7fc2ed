// Whom to thank: birthdays that come, promises kept, the strongest growth, partners that became active or key.
import { addDays, type Day } from "../../domain/days.ts";
import { UNITS } from "../../domain/amount.ts";
import { numberOfDay } from "../../domain/reports/dayNumber.ts";
import type { Words } from "../../domain/words/words.ts";
import { lastDay } from "../results/rollups.ts";
import type { Reader } from "../store.ts";
import { stillThere } from "./dismissed.ts";

export interface Thanks {
  key: string;
  partnerId: number;
  partner: string;
  contactId: number | null;
  code: "birthday" | "promise" | "growth" | "key" | "active";
  /** Why, in words. */
  reason: string;
}

const BIRTHDAY_DAYS = 7;
const LATELY_DAYS = 14;
const SHOWN = 20;

/** 'Wed 2 Dec': the sentences are English. */
const near = (day: Day): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" })
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(",", "");

interface Named {
  partnerId: number;
  partner: string;
}

function birthdays(db: Reader, words: Words, today: Day): Thanks[] {
  const days = new Map<string, Day>();
  for (let ahead = 0; ahead <= BIRTHDAY_DAYS; ahead++) {
    const day = addDays(today, ahead);
    days.set(day.slice(5), day);
    // Who was born on 29 February is congratulated a day earlier in other years.
    if (day.slice(5) === "02-28" && addDays(day, 1).slice(5) === "03-01") days.set("02-29", day);
  }
  return db
    .all<Named & { contactId: number; uid: string; contact: string; on: string }>(
      `SELECT c.id AS contactId, c.uid, c.fullName AS contact, substr(c.birthday, -5) AS "on", p.id AS partnerId, p.name AS partner
       FROM contact c JOIN partner p ON p.id = c.partnerId AND p.deletedAt IS NULL
       WHERE c.birthday IS NOT NULL AND substr(c.birthday, -5) IN (SELECT value FROM json_each(?)) AND c.deletedAt IS NULL AND c.doNotContact = 0
       ORDER BY c.id LIMIT 200`,
      JSON.stringify([...days.keys()]),
    )
    .map(({ uid, contact, on, ...whom }) => ({ ...whom, uid, contact, day: days.get(on)! }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ uid, contact, day, ...whom }) => ({
      ...whom,
      key: `birthday:${uid}:${day.slice(0, 4)}`,
      code: "birthday" as const,
      reason:
        day === today
          ? words("ui.overview.thanks.birthdayToday", { contact })
          : words("ui.overview.thanks.birthday", { contact, day: near(day) }),
    }));
}

const promises = (db: Reader, words: Words, today: Day): Thanks[] =>
  db
    .all<Named & { uid: string; text: string; contactId: number | null }>(
      `SELECT m.uid, m.text, m.contactId, p.id AS partnerId, p.name AS partner FROM promise m JOIN partner p ON p.id = m.partnerId AND p.deletedAt IS NULL
       WHERE m."by" = 'them' AND m.outcome = 'kept' AND m.settledOn BETWEEN ? AND ? AND m.deletedAt IS NULL ORDER BY m.settledOn DESC, m.id DESC LIMIT 20`,
      addDays(today, -LATELY_DAYS),
      today,
    )
    .map(({ uid, text, ...whom }) => ({
      ...whom,
      key: `promise:${uid}`,
      code: "promise" as const,
      reason: words("ui.overview.thanks.promise", { text }),
    }));

/** Numbers below this are chance. */
const REAL_ORDERS = 10;
const REAL_GROWTH = 1.2;
const GROWN = 3;

/** Only while the numbers are of now. */
function growth(db: Reader, words: Words, today: Day): Thanks[] {
  const last = lastDay(db);
  if (last === null || last < numberOfDay(addDays(today, -30))) return [];
  return db
    .all<Named & { uid: string; currency: string; value: number; valueBefore: number }>(
      `SELECT p.id AS partnerId, p.uid, p.name AS partner, w.currency, w.value, w.valueBefore
       FROM partner_window w JOIN partner p ON p.id = w.who AND p.deletedAt IS NULL
       WHERE w.days = 30 AND w.who > 0 AND w.orders >= ${REAL_ORDERS} AND w.ordersBefore >= ${REAL_ORDERS} AND w.valueBefore > 0
         AND w.value >= w.valueBefore * ${REAL_GROWTH}
       ORDER BY CAST(w.value AS REAL) / w.valueBefore DESC, w.who LIMIT ${GROWN}`,
    )
    .map(({ uid, currency, value, valueBefore, ...whom }) => ({
      ...whom,
      // Once a month.
      key: `growth:${uid}:${today.slice(0, 7)}`,
      contactId: null,
      code: "growth" as const,
      reason: words("ui.overview.thanks.growth", {
        percent: Math.round((value / valueBefore - 1) * 100),
        value: Math.round(value / UNITS),
        currency,
      }),
    }));
}

/** The first batch that began at an instant or later: they follow each other in time. */
function batchSince(db: Reader, at: number): number {
  let [low, high] = [0, db.value<number | null>("SELECT max(id) FROM batch") ?? 0];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const next = db.get<{ id: number; startedAt: number }>(
      "SELECT id, startedAt FROM batch WHERE id > ? ORDER BY id LIMIT 1",
      middle,
    );
    if (!next || next.startedAt >= at) high = middle;
    else low = next.id;
  }
  return low;
}

/** Whom somebody made active or key: what an import says is no news to thank for. */
const stages = (db: Reader, words: Words, now: number, dayOf: (at: number) => Day): Thanks[] =>
  db
    .all<Named & { uid: string; stage: "key" | "active"; at: number }>(
      `SELECT m.uid, m.stage, max(b.startedAt) AS at, p.id AS partnerId, p.name AS partner
       FROM batch b CROSS JOIN change c ON c.batchId = b.id CROSS JOIN membership m ON m.uid = c.uid CROSS JOIN partner p ON p.id = m.partnerId
       WHERE b.id > ? AND b.kind = 'edit' AND b.state = 'done' AND b.startedAt >= ? AND c."of" = 'membership' AND c.field = 'stage'
         AND c.new IN ('key', 'active') AND m.stage = c.new AND ifnull(c.old, '') <> 'key' AND m.deletedAt IS NULL AND p.deletedAt IS NULL
       GROUP BY m.id ORDER BY at DESC LIMIT 20`,
      batchSince(db, now - LATELY_DAYS * 86_400_000),
      now - LATELY_DAYS * 86_400_000,
    )
    .map(({ uid, stage, at, ...whom }) => ({
      ...whom,
      key: `stage:${uid}:${stage}`,
      contactId: null,
      code: stage,
      reason: words(`ui.overview.thanks.${stage}`, { day: near(dayOf(at)) }),
    }));

/** Birthdays first, then what is newest of each kind; at most 20. */
export function thanks(
  db: Reader,
  words: Words,
  { now, today, dayOf }: { now: number; today: Day; dayOf: (at: number) => Day },
): Thanks[] {
  const all = [
    ...birthdays(db, words, today),
    ...promises(db, words, today),
    ...stages(db, words, now, dayOf),
    ...growth(db, words, today),
  ];
  return stillThere(db, all).slice(0, SHOWN);
}
