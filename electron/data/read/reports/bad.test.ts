// Bad reports: each fault is asked about or rejected with its line and reason, and no row is counted that should not be.
import { describe, expect, it } from "vitest";
import { openReport } from "../reports.ts";
import { fileOf } from "../fixtures/files.ts";
import { readReport, readText, report, reportFailure, sumsOf, type Whole } from "../fixtures/reports.ts";

const lines = (...all: string[]): string => `${all.join("\n")}\n`;
const faults = ({ rejected }: Whole) =>
  rejected.map(({ line, code, params }) => [line, code, ...Object.values(params)]);

describe("currencies", () => {
  const text = lines(
    "Partner,Clicks,Revenue,Commission",
    "A,1,$10.00,$1.00",
    "B,1,€20.00,€2.00",
    "C,1,$30.00,$3.00",
  );

  it("two signs in a column: said at once, the second's rows rejected", async () => {
    const whole = await readText(text);
    expect(whole.source.found.currency).toEqual({ code: "USD", by: "sign", conflict: ["USD", "EUR"] });
    expect(faults(whole)).toEqual([[3, "currency-mixed", "Revenue", "€20.00", "USD"]]);
    expect(sumsOf(whole)).toMatchObject({ value: 40, commission: 4 });
    const answered = await readText(text, { currency: "EUR" });
    expect(answered.source.found.currency).toMatchObject({ code: "EUR", by: "answer" });
    expect(answered.rows.map(({ line }) => line)).toEqual([3]);
  });

  it("a sign of several countries is the one that was answered", async () => {
    const dollars = await readText(lines("Partner,Clicks,Commission", "A,1,$1.00"), { currency: "CAD" });
    expect(dollars.rows).toHaveLength(1);
    const kroner = await readText(lines("Partner,Clicks,Commission", 'A,1,"1,50 kr"'));
    expect(kroner.source.found.currency).toEqual({ code: null, by: null, conflict: [] });
    expect(kroner.rows[0]).toMatchObject({ approvedCommission: 1.5 });
  });

  it("rows keep those of their column", async () => {
    const whole = await readText(
      lines(
        "Partner,Clicks,Commission,Currency",
        "A,1,1.00,EUR",
        "B,1,2.00,usd",
        "C,1,3.00,",
        "D,1,4.00,XYZZY",
      ),
    );
    expect(whole.rows.map(({ currency }) => currency)).toEqual(["EUR", "USD", null]);
    expect(faults(whole)).toEqual([[5, "currency-unknown", "XYZZY"]]);
  });
});

describe("days", () => {
  it("two orders in one column", async () => {
    const whole = await readText(
      lines("Date,Partner,Clicks", "13/10/2026,A,1", "14/10/2026,A,1", "10/15/2026,A,1", "03/10/2026,A,1"),
    );
    expect(whole.source.found.dateOrder).toEqual({ order: "dmy", sure: true, conflict: true, by: "column" });
    expect(faults(whole)).toEqual([[4, "date-order-mixed", "10/15/2026"]]);
    expect(whole.rows.map(({ from }) => from)).toEqual(["2026-10-13", "2026-10-14", "2026-10-03"]);
  });

  it("an order that nothing shows is a guess until it is answered", async () => {
    const text = lines("Date,Partner,Clicks", "03/10/2026,A,1");
    const guess = await readText(text);
    expect(guess.source.found.dateOrder).toEqual({ order: "dmy", sure: false, conflict: false, by: "guess" });
    const answer = await readText(text, { dateOrder: "mdy" });
    expect(answer.source.found.dateOrder).toMatchObject({ order: "mdy", by: "answer" });
    expect(answer.rows[0]).toMatchObject({ from: "2026-03-10" });
  });

  it("the cell that decides may be the last of many", async () => {
    const many = Array.from({ length: 6_000 }, (_, at) => `03/10/2026,Partner ${at},1,1`);
    const whole = await readText(lines("Date,Partner,Clicks,Revenue", ...many, '25/10/2026,A,1,"1.234,5"'));
    expect(whole.source.found).toMatchObject({
      dateOrder: { order: "dmy", sure: true },
      decimal: { mark: ",", sure: true },
    });
    expect([whole.rows.length, whole.rejected.length]).toEqual([6_001, 0]);
  });

  it("outside any year, in no calendar, still to come, or missing", async () => {
    const whole = await readText(
      lines(
        "Date,Partner,Clicks",
        "2026-10-01,A,1",
        "0026-10-01,A,1",
        "9999-01-01,A,1",
        "2026-02-30,A,1",
        "1994-12-31,A,1",
        ",A,1",
        "soon,A,1",
        "2026-10-05,A,1",
        "2026-10-06,A,1",
      ),
      { latestDay: 20_729 },
    );
    expect(faults(whole)).toEqual([
      [3, "day-unbelievable", "0026-10-01"],
      [4, "day-unbelievable", "9999-01-01"],
      [5, "day-unreadable", "2026-02-30"],
      [6, "day-unbelievable", "1994-12-31"],
      [7, "day-missing"],
      [8, "day-unreadable", "soon"],
      [10, "day-unbelievable", "2026-10-06"],
    ]);
  });
});

describe("numbers", () => {
  it("of 10^12, in another habit, or none at all", async () => {
    const whole = await readText(
      lines(
        "Partner,Clicks,Revenue,Commission",
        "A,1,10.50,1.00",
        "B,1,1000000000000,1.00",
        'C,1,"12,5",1.00',
        "D,1,=1+1,1.00",
        "E,1.5,1.00,1.00",
        "F,-3,1.00,1.00",
        "G,1,12 Oct,1.00",
        "H,1,90000000000,1.00",
        "I,1,5%,1.00",
      ),
    );
    expect(faults(whole)).toEqual([
      [3, "amount-too-large", "Revenue", "1000000000000"],
      [4, "number-habit-mixed", "Revenue", "12,5"],
      [5, "number-unreadable", "Revenue", "=1+1"],
      [6, "count-not-whole", "Clicks", "1.5"],
      [7, "count-negative", "Clicks", "-3"],
      [8, "number-unreadable", "Revenue", "12 Oct"],
      [10, "number-unreadable", "Revenue", "5%"],
    ]);
    expect(sumsOf(whole)).toMatchObject({ value: 90000000010.5 });
  });

  it("the mark is the column's, never the cell's", async () => {
    const rows = (last: string) =>
      lines("Partner,Clicks,Commission", 'A,1,"1,234"', 'B,1,"2,345"', `C,1,"${last}"`);
    expect(sumsOf(await readText(rows("0,50")))).toMatchObject({ commission: 4.079 });
    expect(sumsOf(await readText(rows("0.50")))).toMatchObject({ commission: 3579.5 });
    const open = await readText(rows("3,456"));
    expect(open.source.found.decimal).toEqual({ mark: ".", sure: false, conflict: false });
    expect(sumsOf(open)).toMatchObject({ commission: 7035 });
    expect(sumsOf(await readText(rows("3,456"), { decimal: "," }))).toMatchObject({ commission: 7.035 });
  });

  it("counts have thousands in either habit", async () => {
    const whole = await readText(lines("Partner;Klicks;Provision", "A;1.234;0,50", "B;12;1,00"));
    expect(sumsOf(whole)).toMatchObject({ clicks: 1246, commission: 1.5 });
    const alone = await readText(lines("Partner;Klicks", "A;1.000", "B;12"));
    expect(sumsOf(alone)).toMatchObject({ clicks: 1012 });
  });
});

describe("totals", () => {
  const rows = ["A,1,2,10.00,1.00", "B,2,3,20.00,2.00", "C,3,1,5.00,0.50"];
  const header = "Publisher,Clicks,Orders,Revenue,Commission";

  it("in the middle, at the end, at the front, in other words", async () => {
    for (const text of [
      lines(header, ...rows.slice(0, 2), "Total,3,5,30.00,3.00", rows[2]!),
      lines(header, ...rows, "Gesamtsumme,6,6,35.00,3.50"),
      lines(header, "Totaux,6,6,35.00,3.50", ...rows),
    ]) {
      const whole = await readText(text);
      expect(sumsOf(whole)).toEqual({ clicks: 6, orders: 6, value: 35, commission: 3.5 });
      const { file } = whole.source.totals();
      if (text.includes("Total,")) expect(file).toBeNull();
      else expect(file).toEqual({ clicks: 6, orders: 6, value: 3500000, commission: 350000 });
    }
  });

  it("without a label: a row of nobody, or of a new name, that is the sum of all before", async () => {
    const nobody = await readText(lines(header, ...rows, ",6,6,35.00,3.50"));
    expect(nobody.problems).toEqual([{ code: "total-row", params: {}, line: 5 }]);
    const named = await readText(lines(header, ...rows, "Everything,6,6,35.00,3.50"));
    for (const whole of [nobody, named]) {
      expect(whole.rows).toHaveLength(3);
      expect(whole.source.totals().file).toMatchObject({ clicks: 6 });
    }
    const partner = await readText(lines(header, "A,1,1,5.00,1.00", "B,1,1,5.00,1.00", "C,2,2,10.00,2.00"));
    expect(partner.rows).toHaveLength(3);
  });

  it("a difference to the file's own total can be seen", async () => {
    const { source } = await readText(lines(header, ...rows, "Total,7,6,35.00,3.50"));
    const { file, rows: summed } = source.totals();
    expect([file?.clicks, summed.clicks]).toEqual([7, 6]);
  });

  it("a partner called Total with an id is a partner", async () => {
    const whole = await readText(lines("Publisher ID,Publisher,Clicks", "7,Total,5", ",Total,5"));
    expect(whole.rows.map(({ partner }) => partner)).toEqual(["7"]);
  });
});

describe("ids", () => {
  it("twice: the same once, others rejected, damaged ones rejected", async () => {
    const whole = await readText(
      lines(
        "Transaction ID,Date,Partner,Status,Commission",
        "t1,2026-10-01,A,approved,1.00",
        "t1,2026-10-01,A,approved,1.00",
        "t1,2026-10-01,A,approved,2.00",
        "1.84338E+09,2026-10-01,A,approved,2.00",
        "t2,2026-10-01,A,perhaps,2.00",
        ",2026-10-01,A,approved,2.00",
        "t3,2026-10-01,,approved,2.00",
      ),
    );
    expect(whole.rows.map(({ id }) => id)).toEqual(["t1"]);
    expect(whole.problems).toEqual([{ code: "row-twice", params: { id: "t1" }, line: 3 }]);
    expect(faults(whole)).toEqual([
      [4, "id-twice", "t1"],
      [5, "id-damaged", "1.84338E+09"],
      [6, "status-unknown", "perhaps"],
      [7, "no-order"],
      [8, "no-partner"],
    ]);
  });
});

describe("formats", () => {
  it("another network's file under the wrong choice", async () => {
    expect(
      await reportFailure(report("awin_transactions_2026-10.csv"), { format: "cj-commissions" }),
    ).toEqual({
      code: "format-does-not-fit",
      params: { format: "cj-commissions" },
    });
    expect(
      await reportFailure(report("cj_commission_detail_2026-10.csv"), { format: "own:mine" }),
    ).toMatchObject({
      code: "format-does-not-fit",
    });
  });

  it("names that changed: what is missing is said, and nothing is guessed", async () => {
    const text = lines(
      "advertiser_id,advertiser_name,publisher_key,publisher_name,impressions,clicks,pending_no,pending_value,pending_comm,total_no,total_value,total_comm,currency",
      "1,N,7,Trail,10,5,1,10.00,1.00,3,30.00,3.00,GBP",
    );
    const source = await openReport(fileOf("renamed.csv", text), { zone: "UTC" });
    expect(source).toMatchObject({
      format: "awin-performance",
      needsMapping: true,
      found: { missing: ["partnerId"] },
    });
    const mapped = await readText(text, { mapping: { ...source!.mapping, 2: "partnerId" } });
    expect(mapped.source).toMatchObject({ format: "awin-performance", needsMapping: false });
    expect(mapped.rows[0]).toMatchObject({ partner: "7", approvedOrders: 2 });
  });

  it("a header and nothing below", async () => {
    expect(await reportFailure(fileOf("bare.csv", "Partner,Clicks\n"))).toMatchObject({ code: "no-rows" });
    expect(await reportFailure(fileOf("gone.csv", "Partner,Clicks\n\n\n"))).toMatchObject({
      code: "no-rows",
    });
  });
});

describe("texts", () => {
  it("NULs, joined files, rows too long, quotes left open, formulas", async () => {
    const header = "Date,Partner,Clicks,Commission";
    const whole = await readText(
      lines(
        header,
        '2026-10-01,"A\0B",1,0.10',
        "2026-10-01,=1+1,2,0.20",
        "2026-10-01,C,3,0.30,4,5",
        `\ufeff${header}`,
        "2026-10-02,D,4,0.40",
        '2026-10-02,"E,5,0.50',
        "2026-10-02,F,6,0.60",
      ),
    );
    expect(whole.accounts.map(({ name }) => name)).toEqual(["AB", "=1+1", "D", "F"]);
    expect(whole.problems).toEqual([{ code: "nul-removed", params: {}, line: 2 }]);
    expect(whole.rejected.map(({ line, code }) => [line, code])).toEqual([
      [4, "row-too-long"],
      [7, "quote-open"],
    ]);
  });

  it("are said in the line where they stand, with their text", async () => {
    const { rejected } = await readText(
      lines("Report", "", "Partner,Clicks,Commission", '"A', 'B",1,1.00', "C,x,2.00"),
    );
    expect(rejected).toEqual([
      { line: 6, code: "number-unreadable", params: { field: "Clicks", value: "x" }, raw: "C,x,2.00" },
    ]);
  });

  it("a long file gives many blocks, each with its new partners", async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `2026-10-01,Partner ${at},${at},1.00`);
    const source = await openReport(fileOf("long.csv", lines("Date,Partner,Clicks,Commission", ...many)), {
      zone: "UTC",
    });
    let [rows, partners, blocks] = [0, 0, 0];
    for await (const block of source!.blocks()) {
      rows += block.rows;
      partners += block.newAccounts.length;
      blocks++;
      expect(block.lines).toHaveLength(block.rows);
      expect(block.rows).toBeLessThan(9_000);
    }
    expect([rows, partners, blocks > 5]).toEqual([30_000, 30_000, true]);
    const again = await readReport(fileOf("long.csv", lines("Date,Partner,Clicks,Commission", ...many)));
    expect(again.source.totals()).toEqual(source!.totals());
  });
});

describe("what contradicts itself", () => {
  it("an amount with the sign of another currency than its row is rejected", async () => {
    const header = "Date,Partner,Clicks,Commission,Currency";
    const { rejected, source } = await readText(
      lines(
        header,
        "2026-10-01,A,1,$1.00,USD",
        "2026-10-01,B,1,$1.00,EUR",
        "2026-10-01,C,1,EUR 2.50,EUR",
        "2026-10-01,D,1,$1.00,CAD",
        "2026-10-01,A,1,$1.00,EUR",
      ),
    );
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, "currency-mixed"],
      [6, "currency-mixed"],
    ]);
    expect(source.totals().rows.commission).toBe(450_000);
  });

  it("two orders of days in one column are seen, though all amounts are whole numbers", async () => {
    const { source } = await readText(
      lines("Date,Partner,Clicks", "10/13/2026,A,1", "10/14/2026,B,1", "13/10/2026,C,1"),
    );
    expect(source.found.dateOrder).toMatchObject({ order: "mdy", conflict: true });
  });

  it("a list of partners with the rates they agreed is no report", async () => {
    const file = fileOf("rates.csv", lines("Company,Website,Email,Commission", "C,c.example,a@c.example,8%"));
    expect(await openReport(file, { zone: "UTC" })).toBeNull();
    const sums = fileOf(
      "sums.csv",
      lines("Company,Website,Email,Commission", "C,c.example,a@c.example,8.00"),
    );
    expect(await openReport(sums, { zone: "UTC" })).not.toBeNull();
  });
});
