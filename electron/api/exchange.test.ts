// Two workspaces and a file each way: what comes, what stays, what is asked, and what an undo brings back.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contents, stamps, testHost, type TestHost } from "../testing.ts";
import { readShared } from "../data/exchange/file/read.ts";
import { knownOfAll } from "../data/exchange/known.ts";

let a: TestHost;
let b: TestHost;
beforeEach(() => {
  a = testHost();
  b = testHost();
});
afterEach(() => {
  a.close();
  b.close();
});

interface Conflict {
  key: string;
  field: string;
  mine: { value: unknown; author: string };
  theirs: { value: unknown; author: string };
}
const file = (name: string) => path.join(a.folder, `${name}.liaison`);
const digest = async (host: TestHost) => (await host.call<{ digest: string }>("exchange.digest")).digest;
const send = async (from: TestHost, to: TestHost, name: string, more: object = {}) => {
  await from.call("exchange.export", { file: file(name) });
  return await to.call<{ batchId: number; created: number; updated: number; kept: number }>(
    "exchange.merge",
    {
      file: file(name),
      ...more,
    },
  );
};
const idOf = (host: TestHost, name: string) =>
  host.store.value<number>("SELECT id FROM partner WHERE name = ?", name)!;
const make = (host: TestHost, name: string) =>
  host.call<{ id: number }>("partners.create", {
    name,
    tags: ["blog"],
    websites: [`${name.toLowerCase()}.example`],
  });

test("a file brings everything, and the same file again nothing", async () => {
  const { id } = await make(a, "Mika");
  const contact = await a.call<{ id: number }>("contacts.create", {
    partnerId: id,
    fullName: "Mika Ito",
    emails: ["mika@mika.example"],
  });
  await a.call("interactions.log", {
    partnerId: id,
    contactIds: [contact.id],
    kind: "call",
    direction: "out",
    text: "Talked about autumn",
  });
  await a.call("tasks.create", { title: "Send the banner", partnerId: id, dueOn: "2026-10-09" });
  const first = await send(a, b, "1");
  expect(first.created).toBeGreaterThan(4);
  expect(await digest(b)).toBe(await digest(a));
  expect(await b.call("exchange.merge", { file: file("1") })).toMatchObject({
    created: 0,
    updated: 0,
    kept: 0,
  });
  const back = await send(b, a, "2");
  expect(back).toMatchObject({ created: 0, updated: 0 });
});

test("edits of different fields come together without a question", async () => {
  await make(a, "Mika");
  await send(a, b, "1");
  await a.call("partners.update", { id: idOf(a, "Mika"), set: { country: "JP", tags: ["blog", "video"] } });
  await b.call("partners.update", { id: idOf(b, "Mika"), set: { tier: "A", tags: ["blog", "shoes"] } });
  await a.call("exchange.export", { file: file("a") });
  await b.call("exchange.export", { file: file("b") });
  await a.call("exchange.merge", { file: file("b") });
  await b.call("exchange.merge", { file: file("a") });
  expect(await digest(a)).toBe(await digest(b));
  const tags = a.store.column<string>("SELECT value FROM partner_set WHERE kind = 'tag' ORDER BY value");
  expect(tags).toEqual(["blog", "shoes", "video"]);
  expect(await send(a, b, "again")).toMatchObject({ created: 0, updated: 0 });
});

test("a field that both changed is asked about, once", async () => {
  await make(a, "Mika");
  await send(a, b, "1");
  await a.call("partners.update", { id: idOf(a, "Mika"), set: { country: "JP" } });
  await b.call("partners.update", { id: idOf(b, "Mika"), set: { country: "GB", tags: ["video"] } });
  await a.call("exchange.export", { file: file("2") });
  const before = { digest: await digest(b), contents: contents(b.store) + stamps(b.store) };
  expect(await b.refused("exchange.merge", { file: file("2") })).toBe("needs-answer");
  expect(contents(b.store) + stamps(b.store)).toBe(before.contents);
  const { conflicts } = await b.call<{ conflicts: Conflict[] }>("exchange.preview", { file: file("2") });
  expect(conflicts).toMatchObject([{ field: "country", mine: { value: "GB" }, theirs: { value: "JP" } }]);
  const vectors = JSON.stringify(
    [...knownOfAll(b.store)].map(([uid, known]) => [uid, [...known.vector], [...known.stamps]]),
  );
  const choices = { [conflicts[0]!.key]: "theirs" };
  const merged = await b.call<{ batchId: number }>("exchange.merge", { file: file("2"), choices });
  expect(b.store.value("SELECT country FROM partner")).toBe("JP");
  await b.call("exchange.undo", { batchId: merged.batchId });
  expect(await digest(b)).toBe(before.digest);
  expect(contents(b.store) + stamps(b.store)).toBe(before.contents);
  expect(
    JSON.stringify(
      [...knownOfAll(b.store)].map(([uid, known]) => [uid, [...known.vector], [...known.stamps]]),
    ),
  ).toBe(vectors);
  await b.call("exchange.merge", { file: file("2"), choices });
  await send(b, a, "3");
  expect(await digest(a)).toBe(await digest(b));
});

test("a next contact day that both moved is asked about once, and its task follows the answer", async () => {
  const { id } = await make(a, "Mika");
  await a.call("partners.update", { id, set: { nextContactOn: "2026-11-02" } });
  await send(a, b, "1");
  await a.call("partners.update", { id: idOf(a, "Mika"), set: { nextContactOn: "2026-11-10" } });
  await b.call("partners.update", { id: idOf(b, "Mika"), set: { nextContactOn: "2026-11-20" } });
  await a.call("exchange.export", { file: file("2") });
  const { conflicts } = await b.call<{ conflicts: Conflict[] }>("exchange.preview", { file: file("2") });
  expect(conflicts.map(({ field }) => field)).toEqual(["nextContactOn"]);
  await b.call("exchange.merge", { file: file("2"), choices: { [conflicts[0]!.key]: "mine" } });
  await send(b, a, "3");
  for (const { store } of [a, b])
    expect(
      store.column(
        "SELECT dueOn FROM task WHERE source IS NOT NULL AND closedAt IS NULL AND deletedAt IS NULL",
      ),
    ).toEqual(["2026-11-20"]);
  expect(await digest(a)).toBe(await digest(b));
});

test("a file of one partner names nobody who has nothing to do with it", async () => {
  const { id } = await make(a, "Mika");
  await make(b, "Theirs");
  await send(b, a, "1");
  await a.call("exchange.export", { file: file("2"), partnerIds: [id] });
  const blocks: unknown[][] = [];
  for await (const block of readShared(file("2"), {})) blocks.push(block);
  const [{ authors, devices }] = blocks[0] as [{ authors: [string, string][]; devices: string[] }];
  const mine = a.store.value<string>("SELECT author FROM batch WHERE kind = 'edit'");
  expect(authors.map(([uid]) => uid)).toEqual(["", mine]);
  expect(devices).toEqual([""]);
  expect(await b.call("exchange.merge", { file: file("2") })).toMatchObject({ updated: 0 });
  expect(await b.call("exchange.digest", { partnerIds: [idOf(b, "Mika")] })).toEqual(
    await a.call("exchange.digest", { partnerIds: [id] }),
  );
});

test("both is no answer where only one value can be, and keeps nothing by itself", async () => {
  await make(a, "Mika");
  await send(a, b, "1");
  await a.call("partners.update", { id: idOf(a, "Mika"), set: { country: "JP" } });
  await b.call("partners.update", { id: idOf(b, "Mika"), set: { country: "FR" } });
  await a.call("exchange.export", { file: file("2") });
  const { conflicts } = await b.call<{ conflicts: Conflict[] }>("exchange.preview", { file: file("2") });
  const choices = { [conflicts[0]!.key]: "both" };
  const before = contents(b.store) + stamps(b.store);
  expect(await b.refused("exchange.merge", { file: file("2"), choices })).toBe("needs-answer");
  expect(contents(b.store) + stamps(b.store)).toBe(before);
});

test("of a chosen partner that is gone nothing is saved, and it is said", async () => {
  const { id } = await make(a, "Mika");
  const asked = { file: file("1"), partnerIds: [id, 99] };
  expect(await a.refused("exchange.export", asked)).toBe("missing-partner");
  expect(existsSync(file("1"))).toBe(false);
});
