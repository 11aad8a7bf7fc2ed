// Tables of unknown make: columns guessed in seven languages, corrected by the person, periods in one cell, months, serials.
import { describe, expect, it } from "vitest";
import { openReport } from "../reports.ts";
import { fileOf, fixture, rowOf, workbookOf } from "../fixtures/files.ts";
import { readReport, readText, sumsOf } from "../fixtures/reports.ts";

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe("unknown reports", () => {
  it.each([
    ["en", "Date,Publisher,Publisher ID,Clicks,Orders,Revenue,Commission"],
    ["de", "Datum,Partner,Partnernummer,Klicks,Bestellungen,Umsatz,Provision"],
    ["fr", "Jour,Nom du partenaire,ID partenaire,Clics,Commandes,Chiffre d'affaires,Commission"],
    ["es", "Fecha,Afiliado,ID afiliado,Clics,Pedidos,Ingresos,Comisión"],
    ["it", "Data,Affiliato,ID affiliato,Clic,Ordini,Fatturato,Provvigione"],
    ["nl", "Datum,Partnernaam,Partnernummer,Klikken,Bestellingen,Omzet,Commissie"],
    ["sv", "Dag,Partnernamn,Partner ID,Klick,Ordrar,Omsättning,Provision"],
  ])("have their columns guessed: %s", async (_, header) => {
    const whole = await readText(lines(header, "2026-10-01,Trail,7,10,2,30.50,1.25"));
    expect(whole.source).toMatchObject({
      format: "csv",
      network: null,
      kind: "summary",
      needsMapping: false,
    });
    expect(whole.rows).toEqual([
      {
        line: 2,
        partner: "7",
        currency: null,
        from: "2026-10-01",
        to: "2026-10-01",
        clicks: 10,
        approvedOrders: 2,
        approvedValue: 30.5,
        approvedCommission: 1.25,
      },
    ]);
  });

  it("have a range in one cell, thousands, None and per cent", async () => {
    const whole = await readText(
      lines(
        "DATE,PUBLISHER,IMPRESSIONS,CLICKS,CONVERSIONS,REVENUE,ECPA,CONVERSION RATIO,MANAGER,CTR,CPM",
        '"7 May, 2017 - 6 Jun, 2017",Trail,"3,760,030","1,204",None,$439.50,$1.00,0.00%,Maya,0.03%,$0.12',
      ),
    );
    expect(whole.rows[0]).toMatchObject({
      from: "2017-05-07",
      to: "2017-06-06",
      impressions: 3760030,
      clicks: 1204,
      approvedValue: 439.5,
    });
    expect(whole.source.found.currency).toEqual({ code: "USD", by: "sign", conflict: [] });
  });

  it("have months as periods", async () => {
    for (const month of ["2026-10", "Oct 2026", "10/2026", "Oktober 2026"]) {
      const whole = await readText(lines("Month,Partner,Clicks", `${month},Trail,5`));
      expect(whole.rows[0]).toMatchObject({ from: "2026-10-01", to: "2026-10-31" });
    }
  });

  it("are orders where there is a transaction and nothing to sum", async () => {
    const whole = await readText(
      lines(
        "Transaction ID;Datum;Partner;Status;Warenwert;Provision;Währung",
        "t1;13.10.2026;Trail;bestätigt;1.234,50 €;12,35 €;EUR",
        "t2;14.10.2026;Trail;storniert;10,00 €;0,10 €;EUR",
      ),
    );
    expect(whole.source).toMatchObject({ kind: "orders", found: { decimal: { mark: ",", sure: true } } });
    expect(whole.rows.map(({ id, status, value }) => [id, status, value])).toEqual([
      ["t1", "approved", 1234.5],
      ["t2", "declined", 10],
    ]);
  });

  it("have orders without ids told apart, and returns as corrections", async () => {
    const whole = await readText(
      lines(
        "Order ID,Order date,Affiliate,Sale amount,Commission",
        "100,2026-10-01,Trail,20.00,1.00",
        "100,2026-10-01,Trail,5.00,0.25",
        "100,2026-10-03,Trail,-20.00,-1.00",
      ),
    );
    expect(whole.rows.map(({ id, order, correction }) => [id, order, correction])).toEqual([
      ["100||2026-10-01", "100", undefined],
      ["100||2026-10-01#2", "100", undefined],
      ["100||2026-10-03|-|", "100", true],
    ]);
  });

  it("are mapped by the person", async () => {
    const text = lines("A,B,C,D", "Trail,5,1.00,x");
    expect(await openReport(fileOf("abcd.csv", text), { zone: "UTC" })).toBeNull();
    const whole = await readText(text, {
      format: "csv",
      mapping: { 0: "partnerName", 1: "clicks", 2: "commission" },
    });
    expect(whole.source).toMatchObject({ format: "csv", kind: "summary", needsMapping: false });
    expect(whole.rows[0]).toMatchObject({ partner: "trail", clicks: 5, approvedCommission: 1 });
  });

  it("call sales what their cells show", async () => {
    const counts = await readText(lines("Partner,Clicks,Sales", "Trail,10,3"));
    expect(counts.source.mapping[2]).toBe("orders");
    const amounts = await readText(lines("Partner,Clicks,Sales", "Trail,10,$3.50"));
    expect(amounts.source.mapping[2]).toBe("value");
  });

  it("have parts, and the n-th repetition of a key a number", async () => {
    const whole = await readText(
      lines(
        "Date,Partner,Offer,Clicks,Commission",
        "2026-10-01,T,A,1,0.10",
        "2026-10-01,T,B,1,0.10",
        "2026-10-01,T,B,2,0.20",
        "2026-10-02,T,,2,0.20",
      ),
    );
    expect(whole.rows.map(({ part }) => part)).toEqual(["A", "B", "B#2", undefined]);
  });

  it("tell several advertisers apart", async () => {
    const whole = await readText(
      lines("Date,Campaign,Partner,Clicks,Commission", "2026-10-01,N,T,1,0.10", "2026-10-01,M,T,1,0.10"),
    );
    expect(whole.source.found.program).toBeNull();
    expect(whole.rows.map(({ part }) => part)).toEqual(["N", "M"]);
  });

  it("may be workbooks: serials, texts that are numbers, days as text", async () => {
    const header = ["Date", "Partner", "Clicks", "Revenue", "Commission"];
    const serials = workbookOf([
      {
        name: "Report",
        rows:
          rowOf(1, header) +
          rowOf(2, [{ n: "46298" }, "Trail", { n: "10" }, "12.50", { n: "0.30000000000000004" }]) +
          rowOf(3, [{ n: "46299" }, "Peak", "11", { n: "7" }, { n: "0.1" }]),
      },
    ]);
    const whole = await readReport(fileOf("serials.xlsx", serials));
    expect(whole.source).toMatchObject({ format: "xlsx", encoding: null });
    expect(whole.rows).toMatchObject([
      { from: "2026-10-03", clicks: 10, approvedValue: 12.5, approvedCommission: 0.3 },
      { from: "2026-10-04", clicks: 11, approvedValue: 7, approvedCommission: 0.1 },
    ]);
    const texts = workbookOf([
      {
        name: "R",
        rows:
          rowOf(1, header) +
          rowOf(2, ["03/10/2026", "Trail", "1", "1,5", "0,25"]) +
          rowOf(3, ["14/10/2026", "Trail", "1", "2,75", "0,5"]),
      },
    ]);
    const read = await readReport(fileOf("texts.xlsx", texts));
    expect(read.rows[0]).toMatchObject({ from: "2026-10-03", approvedValue: 1.5 });
  });
});

describe("what is no report", () => {
  it.each([
    "google_contacts.csv",
    "google_contacts_old_header.csv",
    "linkedin_connections.csv",
    "outlook_german.csv",
    "partners.csv",
    "hubspot.csv",
    "notion.csv",
    "pipedrive.csv",
    "vcard40.vcf",
  ])("%s", async (name) => {
    expect(await openReport(fixture(name), { zone: "UTC" })).toBeNull();
  });

  it("a list of people with a commission, a table of something else", async () => {
    const open = (text: string) => openReport(fileOf("list.csv", text), { zone: "UTC" });
    expect(await open(lines("First name,Last name,Partner,Commission", "Maya,Lind,Trail,8 %"))).toBeNull();
    expect(await open(lines("Product,Price,Stock", "Tent,10.00,3"))).toBeNull();
  });
});

it("sums are those of the rows", async () => {
  const whole = await readText(
    lines("Partner,Clicks,Orders,Revenue,Commission", "A,1,1,0.00001,0.1", "B,2,1,0.00002,0.2"),
  );
  expect(sumsOf(whole)).toEqual({ clicks: 3, orders: 2, value: 0.00003, commission: 0.3 });
});
