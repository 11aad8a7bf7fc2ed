// Programs and memberships: which one a stage means, and what a trashed program does not get any more.
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());
interface Made {
  id: number;
}
const make = (path: string, input: object) => host.call<Made>(path, input);

test("a stage of a partner in two programs asks which one is meant, and says so in words", async () => {
  const { id } = await make("partners.create", { name: "A", stage: "found" });
  const second = await make("programs.create", { name: "Second", network: "awin", currency: "GBP" });
  await make("memberships.create", { partnerId: id, programId: second.id, stage: "active" });
  expect(await host.call("partners.get", { id })).toMatchObject({
    stage: "active",
    memberships: [{ stage: "found" }, { stage: "active" }],
  });
  const result = await host
    .call("partners.update", { id, set: { stage: "key" } })
    .catch((error: unknown) => error);
  expect(result).toMatchObject({
    code: "needs-answer",
    params: { count: 1 },
    field: "programId",
    questions: [
      { key: "programId", choices: [{ label: "My program" }, { value: String(second.id), label: "Second" }] },
    ],
  });
  await host.call("partners.update", { id, set: { stage: "key", programId: second.id } });
  expect(await host.call("partners.get", { id })).toMatchObject({
    stage: "key",
    memberships: [{ stage: "found" }, { stage: "key" }],
  });
  expect(await host.refused("memberships.create", { partnerId: id, programId: second.id })).toBe(
    "already-member",
  );
});

test("new partners go to a program that is there, also when the first one is in the trash", async () => {
  expect(await host.refused("programs.trash", { id: 1 })).toBe("last-program");
  const second = await make("programs.create", { name: "Second", network: "awin", currency: "GBP" });
  await host.call("programs.trash", { id: 1 });
  const { id } = await make("partners.create", { name: "A" });
  expect(await host.call("partners.get", { id })).toMatchObject({ memberships: [{ programId: second.id }] });
  expect(await host.refused("programs.trash", { id: second.id })).toBe("program-has-partners");
});

test("a membership that ended and begins again is the same record", async () => {
  const { id } = await make("partners.create", { name: "A" });
  const { memberships } = await host.call<{ memberships: { id: number; uid: string }[] }>("partners.get", {
    id,
  });
  await host.call("memberships.trash", { id: memberships[0]!.id });
  expect(await host.call("partners.get", { id })).toMatchObject({ memberships: [], stage: null });
  expect(
    await host.call("memberships.create", { partnerId: id, programId: 1, stage: "replied" }),
  ).toMatchObject({ uid: memberships[0]!.uid });
});

test("leaving everybody out of a talk is refused: nobody could find it again", async () => {
  const person = await make("contacts.create", { fullName: "Alone" });
  const talk = await make("interactions.log", { contactIds: [person.id], kind: "call", text: "x" });
  expect(await host.refused("interactions.update", { id: talk.id, set: { contactIds: [] } })).toBe("nobody");
  expect(await host.call("interactions.timeline", { contactId: person.id })).toMatchObject({ total: 1 });
});
