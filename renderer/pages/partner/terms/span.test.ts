// Where terms stand on their bar, and days of notice as they are typed.
import { expect, test } from "vitest";
import { readNotice } from "./notice.ts";
import { axisOf, type Span } from "./span.ts";

const span = (from: string, until: string | null): Span => ({
  agreementId: 1,
  uid: "a",
  program: { id: 1, name: "Northfield" },
  text: "8%",
  terms: { currency: "EUR", basis: "percent", rateBp: 800 },
  since: from,
  from,
  to: until,
  until,
  state: "current",
  noticeDays: null,
  feeOn: null,
  offerId: null,
  negotiationId: null,
});

test("today lies well inside, and all that is known too", () => {
  const alone = axisOf([span("2026-11-01", null)], "2026-11-27");
  expect([alone.from, alone.to]).toEqual(["2026-08-29", "2027-02-25"]);
  const wide = axisOf([span("2025-01-01", "2025-12-31"), span("2027-06-01", "2028-01-31")], "2026-11-27");
  expect([wide.from, wide.to]).toEqual(["2025-01-01", "2028-01-31"]);
  expect(wide.at("2025-01-01")).toBe(0);
  expect(wide.at("2028-02-01")).toBe(100);
  expect(wide.at("1999-01-01")).toBe(0);
  expect(wide.at("2026-11-27")).toBeGreaterThan(50);
});

test("notice is a whole number of days, or none", () => {
  expect(["", " 30 ", "0", "3650"].map(readNotice)).toEqual([null, 30, 0, 3650]);
  expect(["-1", "1.5", "3651", "soon"].map(readNotice)).toEqual(["wrong", "wrong", "wrong", "wrong"]);
});
