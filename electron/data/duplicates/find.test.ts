// The finder on a real workspace: what it proposes, what it never says for sure, what it leaves out.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Pair {
  kind: string;
  a: number;
  b: number;
  names: [string, string];
  score: number;
  level: string;
  reasons: string[];
  codes: { code: string; params: object }[];
}
interface Answer {
  pairs: Pair[];
  total: number;
  bounded: { of: string; value: string; count: number; text: string }[];
  boundedTotal: number;
}
const find = (input = {}) => host.call<Answer>("duplicates.find", input);
const make = async (path: string, input: object) => (await host.call<{ id: number }>(path, input)).id;
const partner = (name: string, more = {}) => make("partners.create", { name, ...more });
const person = (fullName: string, more = {}) => make("contacts.create", { fullName, ...more });
const only = async (kind: string) => {
  const { pairs } = await find({ kind });
  expect(pairs).toHaveLength(1);
  return pairs[0]!;
};
const codes = (pair: Pair) => pair.codes.map(({ code }) => code);

describe("partners", () => {
  test.each([
    ["Trail Thrift Ltd", "trail thrift limited", "same-name"],
    ["Müller Reisen GmbH", "Mueller Reisen", "spelt-otherwise"],
    ["Groß & Söhne", "Gross und Soehne GmbH", "spelt-otherwise"],
    ["ООО Ромашка", "Romashka", "spelt-otherwise"],
    ["Αθήνα Ταξίδια", "Athina Taxidia", "spelt-otherwise"],
    ["TrailThrift", "Trail Thrift", "spelt-otherwise"],
    ["Peak and Pine", "Pine & Peak", "word-order"],
    ["Kestrel Outdoor", "Kestrell Outdoor", "spelt-otherwise"],
    ["Wanderlust Digest", "Wandelrust Digest", "near-name"],
    ["株式会社トレイル", "トレイル", "same-name"],
  ])("%s and %s: %s", async (a, b, code) => {
    await partner(a);
    await partner(b);
    const pair = await only("partner");
    expect(codes(pair)).toContain(code);
    expect([pair.a, pair.b, pair.level]).toEqual([1, 2, "possible"]);
    expect(pair.reasons.every((text) => /^[A-Z\p{L}].*[.]$/u.test(text))).toBe(true);
  });

  test.each([
    ["Trail Thrift", "Peak and Pine"],
    ["Blog 24", "Blog 25"],
    ["Ann", "Anna"],
  ])("%s and %s are not proposed", async (a, b) => {
    await partner(a);
    await partner(b);
    expect((await find()).pairs).toEqual([]);
  });

  test("the same network id is strong whatever the names are", async () => {
    const networkIds = [{ network: "awin", externalId: "123" }];
    await partner("Trail Thrift", { networkIds });
    await partner("Something Else", { networkIds });
    const pair = await only("partner");
    expect(pair.score).toBeGreaterThanOrEqual(75);
    expect(pair.reasons[0]).toBe("Both have the Awin id 123.");
  });

  test("other ids in the same network speak against it", async () => {
    await partner("Trail Thrift", { networkIds: [{ network: "awin", externalId: "123" }] });
    await partner("Trail Thrift", { networkIds: [{ network: "cj", externalId: "9" }] });
    const { score } = await only("partner");
    await host.call("partners.update", {
      id: 2,
      set: { networkIds: [{ network: "awin", externalId: "9" }] },
    });
    const pair = await only("partner");
    expect(pair.score).toBe(score - 20);
    expect(codes(pair)).toContain("different-network-ids");
  });

  test("the same site and name is certain; a platform's domain is nobody's", async () => {
    await partner("Trail Thrift", { websites: ["https://www.trailthrift.example/about"] });
    await partner("Trail Thrift Ltd", { websites: ["trailthrift.example"] });
    expect((await only("partner")).level).toBe("certain");
    await partner("Some Videos", { websites: ["youtube.com/@some"] });
    await partner("Other Videos", { websites: ["youtube.com/@other"] });
    await only("partner");
    await partner("Yet Another", { websites: ["https://youtube.com/@Other"] });
    expect((await find()).pairs.map(({ names }) => names)).toContainEqual(["Other Videos", "Yet Another"]);
  });

  test("similar names at different domains are never certain, and say so", async () => {
    await partner("Wanderlust Digest", { websites: ["wanderlust.example"] });
    await partner("Wandelrust Digest", { websites: ["digest.example"] });
    const pair = await only("partner");
    expect(pair.score).toBeLessThanOrEqual(45);
    expect(pair.reasons.at(-1)).toBe(
      "But their domains differ (wanderlust.example, digest.example), so this is not certain.",
    );
    // Not even with an id and a person in common.
    for (const id of [1, 2]) {
      await host.call("partners.update", { id, set: { networkIds: [{ network: "cj", externalId: "7" }] } });
      await person(`Maya ${id}`, { partnerId: id, emails: [{ value: "maya@gmail.com" }] });
    }
    const [again] = (await find({ kind: "partner" })).pairs;
    expect(again).toMatchObject({ level: "strong" });
  });

  test("free mail hosts say nothing, addresses of people and of companies do", async () => {
    const [a, b] = [await partner("Trail Thrift"), await partner("Completely Different")];
    await person("Maya", { partnerId: a, emails: [{ value: "maya@gmail.com" }] });
    await person("Jonas", { partnerId: b, emails: [{ value: "jonas@gmail.com" }] });
    expect((await find({ kind: "partner" })).pairs).toEqual([]);
    await host.call("contacts.update", { id: 2, set: { emails: [{ value: "j@trail.example" }] } });
    await host.call("contacts.update", { id: 1, set: { emails: [{ value: "m@mail.trail.example" }] } });
    expect(codes(await only("partner"))).toEqual(["same-domain", "different-names"]);
  });
});

describe("people", () => {
  test.each([
    ["Maya Okafor", "Okafor, Maya", "word-order"],
    ["Юлия Иванова", "Yuliya Ivanova", "spelt-otherwise"],
    ["Юлия Иванова", "Julia Iwanowa", "spelt-otherwise"],
    ["Jürgen Groß", "Juergen Gross", "spelt-otherwise"],
    ["Maya Okafor", "maya okafor", "same-name"],
  ])("%s and %s: %s", async (a, b, code) => {
    await person(a);
    await person(b);
    expect(codes(await only("contact"))).toEqual([code]);
  });

  test("one address is strong, with the same name certain; one name at one partner is likely", async () => {
    const emails = [{ value: "maya@trail.example" }];
    await person("Maya Okafor", { emails });
    await person("Maya Okafor", { emails: [{ value: "MAYA@Trail.example" }] });
    expect((await only("contact")).level).toBe("certain");
    await host.call("contacts.update", { id: 2, set: { fullName: "Zoë Quist" } });
    expect(await only("contact")).toMatchObject({ level: "strong" });
    const at = await partner("Firm");
    await host.call("contacts.update", { id: 1, set: { partnerId: at, emails: [] } });
    await host.call("contacts.update", { id: 2, set: { partnerId: at, emails: [], fullName: "M. Okafor" } });
    expect(codes(await only("contact"))).toEqual(["initials", "same-partner"]);
  });

  test("numbers agree with and without their country", async () => {
    await person("Maya Okafor", { phones: [{ value: "+44 20 7946 0101" }] });
    await person("Maya Okafor", { phones: [{ value: "020 7946 0101" }] });
    expect(codes(await only("contact"))).toContain("same-phone");
  });

  test("different birthdays speak against it", async () => {
    await person("Maya Okafor", { birthday: "1988-03-14", emails: [{ value: "a@b.example" }] });
    await person("Maya Okafor", { birthday: "1990-07-01", emails: [{ value: "a@b.example" }] });
    expect(codes(await only("contact"))).toContain("different-birthdays");
  });
});

describe("what is left out", () => {
  test("the trash, and pairs that were said to be two", async () => {
    const [a, b] = [await partner("Trail Thrift"), await partner("Trail Thrift")];
    await only("partner");
    await host.call("partners.trash", { id: b });
    expect((await find()).total).toBe(0);
    await host.call("partners.restore", { id: b });
    await only("partner");
    await host.call("duplicates.notSame", { kind: "partner", a: b, b: a });
    expect(await find()).toMatchObject({ pairs: [], total: 0 });
    expect(await host.call("duplicates.of", { kind: "partner", id: a })).toMatchObject({ pairs: [] });
    await host.call("duplicates.same", { kind: "partner", a, b });
    await only("partner");
  });

  test("what was said of one is said of the one that it was put into", async () => {
    const [a, b, c] = [
      await partner("Trail Thrift"),
      await partner("TrailThrift"),
      await partner("Trail Thrift Shop", { websites: ["trailthrift.example"] }),
    ];
    await host.call("duplicates.notSame", { kind: "partner", a, b });
    const { batchId } = await host.call<{ batchId: number }>("partners.merge", { keep: c, drop: a });
    expect(await find()).toMatchObject({ pairs: [], total: 0 });
    expect(await host.call("duplicates.counts")).toMatchObject({ partner: 0 });
    expect(await host.call("duplicates.pair", { kind: "partner", a: b, b: c })).toMatchObject({
      notSame: true,
    });
    // Put into yet another, and forgotten of that one.
    const last = await partner("Trail Thrift Ltd");
    await host.call("partners.merge", { keep: last, drop: c });
    expect((await find()).total).toBe(0);
    await host.call("duplicates.same", { kind: "partner", a: b, b: last });
    expect((await find()).total).toBe(1);
    await host.call("duplicates.notSame", { kind: "partner", a, b });
    await host.call("partners.unmerge", { batchId });
    expect((await find()).pairs.map((pair) => [pair.a, pair.b])).not.toContainEqual([a, b]);
  });

  test("people of a partner in the trash", async () => {
    const at = await partner("Firm");
    await person("Maya Okafor", { partnerId: at });
    await person("Maya Okafor");
    await only("contact");
    await host.call("partners.trash", { id: at });
    expect((await find()).total).toBe(0);
    await host.call("partners.restore", { id: at });
    await only("contact");
  });

  test("merged ones are gone, and taken apart again they are proposed again", async () => {
    const [a, b] = [await partner("Trail Thrift"), await partner("Trail Thrift GmbH")];
    const { batchId } = await host.call<{ batchId: number }>("partners.merge", { keep: a, drop: b });
    expect((await find()).total).toBe(0);
    expect(await host.call("duplicates.merged", { kind: "partner", id: a })).toMatchObject({
      rows: [{ batchId, name: "Trail Thrift GmbH", id: b, undone: false, author: "Mara" }],
    });
    await host.call("partners.unmerge", { batchId });
    await only("partner");
    expect(await host.call("duplicates.merged", { kind: "partner", id: a })).toMatchObject({
      rows: [{ undone: true }],
    });
  });

  test("the names that too many have are told, not compared", async () => {
    for (let nth = 0; nth < 40; nth++) await partner("Blog", { websites: [`linktr.ee/blog${nth}`] });
    const shared = { websites: ["linktr.ee/blog7/"] };
    const last = await partner("My Blog Page", shared);
    const { pairs, total, bounded, boundedTotal } = await find({ kind: "partner" });
    expect([total, boundedTotal]).toEqual([1, 1]);
    expect(pairs[0]).toMatchObject({ b: last });
    expect(bounded).toMatchObject([
      {
        of: "n",
        value: "blog",
        count: 40,
        text: "40 are called blog. They are not compared by their name alone.",
      },
    ]);
    // Few enough again.
    for (let id = 11; id <= 40; id++) await host.call("partners.trash", { id });
    expect((await find({ kind: "partner" })).total).toBe(46);
  });
});

test("both side by side, with what hangs on each and where values come from", async () => {
  const [a, b] = [
    await partner("Trail Thrift", { country: "GB", tags: ["x"], privateNote: "one" }),
    await partner("Trail Thrift", { country: "DE", tags: ["x", "y"], stage: "active" }),
  ];
  await person("Maya", { partnerId: b });
  await host.call("interactions.log", { partnerId: b, kind: "call", text: "t" });
  const both = await host.call<{
    fields: {
      field: string;
      differ: boolean;
      a: { value: unknown; shown: unknown; origin: object | null };
    }[];
    sets: { kind: string; key: string; inA: boolean; inB: boolean }[];
  }>("duplicates.pair", { kind: "partner", a, b });
  expect(both).toMatchObject({
    a: { name: "Trail Thrift", hangs: { people: 0, talks: 0 } },
    b: { hangs: { people: 1, talks: 1 } },
    programs: [{ a: { stage: "found" }, b: { stage: "active" }, merged: "active" }],
    notSame: false,
    score: 55,
  });
  const field = (name: string) => both.fields.find((each) => each.field === name);
  expect(field("country")).toMatchObject({
    differ: true,
    a: { value: "GB", origin: { author: "Mara", file: null } },
  });
  expect(field("ownerUid")).toMatchObject({ differ: false, a: { shown: "Mara" } });
  expect(field("privateNote")).toMatchObject({ joins: true, private: true });
  expect(both.sets.filter(({ kind }) => kind === "tag").map(({ key, inA, inB }) => [key, inA, inB])).toEqual([
    ["x", true, true],
    ["y", false, true],
  ]);
});

test("a badge counts the strong ones", async () => {
  await partner("Trail Thrift", { websites: ["t.example"] });
  await partner("Trail Thrift", { websites: ["t.example"] });
  await person("Maya Okafor");
  await person("Maya Okafor");
  expect(await host.call("duplicates.counts")).toEqual({ partner: 1, contact: 0 });
});
