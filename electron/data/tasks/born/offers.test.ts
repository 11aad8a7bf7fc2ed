// Tasks of negotiations and of the dates of terms: answered, waited for, seen in time.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../../../testing.ts";

let host: TestHost;
let partnerId: number;
interface Task {
  id: number;
  title: string;
  dueOn: string;
  startOn: string | null;
  source: string | null;
  waitingFor: string | null;
}
const call = <T = { id: number; batchId: number }>(path: string, input?: object) => host.call<T>(path, input);
beforeEach(async () => {
  host = testHost();
  partnerId = (await call("partners.create", { name: "Kestrel" })).id;
});
afterEach(() => host.close());

const tasks = (): Task[] =>
  host.store.all<Task>(
    "SELECT id, title, dueOn, startOn, source, waitingFor FROM task WHERE closedAt IS NULL AND deletedAt IS NULL ORDER BY dueOn, id",
  );
const open = (): string[] =>
  tasks().map(({ title, dueOn, waitingFor }) =>
    [title, dueOn, waitingFor && `waits for ${waitingFor}`].filter(Boolean).join(" "),
  );
const percent = { currency: "EUR", basis: "percent", rateBp: 900 };
const make = async (more: object = {}) =>
  (await call("negotiations.create", { partnerId, programId: 1, subject: "Autumn rate", ...more })).id;
const offer = (negotiationId: number, by: string) =>
  call("offers.add", { negotiationId, by, terms: percent });
const DAY = 86_400_000;

describe("an offer without an answer", () => {
  test("of theirs is ours to answer in three days, of ours waited for; answered and closed it is none", async () => {
    const id = await make();
    expect(open()).toEqual([]);
    await offer(id, "them");
    expect(open()).toEqual(["Answer Kestrel: Autumn rate 2026-10-04"]);
    const [first] = tasks();
    host.clock.now += 2 * DAY;
    const ours = await offer(id, "us");
    expect(open()).toEqual(["Answer Kestrel: Autumn rate 2026-10-10 waits for Kestrel"]);
    expect(tasks()[0]!.id).toBe(first!.id);
    const { batchId } = await call("offers.answer", { id: ours.id, answer: "accepted" });
    expect(open()).toEqual([]);
    await call("history.undo", { batchId });
    expect(open()).toEqual(["Answer Kestrel: Autumn rate 2026-10-10 waits for Kestrel"]);
    await call("negotiations.move", { id, stage: "paused" });
    expect(open()).toEqual([]);
  });

  test("is due on the day that was set, which moves with the task", async () => {
    const id = await make({ decideOn: "2026-10-20" });
    await offer(id, "them");
    expect(open()).toEqual(["Answer Kestrel: Autumn rate 2026-10-20"]);
    await call("tasks.update", { id: tasks()[0]!.id, set: { dueOn: "2026-10-22" } });
    expect(await call("negotiations.get", { id })).toMatchObject({ decideOn: "2026-10-22" });
    expect(await host.refused("tasks.update", { id: tasks()[0]!.id, set: { title: "Other" } })).toBe(
      "task-born-title",
    );
  });

  test("put aside for its day it comes back with the next round, and not before", async () => {
    const id = await make({ decideOn: "2026-10-20" });
    await offer(id, "them");
    await call("tasks.complete", { id: tasks()[0]!.id });
    await call("negotiations.update", { id, set: { subject: "Winter rate" } });
    expect(open()).toEqual([]);
    await offer(id, "us");
    expect(open()).toEqual(["Answer Kestrel: Winter rate 2026-10-20 waits for Kestrel"]);
  });
});

test("Today names negotiations that wait for us longer than the setting says, until they are put away", async () => {
  const id = await make();
  await offer(id, "them");
  const waiting = async () =>
    (await call<{ negotiations: { key: string; subject: string; days: number }[] }>("today.overview"))
      .negotiations;
  host.clock.now += 3 * DAY;
  expect(await waiting()).toEqual([]);
  host.clock.now += DAY;
  expect(await waiting()).toMatchObject([
    { negotiationId: id, partner: "Kestrel", subject: "Autumn rate", days: 4 },
  ]);
  await call("settings.set", { key: "negotiationDays", value: 10 });
  expect(await waiting()).toEqual([]);
  await call("negotiations.update", { id, set: { decideOn: "2026-10-05" } });
  const [due] = await waiting();
  expect(due).toMatchObject({ isDue: true });
  await call("today.dismiss", { key: due!.key });
  expect(await waiting()).toEqual([]);
});

describe("dates of terms", () => {
  const terms = { ...percent, exclusivity: { scope: "shoes", from: "2026-10-01", to: "2027-03-31" } };

  test("each have their task, seen sixty days ahead, reminded of three times and on the day", async () => {
    await call("agreements.create", {
      partnerId,
      programId: 1,
      terms,
      from: "2026-10-01",
      to: "2027-06-30",
      noticeDays: 30,
      feeOn: "2027-01-15",
    });
    expect(tasks().map(({ title, dueOn, startOn }) => [title, dueOn, startOn])).toEqual([
      ["The fee of Kestrel for My program is due", "2027-01-15", "2026-11-16"],
      ["Exclusivity of Kestrel for My program ends", "2027-03-31", "2027-01-30"],
      ["Terms with Kestrel for My program end", "2027-05-31", "2027-04-01"],
    ]);
    const slots = host.store.column<string>(
      "SELECT slot FROM reminder WHERE taskId = ? ORDER BY dueAt",
      tasks()[0]!.id,
    );
    expect(slots).toEqual(["days:60@09:00", "days:30@09:00", "days:7@09:00", "days:0@09:00"]);
  });

  test("an exclusivity goes with its terms when others follow; a fee stays and can be moved", async () => {
    const { id } = await call("agreements.create", {
      partnerId,
      programId: 1,
      terms,
      from: "2026-10-01",
      feeOn: "2027-01-15",
    });
    await call("agreements.amend", { id, terms: percent, from: "2027-01-01" });
    expect(open()).toEqual(["The fee of Kestrel for My program is due 2027-01-15"]);
    await call("tasks.update", { id: tasks()[0]!.id, set: { dueOn: "2027-01-20" } });
    expect(host.store.value("SELECT feeOn FROM agreement WHERE id = ?", id)).toBe("2027-01-20");
  });
});
