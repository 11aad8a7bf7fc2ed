// Two were put into one and said the same: what the second says stays when the first is taken apart, and goes with the second.
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

test("tags, values, programs and talks of both", async () => {
  const make = async (path: string, input: object) => (await host.call<{ id: number }>(path, input)).id;
  const merge = async (keep: number, drop: number) =>
    (await host.call<{ batchId: number }>("partners.merge", { keep, drop })).batchId;
  const second = await make("programs.create", { name: "Shop DE", network: "awin", currency: "EUR" });
  const keep = await make("partners.create", { name: "Kestrel" });
  const said = { tags: ["video"], country: "DE", privateNote: "Pays late." };
  const first = await make("partners.create", { name: "Kestrel One", ...said });
  const other = await make("partners.create", { name: "Kestrel Two", ...said, country: "AT" });
  const person = await make("contacts.create", { fullName: "Maya", partnerId: other });
  for (const partnerId of [first, other])
    await make("memberships.create", { partnerId, programId: second, stage: "active" });
  await make("interactions.log", { partnerId: first, contactIds: [person], kind: "meeting", text: "both" });
  const now = async () => {
    const { tags, country, privateNote, memberships } = await host.call<
      Record<string, unknown> & { memberships: { program: string }[] }
    >("partners.get", { id: keep });
    const { total } = await host.call<{ total: number }>("interactions.timeline", { partnerId: keep });
    return {
      tags,
      country,
      privateNote,
      programs: memberships.map(({ program }) => program),
      talks: total,
    };
  };
  const before = await now();
  const batches = [await merge(keep, first), await merge(keep, other)];
  const both = await now();
  expect(both).toMatchObject({
    tags: ["video"],
    country: "DE",
    programs: ["My program", "Shop DE"],
    talks: 1,
  });
  await host.call("partners.unmerge", { batchId: batches[0] });
  expect(await now()).toEqual({ ...both, country: "AT" });
  await host.call("partners.unmerge", { batchId: batches[1] });
  expect(await now()).toEqual(before);
});

test("of a chain the middle is taken apart first, then the beginning, then the end: each has its own again", async () => {
  const make = async (path: string, input: object) => (await host.call<{ id: number }>(path, input)).id;
  const people: number[] = [];
  for (const fullName of ["Maya A", "Maya B", "Maya C", "Maya D"]) {
    const id = await make("contacts.create", { fullName });
    await make("tasks.create", { title: `Call ${fullName}`, contactId: id });
    await make("interactions.log", { contactIds: [id], kind: "call", text: fullName });
    people.push(id);
  }
  const [a, b, c, d] = people as [number, number, number, number];
  const whose = () => [
    host.store.column<number>("SELECT contactId FROM task ORDER BY id"),
    host.store.column<number>("SELECT contactId FROM participant ORDER BY interactionId"),
  ];
  const before = whose();
  const merge = async (drop: number, keep: number) =>
    (await host.call<{ batchId: number }>("contacts.merge", { keep, drop })).batchId;
  const [first, middle, last] = [await merge(d, a), await merge(a, b), await merge(b, c)];
  for (const batchId of [middle, first, last]) {
    const { kept } = await host.call<{ kept: number }>("contacts.unmerge", { batchId });
    expect(kept).toBe(0);
  }
  expect(whose()).toEqual(before);
});
