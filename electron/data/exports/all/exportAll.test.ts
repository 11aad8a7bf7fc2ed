// Everything out, and read again by other programs' readers: the same records, nothing private, nothing left of what was cancelled.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fixture } from "../../../testingReports.ts";
import { messageIn, testHost, type TestHost } from "../../../testing.ts";
import { unzipped } from "../../../testingZip.ts";
import { UserError } from "../../../domain/errors.ts";
import type { JobContext } from "../../context.ts";
import { sharedColumns, sharedNames, type SharedName } from "../../../domain/sharing/columns.ts";
import { fieldsOf, headings, recordTables, type RecordTable } from "../../headings.ts";
import { savedWhole } from "../saving.ts";
import { exportAll, type Exported } from "./exportAll.ts";
import { leftOut, readableTables } from "./tables.ts";

let host: TestHost;
const fresh = () => {
  const made = testHost();
  made.clock.now = Date.UTC(2026, 10, 20, 9);
  return made;
};
const perTest = () => {
  beforeEach(() => {
    host = fresh();
  });
  afterEach(() => host.close());
};

type Json = Record<string, unknown>;
interface Read {
  told: Exported;
  readme: string;
  csv: Map<string, Record<string, string>[]>;
  sheets: Map<string, unknown[][]>;
  json: Record<string, Json[]>;
  /** Everything that is in the file, without any compression. */
  bytes: Buffer;
}

const target = () => path.join(host.folder, "all.zip");
const leftovers = () => readdirSync(host.folder).filter((name) => name.includes("all.zip"));

async function reading(file: string, told: Exported): Promise<Read> {
  const entries = await unzipped(file);
  const text = (name: string) => entries.get(name)!.toString();
  const csv = new Map<string, Record<string, string>[]>();
  for (const name of entries.keys()) {
    if (!name.endsWith(".csv")) continue;
    const parsed = Papa.parse<Record<string, string>>(text(name).replace(/^\ufeff/, ""), {
      header: true,
      skipEmptyLines: true,
    });
    expect(parsed.errors).toEqual([]);
    csv.set(path.basename(name, ".csv"), parsed.data);
  }
  const workbook = entries.get("everything.xlsx")!;
  const sheets = await readXlsx(workbook);
  return {
    told,
    readme: text("README.txt"),
    csv,
    sheets: new Map(sheets.map(({ sheet, data }) => [sheet, data.slice(1)])),
    json: (JSON.parse(text("everything.json")) as { tables: Record<string, Json[]> }).tables,
    bytes: Buffer.concat([...entries.values(), ...(await unzipped(workbook)).values()]),
  };
}

const exported = async (): Promise<Read> =>
  reading(target(), await host.call<Exported>("data.exportAll", { file: target() }));
const idOf = async (call: string, input: object): Promise<number> =>
  (await host.call<{ id: number }>(call, input)).id;

describe("the example with two reports", { timeout: 60_000 }, () => {
  let read: Read;
  beforeAll(async () => {
    host = fresh();
    await host.call("example.add");
    const programId = await idOf("programs.create", { name: "Northfield", network: "awin", currency: "GBP" });
    for (const name of ["awin_transactions_2026-10.csv", "awin_publisher_performance_2026-10.csv"])
      await host.call("imports.run", { file: fixture(name), answers: { program: programId } });
    read = await exported();
  }, 60_000);
  afterAll(() => host.close());

  test("all three say the same, and what the store says", () => {
    const { told, csv, sheets, json, readme } = read;
    const names = readableTables(host.store).map(({ name }) => name);
    expect(told).toMatchObject({ tables: names.length, longer: [], shortened: 0 });
    expect([...csv.keys()]).toEqual(names);
    expect([...sheets.keys()]).toEqual(names);
    expect(Object.keys(json)).toEqual(names);
    for (const { name, of } of readableTables(host.store)) {
      // Nothing of the example is in the trash.
      const count = host.store.value<number>(`SELECT count(*) FROM ${of}`)!;
      expect([name, csv.get(name)!.length, sheets.get(name)!.length, json[name]!.length]).toEqual([
        name,
        count,
        count,
        count,
      ]);
    }
    const all = Object.values(json).reduce((sum, rows) => sum + rows.length, 0);
    expect(told.records).toBe(all);
    expect(readFileSync(target())).toHaveLength(told.bytes);
    expect(readme).toContain(`result-orders: ${json["result-orders"]!.length.toLocaleString("en-GB")} rows`);
    expect(leftovers()).toEqual(["all.zip"]);
  });

  test("amounts are exact: their sums are the store's", () => {
    const { csv, json, sheets } = read;
    const units = (text: string) => Math.round(Number(text) * 100_000);
    const sum = (rows: readonly unknown[]) =>
      rows.reduce<number>((all, each) => all + units(String(each)), 0);
    const stored = host.store.value<number>("SELECT sum(commission) FROM result_order_row")!;
    const heads = Object.keys(csv.get("result-orders")![0]!);
    const place = heads.indexOf("Commission");
    expect(sum(json["result-orders"]!.map((row) => row.commission))).toBe(stored);
    expect(sum(csv.get("result-orders")!.map((row) => row.Commission))).toBe(stored);
    expect(sum(sheets.get("result-orders")!.map((row) => row[place]))).toBe(stored);
    expect(csv.get("result-orders")![0]!.Day).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(csv.get("interactions")![0]!.At).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  });

  test("tables can be joined by uid, and every name is there beside it", () => {
    const { json, csv } = read;
    const uids = new Map(
      Object.entries(json).map(([name, rows]) => [name, new Set(rows.map(({ uid }) => uid))]),
    );
    const refers = {
      partnerUid: "partners",
      personUid: "people",
      programUid: "programs",
      interactionUid: "interactions",
    };
    let references = 0;
    for (const rows of Object.values(json))
      for (const row of rows)
        for (const [column, of] of Object.entries(refers)) {
          const uid = row[column];
          if (typeof uid !== "string") continue;
          references++;
          expect(uids.get(of)!.has(uid)).toBe(true);
        }
    expect(references).toBeGreaterThan(10_000);
    const owner = csv.get("partners")!.find((row) => row.Name === "Bergpreis Vergleich")!;
    expect(owner).toMatchObject({ Owner: "Mara", Tags: "feed; q4", "Contract ends": "2027-11-12" });
    const values = csv.get("partner-values")!.filter((row) => row["Partner uid"] === owner.Uid);
    expect(values.filter((row) => row.Kind === "tag").map((row) => row.Value)).toEqual(["feed", "q4"]);
    const [offer] = json.offers!;
    expect(offer).toMatchObject({ by: "us", termsJson: { basis: "percent", rateBp: 1000 } });
    expect(offer!.terms).toMatch(/^10% of the sale\./);
  });

  test("rows that a sheet has no room for are said", async () => {
    const context = { ...jobContext(), words: host.words };
    const told = await exportAll(context, target(), 1001);
    const { sheets, json, readme } = await reading(target(), told);
    const orders = json["result-orders"]!.length;
    expect(told.longer).toContainEqual({ table: "result-orders", rows: orders - 1000 });
    expect(sheets.get("result-orders")).toHaveLength(1000);
    expect(readme).toContain(
      `result-orders: ${(orders - 1000).toLocaleString("en-GB")} rows are only in the CSV`,
    );
  });

  test("what is written meanwhile is in none of it", async () => {
    const before = host.store.value<number>("SELECT count(*) FROM partner")!;
    let edits = 0;
    const going: Promise<unknown>[] = [];
    const told = await host.call<Exported>(
      "data.exportAll",
      { file: target() },
      {
        progress: () => {
          if (edits++ < 5) going.push(host.call("partners.create", { name: `Meanwhile ${edits}` }));
        },
      },
    );
    await Promise.all(going);
    expect(host.store.value<number>("SELECT count(*) FROM partner")).toBe(before + 5);
    const { csv, json, sheets } = await reading(target(), told);
    expect([csv.get("partners")!.length, sheets.get("partners")!.length, json.partners!.length]).toEqual([
      before,
      before,
      before,
    ]);
  });

  test("a cancel leaves nothing, and what had the name before", async () => {
    rmSync(target(), { force: true });
    for (const old of [null, "an older file"]) {
      if (old !== null) writeFileSync(target(), old);
      for (const after of [1, 40, 100]) {
        const stop = new AbortController();
        let steps = 0;
        const going = host.call(
          "data.exportAll",
          { file: target() },
          {
            signal: stop.signal,
            progress: () => {
              if (++steps === after) stop.abort();
            },
          },
        );
        await expect(going).rejects.toMatchObject({ code: "cancelled" });
        expect(leftovers()).toEqual(old === null ? [] : ["all.zip"]);
      }
      if (old !== null) expect(readFileSync(target(), "utf8")).toBe(old);
      rmSync(target(), { force: true });
    }
  });
});

function jobContext(): JobContext {
  const never = () => {
    throw new Error("an export writes nothing");
  };
  return {
    db: host.store,
    now: host.now,
    words: host.words,
    workspace: host.workspace,
    authorName: "Mara",
    region: undefined,
    signal: new AbortController().signal,
    progress: () => {},
    checkpoint: () => {},
    batch: never,
    tend: never,
    aside: never,
    read: never,
  };
}

describe("a workspace of its own", () => {
  perTest();

  /** The logged columns of a table that are read for the export. */
  const readOf = (of: RecordTable): string[] => {
    const mine = readableTables(host.store).filter((each) => each.of === of);
    const sql = mine
      .flatMap(({ columns, joins }) => [...columns.map((each) => each.sql), ...joins])
      .join("\n");
    return fieldsOf(of).filter((field) => new RegExp(`\\bt\\."?${field}\\b`).test(sql));
  };

  test("every logged column is exported, or left out on purpose", () => {
    const tables = readableTables(host.store);
    for (const of of recordTables) {
      const out = leftOut[of] ?? [];
      const wanted = out.includes("*")
        ? []
        : fieldsOf(of).filter((field) => field !== "deletedAt" && !out.includes(field));
      expect([of, readOf(of)]).toEqual([of, wanted]);
    }
    const others = tables.filter(({ of }) => !(recordTables as string[]).includes(of)).map(({ of }) => of);
    expect(others.toSorted()).toEqual([...headings.journalled, "partner_set", "contact_set"].toSorted());
  });

  test("nothing leaves for anybody that does not leave for a colleague", () => {
    for (const of of recordTables) {
      if (of === "colleague") continue;
      const shared = (sharedNames as string[]).includes(of) ? sharedColumns(of as SharedName) : [];
      expect([of, readOf(of).filter((field) => !shared.includes(field))]).toEqual([of, []]);
    }
  });

  describe("private things", () => {
    test("are nowhere in it, neither as they are nor as they were", async () => {
      const secrets: string[] = [];
      const secret = (name: string) => {
        secrets.push(`Geheim-${name}-${secrets.length}`);
        return secrets.at(-1)!;
      };
      const partnerId = await idOf("partners.create", {
        name: "Public GmbH",
        privateNote: secret("note"),
        tier: "A",
      });
      for (let turn = 0; turn < 2; turn++)
        await host.call("partners.update", { id: partnerId, set: { privateNote: secret("note") } });
      const programId = host.store.value<number>("SELECT id FROM program")!;
      const facts = () => ({ note: secret("talk"), fallback: secret("fallback") });
      const negotiationId = await idOf("negotiations.create", {
        partnerId,
        programId,
        subject: "Public subject",
        ...facts(),
      });
      await host.call("negotiations.update", { id: negotiationId, set: facts() });
      // Amounts that stand nowhere else.
      for (const [at, walkAway] of ["8642.97531", "7531.86429"].entries()) {
        secrets.push(walkAway, `${at + 3}111.22233`, walkAway.replace(".", ""));
        await host.call("limits.set", {
          negotiationId,
          side: "us",
          lever: "flat.amount",
          ideal: `${at + 3}111.22233`,
          walkAway,
          source: secret("source"),
        });
      }
      const gone = await idOf("partners.create", { name: secret("trash"), tags: [secret("tag")] });
      await host.call("interactions.log", { partnerId: gone, kind: "call", text: secret("said") });
      await idOf("contacts.create", {
        partnerId: gone,
        fullName: secret("person"),
        emails: ["geheim-x@y.example"],
      });
      await host.call("promises.make", { partnerId: gone, by: "us", text: secret("promise") });
      await host.call("partners.trash", { id: gone });
      messageIn(host, { text: secret("unsorted"), subject: secret("unsorted"), tray: 1 }, [secret("file")]);
      const { bytes, csv } = await exported();
      expect(csv.get("partners")).toHaveLength(1);
      expect(csv.get("negotiations")).toMatchObject([{ Subject: "Public subject", Partner: "Public GmbH" }]);
      expect(bytes.includes("Public GmbH")).toBe(true);
      expect(secrets.length).toBeGreaterThan(15);
      // They are in the workspace, so the search for them can find something.
      host.store.raw.pragma("wal_checkpoint(TRUNCATE)");
      const workspace = readFileSync(host.workspace);
      expect(secrets.filter((each) => workspace.includes(each)).length).toBeGreaterThan(10);
      expect(secrets.filter((each) => bytes.includes(each))).toEqual([]);
      expect(bytes.toString("latin1").toLowerCase()).not.toContain("geheim");
      const device = host.store.value<string>("SELECT device FROM stamp")!;
      expect(bytes.includes(device)).toBe(false);
    });
  });

  test("texts of all scripts and of bad intent come back as they are", async () => {
    const names = [
      "東京 アフィリエイト",
      "شركة النور ‏(ش.م.م)",
      '=HYPERLINK("https://x.example")',
      "+cmd|' /C calc'!A0",
      'a,"b"\r\nc;d\te',
      "<script>alert(1)</script>",
      "'; DROP TABLE partner; --",
      "👩‍👩‍👧 𝔘𝔫𝔦",
      "@SUM(1)",
    ];
    for (const name of names) await host.call("partners.create", { name });
    await host.call("ownFields.create", { of: "partner", name: "=1+1", kind: "text" });
    const { csv, json, sheets } = await exported();
    const kept = host.store.column<string>("SELECT name FROM partner ORDER BY id");
    expect(json.partners!.map(({ name }) => name)).toEqual(kept);
    expect(sheets.get("partners")!.map((row) => String(row[1]))).toEqual(
      kept.map((name) => name.replaceAll("\r\n", "\n")),
    );
    const cells = csv.get("partners")!.map((row) => row.Name!);
    expect(cells.map((cell) => cell.replace(/^'(?=[=+@])/, ""))).toEqual(
      kept.map((name) => name.replaceAll("\r\n", "\n")),
    );
    expect(cells.filter((cell) => /^\s*[=+@-]/.test(cell))).toEqual([]);
    expect(Object.keys(csv.get("partners")![0]!)).toContain("'=1+1");
  });

  describe("a place that cannot take it", () => {
    test("is said, and nothing is left behind", async () => {
      expect(await host.refused("data.exportAll", { file: path.join(host.folder, "none", "all.zip") })).toBe(
        "cannot-save",
      );
      expect(await host.refused("data.exportAll", { file: host.workspace })).toBe("export-over-workspace");
      expect(host.store.value("SELECT count(*) FROM program")).toBe(1);
      expect(leftovers()).toEqual([]);
    });

    test("a full disk is said in words", async () => {
      const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
        code: "ENOSPC",
        syscall: "write",
      });
      await expect(savedWhole(target(), () => Promise.reject(full))).rejects.toMatchObject({
        code: "disk-full",
      });
      expect(leftovers()).toEqual([]);
    });

    test("what cannot be read back does not get the name", async () => {
      const refused = new UserError("export-not-verified", { file: "all.zip" });
      const saving = savedWhole(
        target(),
        async (put) => put("x"),
        async (beside) => {
          expect(existsSync(beside)).toBe(true);
          throw refused;
        },
      );
      await expect(saving).rejects.toBe(refused);
      expect(leftovers()).toEqual([]);
    });
  });
});
