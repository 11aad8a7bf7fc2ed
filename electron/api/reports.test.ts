// Report formats that people make: kept from a mapping, read by the next file without a question, given on to another workspace.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
let other: TestHost;
beforeEach(() => {
  host = testHost();
  other = testHost();
  for (const each of [host, other]) each.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => {
  host.close();
  other.close();
});

interface Seen {
  format: string;
  header: string[];
  mapping: Record<string, string>;
  needsMapping: boolean;
  formats: string[];
  report?: {
    kind: string;
    network: string | null;
    found: { currency: { code: string | null }; dateOrder: { order: string } | null; missing: string[] };
  };
}
interface Counted {
  created: number;
  changed: number;
  unchanged: number;
  questions: { key: string; default?: string }[];
  report?: { totals: unknown[]; currency: string | null; days: object | null };
}

const rows = [
  "Nr;Wann;Wer;Wert;Lohn",
  "x1;03/10/2026;Trail Thrift;1.234,50;12,35",
  "x2;04/10/2026;Peak and Pine;10,00;0,50",
];
const file = (of: TestHost, name = "haus.csv"): string => fileIn(of, name, `${rows.join("\n")}\n`);
const columns = {
  "column.0": "id",
  "column.1": "day",
  "column.2": "partnerName",
  "column.3": "value",
  "column.4": "commission",
};
const inspect = (of: TestHost, answers: object = {}) =>
  of.call<Seen>("imports.inspect", { file: file(of), answers });
const keep = async (of: TestHost, name = "Haus") => {
  const { header, mapping } = await inspect(of, { as: "report", ...columns });
  return of.call<{ id: number }>("reports.keep", {
    name,
    network: "in-house",
    header,
    mapping,
    habits: { dateOrder: "dmy", decimal: ",", currency: "EUR" },
  });
};
const names = async (of: TestHost) =>
  (await of.call<{ rows: { name: string }[] }>("reports.formats")).rows.map(({ name }) => name);

/** Reads the file of unknown words without any answer about it. */
async function readsByItself(of: TestHost): Promise<void> {
  const seen = await inspect(of);
  expect(seen).toMatchObject({
    format: "own:Haus",
    needsMapping: false,
    mapping: { 0: "id", 1: "day", 2: "partnerName", 3: "value", 4: "commission" },
    report: {
      kind: "orders",
      network: "in-house",
      found: { currency: { code: "EUR" }, dateOrder: { order: "dmy" }, missing: [] },
    },
  });
  const preview = await of.call<Counted>("imports.preview", { file: file(of) });
  expect(preview.questions.filter((question) => question.default === undefined)).toEqual([]);
  expect(preview).toMatchObject({
    created: 2,
    report: { currency: "EUR", days: { from: "2026-10-03", to: "2026-10-04" } },
  });
}

describe("a table of unknown words", () => {
  test("is a list of contacts until somebody says that it is a report, and one without being told the next time", async () => {
    expect((await inspect(host)).report).toBeUndefined();
    const said = await inspect(host, { as: "report" });
    expect(said).toMatchObject({ format: "csv", needsMapping: true });
    expect(said.report?.found.missing).toContain("partnerName");
    const answers = { as: "report", currency: "EUR", dateOrder: "dmy", ...columns };
    expect(await host.call<Counted>("imports.run", { file: file(host), answers })).toMatchObject({
      created: 2,
    });
    expect(await inspect(host)).toMatchObject({ format: "csv", report: { kind: "orders" } });
    expect((await inspect(host, { as: "contacts" })).report).toBeUndefined();
  });

  test("kept as a format it is known without a question, and its rows are those imported before", async () => {
    const answers = { as: "report", currency: "EUR", dateOrder: "dmy", ...columns };
    await host.call("imports.run", { file: file(host), answers });
    await keep(host);
    expect((await inspect(host)).format).toBe("own:Haus");
    expect(await host.call<Counted>("imports.run", { file: file(host) })).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
  });
});

describe("a kept format", () => {
  test("reads by itself, also in another workspace that was given its file", async () => {
    const { id } = await keep(host);
    await readsByItself(host);
    const { name, json } = await host.call<{ name: string; json: string }>("reports.text", { id });
    expect(name).toBe("Haus.json");
    await other.call("reports.load", { file: fileIn(other, name, json) });
    await readsByItself(other);
    const again = await other.call<{ rows: { id: number }[] }>("reports.formats");
    expect(await other.call("reports.text", { id: again.rows[0]?.id })).toEqual({ name, json });
  });

  test("a dropped one no longer reads, and comes back by its text", async () => {
    const { id } = await keep(host);
    const { json } = await host.call<{ json: string }>("reports.drop", { id });
    expect(await names(host)).toEqual([]);
    expect((await inspect(host)).report).toBeUndefined();
    await host.call("reports.restore", { json });
    await readsByItself(host);
    expect(await host.refused("reports.drop", { id: 999 })).toBe("missing-report-format");
  });

  test("a name is kept once; a file with the same name takes its place and says what it took", async () => {
    const { id } = await keep(host);
    await expect(keep(host, " haus ")).rejects.toMatchObject({ code: "format-name-taken", field: "name" });
    const before = await host.call<{ json: string }>("reports.text", { id });
    const changed = JSON.stringify({ ...(JSON.parse(before.json) as object), network: "other" });
    const loaded = await host.call<{ replaced: string | null }>("reports.load", {
      file: fileIn(host, "haus.json", changed),
    });
    expect(loaded.replaced).toBe(before.json);
    expect(await names(host)).toEqual(["Haus"]);
  });

  test.each([
    ["{", "definition-not-one"],
    [JSON.stringify({ liaison: "report-definition", version: 99 }), "definition-newer"],
    [JSON.stringify({ liaison: "report-definition", version: 1, name: "x" }), "definition-broken"],
    ["x".repeat(1_100_000), "file-too-large"],
  ])("a file that is none is refused (%#)", async (content, code) => {
    expect(await host.refused("reports.load", { file: fileIn(host, "bad.json", content) })).toBe(code);
    expect(await host.refused("reports.load", { file: `${host.folder}/none.json` })).toBe("file-missing");
    expect(await names(host)).toEqual([]);
  });

  test("a mapping by which no row can be read is not kept", async () => {
    const given = { name: "Half", header: ["Wer", "Was"], mapping: { 0: "partnerName", 1: "" } };
    expect(await host.refused("reports.keep", given)).toBe("definition-reads-nothing");
    expect(await host.refused("reports.keep", { ...given, mapping: { 0: "nothing" } })).toBe("bad-input");
  });
});
