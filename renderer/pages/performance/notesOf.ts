// What must be known before the numbers are believed, as sentences: not ripe, incomplete, sources that differ, rates, amounts left out.
import { showAmount, showShare, showShortRate } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { t } from "../../words.ts";
import type { Overview } from "./answers.ts";
import { partly, ripeFrom } from "./cards.ts";

export interface Said {
  text: string;
  look: boolean;
  rates?: true;
}

/** The notes as sentences, those to look at first. */
export function notesOf(overview: Overview): Said[] {
  const { now, ripe, notes, unconverted, rates, currency } = overview;
  const share = now.decidedBp;
  return [
    ...(share !== null && share < ripeFrom
      ? [
          {
            text: t("ui.performance.ripe.note", { share: showShare(share), through: showDay(ripe.through) }),
            look: true,
          },
        ]
      : []),
    ...notes.map(({ text }) => ({ text, look: true })),
    ...unconverted.map(({ currency: from, value, orders }): Said => ({
      text: t("ui.performance.notes.unconverted", {
        value: showAmount(value, from),
        orders,
        from,
        to: currency,
      }),
      look: true,
      rates: true,
    })),
    ...(partly(overview)
      ? [{ text: t("ui.performance.notes.partly", { first: showDay(overview.firstDay!) }), look: false }]
      : []),
    ...[...Map.groupBy(rates, ({ on }) => on)].map(([on, same]) => ({
      text: t("ui.performance.notes.rates", {
        count: same.length,
        rates: same
          .map(({ from, to, rate }) =>
            t("ui.performance.notes.rate", { from, to, rate: showShortRate(rate) }),
          )
          .join(", "),
        on: showDay(on),
      }),
      look: false,
    })),
  ];
}
