// In which order and how many hits come, what the trash hides, and that any text is answered.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeOnce } from "../data/batches.ts";
import { newUid } from "../data/ids.ts";
import { insertRecord } from "../data/records.ts";
import type { Hit } from "../data/search/hit.ts";
import { UserError } from "../domain/errors.ts";
import { messageIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
const find = (text: string, more: object = {}) =>
  host.call<{ hits: Hit[]; total: number }>("search.find", { text, ...more });
const found = async (text: string, more: object = {}) =>
  (await find(text, more)).hits.map(({ kind, title }) => `${kind[0]}:${title}`);
const partner = async (facts: object) => (await host.call<{ id: number }>("partners.create", facts)).id;
const person = async (facts: object) => (await host.call<{ id: number }>("contacts.create", facts)).id;
const talk = async (facts: object) =>
  (await host.call<{ id: number }>("interactions.log", { kind: "call", ...facts })).id;

beforeAll(async () => {
  host = testHost();
  await partner({ name: "Kestrel Trail Média" });
  await partner({ name: "Kestral Coupons", tier: "A" });
  await person({ fullName: "Zoë Ørsted" });
});
afterAll(() => host.close());

describe("order and shares", () => {
  test("the whole name, its beginning, a word's beginning, inside; an A partner before others", async () => {
    for (const name of ["Xenon", "Big Xenon", "Xenon Plus", "Reflexenon"]) await partner({ name });
    await partner({ name: "Best Xenon", tier: "A" });
    expect(await found("xenon")).toEqual([
      "p:Xenon",
      "p:Xenon Plus",
      "p:Best Xenon",
      "p:Big Xenon",
      "p:Reflexenon",
    ]);
    await host.call("partners.trash", { id: (await find("reflexenon")).hits[0]!.id });
  });
  test("one and two letters answer with beginnings of names", async () => {
    expect(await found("z", { kinds: ["contact"] })).toEqual(["c:Zoë Ørsted"]);
    expect((await found("ke", { kinds: ["partner"] })).slice(0, 2)).toEqual([
      "p:Kestral Coupons",
      "p:Kestrel Trail Média",
    ]);
    expect(await found("東京")).toEqual([]);
    await partner({ name: "株式会社東京" });
    expect(await found("東京")).toEqual(["p:株式会社東京"]);
  });
  test("talks do not push partners out, and the total counts all", async () => {
    const id = await partner({ name: "Quokka" });
    for (let nth = 0; nth < 12; nth++) await talk({ partnerId: id, text: `quokka number ${nth}` });
    const { hits, total } = await find("quokka", { limit: 5 });
    expect(hits.map(({ kind }) => kind)).toEqual([
      "partner",
      "interaction",
      "interaction",
      "interaction",
      "interaction",
    ]);
    expect(total).toBe(13);
    expect(await find("quokka", { kinds: ["partner"] })).toMatchObject({ total: 1 });
  });
});

describe("the trash", () => {
  test("nothing is found that is in it, or hangs on what is in it", async () => {
    const id = await partner({
      name: "Vanishing Ltd",
      websites: ["vanishing.example"],
      privateNote: "vanishing soon",
    });
    const who = await person({ fullName: "Vanishing Vera", partnerId: id });
    const kept = await partner({ name: "Staying" });
    await talk({ partnerId: id, text: "vanishing talk" });
    const shared = await talk({ partnerId: id, text: "vanishing but shared" });
    writeOnce(host.store, { kind: "edit", now: host.now(), authorName: "Mara" }, () =>
      insertRecord(host.store, "participant", {
        uid: newUid(),
        interactionId: shared,
        partnerId: kept,
        contactId: null,
        role: "to",
      }),
    );
    messageIn(host, { text: "see file", partnerId: id }, ["vanishing.pdf"]);
    expect((await find("vanishing")).total).toBe(5);
    await host.call("partners.trash", { id });
    expect((await find("vanishing")).hits).toMatchObject([
      { kind: "interaction", id: shared, partnerId: kept },
    ]);
    expect((await find("vanishing")).total).toBe(1);
    await host.call("interactions.trash", { id: shared });
    expect(await find("vanishing")).toEqual({ hits: [], total: 0 });
    await host.call("partners.restore", { id });
    await host.call("contacts.trash", { id: who });
    expect((await find("vanishing")).hits.map(({ kind }) => kind)).toEqual([
      "partner",
      "interaction",
      "attachment",
    ]);
  });
});

describe("any text is answered", () => {
  test.each([
    ["nothing", ""],
    ["spaces", "   \n\t"],
    ["operators", 'NEAR("kestrel" OR NOT AND * ^ : - +'],
    ["open quotes", '"kestrel'],
    ["an emoji", "🎉"],
    ["an emoji in a word", "kest🎉rel"],
    ["half a character", "\ud83c"],
    ["a column filter", "subject: rates"],
    ["a hundred words", "kestrel ".repeat(100)],
    ["ten thousand characters", "kestrel".repeat(1500)],
    ["only signs", "%_\\ -- '' ;"],
    ["marks alone", "\u0301\u0301"],
    ["vowel signs of another script", "हिन्दी में"],
    ["a byte order mark and joiners", "\ufeffkes\u200dtrel"],
    ["letters newer than the index", "\u{1e900}\u{16e40}ab"],
  ])("%s", async (_, text) => {
    const answer = await find(text).catch((error: unknown) => error);
    expect(answer).not.toBeInstanceOf(UserError);
    expect(answer).toMatchObject({ hits: expect.any(Array), total: expect.any(Number) });
  });
  test("signs around a word, NUL and invisible characters do not hide what is found", async () => {
    for (const text of ['"kestrel"', "kestrel*", "(kestrel),", "kes\0trel", "\ufeffkes\u200dtrel"])
      expect(await found(text, { kinds: ["partner"] })).toContain("p:Kestrel Trail Média");
  });
  test("a limit above 1,000 is refused", async () => {
    expect(await host.refused("search.find", { text: "a", limit: 1001 })).toBe("bad-input");
  });
});
