// What scores are worked out of: the narrow facts of tasks and of the partners behind them, read in rows of columns.
import { localDay } from "../../domain/calendar/zones.ts";
import { daysBetween, type Day } from "../../domain/days.ts";
import { stages, type Tier } from "../../domain/partner.ts";
import {
  score,
  usualWeights,
  weightNames,
  type PriorityFacts,
  type Scored,
  type Weights,
} from "../../domain/priority.ts";
import { sourceOf, type Hold, type Priority } from "../../domain/tasks/task.ts";
import { settingOf, timeZone } from "../settings.ts";
import type { Bind, Reader } from "../store.ts";
import { negotiationStakes, stakesOf, type Stake } from "./stakes/stakes.ts";

/** The manager's weights, the usual one where one was not set. */
export function weightsOf(db: Reader): Weights {
  const set = settingOf(db, "priorityWeights") as Partial<Weights> | undefined;
  return Object.fromEntries(
    weightNames.map((name) => [name, set?.[name] ?? usualWeights[name]]),
  ) as unknown as Weights;
}

/** A task that is open and outside the trash, and whose partner is too. */
export const openTasks = `t.closedAt IS NULL AND t.deletedAt IS NULL
  AND (t.partnerId IS NULL OR t.partnerId NOT IN (SELECT id FROM partner WHERE deletedAt IS NOT NULL))`;

/** The columns of `ScoredTask`, over a task `t`. */
const columns =
  "t.id, t.partnerId, t.dueOn, t.dueAt, t.priority, t.effortMinutes, t.waitingFor, t.source, t.hold, t.holdScore, t.holdUntil, t.startOn, t.plannedOn, t.negotiationId";
type Row = [
  id: number,
  partnerId: number | null,
  dueOn: Day | null,
  dueAt: number | null,
  priority: Priority,
  effortMinutes: number | null,
  waitingFor: string | null,
  source: string | null,
  hold: Hold | null,
  holdScore: number | null,
  holdUntil: Day | null,
  startOn: Day | null,
  plannedOn: Day | null,
  negotiationId: number | null,
];

export interface ScoredTask extends Scored {
  id: number;
  /** The due day where the manager is. */
  day: Day | null;
  hold: Hold | null;
  startOn: Day | null;
  plannedOn: Day | null;
  waits: boolean;
  /** What it is ordered by: a pin before all, a place it was dragged to instead of its score. */
  order: number;
}

interface PartnerFacts {
  tier: Tier | null;
  stageKey: boolean;
  cadence: PriorityFacts["cadence"];
  stake: Stake | null;
}

const KEY = stages.indexOf("key");
const PINNED = 1_000_000;
/** Of equal scores the older task comes first, by so little for each id: so there is always a place between two. */
const BY_AGE = 1e-8;

function partnersOf(db: Reader, ids: ReadonlySet<number>, now: number): Map<number, PartnerFacts> {
  const rows = db.arrays<[number, Tier | null, number | null, number | null, number | null, number]>(
    `SELECT p.id, p.tier, p.cadenceDays, s.stageRank, s.lastContactAt, p.createdAt
     FROM json_each(?) j CROSS JOIN partner p ON p.id = j.value LEFT JOIN partner_summary s ON s.partnerId = p.id`,
    JSON.stringify([...ids]),
  );
  const stakes = stakesOf(db, ids, now);
  return new Map(
    rows.map(([id, tier, every, rank, last, createdAt]) => [
      id,
      {
        tier,
        stageKey: rank === KEY,
        cadence:
          every === null ? null : { since: Math.floor((now - (last ?? createdAt)) / 86_400_000), every },
        stake: stakes.get(id) ?? null,
      },
    ]),
  );
}

/** The moment that all scores of an answer are of; tasks share their days, so each is counted from once. */
class Clock {
  readonly today: Day;
  readonly #left = new Map<Day, number>();
  readonly now: number;
  readonly zone: string;
  constructor(now: number, zone: string) {
    this.now = now;
    this.zone = zone;
    this.today = localDay(now, zone);
  }
  daysLeft(day: Day): number {
    let left = this.#left.get(day);
    if (left === undefined) this.#left.set(day, (left = daysBetween(this.today, day)));
    return left;
  }
}

/**
 * Scores of the tasks that a condition over `t` selects.
 * @param where SQL over `task t`
 */
export function scoredTasks(
  db: Reader,
  now: number,
  where: string,
  params: Bind[] = [],
  weights = weightsOf(db),
): ScoredTask[] {
  const rows = db.arrays<Row>(`SELECT ${columns} FROM task t WHERE ${where}`, ...params);
  const partners = new Set<number>();
  const negotiations = new Set<number>();
  for (const row of rows) {
    if (row[1] !== null) partners.add(row[1]);
    if (row[13] !== null) negotiations.add(row[13]);
  }
  const known = partnersOf(db, partners, now);
  const stakes = negotiationStakes(db, negotiations, now);
  const clock = new Clock(now, timeZone(db));
  return rows.map((row) => scored(row, known, stakes, clock, weights));
}

function scored(
  [
    id,
    partnerId,
    dueOn,
    dueAt,
    priority,
    effortMinutes,
    waitingFor,
    source,
    hold,
    holdScore,
    until,
    startOn,
    plannedOn,
    negotiationId,
  ]: Row,
  partners: ReadonlyMap<number, PartnerFacts>,
  stakes: ReadonlyMap<number, Stake>,
  clock: Clock,
  weights: Weights,
): ScoredTask {
  const partner = partnerId === null ? undefined : partners.get(partnerId);
  const day = dueAt === null ? dueOn : localDay(dueAt, clock.zone);
  const facts: PriorityFacts = {
    daysLeft: day === null ? null : clock.daysLeft(day),
    minutesLeft: dueAt === null ? null : Math.floor((dueAt - clock.now) / 60_000),
    priority,
    stake: (negotiationId === null ? undefined : stakes.get(negotiationId)) ?? partner?.stake ?? null,
    promised: sourceOf(source) === "promise" && waitingFor === null ? "us" : null,
    cadence: partner?.cadence ?? null,
    dropBp: partner?.stake?.dropBp ?? 0,
    stageKey: partner?.stageKey ?? false,
    tier: partner?.tier ?? null,
    effortMinutes,
    waitingFor,
  };
  const result = score(facts, weights);
  // "Not now" ends with its day.
  const held = hold === "notNow" && until !== null && until <= clock.today ? null : hold;
  const byScore = result.score - id * BY_AGE;
  const order = held === "pin" ? PINNED + byScore : held === "drag" ? (holdScore ?? byScore) : byScore;
  return { ...result, id, day, hold: held, startOn, plannedOn, waits: waitingFor !== null, order };
}
