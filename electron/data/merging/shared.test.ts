// A merge travels in a shared file like any other edit: both sides end with the same, also when it is taken apart.
import path from "node:path";
import { expect, test } from "vitest";
import { testHost, type TestHost } from "../../testing.ts";

const send = async (from: TestHost, to: TestHost, name: string): Promise<void> => {
  const file = path.join(from.folder, name);
  await from.call("exchange.export", { file });
  await to.call("exchange.merge", { file, rest: "newest" });
};
const digest = async (host: TestHost) => (await host.call<{ digest: string }>("exchange.digest", {})).digest;

test("there, and apart again", { timeout: 60_000 }, async () => {
  const [one, two] = [testHost(), testHost()];
  try {
    const make = async (call: string, input: object) => (await one.call<{ id: number }>(call, input)).id;
    const keep = await make("partners.create", { name: "Trail Thrift", tags: ["a"], stage: "found" });
    const drop = await make("partners.create", {
      name: "TT Media",
      tags: ["b"],
      stage: "active",
      networkIds: [{ network: "awin", externalId: "7" }],
      nextContactOn: "2026-12-01",
    });
    const person = await make("contacts.create", {
      fullName: "Maya",
      partnerId: drop,
      emails: [{ value: "m@t.example" }],
    });
    await make("interactions.log", { partnerId: drop, contactIds: [person], kind: "call", text: "hello" });
    await send(one, two, "first.liaison");
    expect(await digest(two)).toBe(await digest(one));
    const { batchId } = await one.call<{ batchId: number }>("partners.merge", { keep, drop });
    await send(one, two, "merged.liaison");
    expect(await digest(two)).toBe(await digest(one));
    const there = two.store.value<number>("SELECT id FROM partner WHERE name = 'Trail Thrift'")!;
    expect(await two.call("partners.get", { id: there })).toMatchObject({
      aliases: ["TT Media"],
      tags: ["a", "b"],
      networkIds: [{ externalId: "7" }],
      people: 1,
      stage: "active",
    });
    await one.call("partners.unmerge", { batchId });
    await send(one, two, "apart.liaison");
    expect(await digest(two)).toBe(await digest(one));
    expect(await two.call("partners.get", { id: there })).toMatchObject({
      aliases: [],
      people: 0,
      stage: "found",
    });
  } finally {
    one.close();
    two.close();
  }
});
