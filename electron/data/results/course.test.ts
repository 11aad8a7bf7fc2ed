// The course of a partner in the league: months that only a monthly report speaks of are in it.
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
  host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => host.close());

const fixtures = path.join(import.meta.dirname, "..", "read", "reports", "fixtures");
const october = { from: "2026-10-01", to: "2026-10-31" };

test("a monthly report is the last point of the course, and the days of all numbers begin with it", async () => {
  const { id } = await host.call<{ id: number }>("programs.create", {
    name: "Northfield UK",
    network: "awin",
    currency: "GBP",
  });
  const file = path.join(fixtures, "awin_publisher_performance_2026-10.csv");
  await host.call("imports.run", { file, answers: { program: id, period: october } });
  const { rows } = await host.call<{ rows: { value: string; spark: number[] }[] }>("performance.league", {
    ...october,
    limit: 3,
  });
  for (const { value, spark } of rows) {
    expect(spark.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 0));
    expect(spark[11]).toBe(Math.trunc(Number(value)));
  }
  expect(await host.call("performance.overview", october)).toMatchObject({
    firstDay: "2026-10-01",
    lastDay: "2026-10-31",
  });
});
