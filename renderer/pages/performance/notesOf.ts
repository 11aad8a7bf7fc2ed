// What must be known before the numbers are believed, as sentences: not ripe, incomplete, sources that differ, rates, amounts left out.
import { showAmount, showRate, showShare } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { t } from "../../words.ts";
import type { Overview } from "./answers.ts";
import { ripeFrom } from "./cards.ts";

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
    ...rates.map(({ from, to, rate, on }) => ({
      text: t("ui.performance.notes.rate", { from, to, rate: showRate(rate), on: showDay(on) }),
      look: false,
    })),
  ];
}
