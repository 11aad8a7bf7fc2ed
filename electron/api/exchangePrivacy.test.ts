// Nothing private is in a file that leaves: every private place of a workspace is marked, as it is and as it was, and the mark is in no byte.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readShared } from "../data/exchange/file/read.ts";
import { fieldsOf, headings, recordTables } from "../data/headings.ts";
import { notShared, sharedColumns, sharedNames, type SharedName } from "../domain/sharing/columns.ts";
import { messageIn, testHost, type TestHost } from "../testing.ts";
import {
  fillBookkeeping,
  fillTray,
  found,
  mark,
  markBookkeeping,
  markRecords,
  privateTexts,
  sharedBytes,
  withBlobs,
  zipBytes,
} from "../testingPrivacy.ts";
import { fixture } from "../testingReports.ts";

let folder: string;
let host: TestHost;
/** Uids of what must not even be named. */
let unnamed: string[];
/** What only another partner has. */
const other = "anderepartnerin";
const amounts: string[] = [];
const idOf = async (call: string, input: object): Promise<number> =>
  (await host.call<{ id: number }>(call, input)).id;

/** A partner with everything that can hang on one. */
async function whole(name: string, programId: number): Promise<number> {
  const partnerId = await idOf("partners.create", {
    name,
    tags: [`${name} tag`],
    websites: [`${name}.example`],
  });
  const contactId = await idOf("contacts.create", {
    partnerId,
    fullName: `${name} person`,
    note: `${name} note`,
  });
  await host.call("memberships.create", { partnerId, programId });
  await host.call("interactions.log", {
    partnerId,
    contactIds: [contactId],
    kind: "call",
    text: `${name} said`,
  });
  await host.call("tasks.create", { title: `${name} task`, partnerId });
  await host.call("promises.make", { partnerId, by: "us", text: `${name} promise` });
  const negotiationId = await idOf("negotiations.create", {
    partnerId,
    programId,
    subject: `${name} autumn`,
  });
  await limits(negotiationId);
  await host.call("offers.add", {
    negotiationId,
    by: "us",
    terms: { currency: "GBP", basis: "percent", rateBp: 700 },
    note: `${name} offer`,
  });
  return partnerId;
}

/** Limits with amounts that stand nowhere else, and other ones before. */
async function limits(negotiationId: number): Promise<void> {
  for (const turn of [0, 1]) {
    const [ideal, walkAway, valuePerStep] = [1, 2, 3].map((at) => {
      const digits = `${7 - turn}${at}${negotiationId}`.padEnd(4, "6");
      return `${digits}.${String(93_351 + 1111 * at + turn)}`;
    }) as [string, string, string];
    amounts.push(...[ideal, walkAway, valuePerStep].flatMap((each) => [each, each.replace(".", "")]));
    await host.call("limits.set", {
      negotiationId,
      side: "us",
      lever: "flat.amount",
      ideal,
      walkAway,
      valuePerStep,
      certainty: "high",
    });
  }
}

beforeAll(async () => {
  // The paths of a machine are its owner's business as well.
  folder = mkdtempSync(path.join(tmpdir(), `${mark}-`));
  host = testHost({ folder });
  host.clock.now = Date.UTC(2026, 10, 20, 9);
  const { store } = host;
  await host.call("example.add");
  const programId = await idOf("programs.create", { name: "Northfield", network: "awin", currency: "GBP" });
  for (const name of ["awin_transactions_2026-10.csv", "awin_publisher_performance_2026-10.csv"])
    await host.call("imports.run", { file: fixture(name), answers: { program: programId } });
  const account = store.value<string>(
    "SELECT externalId FROM result_account WHERE programId = ? ORDER BY id LIMIT 1",
    programId,
  )!;
  const one = await whole("oeffentlich", programId);
  await host.call("partners.update", {
    id: one,
    set: { networkIds: [{ network: "awin", externalId: account }] },
  });
  messageIn(host, { text: "sorted", partnerId: one, subject: "sorted mail" }, ["sorted.pdf"]);
  await whole(other, programId);
  const [trashed, purged, twin, again] = [
    await whole("imkorb", programId),
    await whole("vergessen", programId),
    await whole("doppelt", programId),
    await whole("undnochmal", programId),
  ] as [number, number, number, number];
  unnamed = fillTray(host);
  // As they were, twice, once more and taken back, as they are; then the trash, a merge of two, and what is gone for good.
  markRecords(host, "first");
  markRecords(host, "second");
  const undone = markRecords(host, "undone");
  await host.call("history.undo", { batchId: undone });
  await host.call("partners.merge", { keep: twin, drop: again });
  await host.call("negotiations.trash", {
    id: store.value("SELECT id FROM negotiation WHERE partnerId = ?", trashed),
  });
  await host.call("partners.trash", { id: trashed });
  await host.call("partners.trash", { id: purged });
  await host.call("partners.purge", { id: purged });
  fillBookkeeping(host);
  unnamed.push(
    ...store.column<string>("SELECT uid FROM negotiation_limit UNION SELECT uid FROM ignored_sender"),
  );
}, 120_000);
afterAll(() => {
  host.shut();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string) => path.join(folder, name);
const partner = (name: string) => host.store.value<number>("SELECT id FROM partner WHERE name = ?", name)!;

test("every logged column is shared or is named as one that stays", () => {
  const unclear = recordTables.flatMap((table) => {
    const shared = (sharedNames as string[]).includes(table) ? sharedColumns(table as SharedName) : [];
    const stays = notShared[table] ?? [];
    if (stays.includes("*")) return shared.length > 0 ? [table] : [];
    return [
      ...fieldsOf(table).filter((column) => shared.includes(column) === stays.includes(column)),
      ...[...shared, ...stays].filter((column) => !fieldsOf(table).includes(column)),
    ].map((column) => `${table}.${column}`);
  });
  expect(unclear).toEqual([]);
});

describe("a search for a mark", () => {
  const around = (form: Buffer) => Buffer.concat([Buffer.from("before"), form, Buffer.from("after")]);
  test.each<[string, Buffer]>([
    ["as it is", Buffer.from(mark)],
    ["in capitals", Buffer.from(mark.toUpperCase())],
    ["in UTF-16", Buffer.from(mark, "utf16le")],
    ["in UTF-16, the other way round", Buffer.from(mark, "utf16le").swap16()],
    ["in base64", Buffer.from(Buffer.from(`say ${mark} here`).toString("base64"))],
    ["in base64, one further", Buffer.from(Buffer.from(`say  ${mark} here`).toString("base64"))],
    ["in base64, two further", Buffer.from(Buffer.from(`say   ${mark} here`).toString("base64"))],
    ["in hex", Buffer.from(Buffer.from(mark).toString("hex"))],
    ["escaped", Buffer.from(Array.from(mark, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(""))],
    ["in an address", Buffer.from(Array.from(mark, (c) => `%${c.charCodeAt(0).toString(16)}`).join(""))],
  ])("finds it %s", (_, form) => {
    expect(found(around(form), mark)).not.toEqual([]);
    expect(found(around(Buffer.from("something else")), mark)).toEqual([]);
  });

  test("finds it in each private place of the workspace itself", () => {
    expect(privateTexts(host).length).toBeGreaterThanOrEqual(10);
    const missing = privateTexts(host).filter(
      ({ table, column }) =>
        host.store.value(`SELECT 1 FROM ${table} WHERE "${column}" LIKE '${mark}%second%'`) === undefined ||
        host.store.value(
          `SELECT 1 FROM change WHERE "of" = '${table}' AND field = '${column}' AND old LIKE '${mark}%first%'`,
        ) === undefined,
    );
    expect(missing).toEqual([]);
    host.store.raw.pragma("wal_checkpoint(TRUNCATE)");
    expect(found(readFileSync(host.workspace), mark)).not.toEqual([]);
  });
});

const nothingIn = (bytes: Buffer, also: string[] = []) => {
  expect(found(bytes, mark)).toEqual([]);
  const text = bytes.toString("latin1");
  expect([...unnamed, ...amounts, ...also].filter((each) => text.includes(each))).toEqual([]);
};
const include = ["results", "attachments"];
const devicesOf = async (name: string) => {
  for await (const block of readShared(file(name), {})) return (block[0] as { devices: string[] }).devices;
  return [];
};

describe("none of it is in a shared file", { timeout: 60_000 }, () => {
  test("of everything, with results and files", async () => {
    await host.call("exchange.export", { file: file("all.liaison"), include });
    const bytes = sharedBytes(file("all.liaison"));
    nothingIn(bytes);
    // What is to be there is there, the other partner and what lies in the trash among it.
    for (const wanted of [
      "oeffentlich promise",
      `${other} note`,
      "imkorb offer",
      "sorted mail",
      "doppelt task",
    ])
      expect([wanted, bytes.includes(wanted)]).toEqual([wanted, true]);
    expect(bytes.includes("vergessen")).toBe(false);
    expect((await devicesOf("all.liaison")).length).toBeGreaterThan(1);
  });

  test("of one partner; nor anything of another", async () => {
    const partnerIds = [partner("oeffentlich")];
    await host.call("exchange.export", { file: file("one.liaison"), partnerIds, include });
    const bytes = sharedBytes(file("one.liaison"));
    nothingIn(bytes, ["imkorb", "vergessen", "undnochmal"]);
    expect(found(bytes, other)).toEqual([]);
    expect(bytes.includes("oeffentlich offer")).toBe(true);
  });

  test("with a passphrase, when it is opened; sealed it tells not even what is public", async () => {
    const passphrase = "correct horse";
    await host.call("exchange.export", { file: file("sealed.liaison"), passphrase, include });
    expect(found(readFileSync(file("sealed.liaison")), "oeffentlich")).toEqual([]);
    let text = "";
    for await (const block of readShared(file("sealed.liaison"), { passphrase }))
      text += block.map((line) => `${JSON.stringify(line)}\n`).join("");
    expect(text).toContain("oeffentlich offer");
    nothingIn(withBlobs(Buffer.alloc(0), text));
  });

  test("when settings, views, journals and batches are marked as well", async () => {
    const marked = markBookkeeping(host);
    expect(marked).toEqual(
      expect.arrayContaining(["setting.value", "view.name", "batch.file", "conflict.mine", "reminder.title"]),
    );
    expect(headings.bookkeeping.length).toBeGreaterThan(marked.length / 3);
    host.store.run("DELETE FROM setting WHERE key = 'sharedOwn'");
    await host.call("exchange.export", { file: file("marked.liaison"), include });
    nothingIn(sharedBytes(file("marked.liaison")));
    const partnerIds = [partner("oeffentlich")];
    await host.call("exchange.export", { file: file("marked1.liaison"), partnerIds, include });
    nothingIn(sharedBytes(file("marked1.liaison")));
  });
});

test("none of it is in the readable export", { timeout: 60_000 }, async () => {
  await host.call("data.exportAll", { file: file("all.zip") });
  const bytes = await zipBytes(file("all.zip"));
  nothingIn(bytes, ["vergessen", "imkorb"]);
  expect(bytes.includes("oeffentlich promise")).toBe(true);
});

test("what is public and has the mark is found: the proof can fail", { timeout: 60_000 }, async () => {
  const id = partner("oeffentlich");
  await host.call("partners.update", { id, set: { tags: [`The ${mark.toUpperCase()} tag`] } });
  for (const more of [{}, { partnerIds: [id] }]) {
    await host.call("exchange.export", { file: file("public.liaison"), ...more });
    expect(found(sharedBytes(file("public.liaison")), mark)).not.toEqual([]);
  }
  await host.call("data.exportAll", { file: file("public.zip") });
  expect(found(await zipBytes(file("public.zip")), mark)).not.toEqual([]);
});
