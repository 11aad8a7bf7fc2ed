// Every field of the schema goes through create, get, update and get: SQL is text, so this is what notices a forgotten column.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fieldsOf } from "../data/headings.ts";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => (host = testHost()));
afterEach(() => host.close());

/** Two values of each field; what a call does not take is named with its reason. */
const partner: Record<string, [unknown, unknown] | "not by this call"> = {
  name: ["Kestrel Media", "Kestrel Group"],
  country: ["NO", "JP"],
  tier: ["A", "B"],
  ownerUid: [null, null],
  nextContactOn: ["2026-12-01", "2026-12-24"],
  cadenceDays: [14, 30],
  privateNote: ["soft on rates", "firm on rates"],
  deletedAt: "not by this call",
};
const contact: typeof partner = {
  partnerId: [null, null],
  fullName: ["Maya Lind", "Maya Okafor"],
  name: [{ given: "Maya" }, { given: "May" }],
  role: ["Editor", "Head of commerce"],
  timeZone: ["Europe/Oslo", "Asia/Tokyo"],
  language: ["no", "ja"],
  birthday: ["1988-03-14", "--07-22"],
  note: ["mornings", "evenings"],
  doNotContact: [true, false],
  photo: "not by this call",
  deletedAt: "not by this call",
};

test.each([
  ["partners", "partner", partner],
  ["contacts", "contact", contact],
] as const)("every field of %s is written and read", async (feature, table, values) => {
  expect(Object.keys(values).toSorted()).toEqual(fieldsOf(table).toSorted());
  const given = Object.entries(values).filter(([, each]) => each !== "not by this call");
  const first = Object.fromEntries(given.map(([field, each]) => [field, each[0]]));
  const second = Object.fromEntries(given.map(([field, each]) => [field, each[1]]));
  const { id } = await host.call<{ id: number }>(`${feature}.create`, first);
  expect(await host.call(`${feature}.get`, { id })).toMatchObject(first);
  await host.call(`${feature}.update`, { id, set: second });
  expect(await host.call(`${feature}.get`, { id })).toMatchObject(second);
});
