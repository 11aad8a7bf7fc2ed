// The score: whole points that sum up, more for what presses more, and nothing that is not said.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeWords } from "./words/words.ts";
import { score, usualWeights, weightNames, type PriorityFacts, type Weights } from "./priority.ts";

const nothing: PriorityFacts = {
  daysLeft: null,
  minutesLeft: null,
  priority: 4,
  stake: null,
  promised: null,
  cadence: null,
  dropBp: 0,
  stageKey: false,
  tier: null,
  effortMinutes: null,
  waitingFor: null,
};
const of = (facts: Partial<PriorityFacts>, weights = usualWeights) =>
  score({ ...nothing, ...facts }, weights);
const euros = (amount: number) => ({ amount, currency: "EUR", compared: amount });

const someFacts: fc.Arbitrary<PriorityFacts> = fc.record({
  daysLeft: fc.option(fc.integer({ min: -4000, max: 40_000 })),
  minutesLeft: fc.option(fc.integer({ min: -6_000_000, max: 6_000_000 })),
  priority: fc.constantFrom(1, 2, 3, 4),
  stake: fc.option(fc.double({ min: -1e6, max: 1e9, noNaN: true }).map(euros)),
  promised: fc.option(fc.constantFrom("us", "them")),
  cadence: fc.option(
    fc.record({ since: fc.integer({ min: 0, max: 5000 }), every: fc.integer({ min: 1, max: 3650 }) }),
  ),
  dropBp: fc.integer({ min: 0, max: 10_000 }),
  stageKey: fc.boolean(),
  tier: fc.option(fc.constantFrom("A", "B", "C", "D")),
  effortMinutes: fc.option(fc.integer({ min: 1, max: 100_000 })),
  waitingFor: fc.option(fc.constant("Ana")),
});
const someWeights = fc.record(
  Object.fromEntries(weightNames.map((name) => [name, fc.integer({ min: 0, max: 100 })])),
) as unknown as fc.Arbitrary<Weights>;
const check = <T extends unknown[]>(property: fc.IProperty<T>) =>
  fc.assert(property, { seed: 20_261_127, numRuns: 2000 });

describe("of any facts and weights", () => {
  test("the points are whole, none is 0, and they sum up to the score", () =>
    check(
      fc.property(someFacts, someWeights, (facts, weights) => {
        const { score: sum, terms } = score(facts, weights);
        for (const { points } of terms) expect(Number.isInteger(points) && points !== 0).toBe(true);
        expect(terms.reduce((total, { points }) => total + points, 0)).toBe(sum);
      }),
    ));

  test("every term has its words", () => {
    const words = makeWords("en-GB");
    check(
      fc.property(someFacts, (facts) => {
        for (const { code, params } of score(facts, usualWeights).terms)
          expect(words(`ui.priority.terms.${code}`, params)).not.toMatch(/\{\{|ui\.|NaN|undefined/);
      }),
    );
  });

  test("an earlier day, more money, a promise never takes points away", () =>
    check(
      fc.property(someFacts, someWeights, fc.integer({ min: 1, max: 400 }), (facts, weights, by) => {
        const base = score(facts, weights).score;
        const untimed = { ...facts, minutesLeft: null, effortMinutes: null };
        if (facts.daysLeft !== null)
          expect(score({ ...untimed, daysLeft: facts.daysLeft - by }, weights).score).toBeGreaterThanOrEqual(
            score(untimed, weights).score,
          );
        if (facts.stake !== null)
          expect(
            score({ ...facts, stake: euros(facts.stake.compared + by) }, weights).score,
          ).toBeGreaterThanOrEqual(base);
        expect(score({ ...facts, promised: "us" }, weights).score).toBeGreaterThanOrEqual(base);
      }),
    ));

  test("a weight of 0 takes its term away", () =>
    check(
      fc.property(someFacts, (facts) => {
        const none = Object.fromEntries(weightNames.map((name) => [name, 0])) as unknown as Weights;
        expect(score(facts, none)).toEqual({ score: 0, terms: [] });
      }),
    ));
});

test("a moment of last night is hours ago, not a day; of the night before it is overdue", () => {
  const at = (minutesLeft: number) => of({ daysLeft: -1, minutesLeft }).terms[0];
  expect(at(-30)).toMatchObject({ code: "now" });
  expect(at(-90)).toMatchObject({ code: "late", params: { count: 1 } });
  expect(at(-1500)).toMatchObject({ code: "overdue", params: { count: 1 } });
});

test.each([
  ["due in two days", { daysLeft: 2 }, 30],
  ["due today", { daysLeft: 0 }, 40],
  ["due in six days", { daysLeft: 6 }, 20],
  ["overdue by 30 days", { daysLeft: -30 }, 60],
  ["overdue for years", { daysLeft: -3000 }, 60],
  ["priority 1", { priority: 1 as const }, 30],
  ["priority 3", { priority: 3 as const }, 10],
  ["4,120 a quarter", { stake: euros(4120) }, 22],
  ["a loss", { stake: euros(-4120) }, 0],
  ["promised by us", { promised: "us" as const }, 15],
  ["promised by them", { promised: "them" as const }, 0],
  ["a key partner that fell by half", { stageKey: true, dropBp: 5000 }, 18],
  ["spoken to in time", { cadence: { since: 20, every: 30 } }, 0],
  ["half a cadence late", { cadence: { since: 45, every: 30 } }, 5],
  ["done in ten minutes", { effortMinutes: 10 }, 5],
  ["six hours, due tomorrow", { effortMinutes: 360, daysLeft: 1 }, 34 + 5],
  ["six hours, due in a month", { effortMinutes: 360, daysLeft: 30 }, 7],
  ["waits for somebody", { waitingFor: "Ana" }, -20],
])("%s", (_, facts, expected) => expect(of(facts).score).toBe(expected));
