// Reports with anything done to them: the reader says what is wrong in words, or reads; it never throws anything else,
// never hangs, and every number it gives is one that the store can hold. Seeded, so that a failure comes again.
import { LARGEST } from "../../../domain/amount.ts";
import { expect, it } from "vitest";
import { UserError } from "../../../domain/errors.ts";
import { noDay, type ReportBlock, summaryNumbers } from "../../../domain/reports/record.ts";
import { broken, chance, seeds } from "../fixtures/broken.ts";
import { fileOf } from "../fixtures/files.ts";
import { openReport, type ReportSource } from "../reports.ts";

/** How long it is tried, ms, and the most that one file may take. */
const time = 5_000;
const longestRead = 2_000;
const latestDay = 21_000;

const sound = (number: number): boolean => Number.isInteger(number) && Math.abs(number) <= LARGEST;

function check(block: ReportBlock, accounts: number, currencies: number): void {
  for (const column of [block.lines, block.accounts, block.currencies])
    expect(column).toHaveLength(block.rows);
  expect(block.accounts.every((at) => at >= 0 && at < accounts)).toBe(true);
  expect(block.currencies.every((at) => at >= -1 && at < currencies)).toBe(true);
  expect(block.newAccounts.every(({ externalId, name }) => externalId !== "" && name !== "")).toBe(true);
  for (const { line, code, raw } of block.rejected)
    expect([line > 0, code !== "", raw.length < 3_000]).toEqual([true, true, true]);
  if (block.kind === "summary") {
    expect(block.numbers).toHaveLength(block.rows * summaryNumbers.length);
    expect(block.numbers.every(sound)).toBe(true);
    expect(block.parts === null || block.parts.length === block.rows).toBe(true);
    for (const [at, from] of block.from.entries()) {
      const to = block.to[at]!;
      expect(from === noDay ? to === noDay : from >= 9131 && from <= latestDay + 2 && to >= from).toBe(true);
    }
    return;
  }
  expect([block.ids.length, block.orders.length]).toEqual([block.rows, block.rows]);
  expect(block.ids.every((id) => id !== "")).toBe(true);
  expect(block.values.every(sound) && block.commissions.every(sound) && block.at.every(Number.isFinite)).toBe(
    true,
  );
  expect(block.statuses.every((status) => status < 4)).toBe(true);
}

async function readAll(source: ReportSource): Promise<number> {
  let [accounts, currencies, rows] = [0, 0, 0];
  for await (const block of source.blocks()) {
    accounts += block.newAccounts.length;
    currencies += block.newCurrencies.length;
    rows += block.rows + block.rejected.length;
    check(block, accounts, currencies);
  }
  const totals = source.totals();
  expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
  expect(JSON.parse(JSON.stringify(source.found))).toEqual(source.found);
  return rows;
}

it("broken reports", async () => {
  const files = seeds("../reports/fixtures", "csv");
  const started = performance.now();
  let [round, read] = [0, 0];
  for (; round < 3_000 && performance.now() - started < time; round++) {
    const bytes = broken(files, chance(round + 1));
    const before = performance.now();
    try {
      const source = await openReport(fileOf("fuzz-report.csv", bytes), { zone: "Europe/Berlin", latestDay });
      if (source) {
        read++;
        expect(await readAll(source), `round ${round}`).toBeLessThanOrEqual(bytes.length);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`round ${round}`, { cause: error });
    }
    expect(performance.now() - before, `round ${round}`).toBeLessThan(longestRead);
  }
  expect([round > 50, read > 10]).toEqual([true, true]);
});

it("cells with one sign a hundred thousand times", async () => {
  const started = performance.now();
  for (const sign of [" ", ",", ".", "1", "-", "(", "$", "\u00a0", "1,", "1 ", "2026-", "a ", "- "]) {
    const long = `"${sign.repeat(100_000)}"`;
    for (const row of [
      `${long},Trail,1,1.00`,
      `2026-10-01,${long},1,1.00`,
      `2026-10-01,Trail,${long},1.00`,
      `2026-10-01,Trail,1,${long}`,
    ]) {
      const source = await openReport(fileOf("long-cell.csv", `Date,Partner,Clicks,Commission\n${row}\n`), {
        zone: "UTC",
        latestDay,
      });
      if (source) expect(await readAll(source)).toBe(1);
    }
  }
  expect(performance.now() - started).toBeLessThan(8_000);
});
