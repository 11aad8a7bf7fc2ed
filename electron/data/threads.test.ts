// Threads: what belongs together, in whatever order and from whichever file it came.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const own = "mara@northfield.example";
const maya = "maya@kestrel.example";

/** Head lines of a message on a day of October; its body is its subject. */
function message(day: number, from: string, to: string, subject: string, ...more: string[]): string {
  const date = `${String(day).padStart(2, "0")} Oct 2026 09:00:00 +0000`;
  return `From x Thu Oct 01 09:12:44 2026\nFrom: ${from}\nTo: ${to}\nSubject: ${subject}\nDate: ${date}\n${more.join("\n")}\n\n${subject} on day ${day}\n\n`;
}

async function take(...messages: string[]): Promise<void> {
  const file = fileIn(host, `mail-${Math.abs(messages.join("").length)}.mbox`, messages.join(""));
  await host.call("imports.run", { file, answers: { ownAddresses: [own] } });
}

interface Message {
  at: number;
  from: string;
  subject: string;
  text: string;
}
async function threadWith(text: string): Promise<string[]> {
  const id = host.store.value<number>("SELECT id FROM interaction WHERE text = ?", text)!;
  const rows = await host.call<Message[]>("interactions.thread", { id });
  return rows.map((row) => row.text);
}

const first = message(1, maya, own, "Banner", "Message-ID: <1@k>");
const answer = message(2, own, maya, "Re: Banner", "Message-ID: <2@n>", "In-Reply-To: <1@k>");
const third = message(3, maya, own, "AW: Banner", "Message-ID: <3@k>", "References: <1@k> <2@n>");
const whole = ["Banner on day 1", "Re: Banner on day 2", "AW: Banner on day 3"];

describe("by Message-IDs", () => {
  test("sent and received in one, oldest first, from any of them", async () => {
    await take(first, answer, third);
    for (const text of whole) expect(await threadWith(text)).toEqual(whole);
  });

  test("whatever order they come in, also over several files", async () => {
    await take(third);
    await take(first);
    await take(answer);
    expect(await threadWith(whole[0]!)).toEqual(whole);
  });

  test("through a message that is not here", async () => {
    await take(first, third.replace("<1@k> <2@n>", "<0@k> <2@n>"), answer.replace("<1@k>", "<0@k>"));
    expect(await threadWith("Re: Banner on day 2")).toEqual(["Re: Banner on day 2", "AW: Banner on day 3"]);
  });

  test("a very long chain of references is still one thread", async () => {
    const chain = Array.from({ length: 60 }, (_, at) =>
      message(
        1 + (at % 28),
        at % 2 ? own : maya,
        at % 2 ? maya : own,
        `Step ${at}`,
        `Message-ID: <s${at}@k>`,
        `References: ${Array.from({ length: at }, (__, before) => `<s${before}@k>`).join(" ")}`,
      ),
    );
    await take(...chain);
    expect(await threadWith(`Step 59 on day ${1 + (59 % 28)}`)).toHaveLength(60);
  });
});

test("Gmail's own thread ties what Message-IDs do not", async () => {
  await take(
    message(1, maya, own, "One", "Message-ID: <a@k>", "X-GM-THRID: 1789"),
    message(2, own, maya, "Two", "Message-ID: <b@k>", "X-GM-THRID: 1789"),
    message(3, maya, own, "Three", "Message-ID: <c@k>", "X-GM-THRID: 42"),
  );
  expect(await threadWith("One on day 1")).toEqual(["One on day 1", "Two on day 2"]);
});

describe("by subject, where nothing else tells", () => {
  test("a reply without references hangs on the newest earlier message between the same people", async () => {
    await take(
      message(1, maya, own, "Invoice", "Message-ID: <a@k>"),
      message(10, maya, own, "Invoice", "Message-ID: <b@k>"),
      message(12, own, maya, "Re: Invoice", "Message-ID: <c@k>"),
    );
    expect(await threadWith("Re: Invoice on day 12")).toEqual(["Invoice on day 10", "Re: Invoice on day 12"]);
    expect(await threadWith("Invoice on day 10")).toEqual(["Invoice on day 10", "Re: Invoice on day 12"]);
    expect(await threadWith("Invoice on day 1")).toEqual(["Invoice on day 1"]);
  });

  test("not with other people, and not without a reply", async () => {
    await take(
      message(1, maya, own, "Hello", "Message-ID: <a@k>"),
      message(2, "tom@trail.example", own, "Re: Hello", "Message-ID: <b@k>"),
      message(3, maya, own, "Hello", "Message-ID: <c@k>"),
    );
    expect(await threadWith("Hello on day 1")).toEqual(["Hello on day 1"]);
    expect(await threadWith("Re: Hello on day 2")).toEqual(["Re: Hello on day 2"]);
  });
});

test("what is in the trash is not shown, and a call logged by hand is a thread of its own", async () => {
  await take(first, answer);
  const id = host.store.value<number>("SELECT id FROM interaction WHERE text = 'Banner on day 1'")!;
  await host.call("interactions.trash", { id });
  expect(await threadWith("Re: Banner on day 2")).toEqual(["Re: Banner on day 2"]);
  const partner = await host.call<{ id: number }>("partners.create", { name: "Kestrel" });
  const talk = await host.call<{ id: number }>("interactions.log", {
    partnerId: partner.id,
    kind: "call",
    text: "Hi",
  });
  expect(await host.call("interactions.thread", { id: talk.id })).toMatchObject([
    { text: "Hi", attachments: [] },
  ]);
  expect(await host.refused("interactions.thread", { id: 999 })).toBe("missing-interaction");
});
