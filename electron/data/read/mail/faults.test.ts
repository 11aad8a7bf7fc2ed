// What mail programs really write against the rules, and what a person must be able to read of it nevertheless.
import { describe, expect, test } from "vitest";
import { headed, mail, mbox, parts } from "./fixtures/mails.ts";
import { codes, readOne } from "./fixtures/reading.ts";

const typed = (type: string, body: string, more: Record<string, string> = {}): string =>
  mail(headed({ "Content-Type": type, ...more }), body);
const coded = async (charset: string, bytes: Uint8Array): Promise<string> =>
  (
    await readOne(
      typed(`text/plain; charset=${charset}`, Buffer.from(bytes).toString("base64"), {
        "Content-Transfer-Encoding": "base64",
      }),
    )
  ).text;

describe("multiparts whose delimiter is not what they say", () => {
  const one = parts("real", "Content-Type: text/plain\n\nHello");
  test.each(["multipart/mixed", 'multipart/mixed; boundary=""', "multipart/mixed; boundary=other"])(
    "%s",
    async (type) => {
      expect((await readOne(typed(type, one))).text).toBe("Hello");
      const plain = await readOne(typed(type, "No parts at all."));
      expect([plain.text, plain.attachments]).toEqual(["No parts at all.", []]);
    },
  );
});

describe("character sets", () => {
  test("Japanese subjects in two encoded words", async () => {
    const word = (...bytes: number[]): string =>
      `=?ISO-2022-JP?B?${Buffer.from([0x1b, 0x24, 0x42, ...bytes, 0x1b, 0x28, 0x42]).toString("base64")}?=`;
    const subject = `${word(0x32, 0x71, 0x35, 0x44)}\n ${word(0x30, 0x46, 0x46, 0x62)}`;
    expect((await readOne(mail(headed({ Subject: subject })))).subject).toBe("会議案内");
  });
  test("UTF-16 by its mark", async () => {
    const big = Buffer.from("\ufeffGröße", "utf16le").swap16();
    expect(await coded("utf-16", big)).toBe("Größe");
    expect(await coded("utf-16", Buffer.from("\ufeffGröße", "utf16le"))).toBe("Größe");
  });
  test("Chinese and Korean in seven bits", async () => {
    expect(await coded("hz-gb-2312", Buffer.from("~{Dc:C~} ~~ hello"))).toBe("你好 ~ hello");
    expect(await coded("iso-2022-kr", Buffer.from("\u001b$)C\u000e>H3gGO<<?d\u000f hello"))).toBe(
      "안녕하세요 hello",
    );
  });
});

describe("files", () => {
  const file = async (headers: string, body: string) =>
    (await readOne(typed("multipart/mixed; boundary=m", parts("m", "\nSee", `${headers}\n\n${body}`))))
      .attachments[0]!;
  test("a name with a bracket after a space, without quotes", async () => {
    const { name } = await file("Content-Disposition: attachment; filename=Rates final (2).pdf", "x");
    expect(name).toBe("Rates final (2).pdf");
  });
  test("uuencoded", async () => {
    const headers = "Content-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: x-uuencode";
    const { bytes } = await file(headers, "begin 644 a.txt\n%:&5L;&\\\n`\nend");
    expect(Buffer.from(bytes).toString()).toBe("hello");
  });
  test("a picture is inline only where a picture shows it", async () => {
    const inline = async (html: string) =>
      (
        await readOne(
          typed(
            "multipart/related; boundary=r",
            parts(
              "r",
              `Content-Type: text/html\n\n${html}`,
              "Content-Type: image/png; name=a.png\nContent-ID: <A@x>\n\nPNG",
            ),
          ),
        )
      ).attachments[0]!.inline;
    expect(await inline('<p><img alt=">" src="cid:a%40x"></p>')).toBe(true);
    expect(await inline("<td style=\"background: url('cid:A@x')\">Hello</td>")).toBe(false);
  });
});

test("texts of another kind are text, data is a file", async () => {
  const markdown = await readOne(typed("text/markdown; charset=utf-8", "# Größe"));
  expect([markdown.text, markdown.attachments]).toEqual(["# Größe", []]);
  const table = await readOne(typed("text/csv", "a,b"));
  expect([table.text, table.attachments[0]!.name]).toEqual(["", "attachment.csv"]);
});

test("a mailbox that ends within the headers of its last message says so", async () => {
  const whole = mbox([mail(headed(), "Hello")]);
  expect(codes(await readOne(whole.slice(0, whole.indexOf("Subject") + 4)))).toContain("mail-truncated");
});

test("control characters of terminals and printers are no text", async () => {
  const body = "one\u0000 \u001b[1mtwo\u0007\fnext\tcell\u007f";
  expect((await readOne(mail(headed({}), body))).text).toBe("one [1mtwo\nnext\tcell");
});
