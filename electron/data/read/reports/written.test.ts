// Formats of which there is no sample: a small file of each, in the shape that its vendor documents or its code writes.
import { describe, expect, it } from "vitest";
import { fileOf, rowOf, workbookOf } from "../fixtures/files.ts";
import { readReport, readText, sumsOf } from "../fixtures/reports.ts";

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe("Partnerize", () => {
  const header =
    "conversion_id,campaign_id,publisher_id,conversion_date,conversion_date_time,click_time,click_date,click_date_time,currency,advertiser_reference,conversion_reference,referer_ip,source_referer,campaign_title,publisher_name,conversion_status,conversion_lag,value,commission,publisher_commission,creative_type,creative_id,specific_creative_id,customer_type,was_disputed,cookie_id,country,currency_original,currency_conversion_rate,customer_reference,camref";
  const row = (id: string, status: string, value: string, commission: string) =>
    `${id},10l176,1l1007802,2016-03-02,"2016-03-02 10:22:02",10:11:36,2016-03-02,"2016-03-02 10:11:36",EUR,,AUTO-${id},127.0.0.1,,"API Campaign Demo",apipublisher123,${status},626,${value},1.0001,${commission},0,0,0,,,111111l2136,GB,,,,1l3v9UA`;
  const text = lines(
    header,
    row("111111l3919676", "pending", "90.92", "0.9092"),
    row("111111l3919677", "rejected", "10.0000", "0.1000"),
    row("111111l3919678", "mixed", "20.5", "0.2050"),
  );

  it("gives four decimals, its own ids and a remark where items differ", async () => {
    const whole = await readText(text);
    expect(whole.source).toMatchObject({
      format: "partnerize-conversions",
      network: "partnerize",
      needsMapping: false,
    });
    expect(whole.rows.map(({ id, status, commission }) => [id, status, commission])).toEqual([
      ["111111l3919676", "pending", 0.9092],
      ["111111l3919677", "declined", 0.1],
      ["111111l3919678", "pending", 0.205],
    ]);
    expect(whole.rows[0]).toMatchObject({
      partner: "1l1007802",
      currency: "EUR",
      day: "2016-03-02",
      order: "AUTO-111111l3919676",
    });
    expect(whole.problems).toEqual([{ code: "status-mixed", params: { id: "111111l3919678" }, line: 4 }]);
  });

  it("comes in UTF-16 and with pipes too", async () => {
    const wide = Buffer.from(`\ufeff${text.replaceAll(",", "|")}`, "utf16le");
    const whole = await readText(wide);
    expect(sumsOf(whole)).toEqual({ clicks: 0, orders: 3, value: 121.42, commission: 1.2142 });
  });
});

describe("Tradedoubler", () => {
  const german = lines(
    "Ereignisübersicht;;;",
    "Programmname;Programm-ID;Zeitpunkt des Besuchs;Zeitpunkt des Events;In Session;Zuletzt;Leadnr;Bestellnr;EPI 1;EPI 2;Event Name;Event-ID;Event Status;Grund;Seitenname;Seiten-ID;Werbemittel;Bestellwert;Gutschein;Provision Publisher",
    "Northfield Outdoor DE;299871;01.10.26 09:12:03;01.10.26 12:52:03;Y;;;NFDE-012000;;;Verkauf;40499;A;Accepted;Camping Kompass;2876142;Eigenes;1.234,56;;61,73",
    "Northfield Outdoor DE;299871;02.10.26 09:12:03;02.10.26 12:52:03;Y;;NFDE-012000;;;;Lead;40500;P;;Camping Kompass;2876142;Eigenes;0,00;;2,00",
    "Northfield Outdoor DE;299871;02.10.26 09:12:03;03.10.26 08:00:00;Y;;;NFDE-012001;;;Verkauf;40499;D;;Sac à Dos;2876143;Eigenes;99,90;;5,00",
  );

  it("has localised names, a title line, decimal commas and dotted days", async () => {
    const whole = await readText(Buffer.from(german, "latin1"));
    expect(whole.source).toMatchObject({
      format: "tradedoubler-events",
      table: { delimiter: ";", headerLine: 2 },
    });
    expect(whole.source.found).toMatchObject({
      decimal: { mark: ",", sure: true },
      dateOrder: { order: "dmy", sure: true },
      program: { id: "299871", name: "Northfield Outdoor DE" },
    });
    expect(whole.rows.map(({ status, value, commission, day }) => [status, value, commission, day])).toEqual([
      ["approved", 1234.56, 61.73, "2026-10-01"],
      ["pending", 0, 2, "2026-10-02"],
      ["declined", 99.9, 5, "2026-10-03"],
    ]);
  });

  it("tells a lead and a sale with one number apart", async () => {
    const { rows } = await readText(german);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    expect(rows[0]).toMatchObject({ id: "NFDE-012000||40499|2876142|2026-10-01T12:52:03" });
    expect(rows[1]).toMatchObject({ id: "|NFDE-012000|40500|2876142|2026-10-02T12:52:03" });
  });
});

describe("Amazon Associates", () => {
  const earnings = (currency: string) => [
    "Category",
    "Name",
    "ASIN",
    "Seller",
    "Tracking ID",
    "Date Shipped",
    `Price${currency}`,
    "Items Shipped",
    "Returns",
    `Revenue${currency}`,
    `Ad Fees${currency}`,
    "Device Type Group",
  ];
  const title = "Fee-Earnings reports from 2026-10-01 00:00:00 to 2026-10-31 23:59:59";

  it("reads the period above the header; equal rows can all be meant", async () => {
    const row = 'Tools,"Axe, small",B000X,Amazon,north-21,2026-10-03 00:00:00,10.00,1,0,10.00,0.45,DESKTOP';
    const whole = await readText(lines(title, earnings("($)").join(","), row, row));
    expect(whole.source).toMatchObject({ format: "amazon-earnings", kind: "summary" });
    expect(whole.source.found).toMatchObject({
      period: { from: "2026-10-01", to: "2026-10-31", by: "title" },
      currency: { code: "USD", by: "header" },
    });
    expect(whole.rows.map(({ part }) => part)).toEqual(["B000X", "B000X#2"]);
    expect(sumsOf(whole)).toEqual({ clicks: 0, orders: 2, value: 20, commission: 0.9 });
  });

  it("opens the sheet of a workbook whose header is known, or the chosen one", async () => {
    const orders = [
      "Category",
      "Name",
      "ASIN",
      "Date",
      "Qty",
      "Price($)",
      "Link Type",
      "Tag",
      "Indirect Sales",
      "Device Type Group",
    ];
    const book = workbookOf([
      { name: "Summary", rows: rowOf(1, ["Notes"]) + rowOf(2, ["This workbook was made by hand"]) },
      {
        name: "Fee-Earnings",
        rows:
          rowOf(1, [title]) +
          rowOf(2, earnings("($)")) +
          rowOf(3, [
            "Tools",
            "Axe",
            "B000X",
            "Amazon",
            "north-21",
            { d: "46298" },
            { n: "10" },
            { n: "2" },
            { n: "0" },
            { n: "20.5" },
            { n: "0.9225" },
            "DESKTOP",
          ]),
      },
      {
        name: "Fee-Orders",
        rows:
          rowOf(1, ["Fee-Orders reports"]) +
          rowOf(2, orders) +
          rowOf(3, [
            "Tools",
            "Axe",
            "B000X",
            "2026-10-03",
            { n: "3" },
            { n: "10.25" },
            "Text",
            "north-21",
            "nd",
            "DESKTOP",
          ]),
      },
    ]);
    const path = fileOf("amazon.xlsx", book);
    const earned = await readReport(path);
    expect(earned.source).toMatchObject({
      format: "amazon-earnings",
      table: { sheet: "Fee-Earnings", headerLine: 2 },
    });
    expect(earned.rows[0]).toMatchObject({
      from: "2026-10-03",
      approvedOrders: 2,
      approvedValue: 20.5,
      approvedCommission: 0.9225,
    });
    const ordered = await readReport(path, { sheet: "Fee-Orders" });
    expect(ordered.source).toMatchObject({ format: "amazon-orders", kind: "orders" });
    expect(ordered.rows[0]).toMatchObject({
      status: "pending",
      value: 30.75,
      id: "north-21|B000X|2026-10-03",
    });
  });
});

describe("PartnerStack", () => {
  it("has decimals as people see them", async () => {
    const { rows, source } = await readText(
      lines(
        "Partner,Partner email,Customer name,Reward amount,Currency,Status,Source,Created",
        "Trail Thrift,Maya@TrailThrift.example,Acme,$12.50,USD,approved,Stripe,2026-10-03",
        "Peak and Pine,jonas@peak.example,Beta,7,USD,hold,Stripe,2026-10-04",
      ),
    );
    expect(source).toMatchObject({ format: "partnerstack-rewards" });
    expect(rows.map(({ partner, status, commission }) => [partner, status, commission])).toEqual([
      ["maya@trailthrift.example", "approved", 12.5],
      ["jonas@peak.example", "pending", 7],
    ]);
  });

  it("has hundredths and milliseconds where it comes from the API", async () => {
    const { rows } = await readText(
      lines(
        "key,partnership_key,customer_key,amount,currency,status,created_at",
        "rew_1,part_1,cus_1,1250,USD,paid,1790985600000",
        "rew_2,part_2,cus_2,700,USD,declined,1791072000000",
      ),
    );
    expect(
      rows.map(({ id, partner, status, commission, day }) => [id, partner, status, commission, day]),
    ).toEqual([
      ["rew_1", "part_1", "paid", 12.5, "2026-10-03"],
      ["rew_2", "part_2", "declined", 7, "2026-10-04"],
    ]);
  });
});

describe("Post Affiliate Pro", () => {
  const text = lines(
    "[[AFFILIATES]]",
    "!USERID;USERNAME;FIRSTNAME",
    "11111111;maya;Maya",
    "",
    "[[COMMISSIONS]]",
    "!TRANSID;!USERID;RSTATUS;DATEINSERTED;PAYOUTSTATUS;!COMMISSION;!ORDERID;!PRODUCTID;!TOTALCOST",
    'a1b2;11111111;A;"2026-10-03 13:40:52";U;6.45;NF-1;TENT;161.15',
    'a1b3;22222222;A;"2026-10-04 13:40:52";P;1.00;NF-2;MUG;20.00',
    'a1b4;22222222;D;"2026-10-05 13:40:52";U;2.00;NF-3;MUG;40.00',
  );

  it("is read by the section of commissions, at its own lines", async () => {
    const whole = await readText(text);
    expect(whole.source).toMatchObject({
      format: "postaffiliatepro",
      table: { sheet: "COMMISSIONS", headerLine: 6 },
    });
    expect(whole.source.table.sheets).toEqual([
      { name: "AFFILIATES", hidden: false, rows: 2 },
      { name: "COMMISSIONS", hidden: false, rows: 4 },
    ]);
    expect(
      whole.rows.map(({ line, id, order, status, value, commission }) => [
        line,
        id,
        order,
        status,
        value,
        commission,
      ]),
    ).toEqual([
      [7, "a1b2", "NF-1", "approved", 161.15, 6.45],
      [8, "a1b3", "NF-2", "paid", 20, 1],
      [9, "a1b4", "NF-3", "declined", 40, 2],
    ]);
  });

  it("says which section is not there", async () => {
    await expect(readText(text, { sheet: "CLICKS" })).rejects.toMatchObject({ code: "sheet-missing" });
  });
});

describe("AffiliateWP", () => {
  it("has no ids, the site's days and slashes before quotes", async () => {
    const { rows, accounts, source } = await readText(
      lines(
        "Affiliate ID,Email,Name,Payment Email,Username,Amount,Currency,Description,Campaign,Reference,Context,Status,Date",
        `3,sean@site.example,"Sean O\\'Neil",,sean,12.50,EUR,"Tent \\'2P\\'",,812,woocommerce,unpaid,"October 3, 2026"`,
        `3,sean@site.example,"Sean O\\'Neil",,sean,3.00,EUR,Mug,,813,woocommerce,rejected,"October 4, 2026"`,
      ),
    );
    expect(source).toMatchObject({ format: "affiliatewp-referrals", needsMapping: false });
    expect(accounts[0]).toMatchObject({ externalId: "3", name: "Sean O'Neil", email: "sean@site.example" });
    expect(rows.map(({ id, order, status, commission }) => [id, order, status, commission])).toEqual([
      ["812|woocommerce|3|2026-10-03", "812", "approved", 12.5],
      ["813|woocommerce|3|2026-10-04", "813", "declined", 3],
    ]);
  });
});

describe("Dub", () => {
  const header =
    "ID,Type,Amount,Earnings,Currency,Status,Invoice ID,Quantity,Created at,Partner ID,Partner name,Partner email";
  const row = (id: string, amount: string, earnings: string, status: string) =>
    `${id},sale,${amount},${earnings},usd,${status},inv_1,1,2026-10-03T08:00:00.000Z,pn_1,Trail Thrift,maya@trail.example`;

  it("had hundredths, and has amounts with a sign", async () => {
    const old = await readText(
      lines(header, row("cm_1", "12345", "1234", "processed"), row("cm_2", "2000", "200", "fraud")),
    );
    const now = await readText(
      lines(header, row("cm_1", "$123.45", "$12.34", "processed"), row("cm_2", "$20.00", "$2.00", "fraud")),
    );
    const facts = old.rows.map(({ id, status, value, commission }) => [id, status, value, commission]);
    expect(old.source.format).toBe("dub-commissions");
    expect(facts).toEqual([
      ["cm_1", "approved", 123.45, 12.34],
      ["cm_2", "declined", 20, 2],
    ]);
    expect(now.rows.map(({ id, status, value, commission }) => [id, status, value, commission])).toEqual(
      facts,
    );
  });

  it("asks for the partner where its column was not picked", async () => {
    const short = (line: string) => line.split(",").slice(0, 9).join(",");
    const { source } = await readText(lines(short(header), short(row("cm_1", "$1.00", "$0.10", "paid"))));
    expect(source).toMatchObject({
      format: "dub-commissions",
      needsMapping: true,
      found: { missing: ["partnerName"] },
    });
  });

  it("sums up partners without a period", async () => {
    const whole = await readText(
      lines(
        "ID,Name,Email,Country,Status,Enrolled at,Payouts enabled at,Description,Clicks,Leads,Conversions,Sales,Revenue,Commissions",
        'pn_1,Trail Thrift,maya@trail.example,GB,approved,2025-01-01T00:00:00.000Z,,,"1,250",30,12,14,"$1,234.50",$123.45',
      ),
    );
    expect(whole.source).toMatchObject({ format: "dub-partners", kind: "summary", found: { period: null } });
    expect(whole.rows[0]).toMatchObject({
      partner: "pn_1",
      clicks: 1250,
      approvedOrders: 14,
      approvedValue: 1234.5,
      approvedCommission: 123.45,
    });
  });
});

describe("Skimlinks", () => {
  it("has lines above the header and a totals row", async () => {
    const whole = await readText(
      lines(
        "Report by merchant",
        "01 Oct 2026 - 31 Oct 2026",
        "",
        "Merchant,Clicks,Sales,Conversion rate,Order value,Revenue,EPC",
        'Northfield Outdoor,"1,204",31,2.57%,"£2,480.10",£124.01,£0.10',
        "Gear Ledger,300,4,1.33%,£310.00,£15.50,£0.05",
        'Total,"1,504",35,2.33%,"£2,790.10",£139.51,£0.09',
      ),
    );
    expect(whole.source).toMatchObject({ format: "skimlinks", table: { headerLine: 4 } });
    expect(whole.source.found).toMatchObject({
      period: { from: "2026-10-01", to: "2026-10-31", by: "title" },
      currency: { code: "GBP", by: "sign" },
    });
    expect(sumsOf(whole)).toEqual({ clicks: 1504, orders: 35, value: 2790.1, commission: 139.51 });
    expect(whole.source.totals().file).toEqual({
      clicks: 1504,
      orders: 35,
      value: 279010000,
      commission: 13951000,
    });
  });
});

describe("older and other headers of known networks", () => {
  it("Rakuten's older header", async () => {
    const { rows, source } = await readText(
      lines(
        "Member ID,Merchant ID,Merchant Name,Order ID,Transaction Date,Transaction Time,SKU Number,Sales,Quantity,Commissions,Process Date,Process Time",
        "<none>,44817,Northfield,NF1,8/24/2011,12:24:27,5214102,19.59,1,1.273,8/25/2011,14:24:27",
        "site,44817,Northfield,NF1,8/26/2011,09:00:00,5214102,-19.59,-1,-1.273,8/27/2011,14:24:27",
      ),
    );
    expect(source.format).toBe("rakuten-orders");
    expect(rows.map(({ partner, day, correction }) => [partner, day, correction])).toEqual([
      ["<none>", "2011-08-24", undefined],
      ["site", "2011-08-26", true],
    ]);
  });

  it("Everflow with Affiliate instead of Partner, and Awin in the API's spelling", async () => {
    const old = await readText(
      lines("Affiliate,Clicks,CV,Revenue,Payout", "Trail Thrift (UK) (1010),10,1,$5.00,$3.00"),
    );
    expect(old.source.format).toBe("everflow");
    expect(old.accounts[0]).toMatchObject({ externalId: "1010", name: "Trail Thrift (UK)" });
    const api = await readText(
      lines(
        "advertiserId,publisherId,publisherName,impressions,clicks,pendingNo,pendingValue,pendingComm,totalNo,totalValue,totalComm,currency",
        "1,7,Trail,10,5,1,10.00,1.00,3,30.00,3.00,GBP",
      ),
    );
    expect(api.rows[0]).toMatchObject({
      partner: "7",
      pendingOrders: 1,
      approvedOrders: 2,
      approvedValue: 20,
      approvedCommission: 2,
    });
  });
});
