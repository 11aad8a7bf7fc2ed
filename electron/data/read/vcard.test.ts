// Cards of every version and habit, whole and broken.
import { describe, expect, it } from "vitest";
import { readContacts } from "./contacts.ts";
import { fileOf, fixture, itemsOf, recordsOf, rejectedOf } from "./fixtures/files.ts";
import { largestPhoto } from "./vcardPhoto.ts";
import { decodedText, parseProperty, splitEscaped, unescaped } from "./vcardProperty.ts";

const card = (...lines: string[]): string =>
  ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");
const one = async (name: string, ...lines: string[]) =>
  (await recordsOf(fileOf(`${name}.vcf`, card(...lines))))[0];

it("labels may have any letters, also those whose bytes look like a space or a capital", async () => {
  const record = await one(
    "labels",
    "FN:A",
    "TEL;TYPE=Büro:+49 30 2312510",
    "EMAIL;TYPE=à:a@x.example",
    "TEL;TYPE=Öl:+49 30 2312511",
  );
  expect(record).toMatchObject({ phones: [{ label: "büro" }, { label: "Öl" }], emails: [{ label: "à" }] });
});

describe("cards as programs write them", () => {
  it("Outlook, 2.1: quoted-printable with soft breaks, bare types, a picture ended by an empty line", async () => {
    expect(await recordsOf(fixture("vcard21_outlook.vcf"))).toMatchObject([
      {
        fullName: "Jürgen Weißmüller-Brandt",
        name: { prefix: "Dr.", given: "Jürgen", family: "Weißmüller-Brandt" },
        organization: "Camping Kompass",
        department: "Vertrieb, Nord",
        role: "Geschäftsführer",
        note: "Zeile eins\nZeile zwei: C:\\neu",
        phones: [{ label: "Work", value: "+49 30 23125 104" }, { label: "Mobile" }, { label: "Work Fax" }],
        emails: [{ value: "j.weissmueller@campingkompass.example", preferred: true }],
        websites: [{ label: "Work" }],
        addresses: [{ label: "Work", street: "Uferstraße 12", city: "Berlin", country: "Deutschland" }],
        birthday: "1970-03-14",
        photo: { type: "image/jpeg", bytes: { length: 516 } },
        own: [{ name: "Manager", value: "Anna Chef" }],
        problems: [{ code: "not-an-email" }],
      },
    ]);
  });

  it("Android, 2.1: UTF-8 in quoted-printable cut inside a character, no FN, no N", async () => {
    expect(await recordsOf(fixture("vcard21_android.vcf"))).toMatchObject([
      { line: 1, fullName: "Øystein", note: "ÆØÅ", phones: [{ label: "Mobile" }, { label: "arbeid" }] },
      { line: 10, fullName: "", phones: [{ value: "07700900199" }] },
      { line: 14, fullName: "", emails: [{ label: "Home", value: "solo@mail.example" }] },
    ]);
  });

  it("Apple, 3.0: labels of groups, escaped colons, profiles, a year left out, folded picture, groups as tags", async () => {
    const records = await recordsOf(fixture("vcard30_apple.vcf"));
    expect(records).toMatchObject([
      {
        fullName: "Lucía Ferrán-Ortiga",
        name: { nickname: "Lu", phoneticGiven: "Lu-ci-a" },
        organization: "The Wandering Spoon",
        department: "",
        emails: [{ label: "Studio", preferred: true }, { label: "Home" }],
        phones: [{ label: "Mobile", preferred: true }],
        websites: [{ label: "HomePage", value: "http://wanderingspoon.example" }],
        links: [
          { value: "https://www.instagram.com/wanderingspoon_example" },
          { label: "twitter", value: "http://twitter.com/spoon_example" },
          { label: "Skype", value: "skype:lu.spoon" },
        ],
        tags: ["Influencers", "Food, drink", "Top 20"],
        birthday: "--07-22",
        note: "Prefers mail; no calls\nSecond line, with comma",
        addresses: [{ label: "Home", street: "Calle Mayor 1, 2º", postalCode: "28013" }],
        own: [{ name: "Anniversary", value: "2015-06-01" }],
        photo: { type: "image/jpeg", bytes: { length: 516 } },
        problems: [],
      },
      {
        fullName: "",
        name: {},
        organization: "LoopPerks",
        emails: [{ value: "affiliates@loopperks.example" }],
      },
    ]);
  });

  it("Google, 3.0", async () => {
    expect(await recordsOf(fixture("vcard30_google.vcf"))).toMatchObject([
      {
        organization: "Kestrel Media Grp.",
        websites: [{ label: "Work", value: "https://www.kestrelmedia.example" }],
        tags: ["Affiliates"],
      },
    ]);
  });

  it("4.0: uris, alternatives, a group before its members, members by mail, data pictures", async () => {
    expect(await recordsOf(fixture("vcard40.vcf"))).toMatchObject([
      {
        line: 8,
        fullName: "Aled Pritchardson",
        phones: [{ label: "Work", value: "+44-29-2018-0115;ext=7", preferred: true }],
        birthday: "--04-12",
        languages: ["cy", "en"],
        timeZone: "Europe/London",
        role: "Producer",
        addresses: [{ formatted: "1 High St\nCardiff" }],
        own: [
          { name: "Role", value: "Host" },
          { name: "friend", value: "Ben" },
        ],
        tags: ["Press"],
        photo: { bytes: { length: 516 } },
      },
      { line: 28, fullName: "棚橋美香", tags: ["Press"] },
    ]);
  });

  it("mixed versions, line ends and encodings in one file; broken cards by their line", async () => {
    const path = fixture("vcard_mixed.vcf");
    expect(await recordsOf(path)).toMatchObject([
      { line: 1, fullName: "Jonas Lindqvale", note: "café and more" },
      { line: 8, fullName: "Anna Müller", name: { family: "Müller" }, phones: [{ label: "Home" }] },
      { line: 19, fullName: "Mac Old" },
      { line: 28, fullName: "Lower Case" },
    ]);
    expect(await rejectedOf(path)).toEqual([
      { line: 24, code: "card-not-closed", params: {} },
      { line: 33, code: "outside-card", params: {} },
      { line: 35, code: "nothing-usable", params: {} },
      { line: 39, code: "card-not-closed", params: {} },
    ]);
  });

  it("UTF-16", async () => {
    expect(await readContacts(fixture("vcard_utf16.vcf"))).toMatchObject({
      format: "vcard",
      encoding: "utf-16le",
      table: null,
    });
    expect(await recordsOf(fixture("vcard_utf16.vcf"))).toMatchObject([{ fullName: "Zoë Ætheling" }]);
  });
});

describe("single lines", () => {
  it("a company by its looks: no name parts and the organisation's name", async () => {
    expect(await one("company", "N:;;;;", "FN:Gear Ledger", "ORG:Gear Ledger", "TEL:1234567")).toMatchObject({
      fullName: "",
      organization: "Gear Ledger",
    });
    expect(await one("person", "N:Ledger;Gear;;;", "FN:Gear Ledger", "ORG:Gear Ledger")).toMatchObject({
      fullName: "Gear Ledger",
      organization: "Gear Ledger",
    });
    expect(await one("show", "FN:Northfield", "X-ABShowAs:COMPANY")).toMatchObject({
      fullName: "",
      organization: "Northfield",
    });
  });

  it("commas in names stay where they are text", async () => {
    expect((await one("comma", "N:Vondrák\\, MBA;Petra;;;"))?.fullName).toBe("Petra Vondrák, MBA");
    expect((await one("comma-raw", "N:Vondrák, MBA;Petra;;;"))?.fullName).toBe("Petra Vondrák, MBA");
    expect((await one("list", "N:Lind;Ann;Bea,Cleo;;"))?.fullName).toBe("Ann Bea Cleo Lind");
  });

  it("a quoted parameter with a colon, and one that is never closed", async () => {
    expect((await one("colon", 'FN;X-A="a:b;c":Maya'))?.fullName).toBe("Maya");
    expect((await one("open", 'FN;X-A="a:Maya'))?.fullName).toBe("Maya");
  });

  it("a role and a title, in any order", async () => {
    expect(await one("title", "FN:A", "ROLE:Host", "TITLE:Producer")).toMatchObject({
      role: "Producer",
      own: [{ name: "Role", value: "Host" }],
    });
    expect(await one("role", "FN:A", "ROLE:Host")).toMatchObject({ role: "Host", own: [] });
  });

  it("the fingerprint of a card is blind to when it was exported", async () => {
    const first = await one("rev1", "FN:A", "REV:20260101T000000Z");
    const second = await one("rev2", "FN:A", "REV:20270101T000000Z");
    const other = await one("rev3", "FN:B", "REV:20260101T000000Z");
    expect(first?.fingerprint).toBe(second?.fingerprint);
    expect(first?.fingerprint).not.toBe(other?.fingerprint);
  });

  it("reads a property's parts", () => {
    const property = parseProperty({ text: "item1.TEL;WORK;TYPE=CELL,voice;PREF=1:+1", cut: false });
    expect(property).toMatchObject({ group: "item1", name: "TEL", raw: "+1" });
    expect([...(property?.params ?? [])]).toEqual([
      ["TYPE", ["work", "cell", "voice"]],
      ["PREF", ["1"]],
    ]);
    expect(parseProperty({ text: "no colon here", cut: false })).toBeNull();
    expect(unescaped("a\\;b\\nc\\\\n", false)).toBe("a;b\nc\\n");
    expect(unescaped("C:\\new", true)).toBe("C:\\new");
    expect(splitEscaped("a\\;b;c", ";")).toEqual(["a\\;b", "c"]);
  });

  it("decodes a value by its charset, else by what its bytes are", () => {
    const text = (line: string) =>
      decodedText(parseProperty({ text: line, cut: false })!, { fallback: "utf-8", wide: false });
    expect(text("N;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=B3")).toBe("ł");
    expect(text("N;CHARSET=nonsense:\u00c3\u00a9")).toBe("é");
    expect(text("N:\u00e9")).toBe("é");
  });
});

describe("pictures", () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(64, 1)]);
  it("are left out when too large, and the card stays", async () => {
    const large = Buffer.concat([jpeg, Buffer.alloc(20 * 1024 * 1024, 7)]).toString("base64");
    const folded = large.replace(/.{74}/g, "$&\r\n ");
    const path = fileOf(
      "large.vcf",
      card("FN:Maya", `PHOTO;ENCODING=b;TYPE=JPEG:${folded}`, "EMAIL:m@x.example") +
        card("FN:Ben", `PHOTO;ENCODING=b;TYPE=JPEG:${large}`) +
        card("FN:Tom"),
    );
    const records = await recordsOf(path);
    expect(records).toMatchObject([
      {
        fullName: "Maya",
        photo: null,
        problems: [{ code: "photo-too-large", params: { limit: largestPhoto / 1024 / 1024 } }],
        emails: [{ value: "m@x.example" }],
      },
      { fullName: "Ben", photo: null, problems: [{ code: "photo-too-large" }] },
      { fullName: "Tom", photo: null, problems: [] },
    ]);
  });

  it("are believed by their bytes alone", async () => {
    expect(
      (await one("png", "FN:A", `PHOTO;ENCODING=b;TYPE=PNG:${jpeg.toString("base64")}`))?.photo?.type,
    ).toBe("image/jpeg");
    const svg = Buffer.from("<svg onload=alert(1)>").toString("base64");
    expect(await one("svg", "FN:A", `PHOTO;ENCODING=b;TYPE=JPEG:${svg}`)).toMatchObject({
      photo: null,
      problems: [{ code: "photo-unreadable" }],
    });
    expect(await one("uri", "FN:A", "PHOTO;VALUE=uri:http://x.example/a.jpg")).toMatchObject({
      photo: null,
      problems: [],
    });
  });
});

describe("what is refused", () => {
  it("a name and a note that are too long", async () => {
    const path = fileOf(
      "long.vcf",
      card(`FN:${"x".repeat(10_000)}`, "EMAIL:a@x.example") + card("FN:B", `NOTE:${"n".repeat(100_001)}`),
    );
    expect(await rejectedOf(path)).toEqual([
      { line: 1, code: "too-long", params: { field: "name", length: 10_000, limit: 500 } },
      { line: 6, code: "too-long", params: { field: "note", length: 100_001, limit: 100_000 } },
    ]);
  });

  it("keeps the card's text, so that it can be saved", async () => {
    const [item] = await itemsOf(fileOf("raw.vcf", card("NOTE:café")));
    expect(item).toMatchObject({ kind: "rejected", raw: "BEGIN:VCARD\nVERSION:3.0\nNOTE:café" });
  });
});
