// For unit tests only: a workspace with a mark in every place that is nobody else's business, and a search for the mark in whatever form it takes.
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { attachmentsOf, openStore } from "./data/open.ts";
import { writeOnce } from "./data/batches.ts";
import { fieldsOf, headings, recordTables, referencesOf, type RecordTable } from "./data/headings.ts";
import { newUid } from "./data/ids.ts";
import { insertRecord } from "./data/records.ts";
import { sharedNames, sharedTable, type SharedName } from "./domain/sharing/columns.ts";
import { messageIn, type TestHost } from "./testing.ts";
import { unzipped } from "./testingZip.ts";

/** The beginning of every mark: lower case, because keys are. */
export const mark = "geheimesache";

/** Columns that the database allows few values for. */
const closed = new Set(["negotiation_limit.side", "negotiation_limit.certainty"]);

/** Text columns of logged tables that may not leave, worked out from what may: a new column is among them by itself. */
export function privateTexts(host: TestHost): { table: RecordTable; column: string }[] {
  return recordTables.flatMap((table) => {
    const shared = (sharedNames as string[]).includes(table)
      ? sharedTable(table as SharedName).columns
      : table === "colleague"
        ? { name: "" }
        : {};
    const texts = new Set(
      host.store.column<string>(`SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`),
    );
    return fieldsOf(table)
      .filter((column) => texts.has(column) && !(column in shared) && !(column in referencesOf(table)))
      .filter((column) => !closed.has(`${table}.${column}`))
      .map((column) => ({ table, column }));
  });
}

/** One edit that puts a mark into every private column of every record. @returns its batch */
export function markRecords(host: TestHost, turn: string): number {
  return writeOnce(host.store, { kind: "edit", now: host.now(), authorName: "Mara" }, ({ id }) => {
    for (const { table, column } of privateTexts(host))
      host.store.run(`UPDATE ${table} SET "${column}" = '${mark} ${table} ${column} ${turn} ' || id`);
    return id;
  });
}

/** What the program keeps for itself, with a mark in every text that it takes. */
export function markBookkeeping(host: TestHost): string[] {
  const { store } = host;
  const done: string[] = [];
  const left: string[] = [];
  // Devices travel: they are what stamps are told apart by. Uids and columns whose texts are the program's own words are not free.
  const own = /^(uid|device|author|kind|state|of|field|choice|outcome|slot|wall|key|a|b)$/;
  for (const table of headings.bookkeeping) {
    if (table === "stamp" || table === "__drizzle_migrations" || table === "change") continue;
    const texts = store
      .column<string>(`SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`)
      .filter((column) => !own.test(column) && !/Uid$|^mineBy$|^theirsBy$/.test(column));
    for (const column of texts) {
      if ((table === "tombstone" && column === "seen") || table === "result_kind") continue;
      // File names of imported reports travel with the results they are the source of.
      const where = table === "batch" && column === "file" ? "WHERE kind NOT IN ('import', 'example')" : "";
      const json = column === "detail" || column === "answers" || column === "columns";
      const text = `'${mark} ${table} ${column} ' || rowid`;
      const { changes } = store.run(
        `UPDATE ${table} SET "${column}" = ${json ? `json_object('x', ${text})` : text} ${where}`,
      );
      (changes > 0 ? done : left).push(`${table}.${column}`);
    }
  }
  if (left.length > 0) throw new Error(`nothing to mark in ${left.join(", ")}`);
  return done;
}

/** Rows for what an ordinary day leaves empty. */
export function fillBookkeeping(host: TestHost): void {
  const { store } = host;
  const uid = () => newUid();
  store.run(
    "INSERT INTO mapping (fingerprint, format, columns, usedAt, answers) VALUES ('f', 'x', '{}', 1, '{}')",
  );
  store.run("INSERT INTO report_format (name, detail, createdAt) VALUES ('x', '{}', 1)");
  store.run("INSERT INTO view (page, name, detail) VALUES ('partners', 'x', '{}')");
  store.run("INSERT INTO setting (key, value) VALUES ('sharedFolder', '{}'), ('x', '{}')");
  store.run(`INSERT INTO dismissal (key, at) VALUES ('${mark} dismissal', 1)`);
  store.run("INSERT INTO import_memory (fingerprint, uid, batchId) VALUES ('x', 'x', 1)");
  store.run(
    "INSERT INTO reminder (taskId, taskUid, title, slot, dueAt, firedAt, outcome, detail) VALUES (1, 'x', 'x', 'x', 1, 1, 'shown', 'x')",
  );
  store.run("INSERT INTO result_before (batchId, \"of\", key, old) VALUES (1, 'x', 'x', 'x')");
  // What was asked about a private field in a workspace of an older version.
  const partner = store.value<string>("SELECT uid FROM partner ORDER BY id LIMIT 1")!;
  store.run(
    `INSERT INTO conflict (batchId, "of", uid, field, choice, mine, theirs, mineBy, theirsBy) VALUES (1, 'partner', ?, 'privateNote', 'mine', 'x', 'x', '[1,"a","b",null]', '[1,"a","b",null]')`,
    partner,
  );
  store.run("INSERT INTO not_same (\"of\", a, b, at) VALUES ('partner', ?, ?, 1)", uid(), uid());
}

/** Mail that nobody has sorted, with a file, and bytes that no record names. @returns uids of what must not even be named */
export function fillTray(host: TestHost): string[] {
  const { store } = host;
  const id = messageIn(
    host,
    {
      text: `${mark} tray text`,
      subject: `${mark} tray subject`,
      sender: `${mark} <${mark}@mail.example>`,
      tray: 1,
    },
    [`${mark} tray file.pdf`],
  );
  const bytes = Buffer.from(`%PDF ${mark} bytes of unsorted mail`);
  const attachments = openStore(attachmentsOf(host.workspace));
  attachments.raw.exec(
    "CREATE TABLE IF NOT EXISTS blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL, type TEXT NOT NULL) STRICT",
  );
  for (const [hash, what] of [
    ["a".repeat(64), bytes],
    ["b".repeat(64), Buffer.from(`${mark} bytes of nothing`)],
  ] as const)
    attachments.run("INSERT INTO blob (hash, bytes, type) VALUES (?, ?, 'application/pdf')", hash, what);
  attachments.close();
  writeOnce(store, { kind: "edit", now: host.now(), authorName: "Mara" }, () => {
    store.run("UPDATE attachment SET hash = ? WHERE interactionId = ?", "a".repeat(64), id);
    insertRecord(store, "ignored_sender", {
      uid: newUid(),
      address: "x@mail.example",
      createdAt: host.now(),
    });
  });
  return store.column<string>(
    "SELECT uid FROM interaction WHERE tray = 1 UNION SELECT uid FROM attachment WHERE interactionId = ?",
    id,
  );
}

const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();
/** Base64 of a text wherever it begins in what is encoded: without the characters that its neighbours share. */
const aligned = (text: string) =>
  [0, 1, 2].map((before) => {
    const code = Buffer.from("x".repeat(before) + text).toString("base64");
    const whole = Math.floor((before + text.length) / 3) * 4;
    return Buffer.from(code.slice(before === 0 ? 0 : 4, whole));
  });

/** Where a text is in bytes: as it is in any case, in UTF-16, base64, hex, or escaped. @returns what stands there */
export function found(bytes: Buffer, text: string): string[] {
  const plain = Buffer.from(bytes.toString("latin1").toLowerCase(), "latin1");
  const escaped = Array.from(text, (each) => each.charCodeAt(0).toString(16).padStart(4, "0"));
  const forms: [Buffer, Buffer][] = [
    [plain, Buffer.from(text.toLowerCase())],
    [bytes, Buffer.from(text, "utf16le")],
    [bytes, swapped(text)],
    ...aligned(text).map((form): [Buffer, Buffer] => [bytes, form]),
    [plain, Buffer.from(Buffer.from(text).toString("hex"))],
    [plain, Buffer.from(escaped.map((each) => `\\u${each}`).join(""))],
    [plain, Buffer.from(escaped.map((each) => `%${each.slice(2)}`).join(""))],
    [plain, Buffer.from(escaped.map((each) => `&#${Number.parseInt(each, 16)};`).join(""))],
  ];
  return forms.flatMap(([within, form]) => {
    const at = within.indexOf(form);
    return at < 0 ? [] : [bytes.subarray(Math.max(0, at - 40), at + 120).toString("latin1")];
  });
}

/** All that is in a shared file without a passphrase: header, and lines as they are; bytes of files as they were. */
export function sharedBytes(file: string): Buffer {
  const bytes = readFileSync(file);
  const start = 12 + bytes.readUInt32LE(8);
  return withBlobs(bytes.subarray(0, start), gunzipSync(bytes.subarray(start, -32)).toString());
}

export function withBlobs(head: Buffer, text: string): Buffer {
  const blobs = text
    .split("\n")
    .filter((line) => line.startsWith('{"blob"'))
    .map((line) => Buffer.from((JSON.parse(line) as { bytes: string }).bytes, "base64"));
  return Buffer.concat([head, Buffer.from(text), ...blobs]);
}

/** All that is in a zip file, and in zip files inside of it. */
export async function zipBytes(file: string | Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const [name, bytes] of await unzipped(file))
    parts.push(Buffer.from(name), name.endsWith(".xlsx") ? await zipBytes(bytes) : bytes);
  return Buffer.concat(parts);
}
