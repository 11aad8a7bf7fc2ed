// What a day holds beside its tasks, and what other weights would do, as the page asks for it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { usualWeights } from "../domain/priority.ts";
import { testHost, type TestHost } from "../testing.ts";
import { writeOnce } from "../data/batches.ts";
import { newUid } from "../data/ids.ts";
import { insertRecord } from "../data/records.ts";

let host: TestHost;
let partnerId: number;
let programId: number;
let contactId: number;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
  partnerId = (await host.call<Made>("partners.create", { name: "Kestrel" })).id;
  programId = host.store.value<number>("SELECT id FROM program")!;
  contactId = (
    await host.call<Made>("contacts.create", { fullName: "Jonas", partnerId, birthday: "--10-03" })
  ).id;
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
interface Entry {
  key: string;
  partner: string;
  contact?: string;
  subject?: string | null;
  reason?: string;
  code?: string;
}
interface Overview {
  day: string;
  meetings: { title: string; partnerId: number | null }[];
  waits: Entry[];
  thanks: Entry[];
  expiring: (Entry & { toOn: string; noticeOn: string | null })[];
  lastImport: { key: string; text: string; flipped: number; declined: object } | null;
  plan: object;
}
const overview = () => host.call<Overview>("today.overview");
const DAY = 86_400_000;

interface Mail {
  from: "us" | "them";
  daysAgo: number;
  id?: string;
  references?: string[];
  subject?: string;
  automatic?: string;
  contact?: number;
}
/** A message as an import leaves it. */
const mail = ({
  from,
  daysAgo,
  id = newUid(),
  references = [],
  subject = "Hello",
  automatic,
  contact = contactId,
}: Mail) =>
  writeOnce(host.store, { kind: "edit", now: host.now(), authorName: "Mara" }, () => {
    const box = (address: string) => ({ name: "", address });
    const [us, them] = [box("me@us.example"), box(`${contact}@them.example`)];
    const envelope = {
      messageId: id,
      references,
      threadId: null,
      subjectKey: "",
      orphan: false,
      from: from === "us" ? us : them,
      to: [from === "us" ? them : us],
      cc: [],
      labels: [],
      automatic: automatic ?? null,
    };
    const interactionId = insertRecord(host.store, "interaction", {
      uid: newUid(),
      kind: "email",
      at: host.clock.now - daysAgo * DAY,
      direction: from === "us" ? "out" : "in",
      subject,
      text: "x",
      envelope: JSON.stringify(envelope),
      createdAt: host.now(),
    });
    const role = from === "us" ? "to" : "from";
    insertRecord(host.store, "participant", {
      uid: newUid(),
      interactionId,
      partnerId,
      contactId: contact,
      role,
    });
  });

describe("who waits", () => {
  const waits = async () => (await overview()).waits.map(({ contact, subject }) => `${contact}: ${subject}`);

  test("is whose message was the last word, within 30 days, the newest first", async () => {
    mail({ from: "them", daysAgo: 5, subject: "Offer" });
    mail({ from: "them", daysAgo: 2, subject: "Banner" });
    mail({ from: "them", daysAgo: 31, subject: "Long ago" });
    mail({ from: "them", daysAgo: 1, subject: "Newsletter", automatic: "newsletter" });
    expect(await waits()).toEqual(["Jonas: Banner", "Jonas: Offer"]);
    mail({ from: "us", daysAgo: 3, subject: "Re: Offer" });
    expect(await waits()).toEqual(["Jonas: Banner"]);
    await host.call("interactions.log", { contactIds: [contactId], kind: "call", text: "Told him" });
    expect(await waits()).toEqual([]);
  });

  test("is nobody whose thread was answered to somebody else, or went on", async () => {
    const ana = (await host.call<Made>("contacts.create", { fullName: "Ana", partnerId })).id;
    mail({ from: "them", daysAgo: 5, id: "a", subject: "Terms" });
    mail({ from: "them", daysAgo: 4, id: "b", subject: "Codes" });
    mail({ from: "us", daysAgo: 3, id: "c", references: ["a"], contact: ana });
    mail({ from: "them", daysAgo: 2, id: "d", references: ["b"], subject: "Re: Codes", contact: ana });
    expect(await waits()).toEqual(["Ana: Re: Codes"]);
  });

  test("is a person once for all that they wrote in chats", async () => {
    const chat = (text: string, daysAgo: number) =>
      host.call("interactions.log", {
        contactIds: [contactId],
        kind: "chat",
        direction: "in",
        text,
        at: host.clock.now - daysAgo * DAY,
      });
    await chat("Hi", 3);
    await chat("Are you there", 2);
    expect((await overview()).waits).toHaveLength(1);
    await host.call("partners.trash", { id: partnerId });
    expect((await overview()).waits).toEqual([]);
  });

  test("put away stays away until it is brought back", async () => {
    mail({ from: "them", daysAgo: 5, subject: "Offer" });
    const [entry] = (await overview()).waits;
    await host.call("today.dismiss", { key: entry!.key });
    expect(await waits()).toEqual([]);
    await host.call("today.bringBack", { key: entry!.key });
    expect(await waits()).toEqual(["Jonas: Offer"]);
  });
});

describe("whom to thank", () => {
  const reasons = async () => (await overview()).thanks.map(({ partner, reason }) => `${partner}: ${reason}`);

  test("birthdays within a week, once", async () => {
    await host.call("contacts.create", { fullName: "Late", partnerId, birthday: "1980-10-09" });
    await host.call("contacts.create", { fullName: "Now", partnerId, birthday: "1980-10-01" });
    await host.call("contacts.create", {
      fullName: "Silent",
      partnerId,
      birthday: "--10-02",
      doNotContact: true,
    });
    expect(await reasons()).toEqual([
      "Kestrel: Now has a birthday today",
      "Kestrel: Jonas has a birthday on Sat 3 Oct",
    ]);
    const [now] = (await overview()).thanks;
    await host.call("today.dismiss", { key: now!.key });
    expect(await reasons()).toHaveLength(1);
    host.clock.now = Date.UTC(2027, 8, 30, 9);
    expect(await reasons()).toHaveLength(2);
  });

  test("who was born on 29 February is congratulated on the 28th", async () => {
    await host.call("contacts.create", { fullName: "Leap", partnerId, birthday: "1992-02-29" });
    host.clock.now = Date.UTC(2027, 1, 28, 9);
    expect(await reasons()).toEqual(["Kestrel: Leap has a birthday today"]);
    host.clock.now = Date.UTC(2028, 1, 28, 9);
    expect(await reasons()).toEqual(["Kestrel: Leap has a birthday on Tue 29 Feb"]);
  });

  test("a promise of theirs that was kept, and a partner that became active", async () => {
    await host.call("contacts.update", { id: contactId, set: { birthday: null } });
    const made = await host.call<Made>("promises.make", { partnerId, by: "them", text: "Place the review" });
    const ours = await host.call<Made>("promises.make", { partnerId, by: "us", text: "Pay" });
    for (const { id } of [made, ours]) await host.call("promises.settle", { id, outcome: "kept" });
    await host.call("partners.update", { id: partnerId, set: { stage: "active" } });
    expect(await reasons()).toEqual([
      "Kestrel: Kept a promise: Place the review",
      "Kestrel: Is active since Thu 1 Oct",
    ]);
    await host.call("partners.update", { id: partnerId, set: { stage: "dormant" } });
    host.clock.now += 15 * DAY;
    expect(await reasons()).toEqual([]);
  });
});

test("what expires: by its end, or by its notice, unless others go on", async () => {
  const note = (to: string, more: object = {}) =>
    host.call<Made>("agreements.note", {
      partnerId,
      programId,
      text: "9 %",
      from: "2026-01-01",
      to,
      ...more,
    });
  await note("2026-10-31");
  await note("2026-11-01");
  await note("2026-12-15", { noticeDays: 60 });
  await note("2026-09-30");
  const rows = async () => (await overview()).expiring.map(({ toOn, noticeOn }) => [toOn, noticeOn]);
  expect(await rows()).toEqual([
    ["2026-10-31", null],
    ["2026-12-15", "2026-10-16"],
  ]);
  await note("2027-10-31", { from: "2026-12-16" });
  expect(await rows()).toEqual([["2026-10-31", null]]);
});

test("the plan counts what is planned against the hours there are", async () => {
  const plan = (plannedOn: string, more: object = {}) =>
    host.call<Made>("tasks.create", { title: "x", plannedOn, ...more });
  await plan("2026-10-01", { effortMinutes: 90 });
  await plan("2026-10-01");
  await plan("2026-09-30");
  await plan("2026-10-02");
  const done = await plan("2026-10-01");
  await host.call("tasks.complete", { id: done.id });
  expect((await overview()).plan).toEqual({ hours: 6, plannedMinutes: 120, planned: 2, leftOver: 1 });
  await host.call("settings.set", { key: "dayHours", value: 7.5 });
  expect((await overview()).plan).toMatchObject({ hours: 7.5 });
});

test("other weights are shown beside the stored ones before they hold", async () => {
  const a = await host.call<Made>("tasks.create", { title: "Soon", dueOn: "2026-10-02" });
  const b = await host.call<Made>("tasks.create", { title: "Urgent", priority: 1, partnerId });
  const weights = { ...usualWeights, time: 100, urgency: 0 };
  expect(await host.call("priorities.preview", { weights })).toEqual({
    rows: [
      {
        id: a.id,
        title: "Soon",
        partner: null,
        before: { place: 1, score: 34 },
        after: { place: 1, score: 86 },
      },
      {
        id: b.id,
        title: "Urgent",
        partner: "Kestrel",
        before: { place: 2, score: 30 },
        after: { place: 2, score: 0 },
      },
    ],
    before: [
      expect.objectContaining({ id: a.id, score: 34 }),
      expect.objectContaining({ id: b.id, score: 30 }),
    ],
    after: [
      expect.objectContaining({ id: a.id, score: 86 }),
      expect.objectContaining({ id: b.id, score: 0 }),
    ],
  });
  expect(await host.call("priorities.get")).toEqual({ weights: usualWeights, usual: usualWeights });
  await host.call("priorities.set", { weights });
  expect(await host.call("priorities.get")).toMatchObject({ weights });
  const { rows } = await host.call<{ rows: { score: number }[] }>("tasks.today");
  expect(rows.map(({ score }) => score)).toEqual([86, 0]);
  for (const wrong of [
    { ...weights, time: 101 },
    { ...weights, time: 0.5 },
    { time: 1 },
    { ...weights, more: 1 },
  ])
    expect(await host.refused("priorities.set", { weights: wrong })).toMatch(/bad-input|unknown-field/);
});
