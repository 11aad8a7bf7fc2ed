import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import {
  base64Root,
  bounce,
  forwarded,
  headed,
  invitation,
  mail,
  mbox,
  mixed,
  parts,
} from "./fixtures/mails.ts";
import { codes, readOne } from "./fixtures/reading.ts";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const withType = (type: string, body: string, more: Record<string, string> = {}): string =>
  mail(headed({ "Content-Type": type, ...more }), body);
const text = async (bytes: string | Uint8Array): Promise<string> => (await readOne(bytes)).text;

describe("parts", () => {
  test("text, HTML, a picture in it and a file", async () => {
    const one = await readOne(mixed());
    expect(one.text).toBe("Grüße aus Köln");
    expect(one.html).toContain("<b>Köln</b>");
    expect(
      one.attachments.map(({ name, type, inline, contentId, bytes }) => [
        name,
        type,
        inline,
        contentId,
        Buffer.from(bytes).toString(),
      ]),
    ).toEqual([
      ["logo.png", "image/png", true, "pic@x", "PNG"],
      ["Preise für 2027.pdf", "application/pdf", false, null, "%PDF-1.7"],
    ]);
    expect(one.problems).toEqual([]);
  });
  test("a whole message in base64", async () => {
    expect(await text(base64Root())).toBe("Tschüss, bis bald – Ann\n".repeat(5).trim());
  });
  test("an invitation keeps its event", async () => {
    const one = await readOne(invitation());
    expect([one.text, one.html]).toEqual(["Ann invites you.", "<p>Ann <i>invites</i> you.</p>"]);
    expect(one.attachments.map(({ name, type }) => [name, type])).toEqual([["invite.ics", "text/calendar"]]);
  });
  test("a message in a message is a file, and can be read below", async () => {
    const one = await readOne(forwarded());
    expect(one.text).toBe(
      "See below.\n\nFrom: Cy <cy@x.example>\nDate: Thu, 01 Oct 2026 09:12:44 +0200\nSubject: The old terms\nTo: Desk <desk@northfield.example>\n\nWe agreed on 8 %.",
    );
    expect(one.attachments.map(({ name, type }) => [name, type])).toEqual([
      ["The old terms.eml", "message/rfc822"],
    ]);
    expect((await readOne(forwarded("attachment"))).text).toBe("See below.");
    expect(one.messageId).toBe("one@loopperks.example");
  });
  test("a report's evidence is a file only", async () => {
    const one = await readOne(bounce());
    expect(one.automatic).toBe("bounce");
    expect(one.text).toBe("I could not deliver your message to gone@loopperks.example.");
    expect(one.attachments.map(({ type }) => type)).toEqual(["message/delivery-status", "message/rfc822"]);
  });
  test("a footer of text below HTML is in both", async () => {
    const alternative = `Content-Type: multipart/alternative; boundary=a\n\n${parts("a", "Content-Type: text/plain\n\nHello", "Content-Type: text/html\n\n<p>Hello</p>")}`;
    const one = await readOne(
      withType(
        "multipart/mixed; boundary=m",
        parts("m", alternative, "Content-Type: text/plain\n\n-- \nList <of> all"),
      ),
    );
    expect(one.text).toBe("Hello\n--\nList <of> all");
    expect(one.html).toContain("List &lt;of&gt; all");
  });
  test("an empty text beside HTML does not count", async () => {
    const one = await readOne(
      withType(
        "multipart/alternative; boundary=a",
        parts("a", "Content-Type: text/plain\n\n \n", "Content-Type: text/html\n\n<p>Seen</p>"),
      ),
    );
    expect(one.text).toBe("Seen");
  });
  test("a missing empty line, and a missing end", async () => {
    expect(await text(mail([...headed()]).trimEnd() + "\r\nThe text begins at once, it seems.\r\n")).toBe(
      "The text begins at once, it seems.",
    );
    expect(await text(withType("multipart/mixed; boundary=m", "preamble\n--m\n\nOne\n--m\n\nTwo\n"))).toBe(
      "One\nTwo",
    );
  });
});

describe("character sets", () => {
  const body = "Grüße – 10 €";
  const cp1252 = Buffer.from("Gr\xfc\xdfe \x96 10 \x80", "latin1");
  const bytes = (type: string, content: Buffer): Buffer =>
    Buffer.concat([latin1(mail(headed({ "Content-Type": type }))), content]);
  test.each([
    ["windows-1252", cp1252, []],
    ["utf-8", Buffer.from(body), []],
    ["utf-8", cp1252, ["mail-charset"]],
    ["windows-1252", Buffer.from(body), ["mail-charset"]],
    ["iso-8859-1", cp1252, []],
    ["us-ascii", Buffer.from(body), []],
    ["us-ascii", cp1252, ["mail-charset"]],
    ["x-nobody-knows", cp1252, ["mail-charset"]],
    ["x-nobody-knows", Buffer.from(body), ["mail-charset"]],
    ['"cp-1252"', cp1252, []],
    ["utf-16le", Buffer.from(body, "utf16le"), []],
  ] as const)("declared %s", async (charset, content, problems) => {
    const one = await readOne(bytes(`text/plain; charset=${charset}`, content));
    expect([one.text, codes(one)]).toEqual([body, problems]);
  });
  test("none declared", async () => {
    expect((await readOne(bytes("text/plain", cp1252))).text).toBe(body);
    expect((await readOne(bytes("text/plain", Buffer.from(body)))).text).toBe(body);
  });
  test("Japanese, Russian, UTF-7, and the set that HTML names", async () => {
    const jis = Buffer.from([0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42]);
    expect((await readOne(bytes("text/plain; charset=ISO-2022-JP", jis))).text).toBe("あ");
    expect((await readOne(bytes("text/plain; charset=koi8-r", Buffer.from([0xf0, 0xd2, 0xc9])))).text).toBe(
      "При",
    );
    expect((await readOne(bytes("text/plain; charset=utf-7", latin1("Gr+APwA3w-e +- ok")))).text).toBe(
      "Grüße + ok",
    );
    const html = Buffer.concat([latin1('<meta charset="windows-1251"><p>'), Buffer.from([0xcf, 0xf0, 0xe8])]);
    expect((await readOne(bytes("text/html", html))).text).toBe("При");
  });
});

describe("headers", () => {
  const subject = async (value: string): Promise<string> =>
    (await readOne(mail(headed({ Subject: value }), ""))).subject;
  test.each([
    ["=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?Q?_aus_K=C3=B6ln?=", "Grüße aus Köln"],
    ["=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"],
    ["=?UTF-8?B?4oKs4g==?=\n =?utf-8?B?gqw=?=", "€€"],
    ["=?iso-8859-1?q?caf=E9?= and =?utf-8*en?B?w6k=?=", "café and é"],
    ["=?utf-8?Q?caf=E9?=", "café"],
    ["Hello\n\tfolded   away", "Hello folded away"],
    ["=?utf-8?X?no?= =?broken", "=?utf-8?X?no?= =?broken"],
    ["", ""],
  ])("subject %j", async (value, expected) => {
    expect(await subject(value)).toBe(expected);
  });
  test("raw bytes in headers", async () => {
    const raw = (encoding: BufferEncoding) => Buffer.from(mail(headed({ Subject: "Größe" }), "x"), encoding);
    expect((await readOne(raw("latin1"))).subject).toBe("Größe");
    expect((await readOne(raw("utf8"))).subject).toBe("Größe");
  });
  test.each([
    ["ann@x.example", [["", "ann@x.example"]]],
    ["Ann Bee <ann@x.example>", [["Ann Bee", "ann@x.example"]]],
    [
      '"Bee, Ann" <ann@x.example>, cy@x.example (Cy)',
      [
        ["Bee, Ann", "ann@x.example"],
        ["Cy", "cy@x.example"],
      ],
    ],
    ['"=?utf-8?Q?J=C3=B6rg?=" <j@x.example>', [["Jörg", "j@x.example"]]],
    ["=?utf-8?Q?M=C3=BCller,_Jan_<boss>?= <j@x.example>", [["Müller, Jan <boss>", "j@x.example"]]],
    ["=?utf-8?B?SsO2cmcgPGpAeC5leGFtcGxlPg==?=", [["Jörg", "j@x.example"]]],
    [
      "Team: a@x.example, B <b@x.example>;, c@x.example",
      [
        ["", "a@x.example"],
        ["B", "b@x.example"],
        ["", "c@x.example"],
      ],
    ],
    [
      "Bee, Ann <ann@x.example>, Cy, Dee <cy@x.example>, Just A Name, e@x.example",
      [
        ["Bee, Ann", "ann@x.example"],
        ["Cy, Dee", "cy@x.example"],
        ["Just A Name", ""],
        ["", "e@x.example"],
      ],
    ],
    ["undisclosed-recipients:;", []],
    ["'ann@x.example' <ann@x.example>", [["'ann@x.example'", "ann@x.example"]]],
  ])("people %s", async (value, expected) => {
    const { to } = await readOne(mail(headed({ To: value }), ""));
    expect(to.map(({ name, address }) => [name, address])).toEqual(expected);
  });
  test("names of files in pieces, encoded as parameter or word, and never a path", async () => {
    const name = async (disposition: string): Promise<string | undefined> =>
      (
        await readOne(
          withType(
            "multipart/mixed; boundary=m",
            parts("m", `Content-Type: application/x\nContent-Disposition: attachment; ${disposition}\n\nx`),
          ),
        )
      ).attachments[0]?.name;
    expect(await name('filename*0="Annual "; filename*1=report.pdf')).toBe("Annual report.pdf");
    expect(await name("filename*=iso-8859-1'de'Gr%FC%DFe.pdf")).toBe("Grüße.pdf");
    expect(await name('filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?="')).toBe("Grüße.pdf");
    expect(await name("filename=Invoice(1).pdf")).toBe("Invoice(1).pdf");
    expect(await name('filename="..\\..\\evil/../a\u202egpj.exe"')).toBe("a gpj.exe");
    expect(await name("x=y")).toBe("attachment.bin");
  });
  test("ids, references and whose mailbox it was", async () => {
    const one = await readOne(
      mail(
        headed({
          "Message-ID": "<a\n b@x.example>",
          References: "<r1@x.example> <r2@x.example>",
          "In-Reply-To": "Yours of Monday <r3@x.example> <r1@x.example>",
          "Delivered-To": "me@northfield.example",
          Bcc: "hidden@x.example",
          "Reply-To": "r@x.example",
        }),
      ),
    );
    expect(one.messageId).toBe("ab@x.example");
    expect(one.references).toEqual(["r1@x.example", "r2@x.example", "r3@x.example"]);
    expect([one.deliveredTo, one.bcc[0]!.address, one.replyTo[0]!.address]).toEqual([
      ["me@northfield.example"],
      "hidden@x.example",
      "r@x.example",
    ]);
  });
  test.each([null, "<>", "<1>", "none given"])(
    "an id is made up for %j, the same in every file",
    async (id) => {
      const message = mail(headed({ "Message-ID": id }), "From me to you");
      const one = await readOne(message);
      expect(one.messageId).toMatch(/^[\da-f]{64}@liaison\.invalid$/);
      expect((await readOne(mbox([message]))).messageId).toBe(one.messageId);
      expect((await readOne(mail(headed({ "Message-ID": id }), "another"))).messageId).not.toBe(
        one.messageId,
      );
    },
  );
});

describe("bodies", () => {
  const flowed = (body: string, delSp = false): Promise<string> =>
    text(withType(`text/plain; charset=utf-8; format=flowed${delSp ? "; delsp=yes" : ""}`, body));
  test("format=flowed", async () => {
    expect(await flowed("One \ntwo \nthree.\n\n>> deep \n>> er\n> less\n stuffed\n-- \nAnn \nBee")).toBe(
      "One two three.\n\n>> deep er\n> less\nstuffed\n--\nAnn Bee",
    );
    expect(await flowed("Ein Wo \nrt.", true)).toBe("Ein Wort.");
  });
  test("quoted-printable with faults", async () => {
    const qp = (body: string): Promise<string> =>
      text(withType("text/plain; charset=utf-8", body, { "Content-Transfer-Encoding": "Quoted-Printable" }));
    expect(await qp("a=3Db =\nc =XY d=c3=a4 = \ne=")).toBe("a=b c =XY dä e");
  });
  test("base64 with padding in the middle, and what is none", async () => {
    const encoded = (body: string) =>
      readOne(withType("text/plain", body, { "Content-Transfer-Encoding": "base64" }));
    expect((await encoded("SGVsbG8=\nIEFubg==\n")).text).toBe("Hello Ann");
    const not = await encoded("Dear Desk, this is no base64 at all (we forgot).");
    expect([not.text, codes(not)]).toEqual([
      "Dear Desk, this is no base64 at all (we forgot).",
      ["mail-bad-base64"],
    ]);
  });
  test("very long ones are cut and named", async () => {
    const long = await readOne(mail(headed(), "word ".repeat(60_000)));
    expect([long.text.length, codes(long)]).toEqual([199_999, ["mail-text-cut"]]);
    const html = await readOne(withType("text/html", `<p>Start</p>${"<i></i>".repeat(160_000)}`));
    expect([html.text, html.html, codes(html)]).toEqual(["Start", null, ["mail-html-too-long"]]);
  });
});

test("postal-mime sees the same in what it reads rightly", async () => {
  for (const message of [mixed(), base64Root(), invitation(), mail(headed(), "Plain.\n")]) {
    const theirs = await PostalMime.parse(message);
    const ours = await readOne(message);
    expect(ours.text).toBe(theirs.text?.trim());
    expect(ours.subject).toBe(theirs.subject);
    expect(new Date(ours.at).toISOString()).toBe(theirs.date);
    expect(ours.attachments.map(({ name, type }) => [name === "invite.ics" ? null : name, type])).toEqual(
      theirs.attachments.map(({ filename, mimeType }) => [filename, mimeType]),
    );
  }
});
