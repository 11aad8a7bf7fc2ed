// The partners of the example as records: stages, tiers, network ids, next contact days, own fields, private notes.
import type { Network, Stage, Tier } from "../../domain/partner.ts";
import { type Day, addDays } from "../../domain/days.ts";
import { dayAt, instant, workday } from "./calendar.ts";
import { lastDayOf, type Planned } from "./talking.ts";
import type { Random } from "./random.ts";
import { fillSlots } from "./slots.ts";
import { slotsFor, type Cast } from "./terms.ts";
import type { ExampleMembership, ExamplePartner } from "./world.ts";
import { privateNotes } from "./words/asides.ts";
import { audiences, programs, type OwnFieldName } from "./words/goods.ts";

const tiersBy: Record<Stage, readonly (Tier | null)[]> = {
  key: ["A"],
  active: ["A", "B", "B", "B", "C", "C"],
  onboarded: ["B", "C"],
  agreed: ["B", "C"],
  negotiating: ["B", "C", null],
  replied: ["C", null, null],
  contacted: [null, null, "C"],
  found: [null],
  dormant: ["C", "D"],
  ended: ["D"],
  lost: [null],
};

const cadences: Record<Tier, readonly number[]> = { A: [14, 21], B: [30, 45], C: [60], D: [120] };

/** How likely a partner's next contact is overdue, due today, or ahead; the rest has none. */
const nextBy: Partial<Record<Stage, { overdue: number; today: number; ahead: number }>> = {
  key: { overdue: 0.2, today: 0.1, ahead: 0.7 },
  active: { overdue: 0.3, today: 0.1, ahead: 0.45 },
  onboarded: { overdue: 0.25, today: 0.1, ahead: 0.65 },
  agreed: { overdue: 0.3, today: 0.2, ahead: 0.5 },
  negotiating: { overdue: 0.35, today: 0.15, ahead: 0.5 },
  replied: { overdue: 0.4, today: 0, ahead: 0.5 },
  contacted: { overdue: 0.3, today: 0, ahead: 0.4 },
  found: { overdue: 0, today: 0, ahead: 0.3 },
  dormant: { overdue: 0.5, today: 0, ahead: 0.25 },
  lost: { overdue: 0, today: 0, ahead: 0.4 },
};

const joined: ReadonlySet<Stage> = new Set(["key", "active", "onboarded", "dormant", "ended"]);

/** `within` days it should come, where it lies ahead; `lastContact` is a day counted from today. */
function nextContact(
  stage: Stage,
  lastContact: number | null,
  within: number,
  today: Day,
  random: Random,
): Day | null {
  const odds = nextBy[stage];
  if (!odds) return null;
  const roll = random.next();
  if (roll < odds.overdue) {
    const earliest = stage === "dormant" ? -80 : Math.max(-14, (lastContact ?? -14) + 1);
    return dayAt(today, workday(today, random.int(Math.min(earliest, -3), -3)));
  }
  if (roll < odds.overdue + odds.today) return today;
  return roll < odds.overdue + odds.today + odds.ahead
    ? dayAt(today, workday(today, random.int(1, within)))
    : null;
}

function networkId(network: Network, random: Random): string {
  if (network === "partnerize") return `1101l${random.int(10000, 99999)}`;
  if (network === "in-house") return `TG-${random.int(1000, 9999)}`;
  return String(network === "impact" ? random.int(1_000_000, 6_999_999) : random.int(100_000, 899_999));
}

function membershipsOf(
  cast: Cast,
  life: readonly Planned[],
  today: Day,
  random: Random,
): ExampleMembership[] {
  const { seed } = cast;
  const agreed = life.find((one) => one.talk.phase === "agree");
  const own: ExampleMembership = { program: seed.program, stage: seed.stage };
  if (seed.reason !== undefined) own.lostReason = seed.reason;
  const since = agreed ? Math.min(lastDayOf(agreed), -1) : -1;
  if (agreed && joined.has(seed.stage)) own.joinedOn = dayAt(today, since);
  if (!seed.also) return [own];
  const second: ExampleMembership = { program: seed.also.program, stage: seed.also.stage };
  if (joined.has(second.stage)) second.joinedOn = dayAt(today, random.int(Math.min(since + 60, -2), -1));
  return [own, second];
}

function ownOf(cast: Cast, today: Day, random: Random): Record<string, string> {
  const own: Partial<Record<OwnFieldName, string>> = {};
  const { stage, types } = cast.seed;
  const close = joined.has(stage) && stage !== "ended";
  if (random.chance(0.6)) own["Monthly visits"] = String(cast.visits);
  if (random.chance(0.4)) own.Audience = random.pick(audiences);
  if (random.chance(0.45)) own["Media kit received"] = random.chance(0.7) ? "yes" : "no";
  if (close && random.chance(stage === "key" ? 0.9 : 0.3))
    own["Contract ends"] = addDays(today, random.int(20, 400));
  if (close && (types.includes("discount-code") || random.chance(0.5))) own["Exclusive code"] = cast.code;
  return own;
}

/** The record of a partner whose life is planned; `firstAt` is the day its record was made, counted from today. */
export function partnerRecord(
  cast: Cast,
  life: readonly Planned[],
  firstAt: number,
  today: Day,
  random: Random,
): ExamplePartner {
  const { seed } = cast;
  const lived = life.flatMap((one) => one.days).filter((day) => day < 0);
  const lastContact = lived.length > 0 ? Math.max(...lived) : null;
  const tier = random.pick(tiersBy[seed.stage]);
  const cadenceDays = tier && joined.has(seed.stage) ? random.pick(cadences[tier]) : null;
  const stages = membershipsOf(cast, life, today, random);
  const notes = privateNotes[seed.stage] ?? [];
  const noted = notes.length > 0 && random.chance(seed.stage === "key" ? 1 : 0.5);
  const slots = noted ? slotsFor(cast, cast.people[0] ?? null, today, lastContact ?? -1, random) : {};
  return {
    ref: cast.ref,
    name: seed.name,
    types: seed.types,
    websites: seed.sites,
    country: seed.country,
    languages: seed.languages,
    tags: seed.tags,
    tier,
    stages,
    owner: random.chance(0.85),
    nextContactOn: nextContact(seed.stage, lastContact, cadenceDays ?? 30, today, random),
    cadenceDays,
    privateNote: noted ? fillSlots(random.pick(notes), slots, random) : null,
    networkIds: stages
      .filter((one) => joined.has(one.stage))
      .map((one) => programs.find((program) => program.name === one.program)!.network)
      .map((network) => ({ network, externalId: networkId(network, random) })),
    own: ownOf(cast, today, random),
    createdAt: instant(today, firstAt, 6 * 60 + random.int(0, 50)),
  };
}
