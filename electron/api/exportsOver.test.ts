// A file that is saved never takes the place of a workspace, of what lies beside one, or of a backup.
import { copyFileSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  await host.call("partners.create", { name: "Kestrel" });
});
afterEach(() => host.close());

const table = { name: "A", columns: [{ label: "A", kind: "text" }], rows: [["x"]] };
const savers: [string, object][] = [
  ["exchange.export", {}],
  ["data.exportAll", {}],
  ["agreements.saveCheckCsv", { programId: 1, from: "2026-01-01", to: "2026-01-31" }],
  ["exports.saveCsv", { table }],
  ["exports.saveXlsx", { tables: [table] }],
  ["contacts.saveVcard", { version: "4.0" }],
];

test.each(savers)("%s %j refuses to, and every byte is where it was", async (call, more) => {
  const backup = path.join(host.folder, "backup.sqlite");
  const link = path.join(host.folder, "link.liaison");
  host.store.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  copyFileSync(host.workspace, backup);
  symlinkSync(backup, link);
  const before = [host.workspace, backup].map((file) => readFileSync(file));
  for (const end of ["", "-wal", "-shm", "-journal", ".lock", ".attachments", ".attachments-wal"])
    expect(await host.refused(call, { ...more, file: `${host.workspace}${end}` })).toBe(
      "export-over-workspace",
    );
  for (const file of [backup, `${backup}.attachments`, link])
    expect(await host.refused(call, { ...more, file })).toBe("export-over-workspace");
  expect([host.workspace, backup].map((file) => readFileSync(file))).toEqual(before);
  expect(existsSync(`${backup}.attachments`)).toBe(false);
  expect(await host.call("partners.list")).toMatchObject({ total: 1 });
});

test("an ordinary file of any name is replaced", async () => {
  const file = path.join(host.folder, "team.lock");
  await host.call("exchange.export", { file });
  await host.call("exchange.export", { file });
  expect(await host.call("exchange.look", { file })).toMatchObject({ own: true });
});
