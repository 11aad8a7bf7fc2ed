// Texts of bad intent in a shared file: they come as text, stay text on every way out, and do nothing.
import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sharedTable } from "../domain/sharing/columns.ts";
import { testHost, type TestHost } from "../testing.ts";
import { Draft, oneOfEach } from "../testingDraft.ts";
import { everythingAnswers } from "../testingSweep.ts";
import { unzipped } from "../testingZip.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let a: TestHost;
let b: TestHost;
let draft: Draft;
const file = (name = "bad") => path.join(a.folder, `${name}.liaison`);
beforeEach(async () => {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  await oneOfEach(a);
  await a.call("exchange.export", { file: file("good") });
  draft = await Draft.of(file("good"));
});
afterEach(() => {
  a.close();
  b.close();
});

const texts = [
  "'; DROP TABLE partner; --",
  '"; DELETE FROM change; --',
  '<script>alert(1)</script><img src=x onerror="alert(1)">',
  '=HYPERLINK("https://x.example","a")',
  "+cmd|' /C calc'!A0",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  "\u202egnp.exe",
  "{{name}} {name} $& %s \\",
  "a\u0000b",
  "\ud800 lone",
  "x".repeat(100_000),
];
const free = new Set(["name", "text"]);

test.each(texts.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
  "%s in every text of every record",
  { timeout: 60_000 },
  async (_, text) => {
    let put = 0;
    for (const { table, columns, rows } of draft.tables)
      for (const [at] of rows.entries())
        for (const column of columns)
          if (free.has(sharedTable(table as never).columns[column]!)) {
            // The first program is everybody's: it is compared, not made.
            draft.set(table, column, text, at);
            put++;
          }
    draft.row("partner")[4] = [
      "tag",
      "website",
      "alias",
      "networkId",
      "own",
      "none",
      text.slice(0, 40).replaceAll(":", ""),
    ].map((kind) => [
      kind || "x",
      `k ${text.slice(0, 1000)}`,
      text.slice(0, 20_000),
      text.slice(0, 2000),
      1,
      text.slice(0, 20_000),
    ]);
    draft.row("contact")[4] = ["email", "phone", "link", "address", "tag"].map((kind) => [
      kind,
      text.slice(0, 1000),
      text.slice(0, 20_000),
      null,
      0,
      null,
    ]);
    expect(put).toBeGreaterThan(30);
    await draft.write(file());
    const tables = () => b.store.value<number>("SELECT count(*) FROM sqlite_schema");
    const before = tables();
    await b.call("exchange.preview", { file: file() });
    await b.call("exchange.merge", { file: file(), rest: "newest" });
    expect(tables()).toBe(before);
    expect(b.store.value("SELECT count(*) FROM change")).toBeGreaterThan(20);
    // A lone half of a character has no UTF-8.
    const kept = text.toWellFormed();
    for (const [table, column] of [
      ["partner", "name"],
      ["contact", "note"],
      ["task", "title"],
      ["interaction", "text"],
      ["offer", "note"],
      ["promise", "text"],
    ] as const)
      expect([table, b.store.column<string>(`SELECT "${column}" FROM ${table}`)]).toEqual([
        table,
        expect.arrayContaining([kept]),
      ]);
    expect(await everythingAnswers(b)).toBeGreaterThan(100);
    await ways();
    // And on to the next one.
    await b.call("exchange.export", { file: file("on") });
    expect((await b.call<{ digest: string }>("exchange.digest")).digest).toHaveLength(64);
    const again = await b.call<{ created: number; updated: number }>("exchange.merge", { file: file("on") });
    expect(again).toMatchObject({ created: 0, updated: 0 });
  },
);

/** No cell that leaves is one that a spreadsheet would calculate with. */
async function ways(): Promise<void> {
  const csv = path.join(b.folder, "people.csv");
  await b.call("contacts.saveCsv", { file: csv });
  await b.call("contacts.saveVcard", { file: path.join(b.folder, "people.vcf") });
  await b.call("data.exportAll", { file: path.join(b.folder, "all.zip") });
  const files = [readFileSync(csv, "utf8")];
  for (const [name, bytes] of await unzipped(path.join(b.folder, "all.zip")))
    if (name.endsWith(".csv")) files.push(bytes.toString());
  let cells = 0;
  for (const each of files)
    for (const row of Papa.parse<string[]>(each.replace(/^\ufeff/, ""), { delimiter: "," }).data)
      for (const cell of row) {
        cells++;
        if (!/^[+-][\d ().:-]*$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+@-]/);
      }
  expect(cells).toBeGreaterThan(200);
  for (const id of b.store.column<number>("SELECT id FROM interaction"))
    expect(htmlOf(await b.call("interactions.thread", { id }))).not.toMatch(/<script|<[^>]*onerror/i);
}

/** Every HTML that an answer has. */
const htmlOf = (answer: unknown): string => {
  if (typeof answer !== "object" || answer === null) return "";
  return Object.entries(answer)
    .map(([name, value]) => (name === "html" && typeof value === "string" ? value : htmlOf(value)))
    .join("");
};
