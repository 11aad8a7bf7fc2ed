// Mail from file to people: whose it is, which way it went, what waits, what is left out, and that it comes once.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Given {
  id?: string;
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  date?: string;
  more?: string[];
  body?: string;
}

const own = "mara@northfield.example";
let made = 0;
beforeEach(() => {
  made = 0;
});

/** One message as a mailbox holds it. */
function message(given: Given): string {
  made++;
  const { id = `m${made}@test.example`, from = "Maya Chen <maya@kestrel.example>", to = own } = given;
  const { subject = "Placement", date = `Thu, 01 Oct 2026 09:${String(made).padStart(2, "0")}:00 +0000` } =
    given;
  return [
    `From MAILER Thu Oct 01 09:12:44 2026`,
    `From: ${from}`,
    `To: ${to}`,
    ...(given.cc ? [`Cc: ${given.cc}`] : []),
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${id}>`,
    ...(given.more ?? []),
    "",
    given.body ?? "Hello Mara,\nthe banner is ready.",
    "",
    "",
  ].join("\n");
}

const mbox = (...given: Given[]): string => fileIn(host, "mail.mbox", given.map(message).join(""));

interface Ran {
  batchId: number;
  format: string;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; code: string }[];
  made: { interactions: number };
  questions: { key: string; default?: string }[];
}
const run = (file: string, answers: object = {}) =>
  host.call<Ran>("imports.run", { file, answers: { ownAddresses: [own], ...answers } });
const partner = (name: string, more: object = {}) =>
  host.call<{ id: number; uid: string }>("partners.create", { name, ...more });
const person = (fullName: string, emails: string[], partnerId?: number) =>
  host.call<{ id: number }>("contacts.create", { fullName, emails, ...(partnerId && { partnerId }) });
interface Row {
  id: number;
  kind: string;
  direction: string;
  subject: string;
  participants: { partnerId: number | null; contactId: number | null; role: string }[];
}
const timeline = async (whose: object) =>
  (await host.call<{ rows: Row[] }>("interactions.timeline", whose)).rows;
const unmatched = async () =>
  (await host.call<{ rows: { address: string; name: string; messages: number }[] }>("mail.unmatched")).rows;

describe("whose a message is", () => {
  test("the person by address and their partner, received or sent by the own addresses", async () => {
    const kestrel = await partner("Kestrel Media");
    const maya = await person("Maya Chen", ["Maya@Kestrel.example"], kestrel.id);
    const ran = await run(
      mbox({ subject: "In" }, { from: `Mara <${own}>`, to: "maya@kestrel.example", subject: "Out" }),
    );
    expect(ran).toMatchObject({ format: "mbox", rows: 2, created: 2, made: { interactions: 2 } });
    expect(await timeline({ partnerId: kestrel.id })).toMatchObject([
      { subject: "Out", direction: "out", kind: "email", participants: [{ contactId: maya.id, role: "to" }] },
      { subject: "In", direction: "in", participants: [{ contactId: maya.id, role: "from" }] },
    ]);
    expect(await unmatched()).toEqual([]);
  });

  test("a partner by the domain of its site or of its people; a free-mail domain is nobody's", async () => {
    const site = await partner("Kestrel Media", { websites: ["https://www.kestrel.example/about"] });
    const people = await partner("Trail Thrift");
    await person("Tom", ["tom@trailthrift.example"], people.id);
    const free = await partner("Loop Perks");
    await person("Lou", ["lou@gmail.com"], free.id);
    await run(
      mbox(
        { from: "billing@kestrel.example" },
        { from: "anna@mail.trailthrift.example" },
        { from: "somebody@gmail.com" },
      ),
    );
    expect(await timeline({ partnerId: site.id })).toMatchObject([
      { participants: [{ partnerId: site.id, contactId: null }] },
    ]);
    expect(await timeline({ partnerId: people.id })).toHaveLength(1);
    expect(await timeline({ partnerId: free.id })).toHaveLength(0);
    expect(await unmatched()).toMatchObject([{ address: "somebody@gmail.com", messages: 1 }]);
  });

  test("a domain that two partners have decides nothing, and the own company's domain never does", async () => {
    await partner("One", { websites: ["https://shared.example"] });
    await partner("Two", { websites: ["https://shared.example/two"] });
    const mine = await partner("Northfield", { websites: ["https://northfield.example"] });
    await run(
      mbox({ from: "x@shared.example" }, { from: "colleague@northfield.example", to: "y@else.example" }),
    );
    expect((await unmatched()).map((row) => row.address).toSorted()).toEqual([
      "x@shared.example",
      "y@else.example",
    ]);
    expect(await timeline({ partnerId: mine.id })).toEqual([]);
  });

  test("several people are on one message, each in their role; nobody in the trash is", async () => {
    const kestrel = await partner("Kestrel Media");
    const maya = await person("Maya Chen", ["maya@kestrel.example"], kestrel.id);
    const loop = await partner("Loop Perks");
    const lou = await person("Lou", ["lou@loop.example"], loop.id);
    const gone = await person("Gone", ["gone@gone.example"]);
    await host.call("contacts.trash", { id: gone.id });
    await run(mbox({ to: `${own}, lou@loop.example`, cc: "gone@gone.example" }));
    const [row] = await timeline({ partnerId: loop.id });
    expect(row!.participants).toEqual([
      expect.objectContaining({ contactId: maya.id, partnerId: kestrel.id, role: "from" }),
      expect.objectContaining({ contactId: lou.id, partnerId: loop.id, role: "to" }),
    ]);
  });

  test("without own addresses, who writes to a partner and is none was the manager", async () => {
    const kestrel = await partner("Kestrel Media", { websites: ["https://kestrel.example"] });
    await run(mbox({ from: "me@somewhere.example", to: "maya@kestrel.example" }, {}), { ownAddresses: [] });
    expect((await timeline({ partnerId: kestrel.id })).map((row) => row.direction)).toEqual(["in", "out"]);
  });

  test("what is answered about the own addresses is remembered", async () => {
    await run(mbox({}));
    expect(await host.call("settings.get")).toMatchObject({ values: { ownAddresses: [own] } });
  });

  test("a note to oneself waits for nobody", async () => {
    expect(await run(mbox({ from: own, to: own }))).toMatchObject({ created: 1 });
    expect(await unmatched()).toEqual([]);
  });
});

describe("once, and back again", () => {
  test("a second import changes nothing, nor does the same Message-ID in another file", async () => {
    const file = mbox({ id: "a@x.example" }, { id: "a@x.example" }, {});
    expect(await run(file)).toMatchObject({ rows: 3, created: 2, unchanged: 1, changed: 0 });
    const before = contents(host.store);
    expect(await run(file)).toMatchObject({ rows: 3, created: 0, unchanged: 3, changed: 0 });
    expect(contents(host.store)).toBe(before);
    const other = fileIn(host, "one.eml", message({ id: "a@x.example" }).split("\n").slice(1).join("\n"));
    expect(await run(other)).toMatchObject({ format: "eml", rows: 1, created: 0, unchanged: 1 });
  });

  test("the preview says what the run does and writes nothing", async () => {
    const file = mbox({ id: "a@x.example" }, { id: "a@x.example" }, { from: "no-reply@shop.example" });
    const before = contents(host.store);
    const preview = await host.call<Ran>("imports.preview", { file, answers: { ownAddresses: [own] } });
    expect(contents(host.store)).toBe(before);
    const { batchId: _, ...ran } = await run(file);
    expect(ran).toMatchObject(preview);
  });

  test("an undone import leaves nothing, and the file comes in again", async () => {
    await partner("Kestrel Media", { websites: ["https://kestrel.example"] });
    const file = mbox({}, { from: "who@else.example" });
    const before = contents(host.store);
    const { batchId } = await run(file);
    expect(await host.call("imports.undo", { batchId })).toMatchObject({ kept: 0 });
    expect(contents(host.store)).toBe(before);
    expect(host.store.value("SELECT count(*) FROM mail_ref")).toBe(0);
    expect(await run(file)).toMatchObject({ created: 2 });
  });

  test("a message in the trash stays there", async () => {
    const file = mbox({});
    await run(file);
    const id = host.store.value<number>("SELECT id FROM interaction")!;
    await host.call("interactions.trash", { id });
    expect(await run(file)).toMatchObject({ created: 0, unchanged: 1 });
    expect(host.store.value("SELECT deletedAt IS NOT NULL FROM interaction")).toBe(1);
  });
});

describe("what is left out", () => {
  const automatic: Given[] = [
    { from: "no-reply@shop.example" },
    { more: ["List-Id: <news.shop.example>", "Precedence: bulk"] },
    { more: ["Auto-Submitted: auto-replied"] },
    { from: "MAILER-DAEMON@mx.example", more: ["Return-Path: <>"] },
  ];

  test("automatic mail, unless it is wanted", async () => {
    const file = mbox(...automatic, {});
    const ran = await run(file);
    expect(ran).toMatchObject({ rows: 5, created: 1 });
    expect(ran.rejected.map((each) => each.code)).toEqual([
      "mail-no-reply",
      "mail-list",
      "mail-auto-reply",
      "mail-bounce",
    ]);
    expect(ran.questions).toMatchObject([{ key: "automatic", default: "reject" }]);
    expect(await run(file, { automatic: "keep" })).toMatchObject({ created: 4, unchanged: 1 });
  });

  test("spam, drafts and the mailbox's trash, told by Gmail's labels", async () => {
    const label = (text: string): Given => ({ more: [`X-GM-THRID: 7`, `X-Gmail-Labels: ${text}`] });
    const ran = await run(mbox(label("Spam"), label("Opened,Trash"), label("Drafts"), label("Inbox")));
    expect(ran).toMatchObject({ format: "takeout", created: 1 });
    expect(ran.rejected.map((each) => each.code)).toEqual(["mail-spam", "mail-trash", "mail-draft"]);
    const german = await run(
      mbox(label("=?UTF-8?Q?Gelesen,Entw=C3=BCrfe?="), label("Papierkorb"), label("Bin"), {
        ...label("Gesendet"),
        from: "mara.old@mail.example",
        to: "x@x.example",
      }),
    );
    expect(german.rejected.map((each) => each.code)).toEqual(["mail-draft", "mail-trash", "mail-trash"]);
    expect(host.store.column("SELECT direction FROM interaction ORDER BY id")).toEqual(["in", "out"]);
  });
});

describe("the tray", () => {
  const strangers = () =>
    run(
      mbox(
        { from: "Nia Park <nia@new.example>", subject: "One" },
        { from: "Nia <NIA@new.example>", subject: "Two" },
        { from: own, to: "nia@new.example", subject: "Three" },
        { from: "ads@pushy.example" },
        { from: "tom@new.example" },
      ),
    );

  test("shows each sender with how much waits, also of what was sent to them", async () => {
    await strangers();
    expect(await unmatched()).toMatchObject([
      { address: "nia@new.example", messages: 3 },
      { address: "tom@new.example", messages: 1 },
      { address: "ads@pushy.example", messages: 1 },
    ]);
    expect(await host.call("mail.waits")).toEqual({ messages: 5 });
  });

  test("one choice settles all of a sender's mail: a person that is there gets the address", async () => {
    await strangers();
    const nia = await person("Nia Park", []);
    expect(
      await host.call("mail.resolve", { address: "Nia@new.example", as: { contactId: nia.id } }),
    ).toMatchObject({ messages: 3 });
    expect((await timeline({ contactId: nia.id })).map((row) => row.subject)).toEqual([
      "Three",
      "Two",
      "One",
    ]);
    expect(await host.call("contacts.get", { id: nia.id })).toMatchObject({
      emails: ["nia@new.example"],
    });
  });

  test("a new person at a partner, at a new one, or alone; later mail goes there by itself", async () => {
    await strangers();
    const kestrel = await partner("Kestrel Media");
    const as = { newContact: { fullName: "Nia Park" }, partnerId: kestrel.id };
    expect(await host.call("mail.resolve", { address: "nia@new.example", as })).toMatchObject({
      messages: 3,
    });
    expect(await timeline({ partnerId: kestrel.id })).toHaveLength(3);
    const { rows } = await host.call<{ rows: { address: string; proposal: unknown }[] }>("mail.unmatched");
    expect(rows.find((row) => row.address === "tom@new.example")!.proposal).toMatchObject({
      partnerId: kestrel.id,
      contactId: null,
      shown: "Kestrel Media",
    });
    const made = await host.call<{ partnerId: number }>("mail.resolve", {
      address: "ads@pushy.example",
      as: { newContact: { fullName: "Ad" }, newPartner: { name: "Pushy" } },
    });
    expect(await timeline({ partnerId: made.partnerId })).toHaveLength(1);
    await run(mbox({ id: "later@x.example", from: "nia@new.example" }));
    expect(await timeline({ partnerId: kestrel.id })).toHaveLength(4);
  });

  test("who came after their mail is settled at once", async () => {
    await strangers();
    const kestrel = await partner("Kestrel Media", { websites: ["https://new.example"] });
    const pushy = await person("Ad", ["ads@pushy.example"]);
    expect(await host.call("mail.resolveKnown")).toMatchObject({ senders: 3, messages: 5 });
    expect(await timeline({ partnerId: kestrel.id })).toHaveLength(4);
    expect(await timeline({ contactId: pushy.id })).toHaveLength(1);
    expect(await host.call("mail.waits")).toEqual({ messages: 0 });
  });

  test("an ignored sender is left out for good, until that is taken back", async () => {
    await strangers();
    const { batchId } = await host.call<{ batchId: number; messages: number }>("mail.resolve", {
      address: "ads@pushy.example",
      as: "ignore",
    });
    expect((await unmatched()).map((row) => row.address)).not.toContain("ads@pushy.example");
    const again = () => run(mbox({ id: `n${++made}@x.example`, from: "ads@pushy.example" }));
    expect(await again()).toMatchObject({ created: 0, rejected: [{ code: "mail-ignored" }] });
    await host.call("history.undo", { batchId });
    expect((await unmatched()).map((row) => row.address)).toContain("ads@pushy.example");
    expect(await again()).toMatchObject({ created: 1 });
  });

  test("a choice can be undone", async () => {
    await strangers();
    const before = contents(host.store).replaceAll(/.*field_stamp.*\n?/g, "");
    const kestrel = await partner("Kestrel Media");
    const { batchId } = await host.call<{ batchId: number }>("mail.resolve", {
      address: "nia@new.example",
      as: { partnerId: kestrel.id },
    });
    expect(await host.call("mail.waits")).toEqual({ messages: 2 });
    await host.call("history.undo", { batchId });
    expect(await host.call("mail.waits")).toEqual({ messages: 5 });
    expect(await timeline({ partnerId: kestrel.id })).toEqual([]);
    expect(before).not.toBe("");
  });
});

describe("nobody is lost between the tray and the timelines", () => {
  const answers = { ownAddresses: [own] };
  const waiting = async () =>
    (await host.call<{ rows: { address: string; name: string }[] }>("mail.unmatched")).rows
      .map(({ address, name }) => [address, name])
      .toSorted((one, other) => one.join().localeCompare(other.join()));

  test("senders without an address wait by name, each alone, and a message without a sender waits", async () => {
    const file = mbox({ from: "Old List" }, { from: "Another Name" }, { from: "" });
    await host.call("imports.run", { file, answers });
    expect(await waiting()).toEqual([
      ["", ""],
      ["another name", "Another Name"],
      ["old list", "Old List"],
    ]);
    expect(host.store.column("SELECT sender FROM interaction ORDER BY id")).toEqual([
      "Old List",
      "Another Name",
      null,
    ]);
    const as = { newContact: { fullName: "Another Name" } };
    expect(await host.call("mail.resolve", { address: "Another Name", as })).toMatchObject({ messages: 1 });
    expect(await host.call("mail.resolve", { address: "", as })).toMatchObject({ messages: 1 });
  });

  test("what a colleague writes to the manager alone came in and can be settled", async () => {
    await host.call("imports.run", { file: mbox({ from: "Boss <boss@northfield.example>" }), answers });
    expect(host.store.column("SELECT direction FROM interaction")).toEqual(["in"]);
    expect(await waiting()).toEqual([["boss@northfield.example", "Boss"]]);
  });

  test("what stays after an undone import is named", async () => {
    const { batchId } = await host.call<Ran>("imports.run", {
      file: mbox({ from: "zoe@zoe.example" }),
      answers,
    });
    await host.call("mail.resolve", { address: "zoe@zoe.example", as: { newContact: { fullName: "Zoe" } } });
    expect(await host.call("imports.undo", { batchId })).toMatchObject({
      kept: 1,
      keptItems: [{ title: "Placement" }],
    });
  });
});
