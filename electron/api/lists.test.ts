// Lists and inputs: limits and totals, sorting and filtering on any field, search, instants and days, and what is refused with its field.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dispatch } from "./dispatch.ts";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
let field: { uid: string };
interface Page {
  rows: { id: number; name: string }[];
  total: number;
}
const at = (day: number) => Date.UTC(2026, 8, day);
beforeAll(async () => {
  host = testHost();
  field = await host.call("ownFields.create", { of: "partner", name: "Rating", kind: "number" });
  const make = async (input: object) => (await host.call<{ id: number }>("partners.create", input)).id;
  const alpha = await make({
    name: "Älpha Média",
    stage: "active",
    tier: "A",
    country: "GB",
    tags: ["Q4", "Top 20"],
    websites: ["https://shop.alpha.example"],
    networkIds: [{ network: "awin", externalId: "45628" }],
    own: { [field.uid]: "10" },
  });
  const beta = await make({
    name: "beta",
    stage: "lost",
    country: "DE",
    tags: ["q4"],
    cadenceDays: 30,
    own: { [field.uid]: "9" },
  });
  const gamma = await make({
    name: "Gamma 100%_x",
    nextContactOn: "2026-10-05",
    languages: ["de"],
    types: ["discount-code"],
  });
  const person = await host.call<{ id: number }>("contacts.create", {
    partnerId: beta,
    fullName: "Zoë Ørsted",
    emails: ["zoe@mail.beta.example"],
    phones: ["+44 20 7946 0101"],
  });
  await host.call("interactions.log", { partnerId: alpha, kind: "call", text: "x", at: at(1) });
  await host.call("interactions.log", { contactIds: [person.id], kind: "email", text: "x", at: at(20) });
  await host.call("interactions.log", {
    partnerId: gamma,
    kind: "note",
    text: "a note is no contact",
    at: at(25),
  });
});
afterAll(() => host.close());

const found = async (input: object) =>
  (await host.call<Page>("partners.list", input)).rows.map((row) => row.name[0]).join("");
const refusal = async (path: string, input: unknown) => {
  const result = await dispatch(host, path, input);
  if (result.ok) throw new Error(`${path} was not refused`);
  return result.error;
};

describe("pages", () => {
  test("50 by default, at most 1,000, the total ignores the limit", async () => {
    const many = testHost();
    for (let n = 0; n < 60; n++) await many.call("partners.create", { name: `P${n}` });
    const page = async (input: object) => {
      const { rows, total } = await many.call<Page>("partners.list", input);
      return [rows.length, total];
    };
    expect(await page({})).toEqual([50, 60]);
    expect(await page({ limit: 1000 })).toEqual([60, 60]);
    expect(await page({ limit: 3, offset: 58 })).toEqual([2, 60]);
    expect(await page({ limit: 3, search: "P1" })).toEqual([3, 11]);
    for (const path of ["partners.list", "contacts.list", "trash.list"])
      for (const limit of [0, 1001, 2.5, "5"])
        expect(await refusal(path, { limit })).toMatchObject({ code: "bad-input", field: "limit" });
    many.close();
  });
});

describe("sorting", () => {
  test.each([
    ["name", "ÄbG", "GbÄ"],
    ["stage", "ÄGb", "bGÄ"],
    ["tier", "ÄbG", "ÄGb"],
    ["country", "bÄG", "ÄbG"],
    ["lastContactAt", "ÄbG", "bÄG"],
    ["nextContactOn", "GÄb", "GbÄ"],
    ["people", "ÄGb", "bGÄ"],
    ["createdAt", "ÄbG", "GbÄ"],
    ["tags", "ÄbG", "bÄG"],
  ])("by %s, empty last both ways", async (by, up, down) => {
    expect([await found({ sort: { by } }), await found({ sort: { by, desc: true } })]).toEqual([up, down]);
  });
  test("by an own number as numbers, and on top of a filter", async () => {
    expect(await found({ sort: { by: `own:${field.uid}` } })).toBe("bÄG");
    expect(
      await found({ sort: { by: "name", desc: true }, filters: [{ field: "tags", op: "has", value: "q4" }] }),
    ).toBe("bÄ");
  });
  test("by a field that is none is refused", async () => {
    expect(await refusal("partners.list", { sort: { by: "1; DROP TABLE partner" } })).toMatchObject({
      code: "unknown-field",
    });
    expect(await refusal("contacts.list", { sort: { by: "nonsense" } })).toMatchObject({
      code: "unknown-field",
    });
  });
  test("positions and all ids follow the same order", async () => {
    const { ids } = await host.call<{ ids: number[] }>("partners.ids", {
      sort: { by: "people", desc: true },
    });
    for (const [offset, id] of ids.entries())
      expect(await host.call("partners.position", { id, sort: { by: "people", desc: true } })).toEqual({
        offset,
      });
    expect(await host.call("partners.position", { id: 999, sort: { by: "name" } })).toEqual({ offset: null });
  });
});

describe("filters", () => {
  test.each([
    ["stage", "is", ["active", "lost"], "Äb"],
    ["stage", "isNot", "active", "bG"],
    ["name", "contains", "ALPHA", "Ä"],
    ["name", "is", "alpha media", "Ä"],
    ["name", "contains", "100%_", "G"],
    ["tags", "has", "Q4", "Äb"],
    ["tags", "hasNot", ["Top 20"], "bG"],
    ["tags", "empty", undefined, "G"],
    ["types", "is", "discount-code", "G"],
    ["languages", "has", "DE", "G"],
    ["websites", "contains", "alpha", "Ä"],
    ["websites", "notEmpty", undefined, "Ä"],
    ["networkIds", "is", "awin:45628", "Ä"],
    ["email", "contains", "@mail.beta", "b"],
    ["email", "empty", undefined, "ÄG"],
    ["phone", "is", "+442079460101", "b"],
    ["program", "empty", undefined, ""],
    ["nextContactOn", "between", ["2026-10-01", "2026-10-05"], "G"],
    ["nextContactOn", "before", "2026-10-05", ""],
    ["lastContactAt", "noneSince", "2026-09-10", "ÄG"],
    ["lastContactAt", "noneSince", 15, "ÄG"],
    ["lastContactAt", "between", ["2026-09-01", "2026-09-01"], "Ä"],
    ["cadenceDays", "atLeast", 30, "b"],
    ["people", "atMost", 0, "ÄG"],
    ["owner", "is", "Mara", "ÄbG"],
  ])("%s %s %j", async (name, op, value, expected) => {
    expect(await found({ filters: [{ field: name, op, ...(value !== undefined && { value }) }] })).toBe(
      expected,
    );
  });
  test("all hold together, own fields too; what is unknown is refused", async () => {
    expect(await found({ filters: [{ field: `own:${field.uid}`, op: "atLeast", value: 10 }] })).toBe("Ä");
    expect(
      await found({
        filters: [
          { field: "tags", op: "has", value: "q4" },
          { field: "country", op: "is", value: "DE" },
        ],
      }),
    ).toBe("b");
    expect(
      await refusal("partners.list", { filters: [{ field: "nonsense", op: "is", value: "x" }] }),
    ).toMatchObject({ code: "unknown-field" });
    expect(
      await refusal("partners.list", { filters: [{ field: "name", op: "nonsense", value: "x" }] }),
    ).toMatchObject({ code: "unknown-filter" });
  });
});

describe("search", () => {
  test.each([
    ["alpha", "Ä"],
    ["MÉDIA alp", "Ä"],
    ["45628", "Ä"],
    ["shop.alpha", "Ä"],
    ["top 20", "Ä"],
    ["orsted", "b"],
    ["zoe@mail", "b"],
    ["79460101", "b"],
    ["100%", "G"],
    ['"beta"', ""],
    ["be", "b"],
    ["NEAR( AND *", ""],
    ["   ", "ÄbG"],
  ])("%s", async (search, expected) => {
    expect(await found({ search })).toBe(expected);
  });
  test("as you type, partners and people; nobody of the trash", async () => {
    const names = async (text: string) =>
      (await host.call<Page>("partners.suggest", { text })).rows.map((row) => row.name);
    expect(await names("ørst")).toEqual(["Zoë Ørsted"]);
    expect(await names("alp")).toEqual(["Älpha Média"]);
    expect(await names("")).toContain("beta");
    expect(await names("%")).toEqual(["Gamma 100%_x"]);
    const { id } = await host.call<{ id: number }>("partners.create", { name: "Soon gone" });
    await host.call("partners.trash", { id });
    expect(await names("soon")).toEqual([]);
    expect(await host.call("trash.list", { search: "SOON" })).toMatchObject({ total: 1 });
    await host.call("partners.purge", { id });
  });
});

describe("what does not fit is refused with the field, in code, params and text", () => {
  test.each([
    ["partners.create", {}, "bad-input", "name"],
    ["partners.create", { name: "   " }, "bad-input", "name"],
    ["partners.create", { name: "x".repeat(501) }, "bad-input", "name"],
    ["partners.create", { name: "A", colour: "red" }, "unknown-field", "colour"],
    ["partners.create", { name: "A", country: "Germany" }, "bad-input", "country"],
    ["partners.create", { name: "A", stage: "frozen" }, "bad-input", "stage"],
    ["partners.create", { name: "A", websites: ["not a site"] }, "bad-website", "websites"],
    ["partners.update", { id: 1, set: { nmae: "B" } }, "unknown-field", "set.nmae"],
    ["partners.update", { id: 1, set: { nextContactOn: "2026-02-30" } }, "bad-input", "set.nextContactOn"],
    ["partners.update", { id: 1, set: { nextContactOn: "1.2.2026" } }, "bad-input", "set.nextContactOn"],
    ["partners.list", { lmit: 3 }, "unknown-field", "lmit"],
    ["contacts.create", { fullName: "A", emails: ["/o=x"] }, "bad-email", "emails"],
    ["contacts.create", { fullName: "A", birthday: "1988-13-01" }, "bad-input", "birthday"],
    [
      "interactions.log",
      { partnerId: 1, kind: "call", text: "x", at: "2026-10-01 09:00" },
      "bad-input",
      "at",
    ],
    ["interactions.log", { partnerId: 1, kind: "call", text: "x", at: 1.5 }, "bad-input", "at"],
    ["interactions.log", { partnerId: 1, kind: "fax", text: "x" }, "bad-input", "kind"],
    ["settings.set", { key: "me", value: "x" }, "unknown-setting", undefined],
  ])("%s %j", async (path, input, code, at) => {
    const error = await refusal(path, input);
    expect(error).toMatchObject({
      code,
      params: expect.any(Object) as object,
      text: expect.stringMatching(/\.$/) as string,
    });
    expect(error.field).toBe(at);
  });

  test("ids of nothing say what is missing", async () => {
    for (const [path, input, code] of [
      ["partners.get", { id: 999 }, "missing-partner"],
      ["contacts.update", { id: 999, set: {} }, "missing-contact"],
      ["interactions.trash", { id: 999 }, "missing-interaction"],
      ["memberships.create", { partnerId: 1, programId: 999 }, "missing-program"],
      ["partners.update", { id: 1, set: { own: { nothing: "x" } } }, "missing-own_field"],
      ["imports.undo", { batchId: 999 }, "missing-batch"],
    ] as const)
      expect(await refusal(path, input)).toMatchObject({ code });
  });
});

describe("instants", () => {
  test("ms and ISO 8601 with an offset are the same; the last contact follows", async () => {
    const { id } = await host.call<{ id: number }>("partners.create", { name: "Instants" });
    for (const given of [
      at(3),
      "2026-09-03T02:00:00+02:00",
      "2026-09-03T00:00:00Z",
      "2026-09-03T00:00:00.000Z",
    ]) {
      const talk = await host.call<{ id: number }>("interactions.log", {
        partnerId: id,
        kind: "call",
        text: "x",
        at: given,
      });
      expect(await host.call("partners.get", { id })).toMatchObject({ lastContactAt: at(3) });
      await host.call("interactions.trash", { id: talk.id });
      expect(await host.call("partners.get", { id })).toMatchObject({ lastContactAt: null });
    }
    await host.call("partners.purge", { id });
  });
});
