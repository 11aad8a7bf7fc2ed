// The one search as callers see it: what each kind of hit is found by.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hit } from "../data/search/hit.ts";
import { messageIn, testHost, type TestHost } from "../testing.ts";

interface Answer {
  hits: Hit[];
  total: number;
}

let host: TestHost;
const find = (text: string, more: object = {}) => host.call<Answer>("search.find", { text, ...more });
/** "p:Kestrel c:Mara" of the hits. */
const found = async (text: string, more: object = {}) =>
  (await find(text, more)).hits.map(({ kind, title }) => `${kind[0]}:${title}`);
const partner = async (facts: object) => (await host.call<{ id: number }>("partners.create", facts)).id;
const person = async (facts: object) => (await host.call<{ id: number }>("contacts.create", facts)).id;
const talk = async (facts: object) =>
  (await host.call<{ id: number }>("interactions.log", { kind: "call", ...facts })).id;

let kestrel: number;
let mara: number;
let visits: { uid: string };
beforeAll(async () => {
  host = testHost();
  await host.call("settings.set", { key: "region", value: "GB" });
  visits = await host.call<{ uid: string }>("ownFields.create", {
    of: "partner",
    name: "House",
    kind: "text",
  });
  kestrel = await partner({
    name: "Kestrel Trail Média",
    websites: ["shop.kestrel-trail.example"],
    tags: ["Größenwahn", "q4"],
    networkIds: [{ network: "awin", externalId: "AB-445566" }],
    privateNote: "Never pays before the fifteenth; likes postcards from Łódź.",
    own: { [visits.uid]: "Smørrebrød corner" },
  });
  mara = await person({
    fullName: "Zoë Ørsted",
    partnerId: kestrel,
    emails: ["zoe.orsted@kestrel-trail.example"],
    phones: ["020 7946 0123"],
    note: "Met at the harbour fair.",
  });
  await partner({ name: "Peak & Pine" });
  await partner({ name: "Kestral Coupons", tier: "A" });
  await talk({
    partnerId: kestrel,
    contactIds: [mara],
    subject: "Rates",
    text: "Wants a higher commission for the straße newsletter.",
    at: 1_700_000_000_000,
  });
  await talk({
    partnerId: kestrel,
    text: "Commission agreed: 8 percent until Christmas.",
    at: 1_710_000_000_000,
  });
  messageIn(
    host,
    {
      text: "Please find our invoice Q4/2026 attached.",
      subject: "Invoice",
      sender: "Ines Vogel <ines@peak.example>",
      partnerId: kestrel,
      at: 1_720_000_000_000,
    },
    ["Rechnung_Größe-2026.pdf"],
  );
  messageIn(host, {
    text: "Hello, we would like to join your programme.",
    subject: "Joining",
    sender: "Stranger <new@stranger.example>",
    tray: 1,
    at: 1_730_000_000_000,
  });
});
afterAll(() => host.close());

describe("any part of a word", () => {
  test.each([
    ["of a name, and of the address of a person", "estre", ["p:Kestrel Trail Média", "c:Zoë Ørsted"]],
    ["of a name, case and accents aside", "MEDIA", ["p:Kestrel Trail Média"]],
    ["of a name with its accents", "Média", ["p:Kestrel Trail Média"]],
    ["of a site", "shop.kes", ["p:Kestrel Trail Média"]],
    [
      "of an address as copied from a browser",
      "https://www.shop.kestrel-trail.example/",
      ["p:Kestrel Trail Média"],
    ],
    ["of an e-mail address", "orsted@kes", ["c:Zoë Ørsted"]],
    ["of a network id", "4455", ["p:Kestrel Trail Média"]],
    ["of a network id in other letters", "ab-4455", ["p:Kestrel Trail Média"]],
    ["of a tag, ß as ss", "grossen", ["p:Kestrel Trail Média"]],
    ["of a tag, as written", "größenw", ["p:Kestrel Trail Média"]],
    ["of an own field, ø as o", "smorrebrod", ["p:Kestrel Trail Média"]],
    ["of an own field, inside", "rner", ["p:Kestrel Trail Média"]],
    ["of a person's name, Ø as O", "orst", ["c:Zoë Ørsted"]],
    ["of a file name", "nung_gr", ["a:Rechnung_Größe-2026.pdf"]],
    ["of a file name, ß as ss", "grosse-2026", ["a:Rechnung_Größe-2026.pdf"]],
    ["of a short tag", "q4", ["p:Kestrel Trail Média", "i:Invoice"]],
    ["of a name beside a sign", "eak &", ["p:Peak & Pine"]],
  ])("%s", async (_, text, expected) => {
    const titles = await found(text);
    for (const title of expected) expect(titles).toContain(title);
  });

  test("a hit by a value shows the value, one by a name shows the name alone", async () => {
    const one = async (text: string) => (await find(text, { kinds: ["partner", "contact"] })).hits[0];
    expect(await one("shop.kes")).toMatchObject({
      kind: "partner",
      id: kestrel,
      partnerId: kestrel,
      snippet: "shop.kestrel-trail.example",
      from: "website",
    });
    expect(await one("orsted@")).toMatchObject({
      kind: "contact",
      id: mara,
      partnerId: kestrel,
      snippet: "zoe.orsted@kestrel-trail.example",
      from: "email",
    });
    expect(await one("corner")).toMatchObject({ snippet: "Smørrebrød corner", from: "own" });
    expect(await one("trail méd")).toMatchObject({ title: "Kestrel Trail Média", snippet: "", from: null });
  });
});

describe("telephone numbers", () => {
  test.each([
    "020 7946 0123",
    "+44 (0)20-7946.0123",
    "00442079460123",
    "+442079460123",
    "(020) 7946 0123",
    "79460123",
    "7946 0123",
    "0123",
    "020 79",
  ])("%s finds the person", async (text) => {
    const { hits } = await find(text, { kinds: ["contact"] });
    expect(hits.map(({ id }) => id)).toEqual([mara]);
    expect(hits[0]).toMatchObject({ snippet: "020 7946 0123", from: "phone" });
  });
  test("another number does not", async () => {
    expect(await found("020 7946 0124", { kinds: ["contact"] })).toEqual([]);
  });
  test("a number kept without its country is found by the international spelling", async () => {
    await host.call("settings.set", { key: "region", value: null });
    const id = await person({ fullName: "Old Number", phones: ["030 901820123"] });
    const { hits } = await find("+49 30 901820123", { kinds: ["contact"] });
    expect(hits.map((hit) => hit.id)).toEqual([id]);
    await host.call("settings.set", { key: "region", value: "GB" });
  });
});

describe("beginnings of words in long texts", () => {
  test.each([
    ["commis", ["i:Kestrel Trail Média", "i:Rates"]],
    ["co", ["i:Kestrel Trail Média", "i:Rates"]],
    ["strasse", ["i:Rates"]],
    ["straße", ["i:Rates"]],
    ["ines vog", ["i:Invoice"]],
    ["ines@peak.example", ["i:Invoice"]],
    ["q4/2026", ["i:Invoice"]],
    ["mmission", []],
    ["commission higher", ["i:Rates"]],
    ["commission nowhere", []],
  ])("%s", async (text, expected) => {
    expect(await found(text, { kinds: ["interaction"] })).toEqual(expected);
  });
  test("the newest talk comes first, with its date, and a piece of the text around the match", async () => {
    const { hits } = await find("commission", { kinds: ["interaction"] });
    expect(hits.map(({ at }) => at)).toEqual([1_710_000_000_000, 1_700_000_000_000]);
    expect(hits[0]).toMatchObject({
      partnerId: kestrel,
      snippet: "Commission agreed: 8 percent until Christmas.",
    });
    expect(hits[0]).not.toHaveProperty("message");
  });
  test("a long text is cut at the ends of words, at most 160 characters", async () => {
    const id = await talk({
      partnerId: kestrel,
      text: `${"before ".repeat(60)}zanzibar ${"after ".repeat(60)}`,
    });
    const [hit] = (await find("zanzi")).hits;
    expect(hit).toMatchObject({ id, kind: "interaction" });
    expect(hit!.snippet.length).toBeLessThanOrEqual(160);
    expect(hit!.snippet).toMatch(/^…before .*zanzibar after.* after…$/);
  });
  test("a note leads to whose it is, with a piece of it", async () => {
    const [hit] = (await find("postc")).hits;
    expect(hit).toMatchObject({
      kind: "partner",
      id: kestrel,
      from: "note",
      snippet: expect.stringContaining("postcards"),
    });
    expect(await found("ostcards", { kinds: ["partner"] })).toEqual([]);
    expect((await find("lodz")).hits[0]).toMatchObject({ kind: "partner", id: kestrel });
    expect((await find("harbour fair")).hits[0]).toMatchObject({ kind: "contact", id: mara, from: "note" });
  });
  test("a message in the tray is found and marked so; one with an envelope opens as a thread", async () => {
    expect((await find("programme")).hits).toMatchObject([
      { kind: "interaction", title: "Joining", tray: true, message: true, partnerId: null },
    ]);
    expect((await find("stranger")).hits[0]).toMatchObject({ title: "Joining", tray: true });
    expect((await find("attached")).hits[0]).not.toHaveProperty("tray");
  });
  test("a file leads to its message and partner", async () => {
    expect((await find("rechnung")).hits).toMatchObject([
      {
        kind: "attachment",
        title: "Rechnung_Größe-2026.pdf",
        partnerId: kestrel,
        interactionId: expect.any(Number),
        at: 1_720_000_000_000,
      },
    ]);
  });
});

describe("several words", () => {
  test.each([
    ["in a name, and in a person of that name", "media kestrel", ["p:Kestrel Trail Média", "c:Zoë Ørsted"]],
    ["all in one value", "trail kestrel", ["p:Kestrel Trail Média", "c:Zoë Ørsted"]],
    ["in name and value", "kestrel 4455", ["p:Kestrel Trail Média"]],
    ["in name and note", "kestrel postcards", ["p:Kestrel Trail Média"]],
    ["in a person and the partner", "zoë kestrel", ["c:Zoë Ørsted"]],
    ["not all of them anywhere", "kestrel zanzibarian", []],
    ["a short one beside a long one", "kestrel q4", ["p:Kestrel Trail Média"]],
    ["a sign beside a word says nothing", "peak & pine", ["p:Peak & Pine"]],
  ])("%s", async (_, text, expected) => {
    expect(await found(text, { kinds: ["partner", "contact"] })).toEqual(expected);
  });
});

describe("one slip in a name", () => {
  test.each([
    ["missing", "kestel", "p:Kestrel Trail Média"],
    ["added", "kesstrel", "p:Kestrel Trail Média"],
    ["wrong", "kesprel", "p:Kestrel Trail Média"],
    ["swapped", "ketsrel", "p:Kestrel Trail Média"],
    ["at the beginning", "jestrel", "p:Kestrel Trail Média"],
    ["in the beginning of a word", "kesrt", "p:Kestrel Trail Média"],
    ["in a person's name", "orstde", "c:Zoë Ørsted"],
    ["in one of two words", "taril kestrel", "p:Kestrel Trail Média"],
  ])("a letter %s", async (_, text, expected) => {
    expect(await found(text, { kinds: ["partner", "contact"] })).toContain(expected);
  });
  test("what was meant is said, and what was typed comes first", async () => {
    const { hits } = await find("kestral", { kinds: ["partner"] });
    expect(hits.map(({ title }) => title)).toEqual(["Kestral Coupons", "Kestrel Trail Média"]);
    expect(hits[1]!.matched).toEqual(["kestrel"]);
  });
  test("two slips, a short word and another number are something else", async () => {
    expect(await found("kostrul")).toEqual([]);
    expect(await found("pne", { kinds: ["partner"] })).toEqual([]);
  });
  test("names made, changed and brought back are known at once", async () => {
    const id = await partner({ name: "Wolverine Deals" });
    expect(await found("wolvreine")).toEqual(["p:Wolverine Deals"]);
    await host.call("partners.update", { id, set: { name: "Marmoset Deals" } });
    expect(await found("wolvreine")).toEqual([]);
    expect(await found("marmsoet")).toEqual(["p:Marmoset Deals"]);
    await host.call("partners.trash", { id });
    expect(await found("marmsoet")).toEqual([]);
    await host.call("partners.restore", { id });
    expect(await found("marmsoet")).toEqual(["p:Marmoset Deals"]);
  });
});
