// Precedents: who has the same, what it brought, who of the same kind has less.
import { beforeEach, expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import { dailyHeader, useReports } from "../testingReports.ts";
import { percent } from "../testingTerms.ts";

const { host, program, run, csv } = useReports();

let programId: number;
const ids: Record<string, number> = {};
beforeEach(async () => {
  programId = await program("in-house", "EUR");
  for (const name of ["Kestrel", "Kite", "Merlin", "Osprey"]) {
    const more = { types: ["review"], tier: name === "Osprey" ? "A" : "B" };
    ids[name] = (await host().call<{ id: number }>("partners.create", { name, ...more })).id;
    await host().call("partners.link", { network: "in-house", externalId: name, partnerId: ids[name] });
  }
  // 300.00 a day; Kite half of it until its rate rose on 1 July.
  const first = numberOfDay("2026-04-02");
  const lines = Array.from({ length: 190 }, (_, at) => {
    const day = dayOfNumber(first + at);
    return ["Kestrel", "Kite", "Merlin", "Osprey"].map(
      (name) =>
        `${day},${name},${name},,100,3,${name === "Kite" && day < "2026-07-01" ? "150.00" : "300.00"},24.00,EUR`,
    );
  });
  await run(csv("days.csv", [dailyHeader, ...lines.flat()]), { program: programId });
});

const agree = (name: string, rateBp: number, from: string) =>
  host().call("agreements.create", { partnerId: ids[name], programId, terms: percent(rateBp), from });

test("the same rate with its why, what it brought, and equal partners with less", async () => {
  await agree("Kestrel", 800, "2026-01-01");
  await agree("Kite", 800, "2026-01-01");
  const { id } = await host().call<{ id: number }>("negotiations.create", {
    partnerId: ids.Kite,
    programId,
    subject: "Rate",
  });
  const made = await host().call<{ id: number }>("offers.add", {
    negotiationId: id,
    by: "us",
    terms: percent(1000),
    note: "Gave us the front page",
  });
  await host().call("offers.answer", { id: made.id, answer: "accepted", from: "2026-07-01" });
  await agree("Merlin", 700, "2026-01-01");
  await agree("Osprey", 700, "2026-01-01");
  const found = await host().call<Record<"same" | "brought" | "unequal", object[]>>(
    "negotiations.precedents",
    {
      partnerId: ids.Kestrel,
      programId,
      terms: percent(1000),
    },
  );
  expect(found.same).toEqual([
    {
      partnerId: ids.Kite,
      partner: "Kite",
      since: "2026-07-01",
      terms: percent(1000),
      by: "rate",
      why: "Gave us the front page",
    },
  ]);
  expect(found.brought).toMatchObject([
    {
      partner: "Kite",
      on: "2026-07-01",
      concessions: ["rate"],
      before: { value: "13500.00" },
      after: { value: "27000.00" },
      changeBp: 10_000,
      isRipe: true,
      why: "Gave us the front page",
    },
  ]);
  // Osprey is of another tier.
  expect(found.unequal).toMatchObject([
    { partner: "Merlin", value: "27000.00", terms: percent(700), less: "810.00" },
  ]);
});

test("nobody else and no numbers is an honest nothing", async () => {
  const lonely = (await host().call<{ id: number }>("partners.create", { name: "Lonely" })).id;
  expect(
    await host().call("negotiations.precedents", { partnerId: lonely, programId, terms: percent(1000) }),
  ).toMatchObject({ same: [], brought: [], unequal: [], concessions: ["rate"] });
});
