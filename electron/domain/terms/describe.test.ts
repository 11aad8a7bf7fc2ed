// Terms in words: the paragraph and what changes, for readers of two locales.
import { describe, expect, test } from "vitest";
import { makeWords } from "../words/words.ts";
import { diffTerms, sayDiff, sayTerms } from "./describe.ts";
import { parseTerms, type Terms } from "./terms.ts";

const words = makeWords("en-GB");
const base = { currency: "EUR", basis: "percent", rateBp: 800 } as const;
const make = (more: Partial<Terms> = {}): Terms => parseTerms({ ...base, ...more });
const tiers = (from: string, rateBp: number, more: Partial<NonNullable<Terms["tiers"]>> = {}) => ({
  tiers: {
    by: "orders",
    per: "month",
    mode: "marginal",
    steps: [{ from, rateBp }],
    ...more,
  } as Terms["tiers"],
});
const flat = (amount: string, per: "once" | "month" = "once", viaNetwork = false) => ({
  flat: { amount, per, viaNetwork },
});
const bonus = (amount: string, by: "orders" | "value", atLeast: string) => ({
  bonus: { amount, when: { by, atLeast, per: "quarter" } } as const,
});
const cap = (by: "orders" | "commission", atMost: string) => ({ cap: { by, atMost, per: "month" } as const });
const each = (basis: Terms["basis"], perAction: string) => ({ basis, perAction, rateBp: undefined });

describe("one paragraph", () => {
  test.each<[more: Partial<Terms>, paragraph: string]>([
    [{}, "8% of the sale."],
    [{ rateBp: 1250 }, "12.5% of the sale."],
    [{ rateBp: 33 }, "0.33% of the sale."],
    [each("perSale", "5.00"), "€5.00 for each order."],
    [each("perLead", "12.5"), "€12.50 for each lead."],
    [each("perClick", "0.0325"), "€0.0325 for each click."],
    [each("perMille", "2.00"), "€2.00 for 1,000 impressions."],
    [{ basis: "hybrid", perAction: "1.50" }, "8% of the sale and €1.50 for each order."],
    [{ basis: "hybrid", ...flat("300.00", "month") }, "8% of the sale. €300.00 a month, paid directly."],
    [{ ...each("perSale", "500"), currency: "JPY" }, "¥500 for each order."],
    [
      tiers("500", 1000),
      "8% of the sale, 10% above 500 orders a month; the higher rate holds for what lies above.",
    ],
    [
      tiers("500", 1000, { per: "quarter", mode: "retroactive" }),
      "8% of the sale, 10% above 500 orders a quarter; the highest step that is exceeded holds for all of the quarter.",
    ],
    [
      tiers("1", 1000, {
        steps: [
          { from: "1", rateBp: 900 },
          { from: "2500", rateBp: 1050 },
        ],
      }),
      "8% of the sale, 9% above 1 order a month, 10.5% above 2,500 orders a month; the higher rate holds for what lies above.",
    ],
    [
      tiers("50000", 1000, { by: "value", per: "year" }),
      "8% of the sale, 10% above €50,000.00 of sales a year; the higher rate holds for what lies above.",
    ],
    [
      {
        ...each("perLead", "10.00"),
        tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "100", perAction: "12.00" }] },
      },
      "€10.00 for each lead, €12.00 for each lead above 100 leads a month; the higher rate holds for what lies above.",
    ],
    [flat("500.00"), "8% of the sale. €500.00 once, paid directly."],
    [flat("1200.00", "month", true), "8% of the sale. €1,200.00 a month, paid through the network."],
    [bonus("250.00", "orders", "1000"), "8% of the sale. A bonus of €250.00 from 1,000 orders a quarter."],
    [
      bonus("250.00", "value", "50000.00"),
      "8% of the sale. A bonus of €250.00 from €50,000.00 of sales a quarter.",
    ],
    [cap("orders", "1"), "8% of the sale. Cap: at most 1 order a month is paid."],
    [cap("orders", "2000"), "8% of the sale. Cap: at most 2,000 orders a month are paid."],
    [cap("commission", "9000.00"), "8% of the sale. Cap: at most €9,000.00 of commission a month."],
    [{ cookieDays: 1 }, "8% of the sale. A sale counts within a cookie of 1 day."],
    [
      { cookieDays: 30, attribution: "last" },
      "8% of the sale. A sale counts within a cookie of 30 days, for the last click.",
    ],
    [{ attribution: "code" }, "8% of the sale. A sale counts for the owner of the code."],
    [
      { exclusivity: { scope: "outdoor shoes", from: "2026-12-01", to: "2027-02-28" } },
      "8% of the sale. With exclusivity for outdoor shoes from 1 December 2026 to 28 February 2027.",
    ],
    [
      { exclusivity: { scope: "outdoor shoes", from: "2026-12-01" } },
      "8% of the sale. With exclusivity for outdoor shoes from 1 December 2026.",
    ],
    [{ netDays: 30 }, "8% of the sale. Paid net 30."],
    [
      { netDays: 30, lockingDays: 45, holdbackBp: 1000 },
      "8% of the sale. Paid net 30, locked after 45 days, 10% held back.",
    ],
    [
      { policies: ["No brand bidding", "No cashback"], clauses: ["Two newsletters"] },
      "8% of the sale. Policies: No brand bidding, No cashback. Clauses: Two newsletters.",
    ],
  ])("%j", (more, paragraph) => {
    expect(sayTerms(words, "en-GB", make(more))).toBe(paragraph);
  });
  test("numbers, money and days are the reader's", () => {
    const terms = make({
      ...tiers("1500", 1025),
      ...flat("1200.50"),
      exclusivity: { scope: "shoes", from: "2026-12-01" },
    });
    expect(sayTerms(makeWords("de-DE"), "de-DE", terms)).toBe(
      "8\u00a0% of the sale, 10,25\u00a0% above 1.500 orders a month; the higher rate holds for what lies above. 1.200,50\u00a0€ once, paid directly. With exclusivity for shoes from 1. Dezember 2026.",
    );
  });
});

describe("what changes", () => {
  test.each<[from: Partial<Terms>, to: Partial<Terms>, line: string]>([
    [{}, {}, "Nothing changes."],
    [
      { netDays: 30 },
      { ...tiers("500", 1000), ...flat("500.00"), netDays: 15 },
      "8% → 10% above 500 orders a month; +500.00 once; net 30 → net 15",
    ],
    [{}, { rateBp: 1000 }, "8% → 10%"],
    [{ rateBp: 1000 }, {}, "10% → 8%"],
    [{}, { rateBp: 900, ...tiers("500", 1000) }, "8% → 9%; 8% → 10% above 500 orders a month"],
    [tiers("500", 1000), {}, "10% → 8% above 500 orders a month"],
    [tiers("500", 1000), tiers("300", 1000), "8% → 10% above 300 orders a month"],
    [tiers("300", 1000), tiers("500", 1000), "10% → 8% above 300 and up to 500 orders a month"],
    [
      tiers("3000.00", 1000, { by: "value" }),
      tiers("5000.00", 1000, { by: "value" }),
      "10% → 8% above 3,000.00 and up to 5,000.00 of sales a month",
    ],
    [tiers("500", 1000), tiers("500", 1100), "10% → 11% above 500 orders a month"],
    [
      tiers("500", 1000),
      tiers("500", 1000, { mode: "retroactive" }),
      "tiers on what lies above → tiers on all of the period",
    ],
    [
      tiers("500", 1000),
      tiers("500", 1000, { per: "quarter" }),
      "−10% above 500 orders a month; +10% above 500 orders a quarter",
    ],
    [{}, each("perSale", "5.00"), "8% of the sale → 5.00 for each order"],
    [each("perSale", "5.00"), each("perSale", "6.00"), "5.00 for each order → 6.00 for each order"],
    [flat("500.00"), flat("700.00"), "500.00 once → 700.00 once"],
    [
      flat("500.00"),
      flat("500.00", "once", true),
      "flat fee paid directly → flat fee paid through the network",
    ],
    [flat("500.00"), {}, "−500.00 once"],
    [{}, bonus("250.00", "orders", "1000"), "+bonus of 250.00 from 1,000 orders a quarter"],
    [
      cap("orders", "2000"),
      cap("commission", "9000.00"),
      "at most 2,000 orders a month are paid → at most 9,000.00 of commission a month",
    ],
    [
      { cookieDays: 30 },
      { cookieDays: 45, attribution: "code" },
      "cookie of 30 days → cookie of 45 days; +owner of the code",
    ],
    [{}, { holdbackBp: 500, lockingDays: 60 }, "+locked after 60 days; +5% held back"],
    [
      { policies: ["No cashback"] },
      { policies: ["No brand bidding"], clauses: ["Two newsletters"] },
      "−policy “No cashback”; +policy “No brand bidding”; +clause “Two newsletters”",
    ],
    [{ ...flat("500.00") }, { ...flat("500.00"), currency: "USD" }, "EUR → USD"],
    [
      {},
      { exclusivity: { scope: "shoes", from: "2026-12-01", to: "2026-12-31" } },
      "+exclusivity for shoes from 1 December 2026 to 31 December 2026",
    ],
  ])("from %j to %j", (from, to, line) => {
    expect(sayDiff(words, "en-GB", make(from), make(to))).toBe(line);
  });
  test("is codes and raw values, so that another reader hears it in another way", () => {
    const [from, to] = [make(), make(tiers("1500", 1025))];
    expect(diffTerms(from, to)).toEqual([
      {
        kind: "changed",
        before: { code: "ui.terms.short.rate", params: { rate: { bp: 800 } } },
        after: {
          code: "ui.terms.short.aboveOrders",
          params: {
            what: { code: "ui.terms.short.rate", params: { rate: { bp: 1025 } } },
            count: { count: 1500 },
            per: { per: "month" },
          },
        },
      },
    ]);
    expect(sayDiff(makeWords("de-DE"), "de-DE", from, to)).toBe(
      "8\u00a0% → 10,25\u00a0% above 1.500 orders a month",
    );
  });
});
