// The example's terms and negotiations: every stage, rates as played, and gone without a trace when the example goes.
import { expect, test } from "vitest";
import { stages } from "../../domain/negotiation/stages.ts";
import { parseTerms } from "../../domain/terms/terms.ts";
import { useReports } from "../../testingReports.ts";
import { bornWrong } from "../../testingTasks.ts";
import { paidWrong } from "./agreedTerms.ts";
import { makeExample } from "./example.ts";

const { host } = useReports();
const today = "2026-11-20";

test.each(["2024-02-29", "2026-11-20", "2027-01-01"])("made on %s it has all kinds of terms", (day) => {
  const { agreedTerms, negotiations, accounts, partners } = makeExample(day);
  expect(negotiations).toHaveLength(8);
  expect(negotiations.flatMap(({ offers }) => offers).length).toBeGreaterThanOrEqual(20);
  expect(negotiations.filter(({ limits }) => limits.length > 0)).toHaveLength(3);
  expect(new Set(agreedTerms.map(({ partner }) => partner)).size).toBe(12);
  expect(
    agreedTerms.some(({ partner }) => partners.find(({ ref }) => ref === partner)!.name === paidWrong),
  ).toBe(true);
  for (const { terms } of [...agreedTerms, ...negotiations.flatMap(({ offers }) => offers)])
    expect(parseTerms(terms, terms.currency)).toEqual(terms);
  const now = Date.parse(`${day}T00:00:00Z`);
  for (const { createdAt, offers } of negotiations) {
    const times = [createdAt, ...offers.map(({ at }) => at), now];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  // The one that was amended and not followed aside, the last rate that has begun is the one that was played.
  for (const partner of new Set(agreedTerms.map((each) => each.partner))) {
    const { name } = partners.find(({ ref }) => ref === partner)!;
    const last = agreedTerms.findLast((each) => each.partner === partner && each.from <= day)!;
    const { rateBp } = accounts.find((each) => each.partner === partner && each.program === last.program)!;
    expect([name, last.terms.rateBp]).toEqual([name, name === paidWrong ? rateBp + 100 : rateBp]);
  }
});

test("in a workspace every stage occurs, and terms are past, in force and to come", async () => {
  await host().call("example.add");
  const { columns } = await host().call<{ columns: { stage: string; total: number }[] }>(
    "negotiations.board",
  );
  expect(columns.filter(({ total }) => total > 0).map(({ stage }) => stage)).toEqual([...stages]);
  const { rows: partners } = await host().call<{ rows: { id: number; name: string }[] }>("partners.list", {
    limit: 200,
  });
  const states = async (name: string) => {
    const { rows } = await host().call<{ rows: { state: string; negotiationId: number | null }[] }>(
      "agreements.timeline",
      { partnerId: partners.find((each) => each.name === name)!.id },
    );
    return rows.map(({ state, negotiationId }) => [state, negotiationId !== null]);
  };
  expect(await states("Kit Ferret")).toEqual([
    ["past", false],
    ["current", false],
    ["future", true],
  ]);
  expect(await states("Bergpreis Vergleich")).toEqual([
    ["past", false],
    ["past", false],
    ["current", false],
  ]);
  expect(bornWrong(host().store, today)).toEqual([]);
});

test("goes with the example", async () => {
  const tables = ["negotiation", "offer", "negotiation_limit", "negotiation_part", "agreement"];
  const counts = () => tables.map((table) => Number(host().store.value(`SELECT count(*) FROM ${table}`)));
  await host().call("example.add");
  expect(counts().every((count) => count > 0)).toBe(true);
  await host().call("example.remove");
  expect(counts()).toEqual(tables.map(() => 0));
});
