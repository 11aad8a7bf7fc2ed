// Text tables of every habit: encodings, delimiters, lines above the header, line ends; and the person's corrections.
import { describe, expect, it } from "vitest";
import { dayOrder, readContacts } from "./contacts.ts";
import { fileOf, fixture, itemsOf, recordsOf, rejectedOf } from "./fixtures/files.ts";
import { findLayout } from "./layout.ts";
import { openTable } from "./table.ts";

describe("tables as programs write them", () => {
  it.each([
    ["outlook_classic_windows1252.csv", "outlook", "windows-1252", ",", 1],
    ["outlook_german.csv", "outlook", "windows-1252", ";", 1],
    ["outlook_com.csv", "outlook-com", "utf-8", ",", 1],
    ["semicolon.csv", "csv", "windows-1252", ";", 2],
    ["tab_utf16.csv", "csv", "utf-16le", "\t", 1],
    ["tab_utf16be_no_bom.txt", "csv", "utf-16be", "\t", 1],
    ["pipe_mac.csv", "csv", "utf-8", "|", 1],
    ["partners.csv", "csv", "utf-8", ",", 3],
    ["notion.csv", "csv", "utf-8", ",", 1],
  ])("%s", async (name, format, encoding, delimiter, headerLine) => {
    const source = await readContacts(fixture(name));
    expect(source).toMatchObject({ format, encoding, needsMapping: false, table: { delimiter, headerLine } });
    expect(await rejectedOf(fixture(name))).toEqual([]);
  });

  it("Outlook: empty dates, Exchange addresses, words for nothing", async () => {
    const [first, second, third] = await recordsOf(fixture("outlook_classic_windows1252.csv"));
    expect(first).toMatchObject({
      fullName: "Jürgen Weißmüller-Brandt",
      organization: "Camping Kompass",
      birthday: "1970-03-14",
      note: "Erste Zeile\nZweite Zeile – mit Strich",
      tags: ["Affiliates", "Top 20"],
      emails: [{ value: "j.weissmueller@campingkompass.example" }],
      phones: [{ label: "Work" }, { label: "Mobile" }],
      addresses: [{ label: "Work", street: "Uferstraße 12\nHinterhaus", city: "Berlin" }],
      problems: [{ code: "not-an-email" }],
      own: [],
    });
    expect(second).toMatchObject({
      line: 4,
      birthday: null,
      problems: [],
      own: [{ name: "User 1", value: "blaue Karte" }],
    });
    expect(third).toMatchObject({ fullName: "", organization: "LoopPerks", phones: [{ label: "Main" }] });
  });

  it("Outlook in German", async () => {
    const [anne] = await recordsOf(fixture("outlook_german.csv"));
    expect(anne).toMatchObject({
      fullName: "Änne Größer",
      role: "Leitung",
      birthday: "1981-04-03",
      addresses: [{ street: "Gasse 1\nTür 2", city: "Wien" }],
      phones: [{ label: "Work" }],
    });
  });

  it("HubSpot, Pipedrive, Notion", async () => {
    expect(await recordsOf(fixture("hubspot.csv"))).toMatchObject([
      {
        fullName: "Maya Okafor-Lind",
        organization: "Trail Thrift Ltd",
        emails: { length: 3 },
        links: [{ label: "LinkedIn" }],
      },
    ]);
    expect(await recordsOf(fixture("pipedrive.csv"))).toMatchObject([
      { fullName: "Ben Ashgrove", emails: [{ label: "Work" }], phones: [{ label: "Mobile" }], tags: ["Hot"] },
    ]);
    expect(await recordsOf(fixture("notion.csv"))).toMatchObject([
      {
        organization: "Kestrel Media",
        tags: ["Key", "Media"],
        websites: [{ value: "kestrelmedia.example" }],
      },
    ]);
  });

  it("a list of partners", async () => {
    expect(await recordsOf(fixture("partners.csv"))).toMatchObject([
      {
        line: 4,
        fullName: "",
        organization: "Trail Thrift",
        partnerFields: { types: ["content", "review"], tier: "A" },
        networkIds: [{ network: "cj", externalId: "5131147" }],
      },
      { line: 5, organization: "Gear Ledger", networkIds: [] },
    ]);
  });

  it("a formula is text, a leading zero stays", async () => {
    const records = await recordsOf(fixture("semicolon.csv"));
    expect(records[1]?.note).toBe('=HYPERLINK("http://x.example")');
    expect(records[0]?.networkIds[0]?.externalId).toBe("00123");
  });

  it("carriage returns alone are line ends", async () => {
    expect(
      (await recordsOf(fixture("pipe_mac.csv"))).map((record) => [record.line, record.organization]),
    ).toEqual([
      [2, "Trail Thrift"],
      [3, "Peak and Pine"],
      [5, "Vouchernaut"],
    ]);
  });
});

describe("rows", () => {
  it("count physical lines through cells of several, whatever the line ends", async () => {
    const text = 'Name,Note\r\nMaya,"one\ntwo\r\nthree"\nBen,x\r\n\r\n,,\r\nJo,"a\n\nb"\r\nTom,z';
    expect(
      (await recordsOf(fileOf("lines.csv", text))).map((record) => [
        record.line,
        record.fullName,
        record.note,
      ]),
    ).toEqual([
      [2, "Maya", "one\ntwo\nthree"],
      [5, "Ben", "x"],
      [8, "Jo", "a\n\nb"],
      [11, "Tom", "z"],
    ]);
  });

  it("keep lines and rows right across the pieces a large file is read in", async () => {
    const rows = Array.from(
      { length: 9_000 },
      (_, at) => `Person ${at},p${at}@x.example,"line one é\nline two ${"y".repeat(at % 90)}"`,
    );
    const records = await recordsOf(fileOf("pieces.csv", `Name,E-mail,Note\n${rows.join("\n")}\n`));
    expect(records).toHaveLength(9_000);
    expect(
      records.every(
        (record, at) =>
          record.line === 2 + at * 2 &&
          record.fullName === `Person ${at}` &&
          record.note.startsWith("line one é\n"),
      ),
    ).toBe(true);
  });

  it("are refused when longer than the header, padded when shorter", async () => {
    const path = fileOf(
      "wide.csv",
      "Name,E-mail,Company\nMaya,m@x.example,A,extra\nBen,b@x.example,B,,\nJo,j@x.example\n",
    );
    expect(await rejectedOf(path)).toEqual([
      { line: 2, code: "row-too-long", params: { cells: 4, columns: 3 } },
    ]);
    expect((await recordsOf(path)).map((record) => record.fullName)).toEqual(["Ben", "Jo"]);
    const table = await openTable(path);
    for await (const rows of table.map((row) => row))
      expect(rows.filter((row) => !row.rejected).map((row) => row.cells.length)).toEqual([3, 3]);
  });

  it("of joined files are read past the second mark and header", async () => {
    const path = fileOf(
      "joined.csv",
      "\ufeffName,E-mail\nMaya,m@x.example\n\ufeffName,E-mail\nBen,b@x.example\n\ufeffTom,t@x.example\n",
    );
    expect((await recordsOf(path)).map((record) => record.fullName)).toEqual(["Maya", "Ben", "Tom"]);
  });

  it("lose NULs, and say so", async () => {
    const path = fileOf("nul.csv", "Name,E-mail\nMa\0ya,m@x.example\nB\u0007en,b@x.example\n");
    expect(await recordsOf(path)).toMatchObject([
      { fullName: "Maya", problems: [{ code: "nul-removed" }] },
      { fullName: "Ben", problems: [] },
    ]);
  });

  it("with a quote that is not doubled are taken, and said", async () => {
    const path = fileOf("odd.csv", 'Name,Note,E-mail\nMaya,"say "hi" to",m@x.example\nBen,ok,b@x.example\n');
    expect(await recordsOf(path)).toMatchObject([
      { note: 'say "hi" to', problems: [{ code: "quote-odd" }] },
      { fullName: "Ben", problems: [] },
    ]);
  });

  it("a file that ends inside a quoted cell loses that row alone", async () => {
    const path = fileOf(
      "cut.csv",
      'Name,E-mail,Note\nMaya,m@x.example,ok\nBen,b@x.example,"cut off\nmore text\nand mo',
    );
    expect(await rejectedOf(path)).toEqual([{ line: 3, code: "quote-open", params: { lines: 3 } }]);
    expect(await recordsOf(path)).toHaveLength(1);
  });

  it("a stray quote does not swallow the rows below it", async () => {
    const path = fileOf(
      "stray.csv",
      'Name,E-mail,Note\n"Open,o@x.example,C\nTom,t@x.example,D\nUma,u@x.example,E\n',
    );
    expect(await rejectedOf(path)).toEqual([{ line: 2, code: "quote-open", params: { lines: 1 } }]);
    expect((await recordsOf(path)).map((record) => [record.line, record.fullName])).toEqual([
      [3, "Tom"],
      [4, "Uma"],
    ]);
  });

  it("a stray quote in a file of many megabytes costs its line, and bounded memory", async () => {
    const rows = `Tom,t@x.example,${"D".repeat(100)}\n`.repeat(50_000);
    const path = fileOf("stray-large.csv", `Name,E-mail,Note\n"Open,o@x.example,C\n${rows}`);
    const table = await openTable(path);
    let good = 0;
    const bad: number[] = [];
    for await (const block of table.map((row) => row)) {
      good += block.filter((row) => !row.rejected).length;
      bad.push(...block.flatMap((row) => (row.rejected ? [row.line] : [])));
    }
    expect([good, bad]).toEqual([50_000, [2]]);
  });

  it("LinkedIn's notes below the header are no records", async () => {
    const path = fileOf(
      "notes-below.csv",
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nNotes:\n"When exporting your connection data, you may notice"\n\nMaya,Lind,,,Trail Thrift,Lead,03 Oct 2026\n',
    );
    expect((await itemsOf(path)).length).toBe(1);
  });

  it("LinkedIn saved again by a spreadsheet", async () => {
    const path = fileOf(
      "resaved.csv",
      'Notes:,,,,,,\n"When exporting, you may notice",,,,,,\n,,,,,,\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nMaya,Lind,,,Trail Thrift,Lead,29-Mar-21\n',
    );
    const source = await readContacts(path);
    expect([source.format, source.table?.headerLine]).toEqual(["linkedin", 4]);
  });
});

describe("layout", () => {
  const found = (text: string) => findLayout(text, true, {});
  it.each([
    ["a comma in amounts is no delimiter", "Name;Amount;Rate\nA;1,5;2,5\nB;1,7;2,9\nC;1,9;3,1\n", ";", 1],
    ["commas inside fields of a piped table", "Affiliate|Name|Site\nA|x, y|z\nB|x, y|z\n", "|", 1],
    [
      "titles above the header",
      "Contacts of 2026,,\nCreated,2026-10-01,\n\nName,E-mail,Phone\nA,a@x.example,1\n",
      ",",
      4,
    ],
    ["a header of unknown words", "Farbe;Form;Gewicht\nrot;rund;12\n", ";", 1],
    ["one column", "Email\na@x.example\nb@x.example\n", ",", 1],
  ])("%s", (_, text, delimiter, headerLine) => expect(found(text)).toMatchObject({ delimiter, headerLine }));

  it.each([
    ["rows without a header", "a@x.example,12,2026-01-01\nb@x.example,13,2026-01-02\n"],
    ["a letter", "Dear Sir,\n\nthis is, as you know, a letter.\nIt has lines, and commas, and more.\n"],
  ])("finds none in %s", (_, text) => expect(found(text)).toBeNull());
});

describe("corrections", () => {
  const path = fileOf(
    "correct.csv",
    Buffer.from("Title line;x\nName;E-mail\nJ\u00fcrgen;j@x.example\n", "latin1"),
  );

  it("of the encoding", async () => {
    expect((await recordsOf(path))[0]?.fullName).toBe("Jürgen");
    expect((await recordsOf(path, { encoding: "windows-1251" }))[0]?.fullName).toBe("Jьrgen");
    expect(await rejectedOf(path, { encoding: "utf-8" })).toMatchObject([
      { line: 3, code: "broken-encoding" },
    ]);
  });

  it("of the header line, the delimiter and the mapping", async () => {
    expect((await readContacts(path, { headerLine: 1 })).table?.header).toEqual(["Title line", "x"]);
    expect((await readContacts(path, { delimiter: "," })).table?.header).not.toContain("Name");
    const swapped = await recordsOf(path, { mapping: { 0: "organization", 1: "email" } });
    expect(swapped).toMatchObject([{ organization: "Jürgen", fullName: "" }]);
  });

  it("of the format", async () => {
    const google = fixture("google_contacts.csv");
    expect((await readContacts(google, { format: "csv" })).format).toBe("csv");
    expect((await recordsOf(google, { format: "csv" }))[0]).toMatchObject({
      fullName: "Maya Okafor-Lind",
      emails: [{ value: "maya@trailthrift.example" }],
    });
    await expect(readContacts(google, { format: "vcard" })).rejects.toMatchObject({
      code: "format-does-not-fit",
    });
  });

  it("of the order of days, which the column itself may show", async () => {
    const dates = fileOf("days.csv", "Name,Birthday\nA,3/4/1988\nB,4/25/1988\n");
    expect((await recordsOf(dates)).map((record) => record.birthday)).toEqual(["1988-03-04", "1988-04-25"]);
    const unclear = fileOf("unclear.csv", "Name,Birthday\nA,3/4/1988\n");
    expect((await recordsOf(unclear)).map((record) => record.birthday)).toEqual([null]);
    expect((await recordsOf(unclear, { monthFirst: false })).map((record) => record.birthday)).toEqual([
      "1988-04-03",
    ]);
    expect(dayOrder([["25/4/1988"]], [0])).toBe(false);
  });

  it("a table of unknown columns asks for its mapping", async () => {
    const source = await readContacts(fileOf("unknown.csv", "Farbe;Form;Gewicht\nrot;rund;12\n"));
    expect(source).toMatchObject({
      needsMapping: true,
      mapping: {},
      table: { header: ["Farbe", "Form", "Gewicht"], sample: [["rot", "rund", "12"]] },
    });
  });
});
