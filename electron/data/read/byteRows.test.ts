// Rows that are cut as bytes are the rows that the reader of text gives: whatever is in a file, both ways say the same.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportMapping } from "../../domain/reports/formatShape.ts";
import type { ReportBlock, ReportKind } from "../../domain/reports/record.ts";
import { type RowSink, rowsAsText, rowsInto } from "./byteRows.ts";
import { fileOf } from "./fixtures/files.ts";
import { gather, type Gathered } from "./fixtures/reports.ts";
import { OrderRows } from "./reports/orderRows.ts";
import type { Plan } from "./reports/plan.ts";
import type { ReportRows } from "./reports/rows.ts";
import { SummaryRows } from "./reports/summaryRows.ts";
import { openTable } from "./table.ts";
import type { Table } from "./tableShape.ts";

const header = ["date", "partner id", "partner", "clicks", "value", "commission", "currency", "offer"];
const mappings: Record<ReportKind, ReportMapping> = {
  summary: {
    0: "day",
    1: "partnerId",
    2: "partnerName",
    3: "clicks",
    4: "value",
    5: "commission",
    6: "currency",
    7: "part",
  },
  orders: {
    0: "day",
    1: "partnerId",
    2: "partnerName",
    3: "id",
    4: "value",
    5: "commission",
    6: "currency",
    7: "item",
  },
};

function planOf(kind: ReportKind, mark: "." | ",", currency: string | null): Plan {
  return {
    header,
    kind,
    mapping: mappings[kind],
    format: null,
    marks: new Map([3, 4, 5].map((column) => [column, mark])),
    cents: new Set(),
    days: new Map([[0, { style: "text", order: "dmy" }]]),
    currency,
    severalPrograms: false,
    zone: "Europe/Berlin",
    timeZone: null,
    latestDay: 30_000,
  };
}

async function readBy(
  way: (table: Table, sink: RowSink, watch: object) => AsyncIterable<number>,
  table: Table,
  plan: Plan,
): Promise<Gathered & { totals: unknown; seen: number }> {
  const rows: ReportRows = plan.kind === "summary" ? new SummaryRows(plan) : new OrderRows(plan);
  const blocks: ReportBlock[] = [];
  for await (const bytes of way(table, rows, {})) {
    const block = rows.taken(bytes);
    if (block) blocks.push(block);
  }
  return { ...gather(blocks), totals: rows.totals(), seen: rows.seen };
}

const oneOf = <T>(...all: T[]) => fc.constantFrom(...all);
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: oneOf(
      "2026-10-01",
      "2026-10-02",
      "01/10/2026",
      "7001",
      "7002",
      "Trail Thrift",
      "EUR",
      "USD",
      "12",
      "3.50",
      "1,234.56",
      "$9.99",
    ),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      "",
      " ",
      "-",
      "Total",
      "Sac à Dos",
      "\ufeffx",
      "a\0b",
      "\tz",
      "=1+1",
      "1e9",
      "-0",
      "-5",
      "$-3",
      "1.",
      ".5",
      "12,5",
    ),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      '"q"',
      '"a,b"',
      '"1,234.50"',
      '"$1,234.50"',
      '"a""b"',
      '"a\nb"',
      '"open',
      'mid"dle',
      '"x" ',
      '"2026-10-01"',
    ),
  },
);
/** A row as it should be, with one cell of anything at most. */
const sound = fc
  .tuple(
    oneOf("2026-10-01", "2026-10-02", "03/10/2026", '"2026-10-01"'),
    oneOf("7001", "7002", '"7003"'),
    oneOf("Trail", '"Trail, Thrift"', "Sac à Dos", ""),
    oneOf("0", "12", "1234", '"12"', "-1"),
    oneOf("3.50", "3,50", "12", "0.123456", "-4.20", '"1,234.56"', "99999999999", ""),
    oneOf("1.25", "$1.25", "0", "(2.00)"),
    oneOf("EUR", "USD", "", "eur"),
    oneOf("", "a", '"a"', "b"),
    fc.option(fc.tuple(fc.nat(7), cell), { freq: 6 }),
  )
  .map(([...parts]) => {
    const change = parts.pop() as [number, string] | null;
    const cells = parts as string[];
    if (change) cells[change[0]] = change[1];
    return cells;
  });
const row = fc.oneof(
  { weight: 12, arbitrary: sound },
  { weight: 3, arbitrary: fc.array(cell, { minLength: 8, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.array(cell, { minLength: 0, maxLength: 10 }) },
  { weight: 1, arbitrary: fc.constant(header) },
);

describe("rows cut as bytes", () => {
  it("are those read as text", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        oneOf("\n", "\r\n"),
        oneOf(",", ";"),
        oneOf<"." | ",">(".", ","),
        oneOf(null, "EUR", "USD"),
        oneOf<ReportKind>("summary", "orders"),
        oneOf<BufferEncoding>("utf8", "latin1"),
        async (rows, newline, delimiter, mark, currency, kind, encoding) => {
          const text = [header, ...rows].map((cells) => cells.join(delimiter)).join(newline);
          const path = fileOf(`cut-${run++ % 20}.csv`, Buffer.from(text, encoding));
          const table = await openTable(path, { delimiter, headerLine: 1 });
          const plan = planOf(kind, mark, currency);
          expect(await readBy(rowsInto, table, plan)).toEqual(await readBy(rowsAsText, table, plan));
        },
      ),
      { numRuns: 600, seed: 4 },
    );
  });

  it("come out the same at every edge of a piece", async () => {
    const line = '2026-10-01,7001,"Trail, Thrift",12,3.50,1.25,EUR,"two\nlines"\n';
    const plain = "2026-10-02,7001,Trail,12,3.50,1.25,EUR,x\r\n";
    for (const count of [700, 800, 900]) {
      const text = `${header.join(",")}\n${`${plain}${line}`.repeat(count)}${plain.trimEnd()}`;
      const table = await openTable(fileOf(`edges-${count}.csv`, text));
      const plan = planOf("summary", ".", null);
      const cut = await readBy(rowsInto, table, plan);
      expect(cut.rows).toHaveLength(2 * count + 1);
      expect(cut).toEqual(await readBy(rowsAsText, table, plan));
    }
  });
});
