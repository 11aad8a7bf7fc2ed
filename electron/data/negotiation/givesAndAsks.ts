// Three things to give and three to ask for in a call: from the limits where there are some, else from the terms and the numbers.
import { amountText, amountUnits, currencyDigits } from "../../domain/amount.ts";
import { costAt, gainAt, type OpenLever } from "../../domain/negotiation/grid.ts";
import { capitalWorth } from "../../domain/negotiation/leverWorth.ts";
import { leverName } from "../../domain/negotiation/why.ts";
import type { Shown } from "../../domain/metrics/totals.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import type { WordParams } from "../../domain/errors.ts";
import type { Words } from "../../domain/words/words.ts";

type Give = "lever" | "netDays" | "cookie" | "bonus" | "content" | "report";
type Ask = "lever" | "promise" | "reversals" | "conversion" | "volume" | "plans" | "placement" | "exclusive";

export interface Suggestion<Code extends string> {
  code: Code;
  text: string;
  /** Made of our limits or costs: not to be said, and not to be shown to others. */
  isPrivate: boolean;
}

export interface SuggestionGround {
  currency: string;
  terms: Terms | null;
  levers: readonly OpenLever[];
  /** The partner's own numbers, those of as many days before, and the program's. */
  now: Shown;
  before: Shown;
  program: Shown;
  /** What they promised and have not kept yet. */
  promises: readonly string[];
  capitalBp: number;
}

const HOW_MANY = 3;
/** So much worse than the program is worth a word, basis points. */
const APART_BP = 200;

const formats = (currency: string) => {
  const digits = currencyDigits(currency);
  const money = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const share = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
  return {
    units: (units: number): string =>
      money.format(amountText(Math.round(units), currency) as unknown as number),
    text: (amount: string): string => money.format(amount as unknown as number),
    bp: (bp: number): string => share.format(bp / 10_000),
  };
};

interface Moved {
  lever: string;
  cost: number;
  worth: number;
}

/** A step of each lever towards the partner (`give`) or away from them, where our limits allow it. */
function steps(levers: readonly OpenLever[], way: "give" | "ask"): Moved[] {
  return levers
    .flatMap((lever) => {
      const rises = (lever.better === "more") === (way === "give");
      const next = lever.inForce + (rises ? lever.step : -lever.step);
      const bound = way === "give" ? lever.ours.walkAway : lever.ours.ideal;
      if (rises ? next > bound : next < bound) return [];
      const sign = way === "give" ? 1 : -1;
      return [{ lever: lever.lever, cost: sign * costAt(lever, next), worth: sign * gainAt(lever, next) }];
    })
    .filter(({ cost, worth }) => (way === "give" ? worth > 0 : cost > 0))
    .toSorted((a, b) =>
      way === "give" ? b.worth - b.cost - (a.worth - a.cost) : b.cost - b.worth - (a.cost - a.worth),
    );
}

/** What is cheap for us and worth something to them, the best first; what tells of a limit `isPrivate`. Three of it always stand. */
export function givesOf(words: Words, ground: SuggestionGround): Suggestion<Give>[] {
  const { currency, terms, levers, now, capitalBp } = ground;
  const { units } = formats(currency);
  const found: Suggestion<Give>[] = [];
  const add = (code: Give, params: WordParams = {}, isPrivate = false): void => {
    found.push({ code, text: words(`ui.brief.give.${code}`, params), isPrivate });
  };
  for (const { lever, cost, worth } of steps(levers, "give"))
    add("lever", { lever: leverName(words, lever), cost: units(cost), worth: units(worth) }, true);
  const net = terms?.netDays;
  if (net !== undefined && net > 15) {
    const cost = capitalWorth(BigInt(amountUnits(now.commission) ?? 0), capitalBp, 15);
    add("netDays", { from: net, to: net - 15, cost: units(Number(cost)) }, true);
  }
  if (terms?.cookieDays !== undefined && terms.cookieDays < 60) add("cookie", { days: terms.cookieDays });
  if (now.orders >= 10 && !terms?.bonus) add("bonus", { orders: Math.ceil(now.orders * 1.2) });
  add("content");
  add("report");
  add("bonus", { orders: Math.max(10, Math.ceil(now.orders * 1.2)) });
  return distinct(found);
}

/** What is worth something to us and cheap for them: a promise that is open, a lever, what their numbers lack. Three of it always stand. */
export function asksOf(words: Words, ground: SuggestionGround): Suggestion<Ask>[] {
  const { currency, levers, now, before, program, promises } = ground;
  const { units, text, bp } = formats(currency);
  const found: Suggestion<Ask>[] = [];
  const add = (code: Ask, params: WordParams = {}, isPrivate = false): void => {
    found.push({ code, text: words(`ui.brief.ask.${code}`, params), isPrivate });
  };
  for (const promise of promises) add("promise", { text: promise });
  const worse = (own: number | null, mean: number | null): boolean =>
    own !== null && mean !== null && own - mean > APART_BP;
  if (worse(now.reversalBp, program.reversalBp))
    add("reversals", { own: bp(now.reversalBp!), mean: bp(program.reversalBp!) });
  if (Number(before.value) > 0 && Number(now.value) < Number(before.value) * 0.9)
    add("volume", { now: text(now.value), before: text(before.value) });
  if (now.crBp !== null && program.crBp !== null && now.crBp * 1.25 < program.crBp)
    add("conversion", { own: bp(now.crBp), mean: bp(program.crBp) });
  for (const { lever, cost, worth } of steps(levers, "ask"))
    add("lever", { lever: leverName(words, lever), cost: units(cost), worth: units(worth) }, true);
  add("plans");
  add("placement");
  add("exclusive");
  return distinct(found);
}

/** The first three, and as many that may be shown where some of them may not. */
function distinct<Code extends string>(found: readonly Suggestion<Code>[]): Suggestion<Code>[] {
  const once = found.filter(
    ({ code, text }, at) =>
      found.findIndex((one) => one.code === code && (one.text === text || code === "bonus")) === at,
  );
  const first = once.slice(0, HOW_MANY);
  const more = first.filter(({ isPrivate }) => isPrivate).length;
  return [
    ...first,
    ...once
      .slice(HOW_MANY)
      .filter(({ isPrivate }) => !isPrivate)
      .slice(0, more),
  ];
}
