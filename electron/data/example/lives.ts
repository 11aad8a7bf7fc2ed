// What happened with a partner over its time: which talks, in which order and when, by the stage it has reached.
import type { Stage } from "../../domain/partner.ts";
import type { Day } from "../../domain/days.ts";
import { dayAt, monthOf, span, workday } from "./calendar.ts";
import type { Random } from "./random.ts";
import { lastDayOf, planTalk, type Planned } from "./talking.ts";
import type { Cast } from "./terms.ts";
import { slotsOf } from "./slots.ts";
import { closeTalks } from "./words/talksClose.ts";
import { endTalks } from "./words/talksEnd.ts";
import { kindTalks } from "./words/talksKinds.ts";
import { runTalks } from "./words/talksRun.ts";
import { seasonTalks } from "./words/talksSeason.ts";
import { startTalks } from "./words/talksStart.ts";
import type { Phase, Talk } from "./words/talk.ts";

const talks: readonly Talk[] = [
  ...startTalks,
  ...runTalks,
  ...closeTalks,
  ...kindTalks,
  ...seasonTalks,
  ...endTalks,
];

interface Way {
  opening: readonly Phase[];
  /** Everyday talks after the opening: since how many days the partner is known, and days between two talks' starts. */
  run?: { age: readonly [number, number]; gap: number };
  closing?: Phase;
  /** Days since the last contact. */
  lag: readonly [number, number];
}

const wayIn: readonly Phase[] = ["recruit", "answer", "negotiate", "agree", "onboard"];

/** A partner's way by its stage. */
const ways: Record<Stage, Way> = {
  key: { opening: wayIn, run: { age: [690, 724], gap: 86 }, lag: [1, 10] },
  active: { opening: wayIn, run: { age: [240, 700], gap: 200 }, lag: [2, 36] },
  onboarded: { opening: wayIn, lag: [1, 12] },
  agreed: { opening: ["recruit", "answer", "negotiate", "agree"], lag: [1, 9] },
  negotiating: { opening: ["recruit", "answer", "negotiate"], lag: [1, 10] },
  replied: { opening: ["recruit", "answer"], lag: [2, 20] },
  contacted: { opening: ["recruit", "nudge"], lag: [6, 70] },
  found: { opening: ["recruit"], lag: [3, 40] },
  dormant: { opening: wayIn, run: { age: [580, 710], gap: 400 }, closing: "fade", lag: [150, 320] },
  ended: { opening: wayIn, run: { age: [520, 680], gap: 400 }, closing: "end", lag: [70, 240] },
  lost: { opening: ["recruit", "answer", "negotiate"], closing: "lose", lag: [40, 260] },
};

/** The longest silence after which a talk may come up again, in days. */
const pause = 130;

function suits(talk: Talk, phase: Phase, cast: Cast): boolean {
  const { stage, types, reason } = cast.seed;
  if (talk.phase !== phase) return false;
  if (talk.types && !talk.types.some((type) => types.includes(type))) return false;
  if (talk.stages && !talk.stages.includes(stage)) return false;
  if (talk.reason !== undefined && talk.reason !== reason) return false;
  const needsSecond = talk.steps.some(([, , ...texts]) =>
    texts.some((text) => slotsOf(text).includes("other")),
  );
  return !needsSecond || cast.people.length > 1;
}

/** What belongs to the season or to a type of partner comes before what always fits. */
const fitness = (talk: Talk): number => (talk.months ? 5 : talk.types ? 1.6 : 1);

/** The longest talk takes about so many days. */
const longest = 25;

/** The same talk some days later, or earlier. */
function moved({ talk, days }: Planned, by: number, today: Day): Planned {
  return { talk, days: days.map((day) => workday(today, day + by)) };
}

/** Chooses talks for partners so that no partner hears the same twice too soon, and rare ones come first. */
export function lifeTeller(today: Day, random: Random): (cast: Cast) => Planned[] {
  const told = new Map<Talk, number>();

  function choose(phase: Phase, cast: Cast, start: number, before: readonly Planned[]): Talk | null {
    const month = monthOf(dayAt(today, start));
    const fitting = talks.filter((talk) => {
      if (!suits(talk, phase, cast) || (talk.months && !talk.months.includes(month))) return false;
      const last = before.findLast((one) => one.talk === talk);
      return !last || (talk.again === true && start - (last.days[0] ?? 0) > pause);
    });
    if (fitting.length === 0) return null;
    return random.weighted(fitting, (talk) => fitness(talk) / (1 + (told.get(talk) ?? 0)));
  }

  function add(life: Planned[], phase: Phase, cast: Cast, start: number): void {
    const talk = choose(phase, cast, start, life);
    if (!talk) return;
    told.set(talk, (told.get(talk) ?? 0) + 1);
    life.push(planTalk(talk, workday(today, start), today, random));
  }

  function opening(cast: Cast, list: readonly Phase[], start: number): Planned[] {
    const life: Planned[] = [];
    for (const phase of list) {
      // Not everybody who stayed silent was asked again.
      if (phase === "nudge" && cast.seed.stage === "contacted" && random.chance(0.3)) continue;
      add(life, phase, cast, life.length === 0 ? start : lastDayOf(life.at(-1)!) + random.int(2, 8));
    }
    return life;
  }

  /** Known for a while: everyday talks, more of them lately, and a last one that ends with the last contact. */
  function long(cast: Cast, way: Way, run: NonNullable<Way["run"]>, lag: number): Planned[] {
    const life = opening(cast, way.opening, -Math.min(span - 4, random.int(...run.age)));
    const closing = way.closing ?? "run";
    const until = -lag - longest;
    const began = lastDayOf(life.at(-1)!) + random.int(6, 15);
    for (let start = began; start < until;) {
      add(life, "run", cast, start);
      const left = (until - start) / (until - began);
      start += Math.max(5, Math.round((run.gap * (0.4 + 1.2 * left) * random.int(60, 140)) / 100));
    }
    add(life, closing, cast, until);
    const last = life.pop();
    return last ? [...life, moved(last, -lag - lastDayOf(last), today)] : life;
  }

  /** Known for weeks: planned once to see how long it takes, then again so that it ends when it should. */
  function short(cast: Cast, way: Way, lag: number): Planned[] {
    const phases = way.closing ? [...way.opening, way.closing] : way.opening;
    const silent = cast.seed.reason?.startsWith("No answer") === true;
    const life = opening(cast, silent ? ["recruit", "nudge", "lose"] : phases, 0);
    const shift = -lag - Math.max(0, ...life.map(lastDayOf));
    return life.map((one) => moved(one, shift, today));
  }

  return (cast) => {
    const way = ways[cast.seed.stage];
    const lag = random.int(...way.lag);
    if (way.run) return long(cast, way, way.run, lag);
    if (cast.seed.stage !== "found") return short(cast, way, lag);
    const noticed = talks.filter((talk) => suits(talk, "recruit", cast) && talk.steps[0]?.[0] === "note");
    return random.chance(0.75) && noticed.length > 0
      ? [planTalk(random.pick(noticed), -lag, today, random, 1)]
      : [];
  };
}
