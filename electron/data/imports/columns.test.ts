// Columns of a table that no format knows: guessed, corrected, remembered by the header; and what a record must not do to others.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Seen {
  format: string;
  mapping: Record<string, string>;
  remembered: boolean;
  needsMapping: boolean;
  header: string[];
  headerLine: number;
  delimiter: string;
}
const inspect = (file: string, answers = {}) => host.call<Seen>("imports.inspect", { file, answers });

describe("a mapping", () => {
  const text = "Wer;Adresse;Wo;Extra\nAnn Berg;ann@peak.example;Peak;x\n";
  const answers = { "column.0": "fullName", "column.1": "email", "column.2": "organization", "column.3": "" };

  test("is remembered by the header's fingerprint after the import, for another file with the same header", async () => {
    const file = fileIn(host, "a.csv", text);
    expect(await inspect(file)).toMatchObject({ remembered: false, delimiter: ";", format: "csv" });
    expect(await host.call("imports.run", { file, answers })).toMatchObject({
      created: 1,
      made: { partners: 1, people: 1 },
    });
    const other = fileIn(host, "b.csv", text.replace("Ann Berg;ann@", "Bo Carl;bo@"));
    expect(await inspect(other)).toMatchObject({
      remembered: true,
      mapping: { 0: "fullName", 1: "email", 2: "organization" },
    });
    expect(await host.call("imports.run", { file: other })).toMatchObject({
      created: 1,
      made: { partners: 0, people: 1 },
    });
    expect(await inspect(fileIn(host, "c.csv", text.replace("Extra", "Anders")))).toMatchObject({
      remembered: false,
    });
  });

  test("is not remembered by a preview", async () => {
    const file = fileIn(host, "a.csv", text);
    await host.call("imports.preview", { file, answers });
    expect(await inspect(file)).toMatchObject({ remembered: false });
  });

  test("header line, delimiter and encoding can be corrected", async () => {
    const file = fileIn(
      host,
      "a.csv",
      Buffer.from("a;b\nnoise;noise\nName;E-mail;Firma\nJ\u00fcrgen;j@peak.example;Peak\n", "latin1"),
    );
    expect(
      await host.call("imports.preview", {
        file,
        answers: { headerLine: "3", delimiter: ";", encoding: "windows-1252" },
      }),
    ).toMatchObject({ rows: 1, created: 1 });
    await host.call("imports.run", {
      file,
      answers: { headerLine: "3", delimiter: ";", encoding: "windows-1252" },
    });
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ fullName: "J\u00fcrgen", partner: "Peak" }],
    });
  });
});

describe("bad input is a sentence that names the file", () => {
  test.each([
    ["nothing in it", "", "file-empty"],
    ["a header with no rows", "Name,Email\n", "no-rows"],
    ["a program", Buffer.alloc(4096, "\x7fELF\0\x02\0\0\xff", "latin1"), "file-not-a-table"],
  ])("%s", async (_, text, code) => {
    const file = fileIn(host, "bad.csv", text);
    for (const path of ["imports.preview", "imports.run"])
      expect(await host.refused(path, { file })).toBe(code);
    expect(host.store.value("SELECT count(*) FROM batch WHERE kind = 'import'")).toBe(0);
  });

  test("a file that is not there, and a folder", async () => {
    expect(await host.refused("imports.run", { file: `${host.folder}/none.csv` })).toBe("file-missing");
    expect(await host.refused("imports.run", { file: host.folder })).toBe("file-is-folder");
  });

  test("rows too long, a name of 10,000 characters and NUL bytes reject or clean that row alone", async () => {
    const file = fileIn(
      host,
      "odd.csv",
      `Name,Email\nAnn,ann@a.example\nBo,bo@b.example,more,cells\n${"x".repeat(10_000)},c@c.example\nD\u0000an,dan@d.example\n`,
    );
    const result = await host.call<{ rejected: { line: number; code: string; reason: string }[] }>(
      "imports.run",
      { file },
    );
    expect(result).toMatchObject({ rows: 4, created: 2, problems: [{ line: 5 }] });
    expect(result.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, "row-too-long"],
      [4, "too-long"],
    ]);
    for (const { reason } of result.rejected) expect(reason).toMatch(/^[^{}]+\.$/);
  });

  test("an address that is none is said and left out; the person is made", async () => {
    const file = fileIn(host, "ex.csv", "Name,Email\nAnn,/o=Exchange/ou=First/cn=ann\n");
    expect(await host.call("imports.run", { file })).toMatchObject({
      created: 1,
      problems: [{ line: 2, text: "/o=Exchange/ou=First/cn=ann is not an e-mail address and was left out." }],
    });
    expect(await host.call("contacts.list")).toMatchObject({ rows: [{ emails: [] }] });
  });
});

describe("cards", () => {
  const card = (lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");
  test("groups become tags, a photo is kept, the line is where the card starts", async () => {
    const png =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const file = fileIn(
      host,
      "a.vcf",
      card([
        "FN:Ann Berg",
        "EMAIL;TYPE=WORK:ann@peak.example",
        "CATEGORIES:Top 20,Oslo",
        `PHOTO;ENCODING=b;TYPE=PNG:${png}`,
      ]) + card(["FN:", "EMAIL:no-reply@peak.example"]),
    );
    const result = await host.call<{ batchId: number }>("imports.run", { file });
    expect(result).toMatchObject({
      format: "vcard",
      rows: 2,
      created: 1,
      rejected: [{ line: 8, code: "automatic" }],
    });
    const { rows } = await host.call<{ rows: { id: number; tags: string[] }[] }>("contacts.list");
    expect(rows).toMatchObject([{ tags: ["Top 20", "Oslo"], hasPhoto: true }]);
    expect(await host.call("contacts.get", { id: rows[0]!.id })).toMatchObject({
      photo: `data:image/png;base64,${png}`,
    });
  });
});
