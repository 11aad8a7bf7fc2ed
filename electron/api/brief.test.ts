// The call brief: one page that knows who they are, what was said, promised and agreed, and what it is worth to both.
import { beforeEach, expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "../domain/reports/dayNumber.ts";
import { dailyHeader, useReports } from "../testingReports.ts";

const { host, program, run, csv } = useReports();

interface Suggested {
  code: string;
  text: string;
  isPrivate: boolean;
}
interface Brief {
  program: { id: number };
  who: { name: string; people: { name: string }[] };
  talks: { subject: string }[];
  promises: { by: string; text: string }[];
  inForce: { terms: object } | null;
  numbers: { now: { orders: number }; theirs: { earnings: string; epc: string } };
  negotiation: { subject: string; turn: string; theirs: { terms: { rateBp: number } } } | null;
  gives: Suggested[];
  asks: Suggested[];
  private: { note: string | null; fallback: string | null; partnerNote: string | null; limits: object[] };
}

let programId: number;
let partnerId: number;
beforeEach(async () => {
  programId = await program("in-house", "EUR");
  partnerId = (await host().call<{ id: number }>("partners.create", { name: "Kestrel", privateNote: "Hard" }))
    .id;
});
const brief = (more: object = {}) => host().call<Brief>("partners.brief", { id: partnerId, ...more });

test("of somebody new it is honest and still has three gives and three asks", async () => {
  const found = await brief();
  expect(found).toMatchObject({ talks: [], promises: [], inForce: null, negotiation: null });
  expect(found.numbers.now.orders).toBe(0);
  expect(found.numbers.theirs).toMatchObject({ earnings: "0.00", epc: null });
  expect([found.gives, found.asks].map((all) => all.length)).toEqual([3, 3]);
});

test("with numbers, promises and an open negotiation it says what is cheap to give", async () => {
  await host().call("partners.link", { network: "in-house", externalId: "K1", partnerId });
  const first = numberOfDay("2026-07-09");
  await run(
    csv("days.csv", [
      dailyHeader,
      ...Array.from(
        { length: 90 },
        (_, at) => `${dayOfNumber(first + at)},K1,Kestrel,,100,8,480.00,38.40,EUR`,
      ),
    ]),
    { program: programId },
  );
  await host().call("agreements.create", {
    partnerId,
    programId,
    terms: { currency: "EUR", basis: "percent", rateBp: 800, netDays: 30, cookieDays: 30 },
    from: "2026-01-01",
  });
  await host().call("promises.make", { partnerId, by: "them", text: "Send the banner" });
  await host().call("promises.make", { partnerId, by: "us", text: "Send samples" });
  const { id } = await host().call<{ id: number }>("negotiations.create", {
    partnerId,
    programId,
    subject: "Autumn rate",
    note: "They are weak",
    fallback: "Stay at 8 %",
  });
  await host().call("offers.add", {
    negotiationId: id,
    by: "them",
    terms: { currency: "EUR", basis: "percent", rateBp: 1200 },
  });
  await host().call("limits.set", {
    negotiationId: id,
    side: "us",
    lever: "cookieDays",
    ideal: 30,
    walkAway: 60,
    step: 15,
    valuePerStep: "5.00",
  });
  await host().call("limits.set", {
    negotiationId: id,
    side: "them",
    lever: "cookieDays",
    ideal: 90,
    walkAway: 30,
    valuePerStep: "80.00",
  });
  const found = await brief();
  expect(found.program.id).toBe(programId);
  expect(found.numbers.theirs).toMatchObject({ earnings: "3456.00", epc: "0.384" });
  expect(found.negotiation).toMatchObject({
    subject: "Autumn rate",
    turn: "us",
    theirs: { terms: { rateBp: 1200 } },
  });
  expect(found.negotiation).not.toHaveProperty("note");
  expect(found.promises.map(({ text }) => text).toSorted()).toEqual(["Send samples", "Send the banner"]);
  expect(found.gives[0]).toEqual({
    code: "lever",
    text: "Move the cookie window: a step costs us €5.00 and is worth €80.00 to them.",
    isPrivate: true,
  });
  expect(found.gives.filter(({ isPrivate }) => !isPrivate)).toHaveLength(3);
  expect(found.asks[0]).toMatchObject({ code: "promise", isPrivate: false });
  expect(found.private).toMatchObject({
    partnerNote: "Hard",
    note: "They are weak",
    fallback: "Stay at 8 %",
  });
  expect(found.private.limits).toHaveLength(2);
  const { private: _, gives, asks, ...shownToAll } = found;
  expect(
    JSON.stringify([shownToAll, ...[...gives, ...asks].filter(({ isPrivate }) => !isPrivate)]),
  ).not.toMatch(/weak|Stay at|Hard|80\.00/);
  expect(await host().refused("partners.brief", { id: 999 })).toBe("missing-partner");
});
