// People out and in again, through dispatch: the file says what the workspace holds, and bringing it back changes nothing.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, sample, testHost, type TestHost } from "../../testing.ts";
import { recordsOf } from "../read/fixtures/files.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Written {
  name: string;
  text: string;
  count: number;
  doNotContact: number;
}
interface Counted {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: unknown[];
  questions: unknown[];
  problems: unknown[];
  made: object;
}

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 0x2c)]);

/** People whose values try every sign that a file has a meaning for. */
async function nasty(): Promise<{ partner: number; maya: number }> {
  const { id: partner } = await host.call<{ id: number }>("partners.create", {
    name: "Trail, Thrift; & Söhne \\ Co",
    websites: ["https://trail-thrift.example", "https://www.instagram.com/trailthrift"],
  });
  await host.call("ownFields.create", { of: "contact", name: 'Größe; T-Shirt, "fit"', kind: "text" });
  await host.call("ownFields.create", { of: "contact", name: "Since", kind: "day" });
  const fields = await host.call<{ rows: { id: number; uid: string; name: string }[] }>("ownFields.list");
  const [size, since] = fields.rows.map((field) => field.uid);
  const { id: maya } = await host.call<{ id: number }>("contacts.create", {
    partnerId: partner,
    fullName: "Maya, “Mae” O'Kafor-Ünlü; 🏕️",
    name: {
      given: "Maya",
      family: "O'Kafor, Ünlü;",
      middle: "J.\\K",
      prefix: "Dr.",
      suffix: "PhD, MBA",
      nickname: "Mae,Moe",
      phoneticGiven: "mah-ya",
    },
    role: "Head of Partners; EMEA, APAC",
    emails: [
      { value: "maya@trail-thrift.example", label: "Büro, 2. Stock; links", preferred: true },
      { value: "m.o@gmail.com", label: "Home" },
      { value: "third+tag@trail-thrift.example" },
    ],
    phones: [
      { value: "+44 20 7946 0101", label: "Work", preferred: true },
      { value: "+44 7700 900123", label: "Mobile" },
      { value: "+1 555 010 9999 x12", label: "Work Fax" },
      { value: "1-800-FLOWERS", label: "=Hotline" },
    ],
    links: [
      { value: "https://www.linkedin.com/in/maya", label: "LinkedIn" },
      { value: "https://maya.example/blog?a=1,2;b", label: 'Blog: "mine"' },
      { value: "skype:maya.o", label: "Skype" },
      { value: "@maya, the one", label: "Télégram" },
      { value: "skype:unlabelled" },
    ],
    tags: ["Top 20", "Food, drink; more", "=SUM(A1)", "عربي"],
    timeZone: "Europe/London",
    language: "en",
    birthday: "--02-29",
    note: `Line one, with; signs \\ and "quotes"\n\nהערה בעברית ‏— long: ${"ab ☂ ".repeat(400)}${" ".repeat(200)}end\nEND:VCARD\n=cmd|' /C calc'!A0`,
    own: { [size!]: 'M; slim, "fit"', [since!]: "2024-02-29" },
    doNotContact: true,
  });
  await host.call("contacts.setPhoto", { id: maya, file: fileIn(host, "maya.jpg", jpeg) });
  // Two who differ in nothing but themselves, one on their own at a known company's domain, a shared mailbox, a whole name in one word.
  for (let at = 0; at < 2; at++)
    await host.call("contacts.create", {
      partnerId: partner,
      fullName: "Sam Double",
      phones: [`+4420794601${at}0`],
    });
  for (let at = 0; at < 2; at++)
    await host.call("contacts.create", { fullName: "Kim Alone", note: `=${at}` });
  await host.call("contacts.create", { fullName: "Free Lance", emails: ["free@trail-thrift.example"] });
  await host.call("contacts.create", {
    partnerId: partner,
    fullName: "Trail, Thrift; & Söhne \\ Co",
    emails: ["info@trail-thrift.example"],
  });
  await host.call("contacts.create", {
    fullName: "棚橋美香",
    birthday: "1988-03-14",
    links: ["https://own-page.example/tanahashi"],
  });
  await host.call("contacts.create", {
    fullName: "Dr. Prefix Inside",
    name: { prefix: "Dr.", given: "Prefix", family: "Inside" },
    emails: ["no-reply@prefix.example"],
  });
  const gone = await host.call<{ id: number }>("contacts.create", {
    fullName: "In Trash",
    emails: ["gone@x.example"],
  });
  await host.call("contacts.trash", { id: gone.id });
  return { partner, maya };
}

const formats = [
  ["contacts.vcard", { version: "4.0" }],
  ["contacts.vcard", { version: "3.0" }],
  ["contacts.csv", {}],
] as const;

describe.each(formats)("%s %j", (call, input) => {
  test("bringing it back changes nothing: nasty values, doubles, people without a partner", async () => {
    await nasty();
    const before = contents(host.store);
    const { text, count, name, doNotContact } = await host.call<Written>(call, input);
    expect({ count, doNotContact }).toEqual({ count: 9, doNotContact: 1 });
    expect(text).not.toContain("In Trash");
    const file = fileIn(host, name, text);
    const { rows, created, changed, unchanged, rejected, questions, problems, made } =
      await host.call<Counted>("imports.run", { file });
    expect({ rows, created, changed, unchanged, rejected, questions, problems }).toEqual({
      rows: 9,
      created: 0,
      changed: 0,
      unchanged: 9,
      rejected: [],
      questions: [],
      problems: [],
    });
    expect(made).toEqual({ partners: 0, people: 0, interactions: 0 });
    expect(contents(host.store)).toBe(before);
  });

  test.each([
    "google_contacts.csv",
    "vcard30_apple.vcf",
    "vcard40.vcf",
    "linkedin_connections.csv",
    "outlook_classic_windows1252.csv",
  ])("what %s brought goes out and comes back as it is", async (name) => {
    await host.call("imports.run", { file: sample(name) });
    const before = contents(host.store);
    const written = await host.call<Written>(call, input);
    const back = await host.call<Counted>("imports.run", { file: fileIn(host, written.name, written.text) });
    expect(back).toMatchObject({ rows: written.count, created: 0, changed: 0, rejected: [], questions: [] });
    expect(contents(host.store)).toBe(before);
  });

  test("into an empty workspace everything arrives", async () => {
    const { maya } = await nasty();
    const { text } = await host.call<Written>(call, { ...input, ids: [maya] });
    const other = testHost();
    try {
      await other.call("ownFields.create", { of: "contact", name: 'Größe; T-Shirt, "fit"', kind: "text" });
      await other.call("ownFields.create", { of: "contact", name: "Since", kind: "day" });
      await other.call("imports.run", {
        file: fileIn(other, call === "contacts.csv" ? "in.csv" : "in.vcf", text),
      });
      const row = (of: TestHost) =>
        of.call<Record<string, unknown>>("contacts.get", {
          id: of.store.value<number>("SELECT id FROM contact WHERE fullName LIKE 'Maya%'")!,
        });
      const [mine, theirs] = [await row(host), await row(other)];
      const kept = [
        "fullName",
        "partner",
        "role",
        "emailItems",
        "phoneItems",
        "tags",
        "timeZone",
        "language",
        "birthday",
      ];
      for (const field of kept) expect([field, theirs[field]]).toEqual([field, mine[field]]);
      const sorted = (items: unknown) =>
        (items as { value: string }[]).toSorted((a, b) => (a.value < b.value ? -1 : 1));
      const links = (from: Record<string, unknown>) => sorted(from.linkItems).map(({ value }) => value);
      expect(links(theirs)).toEqual(links(mine));
      expect(Object.values(theirs.own as object)).toEqual(Object.values(mine.own as object));
      expect(String(theirs.note).replaceAll(/\s+/g, " ")).toBe(String(mine.note).replaceAll(/\s+/g, " "));
      if (call === "contacts.vcard") expect(theirs.photo).toBe(mine.photo);
    } finally {
      other.close();
    }
  });
});

describe("cards", () => {
  test("the reader gives back what was written", async () => {
    const { maya } = await nasty();
    for (const version of ["4.0", "3.0"]) {
      const { text } = await host.call<Written>("contacts.vcard", { ids: [maya], version });
      const [record] = await recordsOf(fileIn(host, "m.vcf", text));
      expect(record).toMatchObject({
        fullName: "Maya, “Mae” O'Kafor-Ünlü; 🏕️",
        name: {
          given: "Maya",
          family: "O'Kafor, Ünlü;",
          middle: "J.\\K",
          prefix: "Dr.",
          suffix: "PhD, MBA",
          nickname: "Mae,Moe",
          phoneticGiven: "mah-ya",
        },
        organization: "Trail, Thrift; & Söhne \\ Co",
        role: "Head of Partners; EMEA, APAC",
        emails: [
          { label: "Büro, 2. Stock; links", value: "maya@trail-thrift.example", preferred: true },
          { label: "Home", value: "m.o@gmail.com" },
          { label: "", value: "third+tag@trail-thrift.example" },
        ],
        phones: [
          { label: "Work", preferred: true },
          { label: "Mobile" },
          { label: "Work Fax", value: "+1 555 010 9999 x12" },
          { label: "=Hotline" },
        ],
        websites: [{ value: "https://trail-thrift.example" }],
        links: [
          { label: "LinkedIn", value: "https://www.linkedin.com/in/maya" },
          { label: 'Blog: "mine"', value: "https://maya.example/blog?a=1,2;b" },
          { label: "Skype", value: "skype:maya.o" },
          { label: "Télégram", value: "@maya, the one" },
          { label: "", value: "skype:unlabelled" },
        ],
        tags: ["Top 20", "Food, drink; more", "=SUM(A1)", "عربي"],
        birthday: "--02-29",
        languages: ["en"],
        timeZone: "Europe/London",
        own: [
          { name: 'Größe; T-Shirt, "fit"', value: 'M; slim, "fit"' },
          { name: "Since", value: "2024-02-29" },
        ],
        photo: { type: "image/jpeg", bytes: { length: jpeg.length } },
        problems: [],
      });
      expect(record?.note).toBe(host.store.value("SELECT note FROM contact WHERE id = ?", maya));
      expect(record?.uid).toBe(host.store.value("SELECT uid FROM contact WHERE id = ?", maya));
    }
  });

  test("addresses come back line by line", async () => {
    await host.call("imports.run", { file: sample("vcard30_apple.vcf") });
    for (const version of ["4.0", "3.0"]) {
      const { text } = await host.call<Written>("contacts.vcard", { version });
      const found = (await recordsOf(fileIn(host, "a.vcf", text))).flatMap((record) => record.addresses);
      const { street, city, country } = found[0]!;
      expect({ street, city, country }).toEqual({
        street: "Calle Mayor 1, 2º",
        city: "28013 Madrid",
        country: "Spain",
      });
    }
  });

  test("3.0 says what Apple and Outlook read, 4.0 what the RFC says", async () => {
    await host.call("contacts.create", {
      fullName: "Ann Lee",
      emails: [{ value: "a@x.example", label: "Studio", preferred: true }],
      phones: [{ value: "+441", label: "Work" }],
      birthday: "--03-14",
      timeZone: "Europe/London",
    });
    const [v3 = [], v4 = []] = await Promise.all(
      ["3.0", "4.0"].map(async (version) =>
        (await host.call<Written>("contacts.vcard", { version })).text.split("\r\n"),
      ),
    );
    expect(v3).toEqual(
      expect.arrayContaining([
        "N:Lee;Ann;;;",
        "item1.EMAIL;TYPE=INTERNET,PREF:a@x.example",
        "item1.X-ABLabel:Studio",
        "TEL;TYPE=VOICE,WORK:+441",
        "BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-03-14",
        "TZ;VALUE=text:Europe/London",
      ]),
    );
    expect(v4).toEqual(
      expect.arrayContaining([
        "item1.EMAIL;PREF=1:a@x.example",
        "TEL;TYPE=work:+441",
        "BDAY:--0314",
        "TZ:Europe/London",
      ]),
    );
    expect(v4.some((line) => line.startsWith("N:"))).toBe(false);
    expect(v4.at(-1)).toBe("");
    expect(v4.find((line) => line.startsWith("REV:"))).toMatch(/^REV:20261001T0900\d\dZ$/);
  });
});

describe("Google's table", () => {
  test("has Google's header and no formula", async () => {
    await nasty();
    const { text, name } = await host.call<Written>("contacts.csv");
    expect(name).toBe("Contacts.csv");
    expect(
      text.startsWith(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label",
      ),
    ).toBe(true);
    expect(text).toContain(
      "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label",
    );
    expect(text).toContain(",+44 20 7946 0101,");
    expect(text).toContain(",* Work,");
    expect(text).toContain("Top 20 ::: Food, drink; more ::: =SUM(A1) ::: عربي ::: * myContacts");
    const starts = text
      .split(/\r\n/)
      .flatMap((line) => line.split(","))
      .filter((cell) => /^"?[=@]/.test(cell));
    expect(starts).toEqual([]);
    expect(text).toContain("'=0");
  });

  test("names of one text are divided so that together they are the name", async () => {
    await host.call("contacts.create", {
      fullName: "Jan Peter van der Berg",
      name: { given: "Other", family: "Name" },
      emails: ["j@x.example"],
    });
    const [record] = await recordsOf(fileIn(host, "n.csv", (await host.call<Written>("contacts.csv")).text));
    expect(record?.fullName).toBe("Jan Peter van der Berg");
  });
});

describe("who and where", () => {
  test("some, those of a partner, nobody", async () => {
    const { partner, maya } = await nasty();
    expect(await host.call("contacts.vcard", { ids: [maya] })).toMatchObject({
      count: 1,
      name: "Maya, “Mae” O'Kafor-Ünlü; 🏕️.vcf",
    });
    expect(await host.call("contacts.csv", { partnerIds: [partner] })).toMatchObject({
      count: 4,
      name: "Trail, Thrift; & Söhne _ Co.csv",
    });
    expect(await host.refused("contacts.vcard", { ids: [9999] })).toBe("nobody-to-save");
    expect(await host.refused("contacts.vcard", { version: "2.1" })).toBe("bad-input");
    await host.call("partners.trash", { id: partner });
    expect(await host.call("contacts.vcard", {})).toMatchObject({ count: 5 });
  });

  test("a file is written whole; cancelled or impossible, nothing of it is there", async () => {
    await nasty();
    const folder = path.join(host.folder, "out");
    const file = path.join(host.folder, "all.vcf");
    writeFileSync(file, "before");
    const stop = new AbortController();
    const progress = () => stop.abort();
    await expect(
      host.call("contacts.saveVcard", { file }, { signal: stop.signal, progress }),
    ).rejects.toMatchObject({ code: "cancelled" });
    expect(readFileSync(file, "utf8")).toBe("before");
    expect(await host.refused("contacts.saveCsv", { file: path.join(folder, "all.csv") })).toBe(
      "cannot-save",
    );
    const saved = await host.call<{ name: string; bytes: number; count: number }>("contacts.saveVcard", {
      file,
      version: "3.0",
    });
    expect(saved).toMatchObject({ name: "all.vcf", count: 9 });
    expect(readFileSync(file).length).toBe(saved.bytes);
    expect(readdirSync(host.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
