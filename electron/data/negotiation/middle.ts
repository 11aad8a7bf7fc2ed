// The middle ground of one negotiation: its limits as open levers with their worths over the partner's own numbers, and the packages as terms.
import { amountText, amountUnits } from "../../domain/amount.ts";
import { dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import {
  boundsOf,
  costAt,
  gainAt,
  type OpenLever,
  type SideLimits,
  type Worth,
} from "../../domain/negotiation/grid.ts";
import { leverOf, leverWire, readLever, type Lever } from "../../domain/negotiation/levers.ts";
import { middleGround } from "../../domain/negotiation/middleGround.ts";
import { isClosed, type By, type Stage } from "../../domain/negotiation/stages.ts";
import { sayWhy } from "../../domain/negotiation/why.ts";
import { sampleOf } from "../../domain/terms/sample.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import type { Words } from "../../domain/words/words.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { factsOf } from "./facts.ts";
import { limitsOf, offersOf, type Limit } from "./read.ts";
import { ripeWindow, termsAgainst, usualWindow } from "./replay.ts";
import {
  groundOf,
  limitUnits,
  startOf,
  stepOf,
  termsWith,
  worthOf,
  type Ground,
  type Known,
} from "./worth.ts";

interface Case {
  partnerId: number;
  programId: number;
  stage: Stage;
  currency: string;
  window: { from: Day; to: Day };
  /** In force, else the first offer's; null where there are neither. */
  base: Terms | null;
  /** The newest first. */
  offers: Terms[];
  limits: Limit[];
}

/** @throws UserError `missing-negotiation` */
function caseOf(
  db: Reader,
  now: number,
  id: number,
  days: { from?: Day | undefined; to?: Day | undefined },
): Case {
  const row = db.get<{ partnerId: number; programId: number; stage: Stage; currency: string }>(
    "SELECT n.partnerId, n.programId, n.stage, g.currency FROM negotiation n JOIN program g ON g.id = n.programId WHERE n.id = ?",
    id,
  );
  if (!row) throw new UserError("missing-negotiation", { id });
  const usual = ripeWindow(db, row.programId, now, usualWindow);
  const window = { from: days.from ?? usual.from, to: days.to ?? usual.to };
  const offers = offersOf(db, id).map(({ terms }) => terms);
  const inForce = termsAgainst(db, { ...row, to: window.to }, now);
  return {
    ...row,
    window,
    base: inForce?.terms ?? offers[0] ?? null,
    offers: offers.toReversed(),
    limits: limitsOf(db, id),
  };
}

interface Prepared {
  lever: Lever;
  open: OpenLever;
  /** What the terms say of it; null where they say nothing, and costs and gains are counted from our ideal. */
  now: number | null;
  known: Record<By, Known>;
}

const samplesOf = (db: Reader, { partnerId, programId, window, base }: Case): Ground | null =>
  base && groundOf(db, sampleOf(factsOf(db, { partnerId, programId, ...window, since: "year" }).facts), base);

/** A lever of which either side has limits. Where only one has, the other's stand in: it is priced, and not open. */
function prepared(
  { base, offers }: Case,
  key: string,
  { ours, theirs }: { ours: Limit | undefined; theirs: Limit | undefined },
  ground: Ground | null,
): Prepared {
  const lever = leverOf(
    key,
    [...(base ? [base] : []), ...offers].find((terms) => readLever(terms, leverOf(key, terms)) !== null),
  );
  const ends = ([ours, theirs] as const).map((limit) =>
    limit
      ? { ideal: limitUnits(lever, limit, "ideal"), walkAway: limitUnits(lever, limit, "walkAway") }
      : null,
  );
  const [mine, other] = [ends[0] ?? ends[1]!, ends[1] ?? ends[0]!];
  // Terms that say nothing of a lever are as good as our ideal: what we would rather have.
  const now = base && readLever(base, lever);
  const inForce = now ?? mine.ideal;
  const step = stepOf(lever, ours, theirs);
  // One step beyond the terms in force, for what a step is worth.
  const all = [mine.ideal, mine.walkAway, other.ideal, other.walkAway, inForce + step, inForce - step];
  const range = { low: Math.max(0, Math.min(...all)), high: Math.max(...all), start: mine.ideal };
  const priced = worthOf(lever, { ours, theirs, step }, range, ground);
  const side = (limits: { ideal: number; walkAway: number }, worth: Worth): SideLimits => ({
    ...limits,
    worth,
  });
  return {
    lever,
    known: priced.known,
    now,
    open: {
      lever: key,
      better: lever.better,
      inForce,
      step,
      ours: side(mine, priced.ours),
      theirs: side(other, priced.theirs),
    },
  };
}

/** A limit that the newest terms made meaningless (a cap of orders where it was one of money) is still listed, to be set anew. */
function preparedOrNot(...asked: Parameters<typeof prepared>): Prepared | null {
  try {
    return prepared(...asked);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Our limits by lever in the order in which they were set, each with theirs. */
function pairsOf(
  limits: readonly Limit[],
): Map<string, { ours: Limit | undefined; theirs: Limit | undefined }> {
  const pairs = new Map<string, { ours: Limit | undefined; theirs: Limit | undefined }>();
  for (const side of ["us", "them"] as const)
    for (const limit of limits) {
      if (limit.side !== side || limit.lever === "package") continue;
      const pair = pairs.get(limit.lever) ?? { ours: undefined, theirs: undefined };
      pairs.set(limit.lever, side === "us" ? { ...pair, ours: limit } : { ...pair, theirs: limit });
    }
  return pairs;
}

const isJudged = ({ ours, theirs }: { ours: Limit | undefined; theirs: Limit | undefined }): boolean =>
  ours?.valuePerStep != null && theirs?.valuePerStep != null;

/** Terms for a package that is about nothing yet: a rate, or an amount for each order. */
const bareTerms = (currency: string, keys: readonly string[]): Terms =>
  keys.includes("perAction") && !keys.includes("rateBp")
    ? { currency, basis: "perSale", perAction: "0" }
    : { currency, basis: "percent", rateBp: 0 };

/** @throws UserError `missing-negotiation`, `limits-…`, `lever-unknown` */
export function middleOf(
  db: Reader,
  now: number,
  words: Words,
  {
    negotiationId,
    locale = "en-GB",
    ...days
  }: { negotiationId: number; from?: Day | undefined; to?: Day | undefined; locale?: string | undefined },
) {
  const found = caseOf(db, now, negotiationId, days);
  const { currency, limits, window, base, offers } = found;
  const pairs = [...pairsOf(limits)].filter(([, { ours, theirs }]) => ours && theirs);
  // Where every worth is judged, no number of the partner is asked for.
  const ground = pairs.every(([, pair]) => isJudged(pair)) ? null : samplesOf(db, found);
  const all = pairs.map(([key, pair]) => prepared(found, key, pair, ground));
  const budget = limits.find(({ side, lever }) => side === "us" && lever === "package");
  const { feasible, zones, packages, missing } = middleGround(
    all.map(({ open }) => open),
    budget ? amountUnits(budget.walkAway) : null,
  );
  const kinds = new Map(all.map(({ lever }) => [lever.key, lever]));
  const wire = (key: string, units: number): string | number =>
    leverWire(kinds.get(key) ?? leverOf(key), units, currency);
  const text = (units: number): string => amountText(units, currency);
  const keys = [...kinds.keys()];
  const start = startOf(base ?? bareTerms(currency, keys), keys, offers);
  const usual = { scope: words("ui.negotiation.exclusiveScope"), from: dayOf(now, timeZone(db)) };
  return {
    feasible,
    zones: zones.map((zone) =>
      "none" in zone
        ? zone
        : { lever: zone.lever, low: wire(zone.lever, zone.low), high: wire(zone.lever, zone.high) },
    ),
    packages: packages.map(({ kind, values, ourCost, theirGain, why }) => ({
      kind,
      values: Object.fromEntries(Object.entries(values).map(([key, units]) => [key, wire(key, units)])),
      terms: Object.entries(values).reduce(
        (terms, [key, units]) => termsWith(terms, kinds.get(key)!, units, offers, usual),
        start,
      ),
      ourCost: text(ourCost),
      theirGain: text(theirGain),
      why: sayWhy(words, locale, currency, why),
    })),
    ...(missing && {
      missing: {
        by: missing.by,
        lever: missing.lever,
        move: wire(missing.lever, missing.move),
        from: wire(missing.lever, missing.from),
        to: wire(missing.lever, missing.to),
        cost: text(missing.cost),
      },
    }),
    ...window,
    currency,
    /** Levers that count as free and worthless because nobody said what they are worth. */
    unvalued: all.flatMap(({ lever, known }) =>
      Object.values(known).includes("unknown") ? [lever.key] : [],
    ),
    isOver: isClosed(found.stage),
  };
}

/** The levers of which both sides have limits, priced over the last 90 ripe days. */
export function openLeversOf(db: Reader, now: number, negotiationId: number): OpenLever[] {
  const found = caseOf(db, now, negotiationId, {});
  const pairs = [...pairsOf(found.limits)].filter(([, { ours, theirs }]) => ours && theirs);
  const ground = pairs.every(([, pair]) => isJudged(pair)) ? null : samplesOf(db, found);
  return pairs.map(([key, pair]) => prepared(found, key, pair, ground).open);
}

/** The limits, each with what a step costs us (ours) or is worth to them (theirs), from the terms in force towards the partner. */
export function limitsWithWorth(db: Reader, now: number, negotiationId: number) {
  const found = caseOf(db, now, negotiationId, {});
  const pairs = pairsOf(found.limits);
  const ground = [...pairs.values()].every(isJudged) ? null : samplesOf(db, found);
  const byKey = new Map(
    [...pairs].flatMap(([key, pair]) => {
      const one = preparedOrNot(found, key, pair, ground);
      return one ? [[key, one] as const] : [];
    }),
  );
  const text = (units: number): string => amountText(units, found.currency);
  return {
    rows: found.limits.map((limit) => {
      const one = byKey.get(limit.lever);
      if (!one)
        return { ...limit, perStep: null, known: null, gridStep: null, inForce: null, low: null, high: null };
      const { open, known, lever, now: stands } = one;
      const next = open.inForce + (open.better === "more" ? open.step : -open.step);
      const value = limit.side === "us" ? costAt(open, next) : gainAt(open, next);
      const [low, high] = boundsOf(open, limit.side);
      return {
        ...limit,
        perStep: known[limit.side] === "unknown" ? null : text(value),
        known: known[limit.side],
        gridStep: leverWire(lever, open.step, found.currency),
        inForce: stands === null ? null : leverWire(lever, stands, found.currency),
        low: leverWire(lever, low, found.currency),
        high: leverWire(lever, high, found.currency),
      };
    }),
    currency: found.currency,
    ...found.window,
  };
}
