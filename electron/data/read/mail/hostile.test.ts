import { describe, expect, test } from "vitest";
import { headed, mail, mbox, parts, torture } from "./fixtures/mails.ts";
import { codes, readAll, readOne } from "./fixtures/reading.ts";

/** Work that must be done in so many milliseconds, on a slow machine. */
async function within<T>(limit: number, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  expect(performance.now() - started).toBeLessThan(limit);
  return result;
}

const multipart = (body: string): string =>
  mail(headed({ "Content-Type": "multipart/mixed; boundary=b" }), body);

describe("messages that are meant to hurt", () => {
  test("a hundred thousand parts of text", async () => {
    const many = "--b\nContent-Type: text/plain\n\nx\n".repeat(100_000);
    const one = await within(3_000, () => readOne(multipart(`${many}--b--\n`)));
    expect(one.text.length).toBe(199_999);
  });
  test("a hundred thousand files, and as many empty delimiters", async () => {
    const many = "--b\nContent-Type: image/png\n\nx\n".repeat(100_000);
    const one = await within(3_000, () => readOne(multipart(`${many}--b--\n`)));
    expect([one.attachments.length, codes(one)]).toEqual([1_000, ["mail-too-many-attachments"]]);
    expect(one.problems[0]!.params["count"]).toBe(99_000);
    await within(3_000, () => readOne(multipart("--b\n".repeat(300_000))));
    await within(3_000, () => readOne(multipart("--x\n".repeat(300_000))));
  });
  test("a hundred thousand messages in one", async () => {
    const inner = "--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n".repeat(100_000);
    const one = await within(3_000, () => readOne(multipart(inner)));
    expect(one.attachments.length).toBe(1_000);
  });
  test("two hundred multiparts within each other, and a thousand", async () => {
    const deep = await within(2_000, () => readOne(torture(200)));
    expect(deep.text.startsWith("At the bottom.\nAfter 200\nAfter 199\n")).toBe(true);
    expect([deep.text.endsWith("After 1"), codes(deep)]).toEqual([true, []]);
    const deeper = await within(2_000, () => readOne(torture(1_000)));
    expect(codes(deeper)).toContain("mail-too-deep");
    expect(deeper.text).toContain("After 1");
  });
  test("two hundred messages within each other", async () => {
    let inner = "The last one.";
    for (let level = 0; level < 200; level++)
      inner = `Subject: level\nContent-Type: message/rfc822\n\n${inner}`;
    const one = await within(2_000, () => readOne(mail(headed({ "Content-Type": "message/rfc822" }), inner)));
    expect([one.subject, one.attachments.length]).toEqual(["Rates for spring", 1]);
  });
  test("headers of a megabyte, in one line, in many, and of more than is kept", async () => {
    const long = await within(2_000, () =>
      readOne(mail(headed({ "X-Long": "y".repeat(1_000_000) }), "Body")),
    );
    expect([long.text, long.subject]).toEqual(["Body", "Rates for spring"]);
    const folded = "\n <r@x.example>".repeat(70_000);
    const many = await within(2_000, () => readOne(mail(headed({ References: folded }), "Body")));
    expect(many.references).toEqual(["r@x.example"]);
    const people = Array.from({ length: 40_000 }, (_, index) => `"N ${index}" <n${index}@x.example>`).join(
      ",\n ",
    );
    const wide = await within(3_000, () => readOne(mail(headed({ To: people }), "Body")));
    expect([wide.to.length, codes(wide)]).toEqual([1_000, ["mail-too-many-people"]]);
    const fields = "X-A: b\n".repeat(700_000).trimEnd();
    const cut = await within(3_000, () => readOne(mail([...headed(), fields], "Body")));
    expect([cut.text, codes(cut)]).toEqual(["Body", ["mail-headers-cut"]]);
  });
  test.each([
    ["Subject", "=?utf-8?Q?x?= ".repeat(80_000)],
    ["Subject", "=?".repeat(300_000)],
    ["To", '"'.repeat(300_001)],
    ["To", "<".repeat(300_000)],
    ["To", "(".repeat(300_000)],
    ["To", `a@${"b".repeat(300_000)}`],
    ["To", `${" ".repeat(300_000)}x`],
    ["Content-Type", `text/plain;${" (x;".repeat(100_000)}`],
    ["Content-Type", `text/plain${"; name*0=x".repeat(80_000)}`],
    ["Content-Type", `multipart/mixed; boundary=${"b".repeat(300_000)}`],
    ["Date", "1 ".repeat(200_000)],
    ["Message-ID", "<".repeat(300_000)],
    ["X-Gmail-Labels", '"'.repeat(100_001)],
    ["Content-Disposition", `attachment; filename="${"../".repeat(100_000)}"`],
  ])("%s without measure: %.20s", async (name, value) => {
    await within(2_000, () => readOne(mail(headed({ [name]: value }), "Body")));
  });
  test("one message longer than the limit is cut, and what follows is found", async () => {
    const long = mail(
      headed({ Subject: "long", "Content-Type": "multipart/mixed; boundary=b" }),
      `--b\n\nBefore\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n`,
    );
    const file = Buffer.concat([
      Buffer.from(`From a@x.example Thu Oct  1 09:12:44 2026\n${long}`),
      Buffer.alloc(70 * 1024 * 1024, `${"QUJD".repeat(19)}\n`),
      Buffer.from(`\n--b--\n\n${mbox([mail(headed({ Subject: "next" }), "Next")])}`),
    ]);
    const { messages } = await readAll(file);
    expect(messages.map((one) => [one.subject, one.text, one.attachments.length, codes(one)])).toEqual([
      ["long", "Before", 0, ["mail-too-large"]],
      ["next", "Next", 0, []],
    ]);
  }, 20_000);
  test("delimiters that look alike, and text after the last", async () => {
    const one = await readOne(
      mail(
        headed({ "Content-Type": 'multipart/mixed; boundary="b"' }),
        `${parts("b", "\nOne", "Content-Type: multipart/mixed; boundary=b-inner\n\n--b-inner\n\nTwo\n--b-inner--")}epilogue`,
      ),
    );
    expect(one.text).toBe("One\nTwo");
  });
});
