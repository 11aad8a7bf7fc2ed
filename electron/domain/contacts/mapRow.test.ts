// One row into one record: the awkward cells of every format, and what is refused.
import { describe, expect, it } from "vitest";
import { cleanCell, splitEmails, splitPhones, splitSites, splitTags, withoutPageLinks } from "./cells.ts";
import type { FieldId, Mapping } from "./fields.ts";
import { detectFormat } from "./formats.ts";
import { formatMapping, rowMapper } from "./mapRow.ts";
import type { ContactRecord, ReadItem } from "./record.ts";

function mapped(
  columns: Record<string, string>,
  fields?: Record<string, FieldId>,
  monthFirst?: boolean,
): ReadItem {
  const header = Object.keys(columns);
  const definition = fields ? null : detectFormat(header);
  const mapping: Mapping = fields
    ? Object.fromEntries(header.flatMap((cell, at) => (fields[cell] ? [[at, fields[cell]]] : [])))
    : formatMapping(definition!, header);
  return rowMapper({ header, definition, mapping, monthFirst })({
    cells: Object.values(columns),
    line: 7,
    raw: "raw",
  });
}

function record(...given: Parameters<typeof mapped>): ContactRecord {
  const item = mapped(...given);
  if (item.kind !== "record") throw new Error(item.code);
  return item.record;
}

const google = { "First Name": "", "Last Name": "", Labels: "", "Organization Name": "" };

describe("Google", () => {
  it("joins the name and keeps its commas and quotes", () => {
    expect(record({ ...google, "First Name": "Inés, ", "Last Name": 'Del "Río" Prado' }).fullName).toBe(
      'Inés, Del "Río" Prado',
    );
    expect(record({ ...google, "First Name": "美香", "Last Name": "棚橋" }).fullName).toBe("美香 棚橋");
    expect(
      record({
        ...google,
        "First Name": "Ann",
        "Name Prefix": "Dr.",
        "Middle Name": "B",
        "Last Name": "Cole",
        "Name Suffix": "Jr.",
      }).fullName,
    ).toBe("Ann B Cole Jr.");
  });

  it("takes labels as tags, without the system's own", () => {
    expect(
      record({ ...google, "First Name": "A", Labels: "* myContacts ::: Affiliates ::: * starred ::: Top 20" })
        .tags,
    ).toEqual(["Affiliates", "Top 20"]);
  });

  it("splits two values of one cell; the label's star prefers the first", () => {
    const { emails } = record({
      ...google,
      "E-mail 1 - Label": "* Work",
      "E-mail 1 - Value": "a@x.example ::: b@x.example",
      "E-mail 2 - Label": "Home",
      "E-mail 2 - Value": "c@x.example",
    });
    expect(emails).toEqual([
      { label: "Work", value: "a@x.example", preferred: true },
      { label: "Work", value: "b@x.example" },
      { label: "Home", value: "c@x.example" },
    ]);
  });

  it("pairs values and labels by number, however many there are", () => {
    const { phones } = record({
      ...google,
      "Phone 10 - Value": "10",
      "Phone 2 - Value": "2",
      "Phone 2 - Label": "Two",
      "Phone 10 - Label": "Ten",
    });
    expect(phones).toEqual([
      { label: "Ten", value: "10" },
      { label: "Two", value: "2" },
    ]);
  });

  it("drops the apostrophe that a spreadsheet put before a number", () => {
    expect(record({ ...google, "Phone 1 - Value": "'+1 312-555-0108" }).phones[0]?.value).toBe(
      "+1 312-555-0108",
    );
  });

  it("tells pages of platforms from sites of companies", () => {
    const made = record({
      ...google,
      "Website 1 - Label": "Work",
      "Website 1 - Value": "https://x.example ::: https://www.instagram.com/x",
    });
    expect(made.websites).toEqual([{ label: "Work", value: "https://x.example" }]);
    expect(made.links).toEqual([{ label: "Work", value: "https://www.instagram.com/x" }]);
  });

  it("keeps addresses apart by number", () => {
    const { addresses } = record({
      ...google,
      "First Name": "A",
      "Address 1 - Label": "Work",
      "Address 1 - Formatted": "S 1\nBerlin",
      "Address 1 - Street": "S 1",
      "Address 1 - City": "Berlin",
      "Address 2 - City": "Rome",
    });
    expect(addresses).toEqual([
      {
        label: "Work",
        formatted: "S 1\nBerlin",
        street: "S 1",
        city: "Berlin",
        region: "",
        postalCode: "",
        country: "",
      },
      { label: "", formatted: "", street: "", city: "Rome", region: "", postalCode: "", country: "" },
    ]);
  });

  it("keeps custom fields by their label, and a second organisation by its column", () => {
    expect(
      record({
        ...google,
        "First Name": "A",
        "Custom Field 1 - Label": "Instagram",
        "Custom Field 1 - Value": "@x",
      }).own,
    ).toEqual([{ name: "Instagram", value: "@x" }]);
    const old = record({
      Name: "A",
      "Given Name": "",
      "Family Name": "",
      "Group Membership": "",
      "Organization 1 - Name": "One",
      "Organization 2 - Name": "Two",
    });
    expect([old.organization, old.own]).toEqual(["One", [{ name: "Organization 2 - Name", value: "Two" }]]);
  });

  it("uses a nickname where nothing else names the person", () => {
    expect(record({ ...google, Nickname: "Shiv" }).fullName).toBe("Shiv");
    expect(record({ ...google, Nickname: "Shiv", "Organization Name": "X" }).fullName).toBe("");
  });
});

describe("any table", () => {
  it("takes a formula as the text it is", () => {
    const formula = '=HYPERLINK("http://x.example","Maya")';
    expect(record({ A: formula, B: "=1+1" }, { A: "fullName", B: "note" })).toMatchObject({
      fullName: formula,
      note: "=1+1",
    });
  });

  it("writes one line where one belongs, and keeps the lines of notes", () => {
    const made = record(
      { A: "Head\nof  Commerce", B: "one\n\ntwo", C: "more" },
      { A: "organization", B: "note", C: "note" },
    );
    expect([made.organization, made.note]).toEqual(["Head of  Commerce", "one\n\ntwo\n\nmore"]);
  });

  it("notes the partner's spelling beside each network id", () => {
    const made = record(
      { Id: "00123", Name: "Trail Thrift" },
      { Id: "networkId:awin", Name: "organization" },
    );
    expect(made.networkIds).toEqual([{ network: "awin", externalId: "00123", spelling: "Trail Thrift" }]);
  });

  it("asks before it takes one of two meanings of a day", () => {
    const table = { Name: "A", Born: "3/4/1988" };
    const fields = { Name: "fullName", Born: "birthday" } as const;
    expect(record(table, fields)).toMatchObject({
      birthday: null,
      problems: [{ code: "birthday-unclear", params: { value: "3/4/1988" } }],
    });
    expect(record(table, fields, true).birthday).toBe("1988-03-04");
    expect(record(table, fields, false).birthday).toBe("1988-04-03");
  });

  it("leaves out what is no e-mail and says so", () => {
    const made = record({ Name: "A", Mail: "/o=ExchangeLabs/cn=a" }, { Name: "fullName", Mail: "email" });
    expect([made.emails, made.problems]).toEqual([
      [],
      [{ code: "not-an-email", params: { value: "/o=ExchangeLabs/cn=a" } }],
    ]);
  });

  it("says the same content by the same fingerprint", () =>
    expect(record({ Name: "A" }, { Name: "fullName" }).fingerprint).toBe("raw"));
});

describe("what is refused", () => {
  it.each([
    ["fullName", 500],
    ["organization", 500],
    ["role", 2_000],
    ["note", 100_000],
    ["email", 2_000],
  ] as const)("%s over %d characters", (field, limit) => {
    const fields = { Name: "nickname", Value: field } as const;
    expect(mapped({ Name: "A", Value: "@".repeat(limit) }, fields).kind).toBe("record");
    expect(mapped({ Name: "A", Value: "@".repeat(limit + 1) }, fields)).toEqual({
      kind: "rejected",
      line: 7,
      code: "too-long",
      params: { field: "Value", length: limit + 1, limit },
      raw: "raw",
    });
  });

  it("a name whose parts are too long together", () => {
    expect(mapped({ A: "a".repeat(300), B: "b".repeat(300) }, { A: "given", B: "family" })).toMatchObject({
      code: "too-long",
      params: { field: "name", length: 601 },
    });
  });

  it("a row that names nobody and no way to reach anybody", () => {
    expect(
      mapped({ Day: "30 Apr 2026", Tag: "x", Note: "y" }, { Day: "own", Tag: "tags", Note: "note" }),
    ).toMatchObject({ code: "nothing-usable", line: 7 });
    expect(mapped({ Mail: "no-reply@x.example" }, { Mail: "email" }).kind).toBe("record");
  });
});

describe("cells", () => {
  it.each([
    ["a@x.example; b@x.example", ["a@x.example", "b@x.example"]],
    ["a@x.example ::: b@x.example", ["a@x.example", "b@x.example"]],
    ["a@x.example b@x.example", ["a@x.example", "b@x.example"]],
    [
      '"Okafor, Maya" <m@x.example>, Ben <b@x.example>',
      ['"Okafor, Maya" <m@x.example>', "Ben <b@x.example>"],
    ],
    ['"Okafor, Maya" <m@x.example>', ['"Okafor, Maya" <m@x.example>']],
  ])("e-mails of %j", (cell, values) => expect(splitEmails(cell)).toEqual(values));

  it.each([
    ["020 7946 0101 / 07700 900103", ["020 7946 0101", "07700 900103"]],
    ["+44 20 7946 0101, ext 5", ["+44 20 7946 0101, ext 5"]],
    ["020 7946 0101; 07700 900103", ["020 7946 0101", "07700 900103"]],
  ])("phones of %j", (cell, values) => expect(splitPhones(cell)).toEqual(values));

  it("sites, tags and linked pages", () => {
    expect(splitSites("a.example, b.example")).toEqual(["a.example", "b.example"]);
    expect(splitSites("not a site")).toEqual(["not a site"]);
    expect(splitTags("Key, Media; Press | x\ny")).toEqual(["Key", "Media", "Press", "x", "y"]);
    expect(withoutPageLinks("Kestrel (https://www.notion.so/x), Gear (https://www.notion.so/y)")).toBe(
      "Kestrel, Gear",
    );
  });

  it("loses control characters and keeps lines", () =>
    expect(cleanCell("a\0b\u0007\r\nc\td\u0085")).toBe("ab\nc d"));
});
