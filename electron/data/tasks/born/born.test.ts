// Tasks that nobody typed: born of what was promised and agreed, following it, and exact in undo and redo.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, testHost, type TestHost } from "../../../testing.ts";

let host: TestHost;
let partnerId: number;
let programId: number;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
  partnerId = (await host.call<Made>("partners.create", { name: "Kestrel" })).id;
  programId = host.store.value<number>("SELECT id FROM program")!;
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
interface Row {
  id: number;
  title: string;
  dueOn: string | null;
  waitingFor: string | null;
  outcome: string | null;
  outcomeReason: string | null;
  source: string | null;
}
const call = <T = Made>(path: string, input: object) => host.call<T>(path, input);
const tasks = async (show = "open") => (await host.call<{ rows: Row[] }>("tasks.list", { show })).rows;
const open = async () => (await tasks()).map(({ title, dueOn }) => `${title} ${dueOn}`);
const promise = (input: object = {}) =>
  call("promises.make", { partnerId, by: "us", text: "Send the banners", dueOn: "2026-10-05", ...input });
const agree = (input: object = {}) =>
  call("agreements.note", {
    partnerId,
    programId,
    text: "9 %",
    from: "2026-01-01",
    to: "2026-12-31",
    ...input,
  });

describe("a promise", () => {
  test("of ours is a task in its own words, of theirs one that waits for them", async () => {
    const person = await call("contacts.create", { fullName: "Jonas", partnerId });
    await promise();
    await promise({ by: "them", text: "Place the review" });
    await promise({ by: "them", text: "Send numbers", contactId: person.id, dueOn: "2026-10-07" });
    await promise({ text: "Without a day", dueOn: null });
    expect((await tasks()).map(({ title, dueOn, waitingFor }) => [title, dueOn, waitingFor])).toEqual([
      ["Send the banners", "2026-10-05", null],
      ["Place the review", "2026-10-05", "Kestrel"],
      ["Send numbers", "2026-10-07", "Jonas"],
    ]);
  });

  test("and its task move together, whichever is moved", async () => {
    const made = await promise();
    const [task] = await tasks();
    await call("promises.update", { id: made.id, set: { dueOn: "2026-10-09", text: "Send all banners" } });
    expect(await open()).toEqual(["Send all banners 2026-10-09"]);
    await call("tasks.update", { id: task!.id, set: { dueOn: "2026-10-12", title: "Send some banners" } });
    expect(await host.call("promises.list", { partnerId })).toMatchObject({
      rows: [{ text: "Send some banners", dueOn: "2026-10-12", state: "open", taskId: task!.id }],
    });
    await call("promises.update", { id: made.id, set: { dueOn: null } });
    expect(await open()).toEqual([]);
    await call("promises.update", { id: made.id, set: { dueOn: "2026-10-12" } });
    expect((await tasks()).map(({ id }) => id)).toEqual([task!.id]);
  });

  test("settled on its own page closes its task, opened again opens it", async () => {
    const made = await promise();
    const [task] = await tasks();
    await call("promises.settle", { id: made.id, outcome: "kept" });
    expect(await tasks("closed")).toMatchObject([{ id: task!.id, outcome: "done" }]);
    await call("promises.reopen", { id: made.id });
    expect(await tasks()).toMatchObject([{ id: task!.id, outcome: null }]);
    await call("promises.settle", { id: made.id, outcome: "broken" });
    expect(await tasks("closed")).toMatchObject([
      { id: task!.id, outcome: "dropped", outcomeReason: "The promise was broken" },
    ]);
  });

  test("is kept by its task, and open again with it", async () => {
    await promise();
    const [task] = await tasks();
    await call("tasks.complete", { id: task!.id });
    expect(await host.call("promises.list", { partnerId })).toMatchObject({ rows: [{ state: "kept" }] });
    await call("tasks.reopen", { id: task!.id });
    expect(await host.call("promises.list", { partnerId })).toMatchObject({ rows: [{ state: "open" }] });
    expect(await tasks()).toHaveLength(1);
  });
});

describe("terms", () => {
  test("that end have a task when somebody has to speak about it, until others go on", async () => {
    const first = await agree();
    expect(await open()).toEqual(["Terms with Kestrel for My program end 2026-12-01"]);
    await call("agreements.update", { id: first.id, set: { noticeDays: 60 } });
    expect(await open()).toEqual(["Terms with Kestrel for My program end 2026-11-01"]);
    const next = await agree({ from: "2027-01-01", to: "2027-12-31", noticeDays: 10 });
    expect(await open()).toEqual(["Terms with Kestrel for My program end 2027-12-21"]);
    await call("agreements.trash", { id: next.id });
    expect(await open()).toEqual(["Terms with Kestrel for My program end 2026-11-01"]);
    await call("agreements.update", { id: first.id, set: { to: null } });
    expect(await open()).toEqual([]);
  });

  test("follow the names, and the program into the trash and back", async () => {
    await agree();
    await call("partners.update", { id: partnerId, set: { name: "Kite" } });
    expect(await open()).toEqual(["Terms with Kite for My program end 2026-12-01"]);
    const other = await call("programs.create", { name: "Second", network: "awin", currency: "EUR" });
    await agree({ programId: other.id });
    expect(await open()).toHaveLength(2);
    const { batchId } = await call("programs.trash", { id: other.id });
    expect(await open()).toHaveLength(1);
    await call("history.undo", { batchId });
    expect(await open()).toHaveLength(2);
  });

  test("that had ended before they were noted down are no task", async () => {
    await agree({ from: "2024-01-01", to: "2024-12-31" });
    expect(await open()).toEqual([]);
  });

  test("dropped for their day are not asked again for it", async () => {
    const made = await agree();
    const [task] = await tasks();
    await call("tasks.drop", { id: task!.id, reason: "They stay" });
    await call("agreements.update", { id: made.id, set: { text: "10 %" } });
    await call("partners.update", { id: partnerId, set: { name: "Kite" } });
    expect(await open()).toEqual([]);
    await call("agreements.update", { id: made.id, set: { to: "2027-06-30" } });
    expect(await open()).toEqual(["Terms with Kite for My program end 2027-05-31"]);
  });
});

describe("what follows from a source", () => {
  test("is not for its task to say", async () => {
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-05" } });
    const [contact] = await tasks();
    const refused = (set: object, id: number) => host.refused("tasks.update", { id, set });
    expect(await refused({ title: "Other" }, contact!.id)).toBe("task-born-title");
    const other = await call("partners.create", { name: "Merlin" });
    expect(await refused({ partnerId: other.id }, contact!.id)).toBe("task-born-partner");
    await agree();
    const terms = (await tasks()).find(({ source }) => source?.startsWith("terms:"));
    expect(await refused({ dueOn: "2026-10-09" }, terms!.id)).toBe("task-born-day");
    expect(await host.refused("tasks.trash", { id: terms!.id })).toBe("task-born-trash");
    expect(await host.refused("tasks.purge", { id: terms!.id })).toBe("task-born-trash");
    await call("tasks.update", {
      id: terms!.id,
      set: { priority: 1, note: "Ask for 10 %", plannedOn: "2026-10-09" },
    });
  });

  test("a day taken off the task is taken off the partner", async () => {
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-05" } });
    const [task] = await tasks();
    await call("tasks.update", { id: task!.id, set: { dueOn: null } });
    expect(await open()).toEqual([]);
    expect(host.store.value("SELECT nextContactOn FROM partner")).toBeNull();
  });

  test("done, moved back to a day that was done already, it is a new one", async () => {
    const due = (nextContactOn: string | null) =>
      call("partners.update", { id: partnerId, set: { nextContactOn } });
    await due("2026-10-05");
    await due("2026-10-06");
    const [task] = await tasks();
    await call("tasks.complete", { id: task!.id });
    await due("2026-10-05");
    expect(await open()).toEqual(["Contact Kestrel 2026-10-05"]);
    expect((await tasks())[0]!.id).not.toBe(task!.id);
  });

  test("done early, asked for again on the same day or by the cadence, it is a new one", async () => {
    const due = (nextContactOn: string) =>
      call("partners.update", { id: partnerId, set: { nextContactOn, cadenceDays: 10 } });
    await due("2026-10-11");
    const [first] = await tasks();
    await call("tasks.complete", { id: first!.id });
    expect(await open()).toEqual(["Contact Kestrel 2026-10-11"]);
    await call("partners.update", { id: partnerId, set: { cadenceDays: null } });
    const [second] = await tasks();
    const { batchId } = await call("tasks.complete", { id: second!.id });
    expect(await open()).toEqual([]);
    await due("2026-10-11");
    const [third] = await tasks();
    expect(new Set([first!.id, second!.id, third!.id]).size).toBe(3);
    await call("history.undo", { batchId });
    expect(await open()).toEqual(["Contact Kestrel 2026-10-11"]);
  });

  test("moves with its hour, its note and its reminders", async () => {
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-05" } });
    const [task] = await tasks();
    await call("tasks.update", {
      id: task!.id,
      set: { dueTime: "14:00", remind: [{ before: 15 }], note: "Ask for 10 %" },
    });
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-26" } });
    expect(await host.call("tasks.get", { id: task!.id })).toMatchObject({
      dueOn: "2026-10-26",
      dueTime: "14:00",
      note: "Ask for 10 %",
      reminders: [{ dueAt: Date.parse("2026-10-26T13:45:00+01:00") }],
    });
  });

  test("a closed task opened again asks for the contact again", async () => {
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-05" } });
    const [task] = await tasks();
    await call("tasks.complete", { id: task!.id });
    expect(host.store.value("SELECT nextContactOn FROM partner")).toBeNull();
    await call("tasks.reopen", { id: task!.id });
    expect(await open()).toEqual(["Contact Kestrel 2026-10-05"]);
  });
});

/** Rows, byte for byte, without what undo put into the trash: what was made goes there, and what was born with it. */
const there = () => {
  const lines = contents(host.store).split("\n");
  const rows = lines.map((line) => JSON.parse(line) as { uid?: string; deletedAt?: number | null });
  const gone = new Set(rows.filter(({ deletedAt }) => typeof deletedAt === "number").map(({ uid }) => uid));
  return lines.filter((_, at) => !gone.has(rows[at]!.uid));
};
/** Redo writes under new stamps, and another time into the trash. */
const values = () =>
  there()
    .filter((line) => !line.includes('"is":"field_stamp"'))
    .map((line) => line.replace(/"deletedAt":\d+/, '"deletedAt":"then"'));

describe("undo and redo are exact for", () => {
  const back = async (edit: () => Promise<{ batchId: number }>) => {
    const before = there();
    const { batchId } = await edit();
    const after = values();
    expect(there()).not.toEqual(before);
    const undone = await call("history.undo", { batchId });
    expect(there()).toEqual(before);
    await call("history.undo", { batchId: undone.batchId });
    expect(values()).toEqual(after);
  };
  let made: { promise: Made; terms: Made; task: number; contact: number };
  beforeEach(async () => {
    await call("partners.update", { id: partnerId, set: { nextContactOn: "2026-10-03", cadenceDays: 14 } });
    made = { promise: await promise(), terms: await agree(), task: 0, contact: 0 };
    const of = (kind: string) =>
      host.store.value<number>("SELECT id FROM task WHERE source LIKE ? || ':%'", kind)!;
    made.task = of("promise");
    made.contact = of("contact");
  });
  const cases: [string, () => Promise<{ batchId: number }>][] = [
    ["a promise", () => promise({ text: "Another" })],
    ["a promise kept", () => call("promises.settle", { id: made.promise.id, outcome: "kept" })],
    ["a promise broken", () => call("promises.settle", { id: made.promise.id, outcome: "broken" })],
    ["a promise moved", () => call("promises.update", { id: made.promise.id, set: { dueOn: "2026-11-05" } })],
    [
      "a promise without its day",
      () => call("promises.update", { id: made.promise.id, set: { dueOn: null } }),
    ],
    ["a promise trashed", () => call("promises.trash", { id: made.promise.id })],
    ["the task of a promise done", () => call("tasks.complete", { id: made.task })],
    ["the task of a promise dropped", () => call("tasks.drop", { id: made.task })],
    [
      "the task of a promise moved",
      () => call("tasks.update", { id: made.task, set: { dueOn: "2026-11-05" } }),
    ],
    ["a contact made", () => call("tasks.complete", { id: made.contact })],
    ["terms", () => agree({ to: "2026-11-30" })],
    ["terms moved", () => call("agreements.update", { id: made.terms.id, set: { to: "2027-01-31" } })],
    ["terms renewed", () => agree({ from: "2027-01-01", to: "2027-12-31" })],
    ["terms trashed", () => call("agreements.trash", { id: made.terms.id })],
    ["a partner renamed", () => call("partners.update", { id: partnerId, set: { name: "Kite" } })],
    ["a partner trashed", () => call("partners.trash", { id: partnerId })],
  ];
  test.each(cases)("%s", async (_, edit) => {
    await expect(back(edit)).resolves.toBeUndefined();
  });
});
