// The small world with negotiations: 6,000 of five rounds each, one partner of 50,000 orders in a year, and 100,000 orders of agreed terms.
import { refreshSteps, wholeProgram } from "../../electron/data/results/rollups.ts";
import { keepStakes } from "../../electron/data/tasks/stakes/stakes.ts";
import { numberOfDay } from "../../electron/domain/reports/dayNumber.ts";
import { fillWorld, rows } from "./filling.ts";
import { worldNow } from "./place.ts";

/** `before`: orders of the large partner that lie in the calendar year in which its window begins. */
export const negotiationSizes = {
  negotiations: 6_000,
  rounds: 5,
  orders: 50_000,
  before: 10_000,
  checked: 100_000,
  checkedPartners: 1_000,
} as const;
/** The last ripe day of the world, and 365 days to it. */
export const window = { from: "2025-10-10", to: "2026-10-09" } as const;

const dayMs = 86_400_000;
const percent = (rateBp: string): string =>
  `'{"currency":"EUR","basis":"percent","rateBp":' || ${rateBp} || '}'`;

/** Orders of 20.00 to 220.00, every tenth declined, paid at 8 % to the cent; one in a hundred at 7 %. */
const orders = (count: number, account: string, day: string, from: number): string => `
  INSERT INTO result_order (programId, accountId, orderKey, at, day, status, currency, value, commission, firstValue, firstCommission, orphan, counts)
  SELECT 1, account, 'O' || n, day * ${dayMs} + chance(n, 60, 86400) * 1000, day, status, 'EUR', value, paid, value, paid, 0, 1
  FROM (SELECT n, account, day, status, value, CASE WHEN status = 'declined' THEN 0 ELSE CAST(round(value * (CASE WHEN chance(n, 61, 100) = 0 THEN 7 ELSE 8 END) / 100000.0) AS INTEGER) * 1000 END AS paid
    FROM (SELECT i + ${from} AS n, ${account} AS account, ${day} AS day,
      CASE WHEN chance(i + ${from}, 62, 10) = 0 THEN 'declined' ELSE 'approved' END AS status, (2000 + chance(i + ${from}, 63, 20000)) * 1000 AS value FROM ${rows(count)}))`;

/** Puts them into a copy of a world. @returns the file */
export function addNegotiations(file: string, seed: number): string {
  const { negotiations, rounds, orders: many, before, checked, checkedPartners } = negotiationSizes;
  const [first, last] = [numberOfDay(window.from), numberOfDay(window.to)];
  const year = numberOfDay(`${window.from.slice(0, 4)}-01-01`);
  return fillWorld(file, seed, (store) => {
    store.run(
      `INSERT INTO result_account (id, programId, externalId, networkKey, name, partnerId, batchId)
       SELECT i, 1, 'A' || i, 'a' || i, 'Account ' || i, i, 0 FROM ${rows(checkedPartners + 1)}`,
    );
    store.run(orders(many, "1", `${first} + chance(i, 64, ${last - first + 1})`, 0));
    store.run(orders(before, "1", `${year} + chance(i, 64, ${first - year})`, many));
    store.run(
      orders(
        checked,
        `2 + chance(i, 65, ${checkedPartners})`,
        `${last - 89} + chance(i, 64, 90)`,
        many + before,
      ),
    );
    store.run("INSERT OR IGNORE INTO result_kind (id, name) VALUES (1, 'bench')");
    store.run(
      `INSERT INTO result_summary (fromDay, programId, accountId, toDay, kindId, part, currency, clicks, impressions, counts, batchId)
       SELECT ${last} - i + 1, 1, 1, ${last} - i + 1, 1, '', 'EUR', 200 + chance(i, 66, 4000), 40000, 1, 0 FROM ${rows(last - year + 1)}`,
    );
    store.run(
      `INSERT INTO agreement (uid, partnerId, programId, text, fromOn, terms, createdAt)
       SELECT uid_of('ga', i), i, 1, '8 %', '2024-01-01', ${percent("800")}, ${worldNow} FROM ${rows(checkedPartners + 1)}`,
    );
    store.run(
      `INSERT INTO negotiation (id, uid, partnerId, programId, subject, stage, decideOn, closedAt, createdAt)
       SELECT i, uid_of('gn', i), i, 1, 'Rate for the season ' || i, stage, CASE WHEN chance(i, 70, 2) = 0 THEN date(${worldNow} / 1000, 'unixepoch', (chance(i, 71, 60) - 20) || ' days') END,
         CASE WHEN stage IN ('agreed', 'declined') THEN ${worldNow} END, ${worldNow} - 90 * ${dayMs}
       FROM (SELECT i, CASE chance(i, 72, 6) WHEN 0 THEN 'preparing' WHEN 1 THEN 'offered' WHEN 2 THEN 'countered' WHEN 3 THEN 'agreed' WHEN 4 THEN 'declined' ELSE 'paused' END AS stage FROM ${rows(negotiations)})`,
    );
    store.run(
      `INSERT INTO offer (uid, negotiationId, "by", at, terms, note, answer, createdAt)
       SELECT uid_of('go', i), 1 + (i - 1) / ${rounds}, CASE WHEN i % 2 = 0 THEN 'us' ELSE 'them' END, ${worldNow} - (80 - (i - 1) % ${rounds} * 10 - chance(i, 73, 9)) * ${dayMs},
         ${percent("(600 + 50 * chance(i, 74, 20))")}, 'As said on the phone', CASE WHEN (i - 1) % ${rounds} < ${rounds - 1} THEN 'countered' END, ${worldNow}
       FROM ${rows(negotiations * rounds)}`,
    );
    const limits: [lever: string, ours: [string, string], theirs: [string, string], step: string][] = [
      ["rateBp", ["800", "1200"], ["1500", "900"], "10"],
      ["flat.amount", ["0.00", "2000.00"], ["4000.00", "0.00"], "50.00"],
      ["netDays", ["60", "10"], ["0", "60"], "1"],
      ["cookieDays", ["30", "80"], ["120", "30"], "1"],
      ["lockingDays", ["60", "10"], ["0", "60"], "1"],
      ["holdbackBp", ["1000", "0"], ["0", "1000"], "25"],
    ];
    let id = 0;
    for (const [lever, ours, theirs, step] of limits)
      for (const [side, [ideal, walkAway], worth] of [
        ["us", ours, lever === "cookieDays" ? "7.00" : null],
        ["them", theirs, lever === "cookieDays" ? "19.00" : null],
      ] as const)
        store.run(
          "INSERT INTO negotiation_limit (uid, negotiationId, side, lever, ideal, walkAway, step, valuePerStep, createdAt) VALUES (uid_of('gl', ?), 1, ?, ?, ?, ?, ?, ?, ?)",
          ++id,
          side,
          lever,
          ideal,
          walkAway,
          step,
          worth,
          worldNow,
        );
    for (const _ of refreshSteps(store, [wholeProgram(store, 1)], null));
    keepStakes(store, null, worldNow);
    store.run(
      `INSERT OR IGNORE INTO partner_stake (partnerId, currency, margin, dropBp) SELECT i, 'EUR', chance(i, 52, 2000000) * 1000, 0 FROM ${rows(negotiations)}`,
    );
  });
}
