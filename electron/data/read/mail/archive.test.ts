import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { headed, mail, mbox, takeout } from "./fixtures/mails.ts";
import { outlookFile, outlookMail } from "./fixtures/outlook.ts";
import { readAll } from "./fixtures/reading.ts";

const zip = (entries: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(entries).map(([name, content]) => [
          name,
          typeof content === "string" ? strToU8(content) : content,
        ]),
      ),
    ),
  );
const message = (subject: string): string =>
  mail(headed({ Subject: subject, "Message-ID": `<${subject}@x.example>` }), subject);

describe("zip files of mail", () => {
  test("mboxes, single mails and Outlook's, numbered through; other entries are passed over", async () => {
    const read = await readAll(
      zip({
        "Takeout/archive_browser.html": "<html>",
        "Takeout/Mail/All mail Including Spam and Trash.mbox": mbox([takeout(), message("b")]),
        "Old.mbox/mbox": mbox([message("c")]),
        "single.eml": message("d"),
        "outlook.msg": outlookFile(outlookMail()),
        "__MACOSX/._single.eml": "rubbish",
        "inner.zip": zip({ "x.eml": message("never") }),
      }),
    );
    expect(read.format).toBe("takeout");
    expect(read.rejected).toEqual([]);
    expect(read.messages.map(({ line, entry, subject }) => [line, entry, subject])).toEqual([
      [1, "Takeout/Mail/All mail Including Spam and Trash.mbox", "Rates for spring"],
      [2, "Takeout/Mail/All mail Including Spam and Trash.mbox", "b"],
      [3, "Old.mbox/mbox", "c"],
      [4, "single.eml", "d"],
      [5, "outlook.msg", "Prices – Größe"],
    ]);
  });
  test("progress moves within a single large mailbox, and never beyond the file", async () => {
    const many = Array.from({ length: 3_000 }, (_, at) => message(`subject ${at}`));
    const file = zip({ "All mail.mbox": mbox(many) });
    const told: number[] = [];
    await readAll(file, { onProgress: (bytes) => told.push(bytes) });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(new Set(told).size).toBeGreaterThan(3);
    expect(told.at(-1)).toBe(file.length);
  });
  test("names that lead out are named and not read", async () => {
    const read = await readAll(
      zip({
        "../../etc/a.eml": message("a"),
        "C:\\b.eml": message("b"),
        "/c.eml": message("c"),
        "d..e.eml": message("d"),
      }),
    );
    expect(read.rejected).toEqual(["mail-zip-path", "mail-zip-path", "mail-zip-path"]);
    expect(read.items[0]).toMatchObject({ line: 1, params: { entry: "a.eml" } });
    expect(read.messages.map(({ subject }) => subject)).toEqual(["d"]);
  });
  test("a bomb is stopped, and what else is there is read", async () => {
    const head = Buffer.from(mbox([message("first")]));
    const bomb = Buffer.concat([head, Buffer.alloc(150 * 1024 * 1024)]);
    const read = await readAll(zip({ "bomb.mbox": bomb, "z.eml": message("z") }));
    expect(read.messages.map(({ subject }) => subject)).toEqual(["first", "z"]);
    expect(read.rejected).toEqual(["mail-zip-bomb"]);
  }, 20_000);
  test("an entry that unpacks to more than it declares is stopped", async () => {
    const file = zip({
      "a.mbox": mbox([message("a"), message("b").replace(/b\r?\n?$/, "x".repeat(200_000))]),
      "z.eml": message("z"),
    });
    const at = file.indexOf("PK\x01\x02", 0, "latin1");
    file.writeUInt32LE(200, at + 24);
    const read = await readAll(file);
    expect(read.rejected).toContain("mail-zip-entry-broken");
    expect(read.messages.at(-1)!.subject).toBe("z");
  });
  test("encrypted, damaged and cut ones are said", async () => {
    const file = zip({ "a.eml": message("a"), "b.eml": message("b") });
    const locked = Buffer.from(file);
    locked.writeUInt16LE(1, file.indexOf("PK\x01\x02", 0, "latin1") + 8);
    expect((await readAll(locked)).rejected).toEqual(["mail-zip-encrypted"]);
    const unpacked = Buffer.from(file);
    unpacked.fill(0xff, file.indexOf("a.eml", 0, "latin1") + 8, file.indexOf("a.eml", 0, "latin1") + 60);
    const damaged = await readAll(unpacked);
    expect(damaged.rejected.at(-1)).toBe("mail-zip-entry-broken");
    expect(damaged.messages.map(({ subject }) => subject)).toContain("b");
    const second = file.lastIndexOf("PK\x01\x02", undefined, "latin1");
    const list = Buffer.from(file);
    list.write("XX", second, "latin1");
    expect((await readAll(list)).rejected).toEqual(["mail-zip-broken"]);
    await expect(readAll(file.subarray(0, -30))).rejects.toMatchObject({ code: "mail-not-mail" });
  });
  test("no mails, no mail file", async () => {
    for (const entries of [
      { "a.txt": "x" },
      { "[Content_Types].xml": "x", "word/embeddings/a.msg": "x" },
    ] as Record<string, string>[])
      await expect(readAll(zip(entries))).rejects.toMatchObject({ code: "mail-not-mail" });
  });
});

describe("what is a mail file", () => {
  test.each([
    ["eml", message("a")],
    ["eml", `\ufeff\r\n${message("a")}`],
    ["mbox", mbox([message("a")])],
    ["takeout", mbox([takeout()])],
    ["msg", outlookFile(outlookMail())],
  ])("%s", async (format, bytes) => {
    expect((await readAll(bytes)).format).toBe(format);
  });
  test.each([
    "From,To,Subject\na,b,c\n",
    "Name: Ann\nPhone: 1\n",
    "BEGIN:VCARD\nEND:VCARD\n",
    "From Monday on\nall is well\n",
    "{}",
    "Date: 1\nSubject: notes\n",
  ])("not %j", async (bytes) => {
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "mail-not-mail" });
  });
  test("nor an empty file", async () => {
    await expect(readAll("")).rejects.toMatchObject({ code: "file-empty" });
  });
});
