// Undo of a person's edits: exact, kept where somebody changed it later, and itself undone.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
interface Undone {
  restored: number;
  kept: number;
  batchId: number;
}
const undo = (batchId: number) => host.call<Undone>("history.undo", { batchId });
const make = (path: string, input: object) => host.call<Made>(path, input);

/** Lines of one text that the other has not, both ways. */
function differences(a: string[], b: string[]): string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [
    ...a.filter((line) => !inB.has(line)).map((line) => `- ${line}`),
    ...b.filter((line) => !inA.has(line)).map((line) => `+ ${line}`),
  ];
}
/** What was born of a record goes to the trash with it and comes back with it: it is no part of what was edited. */
const typed = (text: string) => {
  const lines = text.split("\n");
  const born = lines.flatMap((line) =>
    line.includes('"source":"contact:') ? /"uid":"([^"]+)"/.exec(line)![1]! : [],
  );
  return lines.filter((line) => !born.some((uid) => line.includes(uid))).join("\n");
};
/** Redo writes the same values under new stamps, and another time into the trash. */
const values = (text: string) =>
  text
    .split("\n")
    .filter((line) => !line.includes('"is":"field_stamp"'))
    .map((line) => line.replace(/"deletedAt":\d+/, '"deletedAt":"then"'));

/** Runs an edit, its undo and the undo's undo. @returns where it is not as it was, byte for byte, and where redo is not what the edit gave */
async function thereAndBack(edit: () => Promise<{ batchId: number }>): Promise<string[]> {
  const before = contents(host.store);
  const { batchId } = await edit();
  const after = contents(host.store);
  if (after === before) return ["the edit did nothing"];
  const undone = await undo(batchId);
  const back = contents(host.store);
  await undo(undone.batchId);
  return [
    ...differences(typed(before).split("\n"), typed(back).split("\n")),
    ...differences(values(after), values(contents(host.store))),
  ];
}

describe("undo and redo are exact for", () => {
  let partner: Made;
  let person: Made;
  beforeEach(async () => {
    partner = await make("partners.create", {
      name: "Peak and Pine",
      tags: ["a", "b"],
      websites: ["peak.example"],
      stage: "replied",
    });
    person = await make("contacts.create", {
      fullName: "Jonas",
      partnerId: partner.id,
      emails: [
        { value: "jonas@peak.example", label: "Work", preferred: true },
        { value: "j@home.example", label: "Home" },
      ],
    });
  });

  test("fields", async () =>
    expect(
      await thereAndBack(() =>
        make("partners.update", {
          id: partner.id,
          set: { name: "Peak & Pine", tier: "A", privateNote: "x" },
        }),
      ),
    ).toEqual([]));
  test("sets", async () =>
    expect(
      await thereAndBack(() =>
        make("partners.update", {
          id: partner.id,
          set: { tags: ["B", "c"], websites: [], networkIds: [{ network: "cj", externalId: "9" }] },
        }),
      ),
    ).toEqual([]));
  test("labels and the preferred address", async () =>
    expect(
      await thereAndBack(() =>
        make("contacts.update", {
          id: person.id,
          set: { emails: [{ value: "j@home.example", label: "Private", preferred: true }] },
        }),
      ),
    ).toEqual([]));
  test("a stage", async () =>
    expect(
      await thereAndBack(() =>
        make("partners.update", { id: partner.id, set: { stage: "lost", lostReason: "budget" } }),
      ),
    ).toEqual([]));
  test("the trash", async () =>
    expect(await thereAndBack(() => make("partners.trash", { id: partner.id }))).toEqual([]));
  test("a move to no partner", async () =>
    expect(
      await thereAndBack(() =>
        make("contacts.update", {
          id: person.id,
          set: { partnerId: null, doNotContact: true, birthday: "--02-29" },
        }),
      ),
    ).toEqual([]));
  test("a bulk edit", async () => {
    const other = await make("partners.create", { name: "Other", tags: ["b"] });
    expect(
      await thereAndBack(() =>
        make("partners.bulk", {
          ids: [partner.id, other.id],
          set: { tier: "C", stage: "active", nextContactOn: "2026-12-24" },
          addTags: ["x"],
          removeTags: ["B"],
        }),
      ),
    ).toEqual([]);
  });
  test("a bulk trash", async () => {
    const other = await make("partners.create", { name: "Other" });
    expect(
      await thereAndBack(() => make("partners.bulk", { ids: [partner.id, other.id], trash: true })),
    ).toEqual([]);
  });
  test("own fields", async () => {
    const field = await make("ownFields.create", { of: "partner", name: "Rating", kind: "number" });
    await make("partners.update", { id: partner.id, set: { own: { [field.uid]: "4" } } });
    expect(
      await thereAndBack(() =>
        make("partners.update", { id: partner.id, set: { own: { [field.uid]: "5.5" } } }),
      ),
    ).toEqual([]);
  });
  test("the next contact day set with a talk, and the talk", async () => {
    const before = contents(host.store);
    const { batchId } = await make("interactions.log", {
      partnerId: partner.id,
      kind: "call",
      text: "x",
      nextContactOn: "2026-12-01",
    });
    await undo(batchId);
    expect(
      (await host.call<{ total: number }>("interactions.timeline", { partnerId: partner.id })).total,
    ).toBe(0);
    const lines = typed(contents(host.store)).split("\n");
    expect(
      lines.filter(
        (line) =>
          !line.includes("interaction") &&
          !line.includes("participant") &&
          !line.includes('deletedAt","clock'),
      ),
    ).toEqual(before.split("\n"));
  });
  test("who took part in a talk", async () => {
    const second = await make("contacts.create", { fullName: "Ben", partnerId: partner.id });
    const talk = await make("interactions.log", { contactIds: [person.id], kind: "call", text: "x" });
    const names = async () =>
      (
        await host.call<{ rows: { participants: { name: string | null }[] }[] }>("interactions.timeline", {
          partnerId: partner.id,
        })
      ).rows[0]!.participants.map((each) => each.name);
    const { batchId } = await make("interactions.update", { id: talk.id, set: { contactIds: [second.id] } });
    expect(await names()).toEqual(["Ben"]);
    const undone = await undo(batchId);
    expect(await names()).toEqual(["Jonas"]);
    await undo(undone.batchId);
    expect(await names()).toEqual(["Ben"]);
  });
});

describe("what somebody changed later is kept", () => {
  test("a field", async () => {
    const { id } = await make("partners.create", { name: "A" });
    const first = await make("partners.update", { id, set: { name: "B", tier: "A" } });
    await make("partners.update", { id, set: { name: "C" } });
    expect(await undo(first.batchId)).toMatchObject({ restored: 1, kept: 1 });
    expect(await host.call("partners.get", { id })).toMatchObject({ name: "C", tier: null });
  });
  test("a set row whose label was changed since", async () => {
    const { id } = await make("contacts.create", { fullName: "P" });
    const first = await make("contacts.update", {
      id,
      set: { emails: [{ value: "p@a.example", label: "Work" }] },
    });
    await make("contacts.update", { id, set: { emails: [{ value: "p@a.example", label: "Home" }] } });
    expect(await undo(first.batchId)).toMatchObject({ restored: 0, kept: 1 });
    expect(await host.call("contacts.get", { id })).toMatchObject({
      emailItems: [{ value: "p@a.example", label: "Home" }],
    });
  });
  test("undoing the edits in order gives back the start", async () => {
    const { id } = await make("partners.create", { name: "A", tags: ["x"] });
    const before = contents(host.store);
    const batches = [];
    for (const name of ["B", "C", "D"])
      batches.push((await make("partners.update", { id, set: { name, tags: [name] } })).batchId);
    for (const batchId of batches.toReversed()) await undo(batchId);
    expect(contents(host.store)).toBe(before);
  });
});

describe("what Ctrl-Z would undo", () => {
  interface Last {
    batchId: number | null;
    title: { code: string; params: object } | null;
    redo: number | null;
  }
  const last = () => host.call<Last>("history.last");

  test("is a stack with redo; a new edit ends the redo", async () => {
    const { id, batchId } = await make("partners.create", { name: "A" });
    const b = await make("partners.update", { id, set: { name: "B" } });
    const c = await make("partners.update", { id, set: { name: "C" } });
    expect(await last()).toMatchObject({
      batchId: c.batchId,
      redo: null,
      title: { code: "changed-partner", params: { name: "C", field: "name" } },
    });
    const undoC = await undo(c.batchId);
    const undoB = await undo(b.batchId);
    expect(await last()).toMatchObject({ batchId, redo: undoB.batchId, title: { code: "made-partner" } });
    await undo(undoB.batchId);
    expect(await last()).toMatchObject({ batchId: b.batchId, redo: undoC.batchId });
    await undo(undoC.batchId);
    expect(await last()).toMatchObject({ batchId: c.batchId, redo: null });
    await undo(c.batchId);
    const d = await make("partners.update", { id, set: { name: "D" } });
    expect(await last()).toMatchObject({ batchId: d.batchId, redo: null });
  });

  test("reaches neither imports nor what the store did for itself", async () => {
    expect(await last()).toMatchObject({ batchId: null });
    expect(await host.refused("history.undo", { batchId: 1 })).toBe("missing-batch");
  });
});

describe("the trash", () => {
  test("restoring a partner brings back exactly what hung on it, and nothing that was trashed by itself", async () => {
    const partner = await make("partners.create", { name: "A" });
    const stays = await make("contacts.create", { fullName: "Stays", partnerId: partner.id });
    const gone = await make("contacts.create", { fullName: "Gone", partnerId: partner.id });
    await make("interactions.log", { contactIds: [stays.id], kind: "call", text: "x" });
    await host.call("contacts.trash", { id: gone.id });
    const before = contents(host.store);
    await host.call("partners.trash", { id: partner.id });
    expect((await host.call<{ total: number }>("contacts.list")).total).toBe(0);
    expect(await host.call("trash.list", { kind: "partner" })).toMatchObject({
      rows: [{ title: "A", by: "Mara", hangs: { people: 2, interactions: 1 } }],
      total: 1,
    });
    await host.call("partners.restore", { id: partner.id });
    const strip = (text: string) => text.split("\n").filter((line) => !line.includes('"field":"deletedAt"'));
    expect(strip(contents(host.store))).toEqual(strip(before));
    expect(await host.call("contacts.list")).toMatchObject({ rows: [{ fullName: "Stays" }], total: 1 });
    expect(await host.call("partners.get", { id: partner.id })).toMatchObject({
      people: 1,
      stage: "found",
      deletedAt: null,
    });
  });

  test("a record in the trash cannot be edited", async () => {
    const { id } = await make("partners.create", { name: "A" });
    await host.call("partners.trash", { id });
    expect(await host.refused("partners.update", { id, set: { name: "B" } })).toBe("in-trash");
    expect(await host.refused("partners.trash", { id })).toBe("in-trash");
    expect(await host.refused("interactions.log", { partnerId: id, kind: "call", text: "x" })).toBe(
      "in-trash",
    );
  });

  test("purging a person keeps the talk that a partner took part in, without the person", async () => {
    const partner = await make("partners.create", { name: "A" });
    const person = await make("contacts.create", { fullName: "Leaves", partnerId: partner.id });
    await make("interactions.log", { contactIds: [person.id], kind: "call", text: "with the partner" });
    const alone = await make("contacts.create", { fullName: "Alone" });
    await make("interactions.log", { contactIds: [alone.id], kind: "call", text: "with nobody else" });
    await host.call("contacts.purge", { id: person.id });
    await host.call("contacts.purge", { id: alone.id });
    expect(await host.call("interactions.timeline", { partnerId: partner.id })).toMatchObject({
      total: 1,
      rows: [{ text: "with the partner", participants: [{ partner: "A", contactId: null }] }],
    });
    expect(host.store.value("SELECT count(*) FROM interaction")).toBe(1);
  });

  test("emptying it purges all of it and nothing else", async () => {
    const a = await make("partners.create", { name: "A" });
    await make("contacts.create", { fullName: "Of A", partnerId: a.id });
    const b = await make("partners.create", { name: "B" });
    const of = await make("contacts.create", { fullName: "Of B", partnerId: b.id });
    await host.call("partners.trash", { id: a.id });
    await host.call("contacts.trash", { id: of.id });
    expect(await host.call("trash.empty")).toEqual({ purged: 2 });
    expect(await host.call("trash.list")).toEqual({ rows: [], total: 0 });
    expect(host.store.column("SELECT name FROM partner")).toEqual(["B"]);
    expect(host.store.column("SELECT fullName FROM contact")).toEqual([]);
  });
});
