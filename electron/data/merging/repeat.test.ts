// Two were put into one and said the same: what the second says stays when the first is taken apart, and goes with the second.
import { expect, test } from "vitest";
import { testHost } from "../../testing.ts";

test("tags, values, programs and talks of both", async () => {
  const host = testHost();
  try {
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
  } finally {
    host.close();
  }
});
