// Sums over any days, whatever they are put together from, against plain additions over the rows of the files.
import { assert, asyncProperty, integer } from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { dailyHeader, useReports } from "../../testingReports.ts";

const { host, program, run, csv, totals } = useReports();

interface Fact {
  day: number;
  partner: string;
  program: number;
  clicks: number;
  /** Cents. */
  value: number;
  commission: number;
}

const FIRST = numberOfDay("2026-05-14");
const LAST = numberOfDay("2026-09-20");
let facts: Fact[];
let programs: number[];

/** The same numbers on every machine. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

beforeEach(async () => {
  programs = [await program("in-house", "EUR"), await program("other", "EUR", { name: "Second" })];
  const next = numbers(7);
  const draw = (below: number) => Math.floor(next.next().value * below);
  facts = [];
  for (const id of programs)
    for (let day = FIRST; day <= LAST; day++)
      for (const partner of ["P1", "P2", "P3"])
        if (draw(3) > 0)
          facts.push({
            day,
            partner,
            program: id,
            clicks: draw(50),
            value: draw(90_000),
            commission: draw(9000),
          });
  for (const id of programs) {
    const rows = facts
      .filter((fact) => fact.program === id)
      .map(
        ({ day, partner, clicks, value, commission }) =>
          `${dayOfNumber(day)},${partner},Name ${partner},,${clicks},1,${(value / 100).toFixed(2)},${(commission / 100).toFixed(2)},EUR`,
      );
    await run(csv(`${id}.csv`, [dailyHeader, ...rows]), { program: id });
  }
});

const cents = (text: string): number => Math.round(Number(text) * 100);
const plain = (from: number, to: number, keep: (fact: Fact) => boolean = () => true) =>
  facts
    .filter((fact) => fact.day >= from && fact.day <= to && keep(fact))
    .reduce<[clicks: number, value: number, commission: number]>(
      ([clicks, value, commission], fact) => [
        clicks + fact.clicks,
        value + fact.value,
        commission + fact.commission,
      ],
      [0, 0, 0],
    );
const range = (from: number, to: number) => ({ from: dayOfNumber(from), to: dayOfNumber(to) });

describe("any days", () => {
  test("by nothing, program, partner and month", { timeout: 60_000 }, async () => {
    await assert(
      asyncProperty(
        integer({ min: FIRST - 40, max: LAST + 5 }),
        integer({ min: 0, max: 160 }),
        async (from, length) => {
          const to = from + length;
          const days = range(from, to);
          const [all] = (await totals([], days)).rows;
          const expected = plain(from, to);
          expect(all ? [all.clicks, cents(all.value), cents(all.commission)] : [0, 0, 0]).toEqual(expected);
          for (const row of (await totals(["program"], days)).rows as unknown as {
            programId: number;
            value: string;
          }[])
            expect(cents(row.value)).toBe(plain(from, to, (fact) => fact.program === row.programId)[1]);
          const partners = (await totals(["partner"], days)).rows;
          for (const row of partners)
            expect(cents(row.value)).toBe(
              plain(
                from,
                to,
                (fact) =>
                  fact.partner === row.externalId &&
                  fact.program === programs[(row as { network?: string }).network === "other" ? 1 : 0],
              )[1],
            );
          const months = (await totals(["month"], days)).rows;
          expect(months.reduce((sum, row) => sum + cents(row.value), 0)).toBe(expected[1]);
          for (const row of months)
            expect(cents(row.value)).toBe(
              plain(from, to, (fact) => dayOfNumber(fact.day).startsWith(row.month!))[1],
            );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("the league of a preset window is that of the same days asked for otherwise", async () => {
    const last = facts.reduce((latest, { day }) => Math.max(latest, day), 0);
    interface League {
      rows: { who: number; value: string; roiBp: number; before: { value: string } | null }[];
      total: number;
    }
    for (const size of [7, 30, 90]) {
      const ask = { ...range(last - size + 1, last), compare: "previous" };
      const ready = await host().call<League>("performance.league", ask);
      // A filter by both programs' client takes the long way.
      const client = host().store.value<number>("SELECT clientId FROM program WHERE id = ?", programs[0]!);
      const asked = await host().call<League>("performance.league", { ...ask, filter: { client } });
      expect(ready).toEqual(asked);
      expect(ready.total).toBe(6);
      for (const row of ready.rows) expect(row.roiBp).not.toBeNull();
      const sum = (rows: League["rows"]) => rows.reduce((all, row) => all + cents(row.value), 0);
      expect(sum(ready.rows)).toBe(plain(last - size + 1, last)[1]);
      const before = ready.rows.reduce((all, row) => all + cents(row.before!.value), 0);
      expect(before).toBe(plain(last - 2 * size + 1, last - size)[1]);
    }
  });

  test("series by day, week and month come to the same", async () => {
    const days = range(FIRST, LAST);
    const expected = plain(FIRST, LAST)[1];
    for (const by of ["day", "week", "month"]) {
      const { points } = await host().call<{ points: { value: string; from: string; to: string }[] }>(
        "performance.series",
        { ...days, by },
      );
      expect(points.reduce((sum, point) => sum + cents(point.value), 0)).toBe(expected);
      for (const { value, from, to } of points)
        expect(cents(value)).toBe(plain(numberOfDay(from), numberOfDay(to))[1]);
    }
  });
});
