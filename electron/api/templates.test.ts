// Templates through dispatch: kept, filled, written from, refused where braces or an address would go wrong.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Envelope } from "../domain/mail/envelope.ts";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Filled {
  to: { contactId: number; name: string; address: string | null; doNotContact: boolean } | null;
  subject: string;
  body: string;
  unknown: { field: string; why: string }[];
  draft: { subject: string; body: string };
  mailto: string;
  fits: boolean;
}
interface Made {
  id: number;
  uid: string;
  batchId: number;
}

async function world() {
  await host.call("colleagues.nameMe", { name: "Mara Lindt" });
  const partner = await host.call<Made>("partners.create", {
    name: "Trail Thrift",
    country: "GB",
    tier: "A",
    websites: ["trailthrift.example"],
    networkIds: [{ network: "in-house", externalId: "TT-7" }],
    nextContactOn: "2026-10-15",
  });
  await host.call("ownFields.create", { of: "partner", name: "Favourite tea", kind: "text" });
  const [field] = (await host.call<{ rows: { uid: string }[] }>("ownFields.list")).rows;
  await host.call("partners.update", { id: partner.id, set: { own: { [field!.uid]: "Assam" } } });
  const maya = await host.call<Made>("contacts.create", {
    partnerId: partner.id,
    fullName: "Maya Okafor",
    role: "Editor",
    emails: ["second@trailthrift.example", { value: "maya@trailthrift.example", preferred: true }],
  });
  return { partner: partner.id, maya: maya.id };
}
const look = { locale: "en-GB", timeZone: "Europe/London" };

describe("templates", () => {
  test("are kept, changed, trashed, restored, purged; each is in the history and undone", async () => {
    const made = await host.call<Made & { unknown: string[] }>("templates.save", {
      name: "Hello",
      subject: "Hi {first name}",
      body: "{Shoe size} {role}",
    });
    expect(made.unknown).toEqual(["Shoe size"]);
    const title = async () => (await host.call<{ title: object }>("history.last")).title;
    expect(await title()).toEqual({ code: "made-template", params: { name: "Hello" } });
    await host.call("templates.save", { id: made.id, name: "Bye", subject: "", body: "" });
    expect(await title()).toMatchObject({ code: "changed-template" });
    expect((await host.call<{ rows: object[] }>("templates.list")).rows).toMatchObject([
      { id: made.id, uid: made.uid, name: "Bye", subject: "" },
    ]);
    const { batchId } = await host.call<Made>("templates.trash", { id: made.id });
    expect((await host.call<{ rows: object[] }>("templates.list")).rows).toEqual([]);
    expect(await host.call("trash.list", { kind: "template", search: "by" })).toMatchObject({
      total: 1,
      rows: [{ kind: "template", id: made.id, title: "Bye" }],
    });
    expect(await host.refused("templates.save", { id: made.id, name: "x", subject: "", body: "" })).toBe(
      "in-trash",
    );
    await host.call("history.undo", { batchId });
    expect((await host.call<{ rows: object[] }>("templates.list")).rows).toHaveLength(1);
    await host.call("templates.trash", { id: made.id });
    await host.call("templates.restore", { id: made.id });
    await host.call("templates.trash", { id: made.id });
    expect(await host.call("trash.empty")).toEqual({ purged: 1 });
    expect(host.store.value("SELECT count(*) FROM template")).toBe(0);
    expect(host.store.value("SELECT count(*) FROM tombstone WHERE uid = ?", made.uid)).toBe(1);
    expect(await host.refused("templates.fill", { id: made.id })).toBe("missing-template");
    expect(await host.refused("templates.save", { name: " ", subject: "", body: "" })).toBe("bad-input");
  });

  test("are filled from the person, the partner, the only program, the writer, the day and own fields", async () => {
    const { partner, maya } = await world();
    const { rows } = await host.call<{ rows: { name: string; group: string }[] }>("templates.fields");
    expect(rows.at(-1)).toEqual({ name: "Favourite tea", group: "own" });
    const body = rows.map(({ name }) => `${name}={${name.toUpperCase()}}`).join("\n");
    const filled = await host.call<Filled>("templates.fill", {
      subject: "For {full name} {shoe size}",
      body,
      contactId: maya,
      ...look,
    });
    expect(filled.body.split("\n")).toEqual([
      "first name=Maya",
      "last name=Okafor",
      "full name=Maya Okafor",
      "role=Editor",
      "e-mail=maya@trailthrift.example",
      "phone=",
      "partner=Trail Thrift",
      "website=trailthrift.example",
      "country=United Kingdom",
      "tier=A",
      "program=My program",
      expect.stringMatching(/^client=./),
      "network=In-house",
      "network id=TT-7",
      expect.stringMatching(/^currency=[A-Z]{3}$/),
      "stage=Found",
      "clicks=",
      "orders=",
      "sales=",
      "commission=",
      "conversion rate=",
      "EPC=",
      "numbers from=",
      "numbers to=",
      "my name=Mara Lindt",
      "today=1 October 2026",
      "next contact=15 October 2026",
      "last contact=",
      "Favourite tea=Assam",
    ]);
    expect(filled).toMatchObject({
      to: { contactId: maya, name: "Maya Okafor", address: "maya@trailthrift.example", doNotContact: false },
      subject: "For Maya Okafor",
      unknown: [
        { field: "shoe size", why: "no-such-field" },
        { field: "PHONE", why: "no-value" },
        ...[
          "CLICKS",
          "ORDERS",
          "SALES",
          "COMMISSION",
          "CONVERSION RATE",
          "EPC",
          "NUMBERS FROM",
          "NUMBERS TO",
        ].map((field) => ({ field, why: "no-value" })),
        { field: "LAST CONTACT", why: "no-value" },
      ],
      draft: { subject: "For Maya Okafor {shoe size}" },
      fits: true,
    });
    expect(
      filled.mailto.startsWith(
        "mailto:maya@trailthrift.example?subject=For%20Maya%20Okafor&body=first%20name%3DMaya%0D%0A",
      ),
    ).toBe(true);
    // The partner's only person with an address; with two of them it has to be said who.
    expect(
      (await host.call<Filled>("templates.fill", { body: "{first name}", partnerId: partner })).body,
    ).toBe("Maya");
    await host.call("contacts.create", {
      partnerId: partner,
      fullName: "Ben Ode",
      emails: ["ben@trailthrift.example"],
    });
    expect(
      await host.call<Filled>("templates.fill", { body: "{first name} {partner}", partnerId: partner }),
    ).toMatchObject({ to: null, body: "Trail Thrift" });
    expect(await host.refused("templates.fill", { body: "", locale: "not a locale" })).toBe("bad-input");
    expect((await host.call<Filled>("templates.fill", { body: "{partner|you} {{x}}" })).body).toBe("you {x}");
  });

  test("several programs: the one given, else none of them", async () => {
    const { partner, maya } = await world();
    const program = await host.call<Made>("programs.create", {
      name: "Second",
      network: "awin",
      currency: "GBP",
    });
    await host.call("memberships.create", { partnerId: partner, programId: program.id, stage: "active" });
    const body = "{program|-} {currency|-} {stage|-}";
    expect((await host.call<Filled>("templates.fill", { body, contactId: maya })).body).toBe("- - -");
    expect(
      (await host.call<Filled>("templates.fill", { body, contactId: maya, programId: program.id })).body,
    ).toBe("Second GBP Active");
  });
});

describe("writing", () => {
  test("keeps a copy as an e-mail that went out, marked as written here, and undoes it", async () => {
    const { partner, maya } = await world();
    await host.call("settings.set", { key: "ownAddresses", value: ["Mara@Own.example"] });
    const template = await host.call<Made>("templates.save", { name: "Hello", subject: "x", body: "y" });
    const sent = await host.call<Made & Filled & { to: string }>("templates.write", {
      contactId: maya,
      subject: "Re: Käse {{1}}",
      body: "Hi {first name},\nbye",
      templateId: template.id,
    });
    expect(sent).toMatchObject({
      to: "maya@trailthrift.example",
      subject: "Re: Käse {1}",
      body: "Hi Maya,\nbye",
      mailto:
        "mailto:maya@trailthrift.example?subject=Re%3A%20K%C3%A4se%20%7B1%7D&body=Hi%20Maya%2C%0D%0Abye",
    });
    const row = host.store.get<{
      kind: string;
      direction: string;
      subject: string;
      text: string;
      envelope: string;
    }>("SELECT kind, direction, subject, text, envelope FROM interaction WHERE uid = ?", sent.uid)!;
    expect(row).toMatchObject({
      kind: "email",
      direction: "out",
      subject: "Re: Käse {1}",
      text: "Hi Maya,\nbye",
    });
    const expected: Envelope = {
      messageId: `${sent.uid}@liaison.invalid`,
      references: [],
      threadId: null,
      subjectKey: "kase {1}",
      orphan: false,
      from: { name: "Mara Lindt", address: "mara@own.example" },
      to: [{ name: "Maya Okafor", address: "maya@trailthrift.example" }],
      cc: [],
      labels: ["Hello"],
      automatic: null,
      written: true,
    };
    expect(JSON.parse(row.envelope)).toEqual(expected);
    await host.call("interactions.log", { partnerId: partner, kind: "email", text: "typed" });
    const rows = (
      await host.call<{ rows: { written: boolean; participants: object[] }[] }>("interactions.timeline", {
        partnerId: partner,
      })
    ).rows;
    expect(rows.map(({ written }) => written)).toEqual([false, true]);
    expect(rows[1]!.participants).toMatchObject([{ contactId: maya, partnerId: partner, role: "to" }]);
    await host.call("history.undo", { batchId: sent.batchId });
    expect(host.store.value("SELECT deletedAt IS NULL FROM interaction WHERE uid = ?", sent.uid)).toBe(0);
  });

  test("never sends braces, and refuses what cannot be", async () => {
    const { partner, maya } = await world();
    const refused = (input: object) => host.refused("templates.write", { subject: "s", body: "b", ...input });
    expect(await refused({ contactId: maya, body: "{clicks}" })).toBe("fields-left");
    expect(await refused({ contactId: maya, subject: "{phone}" })).toBe("fields-left");
    expect(await refused({ contactId: maya, subject: "", body: " " })).toBe("nothing-written");
    expect(await refused({ contactId: maya, to: "someone@else.example" })).toBe("no-email");
    expect(await refused({})).toBe("nobody");
    expect(
      await host.call("templates.write", {
        subject: "s",
        body: "{clicks|many}",
        partnerId: partner,
        to: "SECOND@trailthrift.example",
      }),
    ).toMatchObject({ to: "second@trailthrift.example", body: "many" });
    const silent = await host.call<Made>("contacts.create", { partnerId: partner, fullName: "No Mail" });
    expect(await refused({ contactId: silent.id })).toBe("no-email");
    const shy = await host.call<Made>("contacts.create", {
      partnerId: partner,
      fullName: "Shy One",
      emails: ["shy@x.example"],
      doNotContact: true,
    });
    expect(await refused({ contactId: shy.id })).toBe("do-not-contact");
    expect(await refused({ partnerId: partner })).toBe("which-person-to");
    expect(host.store.value("SELECT count(*) FROM interaction")).toBe(1);
    expect(
      await host.call("templates.write", {
        contactId: shy.id,
        subject: "s",
        body: "x".repeat(3000),
        anyway: true,
      }),
    ).toMatchObject({ fits: false, mailto: "mailto:shy@x.example?subject=s" });
    await host.call("contacts.trash", { id: maya });
    expect(await refused({ contactId: maya })).toBe("in-trash");
  });
});
