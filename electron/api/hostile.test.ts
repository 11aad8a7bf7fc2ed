// What no person types: texts that SQLite would cut, languages and paths that are none. Refused in words or kept right, never a bug.
import { afterAll, beforeAll, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";
import { dispatch } from "./dispatch.ts";

let host: TestHost;
let partnerId: number;
let programId: number;
beforeAll(async () => {
  host = testHost();
  partnerId = (await host.call<{ id: number }>("partners.create", { name: "Kestrel" })).id;
  programId = host.store.value<number>("SELECT id FROM program")!;
});
afterAll(() => host.close());

test.each([
  ["tasks.create", "title", {}],
  ["tasks.create", "initiative", { title: "A" }],
  ["promises.make", "text", { by: "us" }],
  ["negotiations.create", "subject", {}],
  ["initiatives.create", "name", {}],
])("%s refuses a %s of nothing but NUL", async (path, field, more) => {
  const about = {
    ...(path.startsWith("initiatives") ? {} : { partnerId }),
    ...(path.startsWith("negotiations") && { programId }),
  };
  const result = await dispatch(host, path, { ...about, ...more, [field]: "\0" });
  expect(result).toMatchObject({
    ok: false,
    error: { code: "bad-input", field, text: `${field} does not fit. It is empty.` },
  });
});

test("a title is kept without its NUL, and found by what stands behind it", async () => {
  const { id } = await host.call<{ id: number }>("tasks.create", { title: "Ask\0 Ørsted" });
  const { rows } = await host.call<{ rows: { id: number; title: string }[] }>("tasks.list", {
    search: "ørsted",
  });
  expect(rows).toMatchObject([{ id, title: "Ask Ørsted" }]);
});

test.each([
  ["tasks.understand", { text: "call tomorrow" }],
  ["reminders.fire", {}],
  ["negotiations.middleGround", { negotiationId: 1 }],
])("%s refuses a language that is none", async (path, input) => {
  for (const locale of ["", "en-u-ca-x", "not a language"])
    expect(await dispatch(host, path, { ...input, locale })).toMatchObject({
      ok: false,
      error: { code: "bad-input", text: "locale does not fit. It is not a language such as en-GB." },
    });
});

test("a moment beyond every calendar does not stop the reminders", async () => {
  await host.call("tasks.create", { title: "Soon", dueAt: host.clock.now + 3_600_000 });
  expect(await host.refused("reminders.fire", { now: 8_640_000_000_000_000 })).toBe("bad-input");
  const due = await host.call<{ rows: unknown[] }>("reminders.due", { now: 8_640_000_000_000_000 });
  expect(due.rows.length).toBeGreaterThan(0);
});

test.each([
  "agreements.saveCheckCsv",
  "data.exportAll",
  "exchange.export",
  "exchange.preview",
  "imports.run",
])("%s refuses a path that no system has", async (path) => {
  const more = path.startsWith("agreements") ? { programId, from: "2026-01-01", to: "2026-01-31" } : {};
  for (const file of ["a\0b.csv", "", "x".repeat(1_000_000)]) {
    const result = await dispatch(host, path, { ...more, file });
    expect(result).toMatchObject({ ok: false, error: { code: "bad-input", field: "file" } });
    if (!result.ok) expect(result.error.text.length).toBeLessThan(200);
  }
});
