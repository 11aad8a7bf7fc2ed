// The sample files give what their README says, record by record.
import { describe, expect, it } from "vitest";
import { readContacts } from "./contacts.ts";
import { fixture, recordsOf, rejectedOf } from "./fixtures/files.ts";

describe("google_contacts.csv", () => {
  const path = fixture("google_contacts.csv");
  it("has 22 records, with their physical lines", async () => {
    const records = await recordsOf(path);
    expect(records).toHaveLength(22);
    expect(records.map((record) => record.line)).toEqual([
      2, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    ]);
    expect(await rejectedOf(path)).toEqual([]);
  });

  it("says how it is written", async () => {
    const source = await readContacts(path);
    expect(source).toMatchObject({
      format: "google-contacts",
      encoding: "utf-8",
      needsMapping: false,
      bytes: 5145,
      table: { delimiter: ",", headerLine: 1, kind: "csv" },
    });
    expect(source.table?.sample).toHaveLength(20);
  });

  it("keeps every awkward cell", async () => {
    const records = await recordsOf(path);
    const by = (name: string) => records.find((record) => record.fullName === name);
    expect(by("Maya Okafor-Lind")).toMatchObject({
      note: "Prefers email before 10:00.\nAsked for an exclusive code for November.",
      tags: ["Affiliates", "Top 20"],
    });
    expect(by("Jürgen Weißmüller-Brandt")).toMatchObject({
      name: { prefix: "Dr." },
      addresses: [{ formatted: "Uferstraße 12\n10115 Berlin\nGermany", city: "Berlin", country: "DE" }],
    });
    expect(by("Daniel Ostrovane")?.emails.map((email) => email.value)).toEqual([
      "daniel@gearledger.example",
      "commerce@gearledger.example",
    ]);
    expect(by("Siobhán Dúill")).toMatchObject({ birthday: "1988-03-14", name: { nickname: "Shiv" } });
    expect(by("Marcus Bellweather")?.phones).toEqual([{ label: "Work", value: "+1 312-555-0108" }]);
    expect(by("Ruby Nguyen-Hale")?.birthday).toBe("--07-22");
    expect(by("美香 棚橋")?.name).toMatchObject({ phoneticGiven: "みか", phoneticFamily: "たなばし" });
    expect(by("Lucía Ferrán-Ortiga")?.own).toEqual([{ name: "Instagram", value: "@wanderingspoon_example" }]);
    expect(by('Inés, Del "Río" Prado')).toMatchObject({ organization: "Kestrel Media Group" });
    expect(
      records
        .filter((record) => record.fullName === "")
        .map((record) => [record.organization, record.emails[0]?.value]),
    ).toEqual([
      ["LoopPerks", "affiliates@loopperks.example"],
      ["", "no-reply@awin-mail.example"],
    ]);
  });
});

describe("google_contacts_old_header.csv", () => {
  it("has 10 records", async () => {
    const path = fixture("google_contacts_old_header.csv");
    const records = await recordsOf(path);
    expect((await readContacts(path)).format).toBe("google-contacts-old");
    expect(records).toHaveLength(10);
    expect(records[4]).toMatchObject({
      fullName: "Daniel Ostrovane",
      organization: "Gear Ledger, Inc.",
      role: "Editor",
      websites: [{ label: "Profile", value: "http\\://gearledger.example" }],
      tags: ["Affiliates"],
    });
  });
});

describe("linkedin_connections.csv", () => {
  const path = fixture("linkedin_connections.csv");
  it("has 21 records below three lines of notes, and one row with only a date", async () => {
    const source = await readContacts(path);
    expect([source.format, source.table?.headerLine]).toEqual(["linkedin", 4]);
    expect(await recordsOf(path)).toHaveLength(21);
    expect(await rejectedOf(path)).toEqual([{ line: 24, code: "nothing-usable", params: {} }]);
  });

  it("leaves companies and roles as they are", async () => {
    const records = await recordsOf(path);
    expect(records.map((record) => record.organization)).toContain("Cash Canary (cashback)");
    expect(records.find((record) => record.fullName === "Petra Vondrák, MBA")).toMatchObject({
      organization: "Northfield Outdoor",
      links: [{ label: "LinkedIn" }],
      emails: [],
    });
    expect(records.find((record) => record.role.includes("Swimmer"))?.role).toBe('Founder & "Chief Swimmer"');
    expect(records.at(-1)?.fullName).toBe("Zoë Ætheling 🌲");
  });
});
