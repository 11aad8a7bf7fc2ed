// Writes electron/data/fixtures/schema-NNNN.sql: a workspace as the newest migration makes it, with a few rows. Run once for each schema that is released.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrations, testHost } from "../electron/testing.ts";

const journal = JSON.parse(readFileSync(path.join(migrations, "meta", "_journal.json"), "utf8")) as {
  entries: { tag: string }[];
};
const tag = journal.entries.at(-1)!.tag;
const host = testHost({ device: "device-of-the-fixture" });
const make = (call: string, input: object) => host.call<{ id: number; uid: string }>(call, input);

const rating = await make("ownFields.create", { of: "partner", name: "Rating", kind: "number" });
const thrift = await make("partners.create", {
  name: "Trail Thrift",
  tags: ["q4", "hiking"],
  websites: ["trailthrift.example"],
  networkIds: [{ network: "awin", externalId: "45628" }],
  stage: "active",
  country: "GB",
  own: { [rating.uid]: "4" },
});
const peak = await make("partners.create", { name: "Peak and Pine", stage: "lost" });
const maya = await make("contacts.create", {
  partnerId: thrift.id,
  fullName: "Maya Okafor-Lind",
  emails: ["maya@trailthrift.example"],
  phones: ["+44 20 7946 0101"],
  birthday: "--07-22",
});
await make("contacts.create", { fullName: "Mum", note: "line one\nline two; with 'quotes'" });
await make("interactions.log", {
  contactIds: [maya.id],
  kind: "call",
  text: "Asked for an exclusive code.",
  nextContactOn: "2026-11-02",
});
await make("interactions.log", { partnerId: peak.id, kind: "note", text: "No budget." });
await make("partners.update", { id: thrift.id, set: { tier: "A", tags: ["q4"] } });
await make("views.save", { page: "partners", name: "Mine", detail: { columns: ["name"] } });
await make("settings.set", { key: "theme", value: "dark" });
await make("partners.trash", { id: peak.id });

const { store } = host;
const isShadow = (name: string) => /^(value|interaction|note)_search_/.test(name);
const tables = store
  .all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
  )
  .filter(({ name }) => !isShadow(name));
const indexes = store.column<string>(
  "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid",
);
const rows = tables
  .filter(({ name }) => !name.endsWith("_search"))
  .flatMap(({ name }) => {
    const columns = store.column<string>("SELECT name FROM pragma_table_info(?)", name);
    const values = columns.map((column) => `quote("${column}")`).join(" || ', ' || ");
    const into = `INSERT INTO "${name}" (${columns.map((column) => `"${column}"`).join(", ")})`;
    return store.column<string>(`SELECT ${values} FROM "${name}"`).map((row) => `${into} VALUES (${row});`);
  });
// Without triggers and what they keep for the search: every opening that does not find its own makes both anew.
const text = [
  `-- A workspace as the migrations up to ${tag} make it, with a few rows. Never changed: it stands for files of that version.`,
  // Rows are in the order of the tables, not of their references.
  "PRAGMA foreign_keys = OFF;",
  ...tables.map(({ sql }) => `${sql};`),
  ...indexes.map((sql) => `${sql};`),
  ...rows,
  "PRAGMA foreign_keys = ON;",
  "",
].join("\n");
writeFileSync(
  path.join(import.meta.dirname, `../electron/data/fixtures/schema-${tag.slice(0, 4)}.sql`),
  text,
);
host.close();
