// The calls that scripts rely on, each with the fields that its answer must hold.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileIn, sample, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeAll(() => {
  host = testHost();
});
afterAll(() => host.close());

interface Made {
  id: number;
  uid: string;
}
interface Page<T> {
  rows: T[];
  total: number;
}
const uid = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const whole = {
  name: "Trail Thrift",
  types: ["content", "review"],
  websites: ["https://www.trailthrift.example/about"],
  country: "GB",
  tags: ["Q4", "hiking"],
  stage: "active",
  privateNote: "slow to answer",
  networkIds: [{ network: "awin", externalId: "45628" }],
};

describe("partners", () => {
  test("a partner is made with everything the table names and read back the same", async () => {
    const made = await host.call<Made>("partners.create", whole);
    expect(made).toMatchObject({
      id: expect.any(Number) as number,
      uid: expect.stringMatching(uid) as string,
    });
    const partner = await host.call("partners.get", { id: made.id });
    expect(partner).toMatchObject({
      id: made.id,
      uid: made.uid,
      name: "Trail Thrift",
      types: ["content", "review"],
      websites: ["https://www.trailthrift.example/about"],
      country: "GB",
      tags: ["Q4", "hiking"],
      stage: "active",
      privateNote: "slow to answer",
      networkIds: [{ network: "awin", externalId: "45628" }],
      memberships: [{ stage: "active", program: "My program", client: "My client" }],
    });
  });

  test("an update gives its batch; a list replaces the set, null clears", async () => {
    const { id } = await host.call<Made>("partners.create", { ...whole, name: "Replaced" });
    const { batchId } = await host.call<{ batchId: number }>("partners.update", {
      id,
      set: { tags: ["Q1"], country: null, tier: "B", stage: "key", nextContactOn: "2026-12-01" },
    });
    expect(batchId).toBeGreaterThan(0);
    expect(await host.call("partners.get", { id })).toMatchObject({
      tags: ["Q1"],
      country: null,
      tier: "B",
      stage: "key",
      nextContactOn: "2026-12-01",
      types: ["content", "review"],
    });
  });

  test("a list row holds what the table names", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "Zebra Row" });
    const at = Date.UTC(2026, 8, 30, 10);
    await host.call("interactions.log", {
      partnerId: id,
      kind: "call",
      text: "hello",
      at,
      nextContactOn: "2026-11-02",
    });
    const page = await host.call<Page<object>>("partners.list", { search: "zebra row" });
    expect(page.total).toBe(1);
    expect(page.rows).toEqual([
      expect.objectContaining({
        id,
        uid,
        name: "Zebra Row",
        stage: "found",
        tier: null,
        lastContactAt: at,
        nextContactOn: "2026-11-02",
      }),
    ]);
  });

  test("trash hides, restore brings back, purge is for good; each answers with an object", async () => {
    const { id } = await host.call<Made>("partners.create", { name: "Coming and going" });
    expect(await host.call("partners.trash", { id })).toEqual({ batchId: expect.any(Number) as number });
    expect((await host.call<Page<object>>("partners.list", { search: "coming and" })).total).toBe(0);
    expect((await host.call<{ deletedAt: number }>("partners.get", { id })).deletedAt).toBeGreaterThan(0);
    await host.call("partners.restore", { id });
    expect((await host.call<Page<object>>("partners.list", { search: "coming and" })).total).toBe(1);
    await host.call("partners.trash", { id });
    expect(await host.call("partners.purge", { id })).toEqual({});
    expect(await host.refused("partners.get", { id })).toBe("missing-partner");
  });
});

describe("people", () => {
  test("a person is made, listed and changed", async () => {
    const partner = await host.call<Made>("partners.create", { name: "People's partner" });
    const made = await host.call<Made>("contacts.create", {
      partnerId: partner.id,
      fullName: "Maya Okafor-Lind",
      emails: ["maya@trailthrift.example", "m.okafor@trailthrift.example"],
      phones: ["+44 20 7946 0101"],
    });
    expect(made.uid).toMatch(uid);
    const page = await host.call<Page<object>>("contacts.list", { partnerId: partner.id });
    expect(page).toMatchObject({
      total: 1,
      rows: [
        {
          id: made.id,
          uid: made.uid,
          partnerId: partner.id,
          fullName: "Maya Okafor-Lind",
          emails: ["maya@trailthrift.example", "m.okafor@trailthrift.example"],
          phones: ["+44 20 7946 0101"],
          birthday: null,
          note: null,
        },
      ],
    });
    const { batchId } = await host.call<{ batchId: number }>("contacts.update", {
      id: made.id,
      set: { birthday: "--07-22", note: "mornings", emails: ["maya@trailthrift.example"], partnerId: null },
    });
    expect(batchId).toBeGreaterThan(0);
    const alone = await host.call<Page<object>>("contacts.list", { partnerId: null, search: "okafor" });
    expect(alone.rows).toMatchObject([
      { birthday: "--07-22", note: "mornings", emails: ["maya@trailthrift.example"], partnerId: null },
    ]);
  });
});

describe("talks", () => {
  test("a talk is logged with a person and read in the timeline, newest first", async () => {
    const partner = await host.call<Made>("partners.create", { name: "Talks" });
    const person = await host.call<Made>("contacts.create", {
      partnerId: partner.id,
      fullName: "Jonas Lindqvale",
    });
    const older = await host.call<Made>("interactions.log", {
      partnerId: partner.id,
      contactIds: [person.id],
      kind: "call",
      text: "Asked for an exclusive code.",
      at: "2026-09-01T12:00:00+02:00",
      direction: "in",
    });
    const newer = await host.call<Made>("interactions.log", {
      contactIds: [person.id],
      kind: "note",
      text: "Kind.",
    });
    const page = await host.call<Page<object>>("interactions.timeline", { partnerId: partner.id, limit: 10 });
    expect(page).toMatchObject({
      total: 2,
      rows: [
        { id: newer.id, kind: "note", direction: "none", subject: null, text: "Kind." },
        {
          id: older.id,
          kind: "call",
          at: Date.UTC(2026, 8, 1, 10),
          direction: "in",
          subject: null,
          text: "Asked for an exclusive code.",
          participants: [
            {
              partnerId: partner.id,
              partner: "Talks",
              contactId: person.id,
              name: "Jonas Lindqvale",
              role: "from",
            },
          ],
        },
      ],
    });
  });

  test("a talk with nobody is refused, and a next contact day needs a partner", async () => {
    const alone = await host.call<Made>("contacts.create", { fullName: "Nobody's" });
    expect(await host.refused("interactions.log", { kind: "call", text: "x" })).toBe("nobody");
    expect(await host.refused("interactions.log", { kind: "call", text: "x", contactIds: [] })).toBe(
      "nobody",
    );
    expect(
      await host.refused("interactions.log", {
        kind: "call",
        text: "x",
        contactIds: [alone.id],
        nextContactOn: "2026-12-01",
      }),
    ).toBe("no-partner-for-day");
    expect((await host.call<Page<object>>("interactions.timeline", { contactId: alone.id })).total).toBe(0);
  });
});

describe("history", () => {
  test("who, when, from which file, which field, old and new; and undo says how much it did", async () => {
    const made = await host.call<Made>("partners.create", { name: "Old name" });
    const before = host.clock.now;
    const { batchId } = await host.call<{ batchId: number }>("partners.update", {
      id: made.id,
      set: { name: "New name" },
    });
    const { rows } = await host.call<{ rows: object[] }>("history.of", { uid: made.uid });
    expect(rows[0]).toMatchObject({
      at: before + 1000,
      author: "Mara",
      file: null,
      field: "name",
      old: "Old name",
      new: "New name",
      batchId,
    });
    expect(rows.at(-1)).toMatchObject({ field: "*", old: null, new: null });
    expect(await host.call("history.undo", { batchId })).toMatchObject({ restored: 1, kept: 0 });
    expect(await host.refused("history.undo", { batchId })).toBe("already-undone");
    expect(await host.refused("history.undo", { batchId: 999_999 })).toBe("missing-batch");
  });
});

describe("imports", () => {
  test("preview, run and undo hold what the table names", async () => {
    const fresh = testHost();
    const file = sample("linkedin_connections.csv");
    const counts = {
      format: "linkedin",
      rows: 22,
      created: 20,
      changed: 0,
      unchanged: 1,
      made: { people: 20, interactions: 0 },
    };
    const preview = await fresh.call<{ rejected: object[]; questions: unknown[] }>("imports.preview", {
      file,
    });
    expect(preview).toMatchObject(counts);
    expect(preview.rejected).toEqual([
      expect.objectContaining({
        line: expect.any(Number) as number,
        reason: expect.stringMatching(/\.$/) as string,
      }),
    ]);
    expect(preview.questions).toBeInstanceOf(Array);
    expect((await fresh.call<Page<object>>("contacts.list")).total).toBe(0);
    const run = await fresh.call<{ batchId: number }>("imports.run", { file });
    expect(run).toMatchObject(counts);
    const undone = await fresh.call<object>("imports.undo", { batchId: run.batchId });
    expect(undone).toMatchObject({ restored: 0, kept: 0 });
    expect(Object.keys(undone)).toEqual(expect.arrayContaining(["removed", "restored", "kept"]));
    fresh.close();
  });

  test("a question has a key, a text, choices with value and label, a default and its lines", async () => {
    const file = fileIn(host, "auto.csv", "Name,Email\n,no-reply@shop.example\n,noreply@other.example\n");
    const { questions } = await host.call<{ questions: object[] }>("imports.preview", { file });
    expect(questions).toEqual([
      {
        key: "automatic",
        text: expect.stringMatching(/no-reply/) as string,
        choices: [
          { value: "reject", label: "Leave out" },
          { value: "keep", label: "Import anyway" },
        ],
        default: "reject",
        lines: [2, 3],
      },
    ]);
  });
});
