// The calls about mail, calendars and threads that scripts rely on, each with the fields that its answer must hold.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeAll(() => {
  host = testHost();
});
afterAll(() => host.close());

const mail = `From x Thu Oct 01 09:12:44 2026
From: "Nia Park" <nia@new.example>
To: mara@northfield.example
Subject: =?utf-8?Q?Caf=C3=A9?= codes
Date: Thu, 01 Oct 2026 11:12:44 +0200
Message-ID: <one@new.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>Hello <b>Mara</b><script>alert(1)</script></p><img src="https://spy.example/p.gif">
--b
Content-Type: text/csv; name="codes.csv"
Content-Disposition: attachment; filename="codes.csv"

a,b
--b--

From x Thu Oct 01 09:12:44 2026
From: mara@northfield.example
To: nia@new.example
Subject: Re: codes
Date: Fri, 02 Oct 2026 09:00:00 +0000
Message-ID: <two@northfield.example>
In-Reply-To: <one@new.example>

Thank you.
`;

test("imports take mail: format, counts, and a message that matches nobody is created", async () => {
  const file = fileIn(host, "a.mbox", mail);
  const answers = { ownAddresses: ["mara@northfield.example"] };
  const preview = await host.call("imports.preview", { file, answers });
  expect(preview).toMatchObject({
    format: "mbox",
    rows: 2,
    created: 2,
    changed: 0,
    unchanged: 0,
    rejected: [],
  });
  expect(await host.call("imports.run", { file, answers })).toMatchObject({
    format: "mbox",
    rows: 2,
    created: 2,
    made: { partners: 0, people: 0, interactions: 2 },
    batchId: expect.any(Number) as number,
  });
});

test("an inspected mailbox shows its first messages and whose it seems to be", async () => {
  const file = fileIn(
    host,
    "b.mbox",
    `${mail}\n${mail.replaceAll("<one@", "<three@").replaceAll("<two@", "<four@")}`,
  );
  expect(await host.call("imports.inspect", { file })).toMatchObject({
    kind: "mail",
    format: "mbox",
    first: [
      { from: "Nia Park <nia@new.example>", title: "Café codes", at: Date.UTC(2026, 9, 1, 9, 12, 44) },
      { title: "Re: codes" },
      { title: "Café codes" },
      { title: "Re: codes" },
    ],
    own: ["mara@northfield.example"],
    ownGuess: [],
  });
  const stranger = testHost();
  const delivered = mail.replaceAll("To: mara@", "Delivered-To: mara@northfield.example\nTo: mara@");
  const other = fileIn(stranger, "d.mbox", `${delivered}\n${delivered.replaceAll("<one@", "<three@")}`);
  expect(await stranger.call("imports.inspect", { file: other })).toMatchObject({
    own: [],
    ownGuess: ["mara@northfield.example"],
  });
  stranger.close();
});

test("mail.unmatched, mail.resolve and interactions.thread", async () => {
  expect(await host.call("mail.unmatched")).toMatchObject({
    rows: [{ address: "nia@new.example", name: "Nia Park", messages: 2 }],
    total: 1,
  });
  const resolved = await host.call("mail.resolve", {
    address: "nia@new.example",
    as: { newContact: { fullName: "Nia Park" } },
  });
  expect(resolved).toMatchObject({ messages: 2 });
  expect(await host.call("mail.unmatched")).toMatchObject({ rows: [], total: 0 });
  const id = host.store.value<number>("SELECT max(id) FROM interaction")!;
  const thread = await host.call<object[]>("interactions.thread", { id });
  expect(thread).toEqual([
    expect.objectContaining({
      at: Date.UTC(2026, 9, 1, 9, 12, 44),
      from: "Nia Park <nia@new.example>",
      subject: "Café codes",
      text: "Hello Mara",
      html: "<p>Hello <b>Mara</b></p>",
      attachments: [expect.objectContaining({ name: "codes.csv", bytes: expect.any(Number) as number })],
    }),
    expect.objectContaining({
      from: "mara@northfield.example",
      subject: "Re: codes",
      text: "Thank you.",
      attachments: [],
    }),
  ]);
  expect(thread[1]).not.toHaveProperty("html");
});

describe("calendar.between", () => {
  // A whole day has no zone of its own: it begins at midnight where the laptop is.
  const midnightHere = (day: number): string => new Date(2026, 11, day).toISOString().replace(".000Z", "Z");

  test("rows hold start and end in UTC, whole days, the title, cancelled, and people", async () => {
    const file = fileIn(
      host,
      "c.ics",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:d@x\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261226\nSUMMARY:Holiday\nATTENDEE:mailto:nia@new.example\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    expect(await host.call("imports.run", { file })).toMatchObject({ format: "ics", rows: 1, created: 1 });
    expect(await host.call("calendar.between", { from: "2026-12-25", to: "2026-12-25" })).toMatchObject({
      rows: [
        {
          startUtc: midnightHere(24),
          endUtc: midnightHere(26),
          allDay: true,
          title: "Holiday",
          cancelled: false,
          people: [{ name: "Nia Park" }],
        },
      ],
    });
  });

  test("instants are taken too", async () => {
    const range = { from: "2026-12-24T12:00:00Z", to: "2026-12-24T13:00:00+01:00" };
    expect(await host.call("calendar.between", range)).toMatchObject({ rows: [] });
    expect(await host.call("calendar.between", { ...range, to: Date.UTC(2026, 11, 25) })).toMatchObject({
      rows: [{ title: "Holiday" }],
    });
  });
});
