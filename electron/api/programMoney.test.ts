// A program's money: what is in force, its history, what is refused, and that each of it is undone exactly.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { moneyOf } from "../data/programMoney.ts";
import { contents, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Made {
  id: number;
  batchId: number;
}
interface Program extends Record<string, unknown> {
  id: number;
  money: { id: number; from: string }[];
}
const make = (path: string, input: object) => host.call<Made>(path, input);
const programs = async () => (await host.call<{ rows: Program[] }>("programs.list")).rows;
const program = async (id: number) => (await programs()).find((row) => row.id === id)!;
const percent = (value: number) => ({ kind: "percentOfCommission", value });
const awin = {
  name: "Northfield UK",
  client: "Northfield",
  network: "awin",
  currency: "GBP",
  marginBp: 3500,
  networkFee: percent(3000),
};

test("a program says all that was given, and what is usual for the rest", async () => {
  const { id } = await make("programs.create", awin);
  expect(await program(id)).toMatchObject({
    client: "Northfield",
    marginBp: 3500,
    networkFee: percent(3000),
    ripeningDays: 45,
    timeZone: null,
    targetRoiBp: null,
    runBy: null,
    money: [{ from: "0001-01-01", marginBp: 3500, networkFee: percent(3000) }],
  });
  const full = { ripeningDays: 30, timeZone: "GMT Standard Time", targetRoiBp: 20_000, runBy: "agency" };
  const other = await make("programs.create", { name: "All", network: "cj", currency: "USD", ...full });
  expect(await program(other.id)).toMatchObject({
    ...full,
    timeZone: "Europe/London",
    client: "My client",
    marginBp: null,
    networkFee: null,
    money: [],
  });
});

test("a fee for an order is an amount of the currency, given as text or as a number", async () => {
  for (const value of ["1.5", 1.5, "1.50"]) {
    const networkFee = { kind: "perOrder", value };
    const { id } = await make("programs.create", { ...awin, name: `Fee ${value}`, networkFee });
    expect(await program(id)).toMatchObject({ networkFee: { kind: "perOrder", value: "1.50" } });
    expect(moneyOf(host.store, id)).toEqual([
      { from: "0001-01-01", marginBp: 3500, networkFee: { kind: "perOrder", value: 150_000 } },
    ]);
  }
});

test("a margin alone goes without a fee", async () => {
  const { networkFee: _, ...alone } = awin;
  const { id } = await make("programs.create", alone);
  expect(await program(id)).toMatchObject({ marginBp: 3500, networkFee: percent(0) });
});

describe("refused", () => {
  const { marginBp: _, ...noMargin } = awin;
  test.each([
    [{ ...awin, networkFee: percent(10_001) }, "fee-percent"],
    [{ ...awin, networkFee: percent(-1) }, "fee-percent"],
    [{ ...awin, networkFee: percent(12.5) }, "fee-percent"],
    [{ ...awin, networkFee: { kind: "percentOfSales", value: "3000" } }, "fee-percent"],
    [{ ...awin, networkFee: { kind: "perOrder", value: "1,50" } }, "fee-amount"],
    [{ ...awin, networkFee: { kind: "perOrder", value: "-1.50" } }, "fee-amount"],
    [{ ...awin, networkFee: { kind: "perOrder", value: 1e21 } }, "fee-amount"],
    [{ ...awin, networkFee: { kind: "flat", value: 1 } }, "bad-input"],
    [{ ...awin, networkFee: { ...percent(1), cap: 2 } }, "unknown-field"],
    [{ ...awin, marginBp: 10_001 }, "bad-input"],
    [{ ...awin, marginBp: 35.5 }, "bad-input"],
    [{ ...awin, ripeningDays: 401 }, "bad-input"],
    [{ ...awin, timeZone: "Mars/Olympus" }, "unknown-time-zone"],
    [{ ...awin, runBy: "nobody" }, "bad-input"],
    [noMargin, "margin-missing"],
  ])("%j: %s, and nothing stays of it", async (input, code) => {
    const before = contents(host.store);
    expect(await host.refused("programs.create", input)).toBe(code);
    expect(contents(host.store)).toBe(before);
  });

  test("what is not there any more", async () => {
    expect(await host.refused("programs.setMoney", { programId: 99, marginBp: 1 })).toBe("missing-program");
    expect(await host.refused("programs.dropMoney", { id: 99 })).toBe("missing-program_money");
    expect(await host.refused("programs.renameClient", { id: 99, name: "X" })).toBe("missing-client");
  });
});

test("an entry holds from its day on; saying a day again rewrites its entry, dropping it lets the earlier one hold", async () => {
  const { id } = await make("programs.create", awin);
  const past = { programId: id, from: "2026-07-01", marginBp: 4000, networkFee: percent(2500) };
  const first = await make("programs.setMoney", past);
  await make("programs.setMoney", { ...past, from: "2027-01-01", marginBp: 5000 });
  expect(await program(id)).toMatchObject({
    marginBp: 4000,
    networkFee: percent(2500),
    money: [{ from: "0001-01-01" }, { from: "2026-07-01" }, { from: "2027-01-01" }],
  });
  expect(await make("programs.setMoney", { ...past, marginBp: 4100 })).toMatchObject({ id: first.id });
  expect(await program(id)).toMatchObject({ marginBp: 4100 });
  await host.call("programs.dropMoney", { id: first.id });
  expect(await program(id)).toMatchObject({ marginBp: 3500, networkFee: percent(3000) });
  expect(await host.refused("programs.dropMoney", { id: first.id })).toBe("in-trash");
  expect(await make("programs.setMoney", past)).toMatchObject({ id: first.id });
  expect((await program(id)).money).toHaveLength(3);
});

test("today is the program's: at 23:00 in London the next day has begun in Tokyo", async () => {
  host.clock.now = Date.UTC(2026, 5, 30, 22);
  const london = await make("programs.create", { ...awin, timeZone: "Europe/London" });
  const tokyo = await make("programs.create", { ...awin, timeZone: "Asia/Tokyo" });
  for (const { id } of [london, tokyo])
    await make("programs.setMoney", { programId: id, from: "2026-07-01", marginBp: 100 });
  expect([(await program(london.id)).marginBp, (await program(tokyo.id)).marginBp]).toEqual([3500, 100]);
});

describe("undo", () => {
  const undone = async (path: string, input: object) => {
    const before = await programs();
    const { batchId } = await make(path, input);
    const after = await programs();
    expect(after).not.toEqual(before);
    const undo = await host.call<Made>("history.undo", { batchId });
    expect(await programs()).toEqual(before);
    await host.call("history.undo", { batchId: undo.batchId });
    expect(await programs()).toEqual(after);
    return batchId;
  };

  test("of a new program, with its client and its money", async () => {
    await undone("programs.create", awin);
    expect(await host.call("programs.clients")).toMatchObject({
      rows: [{ name: "My client" }, { name: "Northfield", programs: 1 }],
    });
  });

  test("of each fact, of a new entry, of a rewritten one and of a dropped one", async () => {
    const { id } = await make("programs.create", awin);
    await undone("programs.update", {
      id,
      set: { ripeningDays: 60, targetRoiBp: 15_000, runBy: "in-house" },
    });
    await undone("programs.update", { id, set: { timeZone: "Europe/Berlin" } });
    await undone("programs.update", { id, set: { timeZone: null, targetRoiBp: null, runBy: null } });
    const entry = { programId: id, from: "2026-07-01", marginBp: 4000, networkFee: percent(2500) };
    await undone("programs.setMoney", entry);
    await undone("programs.setMoney", { ...entry, networkFee: { kind: "perOrder", value: "0.80" } });
    await undone("programs.dropMoney", { id: (await program(id)).money[1]!.id });
  });

  test("of a change of client: the one that nobody needs any more comes back", async () => {
    const { id } = await make("programs.create", awin);
    await undone("programs.update", { id, set: { client: "Acme" } });
    const { rows } = await host.call<{ rows: { id: number; name: string }[] }>("programs.clients");
    expect(rows.map(({ name }) => name)).toEqual(["Acme", "My client"]);
    const acme = rows[0]!.id;
    expect(await host.refused("programs.renameClient", { id: acme, name: "my client" })).toBe("client-taken");
    await undone("programs.renameClient", { id: acme, name: "ACME" });
    await make("programs.create", { ...awin, client: "acme" });
    expect((await host.call<{ rows: object[] }>("programs.clients")).rows).toHaveLength(2);
  });

  test("says what it is about", async () => {
    const { id } = await make("programs.create", awin);
    await make("programs.setMoney", { programId: id, from: "2026-07-01", marginBp: 1 });
    expect(await host.call("history.recent", { limit: 2 })).toMatchObject({
      rows: [
        { title: { code: "made-program_money", params: { name: "Northfield UK" } } },
        { title: { code: "made-program", params: { name: "Northfield UK" } } },
      ],
    });
  });
});
