// Bad input: each failure names the file and what is wrong with it, and nothing is read from a file that changed.
import { appendFileSync, mkdirSync, rmSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContacts } from "./contacts.ts";
import { hasControlBytes, wideWithoutMark } from "./encoding.ts";
import { failureOf, fileOf, fixture, recordsOf, rejectedOf } from "./fixtures/files.ts";
import { sniff } from "./sniff.ts";

describe("files that are no contacts", () => {
  it.each([
    ["paper.csv", "%PDF-1.7\n%âãÏÓ", "file-not-a-table", "pdf"],
    ["picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "file-not-a-table", "image"],
    ["page.xls", "<html><table><tr><td>Name</td></tr></table></html>", "file-not-a-table", "html"],
    ["old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "file-not-a-table", "old-office"],
    [
      "locked.xlsx",
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(64),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
      "file-not-a-table",
      "protected-workbook",
    ],
    ["data.json", '[{"a":1}]', "file-not-a-table", "json"],
    ["plan.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "file-not-a-table", "calendar"],
    [
      "letter.eml",
      "From: a@x.example\r\nTo: b@x.example\r\nSubject: Hi\r\n\r\nText",
      "file-not-a-table",
      "mail",
    ],
    ["feed.xml", '<?xml version="1.0"?><a/>', "file-not-a-table", "xml"],
  ])("%s", async (name, content, code, kind) =>
    expect(await failureOf(fileOf(name, content))).toEqual({ code, params: { file: name, kind } }),
  );

  it.each([
    ["empty.csv", "", "file-empty", {}],
    ["blank.csv", " \r\n\n\ufeff", "file-empty", {}],
    [
      "noise.csv",
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 89 + (at >> 3)) % 256)),
      "file-binary",
      {},
    ],
    ["header.csv", "First Name,Last Name,E-mail\r\n", "no-rows", { line: 1 }],
    ["header-blank.csv", "First Name,Last Name,E-mail\r\n,,\r\n  ,,\r\n", "no-rows", { line: 1 }],
    ["rows.csv", "a@x.example,12\nb@x.example,13\n", "no-header", {}],
    [
      "letter.txt",
      "Dear Sir,\n\nthis is, as you know, a letter.\nIt has lines, and commas, and more.\n",
      "no-header",
      {},
    ],
    ["groups.vcf", "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:A\nEND:VCARD\n", "no-rows", { line: 1 }],
  ])("%s", async (name, content, code, params) =>
    expect(await failureOf(fileOf(name, content))).toEqual({ code, params: { file: name, ...params } }),
  );

  it("a file that is not there, a folder, an encoding nobody knows", async () => {
    expect(await failureOf("/nowhere/contacts.csv")).toEqual({
      code: "file-missing",
      params: { file: "contacts.csv", reason: "ENOENT" },
    });
    const folder = join(dirname(fileOf("x.csv", "x")), "folder.csv");
    mkdirSync(folder);
    expect(await failureOf(folder)).toEqual({ code: "file-is-folder", params: { file: "folder.csv" } });
    expect(await failureOf(fixture("semicolon.csv"), { encoding: "klingon" })).toEqual({
      code: "encoding-unknown",
      params: { encoding: "klingon" },
    });
  });
});

describe("encodings", () => {
  it("a first accent far down still tells the code page", async () => {
    const path = fileOf(
      "late.csv",
      Buffer.concat([
        Buffer.from(`Name,E-mail\n${"a,b@x.example\n".repeat(90_000)}`),
        Buffer.from("J\u00fcrgen,j@x.example\n", "latin1"),
      ]),
    );
    expect((await sniff(path)).encoding.encoding).toBe("windows-1252");
    expect((await recordsOf(path)).at(-1)?.fullName).toBe("Jürgen");
  });

  it("a broken byte among good ones rejects its row alone", async () => {
    const path = fileOf(
      "broken.csv",
      Buffer.concat([
        Buffer.from("Name,E-mail\nJürgen,j@x.example\nÄnne,a@x.example\nØystein,o@x.example\nBro"),
        Buffer.from([0xff]),
        Buffer.from("ken,b@x.example\nLast,l@x.example\n"),
      ]),
    );
    expect(await rejectedOf(path)).toEqual([{ line: 5, code: "broken-encoding", params: {} }]);
    expect(await recordsOf(path)).toHaveLength(4);
  });

  it("a replacement character that the exporting program wrote is no fault of the file", async () => {
    expect(
      (await recordsOf(fileOf("replaced.csv", "Name,E-mail\nJ\ufffdrgen,j@x.example\n")))[0]?.fullName,
    ).toBe("J\ufffdrgen");
  });

  it("a broken tail of UTF-16 rejects its row, with its line", async () => {
    const text = "\ufeffName,E-mail\r\nMaya,maya@x.example\r\nBen,ben@x.ex";
    const path = fileOf("tail.csv", Buffer.concat([Buffer.from(text, "utf16le"), Buffer.from([0x61])]));
    expect(await rejectedOf(path)).toEqual([{ line: 3, code: "broken-encoding", params: {} }]);
    expect(await recordsOf(path)).toHaveLength(1);
  });

  it("a character cut by the end of the file rejects its row", async () => {
    const whole = Buffer.from("Name,Note\nÄnne,é\nÖzil,é\nJürgen,ü");
    expect(await rejectedOf(fileOf("cut-char.csv", whole.subarray(0, -1)))).toEqual([
      { line: 4, code: "broken-encoding", params: {} },
    ]);
  });

  it.each([
    [
      "utf-16be with a mark",
      "utf-16be",
      Buffer.from("\ufeffName\tE-mail\nZoë\tz@x.example\n", "utf16le").swap16(),
    ],
    [
      "utf-32le with a mark",
      "utf-32le",
      Buffer.concat(
        Array.from("\ufeffName\tE-mail\nZoë\tz@x.example\n", (char) => {
          const unit = Buffer.alloc(4);
          unit.writeUInt32LE(char.codePointAt(0)!);
          return unit;
        }),
      ),
    ],
  ])("%s", async (name, encoding, bytes) => {
    const path = fileOf(`${name}.csv`, bytes);
    expect((await readContacts(path)).encoding).toBe(encoding);
    expect(await recordsOf(path)).toMatchObject([{ fullName: "Zoë" }]);
  });

  it("knows wide text by its NULs, and control characters wherever they stand", () => {
    expect(wideWithoutMark(Buffer.from("Name,E-mail", "utf16le"))).toBe("utf-16le");
    expect(wideWithoutMark(Buffer.from("Name,E-mail"))).toBeNull();
    for (let at = 0; at < 9; at++) {
      const bytes = Buffer.from("abc\r\nd\u007f\u00e9\u0080", "latin1");
      expect(hasControlBytes(bytes)).toBe(false);
      bytes[at] = 9;
      expect(hasControlBytes(bytes)).toBe(true);
    }
  });
});

describe("a file that changes", () => {
  const large = (name: string): string =>
    fileOf(
      name,
      `Name,E-mail,Note\n${`Maya Okafor-Lind,maya@trailthrift.example,"${"note ".repeat(800)}"\n`.repeat(4_500)}`,
    );
  const changed = { code: "file-changed" };

  async function readUntil(path: string, disturb: () => void): Promise<number> {
    const source = await readContacts(path);
    let count = 0;
    for await (const block of source.items()) {
      if (count === 0) disturb();
      count += block.length;
    }
    return count;
  }

  it("while it is read is refused", async () => {
    const path = large("shrinks.csv");
    await expect(readUntil(path, () => truncateSync(path, 5_000_000))).rejects.toMatchObject(changed);
    const other = large("grows.csv");
    await expect(readUntil(other, () => appendFileSync(other, "Ben,b@x.example\n"))).rejects.toMatchObject(
      changed,
    );
  });

  it("before its rows are read is refused, and one that is gone is said", async () => {
    const path = large("gone.csv");
    const source = await readContacts(path);
    rmSync(path);
    await expect(
      (async () => {
        for await (const block of source.items()) void block;
      })(),
    ).rejects.toMatchObject({ code: "file-missing" });
  });

  it("is read whole at once where it is small: nothing said about it is about two states", async () => {
    const path = fileOf("small.csv", "Name,E-mail\nMaya,m@x.example\nBen,b@x.example\n");
    expect(await readUntil(path, () => rmSync(path))).toBe(2);
  });
});

describe("a long read", () => {
  const path = fileOf("long-read.csv", `Name,E-mail\n${"Maya,maya@trailthrift.example\n".repeat(60_000)}`);
  it("tells how far it is", async () => {
    const source = await readContacts(path);
    const seen: number[] = [];
    for await (const block of source.items({ onProgress: (bytes) => seen.push(bytes) })) void block;
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.every((bytes, at) => at === 0 || bytes > seen[at - 1]!)).toBe(true);
    expect(seen.at(-1)).toBe(source.bytes);
  });

  it("can be stopped", async () => {
    const stop = new AbortController();
    const source = await readContacts(path);
    let count = 0;
    await expect(
      (async () => {
        for await (const block of source.items({ signal: stop.signal })) {
          count += block.length;
          stop.abort();
        }
      })(),
    ).rejects.toMatchObject({ name: "AbortError" });
    expect(count).toBeLessThan(60_000);
  });
});
