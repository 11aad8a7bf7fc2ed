// A report that does not end: cancelled at any point, or left by a kill. Earlier numbers stay as they were, and nothing else is there.
import { describe, expect, test } from "vitest";
import { contents, stamps } from "../../../testing.ts";
import { dailyHeader, OCT, orderHeader, useReports } from "../../../testingReports.ts";
import { openWorkspace } from "../../workspace.ts";
import { migrations } from "../../../testing.ts";
import path from "node:path";

const { host, program, run, csv, one, image, derivedNow } = useReports();

const journalled = ["result_account", "result_summary", "result_order_row", "result_cover", "result_before"];
const everything = () => [contents(host().store), stamps(host().store), journalled.map(image), derivedNow()];

/** Many partners on many days; `value` makes them new ones of the same days. */
const many = (value: number): string[] => [
  dailyHeader,
  ...Array.from({ length: 6000 }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, "0");
    return `2026-10-${day},P${Math.floor(at / 28)},Partner ${Math.floor(at / 28)},,${at % 7},1,${value}.50,1.00,EUR`;
  }),
];

async function prepared(): Promise<{ id: number; file: string }> {
  const id = await program("in-house", "EUR");
  await run(csv("first.csv", many(10)), { program: id });
  await run(csv("orders.csv", [orderHeader, "T1,2026-10-02,P1,Partner 1,approved,7.00,1.00,EUR"]), {
    program: id,
  });
  return { id, file: csv("second.csv", many(20)) };
}

describe("an import that is cancelled", () => {
  test.each(["importing", "adding-up"])(
    "while %s leaves what was there, to the last number",
    async (when) => {
      const { id, file } = await prepared();
      const before = everything();
      const stop = new AbortController();
      const seen: string[] = [];
      const failed = await host()
        .call(
          "imports.run",
          { file, answers: { program: id } },
          {
            signal: stop.signal,
            progress(_, __, phase) {
              seen.push(phase);
              if (phase === when) stop.abort();
            },
          },
        )
        .catch((error: { code: string }) => error.code);
      expect(seen).toContain(when);
      expect(failed).toBe("cancelled");
      expect(everything()).toEqual(before);
    },
  );
});

test("an import that a kill cut short is taken back before anything is shown", async () => {
  const { id } = await prepared();
  const before = { totals: await one(), images: everything() };
  const batchId = (await run(csv("second.csv", many(20)), { program: id })).batchId;
  expect(await one()).not.toEqual(before.totals);
  // As a kill leaves it: everything written, nothing finished.
  host().store.run("UPDATE batch SET state = 'running', endedAt = NULL, detail = NULL WHERE id = ?", batchId);
  host().shut();
  const opened = openWorkspace({
    file: host().workspace,
    migrations,
    register: path.join(host().folder, "devices.json"),
    now: host().now,
    author: "Mara",
  });
  try {
    const summary = opened.store.value("SELECT sum(approvedValue) FROM result_summary");
    expect(summary).toBe(6000 * 1_050_000);
    expect(opened.store.value("SELECT count(*) FROM result_before WHERE batchId = ?", batchId)).toBe(0);
    expect(opened.store.value("SELECT sum(approvedValue) FROM result_program_day")).toBe(6000 * 1_050_000);
  } finally {
    opened.close();
  }
});

test("a large import goes back whole", async () => {
  const { id, file } = await prepared();
  const before = everything();
  const { batchId, changed } = await run(file, { program: id });
  expect(changed).toBe(6000);
  expect(await host().call("imports.undo", { batchId })).toMatchObject({ removed: 0, restored: 6000 });
  const [records, ...results] = everything();
  expect(results).toEqual(before.slice(1));
  expect(records).toBe(before[0]);
  expect(await one([], OCT)).toMatchObject({ value: "63000.00" });
});

describe("a program that an import made", () => {
  const rows = [dailyHeader, "2026-10-01,P1,Partner 1,,10,1,10.00,1.00,EUR"];
  const programs = () =>
    host().store.column<string>("SELECT name FROM program WHERE deletedAt IS NULL ORDER BY id");

  test("goes with it", async () => {
    const before = everything();
    const { batchId } = await run(csv("first.csv", rows), { program: "new" });
    expect(programs()).toHaveLength(2);
    await host().call("imports.undo", { batchId });
    expect(programs()).toEqual(["My program"]);
    expect(everything().slice(1)).toEqual(before.slice(1));
  });

  test("goes with it when the import is cancelled", async () => {
    const before = everything();
    const stop = new AbortController();
    const asking = {
      signal: stop.signal,
      progress: (_: number, __: number | null, phase: string) => {
        if (phase === "adding-up") stop.abort();
      },
    };
    const input = { file: csv("first.csv", rows), answers: { program: "new" } };
    await expect(host().call("imports.run", input, asking)).rejects.toMatchObject({ code: "cancelled" });
    expect(everything()).toEqual(before);
  });

  test("stays where a later import has numbers in it, and where somebody is a member", async () => {
    const first = await run(csv("first.csv", rows), { program: "new" });
    const { id } = first.report.program!;
    const second = await run(
      csv("second.csv", [dailyHeader, "2026-10-02,P2,Partner 2,,10,1,5.00,1.00,EUR"]),
      {
        program: id,
      },
    );
    await host().call("imports.undo", { batchId: first.batchId });
    expect(programs()).toHaveLength(2);
    expect(await one()).toMatchObject({ value: "5.00" });
    await host().call("imports.undo", { batchId: second.batchId });

    const third = await run(csv("third.csv", rows), { program: "new" });
    await host().call("partners.create", { name: "Pine", programId: third.report.program!.id });
    await host().call("imports.undo", { batchId: third.batchId });
    expect(await one()).toBeUndefined();
    expect(await host().call("partners.list", {})).toMatchObject({ rows: [{ name: "Pine" }] });
  });
});
