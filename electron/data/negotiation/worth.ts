// What a lever costs us and is worth to them: as somebody judged it, else by replay or at the rate of capital, else nothing is known.
import { amountUnits, divided } from "../../domain/amount.ts";
import { UserError } from "../../domain/errors.ts";
import type { Worth } from "../../domain/negotiation/grid.ts";
import { capitalWorth, replayWorth, usualStep } from "../../domain/negotiation/leverWorth.ts";
import { leverUnits, readLever, withLever, type Lever } from "../../domain/negotiation/levers.ts";
import type { By } from "../../domain/negotiation/stages.ts";
import { estimate } from "../../domain/terms/estimate.ts";
import { earningsOf } from "../../domain/terms/curve.ts";
import type { Sample } from "../../domain/terms/sample.ts";
import { paysShare } from "../../domain/terms/problems.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import { settingOf } from "../settings.ts";
import type { Reader } from "../store.ts";
import type { Limit } from "./read.ts";

/** How a worth is known: somebody judged it, it was worked out, or it counts as nothing until somebody says more. */
export type Known = "judged" | "computed" | "unknown";

/** What capital costs in a year where nobody set it, basis points. */
const USUAL_CAPITAL_BP = 800;

/** Our rate of capital by year, basis points: the setting `capitalRateBp`. */
export function capitalBp(db: Reader): number {
  const value = settingOf(db, "capitalRateBp");
  return typeof value === "number" && value >= 0 && value <= 10_000 ? Math.round(value) : USUAL_CAPITAL_BP;
}

/** What worths are worked out from. */
export interface Ground {
  sample: Sample;
  /** Where costs and gains are 0. */
  base: Terms;
  /** What the partner earns at the base over the sample's days, in units. */
  earnings: number;
  capitalBp: number;
}

/** What costs and gains of levers are counted from: these terms, over the days of this sample. */
export const groundOf = (db: Reader, sample: Sample, base: Terms): Ground => ({
  sample,
  base,
  earnings: Math.round(earningsOf(estimate(base, sample))),
  capitalBp: capitalBp(db),
});

/** A limit in whole units of its lever. @throws UserError `limit-value` where the terms changed what the lever counts */
export function limitUnits(lever: Lever, limit: Limit, field: "ideal" | "walkAway" | "step"): number {
  const units = leverUnits(lever, limit[field] ?? "");
  if (units === null) throw new UserError("limit-value", { value: limit[field] ?? "" }, { field });
  return units;
}

/** The step of a lever's grid: ours, else theirs, else a usual one. */
export function stepOf(lever: Lever, ours: Limit | undefined, theirs: Limit | undefined): number {
  for (const limit of [ours, theirs])
    if (limit && limit.step !== null) return limitUnits(lever, limit, "step");
  const ends = [ours, theirs].flatMap((limit) =>
    limit ? [limitUnits(lever, limit, "ideal"), limitUnits(lever, limit, "walkAway")] : [],
  );
  return usualStep(lever, Math.min(...ends), Math.max(...ends));
}

/** A part of the terms that pay-out depends on. */
const isPaid = ({ key }: Lever): boolean =>
  key === "rateBp" || key === "perAction" || /^(flat|bonus|cap|tiers)\./.test(key);

/** What money is worth while it waits: paid sooner it costs whoever pays, and is worth as much to whoever gets it. */
function waitingWorth({ key }: Lever, x: number, { base, earnings, capitalBp: rate }: Ground): number | null {
  if (key === "netDays" || key === "lockingDays") return -Number(capitalWorth(BigInt(earnings), rate, x));
  if (key !== "holdbackBp") return null;
  const kept = divided(BigInt(earnings) * BigInt(x), 10_000n);
  return -Number(capitalWorth(kept, rate, base.lockingDays ?? 30));
}

/** Points of a curve beyond which a drawn one says no more than its own straight lines. */
const MOST_POINTS = 500;

function valuesOf(from: number, to: number, step: number, start: number): number[] {
  const values = new Set<number>([from, to]);
  const first = Math.ceil((from - start) / step);
  for (let k = first; start + k * step <= to && values.size < MOST_POINTS; k++) values.add(start + k * step);
  return [...values];
}

export interface Priced {
  ours: Worth;
  theirs: Worth;
  known: Record<By, Known>;
}

/**
 * Both sides' worth of a lever.
 *
 * @param range the lowest and highest value that is looked at, those in force included, and where the grid starts
 */
export function worthOf(
  lever: Lever,
  { ours, theirs, step }: { ours: Limit | undefined; theirs: Limit | undefined; step: number },
  range: { low: number; high: number; start: number },
  ground: Ground | null,
): Priced {
  const judged = (limit: Limit | undefined): Worth | null => {
    if (!limit || limit.valuePerStep === null) return null;
    const units = amountUnits(limit.valuePerStep);
    if (units === null)
      throw new UserError("limit-value", { value: limit.valuePerStep }, { field: "valuePerStep" });
    const own = limit.step === null ? step : limitUnits(lever, limit, "step");
    return { perStep: units, of: own };
  };
  const [mine, other] = [judged(ours), judged(theirs)];
  const computed = mine && other ? null : ground && computedWorth(lever, step, range, ground);
  const known = (given: Worth | null): Known => (given ? "judged" : computed ? "computed" : "unknown");
  return {
    ours: mine ?? computed?.ours ?? { perStep: 0 },
    theirs: other ?? computed?.theirs ?? { perStep: 0 },
    known: { us: known(mine), them: known(other) },
  };
}

/** Whether nothing happened in the window: what pay-out depends on then cannot be priced, and is not free. */
const isEmpty = ({ stretches }: Sample): boolean =>
  stretches.every(
    ({ isInside, happened: { orders, clicks, impressions, leads } }) =>
      !isInside || (orders.at(-1) ?? 0) + clicks + impressions + (leads ?? 0) === 0,
  );

function computedWorth(
  lever: Lever,
  step: number,
  { low, high, start }: { low: number; high: number; start: number },
  ground: Ground,
): { ours: Worth; theirs: Worth } | null {
  const values = valuesOf(low, high, step, start);
  if (isPaid(lever)) {
    // A rate that the base does not pay, or a part that it has not, cannot be priced by it.
    if (readLever(ground.base, lever) === null) return null;
    const { ours, theirs } = replayWorth(ground.sample, ground.base, lever, values);
    if (isEmpty(ground.sample) && [...ours, ...theirs].every(({ value }) => value === 0)) return null;
    return { ours: { curve: ours }, theirs: { curve: theirs } };
  }
  if (ground.earnings === 0 && isEmpty(ground.sample)) return null;
  const curve = values
    .toSorted((a, b) => a - b)
    .map((at) => ({ at, value: waitingWorth(lever, at, ground) }))
    .flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  return curve.length === 0 ? null : { ours: { curve }, theirs: { curve } };
}

/**
 * The terms that packages start from: where a rate or an amount is open that their basis does not pay, the basis is that of
 * the newest offer which pays it, else what the open levers themselves make up.
 */
export function startOf(base: Terms, keys: readonly string[], offers: readonly Terms[]): Terms {
  const open = (["rateBp", "perAction"] as const).filter((key) => keys.includes(key));
  const pays = (terms: Terms): boolean =>
    open.every((key) => (key === "rateBp" ? paysShare(terms.basis) : terms.basis !== "percent"));
  if (pays(base)) return base;
  const { rateBp: _, perAction: __, tiers: ___, ...rest } = base;
  const donor = offers.find(pays);
  if (!donor)
    return { ...rest, basis: open.length === 2 ? "hybrid" : open[0] === "rateBp" ? "percent" : "perSale" };
  const { basis, rateBp, perAction, tiers } = donor;
  return {
    ...rest,
    basis,
    ...(rateBp !== undefined && { rateBp }),
    ...(perAction !== undefined && { perAction }),
    ...(tiers && { tiers }),
  };
}

type Exclusivity = NonNullable<Terms["exclusivity"]>;

/** So many days of exclusivity: for what the terms say, else the newest of `others`; from today where they would be over. */
function exclusiveFor(
  terms: Terms,
  lever: Lever,
  units: number,
  others: readonly Terms[],
  usual: Exclusivity,
) {
  const [found = usual] = [terms, ...others].flatMap(({ exclusivity }) => exclusivity ?? []);
  const made = withLever({ ...terms, exclusivity: found }, lever, units);
  if (made.exclusivity === undefined || made.exclusivity.to! >= usual.from) return made;
  return withLever({ ...terms, exclusivity: { ...found, from: usual.from } }, lever, units);
}

/**
 * Terms with a value of a lever; a part that they have not is taken from the newest of `others` that has it.
 *
 * @param usual what an exclusivity is for, and since when, where nobody has said it
 * @throws UserError `lever-not-there` where none has it: a package without what it is about would be another offer
 */
export function termsWith(
  terms: Terms,
  lever: Lever,
  units: number,
  others: readonly Terms[],
  usual: Exclusivity,
): Terms {
  if (lever.key === "exclusivity") return exclusiveFor(terms, lever, units, others, usual);
  const head = lever.key.split(".")[0] as "tiers" | "bonus" | "cap";
  const lacks =
    lever.key.includes(".") && head in { tiers: 1, bonus: 1, cap: 1 } && terms[head] === undefined;
  if (!lacks) return withLever(terms, lever, units);
  const donor = others.find((each) => each[head] !== undefined);
  if (!donor) throw new UserError("lever-not-there", { lever: lever.key }, { field: "lever" });
  return withLever({ ...terms, [head]: donor[head] }, lever, units);
}
