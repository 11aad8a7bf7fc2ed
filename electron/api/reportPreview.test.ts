// What the wizard is told of a report before it is imported: rows that cannot be read, partners that are known, questions and their words.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
  host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => host.close());

interface Preview {
  created: number;
  records: { line: number; status: string; title: string; partner: string | null; reason: string | null }[];
  questions: { key: string; text: string; choices: { value: string; label: string }[]; default?: string }[];
  report: {
    program: { id: number | null; name: string } | null;
    currency: string | null;
    accounts: { name: string; partner: string | null; by: string | null }[];
    matched: number;
    unmatched: number;
  };
}

const header =
  "id,publisher_id,sale_amount,commission,date,commission_status,validation_date,extra,type,site_name,URL,decline_reason";
const row = (id: number, day: string, partner: string): string =>
  `${id},${id},10.00,1.00,${day} 10:00:00,0,,,Sale,${partner},https://www.${partner.toLowerCase()}.example/,`;
const awin = (name: string, rows: string[]): string =>
  fileIn(host, name, `${[header, ...rows].join("\n")}\n`);
const preview = (file: string, answers: object = {}) =>
  host.call<Preview>("imports.preview", { file, answers, records: true });

test("rows that cannot be read stand in their place among the others, and in the list that is saved", async () => {
  const file = awin("rows.csv", [
    row(1, "2026-10-01", "Alpha"),
    row(2, "no day", "Beta"),
    row(3, "2026-10-03", "Gamma"),
  ]);
  const { records, created } = await preview(file);
  expect(created).toBe(2);
  expect(records.map(({ line, status }) => [line, status])).toEqual([
    [2, "created"],
    [3, "rejected"],
    [4, "created"],
  ]);
  expect(records[1]?.reason).toContain("no day");
  const { csv } = await host.call<{ csv: string }>("imports.rejectedCsv", { file });
  expect(csv.split("\r\n")[1]).toMatch(/^3,/);
});

test("partners are known before the program is made, and what waits is counted after", async () => {
  await host.call("partners.create", { name: "Alpha Media", websites: ["https://alpha.example"] });
  const file = awin("partners.csv", [row(1, "2026-10-01", "Alpha"), row(2, "2026-10-02", "Beta")]);
  const { report, questions } = await preview(file, { currency: "GBP" });
  expect(report).toMatchObject({ program: { id: null }, currency: "GBP", matched: 1, unmatched: 1 });
  expect(report.accounts[0]).toMatchObject({ partner: "Alpha Media", by: "domain" });
  expect(questions.find(({ key }) => key === "program")).toMatchObject({ default: "new" });
  // An answer can be changed: the question does not go with it.
  expect(questions.map(({ key }) => key)).toContain("currency");
  await host.call("imports.run", { file, answers: { currency: "GBP" } });
  expect(await host.call("partners.waits")).toEqual({ accounts: 1 });
});

test("programs are offered with the names of their networks, and one of another network is asked about", async () => {
  const { id } = await host.call<{ id: number }>("programs.create", {
    name: "Northfield",
    network: "cj",
    currency: "USD",
  });
  const file = awin("network.csv", [row(1, "2026-10-01", "Alpha")]);
  const { questions } = await preview(file, { program: String(id) });
  const choices = questions.find(({ key }) => key === "program")?.choices.map(({ label }) => label);
  expect(choices).toContain("Northfield (CJ, USD)");
  expect(questions.find(({ key }) => key === "network")?.text).toContain("Awin");
});
