import { describe, expect, test } from "vitest";
import { mbox } from "./fixtures/mails.ts";
import { headed, mail, takeout } from "./fixtures/mails.ts";
import { codes, readAll, readOne } from "./fixtures/reading.ts";

const from = "From ann@loopperks.example Thu Oct  1 09:12:44 2026\n";
const message = (subject: string, body: string, more: Record<string, string> = {}): string =>
  mail(headed({ Subject: subject, "Message-ID": `<${subject}@x.example>`, ...more }), body).replace(
    /\r/g,
    "",
  );
const seen = async (file: string | Uint8Array) =>
  (await readAll(file)).messages.map(({ subject, text }) => [subject, text]);

describe("where a message ends", () => {
  test("at a From line with a date after an empty line, with either line end or both", async () => {
    const two = [message("a", "Hello\n\nAnn"), message("b", "Bye")];
    const expected = [
      ["a", "Hello\n\nAnn"],
      ["b", "Bye"],
    ];
    expect(await seen(mbox(two, "\n"))).toEqual(expected);
    expect(await seen(mbox(two, "\r\n"))).toEqual(expected);
    expect(await seen(mbox([two[0]!], "\r\n") + mbox([two[1]!], "\n"))).toEqual(expected);
  });
  test.each([
    "From 1712345678901234567@xxx Thu Oct 01 09:12:44 +0000 2026",
    "From - Thu Oct 01 09:12:44 2026",
    "From MAILER-DAEMON Fri Jul  8 12:08:34 2011 +0200",
    "From ann@x.example Thu Oct  1 09:12:44 CEST 2026",
    "From ann@x.example Thu Oct  1 09:12 2026",
    "From ann@x.example Thu, 1 Oct 2026 09:12:44 +0200",
    "From ann@x.example  Thu Oct  1 09:12:44 2026 remote from relay",
    'From "Ann Bee"@x.example Thu Oct  1 09:12:44 2026',
  ])("%s", async (line) => {
    expect(await seen(`${from}${message("a", "A")}\n\n${line}\n${message("b", "B")}`)).toEqual([
      ["a", "A"],
      ["b", "B"],
    ]);
  });
  test.each([
    "From Monday on we pay 9 %.",
    "From Ann on Thu Oct  1 the rates change.",
    "From ann@x.example Thu Oct  1 09:12:44 2026 we have nothing but good news\nfor you.",
    "From ann@x.example Thu Oct  1 09:12:44 2026\nwas what stood above it.",
    "From ann@x.example Thu Foo  1 09:12:44 2026\nSubject: no",
  ])("a sentence does not end it: %s", async (line) => {
    expect(await seen(`${from}${message("a", `A\n\n${line}\nB`)}\n\n${from}${message("b", "B")}`)).toEqual([
      ["a", `A\n\n${line}\nB`],
      ["b", "B"],
    ]);
  });
  test("nor does a separator without an empty line above", async () => {
    const text = `A\n${from}Subject: no`;
    expect(await seen(`${from}${message("a", text)}`)).toEqual([["a", text]]);
  });
  test("but with two headers below it does, for Eudora writes no empty line, and parts may end right above", async () => {
    const body = "--p\nContent-Type: text/plain\n\nA\n--p--\n";
    const first = message("a", body, { "Content-Type": 'multipart/mixed; boundary="p"' });
    const eudora = "From ???@??? Thu Oct 01 09:12:44 2026\n";
    expect(await seen(eudora + first + eudora + message("b", "B\n") + eudora + message("c", "C"))).toEqual([
      ["a", "A"],
      ["b", "B"],
      ["c", "C"],
    ]);
  });
  test.each([
    ["", "\n"],
    ["\r\n", "\r\n"],
    ["- ", "\n"],
    ["- Thu Oct 01 2026 09:12:44", "\n"],
  ])("at Thunderbird's `From %s`", async (rest, end) => {
    const one = (subject: string, body: string) =>
      `From ${rest.trimEnd()}\nX-Mozilla-Status: 0001\n${message(subject, body)}\n\n`.replaceAll("\n", end);
    const file =
      one("a", "A\n>From here on\nFrom \nthere") + one("b", "B\n\nFrom \n\nSubject: no") + one("c", "C");
    expect(await seen(file)).toEqual([
      ["a", "A\n>From here on\nFrom\nthere"],
      ["b", "B\n\nFrom\n\nSubject: no"],
      ["c", "C"],
    ]);
  });
  test("empty lines and a mark may stand above the first", async () => {
    expect(await seen(`\ufeff\n\r\n${from}${message("a", "A")}`)).toEqual([["a", "A"]]);
  });
  test("by Content-Length where a From line in the body would end it too early", async () => {
    const body = `Look:\n\n${from}Subject: inner\n\n>From here\n`;
    const file = (length: number) =>
      `${from}${message("a", body, { "Content-Length": String(length) })}\n${from}${message("b", "B")}`;
    expect(await seen(file(body.length))).toEqual([
      ["a", body.trim()],
      ["b", "B"],
    ]);
    expect(await seen(`${from}${message("a", body, { "Content-Length": String(body.length) })}`)).toEqual([
      ["a", body.trim()],
    ]);
    // A wrong one is not trusted.
    expect((await seen(file(body.length + 7))).map(([subject]) => subject)).toEqual(["a", "inner", "b"]);
    expect((await seen(file(5_000_000))).map(([subject]) => subject)).toEqual(["a", "inner", "b"]);
  });
  test("each has its number and the offset of its From line", async () => {
    const file = mbox([message("a", "Ä"), message("b", "B"), message("c", "C")]);
    const { messages } = await readAll(file);
    const bytes = Buffer.from(file);
    expect(messages.map(({ line }) => line)).toEqual([1, 2, 3]);
    for (const { offset } of messages) expect(bytes.toString("utf8", offset, offset + 5)).toBe("From ");
    expect(new Set(messages.map(({ offset }) => offset)).size).toBe(3);
  });
  test("wherever the pieces of the file are cut", async () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      message(`n${index}`, `${"x".repeat(index)}\n\nend ${index}`),
    );
    const read = await readAll(mbox(many));
    expect(read.messages.map(({ subject }) => subject)).toEqual(many.map((_, index) => `n${index}`));
    expect(read.messages.every(({ text }, index) => text.endsWith(`end ${index}`))).toBe(true);
  });
});

describe("marks before From", () => {
  test("are taken away once, however many there are", async () => {
    expect(await seen(`${from}${message("a", ">From here\n>>From there\n> From afar\nx >From")}`)).toEqual([
      ["a", "From here\n>From there\n> From afar\nx >From"],
    ]);
  });
  test("stay where the writer does not set them", async () => {
    const body = "From here\n>From there";
    expect(await seen(`${from}${message("a", body)}`)).toEqual([["a", body]]);
  });
});

describe("what is not whole", () => {
  test("a place without a message is said", async () => {
    const read = await readAll(`${from}\n${from}${message("a", "A")}`);
    expect(read.rejected).toEqual(["mail-empty"]);
    expect(read.messages.map(({ line }) => line)).toEqual([2]);
  });
  test.each(["\n", "\r\n"] as const)("a file that begins inside of a message, %j", async (eol) => {
    const rest = mbox([message("b", "Bye"), message("c", "Again")], eol);
    const cut = await readAll(`the end of a letter${eol}Ann${eol}${eol}${rest}`);
    expect(cut).toMatchObject({ format: "mbox", rejected: ["mail-no-headers"] });
    expect(cut.messages.map(({ subject }) => subject)).toEqual(["b", "c"]);
    const headless = await seen(message("a", "Hello\n\n").replaceAll("\n", eol) + rest);
    expect(headless.map(([subject]) => subject)).toEqual(["a", "b", "c"]);
  });
  test("a file that ends inside of a message", async () => {
    const body = `--b\nContent-Type: text/plain\n\nHello\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjcKJVBERi0`;
    const { messages } = await readAll(
      mbox([message("a", "A")]) +
        from +
        message("b", body, { "Content-Type": "multipart/mixed; boundary=b" }),
    );
    expect(messages.map(codes)).toEqual([[], ["mail-truncated"]]);
    expect(messages[1]!.problems[0]!.params["offset"]).toBe(messages[1]!.offset);
    expect(messages[1]!.text).toBe("Hello");
    expect(Buffer.from(messages[1]!.attachments[0]!.bytes).toString()).toBe("%PDF-1.7\n%PDF-");
  });
  test("a message without a date has that of its From line, else of the file", async () => {
    const [a] = (await readAll(`${from}${message("a", "A", { Date: "soon" })}`)).messages;
    expect(a!.at).toBe(Date.UTC(2026, 9, 1, 9, 12, 44));
    const alone = await readOne(mail(headed({ Date: null }), "A"));
    expect(codes(alone)).toEqual(["mail-no-date"]);
    expect(alone.at).toBeGreaterThan(Date.UTC(2020, 0, 1));
    const received = "from a by b; Thu, 1 Oct 2026 12:00:00 +0000";
    expect((await readOne(mail(headed({ Date: "?", Received: received }), "A"))).at).toBe(
      Date.UTC(2026, 9, 1, 12),
    );
  });
});

test("Gmail's thread and labels", async () => {
  const file = `From 1712345678901234567@xxx Thu Oct 01 09:12:44 +0000 2026\r\n${takeout()}\r\n`;
  const { format, messages } = await readAll(file);
  expect(format).toBe("takeout");
  expect(messages[0]!.threadId).toBe("1712345678901234567");
  expect(messages[0]!.labels).toEqual([
    "Posteingang",
    "Geöffnet",
    "Partner, wichtig",
    "Kategorie: „Werbung“",
  ]);
});
