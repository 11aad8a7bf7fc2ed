// The task of orders that were lost or came back: made by the import, added to by the next one, taken back with it.
import { describe, expect, test } from "vitest";
import { orderHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv } = useReports();

interface Row {
  id: number;
  title: string;
  dueOn: string;
  program: { id: number };
  outcome: string | null;
}
const tasks = async (show = "open") => (await host().call<{ rows: Row[] }>("tasks.list", { show })).rows;
const note = (id: number) => host().store.value<string>("SELECT note FROM task WHERE id = ?", id)!;
const report = (statuses: string[], name = "a.csv") =>
  csv(name, [
    orderHeader,
    ...statuses.map((status, at) => `T${at},2026-10-0${at + 1},P1,Gear Ledger,${status},100.00,8.00,EUR`),
  ]);

describe("flips of an import", () => {
  test("make one task of the program, with the first orders in its note", async () => {
    const id = await program("in-house", "EUR");
    await run(report(["pending", "approved", "pending", "declined"]), { program: id });
    expect(await tasks()).toEqual([]);
    await run(report(["declined", "declined", "approved", "pending"]), { program: id });
    const rows = await tasks();
    expect(rows).toMatchObject([
      {
        title: "3 orders of Northfield in-house changed their status",
        dueOn: "2026-11-20",
        program: { id },
      },
    ]);
    expect(note(rows[0]!.id).split("\n")).toEqual([
      "T0: pending → reversed, 100.00 EUR",
      "T1: approved → reversed, 100.00 EUR",
      "T3: reversed → pending, 100.00 EUR",
    ]);
  });

  test("approvals alone are what everybody waited for", async () => {
    const id = await program("in-house", "EUR");
    await run(report(["pending", "approved"]), { program: id });
    await run(report(["approved", "paid"]), { program: id });
    expect(await tasks()).toEqual([]);
  });

  test("of a later import are added to the open one, and taken back with it", async () => {
    const id = await program("in-house", "EUR");
    await run(report(["pending", "pending"]), { program: id });
    const first = await run(report(["declined", "pending"]), { program: id });
    const [task] = await tasks();
    expect(task!.title).toBe("1 order of Northfield in-house changed its status");
    const before = note(task!.id);
    const second = await run(report(["approved", "declined"]), { program: id });
    expect(await tasks()).toMatchObject([
      { id: task!.id, title: "3 orders of Northfield in-house changed their status" },
    ]);
    await host().call("imports.undo", { batchId: second.batchId });
    expect(await tasks()).toMatchObject([
      { id: task!.id, title: "1 order of Northfield in-house changed its status" },
    ]);
    expect(note(task!.id)).toBe(before);
    await host().call("imports.undo", { batchId: first.batchId });
    expect(host().store.value("SELECT count(*) FROM task")).toBe(0);
  });

  test("leave a title that the manager gave it, and count beyond a thousand", async () => {
    const id = await program("in-house", "EUR");
    await run(report(["pending", "pending", "pending"]), { program: id });
    await run(report(["declined", "pending", "pending"]), { program: id });
    const [task] = await tasks();
    await host().call("tasks.update", {
      id: task!.id,
      set: { title: "1,204 orders of Old name changed their status" },
    });
    await run(report(["declined", "declined", "pending"]), { program: id });
    expect((await tasks())[0]!.title).toBe("1,205 orders of Northfield in-house changed their status");
    await host().call("tasks.update", { id: task!.id, set: { title: "3 calls about reversed orders" } });
    await run(report(["declined", "declined", "declined"]), { program: id });
    expect((await tasks())[0]!.title).toBe("3 calls about reversed orders");
    expect(note(task!.id)).toContain("T2: pending → reversed");
  });

  test("after the task was done are a new one", async () => {
    const id = await program("in-house", "EUR");
    await run(report(["pending", "pending"]), { program: id });
    const first = await run(report(["declined", "pending"]), { program: id });
    const [task] = await tasks();
    await host().call("tasks.complete", { id: task!.id });
    await run(report(["declined", "declined"]), { program: id });
    expect((await tasks()).map(({ id: each }) => each)).not.toContain(task!.id);
    expect(await tasks()).toHaveLength(1);
    // Somebody worked on it since: it stays.
    await host().call("imports.undo", { batchId: first.batchId });
    expect(await tasks("done")).toMatchObject([{ id: task!.id }]);
  });
});
