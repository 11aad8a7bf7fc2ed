// For unit tests: the worked fixture of the definitions (docs/product.md) as an answer of the overview.
import { nothing, shown } from "../../../electron/domain/metrics/totals.ts";
import type { Competitor, Overview } from "./answers.ts";

/** 40,000 clicks, 800 orders of which 80 are reversed, 60.00 each, 8 % commission, 30 % fee, 35 % margin. */
export const worked = shown({
  ...nothing("EUR"),
  clicks: 40_000n,
  approvedOrders: 720n,
  approvedValue: 4_320_000_000n,
  approvedCommission: 345_600_000n,
  declinedOrders: 80n,
  declinedValue: 480_000_000n,
  declinedCommission: 38_400_000n,
  fee4: 345_600_000n * 3000n,
  margin4: 4_320_000_000n * 3500n,
});

export const overview = (change: Partial<Overview> = {}): Overview => ({
  currency: "EUR",
  currencies: ["EUR"],
  rates: [],
  unconverted: [],
  now: worked,
  before: null,
  beforeRange: null,
  ripe: { through: "2026-09-16", shareBp: 10_000 },
  incomplete: false,
  notes: [],
  empty: false,
  firstDay: "2026-08-03",
  lastDay: "2026-10-31",
  ...change,
});

export const partner = (change: Partial<Competitor> = {}): Competitor => ({
  ...worked,
  who: 4,
  partnerId: 4,
  name: "Alpaka & Söhne",
  externalId: "200321",
  before: null,
  spark: [],
  ...change,
});
