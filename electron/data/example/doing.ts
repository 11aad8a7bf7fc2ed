// What is to be done in the example, what was promised and agreed: drawn apart from the talks, which stay what they are.
import type { Stage } from "../../domain/partner.ts";
import { addDays, type Day } from "../../domain/days.ts";
import { dayAt, instant, workday } from "./calendar.ts";
import { seeded, type Random } from "./random.ts";
import { agreements, closedTasks, initiatives, openTasks, promises } from "./words/toDo.ts";
import type {
  ExampleAgreement,
  ExampleInitiative,
  ExamplePartner,
  ExamplePerson,
  ExamplePromise,
  ExampleTask,
} from "./world.ts";

export interface Doing {
  tasks: ExampleTask[];
  promises: ExamplePromise[];
  agreements: ExampleAgreement[];
  initiatives: ExampleInitiative[];
}

/** Partners of each stage in turn, so that no one has everything. */
function turns(partners: readonly ExamplePartner[], random: Random): (stage: Stage) => ExamplePartner {
  const byStage = new Map<Stage, ExamplePartner[]>();
  for (const partner of random.shuffled(partners)) {
    const stage = partner.stages[0]!.stage;
    byStage.set(stage, [...(byStage.get(stage) ?? []), partner]);
  }
  const at = new Map<Stage, number>();
  return (stage) => {
    const of = byStage.get(stage)!;
    const nth = at.get(stage) ?? 0;
    at.set(stage, nth + 1);
    return of[nth % of.length]!;
  };
}

const programOf = (partner: ExamplePartner): string => partner.stages[0]!.program;

/**
 * @param today 'YYYY-MM-DD'
 * @param seed the example's own: another one gives other partners the same tasks
 */
export function doingOf(
  partners: readonly ExamplePartner[],
  people: readonly ExamplePerson[],
  today: Day,
  seed: number,
): Doing {
  const random = seeded(seed * 7919 + 5);
  const whoseTurn = turns(partners, random);
  const leads = new Map<string, ExamplePerson>();
  for (const person of people)
    if (person.partner !== null && !leads.has(person.partner)) leads.set(person.partner, person);
  const madeAt = (offset: number) => instant(today, offset, random.int(8 * 60, 17 * 60));
  const made: Doing = { tasks: [], promises: [], agreements: [], initiatives: [] };

  for (const { name, kind, starts, ends } of initiatives)
    made.initiatives.push({
      name,
      kind,
      startsOn: dayAt(today, starts),
      endsOn: dayAt(today, ends),
      createdAt: madeAt(-random.int(20, 40)),
    });

  const task = (title: string, stage: Stage | undefined, createdAt: number): ExampleTask => {
    const partner = stage === undefined ? null : whoseTurn(stage);
    return {
      title: title.replace("{partner}", partner?.name ?? ""),
      partner: partner?.ref ?? null,
      person: null,
      initiative: null,
      dueOn: null,
      dueTime: null,
      priority: 4,
      effortMinutes: null,
      waitingFor: null,
      checklist: null,
      repeat: null,
      plannedOn: null,
      closed: null,
      createdAt,
    };
  };
  for (const each of openTasks) {
    const { due, time, effort, checklist, initiative } = each;
    const one = task(each.title, each.stage, madeAt(-random.int(3, 18)));
    // What is due soon is due on the day that the words say, what is later on a working day.
    const on = due === null ? null : dayAt(today, due > 1 ? workday(today, due) : due);
    const lead = one.partner === null ? undefined : leads.get(one.partner);
    made.tasks.push({
      ...one,
      person: each.waits || time ? (lead?.ref ?? null) : null,
      initiative: initiative === undefined ? null : initiatives[initiative]!.name,
      dueOn: on,
      dueTime: time ?? null,
      priority: each.priority ?? 4,
      effortMinutes: effort ?? null,
      waitingFor: each.waits
        ? (lead?.fullName ?? partners.find(({ ref }) => ref === one.partner)!.name)
        : null,
      checklist: checklist?.map(([text, done]) => ({ text, done })) ?? null,
      repeat: each.repeat ?? null,
      plannedOn: each.planned ? today : null,
    });
  }
  for (const [nth, [title, stage, dropped]] of closedTasks.entries()) {
    const day = workday(today, -2 - nth * 4 - random.int(0, 3));
    const created = day - random.int(2, 12);
    made.tasks.push({
      ...task(title, stage, madeAt(created)),
      dueOn: dayAt(today, day + random.int(-1, 3)),
      effortMinutes: random.pick([null, 10, 15, 30, 45, 60]),
      closed: {
        at: instant(today, Math.min(day, -1), random.int(9 * 60, 17 * 60)),
        outcome: dropped === undefined ? "done" : "dropped",
        reason: dropped ?? null,
      },
    });
  }
  for (const { by, text, stage, due, outcome, settled } of promises) {
    const partner = whoseTurn(stage);
    made.promises.push({
      partner: partner.ref,
      person: leads.get(partner.ref)?.ref ?? null,
      by,
      text,
      dueOn: due === null ? null : dayAt(today, due),
      outcome: outcome ?? null,
      settledOn: settled === undefined ? null : dayAt(today, settled),
      createdAt: madeAt(Math.min(due ?? -5, settled ?? 0, 0) - random.int(6, 15)),
    });
  }
  for (const { text, stage, from, to, notice } of agreements) {
    const partner = whoseTurn(stage);
    made.agreements.push({
      partner: partner.ref,
      program: programOf(partner),
      text,
      from: addDays(today, from),
      to: to === null ? null : addDays(today, to),
      noticeDays: notice ?? null,
      createdAt: madeAt(Math.min(from - 3, -1)),
    });
  }
  return made;
}
