import { describe, expect, test } from "vitest";
import { oldDocument, outlookFile, outlookMail } from "./fixtures/outlook.ts";
import { codes, readAll, readOne } from "./fixtures/reading.ts";

/** RTF as Outlook keeps it, not compressed. */
function wrapped(rtf: string): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(rtf.length + 12, 0);
  head.writeUInt32LE(rtf.length, 4);
  head.write("MELA", 8, "latin1");
  return Buffer.concat([head, Buffer.from(rtf, "latin1")]);
}

describe("messages of Outlook", () => {
  test("sent inside of Exchange: addresses for the internet where there are any", async () => {
    const one = await readOne(outlookFile(outlookMail()));
    expect(one).toMatchObject({
      subject: "Prices – Größe",
      from: { name: "Ann Bee", address: "ann@loopperks.example" },
      to: [{ name: "Desk", address: "desk@northfield.example" }],
      cc: [
        { name: "Cy, the boss", address: "cy@loopperks.example" },
        { name: "Inside only", address: "" },
      ],
      at: Date.UTC(2026, 9, 1, 7, 12, 44),
      text: "Hello Desk,\nthe prices are attached.",
      html: null,
      automatic: null,
      problems: [],
    });
    expect(one.messageId).toMatch(/@liaison\.invalid$/);
    expect(
      one.attachments.map(({ name, type, bytes }) => [name, type, Buffer.from(bytes).toString()]),
    ).toEqual([["prices.txt", "text/plain", "8 %"]]);
  });
  test("transport headers give ids and people", async () => {
    const headers =
      "Message-ID: <real@x.example>\r\nReferences: <r@x.example>\r\nFrom: Ann <ann@out.example>\r\nTo: All <all@x.example>\r\nDate: Fri, 2 Oct 2026 10:00:00 +0000\r\nList-Id: <l.x.example>\r\n\r\n";
    const one = await readOne(outlookFile(outlookMail({ 0x007d: headers })));
    expect(one).toMatchObject({
      messageId: "real@x.example",
      references: ["r@x.example"],
      from: { name: "Ann", address: "ann@out.example" },
      to: [{ name: "All", address: "all@x.example" }],
      at: Date.UTC(2026, 9, 2, 10),
      automatic: "list",
    });
  });
  test("ids as properties", async () => {
    const one = await readOne(
      outlookFile(
        outlookMail({ 0x1035: "<own@x.example>", 0x1039: "<a@x.example>", 0x1042: "<b@x.example>" }),
      ),
    );
    expect([one.messageId, one.references]).toEqual(["own@x.example", ["a@x.example", "b@x.example"]]);
  });
  test("texts in a code page", async () => {
    const cyrillic = Buffer.from([0xcf, 0xf0, 0xe8]).toString("latin1");
    const one = await readOne(
      outlookFile({ ...outlookMail({ 0x0037: cyrillic, 0x3ffd: 1251 }), ansi: "latin1" }),
    );
    expect(one.subject).toBe("При");
    expect(
      (await readOne(outlookFile({ ...outlookMail({ 0x0037: "Größe \x80" }), ansi: "latin1" }))).subject,
    ).toBe("Größe €");
  });
  test("HTML in its code page; a picture in it", async () => {
    const html = Buffer.from('<p>Gr\xfc\xdfe</p><img src="cid:a@b">', "latin1");
    const base = outlookMail({ 0x1000: "", 0x1013: html, 0x3fde: 28591 });
    const one = await readOne(
      outlookFile({ ...base, attachments: [{ 0x3707: "a.png", 0x3712: "a@b", 0x3701: Buffer.from("x") }] }),
    );
    expect([one.text, one.html, one.attachments[0]!.inline]).toEqual([
      "Grüße",
      html.toString("latin1"),
      true,
    ]);
  });
  test("only RTF, and HTML wrapped into it", async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}Gr\'fc\'dfe \u8364?\par{\b bold}\tab x\{\}}`;
    expect((await readOne(outlookFile(outlookMail({ 0x1000: "", 0x1009: wrapped(rtf) })))).text).toBe(
      "Grüße €\nbold\tx{}",
    );
    const html = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Gr\'fc\'dfe{\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0 Co\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}}`;
    const one = await readOne(outlookFile(outlookMail({ 0x1000: "", 0x1009: wrapped(html) })));
    expect([one.html, one.text]).toEqual(["<p>Grüße&amp;Co</p>", "Grüße&Co"]);
    expect(
      codes(await readOne(outlookFile(outlookMail({ 0x1000: "", 0x1009: Buffer.alloc(20, 1) })))),
    ).toEqual(["mail-rtf-broken"]);
  });
  test("a report of a failure is a bounce", async () => {
    expect((await readOne(outlookFile(outlookMail({ 0x001a: "REPORT.IPM.Note.NDR" })))).automatic).toBe(
      "bounce",
    );
  });
});

describe("what is no message", () => {
  test("an old document is no mail file, an appointment is said", async () => {
    await expect(readAll(oldDocument())).rejects.toMatchObject({ code: "mail-not-mail" });
    expect((await readAll(outlookFile(outlookMail({ 0x001a: "IPM.Appointment" })))).rejected).toEqual([
      "mail-msg-no-mail",
    ]);
  });
  test("a damaged one is rejected, also one whose sectors lead back into themselves", async () => {
    const whole = outlookFile(outlookMail({ 0x1000: "long ".repeat(2_000) }));
    expect((await readAll(whole.subarray(0, 2_000))).rejected).toEqual(["mail-msg-broken"]);
    const table = 512 * (1 + whole.readInt32LE(0x4c));
    for (let sector = 0; sector < 20; sector++) {
      const looped = Buffer.from(whole);
      looped.writeInt32LE(sector, table + sector * 4);
      const read = await readAll(looped);
      expect(read.items).toHaveLength(1);
    }
  });
});
