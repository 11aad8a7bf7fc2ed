// For unit tests only: every reading call asked about every record. An answer or a refusal in words will do; a bug does not.
import { manifest } from "./api/dispatch.ts";
import type { Bind } from "./data/store.ts";
import { UserError } from "./domain/errors.ts";
import type { TestHost } from "./testing.ts";

type Input = Record<string, unknown>;

const days = { from: "2026-01-01", to: "2026-12-31" };
const range = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2027, 0, 1) };

/** What read files that are not there, save files, or take minutes; they have tests of their own. */
const apart = new Set(
  `contacts.saveVcard contacts.saveCsv agreements.saveCheckCsv data.exportAll exchange.save exchange.preview exchange.look
   exports.saveCsv exports.saveXlsx imports.inspect imports.preview imports.rejectedCsv rates.preview backups.make search.check priorities.preview`.split(
    /\s+/,
  ),
);

function inputs(host: TestHost): Record<string, Input[]> {
  const { store } = host;
  const ids = (text: string, ...params: Bind[]) => store.column<number>(text, ...params);
  const each = (table: string, as = "id", more: Input = {}) =>
    ids(`SELECT id FROM ${table}`).map((id) => ({ [as]: id, ...more }));
  const kinds = (as: string) => [
    ...each("partner", as, { kind: "partner" }),
    ...each("contact", as, { kind: "contact" }),
  ];
  const partners = each("partner", "partnerId");
  const pairs = store
    .all<{ partnerId: number; programId: number }>(
      `SELECT partnerId, programId FROM membership UNION SELECT partnerId, programId FROM negotiation UNION SELECT partnerId, programId FROM agreement`,
    )
    .map((pair) => ({ ...pair }));
  const programs = each("program", "programId");
  const uids = store
    .column<string>("SELECT DISTINCT uid FROM change UNION SELECT uid FROM tombstone")
    .map((uid) => ({ uid }));
  const two = (table: string, kind: string) => {
    const all = ids(`SELECT id FROM ${table} LIMIT 4`);
    return all.slice(1).map((b) => ({ kind, a: all[0], b }));
  };
  const terms = { currency: "EUR", basis: "percent", rateBp: 800 };
  return {
    "agreements.list": partners,
    "agreements.inForce": pairs.map((pair) => ({ ...pair, on: "2026-10-09" })),
    "agreements.timeline": partners,
    "agreements.programs": [{}, ...partners],
    "agreements.check": programs.map((program) => ({ ...program, ...days })),
    "attachments.bytes": each("attachment"),
    "calendar.between": [range, { from: 0, to: Date.UTC(2090, 0, 1) }],
    "contacts.list": [{}, ...partners, { search: "a", sort: { by: "fullName" } }],
    "contacts.get": each("contact"),
    "duplicates.of": kinds("id"),
    "duplicates.pair": [...two("partner", "partner"), ...two("contact", "contact")],
    "duplicates.merged": kinds("id"),
    "exchange.digest": [{}, { partnerIds: ids("SELECT id FROM partner") }],
    "exchange.lost": uids,
    "history.of": uids,
    "history.fields": uids,
    "history.recent": [{}, ...partners],
    "history.ofPartner": partners,
    "history.ofBatch": each("batch", "batchId"),
    "interactions.timeline": [...partners, ...each("contact", "contactId")],
    "interactions.thread": each("interaction"),
    "limits.list": each("negotiation", "negotiationId"),
    "mail.sender": [{ address: "a@b.example" }],
    "negotiations.get": each("negotiation"),
    "negotiations.middleGround": each("negotiation", "negotiationId"),
    "negotiations.replay": pairs.map((pair) => ({ ...pair, ...days, terms: [terms] })),
    "negotiations.sample": pairs.map((pair) => ({ ...pair, ...days })),
    "negotiations.windows": pairs,
    "negotiations.standIn": programs,
    "negotiations.precedents": pairs.map((pair) => ({ ...pair, terms })),
    "negotiations.list": [{}, ...partners],
    "partners.list": [
      {},
      { search: "a" },
      ...["name", "country", "tier", "stage", "lastContactAt", "nextContactOn", "people"].map((by) => ({
        sort: { by, desc: true },
      })),
    ],
    "partners.position": each("partner"),
    "partners.suggest": [{ text: "a" }],
    "partners.get": each("partner"),
    "partners.brief": each("partner"),
    "performance.totals": [days, ...partners.map((partner) => ({ ...days, ...partner }))],
    "performance.orders": [days],
    "performance.overview": [days],
    "performance.series": [{ ...days, by: "month" }],
    "performance.league": [days],
    "performance.movement": [days],
    "performance.explain": [{ ...days, metric: "orders" }],
    "promises.list": partners,
    "reports.text": each("report_format"),
    "search.find": ["a", "=", "'; DROP", "<b>", "\u0000", "\ud800", '"'].map((text) => ({ text })),
    "tasks.understand": [{ text: "call Ann tomorrow" }],
    "tasks.list": [{}, { show: "all" }, ...partners],
    "tasks.calendar": [days],
    "tasks.get": each("task"),
    "templates.fill": [
      ...each("template"),
      ...each("contact", "contactId", { subject: "{first name}", body: "{partner}" }),
    ],
    "views.list": [{ page: "partners" }],
  };
}

/** @returns how many answers there were. @throws naming each call that ended in a bug, with what it was asked */
export async function everythingAnswers(host: TestHost): Promise<number> {
  const asked = inputs(host);
  const bugs = new Map<string, string>();
  let answers = 0;
  for (const [path, kind] of Object.entries(manifest())) {
    if ((kind !== "read" && kind !== "aside") || apart.has(path)) continue;
    for (const input of asked[path] ?? [{}])
      try {
        await host.call(path, input);
        answers++;
      } catch (error) {
        const refused = error instanceof UserError && error.code !== "bad-input" && error.code !== "bug";
        const [why = "", where = ""] = String((error as Error).stack ?? error).split(/\n\s+at /);
        if (!refused) bugs.set(path, `${path} ${JSON.stringify(input)}: ${why} (${where})`);
      }
  }
  if (bugs.size > 0) throw new Error([...bugs.values()].join("\n"));
  return answers;
}
