// A whole import is undone: what it made is gone, earlier values are back, what a person did later is kept and listed.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Run {
  batchId: number;
  created: number;
  changed: number;
  made: { partners: number; people: number };
}
interface Undone {
  removed: number;
  restored: number;
  kept: number;
  keptItems: { title: string; reason: string; field: string | null }[];
}
const run = (text: string, answers = {}) =>
  host.call<Run>("imports.run", { file: fileIn(host, "people.csv", text), answers });
const undo = ({ batchId }: { batchId: number }) => host.call<Undone>("imports.undo", { batchId });
const make = (path: string, input: object) =>
  host.call<{ id: number; uid: string; batchId: number }>(path, input);
const idOf = async (search: string) =>
  (await host.call<{ rows: { id: number; uid: string; partnerId: number }[] }>("contacts.list", { search }))
    .rows[0]!;

const list =
  "Company,Name,Email,Job Title\nPeak and Pine,Ann Berg,ann@peak.example,Editor\nLoop Perks,Bo Carl,bo@loop.example,Owner\n";

test("earlier values are back, byte for byte: fields, sets, notes, a partner that a person got, a photo", async () => {
  await make("contacts.create", {
    fullName: "Ann Berg",
    emails: ["ann@peak.example"],
    role: "Intern",
    note: "old note",
  });
  await make("partners.create", { name: "Loop Perks", country: "GB" });
  const before = contents(host.store);
  const text =
    "Company,Name,Email,Job Title,Notes,Website,Country\nPeak and Pine,Ann Berg,ann@peak.example,Editor,new note,peak.example,Norway\nLoop Perks,,,,,loop.example,Norway\n";
  const result = await run(text);
  expect(result).toMatchObject({ created: 0, changed: 2, made: { partners: 1, people: 0 } });
  expect(contents(host.store)).not.toBe(before);
  expect(await undo(result)).toMatchObject({ removed: 1, kept: 0, keptItems: [] });
  expect(contents(host.store)).toBe(before);
  expect(await run(text)).toMatchObject({ created: 0, changed: 2, made: { partners: 1, people: 0 } });
});

describe("what a person did since is kept and listed", () => {
  test("an edit of a person that the import made keeps the person and the partner, nothing else", async () => {
    const result = await run(list);
    const ann = await idOf("ann");
    await make("contacts.update", { id: ann.id, set: { note: "met in Oslo" } });
    expect(await undo(result)).toEqual({
      removed: 2,
      restored: 0,
      kept: 2,
      keptItems: expect.arrayContaining([
        { title: "Ann Berg", field: null, reason: "Somebody worked on it after the import, so it stays." },
        {
          title: "Peak and Pine",
          field: null,
          reason: "Somebody worked on it after the import, so it stays.",
        },
      ]) as object[],
    });
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ fullName: "Ann Berg", note: "met in Oslo", role: "Editor", partner: "Peak and Pine" }],
      total: 1,
    });
    expect(await host.call("partners.list")).toMatchObject({
      rows: [{ name: "Peak and Pine", stage: "found", people: 1 }],
      total: 1,
    });
  });

  test("a later value of a field that the import changed", async () => {
    const { id } = await make("contacts.create", {
      fullName: "Ann Berg",
      emails: ["ann@peak.example"],
      role: "Intern",
      language: "en",
    });
    const result = await run(
      "Name,Email,Job Title,Phone\nAnn Berg,ann@peak.example,Editor,+44 20 7946 0101\n",
    );
    await make("contacts.update", { id, set: { role: "Boss" } });
    expect(await undo(result)).toMatchObject({
      kept: 1,
      keptItems: [
        {
          title: "Ann Berg",
          field: "role",
          reason: "This was changed after the import, so the later value stays.",
        },
      ],
    });
    expect(await host.call("contacts.get", { id })).toMatchObject({ role: "Boss", phones: [] });
  });

  test("a talk with a person it made", async () => {
    const result = await run(list);
    const bo = await idOf("bo carl");
    await make("interactions.log", { contactIds: [bo.id], kind: "call", text: "x" });
    expect(await undo(result)).toMatchObject({ removed: 2, kept: 2 });
    expect(await host.call("interactions.timeline", { contactId: bo.id })).toMatchObject({
      total: 1,
      rows: [{ participants: [{ partner: "Loop Perks", name: "Bo Carl" }] }],
    });
  });

  test("a person that somebody added to a partner it made, but not the people it put there", async () => {
    const result = await run(list);
    const ann = await idOf("ann");
    await make("contacts.create", { fullName: "Mine", partnerId: ann.partnerId });
    expect(await undo(result)).toMatchObject({
      removed: 3,
      kept: 1,
      keptItems: [{ title: "Peak and Pine" }],
    });
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ fullName: "Mine", partner: "Peak and Pine" }],
      total: 1,
    });
  });

  test("an edit that was itself undone is none", async () => {
    const before = contents(host.store);
    const result = await run(list);
    const ann = await idOf("ann");
    const { batchId } = await make("contacts.update", { id: ann.id, set: { note: "x" } });
    await host.call("history.undo", { batchId });
    expect(await undo(result)).toMatchObject({ removed: 4, kept: 0 });
    expect(contents(host.store)).toBe(before);
  });

  test("a person's move to a partner that was there before", async () => {
    const mine = await make("partners.create", { name: "Mine" });
    const result = await run(list);
    const ann = await idOf("ann");
    await make("contacts.update", { id: ann.id, set: { partnerId: mine.id } });
    expect(await undo(result)).toMatchObject({ kept: 1, keptItems: [{ title: "Ann Berg" }] });
    expect(host.store.column("SELECT name FROM partner")).toEqual(["Mine"]);
  });
});

test("records that were exported since keep a tombstone, the others nothing", async () => {
  const result = await run(list);
  const ann = await idOf("ann");
  host.store.run("INSERT INTO exported (uid, at) VALUES (?, 1)", ann.uid);
  await undo(result);
  expect(host.store.column("SELECT uid FROM tombstone")).toEqual([ann.uid]);
  expect(host.store.value("SELECT count(*) FROM change WHERE batchId = ?", result.batchId)).toBe(0);
});

test("of two imports the first can be undone: what the second gave stays", async () => {
  const first = await run(list);
  await run("Company,Name,Email,Phone\nPeak and Pine,Ann Berg,ann@peak.example,+44 20 7946 0101\n");
  expect(await undo(first)).toMatchObject({ kept: 2 });
  expect(await host.call("contacts.list")).toMatchObject({
    rows: [{ fullName: "Ann Berg", phones: ["+44 20 7946 0101"] }],
    total: 1,
  });
});

test("the undo of an import cannot be undone: what it made is gone for good", async () => {
  const result = await run(list);
  await undo(result);
  const batchId = host.store.value<number>("SELECT max(id) FROM batch WHERE kind = 'undo'")!;
  expect(await host.refused("history.undo", { batchId })).toBe("cannot-undo-purge");
  expect(await host.call("history.recent")).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ batchId, undoable: false })]) as object[],
  });
});

test("photos of people who are gone are gone from the attachments when the workspace closes", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const photo = fileIn(host, "ann.png", png);
  const gone = await make("contacts.create", { fullName: "Gone" });
  const stays = await make("contacts.create", { fullName: "Stays" });
  await host.call("contacts.setPhoto", { id: gone.id, file: photo });
  await host.call("contacts.setPhoto", {
    id: stays.id,
    file: fileIn(host, "b.png", Buffer.concat([png, Buffer.from("x")])),
  });
  await host.call("contacts.purge", { id: gone.id });
  host.shut();
  const again = testHost({ folder: host.folder });
  const { photo: url } = await again.call<{ photo: string }>("contacts.get", { id: stays.id });
  expect(url).toMatch(/^data:image\/png;base64,/);
  expect(await again.refused("contacts.setPhoto", { id: stays.id, file: `${photo}.not` })).toBe(
    "file-missing",
  );
  expect(
    await again.refused("contacts.setPhoto", { id: stays.id, file: fileIn(host, "no.txt", "text") }),
  ).toBe("not-a-picture");
  const { default: Database } = await import("better-sqlite3");
  const blobs = new Database(`${host.workspace}.attachments`, { readonly: true });
  expect(blobs.prepare("SELECT count(*) FROM blob").pluck().get()).toBe(1);
  blobs.close();
  again.close();
});

describe("what is in the trash is offered", () => {
  const answersOf = async (text: string, value: string) => {
    const file = fileIn(host, "people.csv", text);
    const { questions } = await host.call<{
      questions: { key: string; default: string; choices: { value: string }[] }[];
    }>("imports.preview", { file });
    expect(questions).toMatchObject([
      { default: "leave", choices: [{ value: "leave" }, { value: "restore" }, { value: "apart" }] },
    ]);
    return { [questions[0]!.key]: value };
  };
  const text = "Company,Name,Email\nPeak and Pine,Ann Berg,ann@peak.example\n";

  describe("a partner", () => {
    beforeEach(async () => {
      const { id } = await make("partners.create", { name: "Peak & Pine Ltd" });
      await make("contacts.create", { fullName: "Old Hand", partnerId: id });
      await host.call("partners.trash", { id });
    });
    test("left out by default, with the reason", async () => {
      const before = contents(host.store);
      expect(await run(text)).toMatchObject({
        created: 0,
        rejected: [
          { line: 2, code: "partner-in-trash", reason: "The partner Peak & Pine Ltd is in the trash." },
        ],
      });
      expect(contents(host.store)).toBe(before);
    });
    test("restored with what hung on it, and undone back into the trash", async () => {
      const before = contents(host.store);
      const result = await run(text, await answersOf(text, "restore"));
      expect(result).toMatchObject({ created: 1, made: { partners: 0, people: 1 } });
      expect(await host.call("partners.list")).toMatchObject({
        rows: [{ name: "Peak & Pine Ltd", people: 2 }],
        total: 1,
      });
      await undo(result);
      expect(contents(host.store)).toBe(before);
    });
    test("kept apart: a new one beside it", async () => {
      expect(await run(text, await answersOf(text, "apart"))).toMatchObject({
        created: 1,
        made: { partners: 1, people: 1 },
      });
      expect(await host.call("trash.list")).toMatchObject({ total: 1 });
    });
  });

  describe("a person", () => {
    let person: { id: number };
    beforeEach(async () => {
      person = await make("contacts.create", {
        fullName: "Ann Berg",
        emails: ["ann@peak.example"],
        role: "Editor",
      });
      await host.call("contacts.trash", { id: person.id });
    });
    test("left out by default", async () => {
      expect(await run(text)).toMatchObject({
        created: 0,
        rejected: [{ line: 2, code: "person-in-trash" }],
        made: { partners: 0, people: 0 },
      });
    });
    test("restored as they were, and undone", async () => {
      const before = contents(host.store);
      const result = await run(text, await answersOf(text, "restore"));
      expect(result).toMatchObject({ created: 0, changed: 1, made: { partners: 1, people: 0 } });
      expect(await host.call("contacts.get", { id: person.id })).toMatchObject({
        deletedAt: null,
        role: "Editor",
        partner: "Peak and Pine",
      });
      await undo(result);
      expect(contents(host.store)).toBe(before);
    });
    test("kept apart: somebody new", async () => {
      expect(await run(text, await answersOf(text, "apart"))).toMatchObject({
        created: 1,
        made: { people: 1 },
      });
    });
  });
});
