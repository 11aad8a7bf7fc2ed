// For unit tests only: a real workspace in a temporary folder, asked through dispatch exactly as the threads and scripts ask.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dispatch, type Asking, type Host } from "./api/dispatch.ts";
import { closeAttachments } from "./data/attachments.ts";
import { writeOnce } from "./data/batches.ts";
import { recordTables, setTables } from "./data/headings.ts";
import { newUid } from "./data/ids.ts";
import { readHere } from "./data/imports/reading.ts";
import { insertRecord } from "./data/records.ts";
import type { Reader } from "./data/store.ts";
import { openWorkspace, type Workspace } from "./data/workspace.ts";
import { UserError } from "./domain/errors.ts";
import { makeWords } from "./domain/words/words.ts";

export const migrations = path.resolve(import.meta.dirname, "..", "drizzle", "migrations");

export interface TestHost extends Host {
  folder: string;
  opened: Workspace;
  /** The value of a call. @throws UserError as the call gave it */
  call<T = Record<string, never>>(path: string, input?: unknown, asking?: Asking): Promise<T>;
  /** The code of the failure that a call must end in. */
  refused(path: string, input?: unknown): Promise<string>;
  clock: { now: number };
  /** Ends as the app does; the folder stays. */
  shut(): void;
  /** Ends, and takes the folder away. */
  close(): void;
}

/** A fresh workspace with a clock that moves one second for every look at it. */
export function testHost(more: { folder?: string; name?: string; device?: string } = {}): TestHost {
  const folder = more.folder ?? mkdtempSync(path.join(tmpdir(), "liaison-"));
  const file = path.join(folder, more.name ?? "w.sqlite");
  const clock = { now: Date.UTC(2026, 9, 1, 9) };
  const now = () => (clock.now += 1000);
  const opened = openWorkspace({
    file,
    migrations,
    register: path.join(folder, "devices.json"),
    now,
    author: "Mara",
    device: more.device,
  });
  const bugs: unknown[] = [];
  const host: TestHost = {
    folder,
    opened,
    clock,
    store: opened.store,
    workspace: file,
    now,
    words: makeWords("en-GB"),
    author: "Mara",
    aside: (asidePath, input) => host.call(asidePath, input),
    read: readHere,
    bug(_, error) {
      bugs.push(error);
      return "test";
    },
    async call<T>(callPath: string, input?: unknown, asking?: Asking) {
      const result = await dispatch(host, callPath, input, asking);
      if (result.ok) return result.value as T;
      if (result.error.code === "bug") throw bugs.at(-1);
      throw new UserError(result.error.code, result.error.params, {
        ...(result.error.field !== undefined && { field: result.error.field }),
        ...(result.error.questions && { questions: result.error.questions }),
      });
    },
    async refused(callPath, input) {
      const result = await dispatch(host, callPath, input);
      if (result.ok) throw new Error(`${callPath} was not refused`);
      if (result.error.code === "bug") throw bugs.at(-1);
      return result.error.code;
    },
    shut() {
      closeAttachments();
      if (opened.store.raw.open) opened.close();
    },
    close() {
      host.shut();
      if (!more.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
  return host;
}

/** Who wrote what when, one a line. The undo of an edit is a new write; what never was, and a merge that was undone, leave none. */
export const stamps = (db: Reader): string =>
  db
    .all<object>("SELECT * FROM field_stamp ORDER BY uid, field")
    .map((row) => JSON.stringify(row))
    .join("\n");

/** Every logged record and set row, one a line: equal texts are equal workspaces. Set rows have no id of their own. */
export function contents(db: Reader): string {
  // A workspace of an older version lacks the newest ones.
  const there = new Set(db.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table'"));
  const rows = [
    ...recordTables
      .filter((table) => there.has(table))
      .flatMap((table) => db.all<object>(`SELECT '${table}' AS "is", t.* FROM ${table} t ORDER BY uid`)),
    ...Object.values(setTables).flatMap((table) =>
      db.all<object>(
        `SELECT '${table}' AS "is", ownerId, kind, key, value, label, preferred, match FROM ${table} ORDER BY ownerId, kind, key`,
      ),
    ),
  ];
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

/** What triggers keep, and how many rows the search should have: equal to a fresh rebuild at any time. */
export function derived(db: Reader): string {
  const tables = ["partner_summary", "tally"].map((table) =>
    JSON.stringify(db.all(`SELECT * FROM ${table} ORDER BY 1`)),
  );
  const found = db.column<number>("SELECT rowid FROM value_search ORDER BY rowid");
  const notes = db.column<number>("SELECT rowid FROM note_search ORDER BY rowid");
  const mail = ["mail_ref", "mail_address"].map((table) =>
    JSON.stringify(db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)),
  );
  return [...tables, JSON.stringify(found), JSON.stringify(notes), ...mail].join("\n");
}

/** Writes a text file into the host's folder and gives its path. */
export function fileIn(host: TestHost, name: string, text: string | Uint8Array): string {
  const file = path.join(host.folder, name);
  writeFileSync(file, text);
  return file;
}

/** A sample that the readers keep as a fixture. */
export const sample = (name: string): string =>
  path.join(import.meta.dirname, "data", "read", "fixtures", name);

/** Puts a message into the store as an import leaves it, with files. @returns its id */
export function messageIn(
  host: TestHost,
  facts: {
    text: string;
    subject?: string;
    sender?: string;
    tray?: 0 | 1;
    partnerId?: number;
    at?: number;
    references?: string[];
  },
  files: string[] = [],
): number {
  const { partnerId, references = [], ...row } = facts;
  return writeOnce(host.store, { kind: "edit", now: host.now(), authorName: "Mara" }, () => {
    const uid = newUid();
    const envelope = JSON.stringify({
      messageId: `${uid}@mail.example`,
      references,
      threadId: null,
      subjectKey: "",
      orphan: false,
      from: null,
      to: [],
      cc: [],
      labels: [],
      automatic: null,
    });
    const id = insertRecord(host.store, "interaction", {
      uid,
      kind: "email",
      at: row.at ?? host.now(),
      direction: "in",
      subject: row.subject ?? null,
      text: row.text,
      sender: row.sender ?? null,
      tray: row.tray ?? 0,
      envelope,
      createdAt: host.now(),
    });
    if (partnerId !== undefined)
      insertRecord(host.store, "participant", {
        uid: newUid(),
        interactionId: id,
        partnerId,
        contactId: null,
        role: "from",
      });
    for (const name of files)
      insertRecord(host.store, "attachment", {
        uid: newUid(),
        interactionId: id,
        name,
        type: "application/pdf",
        bytes: 1,
        hash: null,
        contentId: null,
        inline: 0,
      });
    return id;
  });
}

/** Numbers from 0 to 1 that a seed gives. Source: mulberry32. */
export function chances(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
