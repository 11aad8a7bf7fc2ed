// What the finder promises, pair by pair: what is one is proposed, what is two is not, what nobody can tell is a question and no more.
import { describe, expect, test } from "vitest";
import { factsOf } from "./fixtures/facts.ts";
import type { Labelled } from "./fixtures/labelled.ts";
import { partnerPairs } from "./fixtures/partners.ts";
import { personPairs } from "./fixtures/people.ts";
import { Pairs } from "./pairs.ts";
import { certain, levelOf, type Level } from "./score.ts";

const pairs = [...partnerPairs, ...personPairs];
const levels: readonly Level[] = ["possible", "strong", "certain"];

/** The score of a pair that is alone; null where it is not proposed. */
function scoreOf({ kind, a, b }: Labelled): number | null {
  const all = new Pairs();
  all.put(factsOf(kind, 1, a));
  all.put(factsOf(kind, 2, b));
  return all.scoreOf(1, 2);
}

const named = (pair: Labelled) =>
  [`${pair.kind}: ${[pair.a, pair.b].map((side) => JSON.stringify(side)).join(" ")}`, pair] as const;
const of = (is: Labelled["is"]) => pairs.filter((pair) => pair.is === is).map(named);

describe("one to anybody", () => {
  test.each(of("same"))("%s", (_, pair) => {
    const score = scoreOf(pair);
    expect(score).not.toBeNull();
    expect(levels.indexOf(levelOf(score!))).toBeGreaterThanOrEqual(levels.indexOf(pair.least!));
  });
});

describe("two to anybody", () => {
  test.each(of("two"))("%s", (_, pair) => expect(scoreOf(pair)).toBeNull());
});

describe("nobody can tell", () => {
  test.each(of("unclear"))("%s", (_, pair) => expect(scoreOf(pair) ?? 0).toBeLessThan(certain));
});

test("near names at different sites are never certain, whatever else they share", () => {
  const shared = {
    ids: ["awin:1"],
    emails: ["maya@agency.example", "info@agency.example"],
    phones: ["+44 20 7946 0101"],
  };
  const score = scoreOf({
    kind: "partner",
    is: "unclear",
    least: null,
    a: { name: "Deal Hunter", sites: ["dealhunter.example"], ...shared },
    b: { name: "Deal Hunters", sites: ["dealhunters.example"], ...shared },
  });
  expect(score).toBeLessThanOrEqual(75);
});
