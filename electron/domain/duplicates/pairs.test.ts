// What is proposed does not depend on how the records came to be what they are, and no crowd makes it dear.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { companyKey, nameKey } from "../text/names.ts";
import { partnerFacts, personFacts, type Facts, type Item } from "./facts.ts";
import { Pairs } from "./pairs.ts";
import { certain } from "./score.ts";

const item = (kind: string, key: string, match: string | null = null): Item => ({
  kind,
  key,
  value: key,
  match,
});
const partner = (id: number, name: string, items: Item[] = []): Facts =>
  partnerFacts({ id, name, key: companyKey(name), items }, []);
const person = (id: number, name: string, partnerId: number | null, items: Item[]): Facts =>
  personFacts({ id, name, key: nameKey(name), partnerId, items });

const fresh = (all: Iterable<Facts>): string[] => {
  const pairs = new Pairs();
  const list = [...all];
  for (const facts of list) pairs.add(facts);
  for (const { id } of list) pairs.compare(id);
  return pairs.all();
};

describe("after any changes the pairs are those of what is there", () => {
  const id = fc.integer({ min: 1, max: 40 });
  const names = fc.constantFrom("Blog", "Trail Thrift", "Trial Thrift", "Peak and Pine", "Pine & Peak");
  const items = fc.subarray([
    item("email", "a@firm.example", "firm.example"),
    item("email", "info@firm.example", "firm.example"),
    item("email", "a+x@agency.example", "agency.example"),
    item("phone", "+442079460101"),
    item("website", "firm.example", "firm.example"),
    item("website", "other.example", "other.example"),
    item("website", "linktr.ee/x"),
    item("networkId", "awin:1"),
    item("networkId", "awin:2"),
  ]);
  const partners = fc
    .record({ id, name: names, items })
    .map((each) => partner(each.id, each.name, each.items));
  const people = fc
    .record({ id, name: names, at: fc.option(fc.integer({ min: 1, max: 3 })), items })
    .map((each) => person(each.id, each.name, each.at, each.items));

  test.each([
    ["partners", partners],
    ["people", people],
  ])("%s", { timeout: 120_000 }, (_, facts) => {
    const change = fc.oneof({ weight: 3, arbitrary: facts }, { weight: 1, arbitrary: id });
    let [full, found] = [0, 0];
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 120, size: "max" }), (changes) => {
        const there = new Map<number, Facts>();
        const pairs = new Pairs();
        for (const each of changes) {
          if (typeof each === "number") {
            there.delete(each);
            pairs.drop(each);
          } else {
            there.set(each.id, each);
            pairs.put(each);
          }
        }
        expect(pairs.all()).toEqual(fresh(there.values()));
        full += pairs.bounded().length;
        found += pairs.all().length;
      }),
      { numRuns: 400 },
    );
    expect(Math.min(full, found)).toBeGreaterThan(100);
  });
});

test("of two domains in common the site of one says more than an agency's, whichever is written first", () => {
  const agency = item("email", "a@agency.example", "agency.example");
  const desk = item("email", "info@firm.example", "firm.example");
  const site = (domain: string) => item("website", domain, domain);
  const scores = [
    [agency, desk],
    [desk, agency],
  ].map((mails) =>
    fresh([
      partner(1, "Blog", [...mails, site("firm.example")]),
      partner(2, "Peak and Pine", [...mails, site("other.example")]),
    ]),
  );
  expect(scores).toEqual([["1 2 60"], ["1 2 60"]]);
});

test("a score does not depend on who comes first", () => {
  const a = partner(1, "Wanderlust Digest", [item("website", "a.example", "a.example")]);
  const b = partner(2, "Wandelrust Digest", [item("website", "b.example", "b.example")]);
  const score = (list: Facts[]) => fresh(list)[0]!.split(" ")[2];
  expect(score([a, b])).toBe(
    score([
      { ...b, id: 1 },
      { ...a, id: 2 },
    ]),
  );
});

test("merely similar names at other domains are never certain, whatever they share", () => {
  const shared = fc.subarray([
    item("networkId", "awin:1"),
    item("website", "linktr.ee/x"),
    item("link", "x.example/y"),
  ]);
  fc.assert(
    fc.property(shared, shared, (mine, theirs) => {
      const pairs = new Pairs();
      pairs.put(partner(1, "Wanderlust Digest", [...mine, item("website", "a.example", "a.example")]));
      pairs.put(partner(2, "Wandelrust Digest", [...theirs, item("website", "b.example", "b.example")]));
      const [found] = pairs.best(1, new Set());
      expect(found!.score).toBeLessThan(certain - 10);
    }),
  );
});

test("a thousand of one name, and a thousand on one host, lead to nobody", () => {
  const pairs = new Pairs();
  for (let id = 1; id <= 1000; id++) pairs.put(partner(id, "Blog"));
  for (let id = 1001; id <= 2000; id++)
    pairs.put(partner(id, `Nothing ${id}`, [item("website", "host.example", "host.example")]));
  expect(pairs.all()).toEqual([]);
  expect(pairs.bounded()).toEqual([
    { of: "h", value: "host.example", count: 1000 },
    { of: "n", value: "blog", count: 1000 },
  ]);
});
