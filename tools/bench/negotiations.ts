// Negotiations: terms replayed over a large partner's year, a dragged slider, the middle ground, the payout check, the board.
import type { Sample } from "../../electron/domain/terms/sample.ts";
import { replayGrown } from "../../electron/domain/terms/replay.ts";
import type { Terms } from "../../electron/domain/terms/terms.ts";
import type { Bench, Group } from "./bench.ts";
import { withHost, type Asked } from "./host.ts";
import { alone } from "./measure.ts";
import { addNegotiations, negotiationSizes, window } from "./negotiationsWorld.ts";
import type { Line } from "./report.ts";

const percent = (rateBp: number, more: Partial<Terms> = {}): Terms => ({
  currency: "EUR",
  basis: "percent",
  rateBp,
  ...more,
});
/** One plain, one with a fee, one with tiers by year and a bonus, one with a cap. */
const offers: Terms[] = [
  percent(1000),
  percent(900, { flat: { amount: "500.00", per: "month", viaNetwork: true } }),
  percent(800, {
    tiers: {
      by: "orders",
      per: "year",
      mode: "marginal",
      steps: [
        { from: "10000", rateBp: 950 },
        { from: "30000", rateBp: 1100 },
      ],
    },
    bonus: { amount: "2500.00", when: { by: "value", atLeast: "1000000.00", per: "quarter" } },
  }),
  percent(1100, { cap: { by: "commission", atMost: "40000.00", per: "month" } }),
];

async function negotiating({ ask }: Asked): Promise<Line[]> {
  const pair = { partnerId: 1, programId: 1 };
  const { orders, declinedOrders } = await ask<{ orders: number; declinedOrders: number }>(
    "negotiations.replay",
    {
      ...pair,
      ...window,
      terms: offers,
    },
  );
  if (orders + declinedOrders !== negotiationSizes.orders)
    throw new Error(`${orders + declinedOrders} orders instead of ${negotiationSizes.orders}`);
  const { sample } = await ask<{ sample: Sample }>("negotiations.sample", { ...pair, ...window });
  const { packages } = await ask<{ packages: object[] }>("negotiations.middleGround", { negotiationId: 1 });
  if (packages.length === 0) throw new Error("there is no middle ground");
  const checked = { programId: 1, from: "2026-07-12", to: window.to };
  const { checked: looked, total } = await ask<{ checked: number; total: number }>(
    "agreements.check",
    checked,
  );
  const { columns } = await ask<{ columns: { total: number }[] }>("negotiations.board", {});
  const all = columns.reduce((sum, column) => sum + column.total, 0);
  let volume = 0.5;
  const line = async (name: string, run: () => unknown, most: number, calls = 5): Promise<Line> => ({
    name,
    ms: await alone({ run, calls }),
    goal: { most },
  });
  return [
    await line(
      "replay of four offers over 365 days and 50,000 orders",
      () => ask("negotiations.replay", { ...pair, ...window, terms: offers }),
      150,
    ),
    {
      ...(await line(
        "a slider moves: four offers anew",
        () =>
          replayGrown(
            sample,
            offers,
            { volume: (volume = volume >= 2 ? 0.5 : volume + 0.01) },
            offers[0],
            false,
          ),
        16,
        50,
      )),
      note: "from the sample, in the page",
    },
    await line(
      "the middle ground over 6 levers",
      () => ask("negotiations.middleGround", { negotiationId: 1 }),
      200,
    ),
    {
      ...(await line("payout check of 100,000 orders", () => ask("agreements.check", checked), 1_000, 1)),
      note: `${looked} orders of ${negotiationSizes.checkedPartners + 1} partners; ${total} differ`,
    },
    {
      ...(await line("the board", () => ask("negotiations.board", {}), 50)),
      note: `${all} negotiations with ${negotiationSizes.negotiations * negotiationSizes.rounds} offers`,
    },
    await line(
      "the list by what is at stake, 50 rows",
      () => ask("negotiations.list", { sort: { by: "atStake" }, limit: 50 }),
      50,
    ),
    await line("the counts of the rail", () => ask("negotiations.counts"), 50),
    await line("windows to choose from", () => ask("negotiations.windows", pair), 250),
    await line("the sample for sliders", () => ask("negotiations.sample", { ...pair, ...window }), 150),
    await line("precedents", () => ask("negotiations.precedents", { ...pair, terms: percent(1000) }), 200),
    await line("a call brief", () => ask("partners.brief", { id: 1 }), 100),
  ];
}

export const negotiationGroups: readonly Group[] = [
  {
    name: "negotiations",
    run: (bench: Bench) => withHost(addNegotiations(bench.copy("small"), bench.seed), negotiating),
  },
];
