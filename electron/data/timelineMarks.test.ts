// What a timeline and a conversation say beside the words: messages, files, meetings ahead, called off, repeated, and who is on them.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  await host.call("contacts.create", {
    fullName: "Maya Chen",
    emails: ["maya@kestrel.example"],
    partnerId: (await host.call<{ id: number }>("partners.create", { name: "Kestrel Media" })).id,
  });
});
afterEach(() => host.close());

const mail = [
  "From: Maya Chen <maya@kestrel.example>",
  "To: mara@northfield.example",
  "Subject: Order",
  "Date: Thu, 01 Oct 2026 09:00:00 +0000",
  "Message-ID: <one@kestrel.example>",
  "MIME-Version: 1.0",
  "Content-Type: multipart/mixed; boundary=cut",
  "",
  "--cut",
  "Content-Type: text/plain",
  "",
  "Attached.",
  "--cut",
  "Content-Type: application/pdf",
  "Content-Disposition: attachment; filename=order.pdf",
  "",
  "%PDF",
  "--cut--",
  "",
].join("\r\n");

const event = (uid: string, start: string, title: string, ...more: string[]): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  "DTSTAMP:20260101T000000Z",
  `DTSTART:${start}`,
  `SUMMARY:${title}`,
  "ATTENDEE:mailto:maya@kestrel.example",
  ...more,
  "END:VEVENT",
];

interface Row {
  id: number;
  subject: string;
  message: boolean;
  planned: boolean;
  cancelled: boolean;
  rule: string | null;
  files: number;
}
const rows = async () =>
  (await host.call<{ rows: Row[] }>("interactions.timeline", { contactId: 1 })).rows.toSorted((a, b) =>
    a.subject.localeCompare(b.subject),
  );

test("a message with its files; a talk by hand has no mark", async () => {
  await host.call("imports.run", { file: fileIn(host, "one.eml", mail), answers: {} });
  await host.call("interactions.log", { contactIds: [1], kind: "call", text: "Hi", subject: "Zoom" });
  expect(await rows()).toMatchObject([
    { subject: "Order", message: true, planned: false, cancelled: false, rule: null, files: 1 },
    { subject: "Zoom", message: false, planned: false, cancelled: false, rule: null, files: 0 },
  ]);
});

test("meetings ahead, called off, repeated", async () => {
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:test",
    ...event("a", "20200101T090000Z", "A past"),
    ...event("b", "20990101T090000Z", "B ahead"),
    ...event("c", "20990101T090000Z", "C off", "STATUS:CANCELLED"),
    ...event("d", "20200101T090000Z", "D again", "RRULE:FREQ=WEEKLY;COUNT=3"),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  await host.call("imports.run", { file: fileIn(host, "work.ics", calendar), answers: {} });
  expect(await rows()).toMatchObject([
    { subject: "A past", message: false, planned: false, cancelled: false },
    { subject: "B ahead", planned: true, cancelled: false },
    { subject: "C off", cancelled: true },
    { subject: "D again", planned: false, rule: "FREQ=WEEKLY;COUNT=3" },
  ]);
});

test("the people of a conversation, each with their partner", async () => {
  await host.call("imports.run", { file: fileIn(host, "one.eml", mail), answers: {} });
  const [row] = await rows();
  const thread = await host.call<{ people: unknown[]; attachments: unknown[] }[]>("interactions.thread", {
    id: row!.id,
  });
  expect(thread).toHaveLength(1);
  expect(thread[0]!.people).toEqual([
    { partnerId: 1, partner: "Kestrel Media", contactId: 1, name: "Maya Chen" },
  ]);
  expect(thread[0]!.attachments).toMatchObject([{ name: "order.pdf", kept: true }]);
});

test("an import says how many messages wait in the tray", async () => {
  const stranger = mail.replaceAll("maya@kestrel.example", "x@else.example").replace("<one@", "<two@");
  const preview = await host.call<{ waiting: number }>("imports.preview", {
    file: fileIn(host, "two.eml", stranger),
  });
  expect(preview.waiting).toBe(1);
  const run = await host.call<{ waiting: number }>("imports.run", {
    file: fileIn(host, "one.eml", mail),
    answers: {},
  });
  expect(run.waiting).toBe(0);
});
