// Which accounts the networks know of the example's partners, and how the numbers of each run: by its type, its stage and its story.
import type { PartnerType, Stage, Tier } from "../../domain/partner.ts";
import { daysBetween, type Day } from "../../domain/days.ts";
import { seeded, type Random } from "./random.ts";
import type { Cast } from "./terms.ts";
import { strangers } from "./words/strangers.ts";
import type { ExampleAccount, ExamplePartner } from "./world.ts";

/** Fourteen months; the last three days are not in a report yet. */
export const firstNumbers = -426;
export const lastNumbers = -3;

type Habit = Pick<ExampleAccount, "ctrBp" | "crBp" | "reversalBp" | "rhythm"> & {
  /** Times the clicks that the talks speak of. */
  reach: number;
  /** Percent of the program's usual basket. */
  basket: number;
};

const content: Habit = { reach: 1, ctrBp: 240, crBp: 210, reversalBp: 600, basket: 100, rhythm: "even" };
const members: Habit = { reach: 0.7, ctrBp: 610, crBp: 430, reversalBp: 1300, basket: 62, rhythm: "sales" };
const codes: Habit = { reach: 0.8, ctrBp: 520, crBp: 370, reversalBp: 1100, basket: 74, rhythm: "sales" };

/** By a partner's first type. */
const habits: Partial<Record<PartnerType, Habit>> = {
  comparison: { reach: 1.1, ctrBp: 380, crBp: 330, reversalBp: 850, basket: 108, rhythm: "even" },
  cashback: { ...members, reach: 0.8, crBp: 620, basket: 44 },
  loyalty: members,
  "employee-portal": members,
  "discount-code": codes,
  influencer: { ...content, reach: 0.8, crBp: 120, reversalBp: 950, basket: 84, rhythm: "posts" },
  email: { ...content, reach: 0.7, ctrBp: 320, crBp: 260, rhythm: "letters" },
  search: { ...codes, reach: 1.2, crBp: 90, reversalBp: 3400 },
};

/** Large partners bring more. */
const sizes: Record<Tier, number> = { A: 1.3, B: 1, C: 0.55, D: 0.7 };

/** What a usual order is worth, by client, in whole units. */
const baskets: Record<Cast["client"], number> = { "Brackenfold Outdoor": 96, "Tamsin & Grove Skincare": 47 };

/** Partners whose numbers tell a story of their own. */
const stories: Record<string, Partial<ExampleAccount>> = {
  "Kit Ferret": { growth: 0.09 },
  "Belle Matière": { growth: 0.05 },
  "Packliste & Pausenbrot": { growth: -0.04 },
  "Coupon Otter": { reversalBp: 3100, growth: 0.02 },
};

const quiet = new Set<Stage>(["dormant", "ended"]);

/** The numbers of a partner that went quiet end with the last word. */
const lastDay = (partner: ExamplePartner, lastTalk: number): number =>
  quiet.has(partner.stages[0]!.stage) ? Math.min(lastTalk, lastNumbers) : lastNumbers;

/** An account in each program that a partner has joined. */
function ownAccounts(cast: Cast, partner: ExamplePartner, lastTalk: number, today: Day): ExampleAccount[] {
  const random = seeded(Number(cast.ref.slice("partner-".length)) * 7919);
  const size = partner.tier ? sizes[partner.tier] : 1;
  const joined = partner.stages.filter((one) => one.joinedOn !== undefined);
  return joined.map(({ program, joinedOn }, nth) => {
    const habit = habits[cast.seed.types[0] ?? "content"] ?? content;
    const { reach, basket, ...rest } = habit;
    const client = program === "Tamsin & Grove" ? "Tamsin & Grove Skincare" : "Brackenfold Outdoor";
    return {
      partner: cast.ref,
      program,
      externalId: partner.networkIds[nth]!.externalId,
      name: partner.name,
      site: partner.websites[0] ?? null,
      // Links take some days to go live.
      from: Math.max(firstNumbers, -daysBetween(joinedOn!, today) + random.int(2, 6)),
      to: lastDay(partner, lastTalk),
      ...rest,
      clicks: Math.max(14, Math.round((cast.clicks * size * reach * (nth === 0 ? 1 : 0.4)) / 30)),
      crBp: around(rest.crBp, random),
      reversalBp: around(rest.reversalBp, random),
      rateBp: cast.rate * 100,
      basket: Math.round(around(baskets[client] * basket, random) / 100),
      growth: random.int(-15, 25) / 1000,
      ...stories[partner.name],
    };
  });
}

const around = (usual: number, random: Random): number => Math.round((usual * random.int(85, 118)) / 100);

/** All accounts, those of nobody last. `lastTalks`: days from today of the last word with each partner, by its ref. */
export function accountsOf(
  casts: readonly Cast[],
  partners: readonly ExamplePartner[],
  lastTalks: ReadonlyMap<string, number>,
  today: Day,
): ExampleAccount[] {
  const own = casts.flatMap((cast, at) =>
    ownAccounts(cast, partners[at]!, lastTalks.get(cast.ref) ?? lastNumbers, today),
  );
  return [...own.filter(({ from, to }) => to - from > 5), ...strangers];
}
