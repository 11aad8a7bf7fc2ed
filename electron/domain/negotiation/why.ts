// Why a package is offered, in two sentences: keys of the catalogue with raw values, and the text for a reader.
import { amountText, currencyDigits } from "../amount.ts";
import type { WordParams } from "../errors.ts";
import type { WordKey, Words } from "../words/words.ts";
import type { OpenLever, Point } from "./grid.ts";

type WhyCode = "cheapest" | "fairest" | "fairestLoss" | "together" | "trade" | "takes" | "both" | "steady";
/** An amount in units of 1/100,000 of the currency, basis points, or a lever's key. */
export type WhyPart = { units: number } | { bp: number } | { lever: string };
export interface Why {
  code: `ui.negotiation.why.${WhyCode}`;
  params: Record<string, WhyPart>;
}

/** The first sentence says what the package is best at, the second which lever carries it. */
export function whyOf(
  kind: "cheapest" | "fairest" | "together",
  levers: readonly OpenLever[],
  chosen: readonly Point[],
  { cost, gain }: { cost: number; gain: number },
  share?: { part: number; whole: number },
): Why[] {
  const params = { cost: { units: cost }, gain: { units: gain } };
  const first: Why =
    kind === "fairest"
      ? {
          code: share!.part < 0 ? "ui.negotiation.why.fairestLoss" : "ui.negotiation.why.fairest",
          params: { share: { bp: Math.abs(Math.round((share!.part / share!.whole) * 10_000)) } },
        }
      : kind === "together"
        ? { code: "ui.negotiation.why.together", params: { ...params, surplus: { units: gain - cost } } }
        : { code: "ui.negotiation.why.cheapest", params };
  return [first, carriedBy(levers, chosen, gain)];
}

/**
 * How much a lever carries: first what it is worth beyond its cost. Where it costs more than that, what it gives to whom the
 * package is for: them where they gain by the whole, else us.
 */
function weightOf({ cost, gain }: Point, whole: number): [rank: number, size: number] {
  if (gain >= cost) return [2, gain - cost];
  const given = whole > 0 ? gain : -cost;
  return given > 0 ? [1, given] : [0, gain - cost];
}

function carriedBy(levers: readonly OpenLever[], chosen: readonly Point[], whole: number): Why {
  let best = -1;
  let most: [rank: number, size: number] = [-1, 0];
  for (const [at, point] of chosen.entries()) {
    if (point.value === levers[at]!.inForce) continue;
    const [rank, size] = weightOf(point, whole);
    if (rank < most[0] || (rank === most[0] && size <= most[1])) continue;
    best = at;
    most = [rank, size];
  }
  const point = chosen[best];
  if (!point) return { code: "ui.negotiation.why.steady", params: {} };
  const lever = { lever: levers[best]!.lever };
  const { cost, gain } = point;
  if (cost < 0 && gain >= 0)
    return {
      code: "ui.negotiation.why.both",
      params: { lever, saved: { units: -cost }, worth: { units: gain } },
    };
  if (cost < 0)
    return {
      code: "ui.negotiation.why.takes",
      params: { lever, saved: { units: -cost }, loss: { units: -gain } },
    };
  return {
    code: "ui.negotiation.why.trade",
    params: { lever, cost: { units: cost }, worth: { units: gain } },
  };
}

/** A lever's name. Of steps of tiers the number is said. */
export function leverName(words: Words, key: string): string {
  const step = /^tiers\.steps\.(\d+)\.(rateBp|perAction|from)$/.exec(key);
  if (step)
    return words(`ui.negotiation.step.${step[2] as "rateBp" | "perAction" | "from"}`, {
      number: Number(step[1]) + 1,
    });
  return words(`ui.negotiation.lever.${key}` as WordKey);
}

/** The two sentences. @param locale BCP 47 */
export function sayWhy(words: Words, locale: string, currency: string, why: readonly Why[]): string {
  const digits = currencyDigits(currency);
  const money = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const amount = (units: number): string => money.format(amountText(units, currency) as unknown as number);
  /** Both halves of the first sentence, by their sign. */
  const sides = ({ gain, cost }: Why["params"]): WordParams => ({
    ...(gain &&
      "units" in gain && {
        theirs: words(`ui.negotiation.why.${gain.units < 0 ? "lost" : "gained"}`, {
          amount: amount(Math.abs(gain.units)),
        }),
      }),
    ...(cost &&
      "units" in cost && {
        ours: words(`ui.negotiation.why.${cost.units < 0 ? "saved" : "paid"}`, {
          amount: amount(Math.abs(cost.units)),
        }),
      }),
  });
  return why
    .map(({ code, params }) => {
      const filled: WordParams = sides(params);
      for (const [name, part] of Object.entries(params))
        filled[name] =
          "units" in part
            ? amount(part.units)
            : "bp" in part
              ? share.format(part.bp / 10_000)
              : leverName(words, part.lever);
      return words(code, filled);
    })
    .join(" ");
}
